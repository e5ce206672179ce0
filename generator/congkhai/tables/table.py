"""The package as read: typed rows with the place of every cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from congkhai.findings import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row. `row` counts as the spreadsheet shows it.

    `values` holds str, int, Decimal, bool, date or time by column name, None for an empty cell;
    `texts` the same cells as they stand in the file.
    """

    row: int
    values: Mapping[str, object]
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableData:
    """One table. `file` is relative to the agency folder; `sha256` is of the bytes that were read."""

    name: str
    title: str
    file: str
    schema: Mapping[str, Any]
    records: tuple[Record, ...]
    sha256: str = ""

    def place(self, record: Record, column: str | None = None) -> Place:
        """The place of a row, or of one of its cells."""
        row = Place(
            table=self.name, file=self.file, row=record.row, table_title=self.title, key=self._key(record)
        )
        if column is None:
            return row
        value = record.values.get(column)
        text = record.texts.get(column, "" if value is None else str(value))
        return row.cell(column, self.column_title(column), text)

    def _key(self, record: Record) -> str:
        """The row's key as an explanation names it: its parts as they stand in the file."""
        named = self.schema.get("primaryKey", ())
        columns = (named,) if isinstance(named, str) else named
        return " + ".join(record.texts.get(column, "") for column in columns)

    def column_title(self, column: str) -> str:
        """The Vietnamese title of a column, or its name where the schema gives none."""
        fields = self.schema.get("fields", ())
        return next((str(f.get("title", column)) for f in fields if f.get("name") == column), column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The whole package, without tables that could not be read; `sample` is the mark `congkhai:minh_hoa`."""

    sample: bool
    title: str
    tables: Mapping[str, TableData]
