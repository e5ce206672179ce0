"""Whoever is rated has a decision with number, date and signatory; who waits for it has no result yet."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from congkhai.findings import Kind, Severity
from congkhai.law.authority import rated_here, unissued
from congkhai.law.deadlines import year_end
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where, at
from congkhai.model.law import Document
from congkhai.model.record import Rating, Status
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

NO_DECISION = Kind(
    code="xep-loai-thieu-quyet-dinh",
    message="Kết quả của {bearer} chưa ghi quyết định xếp loại.",
    remedy="Ghi mã quyết định ở ô ‘Quyết định’; quyết định phải có một dòng trong bảng Văn bản.",
)
NOT_A_DECISION = Kind(
    code="khong-phai-quyet-dinh",
    message="Văn bản “{decision}” mà dòng này dẫn là {kind}, không phải quyết định xếp loại.",
    remedy=(
        "Ghi mã quyết định xếp loại ở ô ‘Quyết định’; nếu văn bản này đúng là quyết định thì sửa ô ‘Loại’ "
        "trong bảng Văn bản, dòng {row}."
    ),
)
DECISION_INCOMPLETE = Kind(
    code="quyet-dinh-thieu-so-ngay",
    message="Quyết định “{decision}” mà dòng này dẫn chưa có {missing}.",
    remedy="Ghi {missing} của quyết định trong bảng Văn bản, dòng {row}.",
)
LEVEL_WHILE_WAITING = Kind(
    code="cho-quyet-dinh-ma-co-muc",
    message="Dòng này ghi “chờ quyết định” nhưng ô ‘Mức xếp loại’ đã ghi “{level}”.",
    remedy=(
        "Có quyết định rồi thì đổi trạng thái thành “đã xếp loại”; chưa có thì xoá trắng ô ‘Mức xếp loại’."
    ),
)
DECIDED_WHILE_WAITING = Kind(
    code="cho-quyet-dinh-ma-co-quyet-dinh",
    message="Dòng này ghi “chờ quyết định” nhưng ô ‘Quyết định’ đã ghi “{decision}”.",
    remedy=(
        "Có quyết định rồi thì đổi trạng thái thành “đã xếp loại”, ghi mức; chưa có thì xoá ô ‘Quyết định’."
    ),
)
STILL_WAITING = Kind(
    code="con-cho-quyet-dinh",
    message="Kết quả của {bearer} còn ghi “chờ quyết định” trong khi {done}.",
    remedy=(
        "Ghi mức, quyết định và trạng thái “đã xếp loại”; nếu không xếp loại hoặc do cấp trên xếp "
        "loại thì ghi trạng thái ấy; nếu quyết định đến sau thì giữ nguyên."
    ),
    severity=Severity.WARNING,
)
_DECISION: Final = "quyet_dinh"


def has_decision(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Every rated person and collective has a decision; its number, date and signatory are known.

    Who waits for one has neither level nor decision, and waits no longer than the others.
    Source: plan 2022, IV.4; NĐ 335/2025 Đ.21.2d, đ.
    """
    for rating in cycle.ratings:
        if rating.status is Status.WAITING:
            yield from _waiting(rating)
        if rating.status is not Status.RATED:
            continue
        decision = rating.decision
        if decision is None:
            yield NO_DECISION.at(at(rating, "decision"))
            continue
        missing, facts = _missing(decision), {"decision": decision.id, "row": decision.place.row}
        if decision.kind != _DECISION:
            yield NOT_A_DECISION.at(at(rating, "decision"), kind=decision.kind_name.lower(), **facts)
        elif missing:
            yield DECISION_INCOMPLETE.at(at(rating, "decision"), missing=missing, **facts)
    for ratings in (cycle.current_units, cycle.current_people):
        if done := _over(agency, cycle, ratings, today):
            waiting = (rating for rating in ratings if rating.status is Status.WAITING)
            yield from (told(STILL_WAITING, Where(rating, "status"), done=done) for rating in waiting)


def _waiting(rating: Rating) -> Findings:
    if rating.level:
        yield LEVEL_WHILE_WAITING.at(at(rating, "level"), level=rating.level)
    if rating.decision:
        yield DECIDED_WHILE_WAITING.at(at(rating, "decision"), decision=rating.decision.id)


def _over(agency: Agency, cycle: Cycle, ratings: Sequence[Rating], today: date) -> str:
    """Why nobody should wait any longer, as a clause: announced, decided or late; "" before."""
    if any(_issued(row.document, today) for row in cycle.announcements):
        return "thông báo công khai đã ban hành"
    here = [rating.decision for rating in ratings if rated_here(cycle, rating)]
    if here and all(paper and _issued(paper, today) for paper in here):
        return "các quyết định xếp loại của cơ quan đã ban hành"
    end = year_end(agency, cycle.year)
    return "đã quá hạn xếp loại của năm" if end and today > end.last else ""


def _issued(paper: Document, today: date) -> bool:
    return not unissued(paper) and paper.issued is not None and paper.issued <= today


def _missing(decision: Document) -> str:
    parts = (("số", decision.number), ("ngày ban hành", decision.issued), ("người ký", decision.signer))
    *others, last = [word for word, value in parts if not value] or [""]
    return f"{', '.join(others)} và {last}" if others else last


RULE = Rule(
    code="co-quyet-dinh",
    title="Người và tập thể được xếp loại có quyết định, có số, ngày và người ký",
    check=has_decision,
    passes="Công chức xếp loại theo Quyết định 146/QĐ-SDTTG ngày 04/12/2026 do Giám đốc ký: đúng.",
    fails="Quyết định xếp loại chưa ghi người ký: lỗi.",
)
