"""Cells of an ODS as a clerk sees them: words kept apart, notes kept out, formats of numbers with words."""

import pytest

from congkhai.grids.number_format import HIDDEN
from tests.grids.test_workbook import archive, cells

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("draw", "drawing"),
        ("dc", "dc"),
        ("calcext", "calcext"),
    )
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/"/></manifest:manifest>'
)


def ods(*cells_of_a_row: str, styles: str = "", columns: str = "") -> bytes:
    """A workbook of one row of cells; `styles` are automatic ones."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="can_bo">{columns}<table:table-row>{"".join(cells_of_a_row)}'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return archive(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        **{"META-INF__manifest.xml": MANIFEST.encode(), "content.xml": content.encode()},
    )


def string(inside: str) -> str:
    return f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'


def numeric(value: float, display: str | None, kind: str = "float", more: str = "") -> str:
    shown = "" if display is None else f"<text:p>{display}</text:p>"
    given = f'office:value-type="{kind}" office:value="{value}" {more}'
    return f"<table:table-cell {given}>{shown}</table:table-cell>"


NOTE = "<office:annotation><dc:creator>Hà</dc:creator><text:p>Xem lại</text:p></office:annotation>"
SHAPE = "<draw:frame><draw:text-box><text:p>Chú thích</text:p></draw:text-box></draw:frame>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<text:p>Giao<text:tab/>tại chỗ<text:line-break/>đủ</text:p>", "Giao\ttại chỗ\nđủ"),
        ('<text:p>a<text:s/>b<text:s text:c="3"/>c</text:p>', "a b   c"),
        ("<text:p>một</text:p><text:p>hai</text:p><text:p/><text:p>ba</text:p>", "một\nhai\n\nba"),
        ("<text:p>Lò <text:span>Văn<text:tab/></text:span>Hoà</text:p>", "Lò Văn\tHoà"),
        ("<text:p><text:a>liên kết</text:a> và</text:p>", "liên kết và"),
        ("<text:p>Lò\n   Văn Hoà</text:p>", "Lò Văn Hoà"),
        (f"{NOTE}<text:p>Lò Văn Hoà</text:p>", "Lò Văn Hoà"),
        (f"<text:p>Lò Văn Hoà</text:p>{NOTE}", "Lò Văn Hoà"),
        (f"{SHAPE}<text:p>Lò Văn Hoà</text:p>", "Lò Văn Hoà"),
        (
            "<text:p>a<text:note><text:note-body><text:p>b</text:p></text:note-body></text:note>c</text:p>",
            "ac",
        ),
        ("<text:p>Lò Văn Hoà</text:p>", "Lò Văn Hoà"),
    ],
)
def test_texts(inside, text):
    assert cells(ods(string(inside), string("<text:p>x</text:p>"))) == [(1, (text, "x"))]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (numeric(21, "21/BB-BDT"), "21/BB-BDT"),
        (numeric(7, "CB-007"), "CB-007"),
        (numeric(7, "007"), "007"),
        (numeric(98.4567, "98,46"), "98.4567"),
        (numeric(98.46, "98,5 điểm"), "98,5 điểm"),
        (numeric(1234567.5, "1.234.567,50"), "1234567.5"),
        (numeric(1597, "1.597"), "1597"),
        (numeric(1597, "1 597"), "1597"),
        (numeric(-5, "-5"), "-5"),
        (numeric(5, "5 ₫", "currency"), "5"),
        (numeric(5, "5 VND", "currency"), "5 VND"),
        (numeric(0.25, "25%", "percentage"), "25%"),
        (numeric(0.8554, "86%", "percentage"), "85.54%"),
        (numeric(0.25, "25% số phiếu", "percentage"), "25% số phiếu"),
        (numeric(0.5, "1/2"), "1/2"),
        (numeric(12345, "1,23E+04"), "1,23E+04"),
        (numeric(12345, "12"), "12"),
        (numeric(5, ""), HIDDEN),
        (numeric(0, ""), ""),
        (numeric(5, None), "5"),
        (numeric(1, "TRUE"), "có"),
    ],
)
def test_numbers_as_they_show(cell, text):
    assert cells(ods(cell, string("<text:p>x</text:p>"))) == [(1, (text, "x"))]


WORDED = (
    '<number:number-style style:name="N1"><number:number number:min-integer-digits="1"/>'
    "<number:text>/BB-BDT</number:text></number:number-style>"
    '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
)
COLUMN = '<table:table-column table:default-cell-style-name="{}"/>'


@pytest.mark.parametrize("display", ["21", None])
@pytest.mark.parametrize("style", ["ce1", "ce2"])
@pytest.mark.parametrize("by_column", [True, False])
def test_words_of_a_style_that_the_writer_did_not_print_are_told(display, style, by_column):
    more = "" if by_column else f'table:style-name="{style}"'
    columns = COLUMN.format(style) if by_column else ""
    assert cells(ods(numeric(21, display, more=more), styles=WORDED, columns=columns)) == [(1, (HIDDEN,))]


TEXT_STYLE = (
    '<number:text-style style:name="N2"><number:text-content/><number:text> (chờ)</number:text>'
    '</number:text-style><style:style style:name="ce3" style:family="table-cell" style:data-style-name="N2"/>'
)


@pytest.mark.parametrize("display", ["Lò Văn Hoà", "Lò Văn Hoà (chờ)"])
def test_words_around_a_text(display):
    given = 'table:style-name="ce3" office:value-type="string"'
    cell = f"<table:table-cell {given}><text:p>{display}</text:p></table:table-cell>"
    assert cells(ods(cell, styles=TEXT_STYLE)) == [(1, ("Lò Văn Hoà (chờ)",))]


def test_dates_with_words_of_their_own():
    def day(display: str) -> str:
        given = 'office:value-type="date" office:date-value="2022-11-24"'
        return f"<table:table-cell {given}><text:p>{display}</text:p></table:table-cell>"

    shown = ("24/11/2022", "Thứ Năm, 24 tháng 11", "24-Thg11-22", "24/11/2022 (dự kiến)")
    texts = ("2022-11-24", "2022-11-24", "2022-11-24", "24/11/2022 (dự kiến)")
    assert cells(ods(*map(day, shown))) == [(1, texts)]


def formula(text: str, value: str, display: str = "") -> str:
    given = f'table:formula="of:={text}" office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {given}><text:p>{display or value}</text:p></table:table-cell>"


def test_zeros_of_formulas_need_another_value_to_vouch_for_them():
    assert cells(ods(formula("80+7", "0"), formula("[.A1]", "0"))) == [(1, ("=80+7", "=[.A1]"))]
    assert cells(ods(formula("[.B1]-87", "0"), formula("80+7", "87"))) == [(1, ("0", "87"))]


def test_a_formula_that_keeps_nothing_is_told():
    bare = '<table:table-cell table:formula="of:=80+7"/>'
    assert cells(ods(bare, formula("80+7", "87"))) == [(1, ("=80+7", "87"))]
