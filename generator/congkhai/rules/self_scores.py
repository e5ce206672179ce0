"""Those who lead score themselves by the day set for it."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.law.deadlines import dated
from congkhai.law.received import first_received
from congkhai.law.staff import away, leaders
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import DossierKind
from congkhai.model.plan import Step
from congkhai.rules.by_last_day import Duty, by_last_day, handed_in
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN, no_dated

SCORE_LATE = Kind(
    code="tu-cham-diem-muon",
    message="Phiếu tự chấm điểm của {bearer} nhận ngày {done}, muộn: phải nộp {due}.",
    remedy=f"Kiểm tra ngày nhận; nếu đúng là nộp muộn thì {EXPLAIN}.",
)
SCORE_MISSING = Kind(
    code="chua-tu-cham-diem",
    message="Chưa ghi phiếu tự chấm điểm của {bearer}, cán bộ lãnh đạo, quản lý, phải nộp {due}.",
    remedy=f"Khi nhận được thì ghi vào bảng Hồ sơ đã nhận; nếu người này không phải nộp thì {EXPLAIN}.",
)


def self_scores(agency: Agency, cycle: Cycle, today: date) -> Iterator[Duty]:
    """Heads and deputies, of the agency and of its units, by the day of the task (plan 2022, IV.2).

    What is not in is not asked of those who were away.
    """
    received, absent = first_received(cycle, DossierKind.SELF_SCORE), away(cycle)
    for task in dated(cycle, Step.SELF_SCORE):
        for post in leaders(agency, cycle.last_day):
            sheet = received.get(post.bearer)
            if sheet or post.official.id not in absent:
                yield handed_in(task, sheet, post.official)


RULE = Rule(
    code="tu-cham-diem-dung-han",
    title="Cán bộ lãnh đạo, quản lý nộp phiếu tự chấm điểm đúng hạn",
    check=by_last_day(self_scores, late=SCORE_LATE, missing=SCORE_MISSING),
    passes="Phiếu tự chấm điểm phải nộp trước ngày 01/12, nhận ngày 30/11: đúng ngày cuối.",
    fails="Phiếu tự chấm điểm phải nộp trước ngày 01/12, nhận đúng ngày 01/12: muộn.",
    lacks=no_dated(Step.SELF_SCORE, "tự chấm điểm"),
)
