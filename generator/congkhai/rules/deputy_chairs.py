"""A deputy presides when the head is reviewed."""

from collections.abc import Mapping
from datetime import date

from congkhai.findings import Finding, Kind, Severity
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.record import Review
from congkhai.model.structure import Rank, Role, Unit, UnitKind
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told
from congkhai.value import Value

NOT_A_DEPUTY = Kind(
    code="khong-phai-cap-pho-chu-tri",
    message=(
        "Kiểm điểm người đứng đầu {unit} tại hội nghị ngày {day} do {chair} chủ trì; "
        "phần này phải do cấp phó chủ trì."
    ),
    remedy=(
        "Nếu thực tế cấp phó đã chủ trì thì ghi chức vụ đó ở ô ‘Chủ trì phần này’; nếu không thì phân công "
        "cấp phó chủ trì kiểm điểm lại, rồi ghi thêm hội nghị và dòng kiểm điểm đó."
    ),
)
CHAIR_UNKNOWN = Kind(
    code="chua-ghi-chu-tri",
    message="Chưa ghi ai chủ trì phần kiểm điểm người đứng đầu {unit} tại hội nghị ngày {day}.",
    remedy="Ghi chức vụ của cấp phó đã chủ trì ở ô ‘Chủ trì phần này’ của dòng này.",
    severity=Severity.WARNING,
)

WHOLE_STAFF = (UnitKind.AGENCY, UnitKind.ASSEMBLY)


def deputy_chairs(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Whoever heads the body that meets is reviewed under one of its deputies (plan 2022, II.4.2b).

    Where a body has no deputy, anybody but the head. Who presides is asked for once the day has passed.
    A review that was held once more, and rightly, makes good the one before it.
    """
    known: dict[tuple[str, date], _Officers] = {}
    wrong: list[tuple[tuple[str, str], Review]] = []
    right: set[tuple[str, str]] = set()
    for review in cycle.reviews:
        unit, day = review.meeting.unit, review.meeting.starts.date()
        officers = known.get((unit.id, day)) or known.setdefault((unit.id, day), _officers(agency, unit, day))
        who = review.official.id if review.official else ""
        head = officers.heads.get(who)
        if head is None or (review.chair is None and day >= today):
            continue
        chair = review.chair.id if review.chair else ""
        if not chair or chair == head or (officers.deputies and chair not in officers.deputies):
            wrong.append(((who, unit.id), review))
        elif day <= today:
            right.add((who, unit.id))
    yield from (_finding(review) for subject, review in wrong if subject not in right)


class _Officers(Value, kw_only=False):
    """Who heads a body, with the id of the position, and the positions of its deputies."""

    heads: Mapping[str, str]
    deputies: frozenset[str]


def _officers(agency: Agency, unit: Unit, day: date) -> _Officers:
    """Those of the body itself; the whole staff has the agency's."""
    if unit.kind in WHOLE_STAFF:
        posts = [row for row in agency.assignments if row.holds(day)]
        heads = [row for row in posts if row.position.rank is Rank.AGENCY_HEAD]
        deputies = [row for row in posts if row.position.rank is Rank.AGENCY_DEPUTY]
    else:
        posts = [row for row in agency.posts_in.get(unit.id, ()) if row.holds(day)]
        heads = [row for row in posts if row.role is Role.HEAD]
        deputies = [row for row in posts if row.role is Role.DEPUTY]
    return _Officers(
        {row.official.id: row.position.id for row in heads}, frozenset(row.position.id for row in deputies)
    )


def _finding(review: Review) -> Finding:
    chair, meeting = review.chair, review.meeting
    facts = {"unit": meeting.unit.name, "day": meeting.starts.date(), "chair": chair.name if chair else ""}
    return told(NOT_A_DEPUTY if chair else CHAIR_UNKNOWN, Where(review, "named_chair"), **facts)


RULE = Rule(
    code="cap-pho-chu-tri",
    title="Khi kiểm điểm người đứng đầu thì cấp phó chủ trì",
    check=deputy_chairs,
    passes="Phó Giám đốc chủ trì phần kiểm điểm Giám đốc: đúng.",
    fails="Giám đốc tự chủ trì phần kiểm điểm mình: lỗi.",
)
