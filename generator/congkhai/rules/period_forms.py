"""The form of each month or quarter comes in by the day that it sets."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.law.authority import rated_here
from congkhai.law.filings import period_forms as forms_due
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.forms import DossierKind
from congkhai.rules.by_last_day import Duty, by_last_day
from congkhai.rules.rule import Rule, unless
from congkhai.rules.wording import EXPLAIN

FORM_LATE = Kind(
    code="phieu-theo-doi-muon",
    message="{form} {period} của {bearer} nhận ngày {done}, muộn: phải nộp chậm nhất {last}.",
    remedy=f"Kiểm tra ngày nhận; nếu đúng là nộp muộn thì {EXPLAIN}.",
    severity=Severity.WARNING,
)
FORM_MISSING = Kind(
    code="chua-co-phieu-theo-doi",
    message="Chưa ghi {form} {period} của {bearer}, phải nộp chậm nhất {last}.",
    remedy=(
        "Khi nhận được thì ghi vào bảng Hồ sơ đã nhận, hoặc ghi điểm vào bảng Điểm theo dõi, đánh giá; "
        f"nếu người này không làm việc trong kỳ thì {EXPLAIN}."
    ),
    severity=Severity.WARNING,
)


def period_forms(agency: Agency, cycle: Cycle, today: date) -> Iterator[Duty]:
    """Each month's or quarter's form, so many working days after it (`bieu_mau.so_ngay_sau_ky`).

    A score of the period counts as the form. Of whom this agency has rated, `periods_complete` tells which
    periods lack (NĐ 335/2025 Đ.17.3).
    """
    rated = {row.official.id for row in cycle.current_people if rated_here(cycle, row)}
    for owed, official, dossier in forms_due(agency, cycle, today):
        if dossier or official.id not in rated:
            where = Where(dossier, "received") if dossier else Where(official)
            period = owed.period.words(cycle.year) if owed.period else ""
            facts = {"form": owed.form.name, "period": period}
            yield Duty(dossier.received if dossier else None, owed.last, where, facts)


RULE = Rule(
    code="phieu-theo-doi-dung-han",
    title="Phiếu theo dõi, đánh giá của từng tháng (quý) nộp đúng hạn",
    check=by_last_day(period_forms, late=FORM_LATE, missing=FORM_MISSING),
    passes="Phiếu tháng 3 phải nộp chậm nhất ngày 07/4/2026, nhận ngày 07/4/2026: đúng ngày cuối.",
    fails="Phiếu tháng 3 phải nộp chậm nhất ngày 07/4/2026, nhận ngày 08/4/2026: muộn.",
    lacks=unless(
        lambda agency, cycle: any(
            form.dossier is DossierKind.PERIOD_FORM and form.days_after is not None for form in cycle.forms
        ),
        "bảng Biểu mẫu chưa ghi ‘Số ngày sau kỳ’ của phiếu theo dõi, đánh giá nào",
    ),
)
