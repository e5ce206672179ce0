"""A deputy presides when the head is reviewed."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind, Severity
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Review
from congkhai.model.structure import Assignment, Position, Rank, Role, Unit, UnitKind
from congkhai.rules.rule import Edit, Example, Rule

NOT_A_DEPUTY = Kind(
    code="khong-phai-cap-pho-chu-tri",
    message=(
        "Kiểm điểm người đứng đầu {unit} tại hội nghị {meeting} do {chair} chủ trì; "
        "phần này phải do cấp phó chủ trì."
    ),
    remedy=(
        "Nếu thực tế cấp phó đã chủ trì thì ghi chức vụ đó ở ô ‘Chủ trì phần này’; nếu không thì phân công "
        "cấp phó chủ trì kiểm điểm lại."
    ),
)
CHAIR_UNKNOWN = Kind(
    code="chua-ghi-chu-tri",
    message="Chưa ghi ai chủ trì phần kiểm điểm người đứng đầu {unit} tại hội nghị {meeting}.",
    remedy="Ghi chức vụ của cấp phó đã chủ trì ở ô ‘Chủ trì phần này’ của dòng này.",
    severity=Severity.WARNING,
)

WHOLE_STAFF = (UnitKind.AGENCY, UnitKind.ASSEMBLY)


def deputy_chairs(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Whoever heads the body that meets is reviewed under one of its deputies (plan 2022, II.4.2b).

    Where a body has no deputy, anybody but the head. Who presides is asked for once the day has passed.
    """
    for review in cycle.reviews:
        day = review.meeting.starts.date()
        head = _heads_as(agency, review, day)
        if head is None or (review.chair is None and day >= today):
            continue
        deputies = {row.position.id for row in _deputies(agency, review.meeting.unit, day)}
        chair = review.chair.id if review.chair else ""
        if not chair or chair == head.id or (deputies and chair not in deputies):
            yield _finding(agency, review)


def _heads_as(agency: Agency, review: Review, day: date) -> Position | None:
    """The position by which who is reviewed heads the body; the whole staff has the agency's head."""
    if review.official is None:
        return None
    if review.meeting.unit.kind in WHOLE_STAFF:
        post = agency.post(review.official, day)
        return post.position if post and post.position.rank is Rank.AGENCY_HEAD else None
    posts = agency.posts_in.get(review.meeting.unit.id, ())
    heads = (row for row in posts if row.role is Role.HEAD and row.holds(day))
    return next((row.position for row in heads if row.official.id == review.official.id), None)


def _deputies(agency: Agency, unit: Unit, day: date) -> Iterator[Assignment]:
    if unit.kind in WHOLE_STAFF:
        of_agency = (row for row in agency.assignments if row.position.rank is Rank.AGENCY_DEPUTY)
        return (row for row in of_agency if row.holds(day))
    posts = agency.posts_in.get(unit.id, ())
    return (row for row in posts if row.role is Role.DEPUTY and row.holds(day))


def _finding(agency: Agency, review: Review) -> Finding:
    chair = review.chair
    written = chair.id if chair and chair != review.meeting.chair else ""
    kind = NOT_A_DEPUTY if chair else CHAIR_UNKNOWN
    return kind.at(
        agency.cell(review.place, "chu_tri", written),
        unit=review.meeting.unit.name,
        meeting=review.meeting.id,
        chair=chair.name if chair else "",
    )


RULE = Rule(
    code="cap-pho-chu-tri",
    title="Khi kiểm điểm người đứng đầu thì cấp phó chủ trì",
    check=deputy_chairs,
    kinds=(NOT_A_DEPUTY, CHAIR_UNKNOWN),
    passes=Example("Phó Giám đốc chủ trì phần kiểm điểm Giám đốc: đúng."),
    fails=Example(
        "Giám đốc tự chủ trì phần kiểm điểm mình: lỗi.",
        (Edit("hoi_nghi", "HN-07", {"chu_tri": "GD"}),),
    ),
)
