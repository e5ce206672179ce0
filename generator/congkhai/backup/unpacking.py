"""Reading a backup back: every file held against the manifest before anything stands in its place."""

import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from congkhai import durable, regular
from congkhai.backup.manifest import NAME, Damaged, Entry, Manifest, decoded, faulty
from congkhai.backup.packing import CHUNK, LIMIT
from congkhai.errors import Misconfigured, WrongUse
from congkhai.project import RESTORED

_LONGEST: Final = 64 * 1024 * 1024
_LAST: Final = "datapackage"
#: What the library raises at a broken archive; the system, where that leads before the file's beginning.
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError),
)


def manifest_of(backup: Path) -> Manifest:
    """What a backup says it holds; nothing of it is held against that yet. Raises as `restore` does."""
    with _opened(backup) as archive:
        return _manifest(archive)


def restore(backup: Path, target: Path) -> Manifest:
    """Every file of the backup lies below `target`, as its manifest says; `target` is empty or not there.

    What a restore that was killed left there alone is thrown away first. WrongUse where something else stands
    there; Damaged where the backup is torn, edited or no backup, the file at
    fault being named; Misconfigured where the disk has no room; the system's OSError where it refuses.
    Nothing is left in `target` then. A process that is killed leaves no agency folder there.
    """
    made = not target.exists()
    if not made:
        _empty(target)
    with _opened(backup) as archive:
        manifest = _manifest(archive)
        members = _members(archive, manifest)
        target.mkdir(exist_ok=True)
        try:
            _fill(archive, members, manifest, target)
        except BaseException:
            for name in (RESTORED, *{entry.path.split("/")[0] for entry in manifest.files}):
                shutil.rmtree(target / name, ignore_errors=True)
                with suppress(OSError):
                    (target / name).unlink()
            if made:
                target.rmdir()
            raise
    return manifest


def _empty(target: Path) -> None:
    """Nothing stands in `target`, once what a killed restore left there is gone; WrongUse where more does."""
    there = {path.name for path in target.iterdir()} if target.is_dir() else {"."}
    if there == {RESTORED}:
        shutil.rmtree(target / RESTORED)
    elif RESTORED in there:
        raise WrongUse(
            f"“{target.name}” còn dở từ một lần khôi phục bị ngắt giữa chừng. Hãy xoá thư mục ấy (bản sao "
            "lưu vẫn nguyên), hoặc chọn một thư mục mới, rồi khôi phục lại."
        )
    elif there:
        raise WrongUse(
            f"“{target.name}” đã có và không trống; không khôi phục đè lên gì cả. Hãy chọn một thư mục mới."
        )


def _fill(
    archive: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], manifest: Manifest, target: Path
) -> None:
    if shutil.disk_usage(target).free < manifest.size:
        raise Misconfigured(
            f"Ổ đĩa không còn đủ chỗ: bản sao lưu cần {manifest.size / 1024**2:.0f} MB. Hãy dọn bớt "
            "hoặc chọn ổ đĩa khác rồi chạy lại."
        )
    beside = target / RESTORED
    beside.mkdir(mode=0o700)
    for entry in manifest.files:
        _unpack(archive, members[entry.path], entry, beside)
    durable.settle_tree(beside)
    for name in unlike(beside, manifest):
        raise faulty(name, "không đọc lại được như đã ghi")
    # Without the package a folder is no agency folder: it comes last.
    for path in sorted(beside.iterdir(), key=lambda path: (path.name == _LAST, path.name)):
        path.rename(target / path.name)
    beside.rmdir()
    durable.settle(target)
    durable.settle(target.parent)


def unlike(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """The files of a manifest that are away below `folder`, or hold something else there."""
    return tuple(entry.path for entry in manifest.files if _hash(folder / entry.path) != entry.sha256)


def _hash(path: Path) -> str | None:
    hash = sha256()
    try:
        with regular.opened(path, LIMIT) as stream:
            while piece := stream.read(CHUNK):
                hash.update(piece)
    except OSError:
        return None
    return hash.hexdigest()


@contextmanager
def _opened(backup: Path) -> Iterator[zipfile.ZipFile]:
    with regular.opened(backup, LIMIT) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except _BROKEN as error:
            raise Damaged(
                f"Tệp “{backup.name}” không phải bản sao lưu của congkhai, hoặc bị hỏng, bị cắt cụt. Chưa "
                "khôi phục gì; hãy dùng bản sao lưu khác."
            ) from error
        with archive:
            yield archive


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    info = archive.NameToInfo.get(NAME)
    if info is None or info.file_size > _LONGEST:
        raise faulty(NAME, "không có, hoặc lớn quá mức, nên đây không phải bản sao lưu nguyên vẹn")
    try:
        with archive.open(info) as stream:
            return decoded(stream.read(_LONGEST))
    except _BROKEN as error:
        raise faulty(NAME, "không đọc được") from error


def _members(archive: zipfile.ZipFile, manifest: Manifest) -> dict[str, zipfile.ZipInfo]:
    """What lies in the archive, by name: exactly what the manifest names, plain files of these sizes."""
    members: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        if info.orig_filename in members:
            raise faulty(info.orig_filename, "có hai lần")
        members[info.orig_filename] = info
    sizes = {entry.path: entry.size for entry in manifest.files}
    for name in members.keys() - sizes.keys() - {NAME}:
        raise faulty(name, "không có trong bản kê")
    for name, size in sizes.items():
        if name not in members:
            raise faulty(name, "có trong bản kê mà không có trong bản sao lưu")
        if stat.S_IFMT(members[name].external_attr >> 16) not in (0, stat.S_IFREG):
            raise faulty(name, "là liên kết, thư mục hoặc thiết bị, không phải tệp")
        if members[name].file_size != size:
            raise faulty(name, "không có độ lớn ghi trong bản kê")
    return members


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: Entry, folder: Path) -> None:
    path, hash, size = folder / entry.path, sha256(), 0
    private = not info.external_attr >> 16 & 0o077
    # Of the folders above, those that hold others too are made as this system makes them.
    path.parent.parent.mkdir(parents=True, exist_ok=True)
    path.parent.mkdir(mode=0o700 if private else 0o777, exist_ok=True)
    with path.open("xb") as target:
        if private:
            path.chmod(0o600)
        for piece in _pieces(archive, info, entry):
            hash.update(piece)
            size += target.write(piece)
    if size != entry.size or hash.hexdigest() != entry.sha256:
        raise faulty(entry.path, "không khớp mã SHA-256 ghi trong bản kê")


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: Entry) -> Iterator[bytes]:
    """The bytes of a member, never more than a piece beyond what the manifest says."""
    left = entry.size
    try:
        with archive.open(info) as source:
            while left >= 0 and (piece := source.read(min(CHUNK, left + 1))):
                left -= len(piece)
                yield piece
    except _BROKEN as error:
        raise faulty(entry.path, "không đọc được") from error
