"""A table's file opened for repair: its rows, and what about its form is not as it should be."""

from collections.abc import Callable, Iterator
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.grids import csv_text, workbook
from congkhai.grids.csv_text import Layout
from congkhai.grids.encoding import UTF16, decode, recovered
from congkhai.grids.grid import Grid
from congkhai.text.old_letters import ENCODINGS, wholly_in
from congkhai.value import Value, replace

DELIMITER: Final = ","
_UNICODE: Final = "bảng mã UTF-8"
_TAB: Final = "\t"

Form = tuple[str, str]
"""What the file was and what it becomes, in words; the second is empty where something is left out."""


class Opened(Value):
    """A file whose rows could be made out; `forms` are the repairs of its form, `layout` is that of a CSV.

    `letters` makes Unicode of a cell of `grid`; of most files the cells are that already. `anew` says that
    the file is no UTF-8, so that no byte of it can stay.
    """

    grid: Grid
    forms: tuple[Form, ...]
    letters: Callable[[str], str] = str
    layout: Layout | None = None
    anew: bool = False

    @property
    def delimiter(self) -> str:
        """What parts the cells of the new file: what parts them now, but for tabs in a file written anew.

        Of tabs Excel makes columns in UTF-16 alone.
        """
        if self.layout is None or not _parted(self.layout) or (self.anew and self.layout.delimiter == _TAB):
            return DELIMITER
        return self.layout.delimiter

    @property
    def declared(self) -> str:
        """The line `sep=` that stays at the top; beside a new mark, Excel would misread the letters."""
        return self.layout.declared if self.layout and not self.anew else ""


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
        made = _csv(kept, old, place, lambda cell: heading(letters(cell)), letters)
        return made and replace(made, anew=not _is_utf8(content))
    if workbook.is_workbook(content):
        grid, told = workbook.read(content, place)
        form = ("sổ tính mang tên của tệp CSV", "tệp CSV")
        return None if grid is None or told else Opened(grid=grid, forms=(form,), anew=True)
    text = decode(content, place)
    encoding = "UTF-16" if content.startswith(UTF16) else ""
    if isinstance(text, Finding):
        found = recovered(content)
        if found is None:
            return None
        text, encoding = found
    made = _csv(text, encoding, place, heading, str)
    if made is None or not encoding or made.layout is None:
        return made
    forms = (*made.forms[:1], *_altered(made.layout), *made.forms[1:])
    return replace(made, forms=forms, anew=True)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


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


def _altered(layout: Layout) -> Iterator[Form]:
    """What of the layout does not stay in a file that is written anew."""
    if layout.delimiter == _TAB and _parted(layout):
        yield "dấu tách cột bằng phím Tab", f"dấu tách cột “{DELIMITER}”"
    if layout.declared:
        yield "dòng “sep=” ở đầu tệp", ""


def _parted(layout: Layout) -> bool:
    return bool(layout.declared) or any(len(cells) > 1 for cells, _ in layout.rows)


def _forms(layout: Layout) -> Iterator[Form]:
    blank = sum(not any(map(str.strip, cells)) for cells, _ in layout.rows)
    if blank:
        yield f"{blank} dòng trống", ""
