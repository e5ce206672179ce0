"""The data dictionary, for the agency's own staff."""

from congkhai.disclosure.described import PublicColumn, PublicTable
from congkhai.disclosure.gate import Gate
from congkhai.model.schema import Table, Visibility

WIDTHS = {
    Visibility.PUBLIC: "được đăng",
    Visibility.AGENCY: "chỉ trong cơ quan",
    Visibility.RESTRICTED: "không bao giờ đăng",
}
TYPES = {
    "string": "chữ",
    "integer": "số nguyên",
    "number": "số",
    "date": "ngày",
    "time": "giờ",
    "boolean": "có/không",
}


def dictionary(gate: Gate, tables: tuple[Table, ...]) -> tuple[PublicTable, ...]:
    """Every table and column with what it means; no value of any row."""
    titles = {table.name: table.title for table in tables}
    return tuple(
        gate.fill(
            PublicTable,
            name=table.name,
            title=table.title,
            description=table.description,
            columns=tuple(
                gate.fill(
                    PublicColumn,
                    name=column.name,
                    title=column.title,
                    description=column.description,
                    type=TYPES.get(column.type, column.type),
                    required=column.required,
                    choices=column.choices,
                    target=titles.get(column.target or "", column.target or ""),
                    visibility=WIDTHS[column.visibility],
                )
                for column in table.columns
            ),
        )
        for table in tables
    )
