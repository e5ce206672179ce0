"""Whose workbook it is that comes back, and for which years; what is not ours is refused by name."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.grids.kinds import HUGE_BOOK, LOCKED_BOOK
from congkhai.grids.workbook import Tab, tabs
from congkhai.tables.sheet import Sheet
from congkhai.text.fold import same_key
from congkhai.workbook.kept import SHEET, Kept, Newer, Spoilt, kept, remembered
from congkhai.workbook.kinds import FOREIGN, NEWER, OTHER_AGENCY, OTHER_YEAR, SPOILT, UNREADABLE
from congkhai.workbook.table import table

_SPOILT: Final = "tệp bị hỏng hoặc là tệp kiểu khác"
_WHY: Final = MappingProxyType(
    {LOCKED_BOOK.code: "tệp có mật khẩu", HUGE_BOOK.code: "tệp quá lớn, hoặc có ô ghi lạc ở rất xa bảng"}
)


def opened(data: bytes, name: str) -> tuple[Mapping[str, Tab], Kept] | Finding:
    """The sheets of a workbook and what it remembers of its export, or why it is refused."""
    place = Place(file=name)
    found, faults = tabs(data, place)
    if faults:
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


def stranger(what: Kept, sheets: Mapping[str, Sheet], name: str) -> Iterator[Finding]:
    """That the workbook is of another agency, or of other years, than the folder whose tables are `sheets`.

    An agency is the same under each of the names it has borne; without a name or a year, none is refused.
    """
    tables = tuple(map(table, sheets.values()))
    ours = kept(tables, tuple(one.title for one in tables), "")
    place = Place(file=name)
    if _apart(what.agency, ours.agency):
        yield OTHER_AGENCY.at(place, name=name, theirs=", ".join(what.agency), ours=", ".join(ours.agency))
    elif _apart(what.years, ours.years):
        yield OTHER_YEAR.at(place, name=name, theirs=", ".join(what.years), ours=", ".join(ours.years))


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one and other) and not {*map(same_key, one)} & {*map(same_key, other)}
