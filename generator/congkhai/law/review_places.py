"""Where the plan wants each kind of person reviewed, and who was not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from congkhai.law.register import last_days
from congkhai.law.staff import away, divisions, posts
from congkhai.model.agency import Agency, Cycle
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


class Missing(Value):
    """A review that the plan wants and no row records; exactly one of unit, official is the subject."""

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


def missing(agency: Agency, cycle: Cycle, today: date) -> Iterator[Missing]:
    """Who was not reviewed in a place of the plan, once that place's reviews are recorded and past.

    Where the plan names no unit, the unit of work is meant; any party cell stands for somebody's own. The
    plan is silent where it names no place. Who was away is not missed; nor is who was rated without any
    review, which is another fault.
    """
    absent, seen, closed = away(cycle), _seen(cycle.reviews), _closed(cycle.reviews, today)
    rated = {rating.official.id for rating in cycle.current_people if rating.status is Status.RATED}
    known: dict[frozenset[PersonKind], list[ReviewPlace]] = {}
    for post in posts(agency, cycle.last_day):
        who = post.official.id
        if who in absent or (who in rated and who not in seen):
            continue
        of = kinds(agency, post, cycle.last_day)
        places = known.get(of) or known.setdefault(of, _places(cycle, of))
        for name, (place, body) in _bodies(agency, cycle, post, places).items():
            if name in closed and name not in seen.get(who, ()):
                leads = PersonKind.LEADER in of
                yield Missing(place=place, where=body, official=post.official, leads=leads)
    yield from _divisions(agency, cycle, closed)


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
                found.setdefault(_body(unit), (place, unit))
    return found


def _body(unit: Unit) -> str:
    """What a review is counted under: its unit, all party cells being one."""
    return UnitKind.PARTY_CELL if unit.kind is UnitKind.PARTY_CELL else unit.id


def _seen(reviews: Iterable[Review]) -> Mapping[str, set[str]]:
    seen: dict[str, set[str]] = defaultdict(set)
    for review in reviews:
        if review.official:
            seen[review.official.id].add(_body(review.meeting.unit))
    return seen


def _closed(reviews: Iterable[Review], today: date) -> set[str]:
    """The bodies whose reviews of persons are recorded, none of them being today or ahead."""
    meetings = (review.meeting for review in reviews if review.official)
    last = last_days((_body(meeting.unit), meeting.starts.date()) for meeting in meetings)
    return {body for body, day in last.items() if day < today}


def _divisions(agency: Agency, cycle: Cycle, closed: set[str]) -> Iterator[Missing]:
    """Divisions whose people were reviewed but not the division itself."""
    wanted = next((place for place in cycle.places if place.kind == DIVISION and place.where), None)
    reviewed = {review.unit.id for review in cycle.reviews if review.unit}
    for unit in divisions(agency, cycle.last_day) if wanted else ():
        if wanted and unit.id in closed and unit.id not in reviewed:
            yield Missing(place=wanted, where=wanted.unit or unit, unit=unit)
