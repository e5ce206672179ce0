"""Petitions are answered within the working days that the law gives the authority."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.law.petitions import DAYS, answering
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.rules.by_last_day import Duty, by_last_day
from congkhai.rules.rule import Rule

ANSWERED_LATE = Kind(
    code="kien-nghi-giai-quyet-muon",
    message=(
        "Kiến nghị của {bearer} nhận ngày {received}, giải quyết ngày {done}; hạn giải quyết của cơ quan "
        "là ngày {limit} (đếm {days} ngày làm việc, kể từ ngày liền sau ngày nhận)."
    ),
    remedy=(
        "Kiểm tra hai ngày trong hồ sơ kiến nghị; nếu đúng là giải quyết muộn thì ghi lý do và văn bản "
        "ở bảng Giải trình cảnh báo."
    ),
)
OVERDUE = Kind(
    code="kien-nghi-qua-han",
    message=(
        "Kiến nghị của {bearer} nhận ngày {received} chưa ghi ngày giải quyết, mà hạn giải quyết của cơ quan "
        "đã hết ngày {limit} (đếm {days} ngày làm việc, kể từ ngày liền sau ngày nhận)."
    ),
    remedy="Giải quyết kiến nghị, trả lời người kiến nghị, rồi ghi ngày và kết quả giải quyết vào dòng này.",
)


def petitions_answered(agency: Agency, cycle: Cycle, today: date) -> Iterator[Duty]:
    """Within `tham_so` NGAY-GIAI-QUYET-KIEN-NGHI working days of receipt (NĐ 335/2025 Đ.22).

    It is the authority's time limit; the law sets officials none for petitioning.
    """
    for one in answering(agency, cycle):
        petition = one.petition
        facts = {"received": petition.received, "limit": one.last, "days": f"{one.days:02}"}
        yield Duty(petition.answered, one.last, Where(petition, "answered"), facts)


RULE = Rule(
    code="giai-quyet-kien-nghi",
    title="Kiến nghị được giải quyết trong số ngày làm việc đã ấn định",
    check=by_last_day(petitions_answered, late=ANSWERED_LATE, missing=OVERDUE),
    passes="Kiến nghị nhận ngày 08/12/2026, giải quyết ngày 17/12/2026, ngày làm việc thứ bảy: đúng.",
    fails="Kiến nghị nhận ngày 08/12/2026, giải quyết ngày 18/12/2026, ngày làm việc thứ tám: cảnh báo.",
    needs=DAYS,
)
