"""How many of each group may be rated at the highest level, by what is known before the council sits."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from congkhai.law.days import in_order
from congkhai.law.members import Member, contracts_rated, grouped, members
from congkhai.law.posts import latest_post
from congkhai.law.staff import divisions
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import RuleSet
from congkhai.model.record import PersonRating, Proposal, Rating, Status
from congkhai.model.structure import Assignment, Employment, Official, UnitKind
from congkhai.value import Value


class Heard(StrEnum):
    """By whom the level of a subject is known so far."""

    DECIDED = "quyet_dinh"
    COUNCIL = "hoi_dong"
    PROPOSED = "de_xuat"
    NOBODY = "chua_co"


class Known(Value):
    """The level known so far of a subject, "" for none, and by whom."""

    level: str
    by: Heard


NOTHING: Final = Known(level="", by=Heard.NOBODY)


class Share(Value):
    """A group that one percentage is taken of: how many are known at each level, highest first.

    `open` have no level yet; they may still come to stand at the second level or above.
    """

    name: str
    by_level: tuple[int, ...]
    open: int
    heard: Mapping[Heard, int]

    @property
    def people(self) -> int:
        """All who count."""
        return sum(self.by_level) + self.open

    @property
    def at_least_good(self) -> int:
        """All but those known to stand below the second level."""
        return self.people - sum(self.by_level[2:])


class Outside(StrEnum):
    """Why somebody is no part of the base (NĐ 335/2025 Đ.10.2, 11.1, 20.5a, 28.2)."""

    SUPERIOR = "cap_tren"
    NOT_RATED = "khong_xep_loai"
    PUBLIC_EMPLOYEE = "vien_chuc"
    CONTRACT = "hop_dong"


class Allotment(Value):
    """The civil servants of the whole agency, their groups of like tasks, its divisions, and who is outside.

    `ungrouped` counts those of the whole for whom no group is written; `contracts` are the contract workers
    whom the agency rates, a base of their own.
    """

    whole: Share
    contracts: Share
    groups: tuple[Share, ...]
    ungrouped: int
    units: Share
    outside: Mapping[Outside, tuple[Official, ...]]


def allotment(agency: Agency, cycle: Cycle) -> Allotment:
    """Who counts this year and what is known of each."""
    known = _known_people(cycle)
    people, contracts = members(agency, cycle), members(agency, cycle, Employment.CONTRACT)
    groups, rules = grouped(people), cycle.rule_set

    def shared(name: str, group: Iterable[Member]) -> Share:
        return share(name, (known.get(member.official.id, NOTHING) for member in group), rules)

    return Allotment(
        whole=shared("", people),
        contracts=shared("", contracts),
        groups=tuple(shared(name, group) for name, group in groups.items() if name),
        ungrouped=len(groups.get("", ())),
        units=share("", _known_units(agency, cycle).values(), rules),
        outside=_outside(agency, cycle, {member.official.id for member in (*people, *contracts)}),
    )


def share(name: str, known: Iterable[Known], rules: RuleSet) -> Share:
    """The subjects of a group counted; a level that the rules do not know counts as none."""
    every = list(known)
    levels = [level.id for level in rules.levels]
    counts = tuple(sum(known.level == level for known in every) for level in levels)
    heard = {by: sum(known.by is by for known in every) for by in Heard}
    return Share(name=name, by_level=counts, open=len(every) - sum(counts), heard=heard)


def _known_people(cycle: Cycle) -> Mapping[str, Known]:
    proposed = _proposed((row.official.id, row) for row in cycle.proposals if row.official)
    return proposed | {row.official.id: _rated(row) for row in cycle.current_people if row.level}


def _known_units(agency: Agency, cycle: Cycle) -> Mapping[str, Known]:
    """Of every division where somebody works and that this agency rates."""
    proposed = _proposed((row.unit.id, row) for row in cycle.proposals if row.unit)
    rated = {row.unit.id: _rated(row) for row in cycle.current_units if row.level}
    elsewhere = {row.unit.id for row in cycle.current_units if not row.status.decided_on}
    ours = (unit.id for unit in divisions(agency, cycle.last_day) if unit.id not in elsewhere)
    return {id: rated.get(id) or proposed.get(id, NOTHING) for id in ours}


def _rated(row: Rating) -> Known:
    """A level without a decision yet is what the office means to propose."""
    return Known(level=row.level, by=Heard.DECIDED if row.decision else Heard.PROPOSED)


def _proposed(rows: Iterable[tuple[str, Proposal]]) -> dict[str, Known]:
    """The latest proposal of each subject, in whatever order the rows stand; a council's before any other."""
    found: dict[str, Known] = {}
    for subject, row in in_order(rows, lambda pair: pair[1].day, undated_first=True):
        council = row.by.kind is UnitKind.COUNCIL
        if council or subject not in found or found[subject].by is not Heard.COUNCIL:
            found[subject] = Known(level=row.level, by=Heard.COUNCIL if council else Heard.PROPOSED)
    return found


def _outside(agency: Agency, cycle: Cycle, inside: set[str]) -> Mapping[Outside, tuple[Official, ...]]:
    ratings = {rating.official.id: rating for rating in cycle.current_people}
    found: dict[Outside, list[Official]] = {why: [] for why in Outside}
    for official in agency.officials:
        rating, post = ratings.get(official.id), agency.post(official, cycle.last_day)
        if official.id not in inside and (rating or post):
            last = post or latest_post(agency, official, cycle.last_day)
            found[_why(agency, cycle, rating, last)].append(official)
    return {why: tuple(those) for why, those in found.items() if those}


def _why(agency: Agency, cycle: Cycle, rating: PersonRating | None, post: Assignment | None) -> Outside:
    if rating and rating.status is Status.NOT_RATED:
        return Outside.NOT_RATED
    if post and post.employment is Employment.PUBLIC_EMPLOYEE:
        return Outside.PUBLIC_EMPLOYEE
    if post and post.employment is Employment.CONTRACT and not contracts_rated(agency, cycle.year):
        return Outside.CONTRACT
    return Outside.SUPERIOR
