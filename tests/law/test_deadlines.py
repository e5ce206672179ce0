"""Last days allowed, and where the plan's own days speak against each other."""

from datetime import date

import pytest

from congkhai.law.calendar import calendar
from congkhai.law.deadlines import clashes, last_day, last_working_day, overdue, window
from congkhai.model.plan import Due
from congkhai.value import replace
from tests.packages.story import sample

CYCLE = sample().cycles[0]
TASKS = {task.id: task for task in CYCLE.tasks}
WORKING = calendar(sample().holidays, {2022})


@pytest.mark.parametrize(
    ("clause", "name", "last", "working"),
    [
        ("III.1", "Kiểm điểm tập thể lãnh đạo Ban", date(2022, 11, 25), None),
        ("III.1", "Hoàn thiện báo cáo của phòng", date(2022, 11, 25), None),
        ("III.1", "Họp Hội đồng xét duyệt sáng kiến", date(2022, 11, 27), date(2022, 11, 25)),
        ("III.1", "Họp Hội đồng đánh giá xếp loại", date(2022, 11, 27), date(2022, 11, 25)),
        ("III.2", "Kiểm điểm cá nhân", date(2022, 11, 24), None),
        ("III.2", "Hội nghị lãnh đạo Ban", date(2022, 11, 29), None),
        ("IV.2", "Tự chấm điểm", date(2022, 11, 27), date(2022, 11, 25)),
        ("IV.3", "Hoàn thiện, gửi hồ sơ của phòng", date(2022, 11, 25), None),
        ("IV.4", "Xây dựng dự thảo báo cáo kiểm điểm", date(2022, 11, 25), None),
        ("IV.4", "Tổng hợp, báo cáo kết quả", date(2022, 12, 14), None),
        ("IV.1", "Thành lập Hội đồng thẩm định", None, None),
    ],
)
def test_the_last_days_of_the_plan(clause, name, last, working):
    (task,) = (task for task in CYCLE.tasks if task.clause == clause and task.name.startswith(name))
    assert (last_day(task), last_working_day(task, WORKING)) == (last, working)


def test_before_and_at_latest_differ_by_one_day():
    task = replace(TASKS["CV-08"], date=date(2022, 11, 28))
    assert last_day(replace(task, due=Due.AT_LATEST)) == date(2022, 11, 28)
    assert last_day(replace(task, due=Due.BEFORE)) == date(2022, 11, 27)
    assert last_working_day(replace(task, due=Due.AT_LATEST), WORKING) is None
    assert last_day(replace(task, due=Due.BEFORE, date=date(2023, 1, 1))) == date(2022, 12, 31)


@pytest.mark.parametrize(
    ("done", "today", "late"),
    [(25, 30, False), (26, 20, True), (None, 25, False), (None, 26, True)],
)
def test_late_is_what_was_done_after_the_last_day_or_is_not_yet_when_it_is_over(done, today, late):
    day = date(2022, 11, done) if done else None
    assert overdue(day, date(2022, 11, 25), date(2022, 11, today)) is late
    assert overdue(day, None, date(2022, 11, today)) is False


def test_the_plan_of_2022_clashes_twice():
    """Individuals before 25/11 but the collective only before 26/11; so too the draft, three days ahead."""
    found = [
        (c.first.id, c.second.id, c.days, c.first_day, c.second_day, c.needed)
        for c in clashes(CYCLE, WORKING)
    ]
    assert found == [
        ("CV-07", "CV-11", 0, date(2022, 11, 25), date(2022, 11, 24), date(2022, 11, 24)),
        ("CV-22", "CV-07", 3, date(2022, 11, 25), date(2022, 11, 25), date(2022, 11, 22)),
    ]


def changed(**dates: date):
    """The cycle with other days in the plan; the key is the task's id without its hyphen."""
    days = {f"CV-{id[2:]}": day for id, day in dates.items()}
    tasks = tuple(replace(t, date=days[t.id]) if t.id in days else t for t in CYCLE.tasks)
    return replace(CYCLE, tasks=tasks)


def test_days_that_fit_do_not_clash():
    fitting = changed(CV07=date(2022, 11, 25), CV22=date(2022, 11, 22))
    assert list(clashes(fitting, WORKING)) == []
    one_later = changed(CV07=date(2022, 11, 25), CV22=date(2022, 11, 23))
    assert [clash.needed for clash in clashes(one_later, WORKING)] == [date(2022, 11, 21)]


def test_one_day_is_left():
    """Drafts sent on the day of the plan, 21/11, three working days ahead: 24/11 and no other day."""
    left = window(CYCLE, WORKING, 3)
    assert left is not None
    assert (left.first.id, left.second.id, left.opens, left.closes) == (
        "CV-07",
        "CV-11",
        date(2022, 11, 24),
        date(2022, 11, 24),
    )


def test_the_window_moves_with_the_plan():
    later = window(changed(CV11=date(2022, 12, 2)), WORKING, 3)
    assert later is not None and (later.opens, later.closes) == (date(2022, 11, 24), date(2022, 11, 25))
    closed = window(CYCLE, WORKING, 4)
    assert closed is not None and closed.opens > closed.closes
    assert window(replace(CYCLE, plan=None), WORKING, 3) is None
    assert window(CYCLE, WORKING, 0) is None
    assert window(replace(CYCLE, tasks=()), WORKING, 3) is None
