"""Letters that only look Latin, and signs that only look plain: named, placed, with what they may mean."""

import re
import unicodedata

import pytest

from congkhai.text.fold import fold
from congkhai.text.look_alikes import foreign_letters, odd_signs, plain, stroked_d, told_apart
from congkhai.text.marks import clean, compose
from tests.text.test_damage import NAMES_OF_THE_HIGHLANDS

CODE = re.compile("[A-Z][A-Za-z0-9.-]*")


def a_code(text: str) -> bool:
    return CODE.fullmatch(text) is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Сầm Xuân", "chữ С (U+0421, chữ Ki-rin) ở ký tự thứ 1; có thể là chữ C (La-tinh)"),
        ("Sùng А Khày", "chữ А (U+0410, chữ Ki-rin) ở ký tự thứ 6; có thể là chữ A (La-tinh)"),
        ("Lò Thị Αnh", "chữ Α (U+0391, chữ Hy Lạp) ở ký tự thứ 8; có thể là chữ A (La-tinh)"),
        ("Cầm Xuân Vượηg", "chữ η (U+03B7, chữ Hy Lạp) ở ký tự thứ 13; có thể là chữ n (La-tinh)"),
        (
            "Ｃầm",
            "chữ Ｃ (U+FF23, chữ toàn khổ của bộ gõ Trung, Nhật) ở ký tự thứ 1; có thể là chữ C (La-tinh)",
        ),
        ("𝐂ầm", "chữ 𝐂 (U+1D402, ký hiệu toán học) ở ký tự thứ 1; có thể là chữ C (La-tinh)"),
        ("ℂầm", "chữ ℂ (U+2102, ký hiệu toán học) ở ký tự thứ 1; có thể là chữ C (La-tinh)"),
        ("Ꮯầm", "chữ Ꮯ (U+13DF, chữ Che-rô-ki) ở ký tự thứ 1; có thể là chữ C (La-tinh)"),
        ("Vӑn", "chữ ӑ (U+04D1, chữ Ki-rin) ở ký tự thứ 2; có thể là chữ ă (tiếng Việt)"),
        ("Vǎn", "chữ ǎ (U+01CE, chữ La-tinh khác) ở ký tự thứ 2; có thể là chữ ă (tiếng Việt)"),
        ("Đặnж", "chữ ж (U+0436, chữ Ki-rin) ở ký tự thứ 4"),
    ],
)
def test_a_letter_of_another_script_is_named(text, said):
    (sign,) = foreign_letters(text)
    assert sign.explained == said
    (sign,) = foreign_letters(unicodedata.normalize("NFD", text))
    assert sign.position == int(re.findall(r"thứ (\d+)", said)[0])


def test_a_word_wholly_of_look_alikes_is_named_letter_by_letter():
    assert [(sign.position, sign.meant) for sign in foreign_letters("P-СС")] == [(3, "C"), (4, "C")]


@pytest.mark.parametrize(
    "text",
    [
        *NAMES_OF_THE_HIGHLANDS,
        "Москва, Έλλάδα",
        "hệ số α, β; 5 kΩ, 10 μm, 10 µm, Δt",
        "x², 25℃, № 5, 1ª, quý Ⅲ, ½",
        "公司 ABC, 会议",
        "Thị xã Mường Lò – “Ư Ơ Đ”",
    ],
)
def test_other_scripts_by_themselves_are_no_look_alikes(text):
    assert foreign_letters(text) == ()
    assert stroked_d(text) == ()


def test_every_letter_like_d_is_told_and_read_as_d():
    text = "Ðinh Ðức ðặng Ɖường"
    assert [(sign.position, sign.sign, sign.meant) for sign in stroked_d(text)] == [
        (1, "Ð", "Đ"),
        (6, "Ð", "Đ"),
        (10, "ð", "đ"),
        (15, "Ɖ", "Đ"),
    ]
    assert clean(text) == "Đinh Đức đặng Đường"
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("CB‑001", "dấu gạch nối không ngắt U+2011 ở ký tự thứ 3; có thể là CB-001"),
        ("CB–001", "dấu gạch ngang ngắn U+2013 ở ký tự thứ 3; có thể là CB-001"),
        ("CB\u2212001", "dấu trừ toán học U+2212 ở ký tự thứ 3; có thể là CB-001"),
        ("CB\ufe32001", "dấu gạch lạ U+FE32 ở ký tự thứ 3"),
        ("СB-001", "chữ С (U+0421, chữ Ki-rin) ở ký tự thứ 1; có thể là CB-001"),
        ("CB-\u00a0001", "dấu cách không ngắt U+00A0 ở ký tự thứ 4; có thể là CB-001"),
        ("CB-\u2003001", "dấu cách lạ U+2003 ở ký tự thứ 4; có thể là CB-001"),
        ("CB-\u200b001", "dấu cách không nhìn thấy U+200B ở ký tự thứ 4; có thể là CB-001"),
        ("CB-00\u00ad1", "dấu gạch nối mềm không nhìn thấy U+00AD ở ký tự thứ 6; có thể là CB-001"),
        ("CB-00\u2060 1", "ký tự không nhìn thấy U+2060 ở ký tự thứ 6; có thể là CB-001"),
        ("CB-0\u03231", "dấu phụ đứng rời U+0323 ở ký tự thứ 5; có thể là CB-01"),
        ("CB-00١", "chữ số ١ (U+0661, không phải chữ số thường) ở ký tự thứ 6; có thể là CB-001"),
        ("CB-001", ""),
        ("ngưỡng 1", ""),
        ("Phó – trưởng", ""),
    ],
)
def test_a_refused_code_names_the_odd_sign(text, why):
    assert told_apart(text, a_code) == why


def test_what_reading_does_not_mind_is_told_only_alone():
    assert told_apart("\u200bCB‑001", a_code) == (
        "dấu gạch nối không ngắt U+2011 ở ký tự thứ 4; có thể là CB-001"
    )
    assert told_apart("a\u2011\u2012\u2013\u2014b") == (
        "dấu gạch nối không ngắt U+2011 ở ký tự thứ 2, dấu gạch giữa các số U+2012 ở ký tự thứ 3, "
        "dấu gạch ngang ngắn U+2013 ở ký tự thứ 4, …"
    )


def test_every_look_alike_is_read_as_what_it_means():
    assert fold(plain("СẦМ ХUÂN ＶƯỢＮＧ")) == "cam xuan vuong"
    assert fold(plain("Ϲầm Xuâп")) != "cam xuan"
    for name in NAMES_OF_THE_HIGHLANDS:
        assert plain(name) == compose(name)
        assert [sign for sign in odd_signs(name) if not unicodedata.combining(sign.sign)] == []
