"""Which ratings and notices law and people demand of a year."""

from collections.abc import Iterator
from typing import Final

from congkhai.law.authority import own
from congkhai.law.members import listed
from congkhai.law.organisations import agency_rated, itself
from congkhai.law.organisations import listed as organisations
from congkhai.law.posts import LEAST_MONTHS, latest_post, long_enough, months_held
from congkhai.law.review_places import COLLECTIVE
from congkhai.law.staff import ended_with_people, posts
from congkhai.law.wishes import Doubt, Wish, demand, ended
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import PersonRating, Status, UnitRating
from congkhai.model.structure import Rank, UnitKind
from congkhai.model.year import Notice
from congkhai.text.dates import short_date
from congkhai.text.numbers import plain

RATED_ABOVE: Final = frozenset({UnitKind.LEADERSHIP, UnitKind.AGENCY})


def ratings(agency: Agency, cycle: Cycle) -> Iterator[Wish]:
    """Everybody and every organisation of the year, waiting for the decision, the superior's marked so.

    Of whom it is not sure the name alone, while no row says how it stands.

    Source: NĐ 335/2025 Đ.5.2, Đ.5.4, Đ.10.2.
    """
    above = {place.unit.id: place.unit for place in cycle.places if place.kind == COLLECTIVE and place.unit}
    units = {unit.id: unit for unit in organisations(agency, cycle, cycle.last_day)} | above
    for unit in units.values():
        status = Status.SUPERIOR if unit.kind in RATED_ABOVE else Status.WAITING
        yield demand(UnitRating, "cycle unit", cycle=cycle.id, unit=unit, status=status)
    yield from ended(agency, cycle, UnitRating)
    if agency_rated(agency, cycle) and not itself(agency, cycle.last_day):
        why = "luật của năm xếp loại cả cơ quan mà bảng Đơn vị và tổ chức chưa có dòng của chính cơ quan"
        yield Doubt(kind=UnitRating, whom=cycle.office.name, why=why)
    rated = {rating.official.id for rating in cycle.person_ratings}
    unsure = dict((*_gone(agency, cycle), *_on_contract(agency, cycle), *_unclear(agency, cycle)))
    for official in agency.officials:
        if official.id in unsure and official.id not in rated:
            yield Doubt(kind=PersonRating, whom=official.name, why=unsure[official.id])
    for post in listed(agency, cycle.year, cycle.last_day):
        if post.official.id not in unsure:
            head = post.position.rank is Rank.AGENCY_HEAD
            yield demand(
                PersonRating,
                "cycle official",
                cycle=cycle.id,
                official=post.official,
                unit=post.unit,
                position=post.position,
                status=Status.SUPERIOR if head else Status.WAITING,
                months=len(months_held(agency, post.official, cycle.year)),
            )


def _unclear(agency: Agency, cycle: Cycle) -> Iterator[tuple[str, str]]:
    """Who is still assigned to a unit that has ended, or has worked too few months (NĐ 335/2025 Đ.11.1)."""
    over, least = ended_with_people(agency, cycle.last_day), agency.parameter(LEAST_MONTHS, cycle.year)
    for post in listed(agency, cycle.year, cycle.last_day):
        months = len(months_held(agency, post.official, cycle.year))
        if post.unit in over:
            yield post.official.id, f"còn được phân công ở {post.unit.name}, đơn vị đã kết thúc"
        elif least and not long_enough(agency, cycle, post.official):
            few = f"có {months} tháng công tác trong năm, chưa đủ {plain(least.value)} tháng để xếp loại"
            yield post.official.id, few


def _on_contract(agency: Agency, cycle: Cycle) -> Iterator[tuple[str, str]]:
    """Who works on a contract where no row says that the agency rates such people (NĐ 335/2025 Đ.28.2)."""
    due = {post.official.id for post in listed(agency, cycle.year, cycle.last_day)}
    why = "làm việc theo hợp đồng; bảng Tham số chưa ghi cơ quan áp dụng xếp loại cho người hợp đồng"
    for post in posts(agency, cycle.last_day):
        if post.official.id not in due:
            yield post.official.id, why


def _gone(agency: Agency, cycle: Cycle) -> Iterator[tuple[str, str]]:
    """Who worked in the year and is no more here at its end: a rating may still be due."""
    for official in agency.officials:
        months = len(months_held(agency, official, cycle.year))
        post = latest_post(agency, official, cycle.last_day)
        if months and post and not post.holds(cycle.last_day) and post.valid_to:
            until = f"giữ nhiệm vụ đến ngày {short_date(post.valid_to)}, {months} tháng trong năm"
            yield official.id, f"{until}, chưa rõ có xếp loại hay không"


def notices(agency: Agency, cycle: Cycle) -> Iterator[Wish]:
    """A written notice to each person whom the agency has decided on (NĐ 335/2025 Đ.21.2đ)."""
    for rating in told_by_agency(cycle):
        yield demand(Notice, "rating", cycle=cycle.id, rating=rating)


def told_by_agency(cycle: Cycle) -> Iterator[PersonRating]:
    """The standing ratings that a dated decision of the agency made: whom a superior rates is told there."""
    for rating in cycle.current_people:
        if rating.status is Status.RATED and rating.decided and own(cycle, rating.decision):
            yield rating
