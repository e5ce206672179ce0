"""The next cycle of an agency, carried forward from the last as rows that wait to be confirmed."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from congkhai.errors import WrongUse
from congkhai.law.calendar import calendar
from congkhai.law.deadlines import year_end
from congkhai.law.in_year import Turn
from congkhai.law.laid_back import Laid, laid_back
from congkhai.law.own_plan import ROWS, borrowed, left_out, of_law
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Recorded, declared
from congkhai.model.law import Document, OfYears, RuleSet
from congkhai.model.plan import Citation, Form, Recipient, ReviewPlace, StepOrder, Task
from congkhai.model.structure import Office
from congkhai.value import Value, field, replace

R = TypeVar("R", Form, Task, ReviewPlace, Recipient, Citation)


class NextYear(Value):
    """What is added to the package for a year; `cycle` has its own row, and of others only those it had.

    `standing`: the cycle's row was there; then `renamed` says that it gets another plan. `plan` is the
    document drafted for it, if one is. `added` are its new rows by kind, `ended` rows of the last plan's
    rules that would hold on, and now end with the year before. `laid` are tasks that got an earlier day,
    `brought` those of the added rows that the year's law orders and the last plan has not.
    """

    last: Cycle
    cycle: Cycle
    standing: bool
    renamed: bool
    plan: Document | None
    added: Mapping[type[Recorded], Sequence[Recorded]]
    ended: tuple[OfYears, ...] = ()
    laid: tuple[Laid, ...] = field(default=())
    brought: tuple[Recorded, ...] = ()

    def __bool__(self) -> bool:
        return not self.standing or self.renamed or any(self.added.values())


def next_year(agency: Agency, last: Cycle, standing: Cycle | None, year: int) -> NextYear:
    """What of `last` is carried into the year, whose cycle is `standing` where its row is there already.

    A table of the plan in which it has rows of its own gets none. People, posts and units stay. WrongUse
    where no rule set holds in the year.
    """
    turn = Turn(last.year, year)
    drafted = None
    bare = standing or _bare(agency, last, turn)
    renamed = standing is not None and borrowed(agency, standing)
    if last.plan and (standing is None or renamed):
        there = agency.documents.get(turn.code(f"KH-{last.year}", ()))
        plan = there if there and there.kind == last.plan.kind else None
        drafted = None if plan else _plan(agency, last.plan, bare.office, turn)
        bare = replace(bare, plan=plan or drafted)
    carry = _Carry(agency, last, bare, turn)
    orders = [row for row in (*agency.step_orders, *carry.orders) if bare.under(row)]
    tasks, laid = _laid(agency, bare, carry.tasks, orders)
    added = {**carry.added, Task: tasks}
    return NextYear(
        last=last,
        cycle=bare,
        standing=standing is not None,
        renamed=renamed,
        plan=drafted,
        added=added,
        ended=carry.ended,
        laid=laid,
    )


def _bare(agency: Agency, last: Cycle, turn: Turn) -> Cycle:
    """The cycle's row: no plan yet, and nothing in it; it begins with the first of its month.

    The plan is not issued yet, and drafts and self-reviews come days before the first dated task.
    """
    empty: dict[str, object] = {name: () for name, (said, _) in declared(Cycle).items() if said.by}
    starts = turn.day(last.starts)
    made: Cycle = replace(
        last,
        id=turn.code(f"KY-{last.year}", {cycle.id for cycle in agency.cycles}),
        year=turn.year,
        rule_set=_rule_set(agency, last.rule_set, turn.year),
        plan=None,
        starts=starts.replace(day=1) if starts else None,
        ends=turn.day(last.ends),
        year_scores={},
        **empty,
    )
    offices = [office for office in agency.offices if office.holds(made.last_day)]
    return replace(made, office=offices[0] if offices else last.office)


def _rule_set(agency: Agency, last: RuleSet, year: int) -> RuleSet:
    if last.holds(year):
        return last
    for rules in agency.rule_sets.values():
        if rules.subject == last.subject and rules.holds(year):
            return rules
    raise WrongUse(
        f"Bảng Bộ quy định chưa có bộ nào áp dụng cho năm {year}. Thêm bộ quy định của năm ấy, hoặc chạy "
        "congkhai upgrade --write, rồi chạy lại."
    )


def _plan(agency: Agency, plan: Document, office: Office, turn: Turn) -> Document:
    """A draft of the plan: no number, no day, nobody's signature."""
    empty = dict.fromkeys("number signer signer_title file sha256 secrecy validity_source".split(), "")
    days = dict.fromkeys(("issued", "valid_from", "valid_to", "replaces"))
    blank: dict[str, object] = {**empty, **days, "printed": ()}
    return replace(
        plan,
        id=turn.code(f"KH-{turn.last}", agency.documents),
        issuer=office.name,
        subject=turn.text(plan.subject),
        **blank,
    )


def _laid(
    agency: Agency, cycle: Cycle, tasks: Sequence[Task], orders: Sequence[StepOrder]
) -> tuple[tuple[Task, ...], tuple[Laid, ...]]:
    end = year_end(agency, cycle.year)
    if end is None:
        return tuple(tasks), ()
    return laid_back(tasks, orders, end.last, calendar(agency.holidays, (cycle.year,)))


class _Carry:
    """The rows of one cycle as those of another, their pointers among each other kept."""

    def __init__(self, agency: Agency, last: Cycle, cycle: Cycle, turn: Turn) -> None:
        self._agency, self._last, self._cycle, self._turn = agency, last, cycle, turn
        self._forms = self._codes(Form)
        self._tasks = self._codes(Task)
        self._places = self._codes(ReviewPlace)
        forms = [*map(self._form, self._lacking(Form, last.forms))]
        known = {form.name: form for form in cycle.forms}
        self._form_of = {old.id: known.get(turn.text(old.name)) for old in last.forms} | {
            old.id: new for old, new in zip(last.forms, forms, strict=False)
        }
        self.tasks = [*map(self._task, self._lacking(Task, last.tasks))]
        rules = self._rules()
        self.orders = [row for row in rules if isinstance(row, StepOrder)]
        self.ended = tuple(row for row in self._of_last() if row.holds(turn.year))
        self.added: Mapping[type[Recorded], Sequence[Recorded]] = {
            Form: forms,
            Task: self.tasks,
            ReviewPlace: [*map(self._place, self._lacking(ReviewPlace, last.places))],
            Recipient: [*map(self._recipient, self._lacking(Recipient, last.recipients))],
            Citation: [*map(self._citation, self._lacking(Citation, last.citations))],
            **{kind: [row for row in rules if isinstance(row, kind)] for kind in of_law(agency)},
        }

    def _lacking(self, kind: type[R], rows: Sequence[R]) -> Sequence[R]:
        return () if ROWS[kind](self._cycle) else rows

    def _codes(self, kind: type[Form | Task | ReviewPlace]) -> Mapping[str, str]:
        """The new code of every row of the last cycle, none of them in use."""
        taken = {str(getattr(row, "id", "")) for one in self._agency.cycles for row in ROWS[kind](one)}
        codes: dict[str, str] = {}
        for row in ROWS[kind](self._last):
            old = str(getattr(row, "id", ""))
            codes[old] = self._turn.code(old, {*taken, *codes.values()})
        return codes

    def _form(self, form: Form) -> Form:
        words = {name: self._turn.text(getattr(form, name)) for name in ("name", "said", "used_by")}
        return replace(form, id=self._forms[form.id], cycle=self._cycle.id, draft=True, **words)

    def _task(self, task: Task) -> Task:
        names = ("name", "detail", "who", "product", "recipient")
        words = {name: self._turn.text(getattr(task, name)) for name in names}
        return replace(
            task,
            id=self._tasks[task.id],
            cycle=self._cycle.id,
            date=self._turn.day(task.date),
            before=self._tasks.get(task.before or ""),
            after=self._tasks.get(task.after or ""),
            form=self._form_of.get(task.form.id) if task.form else None,
            draft=True,
            finished=None,
            outcome=None,
            **words,
        )

    def _place(self, place: ReviewPlace) -> ReviewPlace:
        words = {name: self._turn.text(getattr(place, name)) for name in ("kind_name", "where", "manner")}
        return replace(
            place,
            id=self._places[place.id],
            cycle=self._cycle.id,
            form=self._form_of.get(place.form.id) if place.form else None,
            draft=True,
            **words,
        )

    def _recipient(self, recipient: Recipient) -> Recipient:
        return replace(recipient, cycle=self._cycle.id, draft=True)

    def _citation(self, citation: Citation) -> Citation:
        own = citation.document == self._last.plan and self._cycle.plan
        document = own or citation.document
        return replace(citation, cycle=self._cycle.id, document=document, draft=True)

    def _of_last(self) -> Sequence[OfYears]:
        if self._cycle.plan is None:
            return ()
        return [row for _, rows in left_out(self._agency, self._cycle) for row in rows]

    def _rules(self) -> Sequence[OfYears]:
        """The rules of the last plan as those of the new one, which was compared with no text."""
        year = self._turn.year
        return [
            replace(
                row,
                first_year=year,
                last_year=year,
                source=replace(row.source, document=self._cycle.plan, compared=False),
            )
            for row in self._of_last()
        ]
