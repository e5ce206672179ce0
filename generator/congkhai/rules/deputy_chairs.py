"""A deputy presides when the head is reviewed."""

from datetime import date

from congkhai.findings import Finding, Kind, Severity
from congkhai.law.officers import Officers, officers
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.record import Review
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

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


def deputy_chairs(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Whoever heads the body that meets is reviewed under one of its deputies (plan 2022, II.4.2b).

    Where a body has no deputy, anybody but the head. Who presides is asked for once the day has passed.
    A review that was held once more, and rightly, makes good the one before it.
    """
    known: dict[tuple[str, date], Officers] = {}
    wrong: list[tuple[tuple[str, str], Review]] = []
    right: set[tuple[str, str]] = set()
    for review in cycle.reviews:
        unit, day = review.meeting.unit, review.meeting.starts.date()
        of_body = known.get((unit.id, day)) or known.setdefault((unit.id, day), officers(agency, unit, day))
        who = review.official.id if review.official else ""
        head = of_body.heads.get(who)
        if head is None or (review.chair is None and day >= today):
            continue
        chair = review.chair.id if review.chair else ""
        if not chair or chair == head or (of_body.deputies and chair not in of_body.deputies):
            wrong.append(((who, unit.id), review))
        elif day <= today:
            right.add((who, unit.id))
    yield from (_finding(review) for subject, review in wrong if subject not in right)


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
