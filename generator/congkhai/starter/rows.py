"""Tables of the starter as rows of text, and back to the bytes of a file."""

import csv
import io
from collections.abc import Iterable, Mapping

Row = dict[str, str]


def rows(content: bytes) -> list[Row]:
    """The rows of a CSV file that the program itself ships, by column name."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def table(columns: Iterable[str], lines: Iterable[Mapping[str, str]]) -> bytes:
    """The file of these rows: header first, an empty cell where a row lacks a column."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode("utf-8")


def columns(content: bytes) -> list[str]:
    """The header of a file."""
    return next(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def parted(content: bytes, delimiter: str) -> bytes:
    """The same file with another sign between its cells."""
    out = io.StringIO(newline="")
    lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(lines)
    return out.getvalue().encode("utf-8")
