"""From and to: days and years that run backwards, and days and years that two rows claim."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from congkhai.findings import Finding
from congkhai.records.cells import Row, rows
from congkhai.records.kinds import EFFECT_BEFORE_ISSUE, NAMES_OVERLAP, REVERSED, YEARS_OVERLAP
from congkhai.tables.table import Tables
from congkhai.text.dates import short_date

DAYS = (
    ("co_quan", "tu_ngay", "den_ngay"),
    ("don_vi", "tu_ngay", "den_ngay"),
    ("phan_cong", "tu_ngay", "den_ngay"),
    ("van_ban", "hieu_luc_tu", "hieu_luc_den"),
    ("ky_danh_gia", "tu_ngay", "den_ngay"),
    ("cong_khai", "tu_ngay", "den_ngay"),
    ("kien_nghi", "ngay_nhan", "ngay_giai_quyet"),
)
YEARS = ("bo_quy_dinh", "tham_so", "quy_tac")
#: The last year of a row that names none.
OPEN = date.max.year


def faults(tables: Tables) -> Iterator[Finding]:
    """Every period that ends before it starts, and every year that a code has twice."""
    for table, starts, ends in DAYS:
        for row in rows(tables, table):
            first, last = row.day(starts), row.day(ends)
            if first and last and last < first:
                yield _reversed(row, starts, ends)
    for table in YEARS:
        yield from (_reversed(row, "tu_nam", "den_nam") for row in rows(tables, table) if _backwards(row))
    yield from _overlaps(rows(tables, "tham_so"), lambda row: "")
    yield from _effect_first(rows(tables, "van_ban"))
    yield from _names(rows(tables, "co_quan"))
    plans = {row.text("ma") for row in rows(tables, "van_ban") if row.text("loai") == "ke_hoach"}
    yield from _overlaps(
        rows(tables, "quy_tac"), lambda row: row.text("van_ban") if row.text("van_ban") in plans else ""
    )


def _effect_first(papers: Iterable[Row]) -> Iterator[Finding]:
    for row in papers:
        since, issued = row.day("hieu_luc_tu"), row.day("ngay_ban_hanh")
        if since and issued and since < issued:
            yield EFFECT_BEFORE_ISSUE.at(
                row.cell("hieu_luc_tu"), since=short_date(since), issued=short_date(issued)
            )


def _names(offices: Iterable[Row]) -> Iterator[Finding]:
    """Names of the agency that hold on one day; told at the later row."""
    earlier: list[Row] = []
    for row in offices:
        for other in earlier:
            first = max(row.day("tu_ngay") or date.min, other.day("tu_ngay") or date.min)
            if first <= min(row.day("den_ngay") or date.max, other.day("den_ngay") or date.max):
                place = row.cell("tu_ngay")
                yield NAMES_OVERLAP.at(place, day=short_date(first), first=other.record.row)
        earlier.append(row)


def _reversed(row: Row, starts: str, ends: str) -> Finding:
    place = row.cell(ends)
    return REVERSED.at(place, ends=place.column_title, starts=row.cell(starts).column_title)


def _span(row: Row) -> tuple[int, int]:
    last = row.whole("den_nam")
    return row.whole("tu_nam") or 0, OPEN if last is None else last


def _backwards(row: Row) -> bool:
    first, last = _span(row)
    return last < first


def _overlaps(among: Iterable[Row], plan: Callable[[Row], str]) -> Iterator[Finding]:
    """Rows of one code and one plan that both hold in a year; told at the later row."""
    earlier: dict[tuple[str, str], list[Row]] = {}
    for row in among:
        if _backwards(row):
            continue
        same = earlier.setdefault((row.text("ma"), plan(row)), [])
        for other in same:
            first, last = max(_span(row)[0], _span(other)[0]), min(_span(row)[1], _span(other)[1])
            if first <= last:
                facts = {"id": row.text("ma"), "year": first, "first": other.record.row}
                yield YEARS_OVERLAP.at(row.cell("tu_nam"), **facts)
                break
        same.append(row)
