"""Workbooks as offices save them (XLSX, XLS, ODS): every sheet as rows of the texts a clerk sees."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from congkhai.findings import Finding, Place
from congkhai.grids.encoding import WORKBOOKS
from congkhai.grids.grid import Grid, Row, letter
from congkhai.grids.kinds import (
    DAMAGED_BOOK,
    EMPTY,
    FOREIGN_BOOK,
    HUGE_BOOK,
    LOCKED_BOOK,
    MERGED_CELLS,
    UNCLEAR_SHEET,
)
from congkhai.grids.unseen import MOST_SHEETS, Fault
from congkhai.text.fold import slug
from congkhai.text.phrases import first_few
from congkhai.value import Value, replace

_READER: Final = ("-P", "-m", "congkhai.grids.workbook_process")
_SECONDS: Final = 120
_SLOWEST: Final = 50_000
"""How many bytes a second a slow and busy machine reads at least."""
_LONGEST_NAME: Final = 31
_TOLD: Final = 5
_HUGE: Final[Mapping[str, str]] = MappingProxyType(
    {
        Fault.LARGE: "giải nén ra quá lớn",
        Fault.FAR: "có ô ghi ở rất xa phía dưới hoặc bên phải bảng",
        Fault.SHEETS: f"có hơn {MOST_SHEETS} trang tính",
    }
)


class Tab(Value):
    """One sheet: the rows that hold something, without empty cells at their end.

    `merged` are its merged cells as (first row, first column, last row, last column), counted from 0;
    `worked_out` the cells with formulas as (row, column), known only to `filled`.
    """

    name: str
    visible: bool
    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    worked_out: frozenset[tuple[int, int]] = frozenset()


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are those of a workbook, whatever the name of the file."""
    return data.startswith(WORKBOOKS)


def tabs(data: bytes, place: Place) -> tuple[tuple[Tab, ...], tuple[Finding, ...]]:
    """Every sheet of a workbook in its order, hidden ones too; none, with the finding that says why, where it
    cannot be read. `place` is the file's.

    Texts are as `cell_text` writes them; formulas give the value the workbook keeps, errors their sign.
    """
    answer = asked(data)
    sheets = answer.get("sheets")
    if sheets is None:
        return (), (_fault(str(answer.get("fault")), str(answer.get("name", "")), place),)
    return tuple(map(tab, sheets)), ()


def read(data: bytes, place: Place) -> tuple[Grid | None, tuple[Finding, ...]]:
    """The grid of the sheet that holds the table, or None with the finding that says why there is none.

    The sheet is the one named like the table (its name or its Vietnamese title), else the only visible one
    that holds something. Merged cells in it are told, for only the first of them has a value.
    """
    found, faults = tabs(data, place)
    if faults:
        return None, faults
    chosen = _chosen(found, place)
    if isinstance(chosen, Finding):
        return None, (chosen,)
    width = max(len(row.cells) for row in chosen.rows)
    header, *rows = (replace(row, cells=(row.cells + ("",) * width)[:width]) for row in chosen.rows)
    return Grid(header, tuple(rows)), tuple(_merged(chosen, place))


def asked(data: bytes, *how: str) -> dict[str, Any]:
    """The answer of the reading process; that of a damaged workbook where it died or never ended."""
    here = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            [sys.executable, *_READER, *how],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
            timeout=_SECONDS + len(data) // _SLOWEST,
            check=False,
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _fault(fault: str, name: str, place: Place) -> Finding:
    if name:
        return FOREIGN_BOOK.at(replace(place, value=name), table=place.table_title, format=name)
    if fault in _HUGE:
        return HUGE_BOOK.at(place, table=place.table_title, why=_HUGE[fault])
    kind = LOCKED_BOOK if fault == Fault.LOCKED else DAMAGED_BOOK
    return kind.at(place, table=place.table_title)


def tab(sheet: dict[str, Any]) -> Tab:
    """One sheet as the reading process tells it."""
    return Tab(
        name=sheet["name"],
        visible=sheet["visible"],
        rows=tuple(
            Row(number, tuple(cells), {int(at): value for at, value in bare.items()})
            for number, cells, bare in sheet["rows"]
        ),
        merged=tuple((top, left, bottom, right) for top, left, bottom, right in sheet["merged"]),
        worked_out=frozenset((row, column) for row, column in sheet.get("worked_out", ())),
    )


def _chosen(found: Sequence[Tab], place: Place) -> Tab | Finding:
    filled = [tab for tab in found if tab.rows]
    if not filled:
        return EMPTY.at(place, table=place.table_title)
    titles = {slug(title[:_LONGEST_NAME]) for title in (place.table, place.table_title) if title}
    named = [tab for tab in filled if slug(tab.name) in titles]
    seen = [tab for tab in filled if tab.visible] or filled
    if len(named) == 1 or (not named and len(seen) == 1):
        return (named or seen)[0]
    names = ", ".join(f"“{tab.name}”" for tab in (named or seen)[:_TOLD])
    why = "đều mang tên bảng" if named else "không trang nào mang tên bảng"
    return UNCLEAR_SHEET.at(place, table=place.table_title, names=names, why=why, name=place.table)


def _merged(tab: Tab, place: Place) -> list[Finding]:
    """That cells that hold something are merged, told once."""
    filled = {(row.number - 1, column) for row in tab.rows for column, cell in enumerate(row.cells) if cell}
    ranges = [
        f"{letter(left)}{top + 1}:{letter(right)}{bottom + 1}"
        for top, left, bottom, right in tab.merged
        if (top, left) in filled
    ]
    if not ranges:
        return []
    return [MERGED_CELLS.at(place, table=place.table_title, ranges=first_few(ranges, "chỗ"))]
