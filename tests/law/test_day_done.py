"""When a task was done: by its row, its paper, or the registers of the sample."""

from datetime import date

import pytest

from congkhai.law.progress import day_done
from congkhai.model.plan import Step
from congkhai.value import replace
from tests.packages.story import sample

AGENCY = sample()
CYCLE = AGENCY.cycles[0]
WRITTEN = {task.id: task for task in CYCLE.tasks}
TASKS = {id: replace(task, finished=None, outcome=None) for id, task in WRITTEN.items()}
UNITS = {unit.id: unit for unit in AGENCY.units}
TODAY = date(2022, 12, 6)


@pytest.mark.parametrize(
    ("task", "day"),
    [
        ("CV-07", date(2022, 11, 24)),
        ("CV-08", date(2022, 11, 25)),
        ("CV-09", date(2022, 11, 25)),
        ("CV-10", date(2022, 11, 25)),
        ("CV-11", date(2022, 11, 24)),
        ("CV-12", date(2022, 11, 29)),
        ("CV-14", date(2022, 11, 28)),
        ("CV-24", date(2022, 11, 30)),
        ("CV-25", date(2022, 12, 5)),
        ("CV-26", None),
        ("CV-01", None),
    ],
)
def test_what_the_registers_of_the_sample_show(task, day):
    assert day_done(AGENCY, CYCLE, TASKS[task], TODAY) == day


def test_the_rows_of_the_sample_say_the_same():
    said = {id: (day_done(AGENCY, CYCLE, task, TODAY), task.finished) for id, task in WRITTEN.items()}
    assert {id: days for id, days in said.items() if days[0] != days[1]} == {}
    assert [id for id, (day, _) in said.items() if day is None] == ["CV-26"]


def test_the_row_then_the_paper_unless_the_registers_are_later():
    paper, task = AGENCY.documents["QD-BDT-136"], replace(TASKS["CV-01"], step=Step.RATING)
    assert day_done(AGENCY, CYCLE, task, TODAY) == date(2022, 11, 29)
    assert day_done(AGENCY, CYCLE, replace(task, outcome=paper), TODAY) == paper.issued == date(2022, 11, 30)
    for said, done in ((date(2022, 12, 1), date(2022, 12, 1)), (date(2022, 11, 28), date(2022, 11, 29))):
        assert day_done(AGENCY, CYCLE, replace(task, finished=said), TODAY) == done


@pytest.mark.parametrize(("today", "done"), [(date(2022, 11, 28), False), (date(2022, 11, 29), True)])
def test_a_meeting_ahead_is_not_held(today, done):
    assert bool(day_done(AGENCY, CYCLE, TASKS["CV-12"], today)) == done


def test_a_task_of_no_one_collective_is_done_when_the_last_is():
    """All six divisions and the leadership were reviewed on one day; without one review it is not done."""
    task = replace(TASKS["CV-07"], unit=None)
    assert day_done(AGENCY, CYCLE, task, TODAY) == date(2022, 11, 24)
    others = tuple(row for row in CYCLE.reviews if row.unit != UNITS["P-DB"])
    without = replace(CYCLE, reviews=others)
    assert day_done(AGENCY, without, task, TODAY) is None
    assert day_done(AGENCY, without, TASKS["CV-07"], TODAY) == date(2022, 11, 24)


def test_people_are_reviewed_when_nobody_is_left():
    """Whoever was on maternity leave is not waited for, nor contract workers."""
    task = TASKS["CV-11"]
    for who, waited in (("CB-044", True), ("CB-012", False)):
        rows = tuple(row for row in CYCLE.reviews if not row.official or row.official.id != who)
        assert (day_done(AGENCY, replace(CYCLE, reviews=rows), task, TODAY) is None) == waited
    at_work = tuple(replace(row, reason=None) for row in CYCLE.person_ratings)
    assert day_done(AGENCY, replace(CYCLE, person_ratings=at_work), task, TODAY) is None


def test_a_division_that_has_not_met():
    meetings = tuple(row for row in CYCLE.meetings if row.id != "HN-23")
    without = replace(CYCLE, meetings=meetings)
    assert day_done(AGENCY, without, TASKS["CV-08"], TODAY) is None
    one = replace(TASKS["CV-08"], unit=UNITS["P-TTR"])
    assert day_done(AGENCY, without, one, TODAY) == date(2022, 11, 25)


def test_decisions_are_made_when_everybody_rated_has_one():
    first, *rest = CYCLE.person_ratings[1:]
    open_one = replace(CYCLE, person_ratings=(replace(first, decision=None), *rest))
    assert day_done(AGENCY, open_one, TASKS["CV-24"], TODAY) is None
    assert day_done(AGENCY, replace(CYCLE, person_ratings=(), unit_ratings=()), TASKS["CV-24"], TODAY) is None


def test_what_no_register_holds_is_done_when_its_row_says_so():
    task = replace(TASKS["CV-01"], step=Step.NATIONAL_DATABASE)
    assert day_done(AGENCY, CYCLE, task, TODAY) is None
