"""The party committee is heard on the agency's head and deputies before they are rated."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.law.days import first_of_each
from congkhai.model.agency import Agency, Cycle
from congkhai.model.structure import Rank, UnitKind
from congkhai.rules.first_then import Pair, before_decision, first_then
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN

NOT_HEARD = Kind(
    code="thieu-y-kien-cap-uy",
    message=(
        "{bearer} là người đứng đầu hoặc cấp phó của cơ quan, đã có quyết định {decision} "
        "mà chưa ghi ý kiến của cấp ủy."
    ),
    remedy=f"Ghi ý kiến của chi bộ, cấp ủy vào bảng Ý kiến; nếu chưa lấy ý kiến thì {EXPLAIN}.",
)
HEARD_LATER = Kind(
    code="y-kien-cap-uy-sau-quyet-dinh",
    message="Cấp ủy cho ý kiến về {bearer} ngày {first}, sau khi quyết định {decision} đã ký (ngày {then}).",
    remedy=f"Kiểm tra ngày cho ý kiến và ngày ký quyết định; nếu đúng như vậy thì {EXPLAIN}.",
    contradicts=True,
)
OF_AGENCY = (Rank.AGENCY_HEAD, Rank.AGENCY_DEPUTY)


def party_opinion(agency: Agency, cycle: Cycle, today: date) -> Iterator[Pair]:
    """An opinion of a party cell, not after the decision that rates them (NĐ 335/2025 Đ.21.1c, 2c)."""
    of_party = (opinion for opinion in cycle.opinions_given if opinion.by.kind is UnitKind.PARTY_CELL)
    heard = first_of_each(of_party, lambda opinion: opinion.day)
    for rating in cycle.current_people:
        if rating.decision and rating.position.rank in OF_AGENCY:
            yield before_decision(rating, heard.get(rating.bearer))


RULE = Rule(
    code="y-kien-cap-uy",
    title="Có ý kiến của cấp ủy đối với người đứng đầu và cấp phó của cơ quan",
    check=first_then(party_opinion, later=HEARD_LATER, lacks=NOT_HEARD),
    passes="Chi bộ cho ý kiến về Phó Giám đốc cùng ngày 04/12 với quyết định: không lỗi.",
    fails="Chi bộ cho ý kiến ngày 05/12, sau quyết định ngày 04/12: cảnh báo.",
)
