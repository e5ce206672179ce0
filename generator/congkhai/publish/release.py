"""From a finished site to the one that is online: kept first, then switched at one stroke."""

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

from congkhai.durable import append, settle, settle_tree, write
from congkhai.errors import Changed, Misconfigured, Stopped
from congkhai.locks import held
from congkhai.publish.manifest import Manifest, entries, written
from congkhai.publish.shelf import Release, Shelf

_STAGES: Final = ".stage-"
_NEXT: Final = ".current.moi"


@contextmanager
def workshop(site: Path) -> Iterator[Path]:
    """A fresh folder below `site` to build in, gone afterwards; `site` is locked meanwhile.

    What a killed build left is swept first, releases that were never described included. Changed where
    another build or rollback is running.
    """
    site.mkdir(parents=True, exist_ok=True)
    with held(site):
        for leftover in sorted(site.glob(f"{_STAGES}*")):
            shutil.rmtree(leftover, ignore_errors=True)
        for releases in sorted(site.glob("*/releases")):
            _sweep(Shelf(site=site, audience=releases.parent.name))
        room = next(free for n in count(1) if not (free := site / f"{_STAGES}{n}").exists())
        room.mkdir()
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)


def keep(built: Path, site: Path, manifest: Manifest) -> str:
    """Move the site in `built` among the releases of its audience; its id. Nothing online changes.

    An intact release of the same content is taken instead; a damaged one stays as it is and the new one
    gets a number behind its name. Afterwards release and manifest are on the disk.
    """
    shelf = Shelf(site=site, audience=manifest.audience)
    release = next(id for id in _names(manifest.id) if _free_or_same(shelf.release(id), manifest))
    target = shelf.release(release)
    if not target.exists():
        settle_tree(built)
        shelf.releases.mkdir(parents=True, exist_ok=True)
        _move(built, target)
        settle(shelf.releases)
    described = written(manifest, release)
    if not shelf.manifest(release).is_file() or shelf.manifest(release).read_bytes() != described:
        write(shelf.manifest(release), described)
    settle(shelf.folder)
    settle(site)
    return release


def switch(site: Path, audience: str, id: str, today: date, what: str = "build") -> Release:
    """Put the kept release `id` online at one stroke and log it; nothing happens where it is online already.

    `what` is the verb for the log: build or rollback. Misconfigured where the system makes no links, Changed
    where the link cannot be replaced; what was online then stays.
    """
    shelf = Shelf(site=site, audience=audience)
    previous = shelf.online()
    _close_gap(shelf, previous, today)
    if previous != id:
        _point(shelf, id)
        _note(shelf, what, id, previous, today)
    return told(shelf, id)


def free_to_switch(site: Path, audience: str) -> None:
    """Nothing, where `current` is a link or is not there; else Misconfigured, which says how to mend it."""
    shelf = Shelf(site=site, audience=audience)
    for folder in (shelf.site, shelf.folder):
        if folder.exists() and not folder.is_dir():
            named = folder.relative_to(site.parent).as_posix()
            raise Misconfigured(
                f"“{named}” là một tệp, không phải thư mục, nên không có chỗ để bản phát hành. "
                "Hãy đổi tên tệp đó hoặc chuyển nó đi nơi khác rồi chạy lại congkhai build."
            )
    if shelf.copied:
        raise Misconfigured(
            f"“{site.name}/{audience}/current” là {shelf.copied}, không phải liên kết tới một bản phát hành, "
            "nên không đổi sang bản mới được. Hãy đổi tên nó (ví dụ thành current-cu) rồi chạy lại congkhai "
            "build; khi trang mở được như cũ thì xoá bản đã đổi tên."
        )


def _no_link(shelf: Shelf, error: OSError | NotImplementedError) -> Stopped:
    """Why the system makes no link: it has none, or nothing may be written there."""
    if os.name == "nt":
        return Misconfigured(
            "Máy này chưa cho phép tạo liên kết thư mục (symbolic link), nên chưa đưa bản mới lên được; "
            "bản đã dựng vẫn được giữ. Hãy bật Developer Mode (Cài đặt › Hệ thống › Dành cho nhà phát triển) "
            "hoặc nhờ bộ phận tin học cấp quyền “Create symbolic links”, rồi chạy lại."
        )
    where = f"“{shelf.site.name}/{shelf.audience}”"
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        error.filename, error.filename2 = str(shelf.current), None
        raise error
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EROFS):
        return Changed(
            f"Không ghi được vào thư mục {where}: thiếu quyền ghi, hoặc ổ đĩa chỉ cho đọc. Bản đang đăng "
            "vẫn như cũ, bản vừa dựng vẫn được giữ. Hãy nhờ người phụ trách máy chủ cấp quyền rồi chạy lại."
        )
    return Misconfigured(
        f"Ổ đĩa chứa thư mục {where} không giữ được liên kết (symbolic link), nên chưa đưa bản mới lên được; "
        "bản đã dựng vẫn được giữ. Hãy đặt thư mục của cơ quan ở một ổ đĩa của chính máy này rồi chạy lại."
    )


def told(shelf: Shelf, id: str) -> Release:
    """The release `id`, which must be kept, as the clerk sees it."""
    manifest = shelf.described(id)
    if manifest is None:
        raise Changed(f"Bản kê của bản phát hành {id} không còn hoặc đã bị sửa. Hãy chạy lại congkhai build.")
    return Release(
        id=id,
        audience=shelf.audience,
        today=manifest.today,
        tool=manifest.tool,
        last_day=manifest.last_day,
        pages=manifest.pages,
        online=shelf.online() == id,
    )


def _sweep(shelf: Shelf) -> None:
    """Remove what was moved here and not described before the process died, and half-written manifests."""
    for stray in sorted(shelf.folder.glob("manifests/.*.moi")):
        stray.unlink(missing_ok=True)
    # What was online once had its manifest: it is kept until somebody brings that back.
    once = {entry.get("release") for entry in shelf.switched()} | {shelf.online()}
    for id in sorted(shelf.ids() - once):
        if not shelf.manifest(id).exists() and not shelf.release(id).is_symlink():
            shutil.rmtree(shelf.release(id), ignore_errors=True)


def _names(id: str) -> Iterator[str]:
    yield id
    yield from (f"{id}-{number}" for number in count(2))


def _free_or_same(folder: Path, manifest: Manifest) -> bool:
    return not os.path.lexists(folder) or tuple(entries(folder)) == manifest.files


def _move(built: Path, target: Path) -> None:
    try:
        built.rename(target)
    except PermissionError as error:
        raise Changed(
            f"Không chuyển được bản vừa dựng vào “{target.parent.name}/{target.name}”: có chương trình đang "
            "mở tệp ở đó hoặc thư mục không cho ghi. Hãy đóng chương trình ấy rồi chạy lại."
        ) from error


def _point(shelf: Shelf, id: str) -> None:
    """Make `current` lead to `id`; a reader finds the old release or the new one, never neither."""
    free_to_switch(shelf.site, shelf.audience)
    beside = shelf.folder / _NEXT
    try:
        beside.unlink(missing_ok=True)
        beside.symlink_to(Path("releases") / id, target_is_directory=True)
    except (OSError, NotImplementedError) as error:
        raise _no_link(shelf, error) from error
    try:
        beside.replace(shelf.current)
    except OSError as error:
        raise Changed(
            f"Không đổi được liên kết “{shelf.audience}/current” sang bản mới; bản cũ vẫn đang công khai. "
            "Hãy đóng chương trình đang mở thư mục đó, kiểm tra quyền ghi rồi chạy lại."
        ) from error
    settle(shelf.folder)


def _close_gap(shelf: Shelf, online: str | None, today: date) -> None:
    """A process killed between the switch and its line in the log is made good here."""
    logged = shelf.switched()
    last = logged[-1].get("release") if logged else None
    if online is not None and last != online:
        _note(shelf, "ghi-bu", online, last, today)


def _note(shelf: Shelf, what: str, id: str, previous: str | None, today: date) -> None:
    entry = {"what": what, "release": id, "previous": previous, "today": today.isoformat()}
    append(shelf.log, json.dumps(entry, ensure_ascii=False))
