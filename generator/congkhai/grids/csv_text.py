"""CSV as Excel and LibreOffice save it: delimiter found, rows numbered as the sheet shows them."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.grids.encoding import decode
from congkhai.grids.grid import Grid, Row
from congkhai.grids.kinds import BROKEN_QUOTES, EMPTY
from congkhai.letters import damaged, shown
from congkhai.text.damage import damages, may_be_unmerged, unmerged
from congkhai.value import Value, replace

SEARCHED: Final = 10
"""How many rows from the top are looked at for the titles of columns."""
DELIMITERS: Final = ("\t", ";", ",")
_NOTHING: Final = " \t\r\n,;"
_DECLARED: Final = re.compile(r'"?sep=(.)"?[ \t;,]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')
# Excel writes the used range in blocks of 16 rows and leaves out the delimiters of columns empty in a block.
_EXCEL_BLOCK: Final = 16


def read(
    data: bytes, place: Place, heading: Callable[[str], bool] | None = None
) -> tuple[Grid | None, tuple[Finding, ...]]:
    """The grid of one CSV file, or None with the finding that says why it cannot be read.

    Blank rows are counted and left out, as are columns without a title and without content at the right.
    An Excel line `sep=;` is obeyed and, as in Excel, not counted. `heading` tells the title of a column: the
    delimiter is that of the first line made of such titles, of the first line at all where there is none.
    """
    text = decode(data, place)
    return (None, (text,)) if isinstance(text, Finding) else split(text, place, heading)


def split(
    text: str, place: Place, heading: Callable[[str], bool] | None = None
) -> tuple[Grid | None, tuple[Finding, ...]]:
    """The same from the text of a file; see `read`."""
    if not text.strip(_NOTHING):
        return None, (EMPTY.at(place, table=place.table_title),)
    delimiter, body = _settle(text, heading or bool)
    rows: list[Row] = []
    broken = _split(body, delimiter, rows)
    if broken:
        return None, (BROKEN_QUOTES.at(replace(place, row=broken), row=broken),)
    if not rows:
        return None, (EMPTY.at(place, table=place.table_title),)
    merges = [row for row in rows if any(map(unmerged, row.cells))] if may_be_unmerged(text) else []
    if merges:
        return None, (_unmerged(merges, place),)
    return _trimmed(rows[0], rows[1:]), ()


def _unmerged(rows: Sequence[Row], place: Place) -> Finding:
    """That two versions of the file lie in one; nothing is read from it, for each row may be of either."""
    texts = [shown(next(filter(unmerged, row.cells))) for row in rows]
    places = [replace(place, row=row.number, value=text) for row, text in zip(rows, texts, strict=True)]
    mark = next(damages(texts[0]))
    where = f"Dòng {rows[0].number} của bảng ‘{place.table_title}’"
    more = f"; còn dấu như vậy ở dòng {', '.join(str(row.number) for row in rows[1:6])}" if rows[1:] else ""
    finding = damaged(mark, places[0], where=where, spot="", how="", more=more)
    return replace(finding, also=tuple(places[1:]))


class Layout(Value):
    """How a file is written: what parts its cells, the line `sep=` that says so ("" where there is none), and
    every row, blank ones too, from the first on: its cells and its bare text with the line end.
    """

    delimiter: str
    declared: str
    rows: tuple[tuple[tuple[str, ...], str], ...]


def layout(text: str, heading: Callable[[str], bool]) -> Layout:
    """The layout of a text that `split` gives a grid for."""
    delimiter, body = _settle(text, heading)
    taken: list[str] = []
    lines = _noted(io.StringIO(body, newline=""), taken)
    with _long_fields(len(body)):
        rows = [(tuple(cells), _emptied(taken)) for cells in csv.reader(lines, delimiter=delimiter)]
    return Layout(delimiter=delimiter, declared=text[: len(text) - len(body)], rows=tuple(rows))


def _noted(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _emptied(taken: list[str]) -> str:
    text = "".join(taken)
    taken.clear()
    return text


def _settle(text: str, heading: Callable[[str], bool]) -> tuple[str, str]:
    """The delimiter, and the text without a line that only declares it."""
    declared = _DECLARED.match(text)
    if declared:
        return declared[1], text[declared.end() :]
    lines = (line for line in io.StringIO(text, newline=None) if line.strip(_NOTHING))
    top = tuple(islice(lines, SEARCHED))
    titles = next((line for line in top if _made_of(line, heading)), top[0])
    return _delimiter(titles), text


def _delimiter(line: str) -> str:
    return max(DELIMITERS, key=_QUOTED.sub("", line).count)


def _made_of(line: str, heading: Callable[[str], bool]) -> bool:
    cells = [cell.strip(' "\n') for cell in line.split(_delimiter(line))]
    return len(cells) > 1 and 2 * sum(map(heading, cells)) > sum(map(bool, cells))


def _split(text: str, delimiter: str, rows: list[Row]) -> int | None:
    """Fills `rows` with those that hold something; the number of the row that cannot be split, or None."""
    number = 0
    # A text that stands in many cells is kept once: most of a large file are codes and days said again.
    same: dict[str, str] = {}
    lines = io.StringIO(text, newline="")
    with _long_fields(len(text)):
        try:
            for number, cells in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1):
                if any(map(str.strip, cells)):
                    rows.append(Row(number, tuple(map(same.setdefault, cells, cells))))
        except csv.Error:
            return number + 1
    return None


@contextmanager
def _long_fields(length: int) -> Iterator[None]:
    """Lets the splitter pass a cell as long as the whole text, so that the check of cells can name it."""
    before = csv.field_size_limit()
    csv.field_size_limit(max(before, length + 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _trimmed(header: Row, rows: Sequence[Row]) -> Grid:
    length = len(header.cells)
    width = _filled(header.cells)
    if width < length:
        width = max((width, *(_filled(row.cells[:length]) for row in rows)))
    header = Row(header.number, header.cells[:width])
    # Most files have every row as wide as their header, and nothing to cut or to put back.
    if any(len(row.cells) > width for row in rows):
        rows = [Row(row.number, row.cells[: max(width, _filled(row.cells))]) for row in rows]
    if any(len(row.cells) < width for row in rows):
        rows = [*_restored(rows, width)]
    return Grid(header, tuple(rows))


def _filled(cells: tuple[str, ...]) -> int:
    """How many cells there are up to the last that holds something."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return width


def _restored(rows: Iterable[Row], width: int) -> Iterator[Row]:
    """The rows, with the empty cells put back that Excel leaves out of a whole block below the first."""
    for block, members in groupby(rows, key=lambda row: (row.number - 1) // _EXCEL_BLOCK):
        kept = tuple(members)
        if block > 0 and len({len(row.cells) for row in kept}) == 1:
            lacking = ("",) * (width - len(kept[0].cells))
            yield from (Row(row.number, row.cells + lacking) for row in kept)
        else:
            yield from kept
