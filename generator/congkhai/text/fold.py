"""Folding: the plain letters behind marked ones, for search, addresses and matching."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import Final

from congkhai.text.marks import clean, compose

# Stands where a mark without a composed letter stood, so that positions keep matching; invisible.
UNSEEN: Final = "\u2060"
# The eth and the African d are typed for đ in old files, and look the same.
_STROKED_D: Final = "\u0110\u0111\u00d0\u00f0\u0189\u0256"
_TONE: Final = "[\u0300\u0301\u0303\u0309\u0323]"
_TONE_BEFORE_NUCLEUS: Final = re.compile(f"((?<=q)u|(?<=g)i)({_TONE})([aeioy][\u0302\u0306\u031b]?)")
_TONE_ON_GLIDE: Final = re.compile(f"(?:(o)({_TONE})([ae])|(u)({_TONE})(y))")
_APART: Final = re.compile("[^a-z0-9]+")


def _folding_table() -> MappingProxyType[int, str]:
    letters = (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00))
    folded = {code: unicodedata.normalize("NFD", chr(code))[0].lower() for code in letters}
    folded.update(dict.fromkeys(map(ord, _STROKED_D), "d"))
    marks = (*range(0x0300, 0x0370), *range(0x1AB0, 0x1B00), *range(0x1DC0, 0x1E00), *range(0x20D0, 0x2100))
    folded.update(dict.fromkeys(marks, UNSEEN))
    return MappingProxyType(folded)


_FOLDING: Final = _folding_table()


def fold(s: str) -> str:
    """`s` in lower case without marks, đ as d; one character for each character of `compose(s)`.

    A mark that has no composed letter becomes an invisible word joiner (U+2060). Idempotent.
    """
    return compose(s).translate(_FOLDING).lower()


def slug(s: str) -> str:
    """`s` as lower-case ASCII words joined by "-": "Đối tượng" → "doi-tuong"; empty where nothing is left."""
    return _APART.sub("-", fold(s).replace(UNSEEN, "")).strip("-")


def same_key(s: str) -> str:
    """A key equal for spellings of the same words: case, spaces and the place of the tone do not count.

    "hòa" and "hoà", "thủy" and "thuỷ", "quý" and "qúy", "giá" and "gía" are the same; marks do count. For
    matching only, never shown. Idempotent.
    """
    words = " ".join(clean(clean(s).casefold()).split())
    apart = unicodedata.normalize("NFD", words)
    on_nucleus = _TONE_BEFORE_NUCLEUS.sub(r"\1\3\2", apart)
    return compose(_TONE_ON_GLIDE.sub(r"\1\3\2\4\6\5", on_nucleus))
