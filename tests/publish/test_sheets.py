"""A workbook of Excel that is offered is read as its rows of cells, as somebody sees them."""

import io
from datetime import date

import openpyxl
import pytest
import xlsxwriter

from congkhai.paper.gaps import Gap
from congkhai.publish.leaks import leaks
from congkhai.publish.personal import personal_data
from congkhai.publish.reading import Part, opened
from tests.paper.papers import docx, members, zipped

NAME = "Sùng A Lồng"
SPLIT = (("TT", "Họ đệm", "Tên", "Đơn vị"), (1, "Sùng A", "Khày", "Phòng"), (2, "Sùng A", "Lồng", "Phòng"))


def by_excel(*rows: tuple[object, ...], state: str = "visible") -> bytes:
    """As Excel writes it: each text once, in a part of its own."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("Bìa").write("A1", "Danh sách")
        sheet = book.add_worksheet("a.css")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        if state == "hidden":
            sheet.hide()
        elif state == "veryHidden":
            sheet.very_hidden()
    return stream.getvalue()


def formatted(*cells: tuple[object, str]) -> bytes:
    """Cells below a heading, each with its number format."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Ngày sinh", "Số căn cước"])
    for column, (value, form) in enumerate(cells, 1):
        sheet.cell(2, column, value).number_format = form
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(content: bytes) -> list[Part]:
    return list(opened("bieu-mau/mau.xlsx", content))


def gaps(content: bytes) -> set[Gap]:
    return {gap for part in read(content) for gap in part.gaps}


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_a_name_that_two_columns_share_is_found_at_its_sheet(state):
    found = leaks(read(by_excel(*SPLIT, state=state)), {NAME: "can_bo.ho_ten"})
    assert [finding.message.partition(" có cụm")[0] for finding in found] == [
        "“bieu-mau/mau.xlsx › trang tính “a.css””"
    ]


def test_a_name_of_another_row_is_no_name():
    rows = (SPLIT[0], SPLIT[1], (2, "Vừ Thị", "Lồng", "Phòng"))
    assert list(leaks(read(by_excel(*rows)), {NAME: "can_bo.ho_ten"})) == []


def test_a_workbook_in_an_archive_is_read_so_too():
    content = zipped({"a/mau.xlsx": by_excel(*SPLIT)})
    assert list(leaks(opened("x.zip", content), {NAME: "can_bo.ho_ten"}))


def test_numbers_and_days_are_read_as_they_show():
    content = formatted((date(1980, 5, 12), "dd/mm/yyyy"), (14090001234, "000000000000"))
    assert [found.place.value for found in personal_data(read(content), {}, 2022)] == [
        "12/05/1980",
        "014090001234",
    ]
    content = formatted(("", "General"), (912345678, "0000\\ 000\\ 000"))
    assert [found.place.value for found in personal_data(read(content), {}, 2022)] == ["0912 345 678"]


def test_counts_that_stand_one_beside_the_other_are_nobodys_number():
    assert list(personal_data(read(by_excel((91, 234, 567, 8), (14, 89, 1, 234))), {}, 2022)) == []


def test_a_cell_that_its_format_hides_is_told():
    assert gaps(formatted((date(1980, 5, 12), "dd/mm/yyyy"), (1409, ";;;"))) == {Gap.HIDDEN}
    assert gaps(formatted((0, "#,##0;-#,##0;"))) == set()


def test_a_workbook_whose_cells_cannot_be_read_is_told():
    spoilt = members(by_excel(*SPLIT)) | {"xl/workbook.xml": b"<workbook"}
    assert gaps(zipped(spoilt)) == {Gap.DAMAGED}
    binary = members(by_excel(*SPLIT))
    for name in ("[Content_Types].xml", "_rels/.rels"):
        binary[name] = binary[name].replace(b"workbook.xml", b"workbook.bin")
    binary["xl/workbook.bin"] = binary.pop("xl/workbook.xml")
    assert gaps(zipped(binary)) == {Gap.OTHER_KIND}


def test_a_paper_of_word_with_a_workbook_inside_is_no_workbook():
    paper = members(docx("<w:p/>"))
    types = (
        b'<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml'
    )
    paper["[Content_Types].xml"] = paper["[Content_Types].xml"].replace(
        b"<Default", types + b'.sheet"/><Default', 1
    )
    paper["word/embeddings/a.xlsx"] = by_excel(*SPLIT)
    assert gaps(zipped(paper)) == set()
    assert list(leaks(read(zipped(paper)), {NAME: "can_bo.ho_ten"}))
