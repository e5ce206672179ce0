"""The whole package as one value: an agency and its cycles."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from congkhai.findings import Place
from congkhai.model.law import Document, Holiday, Parameter, RuleRow, RuleSet
from congkhai.model.plan import Citation, Form, Recipient, ReviewPlace, Task
from congkhai.model.record import (
    Announcement,
    DisclosureOrder,
    Meeting,
    PersonRating,
    Proposal,
    Review,
    UnitRating,
    Vote,
)
from congkhai.model.schema import Table
from congkhai.model.structure import Assignment, Office, Official, Role, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One year's review and rating; every sequence is in the order of its table."""

    place: Place
    id: str
    year: int
    office: Office
    rule_set: RuleSet
    plan: Document | None
    starts: date | None
    ends: date | None
    citations: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = ()
    places: tuple[ReviewPlace, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    forms: tuple[Form, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    reviews: tuple[Review, ...] = ()
    votes: tuple[Vote, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    unit_ratings: tuple[UnitRating, ...] = ()
    person_ratings: tuple[PersonRating, ...] = ()
    orders: tuple[DisclosureOrder, ...] = ()
    announcements: tuple[Announcement, ...] = ()

    @property
    def ratings(self) -> tuple[UnitRating | PersonRating, ...]:
        """All ratings, of collectives first."""
        return (*self.unit_ratings, *self.person_ratings)

    @property
    def current_units(self) -> tuple[UnitRating, ...]:
        """Ratings of collectives that no later row replaces."""
        replaced = {rating.replaces for rating in self.unit_ratings}
        return tuple(rating for rating in self.unit_ratings if rating.id not in replaced)

    @property
    def current_people(self) -> tuple[PersonRating, ...]:
        """Ratings of persons that no later row replaces."""
        replaced = {rating.replaces for rating in self.person_ratings}
        return tuple(rating for rating in self.person_ratings if rating.id not in replaced)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """Everything the package says. `sample` is the mark `congkhai:minh_hoa`."""

    sample: bool
    offices: tuple[Office, ...]
    units: tuple[Unit, ...]
    officials: tuple[Official, ...]
    assignments: tuple[Assignment, ...]
    documents: Mapping[str, Document]
    rule_sets: Mapping[str, RuleSet]
    parameters: tuple[Parameter, ...]
    rules: tuple[RuleRow, ...]
    holidays: tuple[Holiday, ...]
    cycles: tuple[Cycle, ...]
    tables: tuple[Table, ...]

    def parameter(self, id: str, year: int) -> Parameter | None:
        """The parameter in force that year, or None where none is set."""
        for row in self.parameters:
            if row.id == id and row.first_year <= year <= (row.last_year or year):
                return row
        return None

    def cell(self, row: Place, column: str, value: object) -> Place:
        """The place of one cell of a row, with the column's title as the schema gives it."""
        for table in self.tables:
            if table.name == row.table:
                title = next((c.title for c in table.columns if c.name == column), column)
                return row.cell(column, title, "" if value is None else str(value))
        return row.cell(column, column, "" if value is None else str(value))

    def head(self, unit: Unit, day: date) -> Official | None:
        """Who heads the unit that day, or None where the rows do not say."""
        for row in self.assignments:
            if row.unit.id == unit.id and row.role is Role.HEAD and row.holds(day):
                return row.official
        return None
