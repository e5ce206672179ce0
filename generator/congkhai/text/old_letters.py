"""Vietnamese kept in the old encodings TCVN3 (fonts .Vn…) and VNI, as Windows-1252 shows it, made Unicode.

The tables are those of TCVN 5712:1993 (VN3) and of the VNI-Windows fonts; TCVN3's letters are the upper half
of what iconv knows as TCVN5712-1.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final
from unicodedata import normalize

from congkhai.text.marks import legacy

_TCVN3: Final = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_WORD: Final = r"(?<![^\W\d_])[^\W\d_a-z]+(?![^\W\d_])"
_NO_SMALL_LETTERS: Final = re.compile(f"{_WORD}(?: {_WORD})*")
_TWO_CAPITALS: Final = re.compile("[A-Z].*[A-Z]")
_TONES: Final = "\u0301\u0300\u0309\u0303\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_ONLY_UNICODE: Final = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u036f]")


def _letters_of_vni() -> Iterator[tuple[str, str]]:
    """Small letters as VNI writes them, the tone behind its vowel; a vowel may stand for another alone."""
    for vowel in "aeouy":
        yield from ((vowel + mark, vowel + tone) for mark, tone in zip("ùøûõï", _TONES, strict=True))
    for vowel in "aeo":
        yield f"{vowel}â", vowel + _CIRCUMFLEX
        marks = zip("áàåãä", _TONES, strict=True)
        yield from ((vowel + mark, vowel + _CIRCUMFLEX + tone) for mark, tone in marks)
    yield "aê", f"a{_BREVE}"
    yield from (("a" + mark, f"a{_BREVE}{tone}") for mark, tone in zip("éèúüë", _TONES, strict=True))
    for sign, vowel in (("ô", "o"), ("ö", "u")):
        yield sign, vowel + _HORN
        yield from ((sign + mark, vowel + _HORN + tone) for mark, tone in zip("ùøûõï", _TONES, strict=True))
    yield from zip("ñíìæóòî", "đíìỉĩịỵ", strict=True)


@cache
def _table_of_vni() -> Mapping[str, str]:
    small = {written: normalize("NFC", letter) for written, letter in _letters_of_vni()}
    mixed = {written[0].upper() + written[1:]: letter.upper() for written, letter in small.items()}
    return MappingProxyType(small | mixed | {key.upper(): letter.upper() for key, letter in small.items()})


def from_tcvn3(s: str) -> str:
    """The Unicode spelling of a text in TCVN3: "C«ng chøc" is "Công chức".

    TCVN3 has no capitals with a tone; a font of capitals shows the small ones so. Beside two plain capitals
    of the same word, and in such words around it, they become capitals: "Lß V¡N NGUYÔN" is "LÒ VĂN NGUYỄN".
    """
    return _NO_SMALL_LETTERS.sub(_in_capitals, s.translate(_TCVN3))


def _in_capitals(words: re.Match[str]) -> str:
    mixed = (word for word in words[0].split(" ") if not word.isupper() and _TWO_CAPITALS.search(word))
    return words[0].upper() if any(mixed) else words[0]


def from_vni(s: str) -> str:
    """The Unicode spelling of a text in VNI: "Coâng chöùc" is "Công chức"."""
    table = _table_of_vni()
    letters = "|".join(sorted(table, key=len, reverse=True))
    return re.sub(letters, lambda letter: table[letter[0]], s)


ENCODINGS: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {"TCVN3": from_tcvn3, "VNI": from_vni}
)


def wholly_in(s: str, encoding: str) -> bool:
    """Whether a text is in this old encoding as a whole: it has its signs, those of no other, and not one
    letter that only Unicode has.
    """
    signs = {legacy(word) for word in s.split()} - {None}
    return signs == {encoding} and not _ONLY_UNICODE.search(s)
