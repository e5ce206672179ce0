"""The plan laid backward from the statutory day: what fits stays, the rest goes no further than needed."""

from datetime import date

from congkhai.law.calendar import calendar
from congkhai.law.deadlines import last_day
from congkhai.law.laid_back import Laid, laid_back
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office_tables

RATING, DECISION = "CV-12", "CV-13"


def laid(limit: str, *edits: Edit) -> dict[str, Laid]:
    """The tasks of 2026 that get an earlier day, by their code."""
    agency, _ = assembled(edited(office_tables(), edits))
    cycle = agency.cycles[0]
    orders = [*filter(cycle.under, agency.step_orders)]
    days = calendar(agency.holidays, (2026,))
    _, moved = laid_back(cycle.tasks, orders, date.fromisoformat(limit), days)
    return {one.task.id: one for one in moved}


def test_a_plan_that_fits_stays_as_it_is():
    assert laid("2026-12-14") == {}


def test_what_leads_to_the_rating_comes_with_it_and_nothing_else():
    moved = laid("2026-11-20")
    assert {RATING, DECISION} <= set(moved)
    assert "CV-16" not in moved and "CV-18" not in moved
    assert last_day(moved[RATING].task) == last_day(moved[DECISION].task) == date(2026, 11, 20)
    assert moved[DECISION].was > date(2026, 11, 20)


def test_drafts_still_leave_their_working_days():
    """Self-reviews go out three working days before the reviews: Tuesday the 17th for Friday the 20th."""
    assert last_day(laid("2026-11-20")["CV-02"].task) == date(2026, 11, 17)


def test_a_day_off_is_no_day_to_lay_a_task_on():
    """21 and 22 November 2026 are a weekend."""
    assert last_day(laid("2026-11-22")[RATING].task) == date(2026, 11, 20)


def test_tasks_in_a_circle_come_to_an_end():
    circle = [Edit("cong_viec", "CV-02", {"truoc_viec": "CV-12", "loai_han": "tuong_doi", "so_ngay": "3"})]
    assert RATING in laid("2026-11-20", *circle)
