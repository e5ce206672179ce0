"""What replaces a rating or an announcement is a new paper, later than the old one."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from congkhai.findings import Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where, at
from congkhai.model.law import Document
from congkhai.model.record import Announcement, Rating
from congkhai.rules.first_then import Pair, first_then
from congkhai.rules.papers import called
from congkhai.rules.rule import Rule

SAME_PAPER = Kind(
    code="thay-the-cung-van-ban",
    message="Dòng này thay thế dòng {row} nhưng vẫn dẫn văn bản cũ ({old}); phải có {wanted}.",
    remedy=(
        "Ghi văn bản mới vào bảng Văn bản rồi dẫn mã của nó ở dòng này; "
        "nếu chỉ là sửa lỗi nhập thì sửa ngay dòng {row} và xoá dòng này."
    ),
)
OLDER_PAPER = Kind(
    code="thay-the-van-ban-cu-hon",
    message="{new} (ngày {then}) ban hành trước văn bản mà nó thay thế: {old} (ngày {first}).",
    remedy="Đối chiếu ngày ban hành của hai văn bản với bản đã ký; sửa ngày, hoặc ghi lại ô ‘{column}’.",
    contradicts=True,
)


def replaced_by_new_paper(agency: Agency, cycle: Cycle, today: date) -> Iterator[Pair]:
    """A new decision replaces the one before it (NĐ 335/2025 Đ.21.3), an equal paper an issued one.

    The same day is allowed: papers bear no hour. Source for announcements: NĐ 30/2020 Đ.18.3.
    """
    ratings = {(type(rating), rating.id): rating for rating in cycle.ratings}
    for rating in cycle.ratings:
        old = ratings.get((type(rating), rating.replaces or ""))
        if old and old.decision and rating.decision:
            facts = {"wanted": "quyết định mới", **_names(old, rating)}
            yield _pair(old.decision, rating.decision, Where(rating, "decision"), facts)
    issued = {row.id: row for row in cycle.announcements}
    for row in cycle.announcements:
        earlier = issued.get(row.replaces or "")
        if earlier:
            facts = {"wanted": "văn bản thông báo mới", **_names(earlier, row)}
            yield _pair(earlier.document, row.document, Where(row, "document"), facts)


Replacing: TypeAlias = Announcement | Rating


def _names(earlier: Replacing, row: Replacing) -> dict[str, object]:
    return {"row": earlier.place.row, "column": at(row, "replaces").column_title}


def _pair(old: Document, paper: Document, where: Where, facts: dict[str, object]) -> Pair:
    names = {"old": called(old), "new": called(paper)}
    return Pair(old.issued, paper.issued, where, names | facts, absent=paper.id == old.id)


RULE = Rule(
    code="thay-the-bang-van-ban-moi",
    title="Kết quả hay thông báo thay thế dựa trên một văn bản mới, ban hành sau văn bản cũ",
    check=first_then(replaced_by_new_paper, later=OLDER_PAPER, lacks=SAME_PAPER),
    passes="Kết quả được xét lại theo một quyết định mới, ban hành sau quyết định cũ: đúng.",
    fails="Kết quả được ghi lại bằng một dòng thay thế nhưng vẫn dẫn quyết định cũ: lỗi.",
)
