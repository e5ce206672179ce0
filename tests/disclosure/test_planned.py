"""What the plan says of its limits, its meetings and of days of its own that speak against each other."""

from collections.abc import Callable
from datetime import date

import pytest

from congkhai.disclosure import planned
from congkhai.disclosure.gate import gate
from congkhai.disclosure.public import Audience
from congkhai.law.calendar import calendar
from congkhai.law.progress import State, board
from congkhai.model.agency import Cycle
from congkhai.model.plan import Due, Task
from congkhai.value import replace
from tests.packages.story import office

AGENCY = office()
[CYCLE] = AGENCY.cycles
DOOR = gate(AGENCY.tables, Audience.AGENCY)
DAYS = calendar(AGENCY.holidays, {CYCLE.year})
REVIEW, PERSONAL = (next(task for task in CYCLE.tasks if task.id == id) for id in ("CV-05", "CV-06"))
BOTH = f"“{REVIEW.name}” và “{PERSONAL.name}”"
LEAD = f"Dự thảo gửi sớm nhất vào ngày ban hành kế hoạch, trước hội nghị 03 ngày làm việc, thì {BOTH} "


def notes(cycle: Cycle) -> list[str]:
    return [note.text for note in planned.notes(DOOR, AGENCY, cycle, DAYS)]


def with_tasks(change: Callable[[Task], Task]) -> Cycle:
    return replace(CYCLE, tasks=tuple(map(change, CYCLE.tasks)))


@pytest.mark.parametrize(
    ("due", "day", "said"),
    [
        (Due.NONE, None, "kế hoạch không ấn định ngày"),
        (Due.NONE, date(2026, 11, 26), "kế hoạch không ấn định ngày"),
        (Due.BEFORE, None, "kế hoạch không ấn định ngày"),
        (Due.BEFORE, date(2026, 11, 26), "trước ngày 26/11/2026"),
        (Due.AT_LATEST, date(2026, 11, 26), "chậm nhất ngày 26/11/2026"),
        (Due.RELATIVE, None, "ít nhất 03 ngày làm việc trước việc “Họp”"),
    ],
)
def test_a_limit_reads_as_the_plan_sets_it(due, day, said):
    task = replace(REVIEW, due=due, date=day, days=3, before="CV-HOP")
    assert planned.due_text(task, {"CV-HOP": "Họp"}) == said


def test_meetings_are_in_the_order_of_their_hours_whatever_the_order_of_the_rows():
    turned = replace(CYCLE, meetings=CYCLE.meetings[::-1])
    shown = planned.meetings(DOOR, turned)
    assert shown == planned.meetings(DOOR, CYCLE)
    assert [meeting.starts for meeting in shown] == sorted(meeting.starts for meeting in CYCLE.meetings)


def test_the_public_gets_no_line_of_the_schedule():
    assert planned.meetings(gate(AGENCY.tables, Audience.PORTAL), CYCLE) == ()


@pytest.mark.parametrize(
    ("issued", "said"),
    [
        (date(2026, 11, 18), f"{LEAD}cùng làm được từ 23/11/2026 đến 25/11/2026."),
        (date(2026, 11, 19), f"{LEAD}chỉ cùng làm được trong đúng một ngày: 25/11/2026."),
        (date(2026, 11, 20), f"{LEAD}không còn ngày nào làm đúng hạn (sớm nhất 26/11/2026)."),
    ],
)
def test_the_days_left_between_the_plan_and_the_reviews(issued, said):
    """The reviews may be held until 25/11, the 24th being off; drafts go out three working days ahead."""
    assert CYCLE.plan is not None
    assert notes(replace(CYCLE, plan=replace(CYCLE.plan, issued=issued)))[-1] == said


def test_without_the_row_for_drafts_no_days_are_told():
    bare = replace(AGENCY, parameters=tuple(p for p in AGENCY.parameters if p.id != planned.NOTICE))
    told = [note.text for note in planned.notes(DOOR, bare, CYCLE, DAYS)]
    assert told == notes(CYCLE)[:-1]
    assert not any(BOTH in text for text in told)


def test_what_must_come_first_and_may_end_later_is_told_with_the_day_that_fits():
    order = replace(REVIEW, date=date(2026, 11, 28)), PERSONAL
    told = notes(with_tasks(lambda task: next((one for one in order if one.id == task.id), task)))
    assert told[0] == (
        f"Kế hoạch cho làm việc “{REVIEW.name}” đến hết ngày 27/11/2026, nhưng việc này phải xong trước việc "
        f"“{PERSONAL.name}”, mà việc sau chỉ được làm đến hết ngày 26/11/2026. Muốn đúng cả hai, phải xong "
        "chậm nhất ngày 26/11/2026."
    )


def test_a_clash_over_working_days_says_how_many():
    drafts = next(task for task in CYCLE.tasks if task.before == REVIEW.id)
    dated = replace(drafts, date=date(2026, 11, 21))
    told = notes(with_tasks(lambda task: dated if task.id == drafts.id else task))
    assert any(f"phải xong trước việc “{REVIEW.name}” ít nhất 03 ngày làm việc, mà" in text for text in told)


@pytest.mark.parametrize(
    ("draft", "detail", "said"),
    [
        (True, "Theo mẫu.", "Dự thảo, cơ quan chưa xác nhận. Theo mẫu."),
        (True, "", "Dự thảo, cơ quan chưa xác nhận."),
        (False, "Theo mẫu.", "Theo mẫu."),
    ],
)
def test_a_draft_says_so_before_its_detail(draft, detail, said):
    changed = with_tasks(lambda task: replace(task, draft=draft, detail=detail))
    assert {task.detail for task in planned.tasks(DOOR, changed, DAYS, ())} == {said}


@pytest.mark.parametrize("lacking", [{"number": ""}, {"issued": None}])
def test_a_plan_without_number_or_day_is_a_draft_to_the_public(lacking):
    assert CYCLE.plan is not None
    door = gate(AGENCY.tables, Audience.PORTAL)
    unissued = replace(CYCLE, plan=replace(CYCLE.plan, **lacking))
    shown, pending = planned.confirmed(door, unissued)
    assert (shown.plan, pending) == (None, ("plan", "tasks", "citations", "places", "recipients", "forms"))
    shown, pending = planned.confirmed(door, CYCLE)
    assert (shown.plan, pending) == (CYCLE.plan, ())


def test_a_form_and_a_chair_are_told_by_name_where_the_row_names_one():
    forms = {task.id: task.form for task in planned.tasks(DOOR, CYCLE, DAYS, ())}
    assert REVIEW.form is not None
    assert (forms[REVIEW.id], forms[PERSONAL.id]) == (REVIEW.form.name, "")
    place = replace(CYCLE.places[0], form=REVIEW.form)
    both = replace(CYCLE, places=(place, replace(place, form=None)))
    assert [shown.form for shown in planned.places(DOOR, both)] == [REVIEW.form.name, ""]
    meeting = next(meeting for meeting in CYCLE.meetings if meeting.chair)
    assert meeting.chair is not None
    both = replace(CYCLE, meetings=(meeting, replace(meeting, id=f"{meeting.id}-2", chair=None)))
    assert [shown.chair for shown in planned.meetings(DOOR, both)] == [meeting.chair.name, ""]


PUBLIC = gate(AGENCY.tables, Audience.PORTAL)


def test_a_limit_is_one_date_in_full_counted_back_from_the_meeting_where_it_may_be_told():
    drafts = next(task for task in CYCLE.tasks if task.id == "CV-04")
    inside, outside = (
        next(task for task in planned.tasks(door, CYCLE, DAYS, ()) if task.id == drafts.id)
        for door in (DOOR, PUBLIC)
    )
    assert inside.limit == "chậm nhất thứ Năm, ngày 19/11/2026" and inside.last_day == date(2026, 11, 19)
    later = tuple(
        replace(meeting, starts=meeting.starts.replace(day=27))
        if meeting.kind.value == PERSONAL.step.value
        else meeting
        for meeting in CYCLE.meetings
    )
    moved = replace(CYCLE, meetings=later)
    days = {
        door.width: next(
            task for task in planned.tasks(door, moved, DAYS, ()) if task.id == drafts.id
        ).last_day
        for door in (DOOR, PUBLIC)
    }
    assert days[DOOR.width] == date(2026, 11, 23)
    # The portal, which may not know the day of a meeting, tells none.
    assert days[PUBLIC.width] is outside.last_day is None
    assert outside.limit.startswith("ít nhất 03 ngày làm việc trước việc “")


def test_a_task_without_any_day_keeps_the_words_of_the_plan():
    bare = replace(PERSONAL, date=None, due=Due.NONE)
    alone = replace(
        CYCLE, meetings=(), tasks=(bare, replace(REVIEW, due=Due.RELATIVE, date=None, days=3, before=bare.id))
    )
    told = planned.tasks(DOOR, alone, DAYS, ())
    assert [task.limit for task in told] == [
        "kế hoạch không ấn định ngày",
        f"ít nhất 03 ngày làm việc trước việc “{PERSONAL.name}”",
    ]
    assert [task.last_day for task in told] == [None, None]


def test_what_is_done_is_marked_for_both_audiences():
    steps = board(AGENCY, CYCLE, date(2026, 12, 10))
    done = {step.task.id for step in steps if step.state is State.DONE}
    for door in (DOOR, PUBLIC):
        assert {task.id for task in planned.tasks(door, CYCLE, DAYS, steps) if task.done} == done
    assert done and len(done) < len(CYCLE.tasks)


def test_the_clash_of_the_plans_own_days_is_not_for_the_public():
    assert notes(CYCLE) != [] and [*planned.notes(PUBLIC, AGENCY, CYCLE, DAYS)] == []


def test_each_reader_is_told_what_is_handed_in():
    handed = {reader.page: reader.tasks for reader in planned.readers(DOOR, CYCLE)}
    assert handed == {
        "tap-the-lanh-dao": ("CV-03",),
        "dang-vien": ("CV-04",),
        "lanh-dao-quan-ly": ("CV-04", "CV-09"),
        "cong-chuc": ("CV-04",),
    }
