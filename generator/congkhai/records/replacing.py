"""`thay_the`: a row that takes the place of an older one."""

from collections.abc import Iterator, Mapping

from congkhai.findings import Finding
from congkhai.records.cells import Row, rows
from congkhai.records.kinds import REPLACED_TWICE, REPLACES_IN_A_CIRCLE, REPLACES_ITSELF, REPLACES_OTHER
from congkhai.records.loops import loops
from congkhai.tables.table import Tables

LINK = "thay_the"
#: What both rows must have in common, by table and column, and what to call the row where they do not.
COMMON: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("xep_loai_ca_nhan", {"can_bo": "người khác", "ky": "kỳ đánh giá khác"}),
    ("xep_loai_tap_the", {"don_vi": "tập thể khác", "ky": "kỳ đánh giá khác"}),
    ("thong_bao", {"ky": "kỳ đánh giá khác"}),
    ("van_ban", {}),
)
#: A decree may replace parts of one that another replaces too; a result has one successor.
MANY = frozenset({"van_ban"})


def faults(tables: Tables) -> Iterator[Finding]:
    """Rows that replace themselves, each other, another's row, or one that is replaced already."""
    for table, common in COMMON:
        known = {row.text("ma"): row for row in rows(tables, table)}
        found = _pointers(known, common)
        yield from (fault for fault in found if table not in MANY or fault.code != REPLACED_TWICE.code)
        yield from _circles(known)


def _pointers(known: Mapping[str, Row], common: Mapping[str, str]) -> Iterator[Finding]:
    taken: dict[str, Row] = {}
    for row in known.values():
        old = row.find(LINK, known)
        if old is None:
            continue
        place = row.cell(LINK)
        title, at = place.column_title, old.record.row
        strange = [word for column, word in common.items() if row.text(column) != old.text(column)]
        if old is row:
            yield REPLACES_ITSELF.at(place, column=title)
        elif strange:
            yield REPLACES_OTHER.at(place, column=title, row=at, whose=" và của ".join(strange))
        elif first := taken.get(old.text("ma")):
            yield REPLACED_TWICE.at(place, column=title, row=at, first=first.record.row)
        else:
            taken[old.text("ma")] = row


def _circles(known: Mapping[str, Row]) -> Iterator[Finding]:
    pointers = {id: (row.text(LINK),) for id, row in known.items() if row.find(LINK, known)}
    for loop in loops(pointers):
        if len(loop) > 1:
            circle = sorted((known[id] for id in loop), key=lambda row: row.record.row)
            place = circle[-1].cell(LINK)
            listed = ", ".join(str(row.record.row) for row in circle)
            yield REPLACES_IN_A_CIRCLE.at(place, rows=listed, column=place.column_title)
