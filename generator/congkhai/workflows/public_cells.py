"""The cells that anybody may read, each text once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from congkhai.findings import Place
from congkhai.model.agency import Agency
from congkhai.model.schema import Visibility
from congkhai.tables.table import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCells:
    """One column of text: the places of its cells, by their text as it stands in the file.

    `column` is "table.column", `title` what a clerk calls the column; a place is made when it is called for.
    """

    column: str
    title: str
    by_text: Mapping[str, list[Callable[[], Place]]]


def public_cells(tables: Tables, agency: Agency) -> Iterator[PublicCells]:
    """Every column of text that the folder's schemas let everybody read."""
    for table in agency.tables:
        if (data := tables.tables.get(table.name)) is None:
            continue
        shown = [c for c in table.columns if c.visibility is Visibility.PUBLIC and c.type == "string"]
        for column in shown:
            by_text: dict[str, list[Callable[[], Place]]] = {}
            for record in data.records:
                place = partial(record.cell, column.name)
                by_text.setdefault(record.text(column.name), []).append(place)
            yield PublicCells(column=f"{table.name}.{column.name}", title=column.title, by_text=by_text)
