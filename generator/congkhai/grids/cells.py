"""What no cell may hold, whatever its column means."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from congkhai import letters
from congkhai.findings import Finding, Place
from congkhai.grids.kinds import ERROR_CELL, EXPONENT, FORMULA, MARKUP, TOO_LONG
from congkhai.letters import LEGACY_TEXT
from congkhai.letters import shown as shown
from congkhai.text.damage import Damage, Sort, damages
from congkhai.text.marks import legacy
from congkhai.text.old_letters import ENCODINGS
from congkhai.value import replace

_LONGEST: Final = 32_767
_SHOWN: Final = 60
_CALLED: Final = r"[A-Za-z_.]++\(|\$?[A-Za-z]{1,3}\$?\d++\b"  # SUM(…), $A$1
_AMOUNT: Final = r"[\d.,]++%?+\s*+"
_FORMULA: Final = re.compile(
    r"\s*+(?:=\s*+\S"  # =1+1, =HYPERLINK(…)
    r"|@\w"  # @SUM(…)
    r"|[+-][+(\s-]*+(?!\d{1,2}/\d{1,2}/\d{4}\s*+[:,;–\w])"  # "- 24/11/2022: họp" is text
    rf"(?:{_CALLED}"  # +SUM(…), -A1
    r"|[^|]*+\|[^!]*+!"  # +cmd|' /C calc'!A0
    rf"|{_AMOUNT}[*/^&]"  # -2*3
    # -2+3, +1+A1; but "- 5 - 10 người" and "+84 212 3852 000" are text
    rf"|{_AMOUNT}[+-][+\s-]*+(?:\(|{_CALLED}|{_AMOUNT}(?:[+*/^&)-]|\Z))))"
)
# What Excel turns into a number, its sign or its first zeros lost; a lone digit is left to the reader.
_SIGNED: Final = re.compile(r"\s*+[+-]\s*+\d{2,}+[\d.,]*+\s*+", re.ASCII)
# A long row of digits as spreadsheets shorten it; their last digits are gone.
_EXPONENT: Final = re.compile(r"\s*+([1-9])(?:[.,](\d+))?E\+(\d{1,3})\s*+", re.ASCII | re.I)
_ERROR: Final = re.compile(r"\s*+(?:#(?:N/A|GETTING_DATA|[A-Z][A-Z0-9/_]*+[!?])|Err:\d{3}|##+)\s*+")
_MARKUP: Final = re.compile(
    r"</?[a-z!?][^<>]*>|<(?:script|iframe|object|embed|svg|img|style|link|meta)\b|\bjavascript:", re.I
)
_FROM: Final = "; cả tệp CSV gõ như vậy thì chạy congkhai tidy --from {} để xem rồi chuyển"
_BACKUP: Final = "; nhiều ô cùng bị thì lấy lại bản của tệp trước khi bị mở nhầm"
_SPOT: Final = "nội dung ô"
_AS_CSV: Final = "bằng kiểu CSV UTF-8"
_TOLD: Final = 5
# Passes what nearly every cell is, so that the slower questions are asked of few.
_HARMLESS: Final = re.compile(r"(?!\d[\d.,]*E\+)[^\x00-\x20\x7f-\x9f<?=@#+-][^\x00-\x1f\x7f-\x9f<?:]*", re.I)


def harmless(text: str) -> bool:
    """Whether a cell is so plain that `check` need not be asked; most cells are."""
    return not text or (text.isascii() and len(text) <= _SHOWN and _HARMLESS.fullmatch(text) is not None)


def check(text: str, place: Place, *, number: bool = False) -> Iterator[Finding]:
    """The finding about the bare text of one cell, if any.

    `place` is the cell's, its value is shortened here.
    `number` says that the column holds numbers, so that a sign before digits is what it should be.
    """
    yield from islice(_faults(text, place, number), 1)


def misread(text: str) -> str | None:
    """The encoding that the cell was wrongly kept from, as `legacy` names it."""
    return None if text.isascii() or len(text) > _LONGEST else legacy(text)


def in_wrong_letters(encoding: str, cells: Sequence[tuple[Place, str]]) -> Finding:
    """The finding about all cells of one file that are `misread` from one encoding, with their texts."""
    places = [replace(place, value=shown(text)) for place, text in cells]
    first = places[0]
    made = LEGACY_TEXT.at(
        first,
        where=_where(first),
        value=first.value,
        encoding=letters.in_words(encoding),
        spot=_SPOT,
        more=f"; {len(cells) - 1} ô khác của bảng cũng vậy" if len(cells) > 1 else "",
        how=_FROM.format(encoding.lower()) if encoding in ENCODINGS else _BACKUP,
        proposal=_proposal(encoding, [text for _, text in cells]),
    )
    return replace(made, also=tuple(places[1:]))


def _faults(text: str, place: Place, number: bool) -> Iterator[Finding]:
    """Everything against the text, the cause ahead of what it entails."""
    if len(text) > _LONGEST:
        length = f"{len(text):,}".replace(",", ".")
        yield TOO_LONG.at(replace(place, value=shown(text)), column=place.column_title, length=length)
        return
    damaged = [*damages(text)]
    causes = [damage for damage in damaged if damage.sort is not Sort.LOST]
    for damage in causes:
        if damage.sort is Sort.LEGACY:
            yield in_wrong_letters(damage.encoding, [(place, text)])
        else:
            yield _damaged(damage, text, place)
    place = replace(place, value=shown(text))
    facts = {"column": place.column_title, "value": place.value}
    if _FORMULA.match(text) or (not number and _SIGNED.fullmatch(text)):
        yield FORMULA.at(place, **facts)
    exponent = None if number else _EXPONENT.fullmatch(text)
    if exponent:
        first = exponent[1] + (exponent[2] or "")
        yield EXPONENT.at(place, digits=int(exponent[3]) + 1, first=first, **facts)
    if _ERROR.fullmatch(text):
        yield ERROR_CELL.at(place, **facts)
    if _MARKUP.search(text):
        yield MARKUP.at(place, **facts)
    for damage in damaged[len(causes) :]:
        yield _damaged(damage, text, place)


def _damaged(damage: Damage, text: str, place: Place) -> Finding:
    at = replace(place, value=shown(text))
    return letters.damaged(damage, at, where=_where(at), spot=_SPOT, how=_AS_CSV)


def _where(place: Place) -> str:
    return f"Ô ‘{place.column_title}’"


def _proposal(encoding: str, texts: Sequence[str]) -> str:
    """What the first cells probably were before that encoding, as the end of a remedy."""
    meant = {text: letters.meant(encoding, text) for text in texts[:_TOLD]}
    said = [f"“{shown(text)}” có thể là “{shown(whole)}”" for text, whole in meant.items() if whole]
    return f" {', '.join(said)}: đúng thì ghi lại như vậy." if said else ""
