"""The sheets of a workbook that comes back, and what it remembers; what is none is refused by name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.grids.kinds import HUGE_BOOK, LOCKED_BOOK
from congkhai.grids.workbook import Tab, is_workbook, tabs
from congkhai.workbook.kept import SHEET, Kept, Newer, Spoilt, remembered
from congkhai.workbook.kinds import FOREIGN, NEWER, SPOILT, UNREADABLE

_SPOILT: Final = "tệp bị hỏng hoặc là tệp kiểu khác"
_WHY: Final = MappingProxyType(
    {LOCKED_BOOK.code: "tệp có mật khẩu", HUGE_BOOK.code: "tệp quá lớn, hoặc có ô ghi lạc ở rất xa bảng"}
)


def opened(data: bytes, name: str) -> tuple[Mapping[str, Tab], Kept] | Finding:
    """The sheets of a workbook and what it remembers of its export, or why it is refused."""
    place = Place(file=name)
    found, faults = tabs(data, place)
    if faults:
        if not is_workbook(data):
            return UNREADABLE.at(place, name=name, why="tệp không phải sổ tính Excel")
        form = faults[0].place.value
        why = f"tệp là sổ tính kiểu {form}" if form else _WHY.get(faults[0].code, _SPOILT)
        return UNREADABLE.at(place, name=name, why=why)
    book = {tab.name: tab for tab in found}
    if SHEET not in book:
        return FOREIGN.at(place, name=name, sheet=SHEET)
    try:
        return book, remembered(row.cells for row in book[SHEET].rows)
    except Newer:
        return NEWER.at(place, name=name)
    except Spoilt:
        return SPOILT.at(place, name=name, sheet=SHEET)
