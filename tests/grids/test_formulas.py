"""Formulas that nobody calculated: told where no value is kept, and where 0 is kept in its place."""

import io
import re

import openpyxl
import pytest

from congkhai.findings import Place
from congkhai.grids.cells import check
from tests.grids.test_other_writers import in_sheet, rewritten
from tests.grids.test_workbook import book, cells

FORMULAS = ("=80+7", '=IF(A1>1,"a","b")')
Values = tuple[object, ...]


def with_formulas(*values: object, asks: bool = True) -> bytes:
    """A workbook of XlsxWriter, which keeps 0 unless it is told; it asks to be calculated when opened."""

    def fill(made):
        sheet = made.add_worksheet()
        for row, value in enumerate(values):
            sheet.write_formula(row, 0, FORMULAS[row % 2], None, value)
        sheet.write(9, 1, "x")

    data = book(fill)
    return data if asks else rewritten(data, lambda _, part: part.replace(b' fullCalcOnLoad="1"', b""))


def first_column(data: bytes) -> list[str]:
    return [row[0] for _, row in cells(data) if row[0]]


def test_zero_in_a_book_that_asks_to_be_calculated_is_told():
    assert first_column(with_formulas(0, 5)) == ["=80+7", "5"]
    assert [finding.code for finding in check("=80+7", Place())] == ["o-cong-thuc"]


def test_an_empty_text_in_such_a_book_is_told():
    data = rewritten(with_formulas(0), in_sheet('<c r="A1"(.*?)<v>0</v>', r'<c r="A1" t="str"\1<v></v>'))
    assert first_column(data) == ["=80+7"]


def test_zeros_alone_vouch_for_nothing():
    assert first_column(with_formulas(0, 0, asks=False)) == ["=80+7", '=IF(A1>1,"a","b")']


def test_a_value_that_somebody_calculated_vouches_for_the_zeros():
    assert first_column(with_formulas(0, 87, asks=False)) == ["0", "87"]


def test_the_order_that_excel_calculated_in_vouches_for_the_zeros():
    def chained(part: str, content: bytes) -> bytes:
        kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
        if part != "xl/_rels/workbook.xml.rels":
            return content
        link = b'<Relationship Id="rId99" Type="%s" Target="calcChain.xml"/></Relationships>' % kind
        return content.replace(b"</Relationships>", link)

    assert first_column(rewritten(with_formulas(0, 0, asks=False), chained)) == ["0", "0"]


@pytest.mark.parametrize("kept", ["<v></v>", "<v/>", ""])
def test_a_formula_that_keeps_nothing_is_told_in_any_book(kept):
    data = rewritten(with_formulas(0, 87, asks=False), in_sheet("<v>0</v>", kept))
    assert first_column(data) == ["=80+7", "87"]


def test_a_formula_of_openpyxl(tmp_path):
    made = openpyxl.Workbook()
    made.worksheets[0].append(["=80+7", "x"])
    made.save(tmp_path / "a.xlsx")
    assert first_column((tmp_path / "a.xlsx").read_bytes()) == ["=80+7"]


def test_a_shared_formula_whose_text_stands_elsewhere_is_told():
    data = rewritten(with_formulas(0), in_sheet("<f>[^<]*</f>", '<f t="shared" si="0"/>'))
    assert [bool(re.match("=", text)) for text in first_column(data)] == [True]


def test_rows_of_nothing_but_such_formulas_are_rows():
    """Ahead of and behind every value that the reading library knows of."""
    made = openpyxl.Workbook()
    for row in (["=80+7"], ["x"], ["=1/0"]):
        made.worksheets[0].append(row)
    stream = io.BytesIO()
    made.save(stream)
    assert cells(stream.getvalue()) == [(1, ("=80+7",)), (2, ("x",)), (3, ("=1/0",))]
