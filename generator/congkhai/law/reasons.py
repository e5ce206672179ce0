"""How one official's level of a year came about: everything on record that bears on it, in order."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeVar

from congkhai.law.allotment import Share, allotment
from congkhai.law.bands import level_of
from congkhai.law.days import in_order, latest
from congkhai.law.discipline import grounds
from congkhai.law.members import grouped, members
from congkhai.law.posts import LEAST_MONTHS, employment, latest_post, led
from congkhai.law.quota import OF_PEOPLE, Base, InForce, base_of, in_force
from congkhai.law.scores import RESULT_POINTS, Outcome, judged_by, outcome, span
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import Level, RuleSet
from congkhai.model.record import Announcement, PersonRating, Proposal, Review, UnitRating, Vote
from congkhai.model.structure import Assignment, Employment, Official, Unit, UnitKind
from congkhai.model.year import Discipline, Explanation, Notice, Opinion, PeriodScore, Petition, YearScore
from congkhai.value import Value

AWAY_FROM: Final = "VANG-TU-THANG"
About = TypeVar("About", Review, Vote, Proposal, Opinion, Petition, Discipline)
Held = TypeVar("Held", Review, Vote)
#: The most for who was away so long, "Hoàn thành nhiệm vụ": in every set the last but one.
CAP: Final = -2


class Period(Value):
    """The score of a month or quarter, what it comes to, whether the official led then (None: unknown)."""

    score: PeriodScore
    outcome: Outcome | None
    leads: bool | None


class Scored(Value):
    """The scores of the year: the periods, the score by which the year is judged, the level of its band."""

    periods: tuple[Period, ...]
    year: YearScore | None
    judged: Fraction | None
    band: Level | None


class Headed(Value):
    """A unit that the official heads, and how it is rated."""

    unit: Unit
    rating: UnitRating | None


class Shares(Value):
    """The percentage that holds, its base, and the groups that it is taken of: the task group, the agency.

    Of a contract worker those on contract alone.
    """

    share: InForce
    base: Base
    groups: tuple[Share, ...]


class Reasons(Value):
    """One official in one cycle. `ratings` are all rows of the official, the standing one last.

    `ground` is the disciplinary decision that counts in the year, `disciplines` all of the official's;
    `shares` is None for who is no part of the base, or where the year sets no percentage.
    """

    official: Official
    post: Assignment | None
    employment: Employment
    rules: RuleSet
    ratings: tuple[PersonRating, ...]
    scored: Scored
    least_months: Decimal | None
    headed: tuple[Headed, ...]
    ground: Discipline | None
    disciplines: tuple[Discipline, ...]
    shares: Shares | None
    reviews: tuple[Review, ...]
    votes: tuple[Vote, ...]
    proposals: tuple[Proposal, ...]
    opinions: tuple[Opinion, ...]
    notices: tuple[Notice, ...]
    announcement: Announcement | None
    petitions: tuple[Petition, ...]
    explanations: tuple[Explanation, ...]

    @property
    def rating(self) -> PersonRating | None:
        """The rating that stands."""
        return self.ratings[-1] if self.ratings else None

    @property
    def level(self) -> Level | None:
        """The level that stands."""
        return self.rules.level(self.rating.level) if self.rating else None


def reasons(agency: Agency, cycle: Cycle, official: Official) -> Reasons:
    """Everything that the record says of the official's rating in the cycle."""
    kind = employment(agency, official, cycle.last_day)
    rules = agency.rules_for(cycle, kind) or cycle.rule_set
    ratings = _in_order(cycle, official)
    ids = {rating.id for rating in ratings}
    least = agency.parameter(LEAST_MONTHS, cycle.year)
    reviews, votes = _by_meeting(official, cycle.reviews), _by_meeting(official, cycle.votes)
    disciplines = tuple(_about(official, agency.disciplines))
    keys = {*ids, *(row.place.key for row in votes), *(row.place.key for row in reviews)}
    return Reasons(
        official=official,
        post=latest_post(agency, official, cycle.last_day),
        employment=kind,
        rules=rules,
        ratings=ratings,
        scored=_scored(agency, cycle, official, rules, ratings[-1] if ratings else None),
        least_months=least.value if least else None,
        headed=_headed(agency, cycle, official),
        ground=grounds(disciplines).get((official.id, cycle.year)),
        disciplines=disciplines,
        shares=_shares(agency, cycle, official),
        reviews=reviews,
        votes=votes,
        proposals=tuple(in_order(_about(official, cycle.proposals), lambda row: row.day)),
        opinions=tuple(_about(official, cycle.opinions_given)),
        notices=tuple(notice for notice in cycle.notices if notice.rating.id in ids),
        announcement=_announcement(cycle),
        petitions=tuple(_about(official, cycle.petitions)),
        explanations=tuple(row for row in cycle.explanations if row.subject in keys),
    )


def _in_order(cycle: Cycle, official: Official) -> tuple[PersonRating, ...]:
    """The official's ratings, each before the one that replaces it."""
    own = [rating for rating in cycle.person_ratings if rating.official == official]
    standing = {rating.id for rating in cycle.current_people}
    replaced = (rating for rating in own if rating.id not in standing)
    ordered = in_order(replaced, lambda rating: rating.decided, undated_first=True)
    return (*ordered, *(rating for rating in own if rating.id in standing))


def _about(official: Official, rows: Iterable[About]) -> list[About]:
    return [row for row in rows if row.official == official]


def _by_meeting(official: Official, rows: Iterable[Held]) -> tuple[Held, ...]:
    return tuple(sorted(_about(official, rows), key=lambda row: row.meeting.starts))


def _scored(
    agency: Agency, cycle: Cycle, official: Official, rules: RuleSet, rating: PersonRating | None
) -> Scored:
    year = cycle.year_scores.get(official.id)
    most = agency.parameter(RESULT_POINTS, cycle.year)
    periods = []
    for score in year.periods if year else ():
        leads = led(agency, official, *span(score, cycle.year))
        made = outcome(score, leads, most.value) if most else None
        periods.append(Period(score=score, outcome=made, leads=leads))
    judged = judged_by(cycle, rating) if rating else year.mean if year else None
    band = level_of(rules.levels, judged) if judged is not None else None
    return Scored(periods=tuple(periods), year=year, judged=judged, band=band)


def _headed(agency: Agency, cycle: Cycle, official: Official) -> tuple[Headed, ...]:
    """The agency, or the divisions, that the official heads at the end of the cycle."""
    ratings = {rating.unit.id: rating for rating in cycle.current_units}
    units = (unit for unit in agency.units if unit.kind in (UnitKind.AGENCY, UnitKind.DIVISION))
    return tuple(
        Headed(unit=unit, rating=ratings.get(unit.id))
        for unit in units
        if agency.head(unit, cycle.last_day) == official
    )


def _shares(agency: Agency, cycle: Cycle, official: Official) -> Shares | None:
    share = in_force(agency, cycle.year, OF_PEOPLE)
    kind = employment(agency, official, cycle.last_day)
    groups = grouped(members(agency, cycle, kind))
    own = [name for name, people in groups.items() if any(member.official == official for member in people)]
    if share is None or not own or kind is Employment.PUBLIC_EMPLOYEE:
        return None
    allotted = allotment(agency, cycle)
    named = (*(group for group in allotted.groups if group.name == own[0]), allotted.whole)
    base = base_of(agency, cycle.year) or Base.GOOD_ONLY
    return Shares(
        share=share, base=base, groups=(allotted.contracts,) if kind is Employment.CONTRACT else named
    )


def _announcement(cycle: Cycle) -> Announcement | None:
    """The last announcement that no other replaces."""
    replaced = {row.replaces for row in cycle.announcements}
    standing = [row for row in cycle.announcements if row.id not in replaced]
    return latest(standing, lambda row: row.document.issued) or next(iter(standing), None)
