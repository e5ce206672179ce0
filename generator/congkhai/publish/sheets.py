"""A workbook of Excel as its rows, each cell as it shows: Excel keeps words apart, numbers without look."""

import re
from collections.abc import Mapping
from typing import Final

from congkhai.findings import Place
from congkhai.grids.kinds import FOREIGN_BOOK, HUGE_BOOK, LOCKED_BOOK
from congkhai.grids.number_format import HIDDEN
from congkhai.grids.workbook import tabs
from congkhai.paper.gaps import Gap
from congkhai.value import Value

_MAIN: Final = re.compile(rb"(?:spreadsheetml|ms-excel)[\w.-]*\.main\+")
_TYPES: Final = "[content_types].xml"
_USUAL: Final = re.compile(r"/?xl/workbook\.(?:xml|bin)")
_WHY: Final = {HUGE_BOOK.code: Gap.HUGE, LOCKED_BOOK.code: Gap.LOCKED, FOREIGN_BOOK.code: Gap.OTHER_KIND}
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: \d\d:\d\d(?::\d\d)?)?", re.ASCII)
_BREAKS: Final = re.compile(r"[\t\r\n\v\f]+")


class Sheets(Value):
    """The sheets in their order, hidden ones too: what a clerk calls each, and its rows, a line each.

    Where there are `gaps`, cells may be missing.
    """

    rows: tuple[tuple[str, str], ...] = ()
    gaps: frozenset[Gap] = frozenset()


def is_book(members: Mapping[str, bytes]) -> bool:
    """Whether the members of an archive are those of a workbook of Excel."""
    names = {name.replace("\\", "/").lower(): content for name, content in members.items()}
    return any(map(_USUAL.fullmatch, names)) or _MAIN.search(names.get(_TYPES, b"")) is not None


def sheets(content: bytes) -> Sheets:
    """The workbook's sheets; none, with the reason, where it cannot be read."""
    found, faults = tabs(content, Place())
    if faults:
        return Sheets(gaps=frozenset(_WHY.get(fault.code, Gap.DAMAGED) for fault in faults))
    unshown = any(HIDDEN in row.cells for tab in found for row in tab.rows)
    rows = tuple(
        (f"trang tính “{tab.name}”", "\n".join("\t".join(map(_shown, row.cells)) for row in tab.rows))
        for tab in found
    )
    return Sheets(rows=rows, gaps=frozenset({Gap.HIDDEN} if unshown else ()))


def _shown(cell: str) -> str:
    """The cell in one line; a day as it is written here, for it may be of any look in the workbook."""
    day = _DAY.fullmatch(cell)
    return f"{day[3]}/{day[2]}/{day[1]}" if day else _BREAKS.sub(" ", cell)
