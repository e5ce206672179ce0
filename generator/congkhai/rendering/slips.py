"""Markdown that does not become what its writer meant: told at its row, before anybody sees the page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.rendering.content import ContentPage
from congkhai.rendering.outcome import SOMETHING, Address, Block
from congkhai.value import Value

RUN_TOGETHER: Final = Kind(
    code="dong-danh-sach-dinh-lien",
    message="Dòng bắt đầu bằng “{sign}” không thành một mục của danh sách: trên trang nó dính vào dòng trên.",
    remedy="Để một dòng trống trước dòng đầu của danh sách; mỗi mục bắt đầu bằng dấu “-” hoặc “1.” rồi một "
    "khoảng trắng thường. Mục a), b), c) thì để một dòng trống giữa các mục.",
    severity=Severity.WARNING,
)
HARD_BLANK: Final = Kind(
    code="khoang-trang-cung-sau-dau",
    message="Sau dấu “{sign}” là khoảng trắng cứng (U+00A0), nên dòng này không thành mục của danh sách.",
    remedy="Xoá khoảng trắng sau dấu đó rồi gõ lại một khoảng trắng thường.",
    severity=Severity.WARNING,
)
NO_TABLE: Final = Kind(
    code="bang-khong-thanh-bang",
    message="Các dòng có dấu “|” ở đây không thành bảng: trên trang hiện nguyên các dấu “|”.",
    remedy="Để một dòng trống trước dòng tiêu đề của bảng; ngay dưới tiêu đề là dòng |---|---| có đúng "
    "bằng ấy cột.",
    severity=Severity.WARNING,
)
LOST_CELL: Final = Kind(
    code="bang-mat-o",
    message="Dòng này của bảng có {cells} ô, bảng chỉ có {heads} cột: phần thừa không hiện trên trang.",
    remedy="Thêm cột vào dòng tiêu đề và dòng |---|---|, hoặc bớt ô; dấu “|” trong chữ thì viết “\\|”.",
)
TEXT_IN_TABLE: Final = Kind(
    code="chu-dinh-vao-bang",
    message="Dòng chữ ngay dưới bảng bị coi là một dòng của bảng.",
    remedy="Để một dòng trống giữa bảng và dòng chữ này.",
    severity=Severity.WARNING,
)
BY_INDENT: Final = Kind(
    code="doan-thut-thanh-khung-ma",
    message="Đoạn này thụt vào từ 4 khoảng trắng (hoặc một dấu tab) nên hiện thành khung chữ máy, giữ "
    "nguyên mọi dấu.",
    remedy="Xoá các khoảng trắng ở đầu dòng; phần tiếp theo của một mục danh sách thì thụt vào đúng 4 "
    "khoảng trắng. Muốn có khung chữ máy thật thì đặt giữa hai dòng ~~~.",
    severity=Severity.WARNING,
)
FLAT_LIST: Final = Kind(
    code="muc-con-thut-thieu",
    message="Mục này thụt vào {blanks} khoảng trắng, không phải 4, 8…, nên đứng ngang hàng với mục trên, "
    "không thành mục con.",
    remedy="Thụt mục con vào 4 khoảng trắng so với mục chứa nó; nếu là mục ngang hàng thì không thụt.",
    severity=Severity.WARNING,
)
SIGN_SHOWN: Final = Kind(
    code="dau-markdown-hien-nguyen",
    message="Dấu “{sign}” hiện nguyên trên trang, ở chỗ “{near}”.",
    remedy="Bỏ dấu đó; muốn in đậm thì viết **chữ**: hai dấu ** sát chữ, không có khoảng trắng nào (kể cả "
    "khoảng trắng cứng) ở trong, mở và đóng trong cùng một đoạn. Muốn hiện đúng dấu ấy thì đặt “\\” "
    "trước mỗi dấu.",
    severity=Severity.WARNING,
)
UNREAD_LINK: Final = Kind(
    code="lien-ket-viet-hong",
    message="Liên kết viết “{link}” không thành liên kết: trên trang hiện nguyên các dấu ngoặc.",
    remedy="Viết [chữ](địa-chỉ), không có khoảng trắng giữa “]” và “(”, đủ cả hai dấu ngoặc; địa chỉ có "
    "dấu ngoặc thì viết giữa hai dấu nhọn: [chữ](<địa chỉ>).",
)
BLANK_IN_LINK: Final = Kind(
    code="lien-ket-co-khoang-trang",
    message="Địa chỉ của liên kết “{link}” có khoảng trắng, dễ bị hiểu sai từ chỗ đó.",
    remedy="Viết địa chỉ giữa hai dấu nhọn, [chữ](<{link}>), hoặc thay mỗi khoảng trắng bằng %20.",
    severity=Severity.WARNING,
)
UNDEFINED: Final = Kind(
    code="lien-ket-thieu-dia-chi",
    message="“{link}” không thành liên kết: không dòng nào cho biết địa chỉ của [{label}].",
    remedy="Viết lại thành [chữ](địa-chỉ), hoặc thêm một dòng “[{label}]: địa-chỉ” ở cuối trang.",
)
FOOTNOTE: Final = Kind(
    code="chu-thich-cuoi-trang",
    message="“{sign}” là chú thích cuối trang, loại mà các trang ở đây không có.",
    remedy="Đưa lời chú vào trong câu, giữa hai dấu ngoặc đơn, rồi bỏ “{sign}”.",
)
EMPTY_LINK: Final = Kind(
    code="lien-ket-trong-rong",
    message="Liên kết “[{shows}]({link})” thiếu {part}.",
    remedy="Viết đủ [chữ hiện trên trang](địa-chỉ), hoặc bỏ liên kết.",
)
STRANGE_ATTRIBUTE: Final = Kind(
    code="noi-dung-thuoc-tinh-la",
    message="Trong dấu {{ }} có “{name}”; trang viết tay chỉ đặt được mã của mục, như {{#muc-1}}.",
    remedy="Bỏ “{name}” khỏi dấu {{ }}.",
)

UNREAD_ADDRESS: Final = Kind(
    code="dong-dia-chi-viet-hong",
    message="Dòng “[{label}]: …” không đọc được là địa chỉ của liên kết nên hiện nguyên trên trang.",
    remedy="Viết trên một dòng “[{label}]: địa-chỉ”, mỗi khoảng trắng trong địa chỉ thay bằng %20; nếu là "
    "lời ghi chú thì viết <!-- … -->; nếu là lời văn thì bỏ dấu ngoặc vuông hoặc dấu hai chấm.",
    tells_value=True,
)
TOO_DEEP: Final = Kind(
    code="trang-long-qua-sau",
    message="Trang “{file}” lồng quá nhiều bậc (mục con, trích dẫn, dấu “*”) nên không dựng được.",
    remedy="Bớt số bậc thụt vào, bớt các dấu “>” hoặc “*” đứng liền nhau.",
)

_LISTED: Final = re.compile(
    r"(?P<blanks>\s*)(?P<sign>[*+•·▪–—-](?=\s)|[-•·▪](?=[^\W\d])|\d{1,2}[.)](?=\s)|[a-zđ]\)(?=\s))(?P<blank>\s)?"
)
_OF_A_LIST: Final = re.compile(r"[-*+]|\d+\.")
_PIPED: Final = re.compile(r"[>\s]*(?:\|.*\||:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+$)")
_PARTED: Final = re.compile(r"(?<=\S)\s+\|\s+(?=\S)")
_CELL_END: Final = re.compile(r"(?<!\\)\|")
_SPAN: Final = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_SIGN: Final = re.compile(r"\*\*|```|~~~?|\{[:#.][^{}\n]*\}")
_UNREAD: Final = re.compile(
    r"\[[^\[\]\n]*\](?:\([^()\n]*\)?|[ \u00a0]+\((?:https?:[^()\s]*|[^()\s]*\.\w{2,5})\))"
)
_APART: Final = re.compile(r"\[(?P<words>[^\[\]^\n][^\[\]\n]*)\]\[(?P<label>[^\[\]\n]*)\]")
_DEFINED: Final = re.compile(r"\[(?P<label>[^\[\]^\n][^\[\]\n]*)\]:\s")
_NOTE: Final = re.compile(r"\[\^[^\[\]\s]+\]")
_ITEM: Final = re.compile(r"(?P<blanks> *)(?:[*+-]|\d+\.) ")
_NEAR: Final = 20
_ON_ONE_LINE: Final = str.maketrans({"\n": " ", SOMETHING: "…"})


class PageFile(Value, kw_only=False):
    """A page with its file; rows of findings are rows of the file."""

    content: ContentPage
    file: str

    def at(self, row: int, value: str | None = None) -> Place:
        """The place of a row of the body."""
        return Place(file=self.file, row=self.content.first_row + row - 1, value=value)


def slips(content: ContentPage, folder: str) -> Iterator[Finding]:
    """What of a page would be shown in another way than meant; `folder` is what content/ is called."""
    page, read = PageFile(content, f"{folder}/{content.source}"), content.made
    if read.too_deep:
        yield TOO_DEEP.at(Place(file=page.file), file=page.file)
    words = [block for block in read.blocks if block.tag != "pre"]
    for block in read.blocks:
        if block.tag == "pre":
            yield BY_INDENT.at(page.at(block.row))
    for block in words:
        yield from _lines(page, block)
        yield from _left(page, block)
        for name in sorted(block.given):
            yield STRANGE_ATTRIBUTE.at(page.at(block.row), name=name)
    yield from _nesting(page, words)
    yield from _tables(page, [block for block in words if block.tag in ("th", "td")])
    lines = content.body.split("\n")
    for address in read.addresses:
        yield from _address(page, address, lines[address.row - 1])


def _lines(page: PageFile, block: Block) -> Iterator[Finding]:
    """Lines of one paragraph that were meant as a table or a list; each sort is told once."""
    if block.tag not in ("p", "li"):
        return
    piped = next(_piped(block.lines), None)
    if piped is not None:
        yield NO_TABLE.at(page.at(block.row + piped))
        return
    for count, line in enumerate(block.lines):
        item, place = _LISTED.match(line), page.at(block.row + count)
        if item and item["blank"] not in (" ", None) and _OF_A_LIST.fullmatch(item["sign"]):
            yield HARD_BLANK.at(place, sign=item["sign"])
            return
        if item and count and block.tag == "li" and _too_little(item["blanks"]):
            yield FLAT_LIST.at(place, blanks=len(item["blanks"]))
            return
        if item and count:
            yield RUN_TOGETHER.at(place, sign=item["sign"])
            return


def _piped(lines: Sequence[str]) -> Iterator[int]:
    """The lines that were meant as rows of a table: between strokes, or two in a row that strokes part."""
    parted = [_PARTED.search(_SPAN.sub("", line)) is not None for line in lines]
    for count, line in enumerate(lines):
        if _PIPED.match(line) or parted[count : count + 2] == [True, True]:
            yield count


def _left(page: PageFile, block: Block) -> Iterator[Finding]:
    """Marks that are shown as they were typed."""
    left = block.left
    links = [*_UNREAD.finditer(left)]
    for match in links:
        yield UNREAD_LINK.at(page.at(_row(block, match), match[0]), link=match[0])
    for match in _APART.finditer(left):
        if not match["words"].isdigit():
            label = match["label"] or match["words"]
            yield UNDEFINED.at(page.at(_row(block, match), match[0]), link=match[0], label=label)
    if (defined := _DEFINED.match(left)) and block.tag == "p":
        yield UNREAD_ADDRESS.at(page.at(_row(block, defined), defined[0]), label=defined["label"])
    told: set[str] = set()
    for match in _SIGN.finditer(left):
        if match[0] not in told:
            near = left[max(0, match.start() - _NEAR) : match.end() + _NEAR].translate(_ON_ONE_LINE).strip()
            yield SIGN_SHOWN.at(page.at(_row(block, match)), sign=match[0], near=near)
        told.add(match[0])
    for match in _NOTE.finditer(left):
        yield FOOTNOTE.at(page.at(_row(block, match), match[0]), sign=match[0])


def _row(block: Block, match: re.Match[str]) -> int:
    """The row of what was found among the words shown, known by the letters that follow it on its line."""
    rest = match.string[match.start() : match.end() + 5].partition("\n")[0]
    for sought in (rest, match[0]):
        for count, line in enumerate(block.lines):
            if sought in line:
                return block.row + count
    return block.row


def _nesting(page: PageFile, blocks: Iterable[Block]) -> Iterator[Finding]:
    """Items indented against the one before, by less than makes them items below it."""
    before: int | None = None
    for block in blocks:
        item = _ITEM.match(block.lines[0])
        blanks = len(item["blanks"]) if item else 0
        deeper = block.tag == "li" and before is not None and before < blanks and before // 4 == blanks // 4
        if item and deeper and _too_little(item["blanks"]):
            yield FLAT_LIST.at(page.at(block.row), blanks=blanks)
        if item or not block.lines[0].startswith(" "):
            before = blanks if item else None


def _too_little(blanks: str) -> bool:
    return len(blanks) % 4 > 1


def _tables(page: PageFile, cells: Iterable[Block]) -> Iterator[Finding]:
    heads = 0
    for (tag, row), group in groupby(cells, key=lambda cell: (cell.tag, cell.row)):
        in_row = [*group]
        if tag == "th":
            heads = len(in_row)
            continue
        line = _SPAN.sub("", in_row[0].lines[0].strip("> "))
        count = len(_CELL_END.split(line.removeprefix("|").removesuffix("|")))
        if "|" not in line:
            yield TEXT_IN_TABLE.at(page.at(row))
        elif count > heads:
            yield LOST_CELL.at(page.at(row), cells=count, heads=heads)


def _address(page: PageFile, address: Address, line: str) -> Iterator[Finding]:
    place = page.at(address.row, address.written)
    if address.shows.startswith("^"):
        yield FOOTNOTE.at(place, sign=f"[{address.shows}]")
        return
    part = "chữ" if address.written else "địa chỉ"
    if not address.written or not (address.shows or address.picture):
        shows = address.shows.replace(SOMETHING, "…")
        yield EMPTY_LINK.at(place, shows=shows, link=address.written, part=part)
    if re.search(r"\s", address.written) and f"<{address.written}>" not in line:
        yield BLANK_IN_LINK.at(place, link=" ".join(address.written.split()))
