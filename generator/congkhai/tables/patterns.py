"""Whether a pattern of a schema is plain enough to be tried on cells: some take ages on a short text.

A pattern is not run to find out. What is let through is a row of letters, classes and groups of fixed words,
each perhaps repeated, where no two repetitions can share the same letters in more than a few ways.
"""

import re
from functools import cache
from typing import Final

from congkhai.value import Value

_LONGEST: Final = 200
_WAYS: Final = 1_000
_PART: Final = re.compile(
    r"(?P<atom>\\[dwsDWS]|\\[^\w\s]|\[\^?(?:\\.|[^\[\]\\])+\]|[^\\()\[\]{}*+?|^$]"
    r"|(?P<words>\((?:\?:)?[^\\()\[\]{}*+?.^$]+\)))"
    r"(?P<times>[*+?]|\{(?P<least>\d{1,3})(?P<most>,\d{0,3})?\})?"
)
# Between brackets these mean something else to a later Python.
_RESERVED: Final = re.compile(r"--|&&|~~|\|\|")
# Letters by which two classes are compared: those of the keyboard and of Vietnamese.
_LETTERS: Final = "".join(map(chr, (*range(0x20, 0x250), *range(0x300, 0x310), *range(0x1EA0, 0x1F00))))


class _Part(Value, kw_only=False):
    """One piece: the letters it may take, in how many ways, and how often; `most` None is endless."""

    letters: frozenset[str]
    ways: int
    least: int
    most: int | None


@cache
def why_not(pattern: str) -> str | None:
    """Why the pattern is not tried on any cell, as the end of a sentence, or None."""
    if len(pattern) > _LONGEST:
        return f"mẫu dài quá {_LONGEST} ký tự"
    parts = _parts(pattern.removeprefix("^").removesuffix("$"))
    if parts is None:
        return "mẫu sai hoặc phức tạp đến mức có thể chạy mãi không xong"
    ways, endless = 1, frozenset[str]()
    for part in parts:
        ways *= part.ways * (1 if part.most is None else part.most - part.least + 1)
        if part.most is None:
            if part.letters & endless:
                return "mẫu có hai phần lặp lại tranh nhau cùng một chữ, có thể chạy mãi không xong"
            endless = part.letters if part.least else endless | part.letters
        elif part.least and not part.letters & endless:
            endless = frozenset()
        if ways > _WAYS:
            return "mẫu có quá nhiều cách hiểu, có thể chạy mãi không xong"
    return None


def _parts(pattern: str) -> list[_Part] | None:
    """The pieces in order, or None where the pattern is of another make."""
    parts, at = [], 0
    while at < len(pattern):
        match = _PART.match(pattern, at)
        part = match and _part(match)
        if not match or not part:
            return None
        parts.append(part)
        at = match.end()
    return parts


def _part(match: re.Match[str]) -> _Part | None:
    least, most = _times(match)
    if match["words"]:
        words = re.sub(r"^\((?:\?:)?|\)$", "", match["words"]).split("|")
        # A group that is repeated multiplies its ways; once or not at all is enough for a code.
        least = 0 if "" in words else least
        return _Part(frozenset("".join(words)), len(words), least, most) if most == 1 else None
    atom = match["atom"]
    if _RESERVED.search(atom) or (most is not None and most < least):
        return None
    try:
        one = re.compile(atom)
    except re.error:
        return None
    # The ends of a range stand in the pattern: whatever alphabet it is of, two classes that share it meet.
    letters = frozenset(filter(one.fullmatch, {*_LETTERS, *match.string}))
    return _Part(letters, 1, least, most)


def _times(match: re.Match[str]) -> tuple[int, int | None]:
    if match["least"]:
        least, most = int(match["least"]), match["most"]
        if most is None:
            return least, least
        return least, int(most[1:]) if most[1:] else None
    return {None: (1, 1), "?": (0, 1), "*": (0, None), "+": (1, None)}[match["times"]]
