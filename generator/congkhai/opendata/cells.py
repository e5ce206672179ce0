"""How a value is written: in a CSV that Excel opens by double click, and in JSON."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from congkhai.opendata.column import Datum

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

_BOM = b"\xef\xbb\xbf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_bytes(names: Sequence[str], rows: Iterable[Sequence[Datum]]) -> bytes:
    """UTF-8 with BOM, commas, CRLF (RFC 4180); dates in ISO, decimals with a point, None empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return _BOM + out.getvalue().encode("utf-8")


def json_value(value: Datum) -> Json:
    """The same value for JSON: dates in ISO, numbers as numbers, nothing as null."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return None if value == "" else value


def _cell(value: Datum) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        # A spreadsheet would run such a cell as a formula; the apostrophe keeps it text.
        return f"'{value}" if value.startswith(_FORMULA) else value
    return str(value)
