"""A sheet that comes back: columns by their titles wherever they stand, rows, marks, and what is wrong."""

from collections.abc import Sequence

import pytest

from congkhai.findings import Place
from congkhai.grids.grid import Row
from congkhai.tables.normalise import reader
from congkhai.workbook.column import TableColumn
from congkhai.workbook.page import Typed, titles, typed

PLACE = Place(table="can_bo", file="so.xlsx, trang Cán bộ", table_title="Cán bộ")


def column(name: str, title: str) -> TableColumn:
    field = {"name": name, "type": "string", "title": title}
    return TableColumn(field=field, read=reader(field), write=str, pointer=None, labels=None, named={})


OWN = (column("ma", "Mã"), column("ho_ten", "Họ và tên"))
HEAD = ("Mã", "Họ và tên", "Xoá")


def read(*rows: Sequence[str]) -> tuple[list[Typed], list[tuple[str, int | None, str | None]]]:
    numbered = [Row(number, tuple(row)) for number, row in enumerate(rows, 1) if row]
    lines, findings = typed(numbered, OWN, PLACE)
    return [*lines], [(one.code, one.place.row, one.place.column) for one in findings]


def test_rows_and_marks():
    rows = (HEAD, ("CB-1", "Lò Văn Hoà"), (), ("CB-2", "", "x"), ("", "", "x"), ("CB-3", "a", "X"))
    lines, findings = read(*rows)
    assert lines == [
        Typed(2, ("CB-1", "Lò Văn Hoà"), False),
        Typed(4, ("CB-2", ""), True),
        Typed(6, ("CB-3", "a"), True),
    ]
    assert findings == []


@pytest.mark.parametrize(
    "rows",
    [
        [("Họ và tên", "Xoá", "Mã"), ("Lò", "x", "CB-1")],
        [("HỌ VÀ TÊN", "Xóa", " mã "), ("Lò", "x", "CB-1")],
        [("Sổ của phòng",), (), ("Mã", "Họ và tên", "Xoá"), ("CB-1", "Lò", "x")],
    ],
)
def test_columns_are_known_by_their_titles(rows):
    (line,), findings = read(*rows)
    assert (line.texts, line.marked, findings) == (("CB-1", "Lò"), True, [])


def test_without_the_column_of_marks_nothing_is_marked():
    lines, findings = read(HEAD[:2], ("CB-1", "Lò"))
    assert ([line.marked for line in lines], findings) == ([False], [])


def test_a_column_that_is_gone_is_told_and_no_row_is_read():
    assert read(("Mã", "Tên", "Xoá"), ("CB-1", "Lò")) == (
        [],
        [("trang-thua-cot", 1, "B"), ("trang-thieu-cot", 1, "ho_ten")],
    )
    assert read()[1] == [("trang-thieu-cot", 1, "ma"), ("trang-thieu-cot", 1, "ho_ten")]


def test_a_column_that_stands_twice():
    assert read((*HEAD, "Mã"), ("CB-1", "Lò", "", "CB-2"))[1] == [
        ("trang-trung-cot", 1, None),
        ("trang-thua-cot", 1, "D"),
    ]


def test_columns_of_ones_own_are_told_where_something_stands_there():
    assert read((*HEAD, "Ghi chú"), ("CB-1", "Lò", "", "hỏi lại"))[1] == [("trang-thua-cot", 1, "D")]
    assert read((*HEAD, "", ""), ("CB-1", "Lò", "", ""))[1] == []
    assert read(HEAD, ("CB-1", "Lò", "", "", "lạc"))[1] == [("trang-thua-cot", 1, "E")]


def test_a_mark_that_is_none():
    lines, findings = read(HEAD, ("CB-1", "Lò", "xong"))
    assert ([line.marked for line in lines], findings) == ([False], [("danh-dau-xoa-la", 2, "")])


def test_titles_are_told_apart():
    twice = (column("tu", "Ngày"), column("den", "ngày"), column("xoa", "Xoá"), column("ten", "Tên"))
    assert titles(twice) == ("Ngày (tu)", "ngày (den)", "Xoá (xoa)", "Tên")
