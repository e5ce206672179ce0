"""The whole package as one value: an agency and its cycles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from congkhai.findings import Place
from congkhai.model.law import Criterion, Document, Holiday, Parameter, RuleRow, RuleSet
from congkhai.model.permitted import LookedAt, PermittedValue
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
from congkhai.model.structure import Assignment, Employment, Office, Official, Rank, Role, Unit, UnitKind
from congkhai.model.year import (
    Discipline,
    Dossier,
    Explanation,
    Notice,
    Opinion,
    PeriodScore,
    Petition,
    YearScore,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One year's review and rating; every sequence is in the order of its table.

    `year_scores` holds by the id of the official what the `scores` come to.
    """

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
    scores: tuple[PeriodScore, ...] = ()
    year_scores: Mapping[str, YearScore] = field(default_factory=dict)
    dossiers: tuple[Dossier, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    notices: tuple[Notice, ...] = ()
    petitions: tuple[Petition, ...] = ()
    explanations: tuple[Explanation, ...] = ()

    @property
    def last_day(self) -> date:
        """The day at which the cycle looks at posts: its end, or the end of its year."""
        return self.ends or date(self.year, 12, 31)

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
    """Everything the package says. `sample` is the mark `congkhai:minh_hoa`.

    `posts_of` and `posts_in` hold the assignments by the id of the official and of the unit.
    """

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
    criteria: tuple[Criterion, ...] = ()
    disciplines: tuple[Discipline, ...] = ()
    looked_at: tuple[LookedAt, ...] = ()
    permitted_values: tuple[PermittedValue, ...] = ()
    posts_of: Mapping[str, tuple[Assignment, ...]] = field(default_factory=dict)
    posts_in: Mapping[str, tuple[Assignment, ...]] = field(default_factory=dict)

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
        """Who heads the unit that day, or None where the rows do not say.

        The agency itself is headed by whoever holds the position of its head.
        """
        if unit.kind is UnitKind.AGENCY:
            return next((row.official for row in self.assignments if _heads_agency(row, day)), None)
        for row in self.posts_in.get(unit.id, ()):
            if row.role is Role.HEAD and row.holds(day):
                return row.official
        return None

    def post(self, official: Official, day: date) -> Assignment | None:
        """Where the official is rated that day: the main assignment that holds, or None."""
        return next((row for row in self.posts_of.get(official.id, ()) if row.main and row.holds(day)), None)

    def rules_for(self, cycle: Cycle, employment: Employment) -> RuleSet | None:
        """The rule set of a kind of employment in the cycle's year; None where no row holds then.

        Civil servants and the agency are under the set that the cycle names. Contract workers are under
        the set kept for them, else under that of civil servants (NĐ 335/2025 Đ.28.2).
        """
        if employment is Employment.CIVIL_SERVANT:
            return cycle.rule_set
        for rules in self.rule_sets.values():
            if rules.subject == employment and rules.holds(cycle.year):
                return rules
        return cycle.rule_set if employment is Employment.CONTRACT else None


def _heads_agency(row: Assignment, day: date) -> bool:
    return row.position.rank is Rank.AGENCY_HEAD and row.holds(day)
