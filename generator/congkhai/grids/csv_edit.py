"""Changes to a CSV file in which every line that is not meant keeps its bytes."""

import codecs
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from congkhai.findings import Place
from congkhai.grids.csv_text import layout, read
from congkhai.grids.encoding import decode

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END: Final = re.compile(r"(?:\r\n|\r|\n)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What becomes of a file. Rows are numbered as the spreadsheet shows them, columns from 0.

    `cells` are new texts by row and column; `added` are whole rows, which come after the last.
    """

    cells: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    removed: frozenset[int] = frozenset()
    added: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """The text of a row and of its line end; `width` counts its cells."""

    text: str
    end: str
    width: int


def edited(data: bytes, edit: Edit, heading: Callable[[str], bool] | None = None) -> bytes:
    """The file with the changes made, in its own encoding, delimiter, quotes and line ends.

    `heading` is that of `csv_text.read`. Cells that Excel left out at the end of rows are put back, as rows
    change places. ValueError for a file that cannot be read.
    """
    text = decode(data, Place())
    grid, _ = read(data, Place(), heading)
    if not isinstance(text, str) or grid is None:
        raise ValueError("not a CSV file that can be read")
    written = layout(text, heading or bool)
    widths = {row.number: len(row.cells) for row in (grid.header, *grid.rows)}
    rows = list(_changed([_row(*row) for row in written.rows], edit, written.delimiter, widths))
    declared = text[: len(text) - sum(len(raw) for _, raw in written.rows)]
    made = declared + "".join(_closed(rows))
    mark, encoding = next((one for one in _MARKS if data.startswith(one[0])), (b"", "utf-8"))
    return mark + made.encode(encoding)


def _row(cells: Sequence[str], raw: str) -> _Row:
    text = _LINE_END.sub("", raw, count=1)
    return _Row(text, raw[len(text) :], len(cells))


def _changed(rows: list[_Row], edit: Edit, delimiter: str, widths: Mapping[int, int]) -> Iterator[_Row]:
    """The rows that stay, changed, and those added; `widths` are the cells each row must have."""
    last, end = max(widths), rows[0].end or "\n"
    for number, row in enumerate(rows, 1):
        cells = edit.cells.get(number, {})
        width = max(widths.get(number, 0), *(position + 1 for position in cells), 0)
        if number not in edit.removed:
            yield _Row(_replaced(row, cells, width, delimiter), row.end, width)
        if number == last:
            for added in edit.added:
                texts = (*added, *("",) * (widths[min(widths)] - len(added)))
                yield _Row(delimiter.join(_quoted(one, delimiter) for one in texts), end, len(texts))


def _closed(rows: Sequence[_Row]) -> Iterator[str]:
    """The rows' texts; each but the last has a line end."""
    for row in rows[:-1]:
        yield row.text + (row.end or rows[0].end or "\n")
    yield from (row.text + row.end for row in rows[-1:])


def _replaced(row: _Row, cells: Mapping[int, str], width: int, delimiter: str) -> str:
    """The text of a row with other texts in some of its cells."""
    if not cells and row.width >= width:
        return row.text
    parts = list(_parts(row.text, delimiter)) if row.text else []
    parts += [""] * (width - len(parts))
    for position, text in cells.items():
        parts[position] = _quoted(text, delimiter, always=parts[position].startswith('"'))
    return delimiter.join(parts)


def _parts(text: str, delimiter: str) -> Iterator[str]:
    """The cells of a row as they are written, quotes included."""
    cell = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(delimiter)}]*')
    at = 0
    while at <= len(text):
        match = cell.match(text, at)
        written = match[0] if match else ""
        yield written
        at += len(written) + 1


def _quoted(text: str, delimiter: str, *, always: bool = False) -> str:
    special = always or text != text.strip() or any(sign in text for sign in (delimiter, '"', "\n", "\r"))
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if special else text
