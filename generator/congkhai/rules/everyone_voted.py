"""Everybody who is rated was voted on at a meeting."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.authority import rated_here
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.rules.rule import Findings, Rule

NO_VOTE = Kind(
    code="thieu-bieu-quyet",
    message="{bearer} được xếp loại nhưng chưa ghi kết quả biểu quyết nào.",
    remedy="Ghi kết quả biểu quyết theo biên bản cuộc họp vào bảng Biểu quyết.",
)


def everyone_voted(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """The minutes show the vote result of each person (plan 2022, IV.3).

    Whom a superior's decision rates is voted on elsewhere, or not at all.
    """
    voted = {vote.official.id for vote in cycle.votes if vote.official}
    for rating in cycle.current_people:
        if rated_here(cycle, rating) and rating.official.id not in voted:
            yield NO_VOTE.at(at(rating, "official"))


RULE = Rule(
    code="co-bieu-quyet",
    title="Mỗi người được xếp loại đều có kết quả biểu quyết",
    check=everyone_voted,
    passes="Mỗi người được xếp loại có ít nhất một dòng biểu quyết: đúng.",
    fails="Một Phó Giám đốc được xếp loại mà chưa ghi kết quả biểu quyết nào: lỗi.",
)
