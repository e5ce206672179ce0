"""Names of files below content/: those that no page can have, and those of texts that nobody reads."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from congkhai.findings import Finding, Kind, Place, Severity

PAGE: Final = ".md"
#: Suffixes of texts that look like pages and are none.
ALIKE: Final = frozenset(
    ".markdown .mdown .mkdown .mkd .mkdn .mdwn .mdtext .mdtxt .mdx .rmd .qmd .txt".split()
)
_FORBIDDEN: Final = re.compile(r"[%#?*:|<>\"\\\[\]{}^`!&;\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST: Final = 200
_EXCLUDED: Final = "templates"

NOT_READ: Final = Kind(
    code="tep-khong-duoc-doc",
    message="“{file}” không được đọc, vì tên tệp trang phải kết thúc bằng .md, viết chữ thường.",
    remedy="Đổi tên thành “{right}” (Windows: bật View › File name extensions để thấy đuôi tệp); nếu không "
    "phải là trang thì đưa tệp ra ngoài thư mục content.",
    severity=Severity.WARNING,
)
STRANGE_SIGN: Final = Kind(
    code="ten-trang-co-dau-la",
    message="Tên tệp “{file}” có {sign}, dấu mà địa chỉ của một trang không mang được.",
    remedy="Đổi tên tệp, chỉ dùng chữ, số, khoảng trắng và các dấu “-”, “_”, “.”, “(”, “)”; rồi sửa các "
    "liên kết tới nó.",
)
STRANGE_PLACE: Final = Kind(
    code="ten-trang-khong-dung-duoc",
    message="Tên “{name}” trong “{file}” không dùng được cho một trang: {why}.",
    remedy="Đổi tên đó rồi sửa các liên kết tới trang; nếu không phải là trang thì đưa tệp ra ngoài thư "
    "mục content.",
)


def misnamed(folder: Path) -> Iterator[Finding]:
    """Pages below `folder` whose names the site cannot hold; files that look like pages and are not read."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        file = f"{folder.name}/{name}"
        if path.suffix == PAGE:
            yield from _page(PurePosixPath(name), file)
        elif is_page_or_alike(path) and path.is_file():
            right = re.sub(r"(?i)\.md$", "", path.stem) + PAGE
            yield NOT_READ.at(Place(file=file), file=file, right=right)


def is_page_or_alike(path: Path) -> bool:
    """Whether a file is a page or would be taken for one; what lies beside the forms is told as no form."""
    return path.suffix.lower() in {PAGE, *ALIKE} and path.parent.name != "bieu-mau"


def _page(path: PurePosixPath, file: str) -> Iterator[Finding]:
    place = Place(file=file)
    if sign := _FORBIDDEN.search(path.as_posix()):
        yield STRANGE_SIGN.at(place, file=file, sign=_called(sign[0]))
    for name in path.parts:
        if why := _unfit(name):
            yield STRANGE_PLACE.at(place, file=file, name=name, why=why)
    if path.parts[0] == _EXCLUDED and len(path.parts) > 1:
        why = "chương trình dựng trang bỏ qua thư mục có tên này"
        yield STRANGE_PLACE.at(place, file=file, name=_EXCLUDED, why=why)


def _called(sign: str) -> str:
    if sign.isprintable():
        return f"“{sign}”"
    if "\ud800" <= sign <= "\udfff":
        return f"byte {ord(sign) & 0xFF:02X}, không phải chữ UTF-8"
    return f"ký tự không nhìn thấy (mã {ord(sign):02X})"


def readable(name: str) -> bool:
    """Whether a name is text at all: that of a file from an old system may be in no encoding known."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def _unfit(name: str) -> str:
    """Why no page may be called so, or stand in a folder called so; "" where it may."""
    stem = name.removesuffix(PAGE)
    if name.startswith("."):
        return "tên bắt đầu bằng dấu chấm"
    if stem == "README" and name != stem:
        return "chương trình dựng trang coi tệp này là trang đầu (index.md) của thư mục"
    if stem != stem.strip() or stem.endswith("."):
        return "đầu hoặc cuối tên có khoảng trắng hoặc dấu chấm"
    if len(name.encode("utf-8", "surrogateescape")) > _LONGEST:
        return f"tên dài hơn {_LONGEST} byte"
    return ""
