"""Findings as values, and the catalogue that names every kind of them."""

import importlib
import json
import pkgutil
import re
import string
from collections.abc import Iterator
from datetime import date

import pytest

import congkhai
from congkhai.findings import (
    Bearer,
    Finding,
    Kind,
    Place,
    Refused,
    Severity,
    blocking,
    gathered,
    ordered,
)
from congkhai.rules.run import RULES
from congkhai.tables import originals, ways_out
from congkhai.value import replace
from congkhai.workflows.kinds import catalogue
from tests.code_words import code_words
from tests.packages.story import sample, told

SAID = Kind(code="sai", message="Ghi {value}.", remedy="Sửa {value}.", source="Điều 1")
HERE = Place(table="can_bo", file="datapackage/data/can_bo.csv", row=3)


def every_kind() -> Iterator[Kind]:
    """Each Kind that a module of the package holds, once."""
    seen: set[int] = set()
    for module in pkgutil.walk_packages(congkhai.__path__, "congkhai."):
        if module.name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Kind) and id(value) not in seen:
                seen.add(id(value))
                yield value


KINDS = sorted(every_kind(), key=lambda kind: kind.code)
TABLES = tuple(originals.titles().values())
SCHEMAS = [json.loads(originals.schema(name) or b"{}") for name in originals.titles()]
CELLS = tuple(field["title"] for schema in SCHEMAS for field in schema["fields"])


class AnyFact:
    """Stands for a fact of any type, whatever the template asks of its form."""

    def __format__(self, spec: str) -> str:
        return "x"


def holes(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_no_remedy_copies_more_from_a_new_folder_than_the_part_that_is_away():
    """Its datapackage.json bears no mark of sample data, and knows no table or column of the office's own."""
    remedies = [kind.remedy for kind in KINDS] + [
        text for text in vars(ways_out).values() if isinstance(text, str)
    ]
    copying = [remedy for remedy in remedies if "mới tạo bằng lệnh" in remedy or "congkhai new" in remedy]
    assert len(copying) >= 3
    assert [one for one in copying if not any(part in one for part in ("riêng", "cùng tên"))] == []


def test_a_finding_is_its_kind_at_a_place():
    finding = SAID.at(HERE.cell("ho_ten", "Họ và tên", "x"), value="x")
    assert (finding.code, finding.message, finding.remedy) == ("sai", "Ghi x.", "Sửa x.")
    assert (finding.severity, finding.source, finding.blocks) == (Severity.ERROR, "Điều 1", True)
    assert (finding.place.row, finding.place.column, finding.place.value) == (3, "ho_ten", "x")


@pytest.mark.parametrize("empty", [None, "", " ", "\u00a0\n"])
def test_an_empty_cell_has_no_value(empty):
    assert HERE.cell("ho_ten", "Họ và tên", empty).value is None


def test_a_value_with_braces_is_no_template():
    assert SAID.at(HERE, value="{value} {0}").message == "Ghi {value} {0}."


def test_a_missing_fact_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        SAID.at(HERE)


def test_a_finding_keeps_the_facts_that_its_words_tell_and_no_others():
    finding = SAID.at(HERE, value="x", count=3)
    assert dict(finding.facts) == {"value": "x"}
    assert {finding, SAID.at(HERE, value="x")} == {finding}
    assert finding != SAID.at(HERE, value="y")
    assert finding.with_facts(value="y") == SAID.at(HERE, value="y")
    with pytest.raises(TypeError):
        finding.facts["value"] = "y"


def test_a_fact_that_no_screen_shows_is_spelt_out():
    assert SAID.at(HERE, value="a\x1bb").message == "Ghi a\\x1bb."


def test_a_sentence_tells_the_facts_that_stand_in_it_as_they_stand_there():
    kind = Kind(code="han", message="Đến hết ngày {day:%d/%m/%Y}.", remedy="Ghi {other}.")
    finding = kind.at(HERE, day=date(2026, 12, 3), other="x")
    assert finding.tells("03/12/2026")
    assert not finding.tells("2026-12-03") and not finding.tells("03") and not finding.tells("x")
    assert replace(kind, tells_value=True).at(HERE, day=date(2026, 12, 3), other="x").tells("3/12")


ROWS = [
    replace(HERE, row=row, bearer=Bearer(name, code))
    for row, name, code in ((3, "Lò Văn Hoà", "CB-01"), (4, "Cầm Lả", "CB-02"), (5, "Lò Ly", "CB-03"))
]


def test_a_sentence_says_whom_it_is_about():
    finding = SAID.at(ROWS[0], value="x")
    assert finding.message == "Lò Văn Hoà (CB-01): ghi x."
    assert finding.tells("CB-01") and finding.tells("x") and not finding.tells("CB-02")
    assert replace(finding, also=(ROWS[1],)).message == "Lò Văn Hoà (CB-01), Cầm Lả (CB-02): ghi x."
    assert replace(finding, also=tuple(ROWS[1:])).message == (
        "Lò Văn Hoà (CB-01), Cầm Lả (CB-02) và 1 đối tượng nữa: ghi x."
    )
    assert replace(SAID, unnamed=True).at(ROWS[0], value="x").message == "Ghi x."


def test_a_sentence_may_say_it_in_its_midst():
    kind = Kind(code="bo", message="{bearer} bị bỏ sót.", remedy="Thêm.")
    assert kind.at(ROWS[0]).message == "Lò Văn Hoà (CB-01) bị bỏ sót."
    assert kind.at(HERE).message == "Đối tượng ở dòng này bị bỏ sót."


def test_rows_of_several_persons_are_one_finding_that_names_them():
    (finding,) = gathered([SAID.at(row, value="x") for row in ROWS])
    assert [bearer.code for bearer in finding.bearers] == ["CB-01", "CB-02", "CB-03"]


def test_only_errors_block():
    error = SAID.at(HERE, value="x")
    gentle = [replace(error, severity=severity) for severity in (Severity.WARNING, Severity.INFO)]
    assert not blocking(gentle)
    assert blocking([*gentle, error])
    assert not blocking([])


def test_findings_stand_by_file_then_gravity_then_row():
    error = SAID.at(HERE, value="x")
    warning = replace(error, severity=Severity.WARNING)
    places = [replace(HERE, row=row) for row in (9, 10, None)]
    other = replace(HERE, file="datapackage/data/a.csv", row=99)
    mixed = [
        replace(warning, place=places[0]),
        replace(error, place=places[1]),
        replace(error, place=places[0]),
        replace(error, place=places[2]),
        replace(warning, place=other),
        replace(error, place=Place()),
    ]
    assert [(f.place.file, f.severity.value, f.place.row) for f in ordered(mixed)] == [
        ("datapackage/data/a.csv", "warning", 99),
        (HERE.file, "error", None),
        (HERE.file, "error", 9),
        (HERE.file, "error", 10),
        (HERE.file, "warning", 9),
        (None, "error", None),
    ]
    assert ordered(reversed(mixed)) == ordered(mixed)


def rows_of(finding: Finding) -> list[int | None]:
    return [place.row for place in (finding.place, *finding.also)]


def test_forty_rows_with_one_cause_are_one_finding():
    """It stands where the first of them stood."""
    places = [replace(HERE, row=row).cell("don_vi", "Đơn vị", "P-X") for row in range(2, 42)]
    found = [SAID.at(place, value="P-X") for place in places]
    other = SAID.at(replace(HERE, row=3).cell("ho_ten", "Họ và tên", "P-X"), value="P-X")
    once, apart = gathered([*found[:5], other, *found[5:]])
    assert rows_of(once) == list(range(2, 42))
    assert rows_of(apart) == [3]
    assert gathered([once, apart]) == [once, apart]


def test_only_what_says_the_same_is_one():
    one = SAID.at(HERE.cell("don_vi", "Đơn vị", "P-X"), value="P-X")
    others = [
        SAID.at(HERE.cell("don_vi", "Đơn vị", "P-Y"), value="P-Y"),
        replace(one, severity=Severity.WARNING),
        replace(one, source="Điều 2"),
        replace(one, passed="Đã giải trình."),
        replace(one, place=replace(one.place, file="datapackage/data/khac.csv")),
        replace(one, place=replace(one.place, value="P-Z")),
    ]
    assert gathered([one, *others]) == [one, *others]


def test_cells_of_one_cause_are_one_finding_whatever_they_hold():
    cells = [replace(HERE, row=row).cell("ngay", "Ngày", f"2026-11-{row}") for row in (10, 11)]
    early = [replace(SAID.at(cell, value="sớm"), cause="KY-2026") for cell in cells]
    (once,) = gathered(early)
    assert rows_of(once) == [10, 11]
    assert gathered([early[0], replace(early[1], cause="KY-2025")]) == [
        early[0],
        replace(early[1], cause="KY-2025"),
    ]


def test_a_refusal_carries_its_findings():
    notes = [SAID.at(HERE, value="x")]
    assert Refused(iter(notes)).findings == tuple(notes)


def test_the_program_knows_many_kinds():
    assert len(KINDS) > 50


def test_no_two_kinds_share_a_code():
    codes = [kind.code for kind in KINDS]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


@pytest.mark.parametrize("agency", [sample(), told("nho-2026")[0]], ids=["2022", "2026"])
def test_the_catalogue_names_every_kind(agency):
    rows = catalogue(agency).kinds
    assert [row.code for row in rows] == [kind.code for kind in KINDS]
    assert all(row.message and row.remedy and row.severity for row in rows)


def test_the_catalogue_has_a_section_for_each_rule_and_group():
    known = catalogue(sample())
    assert [rule.code for rule in known.rules] == [rule.code for rule in RULES]
    assert all(group.kinds for group in known.groups)
    drafts = next(rule for rule in known.rules if rule.code == "gui-du-thao-truoc")
    (row,) = drafts.held
    assert (row.years, row.severity, row.on, row.compared, row.now) == ("2022", "cảnh báo", True, True, True)
    assert (row.source, drafts.needs) == ("Kế hoạch 99/KH-BDT, II.4.1a, II.4.2a", "NGAY-GUI-DU-THAO")
    decree = next(rule for rule in known.rules if rule.code == "dung-dau-khong-cao-hon-don-vi")
    assert [(row.years, row.severity, row.compared, row.now) for row in decree.held] == [
        ("2020–2025", "cảnh báo", False, True),
        ("từ 2026", "lỗi", True, False),
    ]


def test_workbooks_that_cannot_be_opened_stand_among_the_files():
    groups = {group.id: {row.code for row in group.kinds} for group in catalogue(sample()).groups}
    whole = {"so-tinh-co-mat-khau", "so-tinh-hong", "so-tinh-qua-lon", "khong-ro-trang-tinh"}
    assert (whole - groups["tep"], whole & groups["o"], "o-bi-gop" in groups["o"]) == (set(), set(), True)


def test_the_catalogue_says_how_a_rule_holds_that_year():
    said = {year: {row.code: row for row in catalogue(agency).kinds} for year, agency in (
        (2022, sample()), (2026, told("nho-2026")[0]))}  # fmt: skip
    head = "dung-dau-cao-hon-don-vi"
    assert (said[2022][head].severity, said[2026][head].severity) == ("cảnh báo", "lỗi")
    assert "chưa đối chiếu" in said[2022][head].source
    assert said[2026][head].source == "Nghị định 335/2025/NĐ-CP, Điều 20 khoản 6"
    assert said[2022]["vuot-ty-le-xuat-sac"].severity == "không áp dụng cho năm 2022"
    assert said[2026]["gui-du-thao-muon"].severity == "không áp dụng cho năm 2026"
    assert said[2022]["muc-khong-co-trong-nam"].severity == "lỗi"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_kind_says_what_to_do_in_whole_sentences(kind):
    assert kind.code == kind.code.lower() and kind.code.isascii() and " " not in kind.code
    for template in (kind.message, kind.remedy):
        assert template.endswith((".", "”", "}")), template
        assert template[0].isupper() or template[0] in "“{", template
        assert "  " not in template
        assert all(name.isidentifier() for name in holes(template))
        assert template.format_map(dict.fromkeys(holes(template), AnyFact()))
    assert not any(letter in kind.message + kind.remedy for letter in '"`')


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_the_cells_and_tables_that_a_kind_names_are_there(kind):
    said = f"{kind.message} {kind.remedy}"
    cells, tables = re.findall("‘([^’{]+)’", said), re.findall("bảng (?=[A-ZĐ])([^{]+)", said)
    assert [name for name in cells if name not in CELLS + TABLES] == []
    assert [name for name in tables if not name.startswith(TABLES)] == []


def test_a_row_of_which_two_years_say_the_same_is_named_once():
    (once,) = gathered([SAID.at(HERE, value="x"), SAID.at(HERE, value="x")])
    assert (once.place, once.also) == (HERE, ())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_kind_tells_values_and_columns_by_their_titles(kind):
    assert code_words(f"{kind.message} {kind.remedy}") == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_tells_values_and_columns_by_their_titles(rule):
    assert code_words(f"{rule.title} {rule.passes} {rule.fails}") == []


def test_what_is_a_code_and_what_only_looks_like_one():
    assert code_words("đổi trạng thái thành chinh_thuc, cột ‘Bước’ ghi khac") == ["chinh_thuc", "khac"]
    typed = "Mở datapackage/data/thong_bao.csv; ngay dưới quy định, ai cũng đọc; --only, {thay_the}"
    assert code_words(typed) == []
