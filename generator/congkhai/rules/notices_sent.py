"""Everybody whom the agency rates is told in writing by the day the results are public."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.days import later
from congkhai.law.results_due import told_by_agency
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

NO_NOTICE = Kind(
    code="chua-thong-bao-ca-nhan",
    message=("Kết quả đã công khai từ ngày {day} nhưng chưa ghi thông báo bằng văn bản nào cho {bearer}."),
    remedy="Gửi thông báo bằng văn bản cho từng người rồi ghi vào bảng Thông báo cho cá nhân.",
)
NOTICE_EARLY = Kind(
    code="thong-bao-ca-nhan-truoc-quyet-dinh",
    message="Thông báo cho {bearer} gửi ngày {sent}, trước ngày ký quyết định xếp loại ({decided}).",
    remedy=(
        "Đối chiếu với thông báo đã gửi rồi sửa ngày; nếu đúng là gửi trước thì gửi lại sau khi có quyết "
        "định và ghi ngày gửi lại."
    ),
    contradicts=True,
)
NOTICE_LATE = Kind(
    code="thong-bao-ca-nhan-muon",
    message="Thông báo cho {bearer} gửi ngày {sent}, sau ngày kết quả được công khai ({day}).",
    remedy="Kiểm tra ngày gửi; nếu đúng là gửi sau thì ghi lý do và văn bản ở bảng Giải trình cảnh báo.",
)


def notices_sent(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """A written notice to each person, after the decision, by the day of publication (NĐ 335/2025 Đ.21.2đ).

    Whom the superior rates is told by the superior.
    """
    sent = {notice.rating.id: notice for notice in reversed(cycle.notices)}
    shown: dict[date, date | None] = {}
    for rating in told_by_agency(cycle):
        decided = rating.decided
        if decided is None:
            continue
        if decided not in shown:
            shown[decided] = _public_from(cycle, decided, today)
        day, notice = shown[decided], sent.get(rating.id)
        if day and notice is None:
            yield told(NO_NOTICE, Where(rating), day=day)
        elif notice and later(decided, notice.sent):
            yield told(NOTICE_EARLY, Where(notice, "sent"), sent=notice.sent, decided=decided)
        elif notice and later(notice.sent, day):
            yield told(NOTICE_LATE, Where(notice, "sent"), sent=notice.sent, day=day)


def _public_from(cycle: Cycle, decided: date, today: date) -> date | None:
    """The first day, until today, on which what was decided that day was public; None before there is one."""
    days = [max(order.starts, decided) for order in cycle.orders if order.ends >= decided]
    days += [row.document.issued for row in cycle.announcements if row.document.issued]
    return min((day for day in days if decided <= day <= today), default=None)


RULE = Rule(
    code="thong-bao-tung-nguoi",
    title="Mỗi người được xếp loại nhận thông báo bằng văn bản chậm nhất vào ngày công khai kết quả",
    check=notices_sent,
    passes="Kết quả công khai ngày 07/12/2026, thông báo gửi từng người trong ngày ấy: đúng.",
    fails="Một người nhận thông báo ngày 08/12/2026, sau ngày công khai 07/12/2026: cảnh báo.",
)
