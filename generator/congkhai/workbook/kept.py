"""What a workbook remembers of the day it was exported: every value, whose it is, and for which years.

It stands on a hidden sheet as lines of JSON, in letters that no spreadsheet program changes when it saves; a
line too long for one cell goes on in the next. The last line holds the hash of those above.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from congkhai.value import Value
from congkhai.workbook.table import Table

SHEET: Final = "congkhai"
MARK: Final = "congkhai workbook"
VERSION: Final = 1
_CELL: Final = 32_000
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
    tables: dict[str, Table]
    sheets: dict[str, str]
    origin: str = ""


class Newer(Exception):
    """The workbook was made by a later version of the program."""


class Spoilt(Exception):
    """The hidden sheet has been changed, or lost a part."""


def kept(tables: Sequence[Table], names: Sequence[str], day: str, origin: str = "") -> Kept:
    """What is to be remembered of the tables, which are shown on the sheets `names`."""
    by_name = {table.name: table for table in tables}
    agency, years = told_by(by_name)
    return Kept(
        agency=agency,
        years=years,
        day=day,
        package=fingerprint(tables),
        tables=by_name,
        sheets={table.name: name for table, name in zip(tables, names, strict=True)},
        origin=origin,
    )


def told_by(tables: Mapping[str, Table]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the agency and the years that the tables, given by name, speak of."""
    return _distinct(tables, AGENCY, "ten"), _distinct(tables, _YEARS, "nam")


def fingerprint(tables: Iterable[Table]) -> str:
    """The hash of a package, made of those of its files."""
    return sha256("".join(f"{table.name} {table.sha256}\n" for table in tables).encode()).hexdigest()


def _distinct(tables: Mapping[str, Table], name: str, column: str) -> tuple[str, ...]:
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
    told = sha256("".join(texts[:-1]).encode()).hexdigest()
    if told != texts[-1]:
        raise Spoilt
    return _read(iter(texts[1:-1]))


def _read(texts: Iterator[str]) -> Kept:
    head: dict[str, Any] = json.loads(next(texts))
    tables: dict[str, Table] = {}
    sheets: dict[str, str] = {}
    for text in texts:
        about = json.loads(text)
        rows = tuple(tuple(json.loads(next(texts))) for _ in range(about["rows"]))
        name = about["table"]
        columns = tuple(about["columns"])
        tables[name] = Table(
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
