"""The hand-written pages: reads content/*.md; what is wrong in one is a finding, never a trace."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from congkhai import letters, office_files
from congkhai.findings import Finding, Kind, Place
from congkhai.regular import PAGE
from congkhai.rendering import body, front
from congkhai.rendering.body import OUTLINE
from congkhai.rendering.bulk import overfull
from congkhai.rendering.filenames import readable
from congkhai.rendering.outcome import Outcome, outcome
from congkhai.text.marks import compose
from congkhai.text.phrases import capital
from congkhai.value import Value

#: The pages that the program makes of each year, by their paths in its folder.
GENERATED: Final = frozenset(
    f"{name}.md"
    for name in (
        "index cong-viec tinh-hinh lich-hoi-nghi noi-kiem-diem bieu-mau nop-ho-so can-cu ket-qua thong-bao "
        "tai-ve"
    ).split()
)
#: The file that stands beside the pages and is made by the program too.
PRINT_VIEW: Final = "thong-bao-in.html"
AGENCY_ONLY: Final = frozenset({"tinh-hinh.md", "lich-hoi-nghi.md", "nop-ho-so.md"})
#: The anchor of an outline's heading.
OUTLINE_HEAD: Final = "dan-y"
_OF_A_YEAR: Final = re.compile(r"(?P<year>[12]\d{3})/")
_FRONT: Final = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*\n", re.M | re.S)

NOT_UTF8: Final = Kind(
    code="noi-dung-khong-utf8",
    message="Trang “{file}” không phải văn bản UTF-8 nên không đọc được.",
    remedy="Mở trang bằng trình soạn thảo, chọn bảng mã UTF-8 rồi lưu lại.",
)
TAKEN_PATH: Final = Kind(
    code="noi-dung-trung-trang",
    message="Trang “{file}” trùng tên với trang do chương trình làm ra từ dữ liệu.",
    remedy="Đổi tên tệp, hoặc xoá tệp và sửa dữ liệu trong datapackage/.",
)
LINKED: Final = Kind(
    code="noi-dung-la-lien-ket",
    message="“{file}” là liên kết tới nơi khác, không phải tệp trong thư mục.",
    remedy="Chép tệp thật vào thư mục content.",
)
NO_FOLDER: Final = Kind(
    code="thieu-thu-muc-noi-dung",
    message="Không có thư mục “{file}”, nơi chứa văn bản kế hoạch và các trang hướng dẫn.",
    remedy="Lấy lại thư mục từ bản sao lưu, hoặc chép riêng thư mục đó từ một thư mục mới tạo bằng lệnh "
    "“congkhai new”.",
)
DEAD_LINK: Final = Kind(
    code="lien-ket-trong-bai-hong",
    message="Trang “{page}” có liên kết “{link}” không dẫn tới trang, mục hay tệp nào.",
    remedy="Sửa liên kết trong trang này, hoặc thêm trang, thêm mục, thêm tệp mà nó dẫn tới.",
)
INWARD_LINK: Final = Kind(
    code="lien-ket-toi-trang-noi-bo",
    message="Trang “{page}” được đăng ra ngoài nhưng có liên kết “{link}” tới trang chỉ có trong nội bộ.",
    remedy="Bỏ liên kết; hoặc nếu trang kia được phép đăng, ghi doi_tuong: portal ở đầu trang đó.",
)
MISSING_PAGE: Final = Kind(
    code="thieu-trang-noi-dung",
    message="Thiếu trang “{file}” mà nhiều trang dẫn tới: {pages}.",
    remedy="Khôi phục tệp này, hoặc bỏ các liên kết tới nó.",
)


#: Where the pages of guidance lie, one for each kind of reader beside their index.
GUIDANCE: Final = "huong-dan/"
_INDEX: Final = "index"


class ContentPage(Value):
    """A hand-written page: `path` with forward slashes, `body` without front matter.

    `year` is that of an earlier cycle whose folder it lies in, content/2022/…; None for a page of the newest
    cycle, which lies in content/ itself. `path` is counted from there.

    `audience` is "portal" (shown to all) or "agency"; `meta` is what the program reads of the front
    matter; `first_row` is the row of the file in which the body begins; `made` is what the body becomes.
    """

    path: str
    title: str
    audience: str
    body: str
    meta: Mapping[str, object]
    made: Outcome
    first_row: int = 1
    year: int | None = None

    @property
    def source(self) -> str:
        """Where it lies below content/."""
        return f"{self.year}/{self.path}" if self.year else self.path

    @property
    def slug(self) -> str:
        """The name of its file without ending."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def reader(self) -> str:
        """Whom the page is for; without a word of that, its title ("Tôi là đảng viên")."""
        return capital(str(self.meta.get("danh_cho") or self.title.removeprefix("Tôi là ")))

    @property
    def guides(self) -> str:
        """The name by which a row says that the page guides its kind of reader; "" for any other page."""
        name = self.path.removeprefix(GUIDANCE).removesuffix(".md")
        return name if self.path.startswith(GUIDANCE) and name != _INDEX else ""

    @property
    def outline(self) -> str:
        """The Markdown between the marks of the outline, in order; empty where there is none."""
        return "\n".join(match["part"] for match in OUTLINE.finditer(self.body)).strip()

    @property
    def outline_title(self) -> str:
        """What the printable outline of this page is called; empty where it has none."""
        return str(self.meta.get("dan_y") or "")

    @property
    def outline_path(self) -> str:
        """Where the printable outline stands, dan-y/….md; empty where the page has none."""
        guidance = self.path.startswith(GUIDANCE)
        return f"dan-y/{self.path.rpartition('/')[2]}" if guidance and self.outline else ""


def outline(page: ContentPage, pages: Iterable[ContentPage]) -> str:
    """The Markdown of a page's printable outline: the outlines that it names of other pages, then its own."""
    guidance = {other.slug: other for other in pages if other.path.startswith(GUIDANCE)}
    first = page.meta.get("dan_y_gom")
    slugs = [str(slug) for slug in first] if isinstance(first, list) else []
    parts = [guidance[slug].outline for slug in slugs if slug in guidance]
    return "\n\n".join((*parts, page.outline))


def guidance(folder: Path) -> frozenset[str]:
    """The names of the pages of guidance below `folder`, as rows say them; see `ContentPage.guides`."""
    return frozenset(path.stem for path in (folder / GUIDANCE).glob("*.md")) - {_INDEX}


def read(folder: Path) -> tuple[tuple[ContentPage, ...], tuple[Finding, ...]]:
    """Every page below `folder`, by path, and what is wrong with them; a missing folder is one finding."""
    if not folder.is_dir():
        return (), (NO_FOLDER.at(Place(file=folder.name), file=folder.name),)
    pages: list[ContentPage] = []
    findings: list[Finding] = []
    for path in sorted(folder.rglob("*.md")):
        name = compose(path.relative_to(folder).as_posix())
        if not readable(name):
            # Told as misnamed; no address, no link can name such a page.
            continue
        page, found = _read_one(path, name, f"{folder.name}/{name}")
        findings += found
        if page is not None:
            pages.append(page)
    return tuple(pages), tuple(findings)


def _read_one(path: Path, name: str, file: str) -> tuple[ContentPage | None, list[Finding]]:
    place = Place(file=file)
    if path.is_symlink():
        return None, [LINKED.at(place, file=file)]
    try:
        content = office_files.read(path, PAGE, place)
        if isinstance(content, Finding):
            return None, [content]
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [NOT_UTF8.at(place, file=file)]
    written = text.replace("\r\n", "\n").replace("\r", "\n")
    fault = overfull(written, file)
    return (None, [fault]) if fault else parse(compose(written), name, file)


def parse(text: str, name: str, file: str) -> tuple[ContentPage | None, list[Finding]]:
    """The page that `text` holds (None where its head cannot be read), and what is wrong with it.

    `name` is its path below content/.
    """
    head = _FRONT.match(text)
    if head is None:
        return None, [front.missing(file)]
    said, faults = front.read(head["yaml"], file)
    if said is None:
        return None, faults
    written, first_row = text[head.end() :], text.count("\n", 0, head.end()) + 1
    shown = body.shown(written)
    of_a_year = _OF_A_YEAR.match(name)
    page = ContentPage(
        path=name[of_a_year.end() :] if of_a_year else name,
        year=int(of_a_year["year"]) if of_a_year else None,
        title=said.title,
        audience=said.audience,
        body=shown,
        meta=MappingProxyType(dict(said.meta)),
        first_row=first_row,
        made=outcome(shown),
    )
    return page, [
        *faults,
        *_head_faults(page, head["yaml"], file),
        *body.faults(written, first_row, file),
        *letters.in_page(text, file),
    ]


def _head_faults(page: ContentPage, head: str, file: str) -> Iterator[Finding]:
    if "<!--" in head:
        row = 2 + head.count("\n", 0, head.index("<!--"))
        yield body.COMMENT_IN_HEAD.at(Place(file=file, row=row), file=file)
    if page.path in GENERATED:
        yield TAKEN_PATH.at(Place(file=file), file=file)
