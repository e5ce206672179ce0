"""The page's script reads, computes, shows and allows what Python does, over every form of both agencies."""

import json
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from congkhai.forms.answers import Answers, Sheet, shown_text
from congkhai.forms.assets import allowed, page_script
from congkhai.forms.blank import Blank
from congkhai.forms.definition import Item
from congkhai.forms.for_script import for_script
from congkhai.forms.kinds import (
    NO_NUMBER,
    NUMBER_IN_PERCENT,
    NUMBER_TWOFOLD,
    OUT_OF_BOUNDS,
    SUM_OFF,
    UNANSWERED,
)
from congkhai.forms.posted import legible, rows_of, together, whole_faults
from congkhai.model.forms import FieldKind, Known
from congkhai.value import replace
from tests.forms.blanks import blank, blanks
from tests.forms.example import repeated

# Every item of a form in every row: what is kept, whether it is shown, its text, what people read, whether it
# is allowed; and the kinds of faults.
WORKED_OUT = """([form, drafts]) => drafts.map(typed => {
  const kept = congkhaiSheet.kept(form, typed), worked = congkhaiSheet.sheet(form, kept);
  const seen = [], faults = [];
  form.fields.forEach((field, place) => {
    const count = field.repeat === null ? 1 : worked.count(field.repeat);
    for (let at = 0; at < count; at += 1) {
      const row = field.repeat === null ? null : at;
      const text = worked.text(place, row);
      seen.push([field.name, row, worked.shown(place, row), text, worked.shownAs(place, row),
        worked.allows(place, row)]);
      const given = (row === null ? typed : (typed[field.repeat] || [])[row] || {})[field.name] || "";
      const leaf = !["nhom", "lap"].includes(field.kind);
      const fault = leaf && field.own
        && congkhaiSheet.fault(form, worked, place, row, given);
      if (fault) { faults.push([field.name, row, fault.kind, fault.words]); }
    }
  });
  return [kept, seen, faults];
})"""
KINDS = {
    UNANSWERED.code: "unanswered",
    NO_NUMBER.code: "unread",
    NUMBER_TWOFOLD.code: "twofold",
    NUMBER_IN_PERCENT.code: "percent",
    OUT_OF_BOUNDS.code: "refused",
    SUM_OFF.code: "off",
}
NUMBERS = (
    "0 1 2 8 9 50 100 101 2,5 2.5 2,50 -1 +3 1.597 1,597 1.597,25 12.345.678 0,0001 99999999999999999999 "
    "66,667 95,125 95% 66,6% 1.597% % 5,0000000001 "
    "9999999999999999999999999999999999999999999 1e3 ١ nhiều 1/3 ½ 7. .5 3,3333333"
).split()
DAYS = "30/11/2026 2026-02-29 29/2/2024 31.4.2026 1-2-2026 2026-12-02 00:00 2/12/26 hôm nay 13/13/2026".split(
    " "
)
HOURS = [
    "14:30",
    "8h30",
    "8 giờ 5",
    "25:00",
    "1:30 CH",
    "12:00 SA",
    "13:00 PM",
    "08:00:59",
    "9 g",
    "14:60",
    "trưa",
]
WORDS = "Đã hoàn thành nhiệm vụ được giao <b> &amp; \u200b ca\u0309 a\u0303\u0306 n\u0303 ð 😀 .".split(" ")
BLANKS = (" ", "  ", "\n", "\r\n", " \n\n", "\t", "\u00a0")
LETTERS = st.lists(st.sampled_from(WORDS) | st.sampled_from(BLANKS), max_size=8).map(" ".join)
#: Each example is many answers, so a smaller one would tell little and cost much.
BATCH = settings(
    max_examples=3,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
NAMES = (*blanks(), "lap-tu-do")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that lets in this script alone and makes nothing from text."""
    script = page_script()
    with browser.new_context() as context:
        opened = context.new_page()
        opened.set_content(
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            f'script-src {allowed(script)}"><script>{script}</script>'
        )
        yield opened


def part(name: str) -> Blank:
    return repeated() if name == "lap-tu-do" else blanks()[name]


def typed(item: Item) -> st.SearchStrategy[str]:
    """What somebody might type into a field."""
    if item.options:
        ids = [one.id for one in item.options]
        some = st.lists(st.sampled_from(ids), max_size=4).map(" ".join)
        one = st.sampled_from([*ids, ""])
        return some if item.kind is FieldKind.SOME_OF else one
    small = st.integers(0, 12).map(str)
    return {
        FieldKind.NUMBER: st.sampled_from([*NUMBERS, ""]) | small,
        FieldKind.WHOLE: small | st.sampled_from([*NUMBERS, ""]),
        FieldKind.DAY: st.sampled_from([*DAYS, ""]),
        FieldKind.HOUR: st.sampled_from([*HOURS, ""]),
    }.get(item.kind, LETTERS | st.just("dài " * 1001))


def drafts(form: Blank) -> st.SearchStrategy[dict[str, Any]]:
    """Answers to everything that the writer is asked."""
    repeats = form.definition.repeat_of
    own = [one for one, _ in form.definition.every() if one.typed and one.row.writer is form.head.writer]
    single = {one.name: typed(one) for one in own if one.name not in repeats}
    rows: dict[str, dict[str, st.SearchStrategy[str]]] = {}
    for one in own:
        if one.name in repeats:
            rows.setdefault(repeats[one.name].name, {})[one.name] = typed(one)
    tables = {name: st.lists(st.fixed_dictionaries(row), max_size=4) for name, row in rows.items()}
    return st.fixed_dictionaries({**single, **tables})


def by_python(form: Blank, draft: Mapping[str, Any]) -> list[list[Any]]:
    definition = form.definition
    kept = together(definition, form.known, legible(definition, draft))
    sheet = Sheet(definition, kept)
    seen = []
    for item, repeat in definition.every():
        for row in range(len(rows_of(kept, repeat))) if repeat else (None,):
            text = sheet.text(item, row)
            seen.append(
                [
                    item.name or str(item.row.order),
                    row,
                    sheet.shown(item, row),
                    text,
                    shown_text(item, text),
                    sheet.allows(item, row),
                ]
            )
    faults = [
        [one.place.column, None if one.place.row is None else one.place.row - 1, KINDS[one.code], told(one)]
        for one in whole_faults(replace(form, draft=draft))
    ]
    return [[*plain(kept).items()], seen, sorted(faults, key=repr)]


def told(finding: Any) -> str:
    return f"{finding.message} {finding.remedy}"


def plain(answers: Answers) -> dict[str, object]:
    kept = {
        name: held if isinstance(held, str) else [dict(row) for row in held] for name, held in answers.items()
    }
    return without_nothing(kept)


def without_nothing(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: kept[name] for name in sorted(kept) if kept[name] not in ("", [])}


@pytest.mark.parametrize("name", NAMES)
def test_script_and_server_work_a_form_out_alike(page, name):
    form = part(name)
    told_form = json.loads(for_script(form))

    @BATCH
    @given(st.lists(drafts(form), min_size=12, max_size=12))
    def alike(given_drafts: list[dict[str, Any]]) -> None:
        theirs = page.evaluate(WORKED_OUT, [told_form, given_drafts])
        differences = []
        for draft, (kept, seen, faults) in zip(given_drafts, theirs, strict=True):
            mine = by_python(form, draft)
            its = [[*without_nothing(kept).items()], seen, sorted(faults, key=repr)]
            for ours, other in zip(mine, its, strict=True):
                differences += [(one, two) for one, two in zip_longest(ours, other) if one != two]
        assert [tuple(repr(one)[:300] for one in pair) for pair in differences[:4]] == []

    alike()


def test_a_number_without_end_is_shown_alike(page):
    form = blank(
        blanks()["2026-M-335-01-nguoi_lap"].definition, blanks()["2026-M-335-01-nguoi_lap"].head.writer
    )
    draft = {"so_luong": "100", "chat_luong": "90", "tien_do": "100"}
    [[_, seen, _]] = page.evaluate(WORKED_OUT, [json.loads(for_script(form)), [draft]])
    assert ["ty_le", None, True, "290/3", "96,6666", True] in seen


def test_the_form_of_the_script_cannot_end_its_element():
    known = {**blanks()["2026-M-335-01-nguoi_lap"].known, "ho_ten": "</script><script>alert(1)</script>"}
    text = for_script(replace(blanks()["2026-M-335-01-nguoi_lap"], known=known))
    assert "<" not in text and json.loads(text)["known"]["ho_ten"] == known["ho_ten"]
    assert Known.NAME.value == "ho_ten"
