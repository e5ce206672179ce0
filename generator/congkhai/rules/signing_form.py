"""How the agency's papers say in what capacity they are signed, and by whom."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from congkhai.findings import Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.structure import Rank
from congkhai.rules.papers import own_papers
from congkhai.rules.rule import Findings, Rule, Scope, unless
from congkhai.text.fold import slug
from congkhai.text.marks import clean

STRANGE_FORM = Kind(
    code="hinh-thuc-ky-la",
    message="Quyền hạn ký mở đầu bằng “{found}”; chỉ dùng {forms}, hoặc không ghi gì khi cấp trưởng ký.",
    remedy="Ghi lại như trên bản đã ký: chữ viết tắt, dấu chấm, một khoảng trắng rồi đến chức vụ.",
)
DEPUTY_ALONE = Kind(
    code="cap-pho-ky-thieu-kt",
    message="Quyền hạn ký chỉ ghi “{found}”; cấp phó ký thay phải có “KT.” và chức vụ cấp trưởng đứng trước.",
    remedy="Ghi lại như trên bản đã ký, theo dạng “KT. chức vụ cấp trưởng – {found}”.",
)
TITLE_BEFORE_NAME = Kind(
    code="ky-ghi-hoc-vi",
    message="Ô ‘Người ký’ ghi “{found}” trước tên; trước họ tên người ký không ghi học hàm, học vị.",
    remedy="Bỏ “{found}”, chỉ để họ và tên.",
)
_DEPUTIES: Final = (Rank.AGENCY_DEPUTY, Rank.UNIT_DEPUTY)
FORMS, TITLES = "HINH-THUC-KY", "HOC-HAM-HOC-VI"


def signing_form(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """TM., KT., TL., TUQ., Q. before the position, none before a head's alone; no academic title.

    Both lists are rows of `tham_so`, what they hold apart by a bar. Source: NĐ 30/2020 Đ.13, Phụ lục I.
    """
    forms, titles = _listed(agency, cycle, FORMS), _listed(agency, cycle, TITLES)
    held = {post.position for post in agency.assignments if post.position}
    deputies = {slug(position.name) for position in held if position.rank in _DEPUTIES}
    for document in own_papers(agency, cycle):
        opening = _opening(document.signer_title)
        if forms and opening not in forms and _shortens(opening, forms):
            yield STRANGE_FORM.at(at(document, "signer_title"), found=opening, forms=", ".join(forms))
        elif slug(document.signer_title) in deputies:
            yield DEPUTY_ALONE.at(at(document, "signer_title"), found=document.signer_title)
        opening = _opening(document.signer)
        if {*slug(opening).split("-")} & {slug(title) for title in titles}:
            yield TITLE_BEFORE_NAME.at(at(document, "signer"), found=opening)


def _listed(agency: Agency, cycle: Cycle, id: str) -> tuple[str, ...]:
    row = agency.parameter(id, cycle.year)
    return tuple(part.strip() for part in row.text.split("|") if part.strip()) if row else ()


def _opening(text: str) -> str:
    """The first word."""
    return clean(text).partition(" ")[0]


def _shortens(opening: str, forms: Sequence[str]) -> bool:
    """Whether the word is an abbreviation: with a full stop or a bar ("K/T."), or a known one without."""
    return "." in opening or "/" in opening or slug(opening) in map(slug, forms)


RULE = Rule(
    code="the-thuc-ky",
    title="Quyền hạn ký ghi đúng chữ viết tắt; trước họ tên người ký không có học hàm, học vị",
    check=signing_form,
    scope=Scope.PAPERS,
    passes="Phó Giám đốc ký thay thì ghi “KT.” trước chức vụ: đúng.",
    fails="Phó Giám đốc ký thay mà ghi “K/T” trước chức vụ: cảnh báo.",
    needs=FORMS,
    lacks=unless(lambda agency, cycle: agency.parameter(TITLES, cycle.year), f"tham số {TITLES}"),
)
