"""From the tables of a package that passed their own checks to one Agency."""

from collections.abc import Iterable, Iterator

from congkhai.findings import Finding, Place, blocking
from congkhai.law.scores import year_scores
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at, table_of
from congkhai.model.forms import Choice, FormField
from congkhai.model.groups import groups
from congkhai.model.law import Criterion, Document, Holiday, Parameter, RuleRow, RuleSet
from congkhai.model.permitted import LookedAt, PermittedValue
from congkhai.model.plan import Due, StepOrder, Task
from congkhai.model.record import Proposal, Review, Vote
from congkhai.model.structure import Assignment, Office, Official, Unit
from congkhai.model.year import Discipline, Dossier, Opinion
from congkhai.records import (
    bounds,
    history,
    own_cycle,
    periods,
    posts,
    publication,
    replacing,
    twice,
    waiting,
)
from congkhai.records.kinds import (
    DUE_WITHOUT_DATE,
    NO_CYCLE,
    RELATIVE_WITHOUT_TASK,
    SUBJECT_UNCLEAR,
    YEAR_TWICE,
)
from congkhai.records.reader import Records
from congkhai.records.schema import schemas
from congkhai.tables.table import Tables
from congkhai.value import replace


def assemble(tables: Tables) -> tuple[Agency | None, tuple[Finding, ...]]:
    """The agency, and what is wrong with how its rows fit together; None where a finding blocks."""
    records = Records(tables=tables)
    agency = _agency(tables, records)
    findings = (*records.findings, *_faults(tables, records, agency))
    return (None if blocking(findings) else agency), findings


def as_read(tables: Tables) -> Agency:
    """The agency without the rows that are at fault, of which nothing is told."""
    return _agency(tables, Records(tables=tables))


def _agency(tables: Tables, records: Records) -> Agency:
    assignments = records.all(Assignment)
    agency = Agency(
        sample=tables.sample,
        offices=records.all(Office),
        units=records.all(Unit),
        officials=records.all(Official),
        assignments=assignments,
        posts_of=groups(assignments, lambda post: post.official.id),
        posts_in=groups(assignments, lambda post: post.unit.id),
        documents=records.by_key(Document),
        rule_sets=records.by_key(RuleSet),
        parameters=records.all(Parameter),
        rules=records.all(RuleRow),
        criteria=records.all(Criterion),
        form_fields=records.all(FormField),
        choices=records.all(Choice),
        step_orders=records.all(StepOrder),
        disciplines=records.all(Discipline),
        looked_at=records.all(LookedAt),
        permitted_values=records.all(PermittedValue),
        holidays=records.all(Holiday),
        cycles=(),
        tables=schemas(tables),
    )
    cycles = (replace(cycle, year_scores=year_scores(agency, cycle)) for cycle in records.all(Cycle))
    return replace(agency, cycles=tuple(sorted(cycles, key=lambda cycle: -cycle.year)))


def _faults(tables: Tables, records: Records, agency: Agency) -> Iterator[Finding]:
    replaced = list(replacing.faults(records))
    yield from (*replaced, *twice.faults(records, replaced))
    yield from own_cycle.faults(records)
    yield from periods.faults(records)
    yield from history.faults(records)
    yield from bounds.faults(records)
    yield from posts.role_faults(agency)
    if not agency.cycles and not records.findings:
        data = tables.tables[table_of(Cycle)]
        yield NO_CYCLE.at(Place(file=data.file, table=data.name, table_title=data.title))
    years: set[int] = set()
    for cycle in agency.cycles:
        if cycle.year in years:
            yield YEAR_TWICE.at(at(cycle, "year"), year=cycle.year)
        years.add(cycle.year)
        yield from (replace(fault, cycle=cycle.id) for fault in _cycle_faults(agency, cycle))


def _cycle_faults(agency: Agency, cycle: Cycle) -> Iterator[Finding]:
    yield from bounds.cycle_faults(cycle)
    yield from own_cycle.cycle_faults(agency, cycle)
    yield from _task_faults(agency, cycle.tasks)
    yield from waiting.faults(agency, cycle)
    for subjects in (cycle.reviews, cycle.votes, cycle.proposals, cycle.dossiers, cycle.opinions):
        yield from _subject_faults(subjects)
    yield from publication.faults(agency, cycle)
    yield from posts.faults(agency, cycle)


def _task_faults(agency: Agency, tasks: Iterable[Task]) -> Iterator[Finding]:
    """Tasks whose kind of time limit lacks what it needs."""
    titles = agency.titles(Task, "due")
    for task in tasks:
        if task.due in (Due.BEFORE, Due.AT_LATEST) and task.date is None:
            yield DUE_WITHOUT_DATE.at(at(task, "date"), task=task.name, due=titles.get(task.due, task.due))
        if task.due is Due.RELATIVE and (task.before is None or not task.days):
            yield RELATIVE_WITHOUT_TASK.at(at(task, "before"), task=task.name)


def _subject_faults(records: Iterable[Review | Vote | Proposal | Dossier | Opinion]) -> Iterator[Finding]:
    """Rows that name no subject, or two."""
    for record in records:
        if (record.unit is None) == (record.official is None):
            state = "để trống cả hai ô" if record.unit is None else "ghi cả hai ô"
            yield SUBJECT_UNCLEAR.at(at(record, "official"), state=state)
