"""Contract workers are rated only where the agency decided so by a document."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.members import contracts_rated
from congkhai.law.posts import employment
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import Status
from congkhai.model.structure import Employment
from congkhai.rules.rule import Findings, Rule

NOT_DECIDED = Kind(
    code="hop-dong-chua-co-quyet-dinh",
    message="Người làm việc theo hợp đồng lao động được xếp loại nhưng cơ quan chưa quyết định áp dụng.",
    remedy=(
        "Nếu cơ quan đã quyết định thì ở dòng AP-DUNG-HOP-DONG của bảng Tham số ghi co vào ô ‘Giá trị bằng "
        "chữ’, ghi quyết định vào ô ‘Văn bản’; nếu chưa thì xoá dòng kết quả này và dòng dẫn đến nó ở "
        "bảng Thông báo cho cá nhân."
    ),
)
DECISION_MISSING = Kind(
    code="hop-dong-thieu-van-ban",
    message="Tham số AP-DUNG-HOP-DONG ghi áp dụng nhưng chưa ghi quyết định của cơ quan.",
    remedy="Ghi ở ô ‘Văn bản’ quyết định của cơ quan về việc áp dụng cho người làm việc theo hợp đồng.",
)


def contracts_by_decision(agency: Agency, cycle: Cycle, today: date) -> Findings:
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
            yield NOT_DECIDED.at(at(rating, "status"))
        return
    # The decree itself, as the row cites it in a new folder, leaves this to the agency.
    paper = row.source.document
    if rated and paper in (None, cycle.rule_set.source.document):
        yield DECISION_MISSING.at(at(row, "source.document"))


RULE = Rule(
    code="hop-dong-theo-quyet-dinh",
    title="Người làm việc theo hợp đồng chỉ được xếp loại khi cơ quan quyết định áp dụng",
    check=contracts_by_decision,
    passes="Người làm việc theo hợp đồng được xếp loại theo quyết định áp dụng của cơ quan: đúng.",
    fails="Người làm việc theo hợp đồng được xếp loại khi cơ quan chưa quyết định áp dụng: cảnh báo.",
)
