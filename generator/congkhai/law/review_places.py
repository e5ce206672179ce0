"""Where the plan wants each kind of person reviewed, and who was not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from congkhai.law.register import last_days
from congkhai.law.staff import away, divisions, posts
from congkhai.model.agency import Agency, Cycle
from congkhai.model.groups import groups
from congkhai.model.plan import ReviewPlace
from congkhai.model.record import Review, Status
from congkhai.model.structure import Assignment, Employment, Official, Unit, UnitKind
from congkhai.value import Value


class PersonKind(StrEnum):
    """The kinds of person by which `noi_kiem_diem` says where, and with which form, somebody is reviewed."""

    PARTY_MEMBER = "dang_vien"
    LEADER = "lanh_dao_quan_ly"
    LEADER_OF_MANY = "lanh_dao_kiem_nhiem"
    STAFF_IN_PARTY = "cong_chuc_dang_vien"
    STAFF_OUTSIDE = "cong_chuc_ngoai_dang"
    CONTRACT = "hop_dong"


DIVISION = "don_vi"
COLLECTIVE = "tap_the_lanh_dao"


class Wanted(Value):
    """A review that the plan wants; exactly one of unit, official is the subject."""

    place: ReviewPlace
    where: Unit
    official: Official | None = None
    unit: Unit | None = None
    leads: bool = False


def kinds(agency: Agency, post: Assignment, day: date) -> frozenset[PersonKind]:
    """The kinds of person that the holder of a main post is.

    A leader in an office under a single head (`thu_truong`) cannot be told from the rows.
    """
    found = {PersonKind.PARTY_MEMBER} if post.party_member else set()
    if post.position.rank.leads:
        found.add(PersonKind.LEADER)
        if len(_leading(agency, post, day)) > 1:
            found.add(PersonKind.LEADER_OF_MANY)
    elif post.employment is Employment.CONTRACT:
        found.add(PersonKind.CONTRACT)
    else:
        found.add(PersonKind.STAFF_IN_PARTY if post.party_member else PersonKind.STAFF_OUTSIDE)
    return frozenset(found)


def _leading(agency: Agency, post: Assignment, day: date) -> tuple[Assignment, ...]:
    held = agency.posts_of.get(post.official.id, ())
    return tuple(row for row in held if row.position.rank.leads and row.holds(day))


def wanted(agency: Agency, cycle: Cycle) -> Iterator[Wanted]:
    """Every review of a person or a division that the plan wants, whether it is recorded or not.

    Where the plan names no unit, the unit of work is meant; any party cell stands for somebody's own. The
    plan is silent where it names no place. Who was away is not asked.
    """
    absent = away(cycle)
    known: dict[frozenset[PersonKind], list[ReviewPlace]] = {}
    for post in posts(agency, cycle.last_day):
        if post.official.id in absent:
            continue
        of = kinds(agency, post, cycle.last_day)
        places = known.get(of) or known.setdefault(of, _places(cycle, of))
        for place, body in _bodies(agency, cycle, post, places).values():
            leads = PersonKind.LEADER in of
            yield Wanted(place=place, where=body, official=post.official, leads=leads)
    of_divisions = next((place for place in cycle.places if place.kind == DIVISION and place.where), None)
    for unit in divisions(agency, cycle.last_day) if of_divisions else ():
        if of_divisions:
            yield Wanted(place=of_divisions, where=of_divisions.unit or unit, unit=unit)


def missing(agency: Agency, cycle: Cycle, today: date) -> Iterator[Wanted]:
    """What of it is not recorded, once the reviews of persons in that place are recorded and past.

    Who was rated without any review is not missed: that is another fault.
    """
    seen, closed = _seen(cycle.reviews), _closed(cycle.reviews, today)
    rated = {rating.official.id for rating in cycle.current_people if rating.status is Status.RATED}
    reviewed = {review.unit.id for review in cycle.reviews if review.unit}
    for one in wanted(agency, cycle):
        if one.official:
            places, body = seen.get(one.official.id), body_of(one.where)
            elsewhere = places is None and one.official.id in rated
            if not elsewhere and body in closed and body not in (places or ()):
                yield one
        elif one.unit and one.unit.id in closed and one.unit.id not in reviewed:
            yield one


def _places(cycle: Cycle, of: frozenset[PersonKind]) -> list[ReviewPlace]:
    """The rows for a person of these kinds; what holds for all party members comes last."""
    rows = [place for place in cycle.places if place.kind in of and place.where]
    return sorted(rows, key=lambda place: place.kind == PersonKind.PARTY_MEMBER)


def _bodies(
    agency: Agency, cycle: Cycle, post: Assignment, places: Iterable[ReviewPlace]
) -> dict[str, tuple[ReviewPlace, Unit]]:
    """The bodies that review the holder of a post, each with the first row that names it."""
    found: dict[str, tuple[ReviewPlace, Unit]] = {}
    for place in places:
        units: Iterable[Unit] = (place.unit,) if place.unit else (post.unit,)
        if place.unit is None and place.kind == PersonKind.LEADER_OF_MANY:
            units = (row.unit for row in _leading(agency, post, cycle.last_day))
        for unit in units:
            if post.party_member or unit.kind is not UnitKind.PARTY_CELL:
                found.setdefault(body_of(unit), (place, unit))
    return found


def body_of(unit: Unit) -> str:
    """What a review is counted under: its unit, all party cells being one."""
    return UnitKind.PARTY_CELL if unit.kind is UnitKind.PARTY_CELL else unit.id


def _seen(reviews: Iterable[Review]) -> Mapping[str, set[str]]:
    seen: dict[str, set[str]] = defaultdict(set)
    for review in reviews:
        if review.official:
            seen[review.official.id].add(body_of(review.meeting.unit))
    return seen


def _closed(reviews: Iterable[Review], today: date) -> set[str]:
    """The bodies whose reviews of persons are recorded, none of them being today or ahead."""
    meetings = (review.meeting for review in reviews if review.official)
    last = last_days((body_of(meeting.unit), meeting.starts.date()) for meeting in meetings)
    return {body for body, day in last.items() if day < today}


def forms_given(cycle: Cycle) -> Mapping[str, Sequence[ReviewPlace]]:
    """The rows about persons that name a form, by kind of person."""
    named = (row for row in cycle.places if row.form and row.kind in set(PersonKind))
    return groups(named, lambda row: row.kind)


def rows_with_form(
    of: frozenset[PersonKind], configured: Mapping[str, Sequence[ReviewPlace]]
) -> list[ReviewPlace]:
    """The rows that hold for a person of these kinds."""
    named = [kind for kind in PersonKind if kind in of and kind in configured]
    special = [kind for kind in named if kind is not PersonKind.PARTY_MEMBER]
    return [row for kind in special or named for row in configured[kind]]
