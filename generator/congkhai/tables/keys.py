"""What the rows of a table are called by their keys, for findings that only know their numbers."""

from collections.abc import Collection, Mapping

from congkhai.findings import Notebook
from congkhai.project import Project
from congkhai.tables import descriptor
from congkhai.tables.load import read_sheet


def row_keys(project: Project, rows: Mapping[str, Collection[int]]) -> dict[tuple[str, int], str]:
    """The keys of these rows, by table, as they stand in the files; a row that cannot be read has none."""
    package, _ = descriptor.load(project)
    keys: dict[tuple[str, int], str] = {}
    for entry in package.entries:
        one = read_sheet(project, entry, Notebook()) if rows.get(entry.name) else None
        for line in one.lines if one else ():
            if one and line.number in rows[entry.name]:
                cells = dict(zip(one.columns, line.texts, strict=False))
                keys[entry.name, line.number] = " + ".join(cells.get(name, "") for name in one.schema.key)
    return keys
