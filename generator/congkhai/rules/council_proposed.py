"""The appraisal council proposes a level before it is decided."""

from collections.abc import Iterable, Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.days import in_order
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import PersonRating, Proposal, Rating, Status
from congkhai.model.structure import UnitKind
from congkhai.rules.rule import Rule, own
from congkhai.rules.wording import EXPLAIN, numbered
from congkhai.text.dates import short_date

NOT_PROPOSED = Kind(
    code="thieu-de-xuat-hoi-dong",
    message="Kết quả của {bearer} theo quyết định {decision} mà chưa ghi đề xuất nào của hội đồng thẩm định.",
    remedy=f"Ghi đề xuất của hội đồng vào bảng Đề xuất; nếu hội đồng không xét thì {EXPLAIN}.",
)
PROPOSED_LATER = Kind(
    code="de-xuat-sau-quyet-dinh",
    message=(
        "Hội đồng thẩm định đề xuất về {bearer} ngày {day}, sau khi quyết định {decision} đã ký "
        "(ngày {issued})."
    ),
    remedy=f"Kiểm tra ngày đề xuất và ngày ký quyết định; nếu đúng như vậy thì {EXPLAIN}.",
    contradicts=True,
)


def council_proposed(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """A council's proposal stands for everything the agency decides, not after the decision (IV.1).

    A proposal without a day is taken for one made in time.
    """
    first = _first_proposals(cycle.proposals)
    current: tuple[Rating, ...] = (*cycle.current_units, *cycle.current_people)
    for rating in current:
        decision = rating.decision
        if rating.status is not Status.RATED or decision is None or not own(cycle, decision):
            continue
        proposal = first.get(_subject(rating))
        if proposal is None:
            yield NOT_PROPOSED.at(rating.place, decision=numbered(decision))
        elif proposal.day and decision.issued and proposal.day > decision.issued:
            yield PROPOSED_LATER.at(
                at(proposal, "day"),
                day=short_date(proposal.day),
                decision=numbered(decision),
                issued=short_date(decision.issued),
            )


def _subject(rating: Rating) -> tuple[str, str]:
    """The ids of unit and official as a proposal about the same subject has them."""
    return ("", rating.official.id) if isinstance(rating, PersonRating) else (rating.unit.id, "")


def _first_proposals(proposals: Iterable[Proposal]) -> dict[tuple[str, str], Proposal]:
    """The earliest proposal of a council about each subject."""
    first: dict[tuple[str, str], Proposal] = {}
    for proposal in in_order(proposals, lambda proposal: proposal.day, undated_first=True):
        if proposal.by.kind is UnitKind.COUNCIL:
            unit, official = proposal.unit, proposal.official
            first.setdefault((unit.id if unit else "", official.id if official else ""), proposal)
    return first


RULE = Rule(
    code="hoi-dong-de-xuat",
    title="Hội đồng thẩm định đề xuất trước khi quyết định xếp loại",
    check=council_proposed,
    kinds=(NOT_PROPOSED, PROPOSED_LATER),
    passes="Hội đồng thẩm định đề xuất cùng ngày 04/12 với quyết định: không lỗi.",
    fails="Một Phó Giám đốc được xếp loại mà hội đồng thẩm định chưa đề xuất: cảnh báo.",
)
