"""What did not run, told as a finding: a whole command, or the checks of a later stage."""

import errno
from collections.abc import Mapping
from pathlib import Path

from congkhai.errors import Misconfigured
from congkhai.findings import Finding, Kind, Place, Severity

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
PROCEDURE_NOT_RUN = Kind(
    code="chua-kiem-tra-trinh-tu",
    message=(
        "Chưa kiểm tra trình tự (thứ tự kiểm điểm, gửi dự thảo, biểu quyết, quyết định, tỷ lệ){keys}: "
        "phần này chỉ chạy khi các bảng đã hết lỗi."
    ),
    remedy="Sửa các lỗi của bảng rồi chạy lại congkhai check.",
    severity=Severity.INFO,
)


def stopped(said: str, code: int) -> Finding:
    """What stopped a command that ended with exit code 2 (wrong use) or 3 (the surroundings)."""
    return (WRONG_USE if code == 2 else SURROUNDINGS).at(Place(), said=said)


def surroundings(error: OSError) -> str:
    """What a full disk, a lock or a missing right means, in words a clerk can act on."""
    name = f"“{Path(str(error.filename)).name}”" if error.filename else "tệp"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return (
            "Ổ đĩa đã đầy hoặc hết hạn mức nên không ghi được; trang đang công khai vẫn nguyên vẹn. "
            "Hãy dọn bớt rồi chạy lại."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EROFS):
        return f"Không mở hoặc không ghi được {name}: tệp đang mở ở chương trình khác, hoặc thiếu quyền."
    return f"Không đọc hoặc không ghi được {name} ({errno.errorcode.get(error.errno or 0, 'lỗi hệ thống')})."


def unfinished(error: OSError, contents: Mapping[Path, bytes], again: str) -> Misconfigured:
    """What stopped the writing of several files: which of `contents` stand on the disk now, and which do not.

    `again` says how what is left gets written.
    """
    written = [path.name for path, content in contents.items() if _holds(path, content)]
    left = [path.name for path in contents if path.name not in written]
    said = [f"Đã ghi xong: {', '.join(written)}." if written else "Chưa ghi tệp nào."]
    if left:
        said.append(f"Còn nguyên như cũ: {', '.join(left)}.")
    said.append(f"Không tệp nào bị ghi dở; xử lý xong thì {again}.")
    return Misconfigured(f"{surroundings(error)} {' '.join(said)}")


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
