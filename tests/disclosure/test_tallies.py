"""What is said of a task that is done, and of one that is not."""

from datetime import date

import pytest

from congkhai.disclosure.tallies import distance, method, tally, to_conclude, until
from congkhai.law.progress import Limit, Progress, State, board
from congkhai.law.register import Shown
from congkhai.model.plan import Step
from congkhai.value import replace
from tests.packages.story import assembled, office_tables


@pytest.fixture(scope="module")
def dossiers() -> Progress:
    """The task of the divisions' dossiers as the register shows it, with a meeting not concluded."""
    agency = assembled(office_tables())[0]
    cycle = agency.cycles[0]
    steps = board(agency, cycle, date(2026, 12, 4))
    of_units = next(step for step in steps if step.task.step is Step.UNIT_DOSSIER)
    divisions = tuple(rating.unit for rating in cycle.unit_ratings)[:5]
    shown = Shown(total=5, missing=divisions, unconcluded=cycle.meetings[:1])
    return replace(of_units, shown=shown)


def standing(step: Progress, state: State, there: int) -> Progress:
    """The task in that state, `there` of its five dossiers having come."""
    assert step.shown is not None
    return replace(step, state=state, shown=replace(step.shown, missing=step.shown.missing[there:]))


@pytest.mark.parametrize(
    ("state", "there", "said"),
    [
        (State.LATE, 4, "Đã nhận hồ sơ của 4 trên 5 phòng"),
        (State.LATE, 0, "Đã nhận hồ sơ của 0 trên 5 phòng"),
        (State.WAITING, 4, "Đã nhận hồ sơ của 4 trên 5 phòng"),
        (State.WAITING, 0, ""),
        (State.DONE, 4, ""),
    ],
)
def test_what_has_come_is_counted_until_the_task_is_done(dossiers, state, there, said):
    assert tally(standing(dossiers, state, there)) == said


@pytest.mark.parametrize(("state", "told"), [(State.DUE, True), (State.DONE, False)])
def test_a_meeting_without_conclusion_is_asked_about_until_the_task_is_done(dossiers, state, told):
    said = to_conclude(standing(dossiers, state, 4))
    assert bool(said) == told
    assert not told or " đã họp; ghi " in said


@pytest.mark.parametrize(
    ("state", "left", "said"),
    [
        (State.LATE, 2, "quá 2 ngày làm việc"),
        (State.LATE, 0, "đã quá hạn"),
        (State.DUE, 1, "còn 1 ngày làm việc"),
        (State.DUE, 0, "không còn ngày làm việc nào"),
        (State.DONE, 3, ""),
    ],
)
def test_how_far_off_the_limit_is(state, left, said):
    assert distance(state, left) == said


def test_a_register_that_counts_nothing_worth_saying_says_nothing(dossiers):
    rating = replace(dossiers, task=replace(dossiers.task, step=Step.RATING))
    assert tally(standing(rating, State.LATE, 4)) == ""
    assert tally(standing(replace(rating, task=replace(rating.task, step=None)), State.LATE, 4)) == ""


DAY = date(2026, 11, 20)


def test_a_limit_counted_back_says_over_what_and_one_that_the_plan_names_does_not():
    assert method(None) == method(Limit(day=DAY)) == ""
    assert method(Limit(day=DAY, meeting=date(2026, 11, 25), days=3)) == (
        "đếm lùi 03 ngày làm việc từ ngày 25/11/2026, tính cả ngày gửi, không tính ngày họp"
    )


@pytest.mark.parametrize(
    ("working", "notes", "said"),
    [
        (None, ("",), "hết thứ Sáu, ngày 20/11/2026"),
        (None, ("theo kế hoạch",), "hết thứ Sáu, ngày 20/11/2026 (theo kế hoạch)"),
        (
            date(2026, 11, 19),
            ("",),
            "hết thứ Sáu, ngày 20/11/2026 (ngày làm việc cuối là thứ Năm, ngày 19/11/2026)",
        ),
        (
            date(2026, 11, 19),
            ("theo kế hoạch",),
            "hết thứ Sáu, ngày 20/11/2026 (ngày làm việc cuối là thứ Năm, ngày 19/11/2026; theo kế hoạch)",
        ),
    ],
)
def test_the_last_day_is_said_with_its_notes(working, notes, said):
    assert until(Limit(day=DAY, working=working), *notes) == said
