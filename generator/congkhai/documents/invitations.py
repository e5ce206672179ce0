"""Personal links for whoever hands something in: lines for the terminal, slips to be cut, a mail merge."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Final

from congkhai.paper.qr import square
from congkhai.rendering.templates import finished, render
from congkhai.text.dates import short_date
from congkhai.text.phrases import SAMPLE
from congkhai.value import Value

_COLUMNS: Final = ("Họ tên", "Đơn vị", "Địa chỉ", "Hạn dùng")
#: What a spreadsheet would take for the beginning of a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class Invited(Value):
    """Somebody who was given a link: `address` holds the secret, `unit` is "" for what is no person.

    `purpose` is a sentence that says what it is for, `last_day` the last day on which it leads in.
    """

    name: str
    unit: str
    purpose: str
    address: str
    last_day: date


def lines(invited: Sequence[Invited]) -> str:
    """Each with the link, for the terminal."""
    return "".join(
        f"{one.name}{f' ({one.unit})' if one.unit else ''}, dùng đến hết ngày {short_date(one.last_day)}:\n"
        f"  {one.address}\n"
        for one in invited
    )


def slips(office: str, invited: Sequence[Invited], *, sample: bool) -> str:
    """A whole HTML document that asks for nothing: six slips to a sheet of A4, each with its QR code."""
    codes = [finished(square(one.address)) for one in invited]
    return render(
        "documents/slips.html",
        office=office,
        slips=list(zip(invited, codes, strict=True)),
        mark=SAMPLE if sample else "",
    )


def mail_merge(invited: Sequence[Invited]) -> bytes:
    """UTF-8 with BOM, commas, CRLF, as Word and Excel take it: name, unit, address, last day."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for one in invited:
        cells = (one.name, one.unit, one.address, short_date(one.last_day))
        writer.writerow(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells)
    return out.getvalue().encode("utf-8-sig")
