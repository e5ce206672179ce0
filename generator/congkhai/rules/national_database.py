"""A reminder: the results go to the national database within some days."""

from datetime import date, timedelta

from congkhai.findings import Kind
from congkhai.law.days import earliest, later
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.plan import Step
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

NOT_ENTERED = Kind(
    code="chua-dong-bo-ket-qua",
    message=(
        "Kết quả có ngày {day} phải được cập nhật vào Cơ sở dữ liệu quốc gia về cán bộ, công chức, viên chức "
        "chậm nhất ngày {limit} ({days} ngày sau khi có kết quả); chưa ghi lần cập nhật nào từ ngày đó."
    ),
    remedy=(
        "Cập nhật xong thì ghi ‘Ngày hoàn thành’ ở việc có ‘Bước’ là “cập nhật cơ sở dữ liệu quốc gia” trong "
        "bảng Công việc; chưa có việc này thì thêm một dòng."
    ),
)
ENTERED_LATE = Kind(
    code="dong-bo-ket-qua-muon",
    message="Kết quả có ngày {day} được cập nhật ngày {done}, sau hạn {limit} (có {days} ngày để cập nhật).",
    remedy="Kiểm tra ‘Ngày hoàn thành’ và ngày ban hành quyết định; nếu đúng như vậy thì không cần sửa gì.",
)
DAYS = "NGAY-DONG-BO"


def national_database(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """At the latest `tham_so` NGAY-DONG-BO days after the last decision (NĐ 335/2025 Đ.26.1d)."""
    allowed = agency.parameter(DAYS, cycle.year)
    decisions = (row.decision for row in cycle.current_people if row.decision)
    known = [paper.issued for paper in decisions if paper.issued and paper.issued <= today]
    if allowed is None or not known:
        return
    day, steps = max(known), [task for task in cycle.tasks if task.step is Step.NATIONAL_DATABASE]
    limit = day + timedelta(days=int(allowed.value))
    done = [task for task in steps if task.finished and task.finished >= day]
    first = earliest(done, lambda task: task.finished)
    facts = {"day": day, "limit": limit, "days": f"{int(allowed.value):02}"}
    if first is None:
        # At the cell that is still empty; without a task, at the cycle's own row.
        yield told(NOT_ENTERED, Where(steps[0], "finished") if steps else Where(cycle), **facts)
    elif later(first.finished, limit):
        yield told(ENTERED_LATE, Where(first, "finished"), done=first.finished, **facts)


RULE = Rule(
    code="dong-bo-co-so-du-lieu",
    title="Kết quả được cập nhật vào cơ sở dữ liệu quốc gia đúng hạn",
    check=national_database,
    passes="Quyết định ngày 04/12/2026, cập nhật xong ngày 09/12/2026, ngày thứ năm: đúng.",
    fails="Quyết định ngày 04/12/2026, chưa ghi ngày cập nhật xong: nhắc việc.",
    needs=DAYS,
)
