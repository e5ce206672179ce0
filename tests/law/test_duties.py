"""Who owes what, until when, and how it stands by the registers."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest

from congkhai.law.duties import Duty, DutyKind, DutyState, duties, of_person
from congkhai.law.owed import Period
from congkhai.model.agency import Agency
from congkhai.model.year import PeriodKind
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office_tables, sample

TODAY = date(2026, 12, 10)
MARCH = Period(PeriodKind.MONTH, 3)


def agency(*edits: Edit) -> Agency:
    return assembled(edited(office_tables(), edits))[0]


def told(of: Agency, today: date = TODAY) -> tuple[Duty, ...]:
    return duties(of, of.cycles[0], today)


def form(every: Sequence[Duty], id: str, subject: str, period: Period | None = None) -> Duty:
    [found] = [
        duty
        for duty in every
        if duty.owed and (duty.owed.form.id, duty.subject.id, duty.period) == (id, subject, period)
    ]
    return found


def dropped(table: str, *keys: str) -> tuple[Edit, ...]:
    return tuple(Edit(table, key, None) for key in keys)


def test_nothing_is_missing_of_a_year_that_is_whole():
    assert {duty.state for duty in told(agency())} <= {DutyState.DONE, DutyState.OPEN}
    assert {duty.state for duty in duties(sample(), sample().cycles[0], date(2022, 12, 6))} == {
        DutyState.DONE
    }


def test_every_kind_is_told_of_everybody_whom_it_concerns():
    kinds = Counter(duty.kind for duty in told(agency()) if duty.subject.id == "CB-012")
    assert kinds[DutyKind.SCORE] == 12
    assert kinds[DutyKind.FORM] == 13
    assert kinds[DutyKind.REVIEW] >= 1
    assert kinds[DutyKind.NOTICE] == 1
    # The superior rates the head and tells him.
    assert DutyKind.NOTICE not in {duty.kind for duty in told(agency()) if duty.subject.id == "CB-001"}


def test_a_score_counts_as_the_form_of_its_period():
    key = "KY-2026 + CB-001 + thang + 3"
    whole, without = told(agency()), told(agency(*dropped("diem", key)))
    assert form(whole, "M-335-01", "CB-001", MARCH).state is DutyState.DONE
    lacking = form(without, "M-335-01", "CB-001", MARCH)
    assert (lacking.state, lacking.last, lacking.settled) == (DutyState.MISSING, date(2026, 4, 7), False)
    lacks = [duty for duty in without if duty.state is DutyState.MISSING]
    assert [duty.kind for duty in lacks] == [DutyKind.FORM, DutyKind.SCORE]


@pytest.mark.parametrize(
    ("today", "state"), [(date(2026, 4, 7), DutyState.OPEN), (date(2026, 4, 8), DutyState.MISSING)]
)
def test_what_is_not_in_is_missing_the_day_after_its_last(today, state):
    of = agency(*dropped("diem", "KY-2026 + CB-001 + thang + 3"))
    assert form(told(of, today), "M-335-01", "CB-001", MARCH).state is state


@pytest.mark.parametrize(("day", "state"), [("2026-04-07", DutyState.DONE), ("2026-04-08", DutyState.LATE)])
def test_what_came_in_is_told_with_its_day(day, state):
    came = {"loai": "phieu_theo_doi", "can_bo": "CB-005", "loai_ky": "thang", "so_ky": "3", "ngay_nop": day}
    earlier = Edit("ho_so", "HS-901", {"ky": "KY-2026", **came})
    again = Edit("ho_so", "HS-902", {"ky": "KY-2026", **came, "ngay_nop": "2026-05-20"})
    duty = form(told(agency(again, earlier)), "M-335-01", "CB-005", MARCH)
    assert (duty.state, duty.done) == (state, date.fromisoformat(day))


def test_what_came_in_later_than_today_is_not_in_yet():
    assert form(told(agency(), date(2026, 11, 26)), "M-335-02", "CB-005").state is DutyState.OPEN
    assert form(told(agency(), date(2026, 11, 27)), "M-335-02", "CB-005").done == date(2026, 11, 27)


def test_months_not_worked_are_not_asked_and_one_more_is():
    """CB-018 has worked five months by the row of the rating, and five are scored."""
    assert [duty for duty in told(agency()) if duty.subject.id == "CB-018" and not duty.settled] == []
    fewer = told(agency(*dropped("diem", *(f"KY-2026 + CB-018 + thang + {n}" for n in (1, 2)))))
    late = [duty for duty in fewer if duty.subject.id == "CB-018" and duty.state is DutyState.MISSING]
    assert len({duty.period for duty in late}) == 8


def test_a_place_of_review_is_done_by_a_review_there():
    of = agency(*dropped("kiem_diem", "KD-059"))
    reviews = Counter(duty.state for duty in told(of) if duty.kind is DutyKind.REVIEW)
    assert reviews[DutyState.MISSING] == 1
    before = told(of, date(2026, 11, 1))
    assert {duty.state for duty in before if duty.kind is DutyKind.REVIEW} == {DutyState.OPEN}


def test_minutes_are_due_by_the_task_of_their_meeting_and_there_with_their_number():
    whole = form(told(agency()), "BB-HN", "HN-18")
    assert (whole.state, whole.last) == (DutyState.DONE, date(2026, 11, 27))
    without = told(agency(Edit("hoi_nghi", "HN-18", {"bien_ban": ""})))
    assert form(without, "BB-HN", "HN-18").state is DutyState.MISSING
    came = {"ky": "KY-2026", "loai": "bien_ban", "don_vi": "P-VP", "hoi_nghi": "HN-18"}
    handed = Edit("ho_so", "HS-901", {**came, "ngay_nop": "2026-11-28"})
    kept = form(told(agency(Edit("hoi_nghi", "HN-18", {"bien_ban": ""}), handed)), "BB-HN", "HN-18")
    assert (kept.state, kept.done) == (DutyState.LATE, date(2026, 11, 28))


def test_a_head_has_the_forms_of_the_unit_among_his_own():
    of = agency()
    head = next(one for one in of.officials if one.id == of.head(of_unit(of, "P-CSDT"), TODAY).id)
    mine = [*of_person(of, of.cycles[0], told(of), head)]
    about = {duty.subject.id for duty in mine}
    assert about == {head.id, "P-CSDT"}
    [unit] = [duty for duty in mine if duty.subject.id == "P-CSDT"]
    assert unit.owed is not None and unit.owed.form.id == "TDG-TT"


def of_unit(of: Agency, id: str):
    return next(unit for unit in of.units if unit.id == id)


def test_who_is_not_rated_owes_no_form_of_the_rating():
    about = [duty for duty in told(agency()) if duty.subject.id == "CB-029" and duty.owed]
    assert {duty.owed.form.id for duty in about if duty.owed} == {"M-335-01"}
