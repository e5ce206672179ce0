"""Contract workers are rated only where the agency decided so by a document."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.members import contracts_rated
from congkhai.law.posts import employment
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Status
from congkhai.model.structure import Employment
from congkhai.rules.rule import Edit, Example, Rule

NOT_DECIDED = Kind(
    code="hop-dong-chua-co-quyet-dinh",
    message="Người làm việc theo hợp đồng lao động được xếp loại nhưng cơ quan chưa quyết định áp dụng.",
    remedy=(
        "Nếu cơ quan đã quyết định thì ghi co ở tham số AP-DUNG-HOP-DONG, kèm văn bản; nếu chưa thì bỏ kết "
        "quả này khỏi bảng xếp loại."
    ),
)
DECISION_MISSING = Kind(
    code="hop-dong-thieu-van-ban",
    message="Tham số AP-DUNG-HOP-DONG ghi áp dụng nhưng chưa ghi văn bản quyết định.",
    remedy="Ghi ở ô ‘Văn bản’ quyết định của cơ quan về việc áp dụng cho người làm việc theo hợp đồng.",
)


def contracts_by_decision(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """The agency decides whether the decree applies to them (NĐ 335/2025 Đ.28.2)."""
    rated = [
        rating
        for rating in cycle.current_people
        if rating.status is Status.RATED
        and employment(agency, rating.official, cycle.last_day) is Employment.CONTRACT
    ]
    row = contracts_rated(agency, cycle.year)
    if row is None:
        for rating in rated:
            yield NOT_DECIDED.at(agency.cell(rating.place, "trang_thai", rating.status))
    elif rated and row.source.document is None:
        yield DECISION_MISSING.at(agency.cell(row.place, "van_ban", ""))


RULE = Rule(
    code="hop-dong-theo-quyet-dinh",
    title="Người làm việc theo hợp đồng chỉ được xếp loại khi cơ quan quyết định áp dụng",
    check=contracts_by_decision,
    kinds=(NOT_DECIDED, DECISION_MISSING),
    passes=Example("Người làm việc theo hợp đồng được xếp loại theo quyết định áp dụng của cơ quan: đúng."),
    fails=Example(
        "Người làm việc theo hợp đồng được xếp loại khi cơ quan chưa quyết định áp dụng: cảnh báo.",
        (Edit("tham_so", "AP-DUNG-HOP-DONG + 2026", {"gia_tri_chu": "khong"}),),
    ),
)
