"""An announcement is not older than the decisions it announces."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.rules.papers import called
from congkhai.rules.rule import Edit, Example, Rule
from congkhai.text.dates import short_date

ANNOUNCED_TOO_EARLY = Kind(
    code="thong-bao-truoc-quyet-dinh",
    message=(
        "{announcement} ghi ngày {issued}, trước quyết định đầu tiên của kỳ ({decision}, ngày {decided}), "
        "nên chưa có kết quả nào để thông báo."
    ),
    remedy="Đối chiếu ngày ban hành của hai văn bản với bản đã ký rồi sửa ở bảng Văn bản, dòng {row}.",
)


def announced_after_decisions(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """No announcement is older than the first decision of the cycle (NĐ 335/2025 Đ.21.2đ).

    A decision later than an announcement is a supplement or a correction: another rule asks for it to be
    announced too.
    """
    decisions = [rating.decision for rating in cycle.ratings if rating.decision and rating.decision.issued]
    first = min(decisions, key=lambda decision: decision.issued or date.max, default=None)
    for row in cycle.announcements:
        paper = row.document
        if first and first.issued and paper.issued and paper.issued < first.issued:
            yield ANNOUNCED_TOO_EARLY.at(
                agency.cell(row.place, "van_ban", paper.id),
                announcement=called(paper),
                issued=short_date(paper.issued),
                decision=called(first),
                decided=short_date(first.issued),
                row=paper.place.row,
            )


RULE = Rule(
    code="thong-bao-sau-quyet-dinh",
    title="Thông báo công khai không sớm hơn các quyết định mà nó công bố",
    check=announced_after_decisions,
    kinds=(ANNOUNCED_TOO_EARLY,),
    passes=Example(
        "Quyết định đầu tiên ngày 03/12/2026, thông báo cùng ngày: đúng.",
        (Edit("van_ban", "TB-2026-62", {"ngay_ban_hanh": "2026-12-03"}),),
    ),
    fails=Example(
        "Quyết định đầu tiên ngày 03/12/2026, thông báo ngày 02/12/2026: lỗi.",
        (Edit("van_ban", "TB-2026-62", {"ngay_ban_hanh": "2026-12-02"}),),
    ),
)
