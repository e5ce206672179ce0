"""The one judge of damaged text: what is damage, where it stands, and what is whole."""

import sys
import time
import unicodedata
from pathlib import Path

import pytest

from congkhai.text import damage, marks
from congkhai.text.damage import Damage, Sort, damages

NAMES_OF_THE_HIGHLANDS = [
    "Y Blŏk Êban",
    "H'Hen Niê",
    "Ksor Ƀơ",
    "Lò Văn Hặc",
    "Rơ Châm H’ Phơ",
    "Y Ñuê Niê Kdăm",
    "H’Ñoan Êñuôl",
    "HʼÑuing Ayŭn",
    "Y Čhăm Mlô, Y Bhĭt Kƀuôr, H Ƀlŏ Byă",
    "Aê Y Bih Alê̆ô",
    "Siu Ơ̆ Ô̆ Ê̆",
    "Bh'riu Liếc, Zơrâm Blooi, Cầm Thị Ơn",
    "Giàng A Dơ, Vàng A Nhìa, Hmôngz Njuab",
    "Bùi Thị Wển, Quách Thị Kl'ang",
    "ꪼꪕ ꪎꪲꪙ ꪣꪳꪉ",
    "Lò Văn Hặc (ꪩꪷ ꪫꪽ ꪬꪰꪀ)",
    "Đạ Cát K’Brêl, Cil Múp Ha Đrơng",
]


def found(text: str) -> list[tuple[str, int, str]]:
    return [(damage.sort.value, damage.position, damage.sign) for damage in damages(text)]


@pytest.mark.parametrize("name", NAMES_OF_THE_HIGHLANDS)
def test_names_of_the_highlands_are_whole(name):
    for spelling in (name, name.upper(), name.lower(), unicodedata.normalize("NFD", name)):
        assert found(spelling) == []


@pytest.mark.parametrize("name", ["content", "datapackage"])
def test_nothing_in_the_sample_is_damaged(name):
    folder = Path(__file__).parents[2] / name
    files = [path for path in folder.rglob("*") if path.suffix in (".md", ".csv", ".json")]
    assert len(files) > 5
    for path in files:
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            assert found(line) == [], path


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        ("\ufffd", "ký tự \ufffd (U+FFFD) thay cho một chữ đã mất"),
        ("\ufffc", "dấu (U+FFFC) thay cho một hình đã mất"),
        ("\ue000", "ký hiệu riêng của một phông chữ, máy khác không hiện được (U+E000)"),
        ("\uf0b7", "ký hiệu riêng của một phông chữ, máy khác không hiện được (U+F0B7)"),
        ("\U000f1234", "ký hiệu riêng của một phông chữ, máy khác không hiện được (U+F1234)"),
        ("\U0010fffd", "ký hiệu riêng của một phông chữ, máy khác không hiện được (U+10FFFD)"),
        ("\ufdd0", "mã không phải chữ nào (U+FDD0)"),
        ("\ufffe", "mã không phải chữ nào (U+FFFE)"),
        ("\U0003ffff", "mã không phải chữ nào (U+3FFFF)"),
        ("\ud83d", "nửa ký tự, nửa kia đã mất (U+D83D)"),
        ("?", "dấu hỏi thay cho chữ có dấu (hoặc là dấu hỏi thật mà thiếu khoảng trắng ở sau)"),
    ],
)
def test_a_letter_that_is_lost_is_named_at_its_place(sign, said):
    (damage,) = damages(f"Vàng A Nh{sign}a")
    assert (damage.sort, damage.position, damage.sign, damage.said) == (Sort.LOST, 9, sign, said)


def test_the_neighbours_of_private_use_are_letters():
    assert found("\ud7ff\uf900\ufdcf\ufdf0\U0001f600\U000e0100") == []


@pytest.mark.parametrize("code", [0, 7, 8, 0x0B, 0x0C, 0x1B, 0x7F, 0x84, 0x86, 0x9F])
def test_a_control_character_is_named(code):
    (damage,) = damages(f"a\n{chr(code)}b")
    assert (damage.sort, damage.position) == (Sort.CONTROL, 2)
    assert damage.said == f"ký tự điều khiển không nhìn thấy (U+{code:04X})"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Trang nµy dµnh cho đảng viên", "TCVN3"),
        ("Y ñöôïc coâng nhaän", "VNI"),
        ("Ñinh Thò Leä", "VNI"),
        ("Ñi hoïc", "VNI"),
        ("HÃ ng", "UTF-8 đọc nhầm"),
        ("HÃ\xa0ng", "UTF-8 đọc nhầm"),
        ("HoÃ n thÃ nh", "UTF-8 đọc nhầm"),
        ("Lò Thị ThÃ", "UTF-8 đọc nhầm"),
        ("Äáº·ng", "UTF-8 đọc nhầm"),
        ("Ä\x90áº·ng", "UTF-8 đọc nhầm"),
        ("VÃ ng A NhÃ¬a", "UTF-8 đọc nhầm"),
        ("─Éß║╖ng", "UTF-8 đọc nhầm"),
        ("Ho├án", "UTF-8 đọc nhầm"),
        ("ƒê·∫∑ng V√†ng", "UTF-8 đọc nhầm"),
        ("xuáº¥t sáº¯c".encode().decode("cp1252", errors="replace"), "UTF-8 đọc nhầm"),
    ],
)
def test_old_encodings_are_named(text, encoding):
    damage = next(iter(damages(text)))
    assert (damage.sort, damage.encoding, damage.said) == (Sort.LEGACY, encoding, f"chữ {encoding}")
    assert text[damage.position :].startswith(damage.sign)


@pytest.mark.parametrize(
    "text",
    ["ĐÃ nộp, ĐÃ có, XÃ Nghĩa, THỊ XÃ", "├── content", "x√2, √16, 2·3", "«đã»", "thủ tục A·B"],
)
def test_what_looks_like_an_old_encoding_and_is_none(text):
    assert found(text) == []


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> nhanh", "||||||| goc", "=======", "======= "])
def test_marks_of_a_merge_stand_first_on_a_line(mark):
    assert found(f"một\n{mark}\nhai") == [("merge", 4, mark[:7])]
    assert found(f"một {mark}") == []


@pytest.mark.parametrize("text", ["<<<<<<", "========", "=======a", "<<<<<<<x", ">>>> trích", "==="])
def test_other_rows_of_such_signs_are_none(text):
    assert found(text) == []


def test_the_gravest_comes_first_and_each_is_told():
    text = "Ph?m \ufffd\x07\n<<<<<<< a\nC«ng"
    assert [damage.sort for damage in damages(text)] == [
        Sort.MERGE,
        Sort.LEGACY,
        Sort.CONTROL,
        Sort.LOST,
        Sort.LOST,
    ]
    assert [text.count("\n", 0, damage.position) + 1 for damage in damages(text)] == [2, 3, 1, 1, 1]
    assert next(iter(damages("d?ng"))) == Damage(sort=Sort.LOST, position=1, sign="?")


def test_a_long_text_is_judged_at_once():
    started = time.process_time()
    assert len(list(damages("Vàng A Nh\ufffda, " * 100_000))) == 100_000
    assert time.process_time() - started < 10


def test_the_quick_look_ahead_misses_nothing_that_is_no_letter():
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    found = damage._NO_LETTER.findall(every)
    assert len(found) > 130_000
    assert [one for one in found if not damage._NOT_SURELY_LETTER.search(one)] == []


def test_what_is_whole_by_each_letter_is_damaged_only_by_pairs_of_letters():
    letters = "".join(filter(marks.whole, map(chr, range(sys.maxunicode + 1))))
    assert {"ệ", "Đ", "z", "9", "\n", "”"} <= set(letters)
    assert not set(letters) & set("?<=>|ÃĂ\ufffd\u202e\u0302")
    assert marks.compose(letters) == letters == unicodedata.normalize("NFC", letters)
    alone = [damage._CONTROL, damage._NO_LETTER, marks._IN_MISREAD, marks._IN_TCVN3, marks._STRAY_SHAPE]
    assert [sign.pattern for sign in alone if sign.search(letters)] == []
