"""How one official's level came about, as an explanation in numbered steps. Never for the web.

The level itself first, then the road to it: reviews, ballots, proposals, decisions, notices, petitions.
"""

from collections.abc import Callable, Iterator
from datetime import date
from types import MappingProxyType
from typing import Final

from congkhai.documents import why_level
from congkhai.documents.articles import article, bracketed
from congkhai.documents.lines import item, numbered, paragraph
from congkhai.law.reasons import Reasons
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import Document
from congkhai.model.record import PersonRating, Status
from congkhai.model.structure import Employment
from congkhai.rules.rule import as_cited
from congkhai.text.dates import short_date
from congkhai.text.phrases import capital

PERSONAL: Final = (
    "DỮ LIỆU CÁ NHÂN: chỉ dùng cho việc đánh giá, xếp loại trong cơ quan; không đăng, không gửi cho người "
    "không có nhiệm vụ."
)
EMPLOYMENTS: Final = MappingProxyType(
    {
        Employment.CIVIL_SERVANT: "công chức",
        Employment.PUBLIC_EMPLOYEE: "viên chức",
        Employment.CONTRACT: "người làm việc theo hợp đồng lao động",
    }
)


def text(agency: Agency, cycle: Cycle, found: Reasons, today: date) -> str:
    """The whole explanation."""
    lines = [paragraph(PERSONAL), "", *_head(cycle, found, today)]
    for number, (title, told) in enumerate(_steps(agency, cycle, found), 1):
        lines += ["", numbered(number, title), *(item(one, 1) for one in told)]
    return "\n".join((*lines, ""))


def _head(cycle: Cycle, found: Reasons, today: date) -> Iterator[str]:
    yield paragraph(f"{found.official.name} ({found.official.id}), năm {cycle.year}: {_result(found)}.")
    post = found.post
    where = f"{post.position.name}, {post.unit.name}; " if post else "chưa ghi vị trí công tác; "
    yield paragraph(
        f"{capital(where)}{EMPLOYMENTS[found.employment]}; xét theo {found.rules.name} "
        f"{bracketed(as_cited(found.rules.source))}. Tính đến ngày {short_date(today)}."
    )


def _result(found: Reasons) -> str:
    rating, level = found.rating, found.level
    if rating is None:
        return "chưa có kết quả xếp loại"
    if rating.status is Status.NOT_RATED:
        return "không xếp loại"
    if rating.status is Status.SUPERIOR:
        return f"do cấp trên xếp loại, {f'“{level.name}”' if level else 'chưa có quyết định'}"
    return f"“{level.name}”" if level else "chưa có mức"


def _steps(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[tuple[str, list[str]]]:
    yield "Điểm theo dõi, đánh giá.", list(why_level.scores(agency, cycle, found))
    yield "Mức theo điểm.", list(why_level.band(found))
    limits = [*why_level.limits(agency, cycle, found), why_level.conclusion(agency, found)]
    yield "Những điều giới hạn mức.", limits
    for title, code, told in ROAD:
        lines = list(told(agency, cycle, found))
        if lines:
            yield f"{title}{article(agency, cycle, code)}.", lines


def _reviews(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """Where and when the official was reviewed, and the level that the official asked for."""
    for one in found.reviews:
        sent = f", bản kiểm điểm gửi trước ngày {short_date(one.draft_sent)}" if one.draft_sent else ""
        yield f"Ngày {short_date(one.meeting.starts.date())}, {one.meeting.name}{sent}."
    if not found.reviews:
        yield "Chưa ghi hội nghị nào kiểm điểm người này."
    if found.rating and found.rating.self_level:
        yield f"Tự xếp loại: {_named(found, found.rating.self_level)}."


def _votes(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
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


def _proposals(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """What each body proposed."""
    for one in found.proposals:
        day = f"Ngày {short_date(one.day)}, " if one.day else ""
        why = f" ({one.reason.rstrip('.')})" if one.reason else ""
        yield f"{day}{one.by.name} đề xuất {_named(found, one.level)}{why}."
    if not found.proposals:
        yield "Chưa ghi đề xuất nào về người này."


def _opinions(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """What the party committee and other bodies said."""
    for one in found.opinions:
        said = f": {_named(found, one.level)}" if one.level else ""
        yield f"Ngày {short_date(one.day)}, {one.by.name} có ý kiến{said}."


def _decisions(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
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
    said = _named(found, rating.level) if rating.level else "không xếp loại"
    return f"{_paper(rating.decision)}: {said}."


def _notices(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """The notice to the person, and the announcement of the year."""
    for one in found.notices:
        yield f"Thông báo bằng văn bản cho cá nhân ngày {short_date(one.sent)}."
    if not found.notices:
        yield "Chưa ghi thông báo bằng văn bản cho cá nhân."
    rating = found.rating
    if rating is None or (rating.status is not Status.NOT_RATED and rating.decision is None):
        yield "Chưa có quyết định về người này, nên kết quả chưa được công khai."
    elif found.announcement:
        yield f"Kết quả của năm được công khai theo {_paper(found.announcement.document)}."
    else:
        yield "Chưa có thông báo công khai kết quả của năm."


def _petitions(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """What the official petitioned for, and how that ended."""
    for one in found.petitions:
        answer = f", giải quyết ngày {short_date(one.answered)}" if one.answered else ", đang giải quyết"
        outcome = f": {one.outcome.rstrip('.')}" if one.outcome else ""
        yield f"Kiến nghị nhận ngày {short_date(one.received)}{answer}{outcome}."


def _explanations(agency: Agency, cycle: Cycle, found: Reasons) -> Iterator[str]:
    """Warnings about these rows that the office explained."""
    for one in found.explanations:
        yield f"Cảnh báo “{one.code}” được giải trình: {one.reason.rstrip('.')} ({_paper(one.document)})."


def _named(found: Reasons, level: str) -> str:
    """A level by its name, else as it stands in the row."""
    known = found.rules.level(level)
    return f"“{known.name if known else level}”"


def _paper(document: Document) -> str:
    """ "Quyết định 146/QĐ-SDTTG ngày 04/12/2026"."""
    day = f" ngày {short_date(document.issued)}" if document.issued else ""
    return f"{document.kind_name} {document.number or document.subject}{day}"


Told = Callable[[Agency, Cycle, Reasons], Iterator[str]]
#: The steps after the level itself: title, the rule whose article they rest on, what they tell.
ROAD: Final[tuple[tuple[str, str, Told], ...]] = (
    ("Kiểm điểm", "thu-tu-kiem-diem", _reviews),
    ("Biểu quyết", "co-bieu-quyet", _votes),
    ("Đề xuất", "hoi-dong-de-xuat", _proposals),
    ("Ý kiến", "y-kien-cap-uy", _opinions),
    ("Quyết định", "", _decisions),
    ("Thông báo và công khai", "thong-bao-tung-nguoi", _notices),
    ("Kiến nghị", "giai-quyet-kien-nghi", _petitions),
    ("Giải trình", "", _explanations),
)
