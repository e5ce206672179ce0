"""A first look at one table, for whoever only asks what the folder is about."""

from congkhai.findings import Place
from congkhai.project import Project
from congkhai.regular import Unfit
from congkhai.tables import originals, sheet
from congkhai.tables.disk import link_on_way, read


def rows(project: Project, table: str) -> list[dict[str, object]]:
    """The rows of a table as far as they can be read by the program's own schema; nothing is judged.

    A table that is away or broken has none. Raises Changed where its file cannot be opened.
    """
    file = project.package / "data" / f"{table}.csv"
    try:
        content = None if link_on_way(project.root, file) else read(file)
    except Unfit:
        content = None
    schema = originals.parsed(table)
    if content is None or schema is None:
        return []
    found, _ = sheet.read(content, schema, Place(table=table))
    if found is None:
        return []
    return [dict(zip(found.columns, line.values, strict=False)) for line in found.lines]
