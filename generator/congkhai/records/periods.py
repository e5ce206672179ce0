"""From and to: days and years that run backwards, and days and years that two rows claim."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from congkhai.findings import Finding
from congkhai.model.structure import Role
from congkhai.records.cells import Row, rows
from congkhai.records.kinds import (
    EFFECT_BEFORE_ISSUE,
    MAIN_POSTS_OVERLAP,
    NAMES_OVERLAP,
    REVERSED,
    TWO_HEADS,
    YEARS_OVERLAP,
)
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
    yield from _main_posts(rows(tables, "phan_cong"))
    yield from _heads(tables)
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
    for row, other, day in _same_day(offices, lambda row: ""):
        yield NAMES_OVERLAP.at(row.cell("tu_ngay"), day=short_date(day), first=other.record.row)


def _main_posts(posts: Iterable[Row]) -> Iterator[Finding]:
    """Main posts that one person holds on one day: each is rated once, in one place (NĐ 335/2025 Đ.19.1)."""
    main = (row for row in posts if row.flag("chinh"))
    for row, other, _ in _same_day(main, lambda row: row.text("can_bo")):
        yield MAIN_POSTS_OVERLAP.at(row.cell("tu_ngay"), first=other.record.row)


def _heads(tables: Tables) -> Iterator[Finding]:
    """Two persons who head one unit on one day: only one is held against it (NĐ 335/2025 Đ.20.6)."""
    names = {row.text("ma"): row.text("ten") for row in rows(tables, "don_vi")}
    heads = (row for row in rows(tables, "phan_cong") if row.text("vai_tro") == Role.HEAD)
    told: set[int] = set()
    for row, other, _ in _same_day(heads, lambda row: row.text("don_vi")):
        # Of three heads the third is told once, beside the first of the others.
        if row.text("can_bo") != other.text("can_bo") and row.record.row not in told:
            told.add(row.record.row)
            yield TWO_HEADS.at(row.cell("vai_tro"), unit=names[row.text("don_vi")], first=other.record.row)


def _same_day(among: Iterable[Row], key: Callable[[Row], str]) -> Iterator[tuple[Row, Row, date]]:
    """Each two rows of one key that hold on one day, the later row first, and the first such day."""
    earlier: dict[str, list[Row]] = defaultdict(list)
    for row in among:
        same = earlier[key(row)]
        for other in same:
            first = max(row.day("tu_ngay") or date.min, other.day("tu_ngay") or date.min)
            if first <= min(row.day("den_ngay") or date.max, other.day("den_ngay") or date.max):
                yield row, other, first
        same.append(row)


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
