"""What is classified is neither published nor cited in public."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from congkhai.findings import Kind, Place
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.law import Document
from congkhai.model.plan import Citation
from congkhai.model.record import Announcement, DisclosureOrder
from congkhai.rules.rule import Findings, Rule, Scope

SECRET_FILE = Kind(
    code="van-ban-mat-co-tep",
    message="Văn bản ở dòng này có độ mật nhưng lại ghi tệp để đăng.",
    remedy="Xoá trắng ô ‘Tệp’ và lấy tệp ra khỏi thư mục content; nếu văn bản không mật thì sửa ô ‘Độ mật’.",
)
SECRET_CITED = Kind(
    code="dan-van-ban-mat",
    message="Văn bản “{paper}” có độ mật (bảng Văn bản, dòng {row}) nên không được dẫn ở đây.",
    remedy=(
        "Dẫn một văn bản không mật; nếu văn bản này không mật, hoặc đã giải mật, "
        "thì sửa ô ‘Độ mật’ ở bảng Văn bản."
    ),
)


def no_secrets(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """No file of a classified paper, and none among what pages cite (NĐ 30/2020 Đ.18.2)."""
    for document in agency.documents.values():
        if document.secret and document.file:
            yield SECRET_FILE.at(at(document, "file"))
    for place, paper in chain.from_iterable(map(_secret, agency.cycles)):
        yield SECRET_CITED.at(place, paper=paper.id, row=paper.place.row)


def _secret(cycle: Cycle) -> Iterator[tuple[Place, Document]]:
    """Every cell that makes a page name a secret document."""
    if cycle.plan and cycle.plan.secret:
        yield at(cycle, "plan"), cycle.plan
    citing: tuple[Announcement | Citation | DisclosureOrder, ...]
    citing = (*cycle.citations, *cycle.orders, *cycle.announcements)
    for row in citing:
        if row.document.secret:
            yield at(row, "document"), row.document
    for rating in cycle.ratings:
        if rating.decision and rating.decision.secret:
            yield at(rating, "decision"), rating.decision


RULE = Rule(
    code="khong-dang-van-ban-mat",
    title="Văn bản có độ mật không được đăng tệp, không được dẫn trên trang",
    check=no_secrets,
    scope=Scope.AGENCY,
    passes="Công văn hướng dẫn không có độ mật được kế hoạch dẫn làm căn cứ: đúng.",
    fails="Kế hoạch đăng trên trang dẫn một công văn có độ mật: lỗi.",
    always=True,
)
