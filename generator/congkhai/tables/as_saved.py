"""The tables as they stand in the office's files, nothing read into them."""

from collections.abc import Iterator, Mapping, Sequence

from congkhai.findings import Place
from congkhai.grids import saved
from congkhai.grids.grid import Grid
from congkhai.project import Project
from congkhai.regular import Unfit
from congkhai.tables import descriptor, header, originals, sheet
from congkhai.tables.disk import link_on_way, read
from congkhai.tables.load import read_schema
from congkhai.tables.schema import Field
from congkhai.value import Value


class Saved(Value):
    """One table; `columns` are the names of those that could be made out, by where they stand."""

    place: Place
    grid: Grid
    columns: Mapping[int, str]


def as_saved(project: Project) -> Iterator[Saved]:
    """Every table whose file can be split into rows, in the order of the package.

    Raises Misconfigured or Changed where a file is there and cannot be read at all.
    """
    package, _ = descriptor.load(project)
    for entry in package.entries:
        content = read(entry.data)
        place = Place(table=entry.name, file=project.relative(entry.data), table_title=entry.title)
        schema = read_schema(project, entry, [])
        table = None if content is None else _split(content, place, schema.fields if schema else ())
        if table is not None:
            yield table


def glance(project: Project, table: str) -> list[dict[str, object]]:
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
    read_table, _ = sheet.read(content, schema, Place(table=table))
    return [read_table.values(line) for line in read_table.lines] if read_table else []


def _split(content: bytes, place: Place, fields: Sequence[Field]) -> Saved | None:
    known = header.headings(fields)
    grid, _ = saved.read(content, place, lambda cell: header.named(cell, known) is not None)
    if grid is None:
        return None
    below, _ = header.settled(grid, known, fields, place)
    columns, _ = header.match(below or grid, known, fields, place)
    return Saved(place=place, grid=grid, columns={at: field["name"] for at, field in columns.items()})
