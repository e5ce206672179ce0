"""The body of a hand-written page: its directives and marks, and what of it the site is given."""

import re
from collections.abc import Iterator
from typing import Final

from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.letters import with_odd_signs
from congkhai.rendering.unseen import (
    Part,
    Sort,
    parts,
    unused_addresses,
    without_code,
    without_comments,
    without_unused_addresses,
)
from congkhai.text.fold import fold

DIRECTIVES: Final = frozenset(
    "can-cu noi-kiem-diem-tap-the noi-kiem-diem-ca-nhan cong-viec bieu-mau noi-nhan nguoi-ky "
    "tinh-trang-ke-hoach".split()
)
DIRECTIVE: Final = re.compile(
    r"^<!--[ \t]*congkhai:[ \t]*(?P<name>[^\s>]+)(?:[ \t]+(?P<argument>(?:(?!-->).)*?))?[ \t]*-->[ \t]*$",
    re.M,
)
OUTLINE: Final = re.compile(r"^<!-- dan-y -->[ \t]*\n(?P<part>.*?)^<!-- het dan-y -->[ \t]*$", re.M | re.S)
MARKER: Final = re.compile(r"^<!-- (het )?dan-y -->[ \t]*$", re.M)
_MEANT: Final = re.compile(r"<!--\s*(?:congkhai\b|(?:het\s+)?dan[\s-]*y\s*-->)")
_TAG: Final = re.compile(r"<(?!https?://|mailto:|[\w.+-]+@[\w.-]+>)[A-Za-z/!?][^>\n]*>?")
_NAME: Final = re.compile(r"<(?P<end>/?)(?P<tag>[\w-]+)")
_POINTED: Final = re.compile(r"(?<!\\)(\[[^\[\]\n]*\]\()<[^<>\n]*>(?=\s*(?:[\"'][^\n]*)?\))")
_ONLY_BLANKS: Final = re.compile(r"^[^\S\n]+$", re.M)

STRANGE_DIRECTIVE: Final = Kind(
    code="noi-dung-lenh-la",
    message="Trang “{file}” có lệnh “{name}” mà chương trình không biết.",
    remedy="Sửa lại tên lệnh; các lệnh dùng được: {known}.",
)
MISPLACED_DIRECTIVE: Final = Kind(
    code="noi-dung-lenh-sai-cach-viet",
    message="Trang “{file}” có “{sign}” viết không đúng cách, nên bị coi là lời ghi chú và không in ra gì.",
    remedy="Viết riêng một dòng, sát đầu dòng, đúng mẫu: <!-- congkhai: cong-viec III.1 -->, <!-- dan-y "
    "--> hoặc <!-- het dan-y -->; nếu chỉ là lời ghi chú thì bắt đầu bằng chữ khác.",
)
OUTLINE_UNBALANCED: Final = Kind(
    code="noi-dung-dan-y-lech",
    message="Trang “{file}” mở hoặc đóng phần dàn ý không thành cặp.",
    remedy="Mỗi dòng <!-- dan-y --> phải có một dòng <!-- het dan-y --> ở phía dưới.",
)
RAW_HTML: Final = Kind(
    code="noi-dung-co-the-html",
    message="Trang “{file}” có thẻ HTML “{tag}”; trang viết tay chỉ dùng Markdown.",
    remedy="Bỏ thẻ HTML, viết lại bằng Markdown.",
)
OPEN_COMMENT: Final = Kind(
    code="ghi-chu-khong-dong",
    message="Trang “{file}” mở lời ghi chú bằng “<!--” mà không đóng lại.",
    remedy="Thêm “-->” ở cuối lời ghi chú; nếu không phải ghi chú thì bỏ “<!--”.",
)
LOOSE_END: Final = Kind(
    code="ghi-chu-thua-dau-dong",
    message="Trang “{file}” có dấu “-->” đóng một lời ghi chú không hề mở; chữ đứng trước nó sẽ hiện trên "
    "trang.",
    remedy="Bỏ dấu “-->”, và cả phần ghi chú đứng trước nó nếu có; muốn vẽ mũi tên thì viết “→”.",
)
COMMENT_IN_HEAD: Final = Kind(
    code="ghi-chu-o-dau-trang",
    message="Phần khai báo đầu trang “{file}” có ghi chú kiểu “<!-- … -->”; ở đó nó sẽ hiện trên trang.",
    remedy="Bỏ ghi chú khỏi phần khai báo; ghi chú trong thân trang, giữa <!-- và -->, thì không bao giờ "
    "được đăng.",
)
UNUSED_ADDRESS: Final = Kind(
    code="dong-dia-chi-khong-dung",
    message="Dòng “[{label}]: …” bị hiểu là địa chỉ của liên kết mà không liên kết nào dùng, nên không "
    "hiện trên trang.",
    remedy="Bỏ dòng này; nếu là lời văn thì bỏ dấu ngoặc vuông hoặc dấu hai chấm; nếu là ghi chú thì viết "
    "<!-- … -->.",
    severity=Severity.WARNING,
)


def shown(text: str) -> str:
    """What the site is given of a body, each line where it was: no comment but directives and marks, and no
    address that no link uses. A line of hard blanks alone is empty, so that it parts paragraphs.
    """
    return _ONLY_BLANKS.sub("", without_unused_addresses(without_comments(text, _speaks)))


def faults(text: str, first_row: int, file: str) -> Iterator[Finding]:
    """What is wrong with the marks of a body that begins at `first_row` of its file."""

    def at(position: int) -> Place:
        return Place(file=file, row=first_row + text.count("\n", 0, position))

    for part in parts(text):
        if part.sort is Sort.OPEN:
            yield OPEN_COMMENT.at(at(part.start), file=file)
        elif part.sort is Sort.CLOSE:
            yield LOOSE_END.at(at(part.start), file=file)
        elif part.sort is Sort.COMMENT and _meant(text, part):
            sign = " ".join(text[part.start : part.end].split())[:60]
            yield MISPLACED_DIRECTIVE.at(at(part.start), file=file, sign=sign)
    for match in DIRECTIVE.finditer(text):
        if match["name"] not in DIRECTIVES:
            known = ", ".join(sorted(DIRECTIVES))
            strange = STRANGE_DIRECTIVE.at(at(match.start()), file=file, name=match["name"], known=known)
            yield with_odd_signs(strange, match["name"], DIRECTIVES.__contains__)
    yield from _unused(without_comments(text, _speaks), first_row, file)
    yield from _tags(text, first_row, file)
    yield from _outline(text, first_row, file)


def _speaks(text: str, start: int) -> bool:
    """Whether the comment that begins at `start` is a directive or a mark of the outline."""
    return bool(DIRECTIVE.match(text, start) or MARKER.match(text, start))


def _meant(text: str, part: Part) -> bool:
    """Whether a comment is a directive or a mark that was written in another way than it is read."""
    return not _speaks(text, part.start) and bool(_MEANT.match(fold(text[part.start : part.end])))


def _unused(text: str, first_row: int, file: str) -> Iterator[Finding]:
    for match in unused_addresses(text):
        # "[//]: # (…)" is a way to write comments.
        if match[2] not in ("#", "<>"):
            row = first_row + text.count("\n", 0, match.start())
            yield UNUSED_ADDRESS.at(Place(file=file, row=row), label=match[1])


def _tags(text: str, first_row: int, file: str) -> Iterator[Finding]:
    """Tags in what the site is given: two comments taken out may leave a tag where none was written."""
    given = _POINTED.sub(r"\1", MARKER.sub("", DIRECTIVE.sub("", without_code(shown(text)))))
    opened: set[str] = set()
    for match in _TAG.finditer(given):
        # An end of what was opened is no fault of its own; one that nothing opened is.
        name = _NAME.match(match[0])
        if name and name["end"] and name["tag"].lower() in opened:
            continue
        opened.add(name["tag"].lower() if name else "")
        row = first_row + given.count("\n", 0, match.start())
        yield RAW_HTML.at(Place(file=file, row=row), file=file, tag=match[0][:40])


def _outline(text: str, first_row: int, file: str) -> Iterator[Finding]:
    wanted = False
    for match in MARKER.finditer(text):
        if bool(match[1]) is not wanted:
            place = Place(file=file, row=first_row + text.count("\n", 0, match.start()))
            yield OUTLINE_UNBALANCED.at(place, file=file)
            return
        wanted = not wanted
    if wanted:
        yield OUTLINE_UNBALANCED.at(Place(file=file), file=file)
