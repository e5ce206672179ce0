"""The order of Vietnamese words and of people's names."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import Final, TypeAlias

from congkhai.text.fold import same_key
from congkhai.text.marks import clean, compose

WordKey: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]

_SIGNS: Final = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"
_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS: Final = MappingProxyType({letter: rank for rank, letter in enumerate(_SIGNS + _LETTERS)})
_SHAPES: Final = "\u0302\u0306\u031b"
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
_FIRST_FOREIGN: Final = 0x1000


def collate(s: str) -> WordKey:
    """The key that sorts words as a Vietnamese dictionary does: letters first, then tones, then case.

    The three levels hold one number for each letter of the composed text. Letters run a ă â b c d đ e ê …
    o ô ơ … u ư … y; tones ngang, huyền, hỏi, ngã, sắc, nặng; small letters come before capitals, spaces and
    signs before digits, digits before letters.
    """
    weights = tuple(_weigh(letter) for letter in compose(s))
    letters, tones, cases = zip(*weights, strict=True) if weights else ((), (), ())
    return letters, tones, cases


def name_key(full_name: str) -> tuple[tuple[WordKey, ...], WordKey]:
    """The key that sorts people by given name (the last word), then by the other words from the left.

    The place of the tone and capitals do not separate names ("Hòa", "Hoà"); they only settle ties.
    """
    words = same_key(full_name).split()
    return tuple(map(collate, (*words[-1:], *words[:-1]))), collate(clean(full_name))


def _weigh(letter: str) -> tuple[int, int, int]:
    """Rank of the letter, of its tone (0 = none, foreign marks after the tones), and 1 for a capital."""
    lower = letter.lower()
    apart = unicodedata.normalize("NFD", lower)
    tone = sum(_tone_rank(mark) for mark in apart[1:] if mark not in _SHAPES)
    shaped = compose(apart[0] + "".join(mark for mark in apart[1:] if mark in _SHAPES))
    rank = _RANKS.get(shaped, _RANKS.get(apart[0], _FIRST_FOREIGN + ord(apart[0])))
    return rank, tone, int(letter != lower)


def _tone_rank(mark: str) -> int:
    return _TONES.index(mark) + 1 if mark in _TONES else ord(mark)
