"""What a clerk calls the rows, tables and columns of a package, of which a finding or the log knows less."""

from collections.abc import Callable, Collection, Mapping

from congkhai.project import Project
from congkhai.tables import descriptor
from congkhai.tables.load import read_schema, read_sheet
from congkhai.tables.schema import title

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
