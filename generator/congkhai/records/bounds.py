"""Numbers that have a reason to be neither smaller nor larger, and years a rule set does not cover."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.scores import TOLERANCE
from congkhai.model.agency import Cycle
from congkhai.records.cells import Row, rows
from congkhai.records.kinds import (
    CYCLE_OUTSIDE_YEAR,
    DAYS_NOT_WHOLE,
    LEVELS_MISSING,
    PERCENT_OUTSIDE,
    SCORE_ABOVE,
    SCORE_NEGATIVE,
    THRESHOLD_TOO_LOW,
    TOLERANCE_TOO_WIDE,
    YEAR_OUTSIDE_RULES,
)
from congkhai.records.retention import LOG_DAYS
from congkhai.tables.table import Tables
from congkhai.text.dates import short_date

#: Parameters that count something: the least they may be.
DAYS = (
    *"NGAY-GUI-DU-THAO NGAY-GIAI-QUYET-KIEN-NGHI NGAY-DONG-BO NGAY-CONG-KHAI SO-NGAY-CONG-KHAI".split(),
    LOG_DAYS,
)
WHOLE = {"NGUONG-O-NHO": (2, THRESHOLD_TOO_LOW)} | dict.fromkeys(DAYS, (1, DAYS_NOT_WHOLE))
SHARE = "TY-LE-"
SCORED = ("xep_loai_ca_nhan", "xep_loai_tap_the")


def faults(tables: Tables) -> Iterator[Finding]:
    """Parameters and scores out of their bounds."""
    for row in rows(tables, "tham_so"):
        if kind := _parameter(row):
            yield kind.at(row.cell("gia_tri"))
    for table in SCORED:
        for row in rows(tables, table):
            score = row.number("diem")
            if score is not None and score < 0:
                yield SCORE_NEGATIVE.at(row.cell("diem"))
            elif score is not None and score > 100:
                yield SCORE_ABOVE.at(row.cell("diem"))


def _parameter(row: Row) -> Kind | None:
    value = row.number("gia_tri")
    if value is None:
        return None
    if row.text("ma") in WHOLE:
        least, kind = WHOLE[row.text("ma")]
        return None if value % 1 == 0 and value >= least else kind
    # A spreadsheet of a country that writes 0,005 takes 0.005 for 5; then any score would agree with any.
    if row.text("ma") == TOLERANCE:
        return None if 0 <= value < 1 else TOLERANCE_TOO_WIDE
    share = row.text("ma").startswith(SHARE) or row.text("don_vi_tinh") == "%"
    return PERCENT_OUTSIDE if share and not 0 < value <= 100 else None


def cycle_faults(cycle: Cycle) -> Iterator[Finding]:
    """A cycle that lies outside its year, or whose rule set does not hold in it or has no level at all."""
    rules = cycle.rule_set
    last = rules.last_year
    if not rules.first_year <= cycle.year <= (cycle.year if last is None else last):
        span = f"từ năm {rules.first_year}" + (f" đến năm {last}" if last is not None else "")
        place = cycle.place.cell("nam", "Năm", str(cycle.year))
        yield YEAR_OUTSIDE_RULES.at(place, year=cycle.year, rules=rules.name, span=span)
    for column, title, day, latest in (
        ("tu_ngay", "Từ ngày", cycle.starts, date(cycle.year, 12, 31)),
        ("den_ngay", "Đến ngày", cycle.ends, date(cycle.year + 1, 3, 31)),
    ):
        if day and not date(cycle.year, 1, 1) <= day <= latest:
            place = cycle.place.cell(column, title, day.isoformat())
            yield CYCLE_OUTSIDE_YEAR.at(place, year=cycle.year, column=title, day=short_date(day))
    if not rules.levels:
        place = cycle.place.cell("bo_quy_dinh", "Bộ quy định", rules.id)
        yield LEVELS_MISSING.at(place, rules=rules.name, year=cycle.year)
