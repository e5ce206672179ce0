"""What is new or corrected is announced, and in the places where the old was shown."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.days import later
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.record import Announcement, DisclosureOrder, Rating
from congkhai.rules.announced_after_decisions import both_papers, last_announcement, still_to_come
from congkhai.rules.papers import called
from congkhai.rules.rule import Findings, Rule, own
from congkhai.rules.wording import told

NOT_ANNOUNCED = Kind(
    code="ket-qua-chua-thong-bao",
    message=(
        "{decision} ngày {decided} ban hành sau thông báo công khai gần nhất "
        "({announcement}, ngày {issued}), nên kết quả của {bearer} chưa được thông báo."
    ),
    remedy=(
        "Ban hành thông báo bổ sung, hoặc thông báo thay thế nếu kết quả cũ đã công bố, "
        "rồi ghi vào bảng Thông báo công khai."
    ),
)
PLACE_MISSING = Kind(
    code="dinh-chinh-thieu-noi",
    message=(
        "{old} đã công khai ở nơi “{where}”, nhưng từ ngày {issued} không còn thời hạn công khai nào ở đó "
        "cho thông báo thay thế."
    ),
    remedy=(
        "Công khai thông báo thay thế ở đúng nơi đã công khai thông báo cũ: ghi thêm dòng ở bảng Công khai "
        "cho nơi “{where}”, từ ngày {issued} hoặc sau đó."
    ),
)


def corrected_where_shown(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """A correction goes where the mistake was (Luật Tiếp cận thông tin 2016 Đ.22; NĐ 335/2025 Đ.21.2đ).

    A first decision of the agency newer than every announcement is told here only where one is to come.
    """
    yield from _not_announced(cycle)
    known = {row.id: row for row in cycle.announcements}
    for row in cycle.announcements:
        old = known.get(row.replaces or "")
        if old is not None:
            yield from _places(agency, cycle, old, row)


def _not_announced(cycle: Cycle) -> Findings:
    newest, awaited = last_announcement(cycle), still_to_come(cycle)
    last = newest.document if newest else None
    standing: tuple[Rating, ...] = (*cycle.current_units, *cycle.current_people)
    for rating in standing:
        decision = rating.decision
        if not (awaited or rating.replaces) and own(cycle, decision):
            continue
        if last and decision and later(decision.issued, last.issued):
            yield told(NOT_ANNOUNCED, Where(rating, "decision"), **both_papers(last, decision))


def _places(agency: Agency, cycle: Cycle, old: Announcement, new: Announcement) -> Findings:
    """Audiences that could read the old announcement and have no window from the new one's day on."""
    first, day = old.document.issued, new.document.issued
    if first is None or day is None:
        return
    shown = {order.audience for order in cycle.orders if order.starts < day and order.ends >= first}
    reached = {order.audience for order in cycle.orders if order.ends >= day}
    names = agency.titles(DisclosureOrder, "audience")
    for audience in sorted(shown - reached):
        facts = {"old": called(old.document), "where": names.get(audience, audience), "issued": day}
        yield told(PLACE_MISSING, Where(new, "replaces"), **facts)


RULE = Rule(
    code="dinh-chinh-cung-noi",
    title="Kết quả mới hay đã sửa được thông báo, ở đúng những nơi đã công khai kết quả cũ",
    check=corrected_where_shown,
    passes="Ngày 07/12/2026 ban hành thông báo, các quyết định đều từ ngày 04/12/2026 trở về trước: đúng.",
    fails=(
        "Sau thông báo ngày 07/12/2026, quyết định của UBND tỉnh về Giám đốc ngày 09/12/2026 chưa được "
        "thông báo: cảnh báo."
    ),
)
