"""Files the office puts beside its pages: forms to download, signed documents."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from congkhai import office_files, regular
from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.regular import PAPER
from congkhai.rendering.filenames import is_page_or_alike
from congkhai.rendering.page import SiteFile
from congkhai.text.fold import slug
from congkhai.value import Value

FORMS: Final = "bieu-mau"
PAPERS: Final = frozenset({".docx", ".xlsx", ".pdf", ".odt", ".ods"})
#: What cannot be read wholly: offered only where a row says who looked at it.
SEEN_FIRST: Final = frozenset(".doc .xls .rtf .png .jpg .jpeg .tif .tiff .bmp .gif .webp .heic .jp2".split())
#: What a row for a document may name besides: text that is read as it stands.
_PLAIN: Final = frozenset({".txt", ".csv"})
_OF_WINDOWS: Final = ("desktop.ini", "thumbs.db")
#: As much of a hash is told beside the whole.
_SHOWN: Final = 12
_NUMBERED: Final = re.compile(r"(?<![^-])so-(?=\d)")

MISSING_FILE = Kind(
    code="thieu-tep-dinh-kem",
    message="Bảng ‘{table}’ dẫn tệp “{file}” nhưng trong thư mục content không có tệp này.",
    remedy="Chép tệp vào content/{file}, hoặc xoá trắng ô ‘Tệp’.",
)
NO_GUIDANCE = Kind(
    code="thieu-trang-huong-dan",
    message="Ô ‘Trang hướng dẫn’ ghi “{page}” nhưng content/huong-dan không có trang tên ấy cho người đọc.",
    remedy="Ghi đúng tên một trang ở đó ({pages}), thêm trang ấy, hoặc xoá trắng ô.",
    severity=Severity.WARNING,
)
LINKED_FILE = Kind(
    code="tep-dinh-kem-la-lien-ket",
    message="“{file}” là một liên kết (symbolic link), không phải tệp thật, nên không được đăng.",
    remedy="Thay liên kết bằng chính tệp đó.",
)
NO_PLAIN_NAME = Kind(
    code="ten-tep-mau-co-thu-muc",
    message="Ô ‘Tệp’ của biểu mẫu ghi “{file}”: ở đây chỉ ghi tên tệp, không ghi thư mục.",
    remedy="Chép tệp vào content/bieu-mau/ rồi chỉ ghi tên tệp, ví dụ “{example}”.",
)
OUTSIDE = Kind(
    code="tep-van-ban-ngoai-content",
    message="Ô ‘Tệp’ của văn bản ghi “{file}”: đường dẫn này không nằm trong thư mục content.",
    remedy="Chép tệp vào thư mục content rồi ghi đường dẫn tính từ content, các thư mục cách nhau bằng "
    "dấu “/”, ví dụ “{example}”.",
)
NO_PAPER = Kind(
    code="tep-dinh-kem-sai-loai",
    message="Tệp “{file}” không thuộc loại tệp được đăng để tải về.",
    remedy="Lưu lại thành tệp docx, xlsx, pdf, odt hoặc ods.",
)
NO_FORM = Kind(
    code="tep-mau-khong-thuoc-mau-nao",
    message="Tệp “{file}” không thuộc biểu mẫu nào của bảng Biểu mẫu nên không được đăng.",
    remedy="Ghi tên tệp vào ô ‘Tệp’ của biểu mẫu, hoặc đổi tên tệp theo tên biểu mẫu, ví dụ mau-02a.docx.",
    severity=Severity.WARNING,
)
STRAY = Kind(
    code="tep-khong-duoc-dang",
    message="Tệp “{file}” không phải trang và không bảng nào dẫn tới, nên không được đăng.",
    remedy="Văn bản: ghi “{path}” vào ô ‘Tệp’ của bảng Văn bản; biểu mẫu: chép vào content/bieu-mau; không "
    "cần đăng: đưa tệp ra ngoài thư mục content.",
    severity=Severity.INFO,
)
SAME_NAME = Kind(
    code="tep-mau-trung-ten",
    message="Tệp “{file}” trùng tên với tệp “{other}” khi đăng: cả hai thành “{published}”.",
    remedy="Xoá bớt một tệp hoặc đổi tên; dấu, khoảng trắng và chữ hoa không phân biệt tên tệp khi đăng.",
)
OTHER_FILE = Kind(
    code="tep-khac-ma-bam",
    message="Tệp “{file}” không phải là tệp đã ghi trong bảng: mã băm (dấu nhận dạng) của tệp bắt đầu bằng "
    "{found}, trong bảng là {wanted}.",
    remedy="Chép lại đúng bản đã ký vào content/{file}. Nếu tệp này mới đúng, ghi mã băm của nó vào cột "
    "‘Mã băm SHA-256’: {whole}.",
)


class Form(Protocol):
    """What tells which files belong to a form: its id, its name, the file that its row names."""

    @property
    def id(self) -> str:
        """The key of the row."""

    @property
    def name(self) -> str:
        """As the plan names it: "Mẫu số 01"."""

    @property
    def file(self) -> str:
        """The cell ‘Tệp’; empty where nothing is named."""


class FormFile(Value):
    """A file below content/bieu-mau as the office named it; `place` is the file itself."""

    name: str
    content: bytes
    place: Place

    @property
    def published(self) -> str:
        """Its name on the site."""
        return published(self.name)

    @property
    def sheet(self) -> SiteFile:
        """The file as it stands on the site."""
        return SiteFile(path=f"{FORMS}/{self.published}", content=self.content)


def published(name: str) -> str:
    """The name of a form's file on the site, plain ASCII: "Mẫu số 01.DOCX" → "mau-so-01.docx"."""
    path = PurePosixPath(name)
    return slug(path.stem) + path.suffix.lower()


def offered(form: Form, files: Iterable[str]) -> tuple[str, ...]:
    """Which of the published names are files of the form, by name, the one that its row names first."""
    named = published(form.file) if form.file else ""
    known = {_key(form.id), _key(form.name)} - {""}
    found = (name for name in files if name == named or _key(PurePosixPath(name).stem) in known)
    return tuple(sorted(found, key=lambda name: (name != named, name)))


def _key(name: str) -> str:
    """Equal for "Mẫu số 01" and "mau-01"."""
    return _NUMBERED.sub("", slug(name))


def forms(content: Path) -> tuple[tuple[FormFile, ...], tuple[Finding, ...]]:
    """The files below content/bieu-mau; hidden files and those an open office program leaves are left out.

    Links to folders and links named as pages are told with those of the other folders.
    """
    folder = content / FORMS
    files, findings = [], []
    for path in _inside(folder):
        if path.name.startswith((".", "~$")):
            continue
        name = f"{content.name}/{FORMS}/{path.name}"
        if path.is_symlink():
            if path.suffix != ".md" and not office_files.leads_to_folder(path):
                findings.append(LINKED_FILE.at(Place(file=name), file=name))
        elif not path.is_dir() and path.suffix != ".md":
            content_or_fault = office_files.read(path, PAPER, Place(file=name))
            if isinstance(content_or_fault, Finding):
                findings.append(content_or_fault)
            else:
                files.append(FormFile(name=path.name, content=content_or_fault, place=Place(file=name)))
    return tuple(files), tuple(findings)


def may_be_form(name: str) -> bool:
    """Whether a file of this name is of a kind that can be offered as a form at all."""
    return PurePosixPath(name).suffix.lower() in PAPERS | SEEN_FIRST


def _inside(folder: Path) -> list[Path]:
    """What stands in the folder; nothing where it is itself a link, which leads elsewhere."""
    return sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []


def misplaced(files: Iterable[FormFile], wanted: Iterable[Form]) -> Iterator[Finding]:
    """Files that belong to no form, are no papers, or would stand at the same place of the site."""
    wanted = tuple(wanted)
    seen: dict[str, str] = {}
    for file in files:
        facts = {"file": file.name, "published": file.published}
        if not any(offered(form, [file.published]) for form in wanted):
            yield NO_FORM.at(file.place, **facts)
        elif not may_be_form(file.published):
            yield NO_PAPER.at(file.place, **facts)
        elif file.published in seen:
            yield SAME_NAME.at(file.place, other=seen[file.published], **facts)
        seen.setdefault(file.published, file.name)


def form_named(file: str, place: Place, content: Path) -> Iterator[Finding]:
    """What is wrong with the cell that names a form's file; `place` is the cell."""
    if "/" in file or "\\" in file or file == "..":
        example = file.replace("\\", "/").rstrip("/.").rpartition("/")[2] or "mau-02a.docx"
        yield NO_PLAIN_NAME.at(place, file=file, example=example)
        return
    folder = content / FORMS
    if folder.is_symlink():
        return
    there = {published(path.name) for path in _inside(folder)}
    if file.startswith((".", "~$")) or published(file) not in there:
        yield MISSING_FILE.at(place, file=f"{FORMS}/{file}", table=place.table_title or place.table)


def document_named(file: str, place: Place, content: Path) -> Iterator[Finding]:
    """What is wrong with the cell that names a document's file, a path below content."""
    path = content / file
    if not _below(file) or (path.exists() and content.resolve() not in path.resolve().parents):
        name = file.replace("\\", "/").rpartition("/")[2] or "van-ban.pdf"
        yield OUTSIDE.at(place, file=file, example=f"tep/{name}")
    elif path.is_symlink():
        yield LINKED_FILE.at(place, file=file)
    elif path.suffix.lower() not in PAPERS | SEEN_FIRST | _PLAIN:
        yield NO_PAPER.at(place, file=file)
    elif fault := office_files.unfit(path, PAPER, place):
        yield fault
    elif not path.is_file():
        yield MISSING_FILE.at(place, file=file, table=place.table_title or place.table)


def other_than_recorded(content: Path, file: str, sha256: str, place: Place) -> Iterator[Finding]:
    """A finding where the file below `content` is there and is not the one of this hash (hexadecimal).

    `place` is the cell of the hash. A file that is away, or a link, is told elsewhere.
    """
    path = content / file
    if not sha256 or path.is_symlink() or not path.is_file():
        return
    whole = hashlib.sha256(regular.read(path, PAPER)).hexdigest()
    if whole != sha256.lower():
        facts = {"found": whole[:_SHOWN], "wanted": sha256[:_SHOWN], "whole": whole}
        yield OTHER_FILE.at(place, file=file, **facts)


def is_there(file: str, content: Path) -> bool:
    """Whether this path below content is that of a plain file."""
    return _below(file) and (content / file).is_file()


def stray(content: Path, named: Collection[str]) -> Iterator[Finding]:
    """Files below content/ that stand for nothing: no page, no form, not among the `named` documents.

    Links and files that look like pages are told as such.
    """
    for path in sorted(content.rglob("*")):
        name = path.relative_to(content).as_posix()
        left = path.name.startswith((".", "~$")) or path.name.lower() in _OF_WINDOWS
        if left or path.parent == content / FORMS or is_page_or_alike(path) or name in named:
            continue
        if path.is_file() and not path.is_symlink():
            file = f"{content.name}/{name}"
            yield STRAY.at(Place(file=file), file=file, path=name)


def _below(file: str) -> bool:
    return not any(
        part in ("", ".", "..") or "\\" in part or ":" in part or "\0" in part or len(part.encode()) > 255
        for part in file.split("/")
    )


def documents(content: Path, files: Iterable[str]) -> tuple[SiteFile, ...]:
    """Signed documents named by rows, each at the same path of the site."""
    return tuple(
        SiteFile(path=file, content=regular.read(content / file, PAPER)) for file in sorted(set(files))
    )
