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
from congkhai.law.posts import place_of_work
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


def text(agency: Agency, cycle: Cycle, reasons: Reasons, today: date) -> str:
    """The whole explanation."""
    lines = [paragraph(PERSONAL), "", *_head(cycle, reasons, today)]
    for number, (title, told) in enumerate(_steps(agency, cycle, reasons), 1):
        lines += ["", numbered(number, title), *(item(line, 1) for line in told)]
    return "\n".join((*lines, ""))


def _head(cycle: Cycle, reasons: Reasons, today: date) -> Iterator[str]:
    yield paragraph(f"{reasons.official.name} ({reasons.official.id}), năm {cycle.year}: {result(reasons)}.")
    post = reasons.post
    where = f"{post.position.name}, {place_of_work(cycle, post)}; " if post else "chưa ghi vị trí công tác; "
    yield paragraph(
        f"{capital(where)}{EMPLOYMENTS[reasons.employment]}; xét theo {reasons.rules.name} "
        f"{bracketed(as_cited(reasons.rules.source))}. Tính đến ngày {short_date(today)}."
    )


def result(reasons: Reasons) -> str:
    """The level that stands, or why there is none."""
    rating, level = reasons.rating, reasons.level
    if rating is None:
        return "chưa có kết quả xếp loại"
    if rating.status is Status.NOT_RATED:
        return "không xếp loại"
    if rating.status is Status.WAITING:
        return "chờ quyết định"
    if rating.status is Status.SUPERIOR:
        return f"do cấp trên xếp loại, {f'“{level.name}”' if level else 'chưa có quyết định'}"
    return f"“{level.name}”" if level else "chưa có mức"


def _steps(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[tuple[str, list[str]]]:
    yield "Điểm theo dõi, đánh giá.", list(why_level.scores(agency, cycle, reasons))
    yield "Mức theo điểm.", list(why_level.band(reasons))
    limits = [*why_level.limits(agency, cycle, reasons), why_level.conclusion(agency, reasons)]
    yield "Những điều giới hạn mức.", limits
    for title, code, told in ROAD:
        lines = list(told(agency, cycle, reasons))
        if lines:
            yield f"{title}{article(agency, cycle, code)}.", lines


def _reviews(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    """Where and when the official was reviewed, and the level that the official asked for."""
    for review in reasons.reviews:
        sent = f", bản kiểm điểm gửi trước ngày {short_date(review.draft_sent)}" if review.draft_sent else ""
        yield f"Ngày {short_date(review.meeting.starts.date())}, {review.meeting.name}{sent}."
    if not reasons.reviews:
        yield "Chưa ghi hội nghị nào kiểm điểm người này."
    if reasons.rating and reasons.rating.self_level:
        yield f"Tự xếp loại: {_named(reasons, reasons.rating.self_level)}."


def _votes(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    """The ballots at each meeting."""
    for vote in reasons.votes:
        counts = [
            f"“{level.name}” {count}"
            for level, count in zip(reasons.rules.levels, vote.by_rank, strict=False)
            if count
        ]
        invalid = f", không hợp lệ {vote.invalid}" if vote.invalid else ""
        yield (
            f"Ngày {short_date(vote.meeting.starts.date())}, {vote.meeting.name}: thu {vote.returned} phiếu, "
            f"{', '.join(counts)}{invalid}."
        )
    if not reasons.votes:
        yield "Chưa ghi kết quả biểu quyết nào về người này."


def _proposals(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    """What each body proposed."""
    for proposal in reasons.proposals:
        day = f"Ngày {short_date(proposal.day)}, " if proposal.day else ""
        why = f" ({proposal.reason.rstrip('.')})" if proposal.reason else ""
        yield f"{day}{proposal.by.name} đề xuất {_named(reasons, proposal.level)}{why}."
    if not reasons.proposals:
        yield "Chưa ghi đề xuất nào về người này."


def _opinions(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    """What the party committee and other bodies said."""
    for opinion in reasons.opinions:
        said = f": {_named(reasons, opinion.level)}" if opinion.level else ""
        day = f"Ngày {short_date(opinion.day)}, " if opinion.day else ""
        yield f"{day}{opinion.by.name} có ý kiến{said}."


def _decisions(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    """Every decision in its order, the one that stands last."""
    if reasons.rating is None:
        yield "Chưa có kết quả nào trong bảng Xếp loại cá nhân."
        return
    if reasons.rating.status is Status.SUPERIOR:
        yield f"Người này do cấp trên xếp loại{article(agency, cycle, 'nguoi-dung-dau-co-quan')}."
    elif reasons.rating.status is Status.RATED:
        yield f"Cơ quan quyết định mức xếp loại{article(agency, cycle, 'co-quyet-dinh')}."
    for earlier in reasons.ratings[:-1]:
        yield f"{_decision(reasons, earlier)} Kết quả này đã được thay thế."
    yield _decision(reasons, reasons.rating)


def _decision(reasons: Reasons, rating: PersonRating) -> str:
    if rating.decision is None:
        return "Không có quyết định." if rating.status is Status.NOT_RATED else "Chưa ghi quyết định."
    said = _named(reasons, rating.level) if rating.level else "không xếp loại"
    return f"{paper(rating.decision)}: {said}."


def _notices(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    """The notice to the person, and the announcement of the year."""
    for notice in reasons.notices:
        yield f"Thông báo bằng văn bản cho cá nhân ngày {short_date(notice.sent)}."
    if not reasons.notices:
        yield "Chưa ghi thông báo bằng văn bản cho cá nhân."
    rating = reasons.rating
    if rating is None or (rating.status is not Status.NOT_RATED and rating.decision is None):
        yield "Chưa có quyết định về người này, nên kết quả chưa được công khai."
    elif reasons.announcement:
        yield f"Kết quả của năm được công khai theo {paper(reasons.announcement.document)}."
    else:
        yield "Chưa có thông báo công khai kết quả của năm."


def _petitions(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    """What the official petitioned for, and how that ended."""
    for petition in reasons.petitions:
        answer = (
            f", giải quyết ngày {short_date(petition.answered)}" if petition.answered else ", đang giải quyết"
        )
        outcome = f": {petition.outcome.rstrip('.')}" if petition.outcome else ""
        yield f"Kiến nghị nhận ngày {short_date(petition.received)}{answer}{outcome}."


def _explanations(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    """Warnings about these rows that the office explained."""
    for row in reasons.explanations:
        yield f"Cảnh báo “{row.code}” được giải trình: {row.reason.rstrip('.')} ({paper(row.document)})."


def _named(reasons: Reasons, level: str) -> str:
    """A level by its name, else as it stands in the row."""
    known = reasons.rules.level(level)
    return f"“{known.name if known else level}”"


def paper(document: Document) -> str:
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
