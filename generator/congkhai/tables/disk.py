"""Reading the office's files: a missing one is told, a locked one stops the command."""

import errno
from hashlib import sha256
from pathlib import Path
from typing import Final

from congkhai import regular
from congkhai.errors import Changed
from congkhai.regular import Unfit

_FORMS: Final = (".csv", ".xlsx", ".xls", ".ods")


def read(path: Path) -> bytes | None:
    """The bytes of a file, or None where there is none.

    Raises Changed where it is there and cannot be read: locked, without permission, on a broken disk; Unfit
    where it is no plain file, or too large for a table.
    """
    try:
        return regular.read(path, regular.TABLE)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except Unfit:
        raise
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None
        raise _unreadable(path) from error


def fingerprint(content: bytes | None) -> str | None:
    """The hash by which a file is known again; None for one that is not there."""
    return None if content is None else sha256(content).hexdigest()


def beside(path: Path) -> list[Path]:
    """The tables of the same name beside a file, kept in another form. Changed as for `read`."""
    try:
        if not path.parent.is_dir():
            return []
        names = sorted(one for one in path.parent.iterdir() if one.suffix.lower() in _FORMS)
    except OSError as error:
        raise _barred(path.parent) from error
    return [one for one in names if one.stem == path.stem and one.name != path.name]


def link_on_way(root: Path, path: Path) -> Path | None:
    """The first symbolic link between `root` and `path`, `path` included, or None. Changed as for `read`."""
    try:
        return regular.link_on_way(root, path)
    except OSError as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> Changed:
    closed = next(filter(_closed, reversed(path.parents)), None)
    if closed is not None:
        return _barred(closed)
    return Changed(
        f"Không đọc được tệp {path.name}. Nếu tệp đang mở trong Excel hoặc phần mềm khác thì đóng lại "
        "rồi chạy lại lệnh; nếu vẫn không được, nhờ người phụ trách máy tính xem quyền đọc tệp."
    )


def _barred(folder: Path) -> Changed:
    return Changed(
        f"Không mở được thư mục “{folder.name}”: thiếu quyền đọc. Nhờ người phụ trách máy tính cấp quyền "
        "đọc thư mục này cùng các tệp bên trong rồi chạy lại lệnh."
    )


def _closed(folder: Path) -> bool:
    """Whether nothing inside the folder can be reached."""
    try:
        # The way back leads through the folder, which itself is seen from outside.
        (folder / "..").stat()
    except PermissionError:
        return True
    except OSError:
        return False
    return False
