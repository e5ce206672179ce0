"""An announcement is not older than the decisions it announces."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.authority import first_decisions
from congkhai.law.days import earliest, later, latest
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.law import Document
from congkhai.model.plan import Step
from congkhai.model.record import Announcement
from congkhai.rules.papers import called
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

ANNOUNCED_TOO_EARLY = Kind(
    code="thong-bao-truoc-quyet-dinh",
    message=(
        "{announcement} ghi ngày {issued}, trước quyết định đầu tiên của kỳ ({decision}, ngày {decided}), "
        "nên chưa có kết quả nào để thông báo."
    ),
    remedy="Đối chiếu ngày ban hành của hai văn bản với bản đã ký rồi sửa ở bảng Văn bản, dòng {row}.",
    contradicts=True,
)

DECIDED_AFTER_LAST = Kind(
    code="quyet-dinh-sau-thong-bao",
    message=(
        "{decision} ký ngày {decided}, sau thông báo cuối cùng đã ghi ({announcement}, ngày {issued}; "
        "dòng {row}), nên thông báo đó không thể công bố kết quả theo quyết định này."
    ),
    remedy=(
        "Đối chiếu ngày của hai văn bản với bản đã ký rồi sửa; nếu kết quả này sẽ có thông báo bổ "
        "sung thì thêm việc đó vào bảng Công việc, ‘Bước’ ghi “thông báo, công khai”, ban hành xong "
        "mới ghi ‘Ngày hoàn thành’."
    ),
    contradicts=True,
)


def announced_after_decisions(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """No announcement is older than what it announces (NĐ 335/2025 Đ.21.2đ).

    That is the first decision of the cycle, and of the last announcement all that the agency decided at
    first, unless a task says that one more is to come. Decisions that replace one, and a superior's, are
    announced when they come: another rule asks for it.
    """
    decisions = [rating.decision for rating in cycle.ratings if rating.decision and rating.decision.issued]
    first = earliest(decisions, lambda decision: decision.issued)
    if first is None:
        return
    early = [row for row in cycle.announcements if later(first.issued, row.document.issued)]
    for row in early:
        yield told(ANNOUNCED_TOO_EARLY, Where(row, "document"), **both_papers(row.document, first))
    last = last_announcement(cycle)
    if last and last not in early and not still_to_come(cycle):
        for paper in dict.fromkeys(first_decisions(cycle, cycle.ratings)):
            if later(paper.issued, last.document.issued):
                yield told(DECIDED_AFTER_LAST, Where(paper, "issued"), **both_papers(last.document, paper))


def last_announcement(cycle: Cycle) -> Announcement | None:
    """The newest of the dated announcements."""
    return latest(cycle.announcements, lambda row: row.document.issued)


def still_to_come(cycle: Cycle) -> bool:
    """Whether a task of publication is still open."""
    of_step = (task for task in cycle.tasks if task.step is Step.PUBLICATION)
    return any(task.finished is None and task.outcome is None for task in of_step)


def both_papers(announcement: Document, decision: Document) -> dict[str, object]:
    """Both papers by name and day, with the row of the announcement."""
    names = {"announcement": called(announcement), "decision": called(decision)}
    days = {"issued": announcement.issued, "decided": decision.issued}
    return {"row": announcement.place.row, **names, **days}


RULE = Rule(
    code="thong-bao-sau-quyet-dinh",
    title="Thông báo công khai không sớm hơn các quyết định mà nó công bố",
    check=announced_after_decisions,
    passes="Các quyết định ngày 03/12 và 04/12/2026, thông báo ngày 04/12/2026: đúng.",
    fails="Thông báo duy nhất ngày 07/12/2026, quyết định xếp loại công chức ngày 09/12/2026: lỗi.",
)
