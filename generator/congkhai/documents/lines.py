"""Plain lines for a terminal: paragraphs and items that a screen reader tells one after the other."""

from collections.abc import Iterable
from textwrap import fill
from typing import Final

WIDTH: Final = 78
#: How many names are told one by one.
TOLD: Final = 5


def paragraph(text: str, depth: int = 0) -> str:
    """The text in lines of at most `WIDTH` signs, moved in by two blanks for each `depth`."""
    return _filled(text, "  " * depth, "  " * depth)


def item(text: str, depth: int = 0) -> str:
    """As `paragraph`, marked as one of several."""
    return _filled(text, "  " * depth + "- ", "  " * depth + "  ")


def numbered(number: int, text: str) -> str:
    """As `paragraph`, with its number."""
    return _filled(text, f"{number}. ", "   ")


def listed(names: Iterable[str], of: str = "") -> str:
    """The first names, and how many more `of` them there are: "A, B và 3 người nữa"."""
    every = list(names)
    more = len(every) - TOLD
    return ", ".join(every[:TOLD]) + (f" và {more} {of} nữa" if more > 0 else "")


def _filled(text: str, first: str, others: str) -> str:
    return fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
