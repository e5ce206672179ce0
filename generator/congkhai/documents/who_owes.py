"""Every person and every unit beside what they owe, as tables for the terminal, unit by unit."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from congkhai.documents.duty_words import Intake, returned, until, waiting
from congkhai.documents.lines import item, paragraph
from congkhai.documents.why import PERSONAL
from congkhai.law.duties import Duty, DutyKind, DutyState
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import named
from congkhai.model.groups import groups
from congkhai.model.plan import Form
from congkhai.model.record import Meeting
from congkhai.model.structure import Official, Unit
from congkhai.text.dates import short_date
from congkhai.text.phrases import capital
from congkhai.value import Value

LEGEND: Final = (
    "Trong bảng: “xong” là đã có trong sổ; “thiếu” là quá hạn mà chưa có; “chờ” là đã nộp, cơ quan chưa "
    "tiếp nhận; “trả lại” là phải nộp lại; “chưa” là chưa đến hạn; “–” là không phải làm. Ở cột có nhiều kỳ "
    "hoặc nhiều nơi, “11/12, chưa” là xong 11 trên 12, còn lại chưa đến hạn; “8/12, thiếu 3” là xong 8, "
    "trong số còn lại thiếu 3."
)
_TITLES: Final = {
    DutyKind.REVIEW: "Kiểm điểm ở nơi kế hoạch nêu",
    DutyKind.SCORE: "Điểm theo dõi, đánh giá từng kỳ",
    DutyKind.NOTICE: "Được thông báo kết quả bằng văn bản",
}
_NO_UNIT: Final = "Không có vị trí công tác cuối kỳ"


class Roster(Value):
    """The duties of a cycle on a day, and what was handed in of them."""

    agency: Agency
    cycle: Cycle
    today: date
    duties: Sequence[Duty]
    intake: Intake


def text(roster: Roster) -> str:
    """The whole answer: people by unit, then units, then meetings that lack their minutes."""
    people = [duty for duty in roster.duties if isinstance(duty.subject, Official)]
    units = [duty for duty in roster.duties if isinstance(duty.subject, Unit)]
    day = short_date(roster.today)
    lines = [
        *(paragraph(PERSONAL), ""),
        paragraph(f"Ai còn phải làm gì, năm {roster.cycle.year}, tính đến ngày {day}. {_count(people)}"),
        *("", *_people(roster, people)),
        *(_table(roster, "PHÒNG, TẬP THỂ", units, _columns(roster, units)) if units else ()),
        *_meetings(roster),
        paragraph("Xem riêng một người: congkhai status MÃ."),
        "",
    ]
    return "\n".join(lines)


def _count(people: Sequence[Duty]) -> str:
    every = {duty.subject.id for duty in people}
    late = {duty.subject.id for duty in people if duty.state is DutyState.MISSING}
    behind = f"{len(late)} người có việc quá hạn" if late else "không ai có việc quá hạn"
    return f"{len(every)} người, {behind}."


def _people(roster: Roster, people: Sequence[Duty]) -> Iterator[str]:
    columns = _columns(roster, people)
    if not columns:
        yield paragraph("Năm này chưa có việc nào giao cho từng người.")
        yield ""
        return
    yield from (item(f"[{number}] {name}") for number, name in enumerate(columns, 1))
    yield from ("", paragraph(LEGEND), "")
    for unit, members in _by_unit(roster, people).items():
        yield from _table(roster, unit.upper(), members, columns, legend=False)


def _by_unit(roster: Roster, people: Sequence[Duty]) -> dict[str, Sequence[Duty]]:
    """The duties by the unit where somebody works at the end of the cycle, in the order of the units."""
    posts = {
        post.official.id: post.unit.name
        for post in roster.agency.assignments
        if post.main and post.holds(roster.cycle.last_day)
    }
    found = groups(people, lambda duty: posts.get(duty.subject.id, _NO_UNIT))
    names = [*dict.fromkeys(unit.name for unit in roster.agency.units), _NO_UNIT]
    return {name: found[name] for name in names if name in found}


def _columns(roster: Roster, duties: Sequence[Duty]) -> Sequence[str]:
    return tuple(dict.fromkeys(_column(roster, duty) for duty in duties))


def _column(roster: Roster, duty: Duty) -> str:
    """Forms for the same register stand in one column, whatever kind of person each is for."""
    if duty.owed is None:
        return _TITLES[duty.kind]
    titles = roster.agency.titles(Form, named(Form, "dossier"))
    kind = duty.owed.form.dossier
    return capital(titles.get(kind, duty.owed.form.name)) if kind else duty.owed.form.name


def _table(
    roster: Roster, head: str, duties: Sequence[Duty], columns: Sequence[str], *, legend: bool = True
) -> Iterator[str]:
    """One line a subject, the cells below each other; with `legend` the columns are named first."""
    rows = [
        (f"{of[0].subject.name} ({of[0].subject.id})", _cells(roster, of, columns))
        for of in groups(duties, lambda duty: duty.subject.id).values()
    ]
    heads = [f"[{number}]" for number in range(1, len(columns) + 1)]
    wide = max(len(name) for name, _ in rows)
    widths = [
        max(len(cells[n]) for cells in (heads, *(cells for _, cells in rows))) for n in range(len(heads))
    ]
    yield head
    if legend:
        yield from (item(f"[{number}] {name}") for number, name in enumerate(columns, 1))
    for name, cells in (("", heads), *rows):
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        yield f"  {name.ljust(wide)}  {'  '.join(padded)}".rstrip()
    yield ""


def _cells(roster: Roster, of: Sequence[Duty], columns: Sequence[str]) -> list[str]:
    by_column = groups(of, lambda duty: _column(roster, duty))
    return [_cell(roster, by_column.get(column, ())) for column in columns]


def _cell(roster: Roster, duties: Sequence[Duty]) -> str:
    """The worst of what stands there; of several how many are done, and of how many of the rest it is so."""
    if not duties:
        return "–"
    tests: tuple[tuple[str, Callable[[Duty], bool]], ...] = (
        ("trả lại", lambda duty: returned(duty, roster.intake)),
        ("thiếu", lambda duty: duty.state is DutyState.MISSING and not waiting(duty, roster.intake)),
        ("chờ", lambda duty: waiting(duty, roster.intake)),
        ("chưa", lambda duty: duty.state is DutyState.OPEN),
    )
    words = [next((word for word, holds in tests if holds(duty)), "xong") for duty in duties]
    worst = next((word for word, _ in tests if word in words), "xong")
    if len(duties) == 1 or worst == "xong":
        return worst
    done, count = words.count("xong"), words.count(worst)
    told = f"{done}/{len(words)}, {worst}"
    return told if done + count == len(words) else f"{told} {count}"


def _meetings(roster: Roster) -> Iterator[str]:
    lacking = [
        duty
        for duty in roster.duties
        if isinstance(duty.subject, Meeting) and duty.state is DutyState.MISSING
    ]
    if lacking:
        yield "CUỘC HỌP CHƯA CÓ BIÊN BẢN"
        yield from (item(f"{duty.subject.name}: {until(duty.last)}.") for duty in lacking)
        yield ""
