"""Numbers that have a reason to be neither smaller nor larger, and years a rule set does not cover."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.scores import TOLERANCE
from congkhai.model.agency import Cycle
from congkhai.model.columns import at
from congkhai.model.law import Parameter
from congkhai.model.record import PersonRating, Rating, UnitRating
from congkhai.model.structure import Office
from congkhai.records.kinds import (
    ADDRESS_UNREADABLE,
    CYCLE_OUTSIDE_YEAR,
    DAYS_NOT_WHOLE,
    DAYS_OUTSIDE,
    LEVELS_MISSING,
    PERCENT_OUTSIDE,
    SCORE_ABOVE,
    SCORE_NEGATIVE,
    THRESHOLD_TOO_LOW,
    TOLERANCE_TOO_WIDE,
    YEAR_OUTSIDE_RULES,
)
from congkhai.records.reader import Records
from congkhai.records.retention import DRAFT_DAYS, LOG_DAYS, MOST_DAYS
from congkhai.starter.answers import unanswered
from congkhai.text.dates import short_date
from congkhai.text.web_address import host
from congkhai.value import replace

#: Parameters that count something: the least they may be.
DAYS = ("NGAY-GUI-DU-THAO NGAY-GIAI-QUYET-KIEN-NGHI NGAY-DONG-BO NGAY-CONG-KHAI").split()
#: How long something is kept, which has to be said.
KEPT = (LOG_DAYS, DRAFT_DAYS)
#: Days that somebody may have typed with a figure too many: the most they may be.
MOST = {"SO-NGAY-LINK-NOP": 366, "SO-NGAY-CONG-KHAI": 3650} | dict.fromkeys(KEPT, MOST_DAYS)
WHOLE = {"NGUONG-O-NHO": (2, THRESHOLD_TOO_LOW)} | dict.fromkeys(DAYS, (1, DAYS_NOT_WHOLE))
SHARE = "TY-LE-"


def faults(records: Records) -> Iterator[Finding]:
    """Parameters and scores out of their bounds, and an address that leads nowhere."""
    for office in records.all(Office):
        if office.url and not host(office.url) and not unanswered(office.url):
            yield ADDRESS_UNREADABLE.at(at(office, "url"), address=office.url)
    for row in records.all(Parameter):
        if kind := _parameter(row):
            yield kind.at(at(row, "value"), most=MOST.get(row.id))
    ratings: tuple[Rating, ...] = (*records.all(PersonRating), *records.all(UnitRating))
    for rating in ratings:
        if rating.score is not None and rating.score < 0:
            yield SCORE_NEGATIVE.at(at(rating, "score"))
        elif rating.score is not None and rating.score > 100:
            yield replace(SCORE_ABOVE.at(at(rating, "score")), cycle=rating.cycle)


def _parameter(row: Parameter) -> Kind | None:
    value = row.value
    empty = at(row, "value").value is None
    if empty:
        return DAYS_OUTSIDE if row.id in KEPT else None
    if row.id in MOST:
        sound = value % 1 == 0 and 1 <= value <= MOST[row.id]
        return None if sound else DAYS_OUTSIDE
    if row.id in WHOLE:
        least, kind = WHOLE[row.id]
        return None if value % 1 == 0 and value >= least else kind
    # A spreadsheet of a country that writes 0,005 takes 0.005 for 5; then any score would agree with any.
    if row.id == TOLERANCE:
        return None if 0 <= value < 1 else TOLERANCE_TOO_WIDE
    share = row.id.startswith(SHARE) or row.unit == "%"
    return PERCENT_OUTSIDE if share and not 0 < value <= 100 else None


def cycle_faults(cycle: Cycle) -> Iterator[Finding]:
    """A cycle that lies outside its year, or whose rule set does not hold in it or has no level at all."""
    rules = cycle.rule_set
    if not rules.holds(cycle.year):
        until = f" đến năm {rules.last_year}" if rules.last_year is not None else ""
        span = f"từ năm {rules.first_year}{until}"
        yield YEAR_OUTSIDE_RULES.at(at(cycle, "year"), year=cycle.year, rules=rules.name, span=span)
    for place, day, latest in (
        (at(cycle, "starts"), cycle.starts, date(cycle.year, 12, 31)),
        (at(cycle, "ends"), cycle.ends, date(cycle.year + 1, 3, 31)),
    ):
        if day and not date(cycle.year, 1, 1) <= day <= latest:
            facts = {"column": place.column_title, "day": short_date(day)}
            yield CYCLE_OUTSIDE_YEAR.at(place, year=cycle.year, **facts)
    if not rules.levels:
        yield LEVELS_MISSING.at(at(cycle, "rule_set"), rules=rules.name, year=cycle.year)
