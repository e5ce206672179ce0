"""mkdocs.yml of an agency folder: only `mkdocs build` typed by hand reads it, no release is made by it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.notation import yaml_text
from congkhai.notation.misread import Misread

FILE: Final = "mkdocs.yml"

BROKEN_SETTINGS: Final = Kind(
    code="mkdocs-khong-doc-duoc",
    message="Tệp {file} không đọc được: {why}. Chương trình không dùng tệp này để đăng; chỉ lệnh mkdocs gõ "
    "tay mới dùng.",
    remedy="Sửa chỗ đã nêu, hoặc chép lại tệp từ bản sao lưu; không dùng lệnh mkdocs thì xoá tệp.",
    severity=Severity.WARNING,
)


def findings(root: Path) -> Iterator[Finding]:
    """Why the file is not taken as it stands, where there is one."""
    path = root / FILE
    if not path.is_file():
        return
    try:
        read = yaml_text.entries(path.read_bytes().decode("utf-8-sig"), tags=True)
    except UnicodeDecodeError:
        read = Misread("không được lưu bằng UTF-8")
    if isinstance(read, Misread):
        yield BROKEN_SETTINGS.at(Place(file=FILE, row=read.line), file=FILE, why=read.why)
