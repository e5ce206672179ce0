"""Numbers and dates that show words around them: the value in their columns, the text shown elsewhere."""

import csv
from datetime import date
from io import BytesIO

import pytest
from xlsxwriter import Workbook

from congkhai.findings import Place
from congkhai.tables import sheet
from congkhai.tables.mend import mended
from congkhai.tables.schema import parse
from tests.grids.test_ods_cells import numeric, ods, string

SCHEMA = parse(
    {
        "fields": [
            {"name": "so_nguoi", "title": "Số người", "type": "integer"},
            {"name": "diem", "title": "Điểm", "type": "number"},
            {"name": "ngay", "title": "Ngày", "type": "date"},
            {"name": "ghi_chu", "title": "Ghi chú", "type": "string"},
        ]
    },
    "bang",
    "bang.json",
)
HEADER = ("so_nguoi", "diem", "ngay", "ghi_chu")
DAY = date(2022, 11, 24)


DATED = (
    '<table:table-cell office:value-type="date" office:date-value="2022-11-24">'
    "<text:p>hạn 24/11/2022</text:p></table:table-cell>"
)


def book(*cells: tuple[object, str]) -> bytes:
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as made:
        page = made.add_worksheet()
        page.write_row(0, 0, HEADER)
        for column, (value, form) in enumerate(cells):
            write = page.write_datetime if isinstance(value, date) else page.write
            write(1, column, value, made.add_format({"num_format": form}))
    return out.getvalue()


def line(data: bytes, name: str) -> sheet.Line:
    read, findings = sheet.read(data, SCHEMA, Place(table="bang", file=name, table_title="Bảng"))
    assert read is not None
    assert findings == ()
    return read.lines[0]


WORDED = book((4, '0" người"'), (1234.5, '#,##0.00"đ"'), (DAY, '"hạn" dd/mm/yyyy'), (4, '0" người"'))


def test_columns_of_numbers_and_dates_take_the_value_and_texts_what_is_shown():
    row = line(WORDED, "bang.xlsx")
    assert tuple(map(str, row.values)) == ("4", "1234.5", "2022-11-24", "4 người")
    assert row.texts == ("4", "1234.5", "2022-11-24", "4 người")


def test_tidy_makes_the_same_of_a_workbook_under_the_name_of_a_csv():
    made = mended(WORDED, SCHEMA, Place(table="bang", file="bang.csv", table_title="Bảng"))
    assert made is not None
    rows = [*csv.reader(made.content.decode("utf-8-sig").splitlines())]
    assert rows[1] == ["4", "1234.5", "2022-11-24", "4 người"]


def test_an_ods_is_read_alike():
    head = "".join(string(f"<text:p>{name}</text:p>") for name in HEADER)
    worded = (
        numeric(4, "4 người"),
        numeric(1234.5, "1.234,50 đ", "currency"),
        DATED,
        numeric(4, "4 người"),
    )
    row = line(ods(head + "</table:table-row><table:table-row>", *worded), "bang.ods")
    assert tuple(map(str, row.values)) == ("4", "1234.5", "2022-11-24", "4 người")


@pytest.mark.parametrize(("value", "form"), [(0.5, "0%"), (4000, '0," nghìn"'), (1, '[=1]"một";0')])
def test_what_shows_another_number_is_not_guessed(value, form):
    """50% may be 0.5 or 50; four thousand in thousands is told as it is shown."""
    row = line(book((1, "0"), (value, form), (DAY, "dd/mm/yyyy"), ("a", "@")), "bang.xlsx")
    assert str(row.values[1]).startswith("? ")
