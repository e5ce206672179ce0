"""Bytes to rows: delimiter, row numbers, width."""

import pytest

from congkhai.findings import Place
from congkhai.grids import saved
from congkhai.grids.csv_text import read
from congkhai.grids.grid import letter

PLACE = Place(table="t", file="t.csv", table_title="Bảng")


def rows(data: bytes) -> list[tuple[int, tuple[str, ...]]]:
    grid, findings = read(data, PLACE)
    assert findings == () and grid is not None
    return [(row.number, row.cells) for row in (grid.header, *grid.rows)]


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n1,2\n",
        b"a;b\r\n1;2\r\n",
        b"a\tb\r1\t2",
        b"\xef\xbb\xbfa,b\n1,2",
        b"sep=;\r\na;b\r\n1;2\r\n",
        b'"sep=|"\na|b\n1|2\n',
        b"a,b,,\n1,2,,\n,,,\n",
        "a\tb\r\n1\t2".encode("utf-16"),
        "a;b\n1;2".encode("utf-16-be").join([b"\xfe\xff", b""]),
    ],
)
def test_the_same_rows(data):
    assert rows(data) == [(1, ("a", "b")), (2, ("1", "2"))]


def test_a_comma_in_a_title_is_no_delimiter_among_semicolons():
    assert rows("Mã;Số, ký hiệu;Loại\n1;2;3".encode())[0] == (1, ("Mã", "Số, ký hiệu", "Loại"))


def test_quoted_delimiters_do_not_count():
    assert rows(b'"a;b;c;d",e\n1,2')[0] == (1, ("a;b;c;d", "e"))


def test_blank_rows_are_counted_and_left_out():
    assert [number for number, _ in rows(b"\na,b\n\n , \n1,2\n\n3,4\n")] == [2, 5, 7]


def test_a_quoted_line_end_does_not_make_a_row():
    assert rows(b'a,b\n"1\n1",2\n3,4') == [(1, ("a", "b")), (2, ("1\n1", "2")), (3, ("3", "4"))]


def test_short_and_long_rows_stay_as_they_are():
    assert rows(b"a,b,c\n1\n1,2,3,4\n1,2,3,,\n")[1:] == [
        (2, ("1",)),
        (3, ("1", "2", "3", "4")),
        (4, ("1", "2", "3")),
    ]


def test_a_column_without_a_title_stays_where_it_holds_something():
    assert rows(b"a,,,\n1,,x,\n")[0] == (1, ("a", "", ""))


@pytest.mark.parametrize(
    ("data", "code", "row"),
    [
        (b"", "tep-rong", None),
        (b"\xef\xbb\xbf \r\n,,\r\n", "tep-rong", None),
        (b'a,b\n1,"2\n3,4\n', "ngoac-kep-hong", 2),
        (b'a,b\n1,2\n"3"x,4\n', "ngoac-kep-hong", 3),
        (b"a,b\n1,caf\xe9 au lait\n", "ma-hoa-la", 2),
        (b'a,b\n"1\n1",2\n\xff,3\n', "ma-hoa-la", 3),
        (b"\xff\xfea\x00,", "ma-hoa-la", 1),
        (b"\x00a\x00,\x00b", "ma-hoa-la", 1),
        (b"PK\x03\x04", "khong-phai-csv", None),
        (b"\xd0\xcf\x11\xe0", "khong-phai-csv", None),
    ],
)
def test_what_cannot_be_read_is_named(data, code, row):
    grid, findings = read(data, PLACE)
    assert grid is None
    assert [(finding.code, finding.place.row) for finding in findings] == [(code, row)]


def test_a_long_cell_is_split_and_leaves_no_trace():
    assert len(rows(b"a,b\n" + b"x" * 200_000 + b",2")[1][1][0]) == 200_000
    with pytest.raises(AssertionError):
        rows(b'a,b\n"' + b"x" * 200_000)


@pytest.mark.parametrize(
    ("position", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
)
def test_letters_of_columns(position, name):
    assert letter(position) == name


def test_a_table_of_too_many_columns_is_one_finding():
    data = b"ma,ho_ten" + b"," * 300_000 + b"x\nCB-001,A\n"
    grid, (finding,) = saved.read(data, PLACE)
    assert (grid, finding.code, finding.place.row) == (None, "bang-qua-nhieu-cot", 1)
    assert "300.002 cột" in finding.message
