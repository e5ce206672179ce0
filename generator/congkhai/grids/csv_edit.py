"""Changes to a CSV file in which every line that is not meant keeps its bytes."""

import codecs
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from congkhai.findings import Place
from congkhai.grids.csv_text import layout, read
from congkhai.grids.encoding import decode
from congkhai.value import Value, field

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END: Final = re.compile(r"(?:\r\n|\r|\n)?\Z")


class Edit(Value):
    """What becomes of a file. Rows are numbered as the spreadsheet shows them, columns from 0.

    `cells` are new texts by row and column; `added` are whole rows, which come after the last.
    """

    cells: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    removed: frozenset[int] = frozenset()
    added: Sequence[Sequence[str]] = ()


class Written(Value, kw_only=False):
    """A row as it stands in a file: its cells, its text, and its line end ("" where it has none)."""

    cells: Sequence[str]
    text: str
    end: str

    def parts(self, delimiter: str) -> list[str]:
        """The cells as they are written, quotes included."""
        cell = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(delimiter)}]*')
        parts: list[str] = []
        at = 0
        while self.text and at <= len(self.text):
            match = cell.match(self.text, at)
            parts.append(match[0] if match else "")
            at += len(parts[-1]) + 1
        return parts


def written(cells: Sequence[str], raw: str) -> Written:
    """A row of a layout."""
    text = _LINE_END.sub("", raw, count=1)
    return Written(cells, text, raw[len(text) :])


def row(
    texts: Sequence[str],
    delimiter: str,
    before: Sequence[str] = (),
    parts: Sequence[str] = (),
    *,
    always: bool = False,
) -> str:
    """The text of a row, quoted where it must be, or `always`.

    A cell that says what stood `before` in its place keeps its part; any other is quoted as that was.
    """
    return delimiter.join(
        parts[at]
        if at < len(parts) and at < len(before) and before[at] == text
        else _quoted(text, delimiter, always=always or (at < len(parts) and parts[at].startswith('"')))
        for at, text in enumerate(texts)
    )


def closed(rows: Sequence[tuple[str, str]]) -> str:
    """The file of these rows, each a text and its line end; each but the last has one."""
    usual = rows[0][1] or "\n" if rows else ""
    return "".join(text + (end or usual) for text, end in rows[:-1]) + "".join(map("".join, rows[-1:]))


def edited(data: bytes, edit: Edit, heading: Callable[[str], bool] | None = None) -> bytes:
    """The file with the changes made, in its own encoding, delimiter, quotes and line ends.

    `heading` is that of `csv_text.read`. Cells that Excel left out at the end of rows are put back, as rows
    change places. ValueError for a file that cannot be read.
    """
    text = decode(data, Place())
    grid, _ = read(data, Place(), heading)
    if not isinstance(text, str) or grid is None:
        raise ValueError("not a CSV file that can be read")
    found = layout(text, heading or bool)
    widths = {row.number: len(row.cells) for row in (grid.header, *grid.rows)}
    rows = list(_changed([written(*one) for one in found.rows], edit, found.delimiter, widths))
    mark, encoding = next((one for one in _MARKS if data.startswith(one[0])), (b"", "utf-8"))
    return mark + (found.declared + closed(rows)).encode(encoding)


def _changed(
    rows: Sequence[Written], edit: Edit, delimiter: str, widths: Mapping[int, int]
) -> Iterator[tuple[str, str]]:
    """The rows that stay, changed, and those added; `widths` are the cells each row must have."""
    last, end = max(widths), rows[0].end or "\n"
    for number, one in enumerate(rows, 1):
        cells = edit.cells.get(number, {})
        width = max(widths.get(number, 0), *(position + 1 for position in cells), 0)
        if number not in edit.removed:
            yield _replaced(one, cells, width, delimiter), one.end
        if number == last:
            for added in edit.added:
                yield row((*added, *("",) * (widths[min(widths)] - len(added))), delimiter), end


def _replaced(one: Written, cells: Mapping[int, str], width: int, delimiter: str) -> str:
    """The text of a row with other texts in some of its cells."""
    if not cells and len(one.cells) >= width:
        return one.text
    before = (*one.cells, *("",) * (width - len(one.cells)))
    parts = one.parts(delimiter)
    parts += [""] * (len(before) - len(parts))
    return row([cells.get(at, text) for at, text in enumerate(before)], delimiter, before, parts)


def _quoted(text: str, delimiter: str, *, always: bool = False) -> str:
    special = always or text != text.strip() or any(sign in text for sign in (delimiter, '"', "\n", "\r"))
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if special else text
