"""The party committee is heard on the agency's head and deputies before they are rated."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.structure import Rank, UnitKind
from congkhai.model.year import Opinion
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN, numbered
from congkhai.text.dates import short_date

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
    message="Cấp ủy cho ý kiến về {bearer} ngày {day}, sau khi quyết định {decision} đã ký (ngày {issued}).",
    remedy=f"Kiểm tra ngày cho ý kiến và ngày ký quyết định; nếu đúng như vậy thì {EXPLAIN}.",
    contradicts=True,
)
OF_AGENCY = (Rank.AGENCY_HEAD, Rank.AGENCY_DEPUTY)


def party_opinion(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """An opinion of a party cell, not after the decision that rates them (NĐ 335/2025 Đ.21.1c, 2c)."""
    first: dict[str, Opinion] = {}
    for opinion in sorted(cycle.opinions, key=lambda opinion: opinion.day):
        if opinion.official and opinion.by.kind is UnitKind.PARTY_CELL:
            first.setdefault(opinion.official.id, opinion)
    for rating in cycle.current_people:
        decision = rating.decision
        if decision is None or rating.position.rank not in OF_AGENCY:
            continue
        heard = first.get(rating.official.id)
        if heard is None:
            yield NOT_HEARD.at(rating.place, decision=numbered(decision))
        elif decision.issued and heard.day > decision.issued:
            yield HEARD_LATER.at(
                at(heard, "day"),
                day=short_date(heard.day),
                decision=numbered(decision),
                issued=short_date(decision.issued),
            )


RULE = Rule(
    code="y-kien-cap-uy",
    title="Có ý kiến của cấp ủy đối với người đứng đầu và cấp phó của cơ quan",
    check=party_opinion,
    kinds=(NOT_HEARD, HEARD_LATER),
    passes="Chi bộ cho ý kiến về Phó Giám đốc cùng ngày 04/12 với quyết định: không lỗi.",
    fails="Chi bộ cho ý kiến ngày 05/12, sau quyết định ngày 04/12: cảnh báo.",
)
