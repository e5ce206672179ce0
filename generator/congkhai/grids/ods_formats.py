"""Which styles of an ODS show words beside a number, for writers that keep only the number's digits."""

from typing import Final

_CELL: Final = "table-cell"
_DEEPEST: Final = 20
CONTENT: Final = "\0"
"""Stands for the cell's own text among the words of its style."""


class Formats:
    """Gathers the styles of cells and of numbers while the parser goes by them."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._further: dict[str, list[str]] = {}
        self._used: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._open = ""
        self._text = False

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        style = given.get("style:name", "")
        if name.startswith("number:") and name.endswith("-style"):
            self._open = style
            self._words[style] = ""
        elif name == "style:map" and self._open:
            self._further.setdefault(self._open, []).append(given.get("style:apply-style-name", ""))
        elif name == "style:style" and given.get("style:family") == _CELL:
            self._parents[style] = given.get("style:parent-style-name", "")
            if "style:data-style-name" in given:
                self._used[style] = given["style:data-style-name"]
        elif name == "number:text-content" and self._open:
            self._words[self._open] += CONTENT
        self._text = bool(self._open) and name == "number:text"

    def said(self, text: str) -> None:
        """A text between elements."""
        if self._text:
            self._words[self._open] += text

    def end(self, name: str) -> None:
        """An element ends."""
        self._text = False
        if name.startswith("number:") and name.endswith("-style"):
            self._open = ""

    def worded(self, style: str) -> bool:
        """Whether whatever number stands in a cell of this style, a letter or digit is shown beside it."""
        form = self._form(style)
        forms = [form, *self._further.get(form, ())]
        return all(any(map(str.isalnum, self._words.get(one, ""))) for one in forms)

    def around(self, style: str) -> str:
        """The words shown around a text in a cell of this style, with CONTENT in its place; else ""."""
        words = self._words.get(self._form(style), "")
        return words if CONTENT in words and any(map(str.isalnum, words)) else ""

    def _form(self, style: str) -> str:
        """The style of numbers that a style of cells names, or one that it is derived from."""
        for _ in range(_DEEPEST):
            if style in self._used or style not in self._parents:
                break
            style = self._parents[style]
        return self._used.get(style, "")
