"""Who counts when the highest level is shared out, and how they stand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Final

from congkhai.law.authority import rated_here
from congkhai.law.posts import latest_post
from congkhai.law.staff import posts
from congkhai.model.agency import Agency, Cycle
from congkhai.model.groups import groups
from congkhai.model.law import Parameter, RuleSet
from congkhai.model.record import PersonRating, Status, UnitRating
from congkhai.model.structure import Assignment, Employment, Official, Rank, UnitKind
from congkhai.text.fold import same_key
from congkhai.value import Value

CONTRACTS: Final = "AP-DUNG-HOP-DONG"
YES: Final = ("co", "có")


class Member(Value):
    """One who counts; `group` is the task group or "", `rating` is None until there is one."""

    official: Official
    employment: Employment
    group: str
    rating: PersonRating | None

    @property
    def level(self) -> str:
        """The id of the level, "" where there is none yet."""
        return self.rating.level if self.rating else ""


class Standing(Value):
    """How many of a group are rated at all, at the highest level and at the next.

    `unknown` are rated by a word that is no level of the rules: they may stand anywhere.
    """

    rated: int
    highest: int
    following: int
    unknown: int


def contracts_rated(agency: Agency, year: int) -> Parameter | None:
    """The row by which the agency rates its contract workers, or None (NĐ 335/2025 Đ.28.2)."""
    row = agency.parameter(CONTRACTS, year)
    return row if row is not None and (same_key(row.text) in YES or row.value == 1) else None


def listed(agency: Agency, year: int, day: date) -> tuple[Assignment, ...]:
    """The main posts, that day, of those who are rated here or by a superior, or have a reason not to be.

    Contract workers belong to them only where the agency decided so (NĐ 335/2025 Đ.28.2).
    """
    taken = {Employment.CIVIL_SERVANT, Employment.PUBLIC_EMPLOYEE}
    if contracts_rated(agency, year):
        taken.add(Employment.CONTRACT)
    return tuple(post for post in posts(agency, day) if post.employment in taken)


def members(agency: Agency, cycle: Cycle, kind: Employment = Employment.CIVIL_SERVANT) -> tuple[Member, ...]:
    """The civil servants whom this agency rates, or will rate (NĐ 335/2025 Đ.20.5a, Đ.10.2b).

    Not who heads the agency, whom a superior rates, or who is not rated. The share is one of civil servants:
    contract workers, where the agency rates them at all (Đ.28.2), are a base of their own; viên chức are
    under their own set. Who has left counts if a rating stands.
    """
    if kind is Employment.CONTRACT and not contracts_rated(agency, cycle.year):
        return ()
    ratings = {rating.official.id: rating for rating in cycle.current_people}
    counted = (_member(agency, cycle, official, ratings.get(official.id)) for official in agency.officials)
    return tuple(member for member in counted if member is not None and member.employment is kind)


def _member(agency: Agency, cycle: Cycle, official: Official, rating: PersonRating | None) -> Member | None:
    day = cycle.last_day
    post = latest_post(agency, official, day) if rating else agency.post(official, day)
    position = rating.position if rating else post.position if post else None
    waiting = rating is not None and rating.status is Status.WAITING
    elsewhere = rating is not None and not waiting and not rated_here(cycle, rating)
    if position is None or position.rank is Rank.AGENCY_HEAD or elsewhere:
        return None
    return Member(
        official=official,
        employment=post.employment if post else Employment.CIVIL_SERVANT,
        group=post.task_group if post else "",
        rating=rating,
    )


def units(cycle: Cycle) -> tuple[UnitRating, ...]:
    """The divisions that this agency's head recognises (NĐ 335/2025 Đ.5.4, Đ.8.5).

    Leadership collectives are reviewed by the Party's rules, the agency itself is recognised by its superior.
    """
    divisions = (rating for rating in cycle.current_units if rating.unit.kind is UnitKind.DIVISION)
    return tuple(rating for rating in divisions if rated_here(cycle, rating))


def grouped(people: Iterable[Member]) -> Mapping[str, tuple[Member, ...]]:
    """Members by task group as its first member writes it; those without one under ""."""
    first: dict[str, str] = {}

    @cache
    def written(group: str) -> str:
        return first.setdefault(same_key(group), group)

    return groups(people, lambda member: written(member.group))


def standing(levels: Iterable[str], rules: RuleSet) -> Standing:
    """How the ids of levels stand at the two highest levels of the rules; "" is not rated yet."""
    counts = Counter(level for level in levels if level)
    highest, following = ((*(counts[level.id] for level in rules.levels[:2]), 0, 0))[:2]
    known = sum(counts[level.id] for level in rules.levels)
    rated = counts.total()
    return Standing(rated=rated, highest=highest, following=following, unknown=rated - known)
