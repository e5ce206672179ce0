"""The log of changes as a table of plain text, for the terminal."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from congkhai.tables.keys import Names, Title
from congkhai.tables.log import LOST, LogEntry

_VERBS: Final = {
    "workbook import": "nhập sổ (workbook import)",
    "tidy": "sửa chỗ vô hại (tidy)",
    "year": "mở năm mới (year)",
    "upgrade": "nâng cấp thư mục (upgrade)",
    "rows prepare": "lập sẵn các dòng (rows prepare)",
    "rows fill": "điền ô tính được (rows fill)",
}
_WIDTH: Final = 48
_HEADS: Final = ("Mã", "Cột", "Trước", "Sau")


def told(entries: Iterable[LogEntry], title: Title, names: Names) -> str:
    """The changes in their order: those that one command made in one table of the package stand together."""

    def together(entry: LogEntry) -> tuple[str, str, str]:
        return entry.moment, entry.verb, entry.table

    parts = [_section(group, [*same], title, names) for group, same in groupby(entries, key=together)]
    return "\n".join(parts)


def _section(group: tuple[str, str, str], entries: Sequence[LogEntry], title: Title, names: Names) -> str:
    moment, verb, table = group
    if verb == LOST:
        return f"{_clock(moment)} · {verb}\n"
    rows = [_HEADS, *(_row(entry, title, names) for entry in entries)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEADS))]
    head = f"{_clock(moment)} · {_VERBS.get(verb, verb)} · bảng ‘{title(table, '')}’"
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join((head, *(f"  {line}".rstrip() for line in lines))) + "\n"


def _row(entry: LogEntry, title: Title, names: Names) -> tuple[str, ...]:
    if not entry.column:
        texts = (text and f"tệp {text[:8]}…" for text in (entry.before, entry.after))
        return ("", "cả tệp", *(text or "(không có tệp)" for text in texts))
    if entry.forgotten:
        before = after = "(đã xoá khi hết hạn giữ)"
    else:
        before = "(chưa có dòng)" if entry.before is None else _cell(entry, entry.before, names)
        after = "(xoá dòng)" if entry.after is None else _cell(entry, entry.after, names)
    whose = names.row(entry.table, entry.key)
    key = _short(f"{entry.key} ({whose})" if whose else entry.key)
    return key, _short(title(entry.table, entry.column)), before, after


def _cell(entry: LogEntry, text: str, names: Names) -> str:
    """ "Lò Văn Hoà (CB-01)" for a key, else the text itself."""
    name = names.cell(entry.table, entry.column, text)
    return _short(f"{name} ({text})" if name else text)


def _short(text: str) -> str:
    """The text in one line, between marks where blanks would not be seen."""
    line = " ".join(text.split())
    if line == text:
        return (line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…") or "(trống)"
    return f"“{text[:_WIDTH]}”".replace("\n", "\\n")


def _clock(moment: str) -> str:
    """A moment as a clerk writes it; one that is none as it stands."""
    day, _, clock = moment.partition("T")
    parts = day.split("-")
    return f"{'/'.join(reversed(parts))} {clock[:5]}" if len(parts) == 3 else moment
