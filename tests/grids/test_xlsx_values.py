"""What a cell and a sheet can hold."""

from datetime import date, time
from decimal import Decimal

import pytest

from congkhai.grids.xlsx_values import exact, held, names, place


@pytest.mark.parametrize(
    ("titles", "given"),
    [
        (("Cán bộ", "Đơn vị và tổ chức"), ("Cán bộ", "Đơn vị và tổ chức")),
        (("Có/không [x]: *?\\",), ("Có không x",)),
        (("'nháy'",), ("nháy",)),
        (("",), ("Trang",)),
        (("History",), ("History (2)",)),
        (("Trang", "trang", "TRANG"), ("Trang", "trang (2)", "TRANG (3)")),
        (("Kết quả đánh giá, xếp loại chất lượng",), ("Kết quả đánh giá, xếp loại…",)),
        (("Kết quả đánh giá xếp loại năm, ba",), ("Kết quả đánh giá xếp loại năm…",)),
        (("x" * 40,), ("x" * 30 + "…",)),
        (("x" * 40, "x" * 41), ("x" * 30 + "…", "x" * 26 + "… (2)")),
    ],
)
def test_names_of_sheets(titles, given):
    assert names(titles) == given
    assert all(len(name) <= 31 for name in given)


def test_a_place_is_named_as_excel_does():
    assert place("Cán bộ", 2, 1) == "'Cán bộ'!B2"
    assert place("D'Or", 2, 26, last=9) == "'D''Or'!$AA$2:$AA$9"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\tb", "a b"),
        ("a\x00\x0b\ufffe", "a\ufffd\ufffd\ufffd"),
        ("=1+1", "=1+1"),
    ],
)
def test_what_a_cell_holds(text, kept):
    assert held(text) == kept == held(kept)


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        (Decimal("88.5"), True),
        (Decimal("0.1"), True),
        (123_456_789_012_345, True),
        (1_234_567_890_123_456, False),
        (Decimal("0.1234567890123456"), False),
        (date(1900, 3, 1), True),
        (date(1900, 2, 28), False),
        (time(7, 30), True),
        ("x", True),
        (None, True),
    ],
)
def test_a_value_that_a_cell_cannot_hold_is_told(value, holds):
    assert exact(value) is holds
