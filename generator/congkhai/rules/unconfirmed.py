"""Rows of the plan that a new folder or year started with and that the office has not confirmed."""

from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.law.drafts import drafts
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.rules.rule import Findings, Rule

ROW_UNCONFIRMED = Kind(
    code="viec-chua-xac-nhan",
    message="Dòng này còn là dự thảo của kế hoạch năm {year}, cơ quan chưa xác nhận.",
    remedy=(
        "Soát từng dòng, dòng nào không dùng thì xoá cả dòng; đúng rồi thì chạy congkhai plan confirm, "
        "hoặc xoá trắng ô ‘Chưa xác nhận’."
    ),
    severity=Severity.WARNING,
)


def unconfirmed(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """No row of the plan is still a draft; the same words for all, so that those of a table are told once."""
    for row in drafts(cycle):
        yield ROW_UNCONFIRMED.at(at(row, "draft"), year=cycle.year)


RULE = Rule(
    code="viec-da-xac-nhan",
    title="Công việc của kế hoạch đã được cơ quan xác nhận cho năm nay",
    check=unconfirmed,
    passes="Mọi công việc đều để trống ô ‘Chưa xác nhận’: đạt.",
    fails="Việc tổng kết, bình xét thi đua còn ghi “co” ở ô ‘Chưa xác nhận’: cảnh báo.",
)
