"""The results in their order, the superior's part beside the table, and what replaces an announcement."""

from datetime import date
from decimal import Decimal

import pytest

from congkhai.disclosure.gate import gate
from congkhai.disclosure.public import Audience, PublicResults, PublicTotals
from congkhai.disclosure.results import THRESHOLD, announcements
from congkhai.disclosure.reveal import reveal
from congkhai.model.agency import Agency
from congkhai.model.record import Status
from congkhai.value import replace
from tests.disclosure.test_names import cycle, orders
from tests.packages.story import sample, told

PORTAL, AGENCY = Audience.PORTAL, Audience.AGENCY
TODAY = date(2022, 12, 6)
SMALL = told("so-nho")[0]
APART = "Bảng không tính 1 người do cấp trên xếp loại."


def results(agency: Agency, audience: Audience) -> PublicResults:
    shown = reveal(agency, audience, TODAY).newest.results
    assert shown is not None
    return shown


def totals(agency: Agency, audience: Audience) -> PublicTotals:
    shown = results(agency, audience).totals
    assert shown is not None
    return shown


def test_a_whole_table_says_whom_the_superior_rates_and_a_joined_one_does_not():
    assert totals(SMALL, AGENCY).note == APART
    assert totals(orders(SMALL, full_table=True), PORTAL).note == APART
    assert APART not in totals(SMALL, PORTAL).note


def test_where_the_superior_rates_nobody_nothing_is_said_of_it():
    kept = tuple(row for row in SMALL.cycles[0].person_ratings if row.status is not Status.SUPERIOR)
    assert totals(cycle(SMALL, person_ratings=kept), AGENCY).note == ""


def test_whom_the_superior_has_rated_already_is_counted_in_no_level():
    """The superior's decision may be on record with its level."""
    first = next(row for row in SMALL.cycles[0].person_ratings if row.status is Status.RATED)
    ratings = tuple(
        replace(row, level=first.level, decision=first.decision) if row.status is Status.SUPERIOR else row
        for row in SMALL.cycles[0].person_ratings
    )
    assert totals(cycle(SMALL, person_ratings=ratings), AGENCY) == totals(SMALL, AGENCY)


def test_who_waits_for_the_decision_is_shown_nowhere_and_counted_in_nothing():
    """Whatever else the row says, and in a table of units too."""
    first = next(row for row in SMALL.cycles[0].person_ratings if row.status is Status.RATED)
    kept = tuple(row for row in SMALL.cycles[0].person_ratings if row is not first)
    left = cycle(SMALL, person_ratings=kept)
    for row in (
        replace(first, status=Status.WAITING),
        replace(first, status=Status.WAITING, level="", decision=None),
    ):
        waits = cycle(SMALL, person_ratings=(row, *kept))
        for audience in Audience:
            assert results(waits, audience) == results(left, audience)
    units = SMALL.cycles[0].unit_ratings
    unit = next(row for row in units if row.status is Status.RATED)
    others = tuple(row for row in units if row is not unit)
    waits = cycle(SMALL, unit_ratings=(replace(unit, status=Status.WAITING), *others))
    assert results(waits, PORTAL).units == results(cycle(SMALL, unit_ratings=others), PORTAL).units


def test_a_window_is_said_from_its_first_day_to_its_last():
    shown = results(SMALL, PORTAL)
    assert (shown.starts, shown.ends) == (date(2022, 12, 5), date(2023, 1, 4))


def test_units_are_in_the_order_of_their_rows_numbers():
    rows = SMALL.cycles[0].unit_ratings
    expected = [row.unit.name for row in sorted(rows, key=lambda row: row.unit.order)]
    turned = cycle(SMALL, unit_ratings=rows[::-1])
    assert [row.unit for row in results(turned, AGENCY).units] == expected


def test_a_unit_stands_with_its_level_and_decision_or_with_why_it_has_none():
    leaders, division, *_ = results(sample(), PORTAL).units
    assert (leaders.status, leaders.level, leaders.decision) == ("do cấp trên xếp loại", "", "")
    assert (division.status, division.level) == ("đã xếp loại", "Hoàn thành xuất sắc nhiệm vụ")
    assert division.decision == "136/QĐ-BDT"


def test_decisions_are_listed_from_the_first_day_to_the_last_and_by_number_within_one():
    decisions = results(sample(), AGENCY).decisions
    assert len({paper.id for paper in decisions}) == len(decisions) > 1
    assert list(decisions) == sorted(decisions, key=lambda paper: (paper.issued, paper.number))


@pytest.mark.parametrize(("day", "shown"), [(19, ["TBKQ-2022-01"]), (20, ["TB-2022-02", "TBKQ-2022-01"])])
def test_announcements_are_newest_first_and_a_replaced_one_names_the_next(day, shown):
    agency = sample()
    (row,) = agency.cycles[0].announcements
    later = replace(row.document, id="TB-70", number="70/TB-BDT", issued=date(2022, 12, 20))
    two = (row, replace(row, id="TB-2022-02", title="Thông báo thay thế", document=later, replaces=row.id))
    changed = replace(agency.cycles[0], announcements=two)
    told = announcements(gate(agency.tables, PORTAL), changed, date(2022, 12, day))
    assert [one.id for one in told] == shown
    assert told[-1].replaced_by == ("Thông báo thay thế" if len(shown) == 2 else "")


@pytest.mark.parametrize(
    ("fewest", "counts"), [("1", [2, 12, 6, 1]), ("2", [2, 12, 7]), ("3", [14, 7]), ("8", [21])]
)
def test_the_row_of_the_year_says_how_few_a_number_may_stand_for(fewest, counts):
    rows = (replace(row, value=Decimal(fewest)) if row.id == THRESHOLD else row for row in SMALL.parameters)
    shown = totals(replace(SMALL, parameters=tuple(rows)), PORTAL)
    assert [row.count for row in shown.rows] == counts


@pytest.mark.parametrize("day", [date(2022, 12, 6), date(2023, 1, 5), date(2024, 6, 1)])
def test_what_ordered_the_publication_is_told_after_its_window_too(day):
    [cycle] = sample().cycles
    ordered = reveal(sample(), Audience.PORTAL, day).newest.results.ordered
    rows = [row for row in cycle.orders if row.audience == "portal"]
    assert (ordered.document.id, ordered.starts, ordered.ends) == (
        rows[0].document.id, rows[0].starts, rows[0].ends
    )  # fmt: skip


def test_an_order_that_has_not_begun_is_not_told():
    results = reveal(sample(), Audience.PORTAL, date(2022, 12, 3)).newest.results
    assert results.ordered is None
