"""Personal data are known by their shape, whoever's they are; other numbers are left alone."""

import pytest

from congkhai.text.personal import PersonalKind, key, personal

ID, TEL, BORN, BANK = PersonalKind


def found(text: str) -> list[tuple[PersonalKind, str]]:
    return [(value.kind, value.value) for value in personal(text, youngest=2007)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Liên hệ ông Lò 0912 345 678 để biết", TEL, "0912 345 678"),
        ("ĐT: (0212) 3.852.123", TEL, "(0212) 3.852.123"),
        ("+84 912 345 678", TEL, "+84 912 345 678"),
        ("84912345678", TEL, "84912345678"),
        ("+84(0)912345678", TEL, "+84(0)912345678"),
        ("00 84 912 345 678", TEL, "00 84 912 345 678"),
        ("0212-3852-123", TEL, "0212-3852-123"),
        ("024 3823 4567", TEL, "024 3823 4567"),
        ("０９１２３４５６７８", TEL, "0912345678"),
        ("di động 0 9 1 2 3 4 5 6 7 8", TEL, "0 9 1 2 3 4 5 6 7 8"),
        ("CCCD 014 089 001 234", ID, "014 089 001 234"),
        ("CCCD014089001234", ID, "014089001234"),
        ("cccd: 014089001234", ID, "014089001234"),
        ("CMND số 050123456.", ID, "050123456"),
        ("số định danh 123.456.789", ID, "123.456.789"),
        ("123456789", ID, "123456789"),
        ("sinh ngày 12/3/1980", BORN, "12/3/1980"),
        ("Sinh: 12-03-1980", BORN, "12-03-1980"),
        ("sinh ngày 12 tháng 3 năm 1980", BORN, "12 tháng 3 năm 1980"),
        ("Ngày, tháng, năm sinh: 1980-03-12", BORN, "1980-03-12"),
        ("sinh ngày 12 tháng Ba năm 1985", BORN, "12 tháng Ba năm 1985"),
        ("sinh 12 tháng 3, 1980", BORN, "12 tháng 3, 1980"),
        ("NTNS: 12/3/85", BORN, "12/3/85"),
        ("sinh 12/3/85", BORN, "12/3/85"),
        ("SN 1980", BORN, "1980"),
        ("Sinh năm １９８０", BORN, "1980"),
        ("SN １９８０", BORN, "1980"),
        ("sinh năm 19\u200b80", BORN, "1980"),
        ("sinh 1_/_3_/_85", BORN, "1 / 3 / 85"),
        ("s.n. 1980", BORN, "1980"),
        ("N.sinh 12-3-1980", BORN, "12-3-1980"),
        ("Ông Lò Văn A (1980), Phó Trưởng phòng", BORN, "1980"),
        ("ngày_sinh: 12/03/1980", BORN, "12/03/1980"),
        ("ĐT: 0912/345/678", TEL, "0912/345/678"),
        ("0912_345_678", TEL, "0912 345 678"),
        ("0912,345,678", TEL, "0912,345,678"),
        ("0912\u200b345\u200b678", TEL, "0912345678"),
        ("0912345678m", TEL, "0912345678"),
        ("x0912345678", TEL, "0912345678"),
        ("NGÀY SINH 12.03.1980", BORN, "12.03.1980"),
        ("Sinh năm 1980", BORN, "1980"),
        ("bà Lò Thị Ly, sinh 1980", BORN, "1980"),
        ("STK 7900 205 123 456 tại Agribank", BANK, "7900 205 123 456"),
        ("số tài khoản: 1901234567", BANK, "1901234567"),
    ],
)
def test_a_value_is_known_by_its_shape(text, kind, value):
    assert found(text) == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "120.500.000 đồng", "0 5 12 22 0 1 34", "ngày 05.12.2022 08:30", "2022-12-06 08:00",
        "phát sinh năm 2021",
        "học sinh năm 2022", "Ngày sinh: ……", "tài khoản 1234", "Số 123/QĐ-BDT ngày 12/12/2022",
        "Hotline 1900 1234", "2022 2023 2024", "89,166666666", "a3f012345678bc", "sinh hoạt ngày 12/12/2022",
        "Năm sinh hoạt chuyên đề 2002", "ngày sinh hoạt chi bộ 05/12/1999", "tỷ lệ sinh 2002",
        "mức sinh năm 1999",
        "an sinh: 1999", "dân sinh 1999", "đăng ký khai sinh năm 1999", "hồi sinh 1999", "sinh năm 2022",
        "kinh phí 123456789 đồng", "văn bản số 123456789/BDT", "mã hồ sơ 202212050001",
        "dự án 014.087.001 đồng", "ba quyết định (1999)", "sha256 0912345678ab3d5f00ee",
        "Nghị định 90/2020/NĐ-CP ngày 13/8/2020", "vệ sinh ngày 5/12/2022", "", "tài khoản của 12 người",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text):
    assert found(text) == []


def test_below_a_heading_a_date_is_somebodys_birth():
    table = "Họ tên,Ngày sinh,Ngày họp\nA,12/03/1980,24/11/2022\nB,01/02/1990,24/11/2022"
    assert found(table) == [(BORN, "12/03/1980"), (BORN, "01/02/1990")]
    assert found("Ngày sinh\nLò A\n12/03/1980\n24/11/2022") == [(BORN, "12/03/1980")]
    assert found("Ngày họp\n12/03/1980") == []


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1980", "1980"),
        ("05/1980", "05/1980"),
        ("12/5/1980 (Sơn La)", "12/5/1980"),
        ("12/5/80", "12/5/80"),
        ("2022", None),
        ("1980 đồng", None),
        ("Điều 5 năm 1999", None),
    ],
)
def test_below_a_heading_a_year_or_a_month_is_a_birth_too(cell, value):
    wanted = [(BORN, value)] if value else []
    assert found(f"Họ tên\nNăm sinh\nLò A\n{cell}") == wanted
    assert found(f"| Họ tên | Năm sinh | Ghi chú |\n|---|---|---|\n| Lò A | {cell} | x |") == wanted
    assert found(f"Họ tên\nNăm vào ngành\nLò A\n{cell}") == []


@pytest.mark.parametrize("heading", ["Số tài khoản", "STK:", "Số TK ngân hàng"])
@pytest.mark.parametrize(
    ("cell", "number"),
    [("19036789012345", True), ("1903 6789 0123 45", True), ("12345", False), ("1.500.000", False)],
)
def test_below_a_heading_a_number_is_an_account(heading, cell, number):
    wanted = [(BANK, cell)] if number else []
    assert found(f"{heading}\n\n{cell}") == wanted
    assert found(f"Họ tên,{heading}\nLò A,{cell}") == wanted
    assert found(f"Mã hồ sơ\n\n{cell}") == []


def test_two_numbers_side_by_side_are_two():
    for between in ("/", ";", ", ", " - ", "-"):
        assert [value for _, value in found(f"0912345678{between}0987654321")] == ["0912345678", "0987654321"]


def test_the_row_is_that_of_the_line():
    assert [value.row for value in personal("a\nb\n0912345678\n\n014089001234", 2007)] == [3, 5]


def test_spellings_of_one_value_have_one_key():
    assert key("+84 912 345 678") == key("(0)912.345.678") == key("0912-345-678") == "0912345678"
    assert key("014 089 001 234") == "014089001234"
