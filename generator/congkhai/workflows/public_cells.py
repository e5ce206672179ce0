"""The cells that anybody may read, each text once."""

from collections.abc import Iterator, Mapping, Sequence

from congkhai.findings import Place
from congkhai.model.agency import Agency
from congkhai.model.schema import Visibility
from congkhai.tables.table import Record, TableData, Tables
from congkhai.value import Value


class PublicCells(Value):
    """One column of text: its rows, by the text of their cell as it stands in the file.

    `title` is what a clerk calls the column, `required` whether it takes no empty cell.
    """

    table: TableData
    name: str
    title: str
    required: bool
    by_text: Mapping[str, Sequence[Record]]

    @property
    def column(self) -> str:
        """The column as "table.column"."""
        return f"{self.table.name}.{self.name}"

    def places(self, text: str) -> Iterator[Place]:
        """Where the text stands, in the order of the file; made when asked for: most texts are right."""
        return (row.cell(self.name) for row in self.by_text[text])


def public_cells(tables: Tables, agency: Agency) -> Iterator[PublicCells]:
    """Every column of text that the folder's schemas let everybody read."""
    for table in agency.tables:
        if (data := tables.tables.get(table.name)) is None:
            continue
        shown = [c for c in table.columns if c.visibility is Visibility.PUBLIC and c.type == "string"]
        for column in shown:
            by_text: dict[str, list[Record]] = {}
            for row in data.records:
                by_text.setdefault(row.text(column.name), []).append(row)
            yield PublicCells(
                table=data, name=column.name, title=column.title, required=column.required, by_text=by_text
            )
