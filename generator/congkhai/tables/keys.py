"""What a clerk calls the rows, tables and columns of a package, of which a finding or the log knows less.

A key that says nothing to a reader gets the name of the person or unit that it stands for.
"""

from collections.abc import Callable, Collection, Mapping

from congkhai.project import Project
from congkhai.tables import descriptor
from congkhai.tables.load import read_schema, read_sheet
from congkhai.tables.schema import title
from congkhai.tables.sheet import Sheet

Title = Callable[[str, str], str]
"""What a clerk calls a table, or with its name a column of it; an unknown one by its name."""


def row_keys(project: Project, rows: Mapping[str, Collection[int]]) -> dict[tuple[str, int], str]:
    """The keys of these rows, by table, as they stand in the files; a row that cannot be read has none."""
    package, _ = descriptor.load(project)
    keys: dict[tuple[str, int], str] = {}
    for entry in package.entries:
        one = read_sheet(project, entry, []) if rows.get(entry.name) else None
        for line in one.lines if one else ():
            if one and line.number in rows[entry.name]:
                keys[entry.name, line.number] = one.key_of(line)
    return keys


def titles(project: Project) -> Title:
    """The titles that the folder gives its tables and columns."""
    package, _ = descriptor.load(project)
    schemas = {entry.name: read_schema(project, entry, []) for entry in package.entries}
    tables = {entry.name: entry.title for entry in package.entries}
    columns = {
        (name, field["name"]): title(field)
        for name, schema in schemas.items()
        for field in (schema.fields if schema else ())
    }

    def called(table: str, column: str) -> str:
        return columns.get((table, column), column) if column else tables.get(table, table)

    return called


class Names:
    """The names that keys stand for, as the files have them now; `columns`: the column of the name by table.

    Who has no row any more has no name either.
    """

    def __init__(self, project: Project, columns: Mapping[str, str]) -> None:
        package, _ = descriptor.load(project)
        sheets = [one for entry in package.entries if (one := read_sheet(project, entry, []))]
        self._names = {
            (one.name, one.key_of(line)): one.texts(line).get(columns[one.name], "").strip()
            for one in sheets
            if one.name in columns
            for line in one.lines
        }
        self._targets = {one.name: _pointing(one, columns) for one in sheets}
        self._whose = {
            (one.name, one.key_of(line)): self._about(one.name, one.texts(line))
            for one in sheets
            for line in one.lines
        }

    def _about(self, table: str, texts: Mapping[str, str]) -> str:
        """The name of the first whom the cells of a row point to."""
        found = (
            self._names.get((target, texts.get(name, "").strip()))
            for name, target in self._targets[table].items()
        )
        return next(filter(None, found), "")

    def row(self, table: str, key: str) -> str:
        """What the row is called or whom it is about; "" where nothing says so."""
        return self._names.get((table, key)) or self._whose.get((table, key), "")

    def cell(self, table: str, column: str, text: str) -> str:
        """Whom the text of a cell points to; "" where it points to none."""
        return self._names.get((self._targets.get(table, {}).get(column, ""), text), "")


def _pointing(sheet: Sheet, named: Mapping[str, str]) -> dict[str, str]:
    """The columns of a table that point to such a one, each with its target, in the order of `named`."""
    pairs = [(one.columns[0], one.target) for one in sheet.schema.foreign_keys if len(one.columns) == 1]
    return {column: target for name in named for column, target in pairs if target == name}
