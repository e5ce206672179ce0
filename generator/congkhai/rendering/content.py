"""The hand-written pages: reads content/*.md; what is wrong in one is a finding, never a trace."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import yaml

from congkhai import office_files
from congkhai.findings import Finding, Kind, Place
from congkhai.regular import PAGE
from congkhai.text.marks import compose

DIRECTIVES: Final = frozenset(
    {
        "can-cu",
        "noi-kiem-diem-tap-the",
        "noi-kiem-diem-ca-nhan",
        "cong-viec",
        "bieu-mau",
        "noi-nhan",
        "nguoi-ky",
    }
)
DIRECTIVE: Final = re.compile(r"^<!--\s*congkhai:\s*(?P<name>\S+)(?:\s+(?P<argument>.*?))?\s*-->\s*$", re.M)
OUTLINE: Final = re.compile(r"^<!-- dan-y -->[ \t]*\n(?P<part>.*?)^<!-- het dan-y -->[ \t]*$", re.M | re.S)
GENERATED: Final = frozenset(
    f"{name}.md"
    for name in (
        "index cong-viec tinh-hinh lich-hoi-nghi noi-kiem-diem bieu-mau can-cu ket-qua thong-bao tai-ve"
        " tu-dien-du-lieu danh-muc-loi tat-ca-trang 404"
    ).split()
)
AGENCY_ONLY: Final = frozenset({"tinh-hinh.md", "lich-hoi-nghi.md", "tu-dien-du-lieu.md", "danh-muc-loi.md"})
COMMENT: Final = re.compile(r"<!--.*?-->", re.S)
_TAG: Final = re.compile(r"<(?!https?://|mailto:)[A-Za-z/!?][^>\n]*>?")
_MARKER: Final = re.compile(r"^<!-- (het )?dan-y -->[ \t]*$", re.M)
_FRONT: Final = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*\n", re.M | re.S)

NOT_UTF8: Final = Kind(
    code="noi-dung-khong-utf8",
    message="Trang “{file}” không phải văn bản UTF-8 nên không đọc được.",
    remedy="Mở trang bằng trình soạn thảo, chọn bảng mã UTF-8 rồi lưu lại.",
)
BROKEN_FRONT: Final = Kind(
    code="noi-dung-dau-trang-hong",
    message="Phần khai báo đầu trang “{file}” (giữa hai dòng ---) không đọc được.",
    remedy="Sửa lại cho đúng dạng “title: Tên trang”, mỗi mục một dòng, có đủ hai dòng ---.",
)
NO_TITLE: Final = Kind(
    code="noi-dung-thieu-tieu-de",
    message="Trang “{file}” chưa có tiêu đề.",
    remedy="Thêm dòng “title: …” vào phần khai báo ở đầu trang.",
)
STRANGE_AUDIENCE: Final = Kind(
    code="noi-dung-doi-tuong-la",
    message="Trang “{file}” ghi doi_tuong là “{value}”; chương trình chỉ biết portal và agency.",
    remedy="Ghi portal nếu trang được đăng ra ngoài, agency nếu chỉ dùng trong cơ quan.",
)
STRANGE_DIRECTIVE: Final = Kind(
    code="noi-dung-lenh-la",
    message="Trang “{file}” có lệnh “{name}” mà chương trình không biết.",
    remedy="Sửa lại tên lệnh; các lệnh dùng được: {known}.",
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
    remedy="Khôi phục thư mục từ bản sao lưu, hoặc chép từ một thư mục do congkhai new tạo ra.",
)
DEAD_LINK: Final = Kind(
    code="lien-ket-trong-bai-hong",
    message="Trang “{page}” có liên kết “{link}” không dẫn tới trang hay mục nào.",
    remedy="Sửa liên kết trong trang này, hoặc thêm trang, thêm mục mà nó dẫn tới.",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPage:
    """A hand-written page: `path` below content/ with forward slashes, `body` without front matter.

    `audience` is "portal" (shown to all) or "agency"; `meta` is the whole front matter; `first_row` is the
    row of the file in which the body begins.
    """

    path: str
    title: str
    audience: str
    body: str
    meta: Mapping[str, object]
    first_row: int = 1

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
        guidance = self.path.startswith("huong-dan/")
        return f"dan-y/{self.path.rpartition('/')[2]}" if guidance and self.outline else ""


def read(folder: Path) -> tuple[tuple[ContentPage, ...], tuple[Finding, ...]]:
    """Every page below `folder`, by path, and what is wrong with them; a missing folder is one finding."""
    if not folder.is_dir():
        return (), (NO_FOLDER.at(Place(file=folder.name), file=folder.name),)
    pages: list[ContentPage] = []
    findings: list[Finding] = []
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
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
    return parse(compose(text.replace("\r\n", "\n").replace("\r", "\n")), name, file)


def parse(text: str, name: str, file: str) -> tuple[ContentPage | None, list[Finding]]:
    """The page that `text` holds (None where its head cannot be read), and what is wrong with it."""
    front = _FRONT.match(text)
    meta = _front_matter(front["yaml"]) if front else None
    if meta is None or front is None:
        return None, [BROKEN_FRONT.at(Place(file=file, row=1), file=file)]
    audience = str(meta.get("doi_tuong") or "agency")
    page = ContentPage(
        path=name,
        title=str(meta.get("title") or "").strip(),
        audience=audience,
        body=text[front.end() :],
        meta=MappingProxyType(meta),
        first_row=text.count("\n", 0, front.end()) + 1,
    )
    return page, [*_head_faults(page, file), *_body_faults(text, file)]


def _front_matter(text: str) -> dict[str, object] | None:
    try:
        meta = yaml.safe_load(text)
    except yaml.YAMLError:
        return None
    return {str(key): value for key, value in meta.items()} if isinstance(meta, dict) else None


def _head_faults(page: ContentPage, file: str) -> Iterator[Finding]:
    place = Place(file=file, row=1)
    if not page.title:
        yield NO_TITLE.at(place, file=file)
    if page.audience not in ("portal", "agency"):
        yield STRANGE_AUDIENCE.at(place, file=file, value=page.audience)
    if page.path in GENERATED:
        yield TAKEN_PATH.at(Place(file=file), file=file)


def _body_faults(text: str, file: str) -> Iterator[Finding]:
    for match in DIRECTIVE.finditer(text):
        if match["name"] not in DIRECTIVES:
            place = _line(text, match.start(), file)
            yield STRANGE_DIRECTIVE.at(
                place, file=file, name=match["name"], known=", ".join(sorted(DIRECTIVES))
            )
    # Comments become blanks of equal length, so that the row told is still the right one.
    plain = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match in _TAG.finditer(plain):
        yield RAW_HTML.at(_line(text, match.start(), file), file=file, tag=match[0][:40])
    wanted = False
    for match in _MARKER.finditer(text):
        if bool(match[1]) is not wanted:
            yield OUTLINE_UNBALANCED.at(_line(text, match.start(), file), file=file)
            return
        wanted = not wanted
    if wanted:
        yield OUTLINE_UNBALANCED.at(Place(file=file), file=file)


def _line(text: str, position: int, file: str) -> Place:
    return Place(file=file, row=text.count("\n", 0, position) + 1)
