"""Plain lines for a terminal: paragraphs and items that a screen reader tells one after the other."""

from textwrap import fill
from typing import Final

WIDTH: Final = 78


def paragraph(text: str) -> str:
    """The text in lines of at most `WIDTH` signs."""
    return _filled(text, "", "")


def item(text: str, depth: int = 0) -> str:
    """As `paragraph`, marked as one of several, moved in by two blanks for each `depth`."""
    return _filled(text, "  " * depth + "- ", "  " * depth + "  ")


def numbered(number: int, text: str) -> str:
    """As `paragraph`, with its number."""
    return _filled(text, f"{number}. ", "   ")


def _filled(text: str, first: str, others: str) -> str:
    return fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
