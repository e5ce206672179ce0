"""The one judge of damaged text: letters lost or of an old encoding, signs that are none, unfinished merges.

Letters of the languages of the highlands (ĕ ŏ ŭ ƀ č ñ, Tai Viet, apostrophes of every kind) are whole text.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from typing import Final

from congkhai.text.marks import compose, legacy_sign, lost_letter, whole
from congkhai.value import Value

MERGE_MIDDLE: Final = "======="
_MERGE: Final = re.compile(r"^(?:(?:<{7}|>{7}|\|{7})(?=[ \t\r,;]|$)|={7}(?=[ \t,;]*\r?$))", re.M)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_NO_CHARACTER: Final = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_SURROGATE: Final = "\ud800-\udfff"
_NO_LETTER: Final = re.compile(f"[\ufffc\ufffd{_PRIVATE}{_NO_CHARACTER}{_SURROGATE}]")
# Whatever `_NO_LETTER` finds, and some letters beside: searched first, twenty times faster.
_NOT_SURELY_LETTER: Final = re.compile("[\ud800-\uf8ff\ufdd0-\U0010ffff]")
_NAMES: Final = (
    (re.compile("\ufffd"), "ký tự \ufffd (U+FFFD) thay cho một chữ đã mất"),
    (re.compile("\ufffc"), "dấu (U+FFFC) thay cho một hình đã mất"),
    (re.compile(f"[{_PRIVATE}]"), "ký hiệu riêng của một phông chữ, máy khác không hiện được (U+{:04X})"),
    (re.compile(f"[{_SURROGATE}]"), "nửa ký tự, nửa kia đã mất (U+{:04X})"),
)
_NEITHER: Final = "mã không phải chữ nào (U+{:04X})"
_QUESTION: Final = "dấu hỏi thay cho chữ có dấu (hoặc là dấu hỏi thật mà thiếu khoảng trắng ở sau)"


class Sort(StrEnum):
    """What happened to a text."""

    MERGE = "merge"
    LEGACY = "legacy"
    CONTROL = "control"
    LOST = "lost"


class Damage(Value):
    """One damaged spot: `position` counts from 0 in the composed text, `sign` is what stands there.

    `encoding` names the one that the text was wrongly kept from, as `marks.legacy` does; else it is empty.
    """

    sort: Sort
    position: int
    sign: str
    encoding: str = ""

    @property
    def said(self) -> str:
        """The sign as a clerk reads it: what it is, and the code point where it cannot be seen."""
        match self.sort:
            case Sort.MERGE:
                return f"dấu {self.sign} của hai bản sửa chưa gộp xong"
            case Sort.LEGACY:
                return f"chữ {self.encoding}"
            case Sort.CONTROL:
                return f"ký tự điều khiển không nhìn thấy (U+{ord(self.sign):04X})"
        if self.sign == "?":
            return _QUESTION
        name = next((name for letters, name in _NAMES if letters.match(self.sign)), _NEITHER)
        return name.format(ord(self.sign))


def damages(text: str) -> Iterator[Damage]:
    """Every damage of a text, the gravest first: the cause ahead of what it entails, each sort by position.

    Of old encodings only the first sign is told, for the text is wrong as a whole.
    """
    if whole(text):
        yield from _legacy(text)
        return
    composed = compose(text)
    for mark in _MERGE.finditer(composed):
        yield Damage(sort=Sort.MERGE, position=mark.start(), sign=mark[0])
    yield from _legacy(composed)
    for match in _CONTROL.finditer(composed):
        yield Damage(sort=Sort.CONTROL, position=match.start(), sign=match[0])
    signs = _NO_LETTER.finditer(composed) if _NOT_SURELY_LETTER.search(composed) else ()
    for position in sorted(chain((match.start() for match in signs), lost_letter(composed))):
        yield Damage(sort=Sort.LOST, position=position, sign=composed[position])


def _legacy(composed: str) -> Iterator[Damage]:
    old = legacy_sign(composed)
    if old is not None:
        yield Damage(sort=Sort.LEGACY, position=old.start, sign=old.letters, encoding=old.encoding)


def unmerged(text: str) -> bool:
    """Whether a line of the text begins with a mark of an unfinished merge."""
    return may_be_unmerged(text) and bool(_MERGE.search(text))


def may_be_unmerged(text: str) -> bool:
    """Whether such a mark stands anywhere at all; where it does not, no part of the text is `unmerged`."""
    return any(mark in text for mark in ("<<<<<<<", ">>>>>>>", MERGE_MIDDLE))
