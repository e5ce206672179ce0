"""No more at the highest level than the year's quota allows."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind, Place
from congkhai.law.quota import ceiling, exceeds
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Status
from congkhai.model.structure import Employment
from congkhai.rules.rule import Rule

OVER_QUOTA = Kind(
    code="vuot-ty-le-xuat-sac",
    message=(
        "Có {count} công chức xếp “{highest}”, vượt quá {percent}% của {base} người xếp “{next}”: "
        "nhiều nhất là {ceiling} người."
    ),
    remedy="Xem lại kết quả của các công chức xếp “{highest}” trước khi trình quyết định.",
)
PERCENT = "TY-LE-XUAT-SAC"


def quota(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Where `tham_so` TY-LE-XUAT-SAC is set: 100·XS ≤ percent·Tốt, never rounded (NĐ 335/2025 Đ.20.5a).

    Contract workers and those whom the superior authority rates are outside the base.
    """
    percent = agency.parameter(PERCENT, cycle.year)
    if percent is None or len(cycle.rule_set.levels) < 2:
        return
    outside = _on_contract(agency, cycle.last_day)
    levels = [
        rating.level
        for rating in cycle.current_people
        if rating.status is Status.RATED and rating.official.id not in outside
    ]
    highest, following = cycle.rule_set.levels[:2]
    count, base = levels.count(highest.id), levels.count(following.id)
    if exceeds(count, base, percent.value):
        row = cycle.person_ratings[0].place
        yield OVER_QUOTA.at(
            Place(table=row.table, file=row.file, table_title=row.table_title, key=cycle.id),
            count=count,
            highest=highest.name,
            percent=f"{percent.value.normalize():f}".replace(".", ","),
            base=base,
            next=following.name,
            ceiling=ceiling(base, percent.value),
        )


def _on_contract(agency: Agency, day: date) -> set[str]:
    posts = (row for row in agency.assignments if row.main and row.holds(day))
    return {row.official.id for row in posts if row.employment is Employment.CONTRACT}


RULE = Rule(
    code="ty-le-xuat-sac",
    title="Số người xếp mức cao nhất không vượt tỷ lệ của năm",
    check=quota,
    kinds=(OVER_QUOTA,),
    needs=PERCENT,
)
