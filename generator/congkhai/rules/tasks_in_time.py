"""Every task with a day of its own is done by its last day."""

from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.deadlines import last_day, overdue, year_end
from congkhai.law.held import CONCLUDED_BY, named
from congkhai.law.progress import day_done, shown
from congkhai.law.register import Register, Shown
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.plan import Step, Task
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import EXPLAIN, due, told
from congkhai.text.phrases import first_few

DONE_LATE = Kind(
    code="viec-xong-muon",
    message="Việc “{task}” làm xong muộn, ngày {day}: phải xong {due}.",
    remedy=f"Kiểm tra ngày hoàn thành và ngày ghi trong sổ; nếu đúng là xong muộn thì {EXPLAIN}.",
    tells_value=True,
)
SHOWN_LATE = Kind(
    code="viec-xong-muon-theo-so",
    message=(
        "Việc “{task}” ghi xong ngày {written}, nhưng theo các bảng ghi việc này thì đến ngày {day} mới "
        "xong: phải xong {due}."
    ),
    remedy=(
        "Đối chiếu ‘Ngày hoàn thành’ với ngày hội nghị, ngày nộp, ngày cho ý kiến, ngày ban hành của việc "
        f"này rồi sửa chỗ ghi sai; nếu đúng là xong muộn thì {EXPLAIN}."
    ),
)
NOT_DONE = Kind(
    code="viec-qua-han",
    message="Việc “{task}” đã quá hạn mà chưa ghi là xong{missing}: phải xong {due}.",
    remedy=(
        "Nếu đã xong thì ghi ngày ở ô ‘Ngày hoàn thành’, hoặc ghi đủ hội nghị, kiểm điểm, quyết định "
        f"của việc đó{{unconcluded}}; nếu việc này không làm thì {EXPLAIN}."
    ),
    tells_value=True,
)
ELSEWHERE = (Step.UNIT_DOSSIER, Step.SELF_REVIEW, Step.RATING_FORM, Step.SELF_SCORE, Step.REPORT)


def tasks_in_time(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """By what the task's row or the registers show (plan 2022, III, IV.4).

    "Trước ngày" allows the day before, "chậm nhất ngày" the day itself. Dossiers, self-reviews, forms of
    rating, self-scores and the report have rules of their own, and so has a decision whose last day is the
    law's; tasks that the office has not confirmed are left alone.
    """
    end = year_end(agency, cycle.year)
    for task in cycle.tasks:
        last = last_day(task)
        if last is None or task.draft or task.step in ELSEWHERE:
            continue
        if task.step is Step.DECISION and end and end.last == last:
            continue
        day = day_done(agency, cycle, task, today)
        if overdue(day, last, today):
            seen = shown(Register(agency=agency, cycle=cycle, today=today, task=task))
            yield _late(task, day, seen)


def _late(task: Task, day: date | None, seen: Shown | None) -> Finding:
    """Where the register shows a later day than the row, both are said; of what is not done, who lacks."""
    kind = NOT_DONE if day is None else SHOWN_LATE if task.finished and day > task.finished else DONE_LATE
    return told(
        kind,
        Where(task, "finished") if task.finished else Where(task, "date"),
        task=task.name,
        written=task.finished,
        day=day,
        due=due(task),
        missing=_missing(seen),
        unconcluded=_unconcluded(seen),
    )


def _missing(seen: Shown | None) -> str:
    names = first_few((subject.name for subject in seen.missing), "tên") if seen else ""
    return f", còn thiếu {names}" if names else ""


def _unconcluded(seen: Shown | None) -> str:
    """The meetings that were held and count for nothing, and what their rows lack."""
    held = named(seen.unconcluded) if seen else ""
    return f" ({held} đã họp nhưng bảng Hội nghị chưa ghi {CONCLUDED_BY})" if held else ""


RULE = Rule(
    code="viec-dung-han",
    title="Việc có ngày hạn làm xong đúng hạn",
    check=tasks_in_time,
    passes="Kế hoạch ghi “chậm nhất ngày 27/11”, việc xong ngày 27/11: đúng hạn.",
    fails="Kế hoạch ghi “trước ngày 27/11”, việc xong đúng ngày 27/11: muộn.",
)
