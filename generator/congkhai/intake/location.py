"""Where the store may lie: on a disk of this machine, without links on the way, seen by nobody else."""

import os
import re
from pathlib import Path, PurePath, PureWindowsPath
from typing import Final

from congkhai.errors import Misconfigured

FOLDER: Final = "dossiers"
NAME: Final = "tiep-nhan.sqlite"

_MOUNTS: Final = Path("/proc/self/mountinfo")
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
#: SQLite's locks, and the memory that readers and writer share, work on one machine alone.
_SHARED: Final = frozenset(
    "9p afs beegfs ceph cifs coda davfs fuse.afp fuse.cephfs fuse.curlftpfs fuse.davfs fuse.davfs2 "
    "fuse.gcsfuse fuse.glusterfs fuse.gvfsd-fuse fuse.mount.davfs fuse.rclone fuse.s3fs fuse.smbnetfs "
    "fuse.sshfs fuse.vmhgfs-fuse glusterfs kafs lustre ncpfs nfs nfs4 prl_fs smb2 smb3 smbfs vboxsf".split()
)


def place(package: Path) -> Path:
    """The file of the store in a data package, whether it is there or not."""
    return package / FOLDER / NAME


def mount_table() -> str:
    """What is mounted where, as Linux tells it; "" on another system."""
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def network_share(path: PurePath, mounts: str) -> str | None:
    """The kind of the network share that `path`, absolute, lies on; None on a disk of this machine.

    `mounts` is the text of /proc/self/mountinfo. The last mount at the longest fitting point holds.
    """
    if isinstance(path, PureWindowsPath):
        return "UNC" if path.drive.startswith("\\\\") else None
    mounted = [found for line in mounts.splitlines() if (found := _mounted(line)) and _within(path, found[0])]
    kind = max(reversed(mounted), key=lambda found: len(found[0]), default=("", ""))[1]
    return kind if kind in _SHARED else None


def _mounted(line: str) -> tuple[str, str] | None:
    """The mount point and the kind of a line; blanks and backslashes are written there in octal."""
    left, dash, right = line.partition(" - ")
    fields, kind = left.split(" "), right.split(" ")[0]
    if not dash or len(fields) < 5:
        return None
    return _ESCAPED.sub(lambda match: chr(int(match[1], 8)), fields[4]), kind


def _within(path: PurePath, point: str) -> bool:
    return path.is_relative_to(point)


def guarded(path: Path, mounts: str) -> None:
    """The file is there, for the owner alone, and so is its folder; it may be empty.

    Misconfigured on a network share, where a link lies on the way from the agency folder, or where the file
    is no database. The system's own OSError where it refuses.
    """
    if network_share(path, mounts):
        raise Misconfigured(
            f"Thư mục chứa {FOLDER}/{NAME} nằm trên ổ đĩa mạng. Ở đó các bản nộp có thể bị mất khi ghi. Hãy "
            "chuyển thư mục của cơ quan về ổ đĩa của máy chạy chương trình tiếp nhận."
        )
    _without_links(path)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _only_for_owner(path.parent, 0o700)
    # SQLite gives its own files beside the rights that this one has.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
    _only_for_owner(path, 0o600)
    with path.open("rb") as stream:
        begins = stream.read(16)
    if begins and begins != b"SQLite format 3\0":
        raise foreign()


def foreign() -> Misconfigured:
    """That something else lies in the place of the store."""
    return Misconfigured(
        f"Tệp {FOLDER}/{NAME} không phải tệp lưu bản nộp của chương trình. Hãy chuyển tệp đó đi chỗ khác, "
        "rồi khôi phục từ bản sao lưu."
    )


def _without_links(path: Path) -> None:
    beside = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    link = next(
        (step for step in (path.parent.parent, path.parent, path, *beside) if step.is_symlink()), None
    )
    if link:
        raise Misconfigured(
            f"“{link.name}” là liên kết tới chỗ khác, nên không dùng để lưu bản nộp. Hãy xoá liên kết, đặt "
            "thư mục hoặc tệp thật vào đúng chỗ."
        )


def _only_for_owner(path: Path, mode: int) -> None:
    if os.name != "nt" and path.stat().st_mode & 0o077:
        path.chmod(mode)
