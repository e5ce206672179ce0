"""One spelling for what looks the same; broken encodings are named, whole text never is."""

import itertools
import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from congkhai.text import marks
from congkhai.text.marks import clean, compose, legacy, lost_letters, reread

SHAPED = {"a": "\u0302\u0306", "e": "\u0302", "o": "\u0302\u031b", "u": "\u031b"}
TONES = "\u0300\u0301\u0303\u0309\u0323"
MARKED = [
    (v.upper() if up else v, s, t) for v, ss in SHAPED.items() for s in ss for t in TONES for up in (0, 1)
]


@pytest.mark.parametrize(
    "typed",
    ["a\u0303\u0306", "a\u0306\u0303", "\u00e3\u0306", "\u0103\u0303", "\u1eb5"],
)
def test_every_spelling_of_one_letter_is_one_letter(typed: str) -> None:
    assert compose(typed) == "\u1eb5"


@pytest.mark.parametrize(("vowel", "shape", "tone"), MARKED)
def test_any_order_of_marks_gives_the_same_single_letter(vowel: str, shape: str, tone: str) -> None:
    expected = unicodedata.normalize("NFC", vowel + shape + tone)
    assert len(expected) == 1
    for first, second in itertools.permutations((shape, tone)):
        for start in (vowel + first, unicodedata.normalize("NFC", vowel + first)):
            assert compose(start + second) == expected


def test_a_whole_name_typed_with_wrong_marks() -> None:
    assert compose("Nguye\u0303\u0302n Va\u0306n Ho\u0301\u0302ng") == "Nguyễn Văn Hống"
    assert len(compose(unicodedata.normalize("NFD", "Đinh Trung Dũng"))) == 15


@given(st.text() | st.text(alphabet="aeouAEOU" + TONES + "\u0302\u0306\u031b\u0304\u0327"))
@example("a\u0303\u0304\u0306")
def test_composing_twice_changes_nothing(s: str) -> None:
    once = compose(s)
    assert compose(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert compose(unicodedata.normalize("NFD", s)) == once


def test_clean_leaves_words_and_line_ends_only() -> None:
    assert clean("\ufeff  Lò\u00a0\u2003Văn \t Hoà\u200b ") == "Lò Văn Hoà"
    assert clean("một \r\n  hai\u2028ba\rbốn\n\n") == "một\nhai\nba\nbốn"
    assert clean("xu\u00adất s\u200dắc") == "xuất sắc"
    assert clean("a\u200b\u0302") == "â"
    assert clean("a\x00b\x1bc") == "a\x00b\x1bc"
    assert clean("\u00a0\u3000") == ""


def test_no_letter_is_cleaned_otherwise_for_standing_among_clean_ones() -> None:
    """What is told to be clean by one look at the whole text is what goes through all the steps unchanged."""
    letters = filter(str.isprintable, map(chr, range(0x21, 0x20000)))
    for text in (f"a{letter}a" for letter in letters):
        assert clean(text) == clean("\n" + text)


@given(st.text() | st.text(alphabet="a \n\t\r\u00a0\u200b\u0302\u0303\u2028"))
def test_cleaning_twice_changes_nothing(s: str) -> None:
    assert clean(clean(s)) == clean(s)


@pytest.mark.parametrize(
    "text",
    [
        "C«ng chøc",
        "NguyÔn V¨n A",
        "Hµ ThÞ Mai",
        "§inh Trung Dòng",
        "UBND tØnh",
        "®¬n vÞ",
        "Phßng Tæng hîp",
        "Ng\u00adêi",
    ],
)
def test_tcvn3_is_named(text: str) -> None:
    assert legacy(text) == "TCVN3"


@pytest.mark.parametrize(
    "text",
    ["Coâng chöùc", "Nguyeãn Vaên A", "Haø Thò Mai", "Ñinh", "Lyù", "COÄNG HOØA", "Toång hôïp"],
)
def test_vni_is_named(text: str) -> None:
    assert legacy(text) == "VNI"


@pytest.mark.parametrize("wrong", ["cp1252", "cp1258", "latin-1"])
@pytest.mark.parametrize("text", ["xuất sắc", "Đinh", "đã", "Nguyễn Văn Hoà", "tính", "ước", "“Tốt”"])
def test_misread_utf8_is_named(text: str, wrong: str) -> None:
    misread = "".join(bytes([b]).decode(wrong, errors="ignore") or chr(b) for b in text.encode())
    assert legacy(misread) == "UTF-8 đọc nhầm"


def test_the_example_of_the_field() -> None:
    assert legacy("xuáº¥t sáº¯c") == "UTF-8 đọc nhầm"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thị xã Nghĩa Lộ, quà tặng, hoà giải, thuỷ lợi, quý III, khoẻ, Huế, loãng, quỹ, uỷ ban",
        "THỊ XÃ «MƯỜNG LÒ» “XÔI XÃ” QUÝ, THỊ XÃ\u00a0MƯỜNG LÒ ĐÃ\u00a0NỘP, chữ Ă",
        "H'Hen Niê, Krông Búk, Sùng A Giao, Y Moan Êban",
        "VănÁnh ThịÊn LòÔn",
        "Điều 5¹, § 2, 30 m², 10 µm, 25°C, ½ ngày, Microsoft® Excel®, © 2022, 20–25 %, 3×4",
        "Où est l’école ? « L’été » à Noël, naïf, maïs, goût, jeûner, Israël, août, œuvre, réélu, «CAFÉ», Ça",
        "The quick brown fox — naïve café, coöperate; “quoted”",
        unicodedata.normalize("NFD", "Nguyễn Thị Hoà Đặng Ước"),
    ],
)
def test_whole_text_is_not_called_broken(text: str) -> None:
    assert legacy(text) is None
    assert not lost_letters(text)


@pytest.mark.parametrize("text", ["Nguy?n", "NGUY?N V?N A", "Tr??ng phòng", "V?n", "UBND t?nh"])
def test_question_marks_inside_words_are_lost_letters(text: str) -> None:
    assert lost_letters(text)


@pytest.mark.parametrize(
    "text",
    [
        "gì?",
        "Nộp ở đâu? Khi nào?",
        "gì?Không",
        "https://vi.example/a?b=c",
        "xem www.coquan.example/tim?tu",
        "trang.html?ma",
        "trang?id=3",
        "?",
        "(?)",
        "5?6",
    ],
)
def test_questions_and_addresses_are_not_lost_letters(text: str) -> None:
    assert not lost_letters(text)


@pytest.mark.parametrize("cell", ["a" * 5_000_000, "a?" * 1_000_000, "?" * 5_000_000, " \n" * 1_000_000])
def test_a_cell_of_megabytes_is_judged_in_seconds(cell: str) -> None:
    started = time.process_time()
    assert lost_letters(cell) == cell.startswith("a?")
    assert legacy(cell) is None
    assert len(clean(cell)) <= len(cell)
    assert time.process_time() - started < 10


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x1EFF, exclude_categories=["Cs"])))
def test_text_opened_as_windows_1252_is_read_again(text: str) -> None:
    misread = "".join(map(as_windows_1252, text.encode()))
    assert reread(misread) == (None if text.isascii() else text)


def as_windows_1252(byte: int) -> str:
    """The letter that Windows-1252 shows for a byte; five bytes stay as they are."""
    return chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")


def test_a_hard_space_made_plain_is_read_again_too() -> None:
    assert reread("HoÃ n thÃ nh, áº¢nh") == "Hoàn thành, Ảnh"


@pytest.mark.parametrize("text", ["", "Nguyen", "Nguyễn", "Hoà", "xuáº¥t và sáº¯c", "C«ng chøc"])
def test_text_that_was_not_misread_as_a_whole_is_left(text: str) -> None:
    assert reread(text) is None


@pytest.mark.parametrize(
    ("first", "signs"), [(marks._IN_MISREAD, marks._MISREAD_UTF8), (marks._IN_TCVN3, marks._TCVN3_SIGNS)]
)
def test_the_quick_look_ahead_misses_no_sign(first, signs) -> None:
    @given(st.from_regex(signs))
    def holds(text: str) -> None:
        assert first.search(text)

    holds()


@given(st.text("aAeEoOuUyYöÖôÔâùøõåäáàãûêïÂÙØÕÅÄÁÀÃÛÊÏ n", max_size=8))
def test_a_tone_behind_its_vowel_is_what_the_pairs_say(text: str) -> None:
    pairs = re.compile(
        "[aA](?:[âùøõåäáàãû]|ê(?=[a-zà-ÿ]))|[eE][âùøõåäáàã]|[oO][âøõåä]|[uUyY][ùøõ]|[öÖôÔ][ùøûõï]|[öÖ]ô"
        "|A(?:[ÂÙØÕÅÄÁÀÃÛ]|Ê(?=[A-ZÀ-Þ]))|E[ÂÙØÕÅÄÁÀÃ]|O[ÂØÕÅÄ]|[UY][ÙØÕ]|[ÖÔ][ÙØÛÕÏ]|ÖÔ"
    )
    assert [one.span() for one in marks._VNI.finditer(text)] == [one.span() for one in pairs.finditer(text)]
