"""The figures of law that the program itself brings, by which an office's own rows can be held."""

from decimal import Decimal
from functools import cache
from pathlib import Path

from congkhai.starter.rows import Row, rows
from congkhai.value import Value

_PARAMETERS = Path(__file__).parent / "agency" / "datapackage" / "data" / "tham_so.csv"


class Figure(Value):
    """A figure as the text of a document sets it: the document's id, the article, the value."""

    document: str
    article: str
    value: Decimal


def figure(id: str, year: int) -> Figure | None:
    """The figure of a parameter in a year, where it was compared with the text; else None."""
    for row in _compared():
        if row["ma"] == id and int(row["tu_nam"]) <= year <= int(row["den_nam"] or year):
            return Figure(document=row["van_ban"], article=row["dieu_khoan"], value=Decimal(row["gia_tri"]))
    return None


@cache
def _compared() -> tuple[Row, ...]:
    every = rows(_PARAMETERS.read_bytes())
    return tuple(row for row in every if row["doi_chieu"] == "da_doi_chieu" and row["gia_tri"])
