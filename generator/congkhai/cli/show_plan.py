"""The rows of a plan that wait to be confirmed, as a clerk reads them before and after."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from congkhai.workflows.plan import Confirming, Unconfirmed


def listed(found: "Confirming") -> str:
    """Table by table every row that waits, with its key and what it is called."""
    if not found.waiting:
        return f"Kế hoạch năm {found.year} không còn dòng nào chờ xác nhận.\n"
    lines = [f"Kế hoạch năm {found.year}: {len(found.waiting)} dòng chờ cơ quan xác nhận.", ""]
    return "\n".join((*lines, *_tables(found.waiting))) + "\n"


def _tables(rows: "Iterable[Unconfirmed]") -> Iterator[str]:
    for title, group in groupby(rows, key=lambda row: row.title):
        yield title
        yield from (f"  {row.key}  {row.name}".rstrip() for row in group)
        yield ""


def confirmed(chosen: "Confirming", *, written: bool) -> str:
    """What was confirmed, or would be."""
    left = len(chosen.waiting) - len(chosen.meant)
    more = f"; còn {left} dòng chưa xác nhận" if left else ""
    if written:
        return f"Đã xác nhận {len(chosen.meant)} dòng của kế hoạch năm {chosen.year}{more}.\n"
    keys = ", ".join(row.key for row in chosen.meant[:5]) + (" …" if len(chosen.meant) > 5 else "")
    return f"Sẽ xác nhận {len(chosen.meant)} dòng ({keys}){more}. Muốn ghi thì chạy {chosen.again}.\n"
