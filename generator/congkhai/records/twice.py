"""What may stand once only: a result a subject and cycle, a vote and a review a subject and meeting."""

from collections.abc import Iterable, Iterator

from congkhai.findings import Finding, Kind
from congkhai.records.cells import Row, rows
from congkhai.records.kinds import RESULT_TWICE, REVIEWED_TWICE, VOTED_TWICE
from congkhai.tables.table import Tables

RATED = (("xep_loai_ca_nhan", "can_bo"), ("xep_loai_tap_the", "don_vi"))
HELD = (("bieu_quyet", VOTED_TWICE), ("kiem_diem", REVIEWED_TWICE))


def faults(tables: Tables, told: Iterable[Finding]) -> Iterator[Finding]:
    """Later rows about what an earlier one says already; rows whose `thay_the` was `told` are left out."""
    wrong = {(finding.place.table, finding.place.row) for finding in told}
    for table, subject in RATED:
        standing = [row for row in _standing(tables, table) if (table, row.record.row) not in wrong]
        yield from _again(standing, ("ky", subject), RESULT_TWICE)
    for table, kind in HELD:
        clear = [row for row in rows(tables, table) if bool(row.link("don_vi")) != bool(row.link("can_bo"))]
        yield from _again(clear, ("hoi_nghi", "don_vi", "can_bo"), kind)


def _standing(tables: Tables, table: str) -> list[Row]:
    replaced = {row.link("thay_the") for row in rows(tables, table)}
    return [row for row in rows(tables, table) if row.text("ma") not in replaced]


def _again(among: Iterable[Row], columns: tuple[str, ...], kind: Kind) -> Iterator[Finding]:
    first: dict[tuple[str, ...], Row] = {}
    for row in among:
        key = tuple(row.text(column) for column in columns)
        earlier = first.setdefault(key, row)
        if earlier is not row:
            subject = next(column for column in reversed(columns) if row.text(column))
            yield kind.at(row.cell(subject), first=earlier.record.row)
