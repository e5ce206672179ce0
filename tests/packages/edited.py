"""A package with some of its rows changed in memory, its cells read as the loader reads them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from congkhai.tables.normalise import reader
from congkhai.tables.table import Record, TableData, Tables
from congkhai.text.marks import clean
from congkhai.value import replace


@dataclass(frozen=True, slots=True)
class Edit:
    """What changes in the row of a table that has this key: its cells by column.

    No cells take the row away; a key that no row has adds one.
    """

    table: str
    key: str
    cells: Mapping[str, str] | None


def edited(tables: Tables, edits: Iterable[Edit]) -> Tables:
    """The tables after all edits, each on what those before it left."""
    changed = dict(tables.tables)
    for edit in edits:
        changed[edit.table] = _edited(changed[edit.table], edit)
    return Tables(sample=tables.sample, title=tables.title, tables=changed)


def _edited(table: TableData, edit: Edit) -> TableData:
    key, columns = tuple(edit.key.split(" + ")), _key_columns(table)
    at = {tuple(row.texts[column] for column in columns): n for n, row in enumerate(table.records)}
    records = list(table.records)
    if edit.cells is None:
        del records[at[key]]
    elif key in at:
        records[at[key]] = _changed(table, records[at[key]], edit.cells)
    else:
        row = max((one.row for one in records), default=1) + 1
        blank = Record(heading=table.heading, row=row, cells=(), written=())
        records.append(_changed(table, blank, dict(zip(columns, key, strict=True)) | dict(edit.cells)))
    return replace(table, records=tuple(records))


def _key_columns(table: TableData) -> tuple[str, ...]:
    named = table.schema["primaryKey"]
    return (named,) if isinstance(named, str) else tuple(named)


def _changed(table: TableData, row: Record, cells: Mapping[str, str]) -> Record:
    fields = {field["name"]: field for field in table.schema["fields"]}
    assert set(cells) <= set(fields), f"{table.name}: {sorted(set(cells) - set(fields))}"
    values = {
        name: reader(fields[name])(clean(text)) if clean(text) else None for name, text in cells.items()
    }
    both, written = {**row.values, **values}, {**row.texts, **cells}
    return Record(
        row=row.row,
        heading=row.heading,
        cells=tuple(both.get(name) for name in row.heading.positions),
        written=tuple(written.get(name, "") for name in row.heading.positions),
    )
