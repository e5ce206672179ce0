"""How one official's level came about, as an explanation in numbered steps. Never for the web."""

from collections.abc import Callable, Iterator
from datetime import date
from types import MappingProxyType
from typing import Final

from congkhai.documents import why_level, why_road
from congkhai.documents.articles import article, bracketed
from congkhai.documents.lines import item, numbered, paragraph
from congkhai.law.reasons import Reasons
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Status
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
Told = Callable[[Agency, Cycle, Reasons], Iterator[str]]
#: The steps after the level itself: title, the rule whose article they rest on, what they tell.
ROAD: Final[tuple[tuple[str, str, Told], ...]] = (
    ("Kiểm điểm", "thu-tu-kiem-diem", why_road.reviews),
    ("Biểu quyết", "co-bieu-quyet", why_road.votes),
    ("Đề xuất", "hoi-dong-de-xuat", why_road.proposals),
    ("Ý kiến", "y-kien-cap-uy", why_road.opinions),
    ("Quyết định", "", why_road.decisions),
    ("Thông báo và công khai", "thong-bao-tung-nguoi", why_road.notices),
    ("Kiến nghị", "giai-quyet-kien-nghi", why_road.petitions),
    ("Giải trình", "", why_road.explanations),
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
