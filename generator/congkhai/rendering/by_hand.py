"""mkdocs.yml of an agency folder: only `mkdocs build` typed by hand reads it, no release is made by it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from congkhai import regular
from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.notation import yaml_text
from congkhai.notation.misread import Misread
from congkhai.regular import SETTINGS, Unfit

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
    misread = _misread(root)
    if misread is not None:
        yield BROKEN_SETTINGS.at(Place(file=FILE, row=misread.line), file=FILE, why=misread.why)


def _misread(root: Path) -> Misread | None:
    try:
        if regular.link_on_way(root, root / FILE):
            return Misread("là liên kết tới chỗ khác, không phải tệp thật")
        read = yaml_text.entries(regular.read(root / FILE, SETTINGS).decode("utf-8-sig"), tags=True)
    except (FileNotFoundError, IsADirectoryError):
        return None
    except UnicodeDecodeError:
        return Misread("không được lưu bằng UTF-8")
    except Unfit as error:
        return Misread(error.why)
    except OSError:
        return Misread("thiếu quyền đọc, hoặc tệp đang mở ở chương trình khác")
    return read if isinstance(read, Misread) else None
