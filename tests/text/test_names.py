"""The order of words agrees with ICU's Vietnamese collation; people are sorted by given name."""

import random
import unicodedata

import icu
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.text.fold import same_key
from congkhai.text.names import collate, name_key

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
LETTERS = "bcdđfghjklmnpqrstvwxz" + VIETNAMESE
FIRST = [
    "",
    "b",
    "ch",
    "d",
    "đ",
    "g",
    "gi",
    "h",
    "kh",
    "l",
    "ng",
    "ngh",
    "nh",
    "ph",
    "qu",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
RHYME = ["", "c", "ch", "i", "m", "n", "ng", "nh", "o", "p", "t", "u", "y"]
syllables = st.builds(
    lambda first, vowel, last, case: case(first + vowel + last),
    st.sampled_from(FIRST),
    st.sampled_from(VIETNAMESE),
    st.sampled_from(RHYME),
    st.sampled_from([str.lower, str.upper, str.title]),
)
words = st.lists(syllables, max_size=3).map(" ".join)
# Close neighbours: short words over few letters, where only a tone, a shape or the case decides.
close = st.text(alphabet="aàáạăắâấAÀÂdđDĐoóơ -'1", max_size=4)


def sign(a: object, b: object) -> int:
    return (a > b) - (a < b)  # type: ignore[operator]


@pytest.fixture(scope="module")
def oracle() -> icu.Collator:
    return icu.Collator.createInstance(icu.Locale("vi"))


@settings(max_examples=400)
@given(st.one_of(st.tuples(words, words), st.tuples(close, close)))
def test_order_of_words_is_that_of_icu(oracle: icu.Collator, pair: tuple[str, str]) -> None:
    one, other = pair
    assert sign(collate(one), collate(other)) == oracle.compare(one, other)


def test_order_of_single_letters_is_that_of_icu(oracle: icu.Collator) -> None:
    letters = [*LETTERS, *LETTERS.upper(), *"0123456789 -'.,/()"]
    random.Random(1).shuffle(letters)
    assert sorted(letters, key=collate) == sorted(letters, key=oracle.getSortKey)


@given(words)
def test_the_way_of_typing_does_not_change_the_order(word: str) -> None:
    assert collate(unicodedata.normalize("NFD", word)) == collate(word)


def test_letters_before_tones_before_case() -> None:
    assert sorted(["dã", "đa", "Da", "dạ", "da", "dà", "dá", "dả", "dăm", "dam"], key=collate) == (
        ["da", "Da", "dà", "dả", "dã", "dá", "dạ", "dam", "dăm", "đa"]
    )
    assert collate("") == ((), (), ())


def test_foreign_letters_sort_with_their_base_or_at_the_end() -> None:
    assert sorted(["д", "z", "ç", "c", "d"], key=collate) == ["c", "ç", "d", "z", "д"]


def test_people_sort_by_given_name_then_from_the_left() -> None:
    ordered = [
        "Sùng A Chống",
        "Lò Văn Dũng",
        "Đinh Trung Dũng",
        "Giàng A Dế",
        "Vì Thị Đào",
        "Hà Văn Hoà",
        "Lò Văn Hòa",
        "Hạ",
    ]
    expected = [
        "Sùng A Chống",
        "Giàng A Dế",
        "Đinh Trung Dũng",
        "Lò Văn Dũng",
        "Vì Thị Đào",
        "Hạ",
        "Hà Văn Hoà",
        "Lò Văn Hòa",
    ]
    assert sorted(ordered, key=name_key) == expected


def test_families_stay_together_whatever_the_middle_name() -> None:
    names = ["Hạ Thị An", "Hà Văn An", "Hà Thị An"]
    assert sorted(names, key=name_key) == ["Hà Thị An", "Hà Văn An", "Hạ Thị An"]


@given(
    st.lists(
        st.lists(syllables.filter(str.strip).map(str.title), min_size=1, max_size=4).map(" ".join), max_size=6
    )
)
def test_names_follow_icu_word_by_word(oracle: icu.Collator, names: list[str]) -> None:
    def expected(name: str) -> tuple[list[bytes], bytes]:
        *family, given_name = same_key(name).split()
        return [oracle.getSortKey(word) for word in (given_name, *family)], oracle.getSortKey(name)

    assert sorted(names, key=name_key) == sorted(names, key=expected)


def test_spaces_and_an_empty_name() -> None:
    assert name_key(" Lò  Văn\u00a0Hoà ") == name_key("Lò Văn Hoà")
    assert name_key("") < name_key("An")
