"""What did not run, told as a finding: a whole command, or the checks of a later stage."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from congkhai.errors import Changed, Misconfigured
from congkhai.findings import Finding, Kind, Place, Severity, printable
from congkhai.project import RESTORED, Project
from congkhai.regular import Unfit
from congkhai.tables.journal import begun, settle

_SPACE: Final = "Hãy dọn bớt rồi chạy lại."
#: How a write names what it puts beside a file first: `.NAME.moi`.
_BESIDE: Final = (".", ".moi")

#: Folders whose files are called by their whole path: there, several have one name.
_OF_THE_OFFICE: Final = ("content", "datapackage")
_AGAIN: Final = "Hãy chạy lại; nếu vẫn vậy, nhờ người phụ trách máy tính xem"
#: What else a system answers, by number: the end of a sentence, and what to do.
_SAID: Final = (
    ((errno.ENOENT, errno.ESTALE), "không còn tệp hoặc thư mục ấy, hoặc nơi ấy không cho tạo tệp"),
    ((errno.ENOTDIR,), "một phần của đường dẫn là tệp, không phải thư mục"),
    ((errno.EISDIR,), "đó là một thư mục, không phải tệp"),
    ((errno.EEXIST, errno.ENOTEMPTY), "ở đó đã có tệp hoặc thư mục cùng tên"),
    ((errno.ELOOP,), "liên kết dẫn vòng về chính nó; hãy xoá liên kết, chép tệp thật vào"),
    ((errno.EIO, errno.ENXIO, errno.ENODEV), f"ổ đĩa bị lỗi hoặc đã rút ra. {_AGAIN} ổ đĩa"),
    ((errno.EMFILE, errno.ENFILE), f"máy đang mở quá nhiều tệp; hãy đóng bớt chương trình. {_AGAIN} máy"),
    ((errno.ENOMEM,), "máy hết bộ nhớ; hãy đóng bớt chương trình rồi chạy lại"),
    (
        (errno.ETXTBSY, errno.EAGAIN, errno.EDEADLK),
        "tệp đang được chương trình khác dùng; hãy chờ rồi chạy lại",
    ),
    ((errno.EXDEV,), "hai nơi thuộc hai ổ đĩa khác nhau"),
    ((errno.EINVAL, errno.EILSEQ), "ổ đĩa hoặc hệ thống không nhận tên hay thao tác này"),
    ((errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOLCK), f"ổ đĩa không cho làm thao tác này. {_AGAIN} ổ đĩa"),
    ((errno.EPIPE, errno.ECONNRESET), "chương trình nhận dữ liệu đã đóng"),
    (
        (
            errno.ETIMEDOUT,
            errno.EHOSTDOWN,
            errno.EHOSTUNREACH,
            errno.ENETDOWN,
            errno.ENETUNREACH,
            errno.ENOTCONN,
        ),
        f"ổ đĩa mạng không trả lời. {_AGAIN} mạng",
    ),
)

WRONG_USE = Kind(
    code="sai-cach-dung",
    message="Lệnh không chạy được. {said}",
    remedy="Sửa dòng lệnh theo congkhai --help rồi chạy lại.",
)
SURROUNDINGS = Kind(
    code="moi-truong-khong-cho-phep",
    message="Lệnh không chạy được. {said}",
    remedy="Xử lý nguyên nhân nêu trong thông báo rồi chạy lại.",
)
OUR_FAULT = Kind(
    code="loi-cua-chuong-trinh",
    message="{said}",
    remedy="Gửi tệp mô tả lỗi cho người phụ trách phần mềm; trong khi chờ, thử lại với bản sao lưu gần nhất.",
)
PROCEDURE_NOT_RUN = Kind(
    code="chua-kiem-tra-trinh-tu",
    message=(
        "Chưa kiểm tra trình tự (thứ tự kiểm điểm, gửi dự thảo, biểu quyết, quyết định, tỷ lệ){keys}: "
        "phần này chỉ chạy khi các bảng đã hết lỗi."
    ),
    remedy="Sửa các lỗi của bảng rồi chạy lại congkhai check.",
    severity=Severity.INFO,
)

LINKS_NOT_RUN = Kind(
    code="chua-xem-lien-ket",
    message="Chưa xem hết các liên kết tới tệp, ra máy chủ khác hoặc tới một mục của trang làm từ bảng: phần "
    "này chỉ chạy khi các bảng đã hết lỗi. Trang có những liên kết ấy: {pages}.",
    remedy="Sửa các lỗi của bảng rồi chạy lại congkhai check.",
    severity=Severity.INFO,
)


def stopped(said: str, code: int) -> Finding:
    """What stopped a command that ended with exit code 2 (wrong use) or 3 (the surroundings)."""
    return (WRONG_USE if code == 2 else SURROUNDINGS).at(Place(), said=said)


def our_fault(said: str) -> Finding:
    """What a command that the last net caught answers in place of findings."""
    return OUR_FAULT.at(Place(), said=said)


def surroundings(error: OSError) -> str:
    """What a full disk, a lock or a missing right means, in words a clerk can act on."""
    name = f"“{printable(_named(Path(str(error.filename))))}”" if error.filename else "tệp"
    if isinstance(error, Unfit):
        return f"Tệp {name} {error.why}, nên không được đọc."
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{_full(error)} nên không ghi được; những gì đã có từ trước vẫn nguyên vẹn. {_SPACE}"
    if error.errno == errno.EROFS:
        return f"Không ghi được {name}: ổ đĩa hoặc thư mục đó chỉ cho đọc. Hãy chọn nơi khác để ghi."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EBUSY):
        return (
            f"Không mở hoặc không ghi được {name}: thiếu quyền đọc, ghi, hoặc đang mở ở chương trình khác. "
            "Hãy đóng chương trình đó, hoặc nhờ người phụ trách máy tính xem quyền, rồi chạy lại."
        )
    if error.errno == errno.ENAMETOOLONG:
        return f"Tên {name} dài quá mức hệ thống cho phép. Hãy đặt tên ngắn hơn."
    why = next((said for numbers, said in _SAID if error.errno in numbers), None)
    return f"Không đọc hoặc không ghi được {name}: {why or f'máy tính báo lỗi số {error.errno or 0}'}."


def _named(path: Path) -> str:
    """A path as it is called inside the agency folder that it lies in; elsewhere the name alone."""
    asked = path.with_name(_asked_for(path.name)) if path.name else path
    for folder in asked.parents:
        with suppress(OSError):
            if (folder / "datapackage" / "datapackage.json").is_file():
                inside = asked.relative_to(folder)
                return inside.as_posix() if inside.parts[0] in _OF_THE_OFFICE else asked.name
    return asked.name


def _asked_for(name: str) -> str:
    """The name that a clerk knows, where the system speaks of the file that is written beside first."""
    first, last = _BESIDE
    inner = name.removeprefix(first).removesuffix(last)
    return inner if inner and name == f"{first}{inner}{last}" else name


def full_of_files(disk: os.statvfs_result) -> bool:
    """Whether a disk has space left and cannot hold one more file; some disks count no files."""
    return disk.f_files > 0 and disk.f_favail == 0 and disk.f_bavail > 0


def _full(error: OSError) -> str:
    """What of a disk is used up: its space, or the number of files that it can hold."""
    if error.errno == errno.ENOSPC and error.filename and hasattr(os, "statvfs"):
        there = next(step for step in Path(str(error.filename)).absolute().parents if step.is_dir())
        if full_of_files(os.statvfs(there)):
            return "Ổ đĩa đã đầy số tệp: còn dung lượng nhưng không còn chỗ cho tệp mới (hết inode)"
    return "Ổ đĩa đã đầy hoặc hết hạn mức"


def unfinished(project: Project, error: OSError, again: str) -> Misconfigured:
    """What stopped the writing of the package; `again` is the command that gets it written."""
    if begun(project):
        left = "Lần ghi bị ngắt giữa chừng; lệnh congkhai chạy lần sau trong thư mục này sẽ ghi nốt."
    else:
        left = f"Chưa ghi tệp nào, các bảng còn nguyên như cũ; xử lý xong thì chạy lại {again}."
    return Misconfigured(f"{surroundings(error)} {left}")


def settled(project: Project) -> str | None:
    """Finish a write that was cut short; what is to be told of it, None where there is nothing.

    Where it cannot be finished nothing is told: whatever reads the package meets that again.
    """
    with suppress(OSError):
        # Of a restore that was killed with its last step; where more lies in it, it is no such folder.
        (project.root / RESTORED).rmdir()
    with suppress(Changed, Misconfigured, OSError):
        finished = settle(project)
        if finished and finished.old:
            return (
                "Đã bỏ tệp .dang-ghi.json cũ của một lần ghi đã xong từ trước (có thể do chép lại bản "
                "sao lưu); các bảng và nhật ký giữ nguyên."
            )
        if finished and finished.kept:
            files = ", ".join(path.name for path in finished.kept)
            return (
                f"Lần ghi trước bị ngắt giữa chừng, nay đã ghi nốt, trừ tệp {files}: tệp đã được lưu từ "
                "chương trình khác sau đó nên giữ như đã lưu. Hãy xem lại tệp, cần thì chạy lại lệnh trước."
            )
        if finished:
            return "Lần ghi trước bị ngắt giữa chừng, nay đã ghi nốt; xem thay đổi bằng congkhai log."
    return None
