"""From the tables of a package that passed their own checks to one Agency."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from congkhai.findings import Finding, Place, blocking, named
from congkhai.law.bearers import bearers
from congkhai.law.scores import year_scores
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import RuleSet
from congkhai.model.structure import Office
from congkhai.records import (
    bounds,
    law,
    order_of_tasks,
    periods,
    permitted,
    plan,
    posts,
    publication,
    record,
    replacing,
    structure,
    twice,
    year,
)
from congkhai.records.cells import rows
from congkhai.records.kinds import NO_CYCLE, YEAR_TWICE
from congkhai.records.schema import schemas
from congkhai.tables.table import Tables


def assemble(tables: Tables) -> tuple[Agency | None, tuple[Finding, ...]]:
    """The agency, and what is wrong with how its rows fit together; None where a finding blocks."""
    agency = _agency(tables)
    found = _faults(tables, agency)
    tables_at_fault = {finding.place.table for finding in found}
    told = tuple(named(found, bearers(agency, tables_at_fault)))
    return (None if blocking(found) else agency), told


def _known(tables: Tables) -> record.Known:
    return record.Known(
        units=structure.units(tables),
        officials=structure.officials(tables),
        positions=structure.positions(tables),
        documents=law.documents(tables),
        levels=law.spellings(tables),
    )


def _agency(tables: Tables) -> Agency:
    known = _known(tables)
    papers = known.documents
    sets = law.rule_sets(tables, papers)
    offices = structure.offices(tables)
    posts_held = structure.assignments(tables, known.officials, known.units, known.positions)
    agency = Agency(
        sample=tables.sample,
        offices=tuple(offices.values()),
        units=tuple(known.units.values()),
        officials=tuple(known.officials.values()),
        assignments=posts_held,
        posts_of=structure.grouped(posts_held, lambda post: post.official.id),
        posts_in=structure.grouped(posts_held, lambda post: post.unit.id),
        documents=papers,
        rule_sets=sets,
        parameters=law.parameters(tables, papers),
        rules=law.rules(tables, papers),
        criteria=law.criteria(tables, papers),
        disciplines=year.disciplines(tables, known),
        looked_at=permitted.looked_at(tables, known),
        permitted_values=permitted.permitted_values(tables, known),
        holidays=law.holidays(tables),
        cycles=(),
        tables=schemas(tables),
    )
    bare = _cycles(tables, known, offices, sets)
    filled = (_filled(tables, cycle, known) for cycle in bare)
    cycles = tuple(replace(cycle, year_scores=year_scores(agency, cycle)) for cycle in filled)
    return replace(agency, cycles=tuple(sorted(cycles, key=lambda cycle: -cycle.year)))


def _cycles(
    tables: Tables, known: record.Known, offices: Mapping[str, Office], sets: Mapping[str, RuleSet]
) -> Iterator[Cycle]:
    """The cycles with nothing in them yet."""
    for row in rows(tables, "ky_danh_gia"):
        yield Cycle(
            place=row.place,
            id=row.text("ma"),
            year=row.whole("nam") or 0,
            office=offices[row.text("co_quan")],
            rule_set=sets[row.text("bo_quy_dinh")],
            plan=row.find("ke_hoach", known.documents),
            starts=row.day("tu_ngay"),
            ends=row.day("den_ngay"),
        )


def _filled(tables: Tables, cycle: Cycle, known: record.Known) -> Cycle:
    forms = plan.forms(tables, cycle.id)
    held = record.meetings(tables, cycle.id, known)
    return replace(
        cycle,
        citations=plan.citations(tables, cycle.id, known.documents),
        tasks=plan.tasks(tables, cycle.id, known.units, forms, known.documents),
        places=plan.places(tables, cycle.id, known.units, forms),
        recipients=plan.recipients(tables, cycle.id, known.units),
        forms=tuple(forms.values()),
        meetings=tuple(held.values()),
        reviews=record.reviews(tables, held, known),
        votes=record.votes(tables, held, known),
        proposals=record.proposals(tables, cycle.id, known),
        unit_ratings=record.unit_ratings(tables, cycle.id, known),
        person_ratings=record.person_ratings(tables, cycle.id, known),
        orders=record.orders(tables, cycle.id, known),
        announcements=record.announcements(tables, cycle.id, known),
        scores=year.scores(tables, cycle.id, known),
        dossiers=year.dossiers(tables, cycle.id, known, forms),
        opinions=year.opinions(tables, cycle.id, known),
        notices=year.notices(tables, cycle.id),
        petitions=year.petitions(tables, cycle.id, known),
        explanations=year.explanations(tables, cycle.id, known),
    )


def _faults(tables: Tables, agency: Agency) -> list[Finding]:
    replaced = list(replacing.faults(tables))
    found = [*replaced, *twice.faults(tables, replaced), *periods.faults(tables), *bounds.faults(tables)]
    found += posts.role_faults(tables, agency)
    if not agency.cycles:
        data = tables.tables["ky_danh_gia"]
        found.append(NO_CYCLE.at(Place(file=data.file, table=data.name, table_title=data.title)))
    years: set[int] = set()
    for cycle in agency.cycles:
        if cycle.year in years:
            found.append(YEAR_TWICE.at(cycle.place.cell("nam", "Năm", str(cycle.year)), year=cycle.year))
        years.add(cycle.year)
        found.extend(_cycle_faults(tables, agency, cycle))
    return found


def _cycle_faults(tables: Tables, agency: Agency, cycle: Cycle) -> Iterator[Finding]:
    yield from bounds.cycle_faults(cycle)
    yield from plan.task_faults(tables, cycle.tasks)
    yield from order_of_tasks.faults(cycle.tasks)
    for made in (cycle.reviews, cycle.votes, cycle.proposals, cycle.dossiers, cycle.opinions):
        yield from record.subject_faults(made)
    yield from publication.faults(agency, cycle)
    yield from posts.faults(agency, cycle)
