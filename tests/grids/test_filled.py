"""A workbook that came back filled in: its cells by their names, and those that hold formulas."""

import io

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from congkhai.grids.filled import Filled, Refusal, filled
from congkhai.grids.unseen import Fault


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def named(**names: str) -> Workbook:
    book = Workbook()
    assert book.active is not None
    book.active.title = "Phiếu"
    for name, place in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=place)
    return book


def read(book: Workbook) -> Filled:
    found = filled(saved(book))
    assert isinstance(found, Filled)
    return found


def test_cells_are_found_by_their_names():
    book = named(f_a="'Phiếu'!$B$3", f_b="Phiếu!$C$4:$E$4", f_mat="Phiếu!#REF!", f_vung="Phiếu!$A:$A")
    book["Phiếu"]["B3"], book["Phiếu"]["C4"] = 98.5, "x"
    found = read(book)
    assert found.names == {"f_a": ("Phiếu", (2, 1)), "f_b": ("Phiếu", (3, 2))}
    assert (found.text("f_a"), found.text("f_b")) == ("98.5", "x")


def test_a_name_of_one_sheet_alone_is_no_name_of_the_book():
    book = named(f_a="Phiếu!$A$1")
    copy = book.create_sheet("Bản sao")
    copy.defined_names["f_a"] = DefinedName("f_a", attr_text="'Bản sao'!$A$1")
    assert read(book).names == {"f_a": ("Phiếu", (0, 0))}


def test_a_sheet_may_have_quotes_in_its_name():
    book = named(f_a="'H''Ly'!$A$1")
    book["Phiếu"].title = "H'Ly"
    book["H'Ly"]["A1"] = "đây"
    assert read(book).text("f_a") == "đây"


def test_cells_with_formulas_are_known_and_texts_that_look_like_some_are_not():
    book = named(f_a="Phiếu!$A$1", f_b="Phiếu!$A$2")
    sheet = book["Phiếu"]
    sheet["A1"], sheet["A2"] = "=1+1", "=1+1"
    sheet["A2"].data_type = "s"
    found = read(book)
    assert (found.formula("f_a"), found.formula("f_b"), found.text("f_b")) == (True, False, "=1+1")


def test_a_value_among_words_comes_without_them():
    book = named(f_a="Phiếu!$A$1")
    book["Phiếu"]["A1"] = 9
    book["Phiếu"]["A1"].number_format = '0" điểm"'
    assert read(book).text("f_a") == "9"


def test_hidden_sheets_are_read_and_not_seen():
    book = named()
    book.create_sheet("_ve").sheet_state = "hidden"
    book["_ve"]["A1"] = "x"
    found = read(book)
    assert (found.seen, found.cells["_ve"]) == (("Phiếu",), {(0, 0): "x"})


def test_what_is_no_workbook_is_refused():
    assert filled(b"xin chao") == Refusal(fault=Fault.DAMAGED)
