"""Files the office puts beside its pages: forms to download, signed documents."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from congkhai.findings import Finding, Kind, Place
from congkhai.rendering.page import Sheet

FORMS: Final = "bieu-mau"

MISSING_FILE = Kind(
    code="thieu-tep-dinh-kem",
    message="Bảng ‘{table}’ dẫn tệp “{file}” nhưng trong thư mục content không có tệp này.",
    remedy="Chép tệp vào content/{file}, hoặc xoá trắng ô ‘Tệp’.",
)
LINKED_FILE = Kind(
    code="tep-dinh-kem-la-lien-ket",
    message="“{file}” là một liên kết (symbolic link), không phải tệp thật, nên không được đăng.",
    remedy="Thay liên kết bằng chính tệp đó.",
)


def forms(content: Path) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """The files below content/bieu-mau, each at the same path of the site; hidden files are left out."""
    folder = content / FORMS
    sheets, findings = [], []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith(".") or path.suffix == ".md":
            continue
        name = f"{FORMS}/{path.name}"
        if path.is_symlink():
            findings.append(LINKED_FILE.at(Place(file=f"{content.name}/{name}"), file=name))
        elif path.is_file():
            sheets.append(Sheet(path=name, content=path.read_bytes()))
    return tuple(sheets), tuple(findings)


def named(content: Path, wanted: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    """What rows name and the folder does not hold; `wanted` pairs a path below content with its cell."""
    for file, place in wanted:
        path = content / file
        if path.is_symlink():
            yield LINKED_FILE.at(place, file=file)
        elif not path.is_file() or content.resolve() not in path.resolve().parents:
            yield MISSING_FILE.at(place, file=file, table=place.table_title or place.table)


def documents(content: Path, files: Iterable[str]) -> tuple[Sheet, ...]:
    """Signed documents named by rows, each at the same path of the site."""
    return tuple(Sheet(path=file, content=(content / file).read_bytes()) for file in sorted(set(files)))
