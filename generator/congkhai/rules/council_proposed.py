"""The appraisal council proposes a level before it is decided."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.law.days import first_of_each
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Rating, Status
from congkhai.model.structure import UnitKind
from congkhai.rules.first_then import Pair, before_decision, first_then
from congkhai.rules.rule import Rule, own
from congkhai.rules.wording import EXPLAIN

NOT_PROPOSED = Kind(
    code="thieu-de-xuat-hoi-dong",
    message="Kết quả của {bearer} theo quyết định {decision} mà chưa ghi đề xuất nào của hội đồng thẩm định.",
    remedy=f"Ghi đề xuất của hội đồng vào bảng Đề xuất; nếu hội đồng không xét thì {EXPLAIN}.",
)
PROPOSED_LATER = Kind(
    code="de-xuat-sau-quyet-dinh",
    message=(
        "Hội đồng thẩm định đề xuất về {bearer} ngày {first}, sau khi quyết định {decision} đã ký "
        "(ngày {then})."
    ),
    remedy=f"Kiểm tra ngày đề xuất và ngày ký quyết định; nếu đúng như vậy thì {EXPLAIN}.",
    contradicts=True,
)


def council_proposed(agency: Agency, cycle: Cycle, today: date) -> Iterator[Pair]:
    """A council's proposal stands for everything the agency decides, not after the decision (IV.1).

    A proposal without a day is taken for one made in time.
    """
    of_council = (proposal for proposal in cycle.proposals if proposal.by.kind is UnitKind.COUNCIL)
    first = first_of_each(of_council, lambda proposal: proposal.day)
    current: tuple[Rating, ...] = (*cycle.current_units, *cycle.current_people)
    for rating in current:
        if rating.status is Status.RATED and own(cycle, rating.decision):
            yield before_decision(rating, first.get(rating.bearer))


RULE = Rule(
    code="hoi-dong-de-xuat",
    title="Hội đồng thẩm định đề xuất trước khi quyết định xếp loại",
    check=first_then(council_proposed, later=PROPOSED_LATER, lacks=NOT_PROPOSED),
    passes="Hội đồng thẩm định đề xuất cùng ngày 04/12 với quyết định: không lỗi.",
    fails="Một Phó Giám đốc được xếp loại mà hội đồng thẩm định chưa đề xuất: cảnh báo.",
)
