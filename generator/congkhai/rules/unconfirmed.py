"""Tasks that were taken over from an earlier year and that the office has not confirmed."""

from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.rules.rule import Findings, Rule

TASK_UNCONFIRMED = Kind(
    code="viec-chua-xac-nhan",
    message="Công việc chép từ kế hoạch năm trước, cơ quan chưa xác nhận cho năm {year}.",
    remedy=(
        "Soát nội dung, ngày và nơi gửi của từng việc; đúng rồi thì xoá trắng ô ‘Chưa xác nhận’, "
        "việc nào không dùng thì xoá cả dòng."
    ),
    severity=Severity.WARNING,
)


def unconfirmed(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """No task of the plan is still a draft; the same words for all, so that they are told once."""
    for task in cycle.tasks:
        if task.draft:
            yield TASK_UNCONFIRMED.at(at(task, "draft"), year=cycle.year)


RULE = Rule(
    code="viec-da-xac-nhan",
    title="Công việc của kế hoạch đã được cơ quan xác nhận cho năm nay",
    check=unconfirmed,
    passes="Mọi công việc đều để trống ô ‘Chưa xác nhận’: đạt.",
    fails="Việc tổng kết, bình xét thi đua còn ghi “co” ở ô ‘Chưa xác nhận’: cảnh báo.",
)
