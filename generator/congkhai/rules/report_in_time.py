"""The report to the superior authority goes out before its day."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.law.deadlines import dated, last_day
from congkhai.law.progress import day_done
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.plan import Step
from congkhai.rules.by_last_day import Duty, by_last_day
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN, due, no_dated

REPORT_LATE = Kind(
    code="bao-cao-muon",
    message="Báo cáo kết quả gửi {to} ngày {done}, muộn: phải gửi {due}.",
    remedy=f"Kiểm tra ngày hoàn thành, ngày của văn bản báo cáo; nếu đúng là gửi muộn thì {EXPLAIN}.",
)
REPORT_MISSING = Kind(
    code="chua-bao-cao",
    message="Chưa ghi báo cáo kết quả đã gửi {to}, phải gửi {due}.",
    remedy="Gửi báo cáo rồi ghi ngày ở ô ‘Ngày hoàn thành’, văn bản ở ô ‘Văn bản kết quả’.",
)


def report_in_time(agency: Agency, cycle: Cycle, today: date) -> Iterator[Duty]:
    """By the day the task is done, else the date of the report; before 15/12 in the plan of 2022 (IV.4)."""
    for task in dated(cycle, Step.REPORT):
        day = day_done(agency, cycle, task, today)
        facts = {"to": task.recipient or "cấp trên", "due": due(task)}
        yield Duty(day, last_day(task), Where(task, "finished"), facts)


RULE = Rule(
    code="bao-cao-dung-han",
    title="Báo cáo kết quả gửi cấp trên đúng hạn",
    check=by_last_day(report_in_time, late=REPORT_LATE, missing=REPORT_MISSING),
    passes="Báo cáo phải gửi trước ngày 15/12, gửi ngày 14/12: vừa kịp.",
    fails="Báo cáo phải gửi trước ngày 15/12, gửi đúng ngày 15/12: muộn.",
    lacks=no_dated(Step.REPORT, "báo cáo cấp trên"),
)
