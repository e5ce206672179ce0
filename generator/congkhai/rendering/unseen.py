"""What a hand-written page keeps to itself: comments, and addresses that no link of it uses."""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Final

from congkhai.value import Value

_FENCE: Final = re.compile(r"^(?P<mark>~{3,}|`{3,})[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*)[ ]*\n", re.M)
# A comment in a span of code is shown only where both of its ends stand in the span.
_SPAN: Final = re.compile(
    r"(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!<!--)[^\n]|<!--[^\n`]*-->)*?(?<!`)(?P=ticks)(?!`)"
)
_NEXT: Final = re.compile(r"^(?:~{3}|`{3})|`|<!--|-->", re.M)
# As the renderer reads one: address and title may stand on lines of their own.
DEFINITION: Final = re.compile(
    r"""^[ ]{0,3}\[([^\[\]]*)\]:[ ]*(?:\n[ ]*)?([^\s]+)[ ]*(?:\n[ ]*)?((["'])(.*)\4[ ]*|\((.*)\)[ ]*)?$""",
    re.M,
)
_LABEL: Final = re.compile(r"\[([^\[\]]*)\](?!:)")
_GONE_FIRST: Final = re.compile(r"^([ \t]*)(?:\0[ \t]*)+", re.M)
_GONE_LAST: Final = re.compile(r"(?<![ \t])(?:[ \t]*\0)+[ \t]*$", re.M)


class Sort(StrEnum):
    """What a part of a Markdown text is."""

    FENCED = "fenced"
    SPAN = "span"
    COMMENT = "comment"
    OPEN = "open"
    CLOSE = "close"


class Part(Value, kw_only=False):
    """A part of a text, by its first position and the one after its last.

    `OPEN` is a comment without an end, which reaches to the end of the text; `CLOSE` an end with no comment.
    """

    sort: Sort
    start: int
    end: int


def parts(text: str) -> Iterator[Part]:
    """Code and comments in the order in which they begin; what lies inside one of them is no part.

    Code is a block between fences, or what stands between backticks on one line. Where a backtick and a
    comment overlap, the comment counts: rather a word of code lost than a word of a comment shown.
    """
    endless: set[str] = set()
    position = 0
    while match := _NEXT.search(text, position):
        part = _part(text, match, endless)
        position = part.end if part else match.end()
        if part:
            yield part


def _part(text: str, match: re.Match[str], endless: set[str]) -> Part | None:
    start = match.start()
    if match[0] == "-->":
        return Part(Sort.CLOSE, start, match.end())
    if match[0] == "<!--":
        end = text.find("-->", match.end())
        # To a browser "<!-->" is a whole comment and what follows it is text.
        closed = end >= 0 and not text.startswith((">", "->"), match.end())
        return Part(Sort.COMMENT, start, end + 3) if closed else Part(Sort.OPEN, start, len(text))
    if match[0] != "`" and (end := _fenced(text, start, endless)):
        return Part(Sort.FENCED, start, end)
    span = _SPAN.match(text, start)
    return Part(Sort.SPAN, start, span.end()) if span else None


def _fenced(text: str, start: int, endless: set[str]) -> int:
    """Where the block of code ends that is opened at `start`; 0 where it is none.

    `endless` gathers the fences that nothing further down closes, so that each is looked for once.
    """
    opening = _FENCE.match(text, start)
    if opening is None or opening["mark"] in endless:
        return 0
    closing = re.compile(rf"^{opening['mark']}[ ]*$", re.M).search(text, opening.end())
    if closing is None:
        endless.add(opening["mark"])
        return 0
    return closing.end()


def without_code(text: str) -> str:
    """The text with its code made blanks of equal length."""
    return _replaced(text, lambda part: _blank(text, part) if part.sort in (Sort.FENCED, Sort.SPAN) else None)


def without_fenced(text: str) -> str:
    """The text with its blocks of code between fences made blanks of equal length."""
    return _replaced(text, lambda part: _blank(text, part) if part.sort is Sort.FENCED else None)


def fenced(text: str) -> Iterator[str]:
    """The blocks of code between fences."""
    return (text[part.start : part.end] for part in parts(text) if part.sort is Sort.FENCED)


def without_comments(text: str, kept: Callable[[str, int], bool]) -> str:
    """The text without its comments, each line where it was; `kept`: a comment at this place means something.

    No blanks stay at the ends of a line where a comment stood: Markdown would see a line break or code there.
    """

    def line_ends(part: Part) -> str | None:
        hidden = part.sort in (Sort.COMMENT, Sort.OPEN) and not kept(text, part.start)
        return "\0" + "\n" * text.count("\n", part.start, part.end) + "\0" if hidden else None

    # What stood in the text as NUL is damage and told as such; here NUL stands where a comment was.
    text = text.replace("\0", "\ufffd")
    return _GONE_LAST.sub("", _GONE_FIRST.sub(r"\1", _replaced(text, line_ends))).replace("\0", "")


def unused_addresses(text: str) -> Iterator[re.Match[str]]:
    """The addresses written apart ("[label]: address") that no link uses, as in the comment "[//]: # (…)"."""
    plain = without_code(text)
    if "]:" in plain:
        used = {_label(label) for label in _LABEL.findall(DEFINITION.sub("", plain))}
        yield from (match for match in DEFINITION.finditer(plain) if _label(match[1]) not in used)


def without_unused_addresses(text: str) -> str:
    """The text without them, each line where it was."""
    kept, position = [], 0
    for match in unused_addresses(text):
        kept += [text[position : match.start()], "\n" * match[0].count("\n")]
        position = match.end()
    return "".join((*kept, text[position:]))


def _label(written: str) -> str:
    return " ".join(written.lower().split())


def _replaced(text: str, put: Callable[[Part], str | None]) -> str:
    pieces, position = [], 0
    for part in parts(text):
        other = put(part)
        if other is not None:
            pieces += [text[position : part.start], other]
            position = part.end
    return "".join((*pieces, text[position:]))


def _blank(text: str, part: Part) -> str:
    return re.sub(r"[^\n]", " ", text[part.start : part.end])
