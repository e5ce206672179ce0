"""Each division's dossier comes in by its day."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Bearer, Finding, Kind
from congkhai.law.deadlines import last_day
from congkhai.law.dossiers import dated, first_received, overdue
from congkhai.law.staff import divisions
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.plan import Step
from congkhai.model.structure import UnitKind
from congkhai.model.year import DossierKind
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN, due, no_dated
from congkhai.text.dates import short_date

DOSSIER_LATE = Kind(
    code="ho-so-don-vi-muon",
    message="Hồ sơ của {unit} nhận ngày {day}, muộn: phải nộp {due}.",
    remedy=f"Kiểm tra ngày nhận; nếu đúng là nộp muộn thì {EXPLAIN}.",
    unnamed=True,
)
DOSSIER_MISSING = Kind(
    code="chua-co-ho-so-don-vi",
    message="Chưa ghi hồ sơ của {bearer}, phải nộp {due}.",
    remedy=f"Khi nhận được thì ghi vào bảng Hồ sơ đã nhận; nếu đơn vị không phải nộp thì {EXPLAIN}.",
)


def unit_dossiers(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Every division with people in it sends its dossier by the day of the task (plan 2022, IV.3).

    Not yet in is said once the last day has passed.
    """
    received = first_received(cycle, DossierKind.UNIT)
    for task in dated(cycle, Step.UNIT_DOSSIER):
        last = last_day(task) or today
        one = task.unit if task.unit and task.unit.kind is UnitKind.DIVISION else None
        for unit in (one,) if one else divisions(agency, cycle.last_day):
            dossier = received.get(unit.id)
            if not overdue(dossier.received if dossier else None, last, today):
                continue
            if dossier:
                place = at(dossier, "received")
                day = short_date(dossier.received)
                yield DOSSIER_LATE.at(place, unit=Bearer(unit.name, unit.id), day=day, due=due(task))
            else:
                yield DOSSIER_MISSING.at(unit.place, due=due(task))


def no_dated_task(agency: Agency, cycle: Cycle) -> str:
    """What the office has not filled in, or ""."""
    return no_dated(cycle, Step.UNIT_DOSSIER, "nộp hồ sơ của phòng")


RULE = Rule(
    code="ho-so-don-vi-dung-han",
    title="Hồ sơ của các phòng nộp đúng hạn",
    check=unit_dossiers,
    kinds=(DOSSIER_LATE, DOSSIER_MISSING),
    passes="Hồ sơ phải nộp trước ngày 01/12, nhận ngày 30/11: đúng ngày cuối.",
    fails="Hồ sơ phải nộp trước ngày 01/12, nhận đúng ngày 01/12: muộn.",
    lacks=no_dated_task,
)
