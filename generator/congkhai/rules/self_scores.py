"""Those who lead score themselves by the day set for it."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.deadlines import last_day
from congkhai.law.dossiers import dated, first_received, overdue
from congkhai.law.staff import away, leaders
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.plan import Step
from congkhai.model.year import DossierKind
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN, due, no_dated
from congkhai.text.dates import short_date

SCORE_LATE = Kind(
    code="tu-cham-diem-muon",
    message="Phiếu tự chấm điểm của {bearer} nhận ngày {day}, muộn: phải nộp {due}.",
    remedy=f"Kiểm tra ngày nhận; nếu đúng là nộp muộn thì {EXPLAIN}.",
)
SCORE_MISSING = Kind(
    code="chua-tu-cham-diem",
    message="Chưa ghi phiếu tự chấm điểm của {bearer}, cán bộ lãnh đạo, quản lý, phải nộp {due}.",
    remedy=f"Khi nhận được thì ghi vào bảng Hồ sơ đã nhận; nếu người này không phải nộp thì {EXPLAIN}.",
)


def self_scores(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Heads and deputies, of the agency and of its units, by the day of the task (plan 2022, IV.2).

    Not yet in is said once the last day has passed; not of those who were away.
    """
    received = first_received(cycle, DossierKind.SELF_SCORE)
    absent = away(cycle)
    for task in dated(cycle, Step.SELF_SCORE):
        last = last_day(task) or today
        for post in leaders(agency, cycle.last_day):
            sheet = received.get(post.official.id)
            if not overdue(sheet.received if sheet else None, last, today):
                continue
            if sheet:
                place = at(sheet, "received")
                yield SCORE_LATE.at(place, day=short_date(sheet.received), due=due(task))
            elif post.official.id not in absent:
                yield SCORE_MISSING.at(post.official.place, due=due(task))


def no_dated_task(agency: Agency, cycle: Cycle) -> str:
    """What the office has not filled in, or ""."""
    return no_dated(cycle, Step.SELF_SCORE, "tự chấm điểm")


RULE = Rule(
    code="tu-cham-diem-dung-han",
    title="Cán bộ lãnh đạo, quản lý nộp phiếu tự chấm điểm đúng hạn",
    check=self_scores,
    kinds=(SCORE_LATE, SCORE_MISSING),
    passes="Phiếu tự chấm điểm phải nộp trước ngày 01/12, nhận ngày 30/11: đúng ngày cuối.",
    fails="Phiếu tự chấm điểm phải nộp trước ngày 01/12, nhận đúng ngày 01/12: muộn.",
    lacks=no_dated_task,
)
