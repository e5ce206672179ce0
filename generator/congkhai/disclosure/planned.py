"""What the plan says, as pages receive it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from congkhai.disclosure.gate import Gate
from congkhai.disclosure.papers import paper
from congkhai.disclosure.public import (
    PublicCitation,
    PublicForm,
    PublicMeeting,
    PublicReader,
    PublicReviewPlace,
    PublicTask,
)
from congkhai.disclosure.steps import PublicNote
from congkhai.law.deadlines import Clash, Window, clashes, window
from congkhai.law.handing_in import handed_in
from congkhai.law.progress import Limit, Progress, State, limit_of
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import source
from congkhai.model.plan import Citation, Due, Form, Recipient, ReviewPlace, Task
from congkhai.model.record import Meeting
from congkhai.model.schema import Visibility
from congkhai.text.dates import named_day, short_date
from congkhai.text.workdays import Calendar
from congkhai.value import replace

Row = TypeVar("Row", Citation, Form, Recipient, ReviewPlace, Task)
NOTICE = "NGAY-GUI-DU-THAO"
DRAFT = source(Task, "draft")
UNCONFIRMED = "Dự thảo, cơ quan chưa xác nhận."


def confirmed(gate: Gate, cycle: Cycle) -> tuple[Cycle, tuple[str, ...]]:
    """The cycle without what is only a draft of its plan, for an audience that may not know it is one.

    Rows that the office has not confirmed; of a plan without number or day everything it says. Beside it the
    fields that lost rows so.
    """
    plan = cycle.plan
    if not gate.lets(DRAFT) and plan is not None and not (plan.number and plan.issued):
        shown = replace(cycle, plan=None, tasks=(), citations=(), places=(), recipients=(), forms=())
    else:
        shown = replace(
            cycle,
            tasks=_kept(gate, Task, cycle.tasks),
            citations=_kept(gate, Citation, cycle.citations),
            places=_kept(gate, ReviewPlace, cycle.places),
            recipients=_kept(gate, Recipient, cycle.recipients),
            forms=_kept(gate, Form, cycle.forms),
        )
    parts = ("tasks", "citations", "places", "recipients", "forms")
    lost = [part for part in parts if len(getattr(shown, part)) < len(getattr(cycle, part))]
    return shown, (*(["plan"] if plan is not None and shown.plan is None else []), *lost)


def _kept(gate: Gate, kind: type[Row], rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of one table, drafts only where the audience may know that they are."""
    return rows if gate.lets(source(kind, "draft")) else tuple(row for row in rows if not row.draft)


def marked(text: str, *, draft: bool) -> str:
    """The text, told as unconfirmed where its row is a draft."""
    return f"{UNCONFIRMED} {text}".strip() if draft else text


def citations(gate: Gate, cycle: Cycle, today: date) -> tuple[PublicCitation, ...]:
    """The plan's bases in its order."""
    return tuple(
        gate.fill(
            PublicCitation,
            citation,
            document=paper(gate, citation.document, today),
            purpose=marked(citation.purpose, draft=citation.draft),
        )
        for citation in cycle.citations
    )


def tasks(
    gate: Gate, cycle: Cycle, calendar: Calendar, standing: Sequence[Progress]
) -> tuple[PublicTask, ...]:
    """The plan's tasks in its order, each with the last day allowed and whether it is done.

    A day that is counted back from a meeting is told where the meeting may be. Elsewhere none is told in its
    place: whoever kept to one that the plan's own days give could come too late.
    """
    names = {task.id: task.name for task in cycle.tasks}
    limits = {task.id: limit_of(cycle, task, calendar) for task in cycle.tasks}
    if not gate.lets(source(Meeting, "starts")):
        limits |= {task.id: None for task in cycle.tasks if task.before and task.days}
    done = {step.task.id for step in standing if step.state is State.DONE}
    return tuple(
        gate.fill(
            PublicTask,
            task,
            detail=marked(task.detail, draft=task.draft),
            due=task.due.value,
            form=task.form.name if task.form else "",
            due_text=due_text(task, names),
            limit=in_full(limits[task.id]) or due_text(task, names),
            last_day=_day(limits[task.id]),
            last_working_day=_working_day(limits[task.id], calendar),
            done=task.id in done,
        )
        for task in cycle.tasks
    )


def _day(limit: Limit | None) -> date | None:
    return limit.day if limit else None


def _working_day(limit: Limit | None, calendar: Calendar) -> date | None:
    if limit is None or calendar.is_working(limit.day):
        return None
    return calendar.last_working(limit.day)


def in_full(limit: Limit | None) -> str:
    """ "chậm nhất thứ Năm, ngày 24/11/2022"; "" without a limit."""
    return f"chậm nhất {named_day(limit.day)}" if limit else ""


def due_text(task: Task, names: Mapping[str, str]) -> str:
    """The limit as the plan sets it; `names` of tasks by id."""
    if task.due is Due.RELATIVE:
        return f"ít nhất {task.days:02d} ngày làm việc trước việc “{names.get(task.before or '', '')}”"
    if task.due is Due.NONE or task.date is None:
        return "kế hoạch không ấn định ngày"
    word = "trước" if task.due is Due.BEFORE else "chậm nhất"
    return f"{word} ngày {short_date(task.date)}"


def places(gate: Gate, cycle: Cycle) -> tuple[PublicReviewPlace, ...]:
    """Who is reviewed where, by kind of person."""
    return tuple(
        gate.fill(
            PublicReviewPlace,
            place,
            manner=marked(place.manner, draft=place.draft),
            form=place.form.name if place.form else "",
        )
        for place in cycle.places
    )


def forms(gate: Gate, cycle: Cycle) -> tuple[PublicForm, ...]:
    """The forms that the plan names, in its order."""
    return tuple(
        gate.fill(PublicForm, form, said=marked(form.said, draft=form.draft)) for form in cycle.forms
    )


def readers(gate: Gate, cycle: Cycle) -> tuple[PublicReader, ...]:
    """The guidance pages that rows of the places name, with whom each is for, in the order of these rows."""
    kinds: dict[str, list[str]] = {}
    for place in cycle.places:
        if place.guidance:
            kinds.setdefault(place.guidance, []).append(place.kind)
    return tuple(
        gate.fill(
            PublicReader,
            page=page,
            kinds=tuple(names),
            tasks=tuple(task.id for task in handed_in(cycle, names)),
        )
        for page, names in kinds.items()
    )


def meetings(gate: Gate, cycle: Cycle) -> tuple[PublicMeeting, ...]:
    """The schedule by hour; empty where its columns are narrower than the audience."""
    if not gate.lets(source(Meeting, "name")):
        return ()
    return tuple(
        gate.fill(
            PublicMeeting,
            meeting,
            kind=meeting.kind.value,
            unit=meeting.unit.name,
            chair=meeting.chair.name if meeting.chair else "",
        )
        for meeting in sorted(cycle.meetings, key=lambda meeting: (meeting.starts, meeting.id))
    )


def notes(gate: Gate, agency: Agency, cycle: Cycle, calendar: Calendar) -> Iterator[PublicNote]:
    """For the agency: where the plan's own days speak against each other, and the days left in between."""
    if gate.width is Visibility.PUBLIC:
        return
    for clash in clashes(cycle, calendar):
        yield gate.fill(PublicNote, text=_clash(clash), clauses=(clash.first.clause, clash.second.clause))
    notice = agency.parameter(NOTICE, cycle.year)
    left = window(cycle, calendar, int(notice.value)) if notice else None
    if left is not None:
        yield gate.fill(PublicNote, text=_window(left), clauses=(left.first.clause, left.second.clause))


def _clash(clash: Clash) -> str:
    ahead = f" ít nhất {clash.days:02d} ngày làm việc" if clash.days else ""
    return (
        f"Kế hoạch cho làm việc “{clash.first.name}” đến hết ngày {short_date(clash.first_day)}, "
        f"nhưng việc này phải xong trước việc “{clash.second.name}”{ahead}, mà việc sau chỉ được làm "
        f"đến hết ngày {short_date(clash.second_day)}. Muốn đúng cả hai, phải xong chậm nhất "
        f"ngày {short_date(clash.needed)}."
    )


def _window(left: Window) -> str:
    lead = (
        f"Dự thảo gửi sớm nhất vào ngày ban hành kế hoạch, trước hội nghị {left.days:02d} ngày làm việc, thì "
        f"“{left.first.name}” và “{left.second.name}”"
    )
    if left.opens > left.closes:
        return f"{lead} không còn ngày nào làm đúng hạn (sớm nhất {short_date(left.opens)})."
    if left.opens == left.closes:
        return f"{lead} chỉ cùng làm được trong đúng một ngày: {short_date(left.opens)}."
    return f"{lead} cùng làm được từ {short_date(left.opens)} đến {short_date(left.closes)}."
