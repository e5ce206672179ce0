"""One step before another: in order, out of order, not there at all."""

from datetime import date, datetime

import pytest

from congkhai.findings import Kind
from congkhai.model.columns import Where
from congkhai.rules.first_then import Pair, first_then
from tests.packages.story import sample

AGENCY = sample()
CYCLE = AGENCY.cycles[0]
TASK = CYCLE.tasks[0]
LATER = Kind(code="sau", message="{first} sau {then}.", remedy="Sửa.")
LACKS = Kind(code="thieu", message="Thiếu trước {then}.", remedy="Ghi.")
DAY, NEXT = date(2022, 11, 25), date(2022, 11, 26)
SEVEN, EIGHT = datetime(2022, 11, 25, 7, 30), datetime(2022, 11, 25, 8)


def findings(first, then, absent=False, lacks=LACKS):
    def pairs(agency, cycle, today):
        yield Pair(first, then, Where(TASK), absent=absent)

    return list(first_then(pairs, later=LATER, lacks=lacks)(AGENCY, CYCLE, NEXT))


@pytest.mark.parametrize(
    ("first", "then", "late"),
    [
        (DAY, NEXT, False),
        (DAY, DAY, False),
        (NEXT, DAY, True),
        (SEVEN, EIGHT, False),
        (SEVEN, SEVEN, False),
        (EIGHT, SEVEN, True),
        (EIGHT, DAY, False),
        (NEXT, EIGHT, True),
        (None, DAY, False),
        (DAY, None, False),
    ],
)
def test_the_same_day_or_hour_is_allowed_and_a_missing_day_is_no_fault(first, then, late):
    assert [finding.code for finding in findings(first, then)] == (["sau"] if late else [])


def test_what_is_not_there_at_all_is_told_only_where_it_is_asked_for():
    (finding,) = findings(None, DAY, absent=True)
    assert (finding.message, finding.place) == ("Thiếu trước 25/11/2022.", TASK.place)
    assert findings(None, DAY, absent=True, lacks=None) == []


def test_days_and_hours_are_told():
    assert [finding.message for finding in findings(NEXT, DAY)] == ["26/11/2022 sau 25/11/2022."]
    assert [finding.message for finding in findings(EIGHT, SEVEN)] == [
        "08:00 ngày 25/11/2022 sau 07:30 ngày 25/11/2022."
    ]
