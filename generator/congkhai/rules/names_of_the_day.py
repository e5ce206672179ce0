"""A paper bears the name, the symbol and the head's title that the agency had that day."""

from collections.abc import Sequence
from datetime import date

from congkhai.findings import Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import FieldName, Where, named
from congkhai.model.law import Document
from congkhai.model.structure import Office
from congkhai.rules.papers import offices_on, own_papers
from congkhai.rules.rule import Findings, Rule, Scope, unless
from congkhai.rules.wording import told
from congkhai.text.fold import same_key, slug
from congkhai.value import Value

_WRONG = "{what} “{found}” không phải của cơ quan vào ngày {day}, ngày ban hành văn bản; ngày ấy {right}."
_MEND = (
    "Đối chiếu với bản đã ký rồi sửa ô này hoặc ngày ban hành; "
    "nếu văn bản đúng thì sửa ‘Từ ngày’, ‘Đến ngày’ ở bảng Cơ quan."
)
OTHER_NAME = Kind(code="ten-co-quan-khac-thoi", message=_WRONG, remedy=_MEND)
OTHER_SYMBOL = Kind(code="ky-hieu-khac-thoi", message=_WRONG, remedy=_MEND)
OTHER_TITLE = Kind(code="chuc-danh-khac-thoi", message=_WRONG, remedy=_MEND)


class _Part(Value, kw_only=False):
    """Something that a field of a paper takes from a field of a row of `co_quan`."""

    kind: Kind
    what: str
    of_paper: FieldName
    of_office: FieldName


_PARTS = (
    _Part(OTHER_NAME, "Tên", named(Document, "issuer"), named(Office, "name")),
    _Part(OTHER_SYMBOL, "Ký hiệu", named(Document, "number"), named(Office, "symbol")),
    _Part(OTHER_TITLE, "Chức danh", named(Document, "signer_title"), named(Office, "head_title")),
)


def names_of_the_day(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Names, symbols and titles change with the rows of `co_quan` (NĐ 30/2020 Đ.8.2b, c, g)."""
    for document in own_papers(agency, cycle):
        then = offices_on(agency, document)
        yield from (finding for part in _PARTS for finding in _judged(agency, document, part, then))


def _judged(agency: Agency, document: Document, part: _Part, then: Sequence[Office]) -> Findings:
    if document.issued is None:
        return
    right: list[str] = [getattr(office, part.of_office) for office in then]
    text: str = getattr(document, part.of_paper)
    names = (getattr(office, part.of_office) for office in agency.offices)
    said = [name for name in names if _says(text, name)]
    # Of names that hold each other the longest is meant; where the day's own is not filled in, none is wrong.
    found = max(said, key=len, default="")
    if not found or not all(right) or same_key(found) in map(same_key, right):
        return
    listed = " hoặc ".join(f"“{name}”" for name in dict.fromkeys(right))
    held = f"là {listed}" if listed else "bảng Cơ quan không có dòng nào"
    facts = {"what": part.what, "found": found, "day": document.issued, "right": held}
    yield told(part.kind, Where(document, part.of_paper), **facts)


def _says(text: str, name: str) -> bool:
    """Whether the name stands in the text: "Trưởng ban" in "KT. TRƯỞNG BAN – PHÓ TRƯỞNG BAN"."""
    return bool(slug(name)) and f"-{slug(name)}-" in f"-{slug(text)}-"


RULE = Rule(
    code="ten-co-quan-theo-ngay",
    title="Tên, ký hiệu cơ quan và chức danh người đứng đầu trên văn bản đúng với ngày ban hành",
    check=names_of_the_day,
    scope=Scope.PAPERS,
    passes="Thông báo ngày 07/12/2026 mang ký hiệu SDTTG, dùng từ ngày 01/3/2025: đúng.",
    fails="Thông báo ngày 07/12/2026 còn mang ký hiệu cũ BDT: sai.",
    lacks=unless(lambda agency, cycle: cycle.office.symbol, "ký hiệu của cơ quan (bảng Cơ quan)"),
)
