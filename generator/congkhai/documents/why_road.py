"""The road to somebody's level: reviews, ballots, proposals, opinions, decisions, notices, petitions."""

from collections.abc import Iterator

from congkhai.documents.articles import article
from congkhai.law.reasons import Reasons
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import Document
from congkhai.model.record import PersonRating, Status
from congkhai.text.dates import short_date


def reviews(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """Where and when the official was reviewed, and the level that the official asked for."""
    for one in found.reviews:
        sent = f", bản kiểm điểm gửi trước ngày {short_date(one.draft_sent)}" if one.draft_sent else ""
        yield f"Ngày {short_date(one.meeting.starts.date())}, {one.meeting.name}{sent}."
    if not found.reviews:
        yield "Chưa ghi hội nghị nào kiểm điểm người này."
    if found.rating and found.rating.self_level:
        yield f"Tự xếp loại: {named(found, found.rating.self_level)}."


def votes(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """The ballots at each meeting."""
    for one in found.votes:
        counts = [
            f"“{level.name}” {count}"
            for level, count in zip(found.rules.levels, one.by_rank, strict=False)
            if count
        ]
        invalid = f", không hợp lệ {one.invalid}" if one.invalid else ""
        yield (
            f"Ngày {short_date(one.meeting.starts.date())}, {one.meeting.name}: thu {one.returned} phiếu, "
            f"{', '.join(counts)}{invalid}."
        )
    if not found.votes:
        yield "Chưa ghi kết quả biểu quyết nào về người này."


def proposals(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """What each body proposed."""
    for one in found.proposals:
        day = f"Ngày {short_date(one.day)}, " if one.day else ""
        why = f" ({one.reason.rstrip('.')})" if one.reason else ""
        yield f"{day}{one.by.name} đề xuất {named(found, one.level)}{why}."
    if not found.proposals:
        yield "Chưa ghi đề xuất nào về người này."


def opinions(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """What the party committee and other bodies said."""
    for one in found.opinions:
        said = f": {named(found, one.level)}" if one.level else ""
        yield f"Ngày {short_date(one.day)}, {one.by.name} có ý kiến{said}."


def decisions(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """Every decision in its order, the one that stands last."""
    if found.rating is None:
        yield "Chưa có kết quả nào trong bảng Xếp loại cá nhân."
        return
    if found.rating.status is Status.SUPERIOR:
        yield f"Người này do cấp trên xếp loại{article(agency, cycle, 'nguoi-dung-dau-co-quan')}."
    elif found.rating.status is Status.RATED:
        yield f"Cơ quan quyết định mức xếp loại{article(agency, cycle, 'co-quyet-dinh')}."
    for earlier in found.ratings[:-1]:
        yield f"{_decision(found, earlier)} Kết quả này đã được thay thế."
    yield _decision(found, found.rating)


def _decision(found: Reasons, rating: PersonRating) -> str:
    if rating.decision is None:
        return "Không có quyết định." if rating.status is Status.NOT_RATED else "Chưa ghi quyết định."
    said = named(found, rating.level) if rating.level else "không xếp loại"
    return f"{paper(rating.decision)}: {said}."


def notices(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """The notice to the person, and the announcement of the year."""
    for one in found.notices:
        yield f"Thông báo bằng văn bản cho cá nhân ngày {short_date(one.sent)}."
    if not found.notices:
        yield "Chưa ghi thông báo bằng văn bản cho cá nhân."
    rating = found.rating
    if rating is None or (rating.status is not Status.NOT_RATED and rating.decision is None):
        yield "Chưa có quyết định về người này, nên kết quả chưa được công khai."
    elif found.announcement:
        yield f"Kết quả của năm được công khai theo {paper(found.announcement.document)}."
    else:
        yield "Chưa có thông báo công khai kết quả của năm."


def petitions(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """What the official petitioned for, and how that ended."""
    for one in found.petitions:
        answer = f", giải quyết ngày {short_date(one.answered)}" if one.answered else ", đang giải quyết"
        outcome = f": {one.outcome.rstrip('.')}" if one.outcome else ""
        yield f"Kiến nghị nhận ngày {short_date(one.received)}{answer}{outcome}."


def explanations(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """Warnings about these rows that the office explained."""
    for one in found.explanations:
        yield f"Cảnh báo “{one.code}” được giải trình: {one.reason.rstrip('.')} ({paper(one.document)})."


def named(found: Reasons, level: str) -> str:
    """A level by its name, else as it stands in the row."""
    known = found.rules.level(level)
    return f"“{known.name if known else level}”"


def paper(document: Document) -> str:
    """ "Quyết định 146/QĐ-SDTTG ngày 04/12/2026"."""
    day = f" ngày {short_date(document.issued)}" if document.issued else ""
    return f"{document.kind_name} {document.number or document.subject}{day}"
