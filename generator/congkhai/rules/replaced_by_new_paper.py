"""What replaces a rating or an announcement is a new paper, later than the old one."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind, Place
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Recorded, at
from congkhai.model.law import Document
from congkhai.model.record import Announcement, Rating
from congkhai.rules.papers import called
from congkhai.rules.rule import Rule
from congkhai.text.dates import short_date

SAME_PAPER = Kind(
    code="thay-the-cung-van-ban",
    message="Dòng này thay thế dòng {row} nhưng vẫn dẫn văn bản cũ ({paper}); phải có {wanted}.",
    remedy=(
        "Ghi văn bản mới vào bảng Văn bản rồi dẫn mã của nó ở dòng này; "
        "nếu chỉ là sửa lỗi nhập thì sửa ngay dòng {row} và xoá dòng này."
    ),
)
OLDER_PAPER = Kind(
    code="thay-the-van-ban-cu-hon",
    message="{new} (ngày {new_day}) ban hành trước văn bản mà nó thay thế: {old} (ngày {old_day}).",
    remedy="Đối chiếu ngày ban hành của hai văn bản với bản đã ký; sửa ngày, hoặc ghi lại ô ‘{column}’.",
    contradicts=True,
)


def replaced_by_new_paper(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """A new decision replaces the one before it (NĐ 335/2025 Đ.21.3), an equal paper an issued one.

    The same day is allowed: papers bear no hour. Source for announcements: NĐ 30/2020 Đ.18.3.
    """
    ratings = {(type(rating), rating.id): rating for rating in cycle.ratings}
    for rating in cycle.ratings:
        old = ratings.get((type(rating), rating.replaces or ""))
        if old and old.decision and rating.decision:
            papers = (old.decision, rating.decision)
            yield from _newer(at(rating, "decision"), old, papers, _title(rating), "quyết định mới")
    issued = {row.id: row for row in cycle.announcements}
    for row in cycle.announcements:
        earlier = issued.get(row.replaces or "")
        if earlier:
            papers = (earlier.document, row.document)
            yield from _newer(at(row, "document"), earlier, papers, _title(row), "văn bản thông báo mới")


def _title(row: Announcement | Rating) -> str:
    return at(row, "replaces").column_title or ""


def _newer(
    place: Place, earlier: Recorded, papers: tuple[Document, Document], column: str, wanted: str
) -> Iterator[Finding]:
    old, paper = papers
    if paper.id == old.id:
        yield SAME_PAPER.at(place, row=earlier.place.row, paper=called(old), wanted=wanted)
    elif paper.issued and old.issued and paper.issued < old.issued:
        yield OLDER_PAPER.at(
            place,
            new=called(paper),
            new_day=short_date(paper.issued),
            old=called(old),
            old_day=short_date(old.issued),
            column=column,
        )


RULE = Rule(
    code="thay-the-bang-van-ban-moi",
    title="Kết quả hay thông báo thay thế dựa trên một văn bản mới, ban hành sau văn bản cũ",
    check=replaced_by_new_paper,
    kinds=(SAME_PAPER, OLDER_PAPER),
    passes="Kết quả được xét lại theo một quyết định mới, ban hành sau quyết định cũ: đúng.",
    fails="Kết quả được ghi lại bằng một dòng thay thế nhưng vẫn dẫn quyết định cũ: lỗi.",
)
