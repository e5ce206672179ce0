"""What the office put into its folder, opened or told: no link, no pipe, no device, nothing too large."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from congkhai import regular
from congkhai.findings import Finding, Kind, Place
from congkhai.regular import Unfit, link_on_way

_DEEPEST: Final = 20
_MOST: Final = 10_000
_ALL_PAGES: Final = 64 * 1024 * 1024
_PAGES: Final = (".md", ".markdown")
#: What the system answers where no file of that name is, or can be.
_AWAY: Final = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)

SYMLINK = Kind(
    code="lien-ket-tuong-trung",
    message="“{value}” là liên kết tới một chỗ khác, không phải tệp nằm thật trong thư mục của cơ quan.",
    remedy="Xoá liên kết, chép tệp thật vào đúng chỗ.",
)
NOT_REGULAR = Kind(
    code="khong-phai-tep-thuong",
    message="“{value}” {why}, nên không được đọc.",
    remedy="Xoá “{name}”, rồi chép tệp thật từ bản sao lưu vào đúng chỗ.",
)
FOLDER = Kind(
    code="thu-muc-o-cho-cua-tep",
    message="“{value}” là một thư mục, không phải tệp, nên không được đọc.",
    remedy="Đổi tên thư mục “{name}” hoặc chuyển nó đi chỗ khác; cần tệp mang tên ấy thì chép từ bản sao lưu "
    "vào đúng chỗ.",
)
TOO_LARGE = Kind(
    code="tep-qua-lon",
    message="“{value}” {why}, nên không được đọc.",
    remedy="Xem có chép nhầm tệp không; đúng tệp thì bỏ bớt hình ảnh, dòng và trang thừa, hoặc tách ra nhiều "
    "tệp, rồi lưu lại.",
)
TOO_MUCH = Kind(
    code="thu-muc-qua-nhieu",
    message="Thư mục “{value}” {why}, nên không được đọc.",
    remedy="Chỉ để lại trong “{value}” các trang, biểu mẫu và văn bản để đăng; chuyển phần còn lại ra ngoài.",
)


def read(path: Path, limit: int, place: Place) -> bytes | Finding:
    """The bytes of a plain file of at most `limit` bytes, or what is told at `place` in their stead.

    Raises the OSError of a file that is away or refused.
    """
    try:
        return regular.read(path, limit)
    except Unfit as error:
        return _told(error, place)
    except IsADirectoryError:
        return folder_there(path, place)


def folder_there(path: Path, place: Place) -> Finding:
    """That a folder stands where a file is looked for."""
    return FOLDER.at(place, value=place.file or path.name, name=path.name)


def unfit(path: Path, limit: int, place: Place) -> Finding | None:
    """Why a file must not be read, told at `place`; None where it may be, or where there is none."""
    try:
        regular.judge(path, limit)
    except Unfit as error:
        return _told(error, place)
    except IsADirectoryError:
        return None
    except OSError as error:
        if error.errno not in _AWAY:
            raise
    return None


def linked(root: Path, path: Path) -> Finding | None:
    """That a link lies between `root`, which is resolved, and `path`; None without one."""
    link = link_on_way(root, path)
    if link is None:
        return None
    file = link.relative_to(root).as_posix()
    return SYMLINK.at(Place(file=file), value=file)


def tree_faults(root: Path, folder: Path) -> tuple[Finding, ...]:
    """What keeps the folder of the pages from being gone through as a whole; none where it is away.

    Raises the OSError of a folder that may not be listed: what nobody can see must not be taken for absent.
    """
    link = linked(root, folder)
    return (link,) if link else tuple(_tree_faults(root, folder))


def linked_folders(root: Path, folder: Path) -> Iterator[Finding]:
    """Every folder below `folder` that is a link: nothing in it is read.

    A link that is named as a page is told with the pages.
    """
    for entry in below(folder):
        if not entry.name.endswith(_PAGES[0]) and leads_to_folder(Path(entry.path)):
            file = Path(entry.path).relative_to(root).as_posix()
            yield SYMLINK.at(Place(file=file), value=file)


def leads_to_folder(path: Path) -> bool:
    """Whether a path is a link to a folder, or one that leads round to itself."""
    if not path.is_symlink():
        return False
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        return error.errno == errno.ELOOP


def _tree_faults(root: Path, folder: Path) -> Iterator[Finding]:
    name = folder.relative_to(root).as_posix()
    size = 0
    for number, entry in enumerate(below(folder), 1):
        if number > _MOST:
            yield TOO_MUCH.at(Place(file=name), value=name, why=f"chứa hơn {_MOST:,} tệp".replace(",", "."))
            return
        if len(Path(entry.path).relative_to(folder).parts) > _DEEPEST:
            yield TOO_MUCH.at(Place(file=name), value=name, why=f"có hơn {_DEEPEST} tầng thư mục lồng nhau")
            return
        if entry.name.lower().endswith(_PAGES) and entry.is_file(follow_symlinks=False):
            # One that is too large by itself is told as such, and is not read.
            page = entry.stat(follow_symlinks=False).st_size
            size += page if page <= regular.PAGE else 0
    if size > _ALL_PAGES:
        why = f"chứa hơn {_ALL_PAGES // 1024 // 1024} MB trang viết tay"
        yield TOO_MUCH.at(Place(file=name), value=name, why=why)


def below(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Every file and folder below `folder`, by name; no link is followed."""
    waiting = [str(folder)] if folder.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        yield from found
        waiting += [entry.path for entry in reversed(found) if entry.is_dir(follow_symlinks=False)]


def _told(error: Unfit, place: Place) -> Finding:
    path = Path(str(error.filename))
    kind = TOO_LARGE if error.large else NOT_REGULAR
    return kind.at(place, value=place.file or path.name, why=error.why, name=path.name)
