"""Duties with a last day: late, not yet, in time."""

from datetime import date

import pytest

from congkhai.findings import Kind
from congkhai.model.columns import Where
from congkhai.rules.by_last_day import Duty, by_last_day
from tests.packages.story import sample

AGENCY = sample()
CYCLE = AGENCY.cycles[0]
TASK = CYCLE.tasks[0]
LATE = Kind(code="muon", message="Xong ngày {done}, chậm nhất {last}; {why}.", remedy="Sửa ô ‘{column}’.")
MISSING = Kind(code="chua-xong", message="Chưa xong{done}, chậm nhất {last}.", remedy="Ghi ô ‘{column}’.")
LAST, AFTER = date(2022, 11, 25), date(2022, 11, 26)


def findings(done, today, last=LAST):
    def duties(agency, cycle, today):
        yield Duty(done, last, Where(TASK, "finished"), {"why": "x"})

    return list(by_last_day(duties, late=LATE, missing=MISSING)(AGENCY, CYCLE, today))


@pytest.mark.parametrize(
    ("done", "today", "code"),
    [
        (LAST, AFTER, None),
        (AFTER, AFTER, "muon"),
        (AFTER, LAST, "muon"),
        (None, LAST, None),
        (None, AFTER, "chua-xong"),
    ],
)
def test_the_last_day_itself_is_in_time_and_what_is_not_done_is_told_the_day_after(done, today, code):
    assert [finding.code for finding in findings(done, today)] == ([code] if code else [])


def test_what_has_no_last_day_is_never_late():
    assert findings(AFTER, AFTER, last=None) == findings(None, AFTER, last=None) == []


def test_it_is_told_at_its_cell_with_its_days():
    (finding,) = findings(AFTER, AFTER)
    assert finding.message == "Xong ngày 26/11/2022, chậm nhất thứ Sáu, ngày 25/11/2022; x."
    assert finding.remedy == "Sửa ô ‘Ngày hoàn thành’."
    assert (finding.place.table, finding.place.column) == ("cong_viec", "ngay_xong")
    (finding,) = findings(None, AFTER)
    assert finding.message == "Chưa xong, chậm nhất thứ Sáu, ngày 25/11/2022."


def test_the_check_is_the_rules_own():
    def duties(agency, cycle, today):
        """Đ.19.2."""
        yield from ()

    check = by_last_day(duties, late=LATE, missing=MISSING)
    assert (check.__doc__, check.__module__) == ("Đ.19.2.", __name__)
