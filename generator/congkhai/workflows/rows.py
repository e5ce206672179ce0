"""The rows of a year laid out, and what can be computed filled in: shown first, then written whole."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from congkhai.documents.rows import filled_in, laid_out
from congkhai.findings import Finding, Refused, blocking
from congkhai.model.agency import Agency
from congkhai.model.columns import table_of
from congkhai.model.record import PersonRating
from congkhai.project import Project
from congkhai.records import filled
from congkhai.records.assemble import as_read, assemble
from congkhai.records.filled import Filled
from congkhai.records.prepared import Part, prepared
from congkhai.tables.change import Change, Draft, Rows, drafted
from congkhai.tables.load import load, read_sheets
from congkhai.tables.table import Tables
from congkhai.value import Value
from congkhai.workflows import changing
from congkhai.workflows.check import told
from congkhai.workflows.known import cycle_of

__all__ = ["Part", "Proposed", "fill", "prepare", "write"]


class Proposed(Value):
    """What a command would make of the package, as text, how many rows or cells, and the change itself.

    `again` is the command that writes it.
    """

    text: str
    count: int
    draft: Draft
    again: str


def prepare(project: Project, today: date, year: int, parts: Iterable[Part] = ()) -> Proposed:
    """The rows that the year demands, of all parts without any; Refused where the rows cannot be read."""
    tables, found = load(project)
    agency = _read(tables, found)
    some = tuple(parts)
    made = prepared(agency, cycle_of(agency, year), tables, some or tuple(Part))
    sheets = read_sheets(project)[1]
    added: dict[str, list[Mapping[str, str]]] = {}
    for row in made.rows:
        name = table_of(row.demand.kind)
        known = {one: text for one, text in row.cells.items() if one in sheets[name].columns}
        added.setdefault(name, []).append(known)
    rows = {name: Rows(added=those) for name, those in added.items()}
    draft = _drafted(project, today, "rows prepare", rows)
    again = " ".join(("congkhai rows prepare", str(year), *some, "--write"))
    return Proposed(text=laid_out(agency, made), count=len(made.rows), draft=draft, again=again)


def fill(project: Project, today: date, year: int) -> Proposed:
    """The empty cells that can be computed; Refused where the rows cannot be read even with them."""
    name = table_of(PersonRating)
    tables, found = load(project)
    agency = as_read(tables)
    first = filled.posts(agency, cycle_of(agency, year), tables)
    rows = {name: Rows(cells=filled.by_row(first.fills))}
    begun = drafted(project, Change(verb="rows fill", rows=rows), read_sheets(project)[1])
    tables, found = load(project, begun.contents)
    agency = _read(tables, found)
    second = filled.computed(agency, cycle_of(agency, year))
    made = Filled(fills=(*first.fills, *second.fills), remarks=(*first.remarks, *second.remarks))
    rows = {name: Rows(cells=filled.by_row(made.fills))}
    draft = _drafted(project, today, "rows fill", rows)
    again = f"congkhai rows fill {year} --write"
    return Proposed(text=filled_in(made), count=len(made.fills), draft=draft, again=again)


def write(project: Project, proposed: Proposed, moment: datetime) -> None:
    """Write what was shown, or nothing; Changed where a file is not as it was read."""
    changing.write(project, proposed.draft, moment, proposed.again)


def _read(tables: Tables, found: Iterable[Finding]) -> Agency:
    first = [*found]
    if blocking(first):
        raise Refused(told(first))
    agency, second = assemble(tables)
    if agency is None:
        raise Refused(told(second))
    return agency


def _drafted(project: Project, today: date, verb: str, rows: Mapping[str, Rows]) -> Draft:
    """The change brought to bytes; Refused where it would put something wrong."""
    draft = drafted(project, Change(verb=verb, rows=rows), read_sheets(project)[1])
    if draft:
        changing.accepted(project, draft, rows, today)
    return draft
