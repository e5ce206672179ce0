"""What a workbook remembers of its export comes back whole, or not at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.workbook.kept import MARK, VERSION, Kept, Newer, Spoilt, kept, lines, remembered
from congkhai.workbook.table import BookTable


def table(name: str, columns: tuple[str, ...], *rows: tuple[str, ...]) -> BookTable:
    return BookTable(name=name, title=name.title(), columns=columns, rows=rows, sha256=f"hash-{name}")


AGENCY = table("co_quan", ("ma", "ten"), ("CQ-1", "Ban Mẫu"), ("CQ-2", " Sở Mẫu "), ("CQ-3", "Ban Mẫu"))
YEARS = table("ky_danh_gia", ("ma", "nam"), ("KY-2022", "2022"), ("KY-2026", "2026"))
PEOPLE = table("can_bo", ("ma", "ho_ten"), ("CB-001", "Lò Văn Hoà"), ("CB-002", "=1+1\n  \u00a0\x00\ufffe"))


def what(*tables: BookTable) -> Kept:
    return kept(tables, tuple(one.title for one in tables), "06/12/2022")


def test_the_agency_under_all_its_names_and_the_years():
    found = what(AGENCY, YEARS)
    assert (found.agency, found.years) == (("Ban Mẫu", "Sở Mẫu"), ("2022", "2026"))
    assert (what(PEOPLE).agency, what(PEOPLE).years) == ((), ())


def test_the_mark_of_the_folder_comes_back_and_may_be_absent():
    marked = kept((PEOPLE,), ("Cán bộ",), "06/12/2022", "0123")
    assert remembered(lines(marked)).origin == "0123"
    assert remembered(lines(what(PEOPLE))).origin == ""


def test_the_package_is_told_by_the_hashes_of_its_files():
    other = BookTable(name="can_bo", title="", columns=("ma",), rows=(), sha256="khac")
    assert what(PEOPLE).package != what(other).package
    assert what(PEOPLE).package == what(PEOPLE).package


def test_all_values_come_back():
    given = what(AGENCY, YEARS, PEOPLE)
    rows = tuple(lines(given))
    assert all(cell.isascii() for row in rows for cell in row)
    assert remembered(rows) == given


def test_a_long_row_goes_on_in_the_next_cell():
    given = what(table("x", ("a",), ("ộ" * 20_000,)))
    rows = tuple(lines(given))
    assert max(len(cell) for row in rows for cell in row) <= 32_000
    assert max(map(len, rows)) > 1
    assert remembered(rows) == given


@given(st.lists(st.tuples(st.text(), st.text())))
def test_any_text_comes_back(rows):
    given = what(table("x", ("a", "b"), *rows))
    assert remembered(lines(given)) == given


def test_empty_rows_at_the_end_do_no_harm():
    assert remembered([*lines(what(PEOPLE)), (), ("",)]) == what(PEOPLE)


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows[:-1],
        lambda rows: [*rows[:3], *rows[4:]],
        lambda rows: [rows[0], (rows[1][0].replace("06/12", "07/12"),), *rows[2:]],
        lambda rows: [("không phải JSON",), *rows[1:]],
        lambda rows: [('["khác",1]',), *rows[1:]],
        lambda rows: [("1",), *rows[1:]],
        lambda rows: [],
    ],
)
def test_a_change_is_noticed(change):
    with pytest.raises(Spoilt):
        remembered(change([*lines(what(AGENCY, PEOPLE))]))


def test_a_later_version_is_told_apart():
    with pytest.raises(Newer):
        remembered([(json.dumps([MARK, VERSION + 1]),), ("whatever comes later",)])
