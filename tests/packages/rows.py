"""A row of no file, for records that a test makes itself."""

from congkhai.tables.table import Heading, Record


def row(table: str = "", number: int = 2, **texts: str) -> Record:
    """The row with these texts in its cells."""
    positions = {column: position for position, column in enumerate(texts)}
    heading = Heading(name=table, title=table, file=f"{table}.csv", positions=positions, titles={}, key=())
    return Record(heading=heading, row=number, cells=(), written=tuple(texts.values()))
