"""Each division's dossier comes in by its day."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.law.deadlines import dated
from congkhai.law.received import collective_dossiers, first_received
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import DossierKind
from congkhai.model.plan import Step
from congkhai.rules.by_last_day import Duty, by_last_day, handed_in
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN, no_dated

DOSSIER_LATE = Kind(
    code="ho-so-don-vi-muon",
    message="Hồ sơ của {subject} nhận ngày {done}, muộn: phải nộp {due}.",
    remedy=f"Kiểm tra ngày nhận; nếu đúng là nộp muộn thì {EXPLAIN}.",
    unnamed=True,
)
DOSSIER_MISSING = Kind(
    code="chua-co-ho-so-don-vi",
    message="Chưa ghi hồ sơ của {bearer}, phải nộp {due}.",
    remedy=f"Khi nhận được thì ghi vào bảng Hồ sơ đã nhận; nếu đơn vị không phải nộp thì {EXPLAIN}.",
)


def unit_dossiers(agency: Agency, cycle: Cycle, today: date) -> Iterator[Duty]:
    """Every division with people in it sends its dossier by the day of the task (plan 2022, IV.3)."""
    received = first_received(cycle, DossierKind.UNIT)
    for task in dated(cycle, Step.UNIT_DOSSIER):
        for unit in collective_dossiers(agency, cycle, task):
            yield handed_in(task, received.get(unit.bearer), unit)


RULE = Rule(
    code="ho-so-don-vi-dung-han",
    title="Hồ sơ của các phòng nộp đúng hạn",
    check=by_last_day(unit_dossiers, late=DOSSIER_LATE, missing=DOSSIER_MISSING),
    passes="Hồ sơ phải nộp trước ngày 01/12, nhận ngày 30/11: đúng ngày cuối.",
    fails="Hồ sơ phải nộp trước ngày 01/12, nhận đúng ngày 01/12: muộn.",
    lacks=no_dated(Step.UNIT_DOSSIER, "nộp hồ sơ của phòng"),
)
