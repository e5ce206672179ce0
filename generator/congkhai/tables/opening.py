"""A table's file opened for repair: its rows, and what about its form is not as it should be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.grids import csv_text, workbook
from congkhai.grids.csv_text import Layout
from congkhai.grids.encoding import UTF16, decode, recovered
from congkhai.grids.grid import Grid
from congkhai.text.old_letters import ENCODINGS, wholly_in

DELIMITER: Final = ","
_UNICODE: Final = "bảng mã UTF-8"
_ENDS: Final = MappingProxyType({"\r\n": "kiểu Windows (CRLF)", "\r": "kiểu Macintosh cũ (CR)"})

Form = tuple[str, str]
"""What the file was and what it becomes, in words; the second is empty where something is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file whose rows could be made out; `forms` are the repairs of its form, `layout` is that of a CSV.

    `letters` makes Unicode of a cell of `grid`; of most files the cells are that already.
    """

    grid: Grid
    forms: tuple[Form, ...]
    letters: Callable[[str], str] = str
    layout: Layout | None = None


def opened(
    content: bytes, place: Place, heading: Callable[[str], bool], old: str | None = None
) -> Opened | None:
    """The file opened, in whatever form only one reading of it makes sense; else None.

    `place` is the file's, `heading` tells the title of a column. `old` is the encoding, TCVN3 or VNI, that
    somebody who knows says the letters of the office's files have; a file is taken so only as a whole.
    """
    kept = _whole_in(content, old) if old else None
    if old and kept is not None:
        letters = ENCODINGS[old]
        return _csv(kept, old, place, lambda cell: heading(letters(cell)), letters)
    if workbook.is_workbook(content):
        grid, told = workbook.read(content, place)
        form = ("sổ tính mang tên của tệp CSV", "tệp CSV")
        return None if grid is None or told else Opened(grid=grid, forms=(form,))
    text = decode(content, place)
    encoding = "UTF-16" if content.startswith(UTF16) else ""
    if isinstance(text, Finding):
        found = recovered(content)
        if found is None:
            return None
        text, encoding = found
    return _csv(text, encoding, place, heading, str)


def _whole_in(content: bytes, old: str) -> str | None:
    """The text of a file in an old encoding, as Windows-1252 shows it; None for any other file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return text if wholly_in(text, old) else None


def _csv(
    text: str, encoding: str, place: Place, heading: Callable[[str], bool], letters: Callable[[str], str]
) -> Opened | None:
    grid, _ = csv_text.split(text, place, heading)
    if grid is None:
        return None
    layout = csv_text.layout(text, heading)
    forms = [(f"bảng mã {encoding}", _UNICODE)] if encoding else []
    return Opened(grid=grid, forms=(*forms, *_forms(layout)), letters=letters, layout=layout)


def _forms(layout: Layout) -> Iterator[Form]:
    if layout.delimiter != DELIMITER and any(len(cells) > 1 for cells, _ in layout.rows):
        yield f"dấu tách cột {_named(layout.delimiter)}", f"dấu tách cột {_named(DELIMITER)}"
    if layout.declared:
        yield "dòng “sep=” ở đầu tệp", ""
    ends = {end for _, raw in layout.rows for end in _ENDS if raw.endswith(end)}
    for end in sorted(ends):
        yield f"dấu xuống dòng {_ENDS[end]}", "dấu xuống dòng kiểu chung (LF)"
    blank = sum(not any(map(str.strip, cells)) for cells, _ in layout.rows)
    if blank:
        yield f"{blank} dòng trống", ""


def _named(delimiter: str) -> str:
    return "bằng phím Tab" if delimiter == "\t" else f"“{delimiter}”"
