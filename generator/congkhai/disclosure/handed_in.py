"""What is handed in, as the agency's own staff may read it: by which day, and how much of it has come."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from congkhai.disclosure.gate import Gate
from congkhai.disclosure.handing_in import PublicCollected, PublicHandIn
from congkhai.disclosure.planned import due_text
from congkhai.disclosure.public import Audience
from congkhai.disclosure.results import threshold
from congkhai.law.duties import Duty, DutyKind, DutyState, duties
from congkhai.law.owed import last_in_time, periods
from congkhai.law.until import RECEIVER, minutes_days, task_of
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import named, source
from congkhai.model.forms import Author, DossierKind, FormField, Turn, Writer
from congkhai.model.groups import groups
from congkhai.model.plan import Form, Step, Task
from congkhai.model.record import Meeting
from congkhai.text.dates import named_day
from congkhai.text.phrases import capital, inside
from congkhai.text.workdays import Calendar

#: Whoever was told the result may petition (NĐ 335/2025 Đ.22); for how long, the law does not say.
_TOLD: Final = "sau khi nhận được thông báo kết quả"
_UNSET: Final = "cơ quan chưa ấn định ngày"
_OF_MEETINGS: Final = "sau mỗi cuộc họp, theo loại cuộc họp"
_OF_TURN: Final = {Turn.MONTH: "tháng", Turn.QUARTER: "quý"}
#: Where somebody holds no post at the end of the cycle.
_ELSEWHERE: Final = "Đơn vị khác"


def hand_ins(
    gate: Gate, agency: Agency, cycle: Cycle, calendar: Calendar, audience: Audience
) -> tuple[PublicHandIn, ...]:
    """Every form that can be filled in, in the order of the plan; for the agency alone."""
    if audience is not Audience.AGENCY:
        return ()
    made = []
    for form in cycle.forms:
        if form.fields:
            parts = _parts(agency, form)
            days = _each_meeting(gate, agency, cycle, calendar) if Author.MEETING in form.authors else ()
            made.append(_hand_in(gate, cycle, calendar, form, parts, tuple(days)))
    return tuple(made)


def _parts(agency: Agency, form: Form) -> tuple[str, ...]:
    """Who fills in which part, one after the other; whoever answers a suggestion is called by the form."""
    titles = agency.titles(FormField, named(FormField, "writer"))
    if form.dossier is DossierKind.SUGGESTION and form.used_by:
        titles = {**titles, Writer.AUTHOR: inside(form.used_by)}
    fields = (field for field in agency.form_fields if field.set == form.fields)
    return tuple(dict.fromkeys(titles.get(field.writer, field.writer) for field in fields))


def _hand_in(
    gate: Gate, cycle: Cycle, calendar: Calendar, form: Form, parts: tuple[str, ...], days: tuple[str, ...]
) -> PublicHandIn:
    """One form: `parts` fill it in; `days` are those of each kind of meeting where it is minutes."""
    task = task_of(cycle, form)
    return gate.fill(
        PublicHandIn,
        form,
        parts=parts,
        # A suggestion goes the other way round than else: who is asked answers.
        who=capital(parts[0]) if form.dossier is DossierKind.SUGGESTION else form.used_by,
        to_whom=_to_whom(task, parts),
        due=_OF_MEETINGS if days else _due(gate, cycle, calendar, form),
        occasion=form.turn is Turn.OCCASION,
        periods=days or tuple(_each_period(cycle, calendar, form)),
        late=task.taken_late if task else None,
    )


def _to_whom(task: Task | None, parts: tuple[str, ...]) -> str:
    """Whom the plan names, else who asks for an opinion, who writes the next part, or who takes all in."""
    if task and task.recipient:
        return task.recipient
    if task and task.step is Step.PARTY_OPINION and task.unit:
        return task.unit.name
    return capital(parts[1]) if len(parts) > 1 else RECEIVER


def _each_meeting(gate: Gate, agency: Agency, cycle: Cycle, calendar: Calendar) -> Iterator[str]:
    """ "Họp phòng: chậm nhất thứ Sáu, ngày 27/11/2026"; where one may know when it is."""
    if gate.lets(source(Meeting, "starts")):
        kinds = agency.titles(Meeting, named(Meeting, "kind"))
        for kind, last in minutes_days(cycle, calendar):
            yield f"{capital(kinds.get(kind, kind))}: chậm nhất {named_day(last)}"


def _due(gate: Gate, cycle: Cycle, calendar: Calendar, form: Form) -> str:
    """Until when, in full or as the plan counts it."""
    word = _OF_TURN.get(form.turn) if form.turn else None
    if word:
        if form.days_after is None or form.draft:
            return _UNSET
        return f"trong {form.days_after:02d} ngày làm việc sau khi hết {word}"
    task = task_of(cycle, form)
    counted = task is not None and bool(task.before and task.days)
    last = last_in_time(cycle, form, None, calendar)
    # A day counted back from a meeting tells when that is.
    if last and (not counted or gate.lets(source(Meeting, "starts"))):
        return f"chậm nhất {named_day(last)}"
    if task is not None and not task.draft:
        return due_text(task, {other.id: other.name for other in cycle.tasks})
    if form.dossier is DossierKind.PETITION:
        return _TOLD
    return "khi có việc" if form.turn is Turn.OCCASION else _UNSET


def _each_period(cycle: Cycle, calendar: Calendar, form: Form) -> Iterator[str]:
    """ "Tháng 3 năm 2026: chậm nhất thứ Ba, ngày 07/04/2026"."""
    for period in periods(form):
        last = last_in_time(cycle, form, period, calendar) if period else None
        if period and last:
            yield f"{capital(period.words(cycle.year))}: chậm nhất {named_day(last)}"


def collected(
    gate: Gate, agency: Agency, cycle: Cycle, calendar: Calendar, shown: tuple[Audience, date]
) -> tuple[PublicCollected, ...]:
    """By form and unit, how many have handed in what everybody owes; for the agency alone, and no names.

    Never places of review: where somebody is reviewed can tell membership of the Party. Of months and
    quarters those that are over: the last, and earlier ones of which some lack. `shown`: to whom, and when.
    """
    audience, today = shown
    if audience is not Audience.AGENCY:
        return ()
    posts = {
        post.official.id: post.unit.name
        for post in agency.assignments
        if post.main and post.holds(cycle.last_day)
    }
    least, made = threshold(agency, cycle), []
    for members in _shown(cycle, duties(agency, cycle, today), today):
        of_units = groups(members, lambda duty: posts.get(duty.subject.id, _ELSEWHERE))
        for unit, those in _joined(of_units, least):
            made.append(_row(gate, cycle, calendar, (unit, those), least))
    return tuple(made)


def _shown(cycle: Cycle, every: Sequence[Duty], today: date) -> Iterator[Sequence[Duty]]:
    """The duties of everybody by form and period, in the order of the forms."""
    common = [duty for duty in every if _of_everybody(duty) and _begun(duty, cycle, today)]
    by_form = groups(common, lambda duty: duty.owed.form.id if duty.owed else "")
    for of_form in by_form.values():
        by_period = groups(of_form, lambda duty: duty.period)
        for number, members in enumerate(by_period.values(), 1):
            lacks = any(duty.state is DutyState.MISSING for duty in members)
            if lacks or number == len(by_period):
                yield members


def _of_everybody(duty: Duty) -> bool:
    return duty.kind is DutyKind.FORM and duty.owed is not None and Author.EVERYBODY in duty.owed.form.authors


def _begun(duty: Duty, cycle: Cycle, today: date) -> bool:
    """Whether it can be handed in by now: its period is over, or the cycle has begun."""
    return (duty.period.last_day(cycle.year) if duty.period else cycle.first_day) <= today


def _joined(of_units: Mapping[str, Sequence[Duty]], least: int) -> Iterator[tuple[str, Sequence[Duty]]]:
    """The units as they come; those too small are told together, with the smallest others until they are
    enough, and nothing is told where all together are too few."""
    small = {unit for unit, members in of_units.items() if len(members) < least}
    for unit in sorted(of_units, key=lambda unit: len(of_units[unit])):
        if small and sum(len(of_units[one]) for one in small) < least:
            small.add(unit)
    together = [(unit, members) for unit, members in of_units.items() if unit in small]
    yield from ((unit, members) for unit, members in of_units.items() if unit not in small)
    joined = [duty for _, members in together for duty in members]
    if len(joined) >= least:
        yield "; ".join(unit for unit, _ in together), joined


def _row(
    gate: Gate, cycle: Cycle, calendar: Calendar, row: tuple[str, Sequence[Duty]], least: int
) -> PublicCollected:
    unit, members = row
    first = members[0]
    form = first.owed.form if first.owed else None
    period = first.period.words(cycle.year) if first.period else ""
    in_period = f"chậm nhất {named_day(first.last)}" if first.last else _UNSET
    due = in_period if first.period or form is None else _due(gate, cycle, calendar, form)
    came = sum(duty.settled for duty in members)
    said = _said(came, len(members), least)
    return gate.fill(PublicCollected, form, period=period, due=due, unit=unit, asked=len(members), said=said)


def _said(came: int, asked: int, least: int) -> str:
    """How many have handed in, in no number of people below the threshold."""
    left = asked - came
    if not left or not came:
        return "đã nộp đủ" if came else "chưa ai nộp"
    if left < least:
        return f"còn ít hơn {least} người chưa nộp"
    return f"đã nộp {came} người" if came >= least else f"mới có ít hơn {least} người nộp"
