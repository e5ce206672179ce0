"""The whole package as one value: an agency and its cycles."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from datetime import date
from functools import cached_property

from congkhai.model.columns import Recorded, belonging, column, source, table
from congkhai.model.forms import Choice, FormField
from congkhai.model.law import Criterion, Document, Holiday, OfYears, Parameter, RuleRow, RuleSet
from congkhai.model.permitted import LookedAt, PermittedValue
from congkhai.model.plan import Citation, Form, Recipient, ReviewPlace, StepOrder, Task
from congkhai.model.record import (
    Announcement,
    DisclosureOrder,
    Meeting,
    PersonRating,
    Proposal,
    Rating,
    Review,
    UnitRating,
    Vote,
)
from congkhai.model.schema import Column, Table
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
from congkhai.text.fold import same_key
from congkhai.value import Value, field


@table("ky_danh_gia")
class Cycle(Recorded):
    """One year's review and rating; every sequence is in the order of its table.

    `year_scores` holds by the id of the official what the `scores` come to.
    """

    id: str = column("ma")
    year: int = column("nam")
    office: Office = column("co_quan")
    rule_set: RuleSet = column("bo_quy_dinh")
    plan: Document | None = column("ke_hoach")
    starts: date | None = column("tu_ngay")
    ends: date | None = column("den_ngay")
    citations: tuple[Citation, ...] = belonging("cycle", order="order")
    tasks: tuple[Task, ...] = belonging("cycle", order="order")
    places: tuple[ReviewPlace, ...] = belonging("cycle", order="order")
    recipients: tuple[Recipient, ...] = belonging("cycle", order="order")
    forms: tuple[Form, ...] = belonging("cycle", order="order")
    meetings: tuple[Meeting, ...] = belonging("cycle")
    reviews: tuple[Review, ...] = belonging("meeting.cycle")
    votes: tuple[Vote, ...] = belonging("meeting.cycle")
    proposals: tuple[Proposal, ...] = belonging("cycle")
    unit_ratings: tuple[UnitRating, ...] = belonging("cycle")
    person_ratings: tuple[PersonRating, ...] = belonging("cycle")
    orders: tuple[DisclosureOrder, ...] = belonging("cycle")
    announcements: tuple[Announcement, ...] = belonging("cycle")
    scores: tuple[PeriodScore, ...] = belonging("cycle")
    year_scores: Mapping[str, YearScore] = field(default_factory=dict)
    dossiers: tuple[Dossier, ...] = belonging("cycle")
    opinions: tuple[Opinion, ...] = belonging("cycle")
    notices: tuple[Notice, ...] = belonging("cycle")
    petitions: tuple[Petition, ...] = belonging("cycle")
    explanations: tuple[Explanation, ...] = belonging("cycle")

    @property
    def last_day(self) -> date:
        """The day at which the cycle looks at posts: its end, or the end of its year."""
        return self.ends or date(self.year, 12, 31)

    @property
    def first_day(self) -> date:
        """The day before which nothing of the cycle can have been done: its start, or that of its year."""
        return self.starts or date(self.year, 1, 1)

    def under(self, row: OfYears) -> bool:
        """Whether a row of law holds for the cycle: in its year, by the law or by the cycle's own plan."""
        return row.holds(self.year) and row.source.plan in ("", self.plan.id if self.plan else "")

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """All ratings, of collectives first."""
        return (*self.unit_ratings, *self.person_ratings)

    @property
    def opinions_given(self) -> tuple[Opinion, ...]:
        """The opinions that bodies have given, without those they are only asked for."""
        return tuple(opinion for opinion in self.opinions if opinion.day)

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


class Agency(Value, dict=True):
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
    form_fields: tuple[FormField, ...] = ()
    choices: tuple[Choice, ...] = ()
    step_orders: tuple[StepOrder, ...] = ()
    disciplines: tuple[Discipline, ...] = ()
    looked_at: tuple[LookedAt, ...] = ()
    permitted_values: tuple[PermittedValue, ...] = ()
    posts_of: Mapping[str, tuple[Assignment, ...]] = field(default_factory=dict)
    posts_in: Mapping[str, tuple[Assignment, ...]] = field(default_factory=dict)

    def parameter(self, id: str, year: int) -> Parameter | None:
        """The parameter in force that year, or None where none is set."""
        return next((row for row in self.parameters if row.id == id and row.holds(year)), None)

    @cached_property
    def namesakes(self) -> Set[str]:
        """The names, by the keys that spellings of one name share, that several officials or units bear."""
        count = Counter(same_key(one.name) for one in self.officials)
        count.update(same_key(one.name) for one in self.units)
        return {name for name, bearers in count.items() if bearers > 1}

    @property
    def columns(self) -> Iterator[Column]:
        """Every column of every table, in their order."""
        return (column for table in self.tables for column in table.columns)

    @cached_property
    def _by_source(self) -> Mapping[str, Column]:
        return {column.source: column for column in self.columns}

    def column(self, kind: type[Recorded], name: str) -> Column | None:
        """What the folder's schema says of the column of a field, or None without its table."""
        return self._by_source.get(source(kind, name))

    def titles(self, kind: type[Recorded], name: str) -> Mapping[str, str]:
        """What each allowed value of a field's column means, in Vietnamese."""
        column = self.column(kind, name)
        return dict(column.choices) if column else {}

    def head(self, unit: Unit, day: date) -> Official | None:
        """Who heads the unit that day, or None where the rows do not say.

        The agency itself is headed by whoever holds the position of its head.
        """
        if unit.kind is UnitKind.AGENCY:
            posts = (row for row in self.assignments if row.position.rank is Rank.AGENCY_HEAD)
        else:
            posts = (row for row in self.posts_in.get(unit.id, ()) if row.role is Role.HEAD)
        return next((row.official for row in posts if row.holds(day)), None)

    def post(self, official: Official, day: date) -> Assignment | None:
        """Where the official is rated that day: the main assignment that holds, or None."""
        posts = self.posts_of.get(official.id, ())
        return next((row for row in posts if row.main and row.holds(day)), None)

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
