"""Plain letters for search and addresses; one key for spellings of the same word."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import congkhai.text.fold
from congkhai.text.fold import fold, same_key, slug
from congkhai.text.marks import compose

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
LETTERS = "bcdđghklmnpqrstvx" + VIETNAMESE


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Xếp loại", "xep loai"),
        (unicodedata.normalize("NFD", "Xếp loại"), "xep loai"),
        ("ĐẢNG VIÊN", "dang vien"),
        ("Dương Đường Đương", "duong duong duong"),
        ("99/KH-BDT", "99/kh-bdt"),
        ("Ðinh", "dinh"),
        ("Nguye\u0303\u0302n", "nguyen"),
        ("dòng 1\nDÒNG 2", "dong 1\ndong 2"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_vietnamese_letter_folds_to_ascii() -> None:
    assert fold(LETTERS + LETTERS.upper()).isascii()
    assert set(fold(VIETNAMESE)) == set("aeiouy")


@given(st.text() | st.text(alphabet=LETTERS + "\u0302\u0303\u0306 İßΣ"))
@example("ế\u0303")
@example("H\u0331")
@example("m\u0300a")
def test_folding_keeps_positions_and_is_done_once(s: str) -> None:
    assert len(fold(s)) == len(compose(s))
    assert fold(fold(s)) == fold(s)
    assert fold(unicodedata.normalize("NFD", s)) == fold(s)


def test_positions_match_over_the_whole_basic_plane() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x10000)):
        assert len(fold(chr(code))) == len(compose(chr(code))), hex(code)


@given(st.text(alphabet=LETTERS + " "))
def test_capitals_fold_like_small_letters(s: str) -> None:
    assert fold(s.upper()) == fold(s)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đối tượng", "doi-tuong"),
        ("  Kế hoạch 99/KH-BDT (2022) ", "ke-hoach-99-kh-bdt-2022"),
        ("m\u0300a", "ma"),
        ("…", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lò Văn Hòa", "Lò Văn Hoà"),
        ("thủy", "thuỷ"),
        ("quý", "qúy"),
        ("quà", "qùa"),
        ("giá", "gía"),
        ("khỏe", "khoẻ"),
        ("ngoằn ngoèo", "ngoằn ngòeo"),
        ("ỦY BAN", "uỷ\u00a0 ban"),
        ("hòa\nbình", unicodedata.normalize("NFD", " hoà bình ")),
        ("tuần", "tuâ\u0300n"),
    ],
)
def test_spellings_of_one_word_share_a_key(one: str, other: str) -> None:
    assert same_key(one) == same_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hóa"), ("hòa", "hoa"), ("Dương", "Đương"), ("lúa", "luá"), ("tài", "taì"), ("mùa", "muà")],
)
def test_different_words_keep_their_keys(one: str, other: str) -> None:
    assert same_key(one) != same_key(other)


@given(st.text() | st.text(alphabet="qgouaeyi òóùúỳ\u0300\u0302"))
@example("qụoa")
@example("gịuy")
def test_the_key_of_a_key_is_itself(s: str) -> None:
    assert same_key(same_key(s)) == same_key(s)


@pytest.mark.slow
def test_folding_loads_no_calendar_library() -> None:
    source = Path(congkhai.text.fold.__file__).parents[2]
    program = f"import sys; sys.path.insert(0, {str(source)!r}); "
    program += "import congkhai.text.fold, congkhai.text.workdays; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
