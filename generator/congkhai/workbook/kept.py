"""What a workbook remembers of the day it was exported: every value, whose it is, and for which years.

It stands on a hidden sheet as lines of JSON, in letters that no spreadsheet program changes when it saves; a
line too long for one cell goes on in the next. The last line holds the hash of those above.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final

from congkhai.findings import Finding, Place
from congkhai.grids.kinds import HUGE_BOOK, LOCKED_BOOK
from congkhai.grids.workbook import Tab, is_workbook, tabs
from congkhai.value import Value
from congkhai.workbook.kinds import FOREIGN, NEWER, SPOILT, UNREADABLE
from congkhai.workbook.table import BookTable

SHEET: Final = "congkhai"
MARK: Final = "congkhai workbook"
VERSION: Final = 1
_CELL: Final = 32_000
_SPOILT: Final = "tệp bị hỏng hoặc là tệp kiểu khác"
_WHY: Final = MappingProxyType(
    {LOCKED_BOOK.code: "tệp có mật khẩu", HUGE_BOOK.code: "tệp quá lớn, hoặc có ô ghi lạc ở rất xa bảng"}
)
AGENCY: Final = "co_quan"
"""The table of the agency's names."""
_YEARS: Final = "ky_danh_gia"


class Kept(Value):
    """The package as it was exported: `day` is that of the export, `sheets` names the sheet of each table.

    `origin` is the mark of the folder it was exported from, "" where it had none.
    """

    agency: tuple[str, ...]
    years: tuple[str, ...]
    day: str
    package: str
    tables: dict[str, BookTable]
    sheets: dict[str, str]
    origin: str = ""


class Side(Value):
    """What a workbook or a folder says of itself."""

    agency: tuple[str, ...]
    years: tuple[str, ...]


class Newer(Exception):
    """The workbook was made by a later version of the program."""


class Spoilt(Exception):
    """The hidden sheet has been changed, or lost a part."""


def kept(tables: Sequence[BookTable], names: Sequence[str], day: str, origin: str = "") -> Kept:
    """What is to be remembered of the tables, which are shown on the sheets `names`."""
    by_name = {table.name: table for table in tables}
    side = told_by(by_name)
    return Kept(
        agency=side.agency,
        years=side.years,
        day=day,
        package=fingerprint(tables),
        tables=by_name,
        sheets={table.name: name for table, name in zip(tables, names, strict=True)},
        origin=origin,
    )


def told_by(tables: Mapping[str, BookTable]) -> Side:
    """The names of the agency and the years that the tables, given by name, speak of."""
    return Side(agency=_distinct(tables, AGENCY, "ten"), years=_distinct(tables, _YEARS, "nam"))


def fingerprint(tables: Iterable[BookTable]) -> str:
    """The hash of a package, made of those of its files."""
    return sha256("".join(f"{table.name} {table.sha256}\n" for table in tables).encode()).hexdigest()


def _distinct(tables: Mapping[str, BookTable], name: str, column: str) -> tuple[str, ...]:
    table = tables.get(name)
    if table is None or column not in table.columns:
        return ()
    at = table.columns.index(column)
    return tuple(dict.fromkeys(text for row in table.rows if (text := row[at].strip())))


def lines(what: Kept) -> Iterator[tuple[str, ...]]:
    """The cells of the hidden sheet, row by row."""
    told = sha256()
    for line in map(_line, _parts(what)):
        told.update(line.encode())
        yield tuple(line[start : start + _CELL] for start in range(0, len(line), _CELL))
    yield (told.hexdigest(),)


def _parts(what: Kept) -> Iterator[object]:
    yield [MARK, VERSION]
    head = {"agency": what.agency, "years": what.years, "day": what.day, "package": what.package}
    yield head | ({"origin": what.origin} if what.origin else {})
    for table in what.tables.values():
        yield {
            "table": table.name,
            "title": table.title,
            "sheet": what.sheets[table.name],
            "columns": table.columns,
            "sha256": table.sha256,
            "rows": len(table.rows),
        }
        yield from table.rows


def _line(part: object) -> str:
    return json.dumps(part, ensure_ascii=True, separators=(",", ":"))


def remembered(rows: Iterable[Sequence[str]]) -> Kept:
    """What the rows of a hidden sheet remember. Raises Newer or Spoilt."""
    texts = ["".join(row) for row in rows]
    while texts and not texts[-1]:
        texts.pop()
    if not texts:
        raise Spoilt
    try:
        mark, version = json.loads(texts[0])
    except (ValueError, TypeError) as error:
        raise Spoilt from error
    if mark != MARK:
        raise Spoilt
    if version > VERSION:
        raise Newer
    if sha256("".join(texts[:-1]).encode()).hexdigest() != texts[-1]:
        raise Spoilt
    return _read(iter(texts[1:-1]))


def _read(texts: Iterator[str]) -> Kept:
    head: dict[str, Any] = json.loads(next(texts))
    tables: dict[str, BookTable] = {}
    sheets: dict[str, str] = {}
    for text in texts:
        about = json.loads(text)
        rows = tuple(tuple(json.loads(next(texts))) for _ in range(about["rows"]))
        name = about["table"]
        columns = tuple(about["columns"])
        tables[name] = BookTable(
            name=name, title=about["title"], columns=columns, rows=rows, sha256=about["sha256"]
        )
        sheets[name] = about["sheet"]
    return Kept(
        agency=tuple(head["agency"]),
        years=tuple(head["years"]),
        day=head["day"],
        package=head["package"],
        tables=tables,
        sheets=sheets,
        origin=str(head.get("origin", "")),
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
