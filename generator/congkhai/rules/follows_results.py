"""What makes results public, and petitions about them, stand in a year that has results."""

from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.law.authority import anything_decided
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.rules.papers import called
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import EXPLAIN, told
from congkhai.value import replace

ANNOUNCED_BEFORE_CYCLE = Kind(
    code="thong-bao-truoc-ky",
    message=(
        "{announcement} được ghi là thông báo kết quả năm {year}, nhưng ban hành ngày {issued}, trước khi kỳ "
        "đánh giá bắt đầu (ngày {first})."
    ),
    remedy=(
        "Sửa ô ‘Kỳ đánh giá’ thành kỳ mà thông báo công bố kết quả; ghi nhầm văn bản thì sửa ô ‘Văn bản’, "
        "nhầm ngày thì sửa ở bảng Văn bản, dòng {row}."
    ),
    contradicts=True,
)
NOTHING_TO_TELL = Kind(
    code="cong-khai-chua-co-ket-qua",
    message="{what} được ghi cho năm {year}, nhưng năm ấy chưa có kết quả xếp loại nào để công khai.",
    remedy=(
        "Nếu dòng này thuộc năm khác thì sửa ô ‘Kỳ đánh giá’; nếu đúng là của năm {year} thì ghi kết quả của "
        "năm vào bảng Xếp loại tập thể, Xếp loại cá nhân trước."
    ),
)
NOTHING_TO_CONTEST = Kind(
    code="kien-nghi-chua-co-ket-qua",
    message="Kiến nghị ở dòng này được ghi cho năm {year}, nhưng năm ấy chưa có kết quả xếp loại nào.",
    remedy=(
        "Sửa ô ‘Kỳ đánh giá’ thành năm có kết quả mà người ấy kiến nghị; nếu kiến nghị về kết quả theo dõi, "
        f"đánh giá tháng, quý của năm {{year}} thì {EXPLAIN}."
    ),
    severity=Severity.WARNING,
)


def follows_results(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """An announcement of a year comes after its start and has results to tell; it blocks where it has not.

    A window of publication that has begun, and a petition, only warn: by them nothing untrue is published.
    Who has scores of months or quarters may petition about these (NĐ 335/2025 Đ.24.2đ).
    """
    early = [row for row in cycle.announcements if (row.document.issued or date.max) < cycle.first_day]
    for row in early:
        paper, first = row.document, cycle.first_day
        facts = {"announcement": called(paper), "issued": paper.issued, "row": paper.place.row}
        yield told(ANNOUNCED_BEFORE_CYCLE, Where(row, "document"), year=cycle.year, first=first, **facts)
    if anything_decided(cycle):
        return
    for row in cycle.announcements:
        if row not in early:
            yield told(NOTHING_TO_TELL, Where(row, "cycle"), year=cycle.year, what=called(row.document))
    for order in cycle.orders:
        if order.starts <= today:
            finding = told(NOTHING_TO_TELL, Where(order, "cycle"), year=cycle.year, what="Thời hạn công khai")
            yield replace(finding, severity=Severity.WARNING)
    scored = {score.official.id for score in cycle.scores}
    for petition in (one for one in cycle.petitions if one.official.id not in scored):
        yield told(NOTHING_TO_CONTEST, Where(petition, "cycle"), year=cycle.year)


RULE = Rule(
    code="cong-bo-dung-nam",
    title="Thông báo, thời hạn công khai, kiến nghị thuộc năm đã có kết quả xếp loại",
    check=follows_results,
    passes="Thông báo ngày 07/12/2026 công bố kết quả của năm 2026, đã có quyết định từ ngày 03/12: đúng.",
    fails="Thông báo của năm 2026 ghi ban hành ngày 08/11/2026, trước khi kỳ đánh giá bắt đầu: lỗi.",
    always=True,
)
