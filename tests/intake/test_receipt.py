"""What proves that something was handed in."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.intake.receipt import (
    LETTERS,
    Receipt,
    code_typed,
    grouped,
    new_code,
    number_typed,
    receipt_name,
)
from congkhai.intake.values import State
from tests.intake.desk import NINE

RECEIPT = Receipt(
    number=123,
    moment=NINE,
    sha256="00443214c74254b635cf84653a56d7c675be77df" + "0" * 24,
    form_name="Mẫu số 01",
    which="tháng 11 năm 2026",
    part="phần của người lập biểu mẫu",
    subject_name="Lò Thị Mai",
    to_whom="Phòng Tổng hợp – Hành chính",
    state=State.RECEIVED,
)


def test_a_receipt_tells_everything_that_can_be_compared():
    assert RECEIPT.lines() == (
        "Giấy biên nhận số: TN-2026-000123",
        "Nhận lúc: 09 giờ 00, ngày 24/11/2026",
        "Biểu mẫu: Mẫu số 01, tháng 11 năm 2026",
        "Của: Lò Thị Mai",
        "Phần đã nộp: phần của người lập biểu mẫu",
        "Gửi đến: Phòng Tổng hợp – Hành chính",
        "Tình trạng: đã nhận, chờ xem",
        "Mã đối chiếu: 0123-4567-89AB-CDEF",
        f"Mã SHA-256: {RECEIPT.sha256}",
    )


def test_the_year_of_a_number_is_that_of_the_office():
    assert receipt_name(7, datetime(2026, 12, 31, 18, 0, tzinfo=UTC)) == "TN-2027-000007"
    assert receipt_name(1_234_567, NINE) == "TN-2026-1234567"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("TN-2026-000123", 123),
        (" tn-2026-000123 ", 123),
        ("123", 123),
        ("TN-2026-1234567", 1_234_567),
        ("0", None),
        ("TN-2026-000000", None),
        ("-5", None),
        ("", None),
        ("TN-26-1", None),
        ("1" * 40, None),
    ],
)
def test_a_number_is_read_as_people_type_it(typed, number):
    assert number_typed(typed) == number


@given(st.binary(min_size=10, max_size=10))
def test_groups_hold_every_bit(content):
    letters = grouped(content).replace("-", "")
    value = 0
    for letter in letters:
        value = value * 32 + LETTERS.index(letter)
    assert (value.to_bytes(10, "big"), len(letters)) == (content, 16)


@given(st.binary(min_size=10, max_size=10))
def test_a_code_is_known_however_it_is_typed(content):
    code = grouped(content)
    plain = code.replace("-", "")
    spelt = code.lower().replace("0", "o").replace("1", "l").replace("-", " – ")
    for typed in (code, plain, spelt, f"  {plain.replace('1', 'i')}\n", code.replace("-", "\u00a0")):
        assert code_typed(typed) == plain


@pytest.mark.parametrize("typed", ["", "7K3M", "U" * 16, "Đ" * 16, "A" * 17, "A" * 15, "A/" * 8])
def test_what_is_no_code_is_told_from_one(typed):
    assert code_typed(typed) is None


def test_codes_do_not_come_twice():
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert {letter for code in codes for letter in code} == {*LETTERS, "-"}
