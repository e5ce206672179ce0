"""The agency decides before the day that the year's law sets."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.law.deadlines import SPECIAL, USUAL, year_end
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.rules.by_last_day import Duty, by_last_day
from congkhai.rules.rule import Rule, own, unless
from congkhai.rules.wording import EXPLAIN, numbered

DECIDED_LATE = Kind(
    code="quyet-dinh-muon",
    message=(
        "Quyết định {decision} ký ngày {done}, muộn: phải xếp loại trước ngày {limit}, tức chậm nhất {last}."
    ),
    remedy=f"Kiểm tra ngày ký; {{special}}nếu đúng là muộn thì {EXPLAIN}.",
)
ALLOWED_LATER = (
    f"nếu cấp trên cho phép trường hợp đặc biệt thì ghi văn bản đó ở ô ‘Văn bản’ của tham số {SPECIAL}; "
)
NOT_DECIDED = Kind(
    code="qua-han-chua-quyet-dinh",
    message=(
        "Năm {year} chưa ghi quyết định xếp loại nào của cơ quan; phải xếp loại trước ngày {limit}, "
        "tức chậm nhất {last}."
    ),
    remedy=(
        "Ghi quyết định vào bảng Văn bản và mã quyết định vào các dòng của bảng Xếp loại tập thể, "
        "Xếp loại cá nhân."
    ),
)


def decided_in_time(agency: Agency, cycle: Cycle, today: date) -> Iterator[Duty]:
    """The agency's first decisions, before 15/12, or 15/01 where a document allows (NĐ 335 Đ.9.1, Đ.19.2).

    What replaces a decision, and what a superior decides, may come later. That something is decided is asked
    of a year whose reviews or votes are recorded.
    """
    end = year_end(agency, cycle.year)
    if end is None:
        return
    special = ALLOWED_LATER if agency.parameter(SPECIAL, cycle.year) else ""
    facts = {"limit": end.limit, "special": special, "year": cycle.year}
    decided = [row for row in cycle.ratings if own(cycle, row.decision)]
    first = {row.decision.id: row.decision for row in decided if row.decision and row.replaces is None}
    for decision in first.values():
        if decision.issued:
            signed = {"decision": numbered(decision), **facts}
            yield Duty(decision.issued, end.last, Where(decision, "issued"), signed)
    if not decided and (cycle.reviews or cycle.votes):
        yield Duty(None, end.last, Where(cycle), facts)


RULE = Rule(
    code="quyet-dinh-truoc-han",
    title="Quyết định xếp loại ký trước ngày luật định",
    check=by_last_day(decided_in_time, late=DECIDED_LATE, missing=NOT_DECIDED),
    passes="Quyết định xếp loại ký ngày 14/12/2026: vừa kịp.",
    fails="Quyết định xếp loại ký ngày 15/12/2026, không có văn bản cho phép trường hợp đặc biệt: muộn.",
    needs=USUAL,
    lacks=unless(
        lambda agency, cycle: year_end(agency, cycle.year),
        f"tham số {USUAL} phải ghi tháng và ngày, ví dụ 12-15",
    ),
)
