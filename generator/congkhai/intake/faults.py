"""Why the store refuses, and what an answer of SQLite means to whoever handed something in."""

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from congkhai.errors import Changed, Stopped

_READ_ONLY: Final = "thư mục hoặc tệp lưu hồ sơ không cho ghi, hoặc không còn ở chỗ cũ"
_BY: Final = " Người thực hiện: {}."
_BROKEN: Final = "tệp lưu hồ sơ bị hỏng"
_DISK: Final = "ổ đĩa đã đầy, hết hạn mức hoặc bị lỗi"

#: By the primary code of SQLite: what is wrong, and what is to be done. These concern the whole file, any
#: other code only the one piece of work.
_MEANING: Final = {
    sqlite3.SQLITE_FULL: (_DISK, "dọn bớt ổ đĩa"),
    sqlite3.SQLITE_IOERR: (_DISK, "dọn bớt hoặc kiểm tra ổ đĩa"),
    sqlite3.SQLITE_NOMEM: ("máy hết bộ nhớ", "đóng bớt chương trình"),
    sqlite3.SQLITE_READONLY: (_READ_ONLY, "nhờ người phụ trách máy tính xem quyền ghi"),
    sqlite3.SQLITE_CANTOPEN: (_READ_ONLY, "nhờ người phụ trách máy tính xem quyền ghi"),
    sqlite3.SQLITE_PERM: (_READ_ONLY, "nhờ người phụ trách máy tính xem quyền ghi"),
    sqlite3.SQLITE_BUSY: ("một lệnh khác đang ghi vào tệp lưu hồ sơ quá lâu", "chờ lệnh đó xong"),
    sqlite3.SQLITE_LOCKED: ("một lệnh khác đang ghi vào tệp lưu hồ sơ quá lâu", "chờ lệnh đó xong"),
    sqlite3.SQLITE_PROTOCOL: ("một lệnh khác đang ghi vào tệp lưu hồ sơ quá lâu", "chờ lệnh đó xong"),
    sqlite3.SQLITE_CORRUPT: (_BROKEN, "khôi phục từ bản sao lưu gần nhất"),
    sqlite3.SQLITE_NOTADB: (_BROKEN, "khôi phục từ bản sao lưu gần nhất"),
}


class NotKept(Stopped):
    """Nothing of what was handed over is kept, and no receipt is valid for it. Exit code 3.

    `why` is what keeps it from being kept, `what` is to be done about it.
    """

    def __init__(self, message: str, why: str, what: str) -> None:
        super().__init__(message)
        self.why, self.what = why, what

    def of(self, begins: str) -> "NotKept":
        """The same of something else than a submission: what was not done, as a sentence without its end."""
        return NotKept(f"{begins}: {self.why}. Hãy {self.what} rồi làm lại.", self.why, self.what)


@contextmanager
def keeping(begins: str) -> Iterator[None]:
    """Inside, what cannot be kept is told as `begins` says: "Chưa cấp được đường dẫn nào"."""
    try:
        yield
    except NotKept as error:
        raise error.of(begins) from error


class Unreadable(Stopped):
    """What is kept could not be read. Exit code 3."""


class Decided(Changed):
    """Somebody else was faster, or what is asked no longer fits how things stand. Exit code 3.

    `by` is the id of whoever was faster, as the message holds it; "" where nobody is told.
    """

    def __init__(self, message: str, by: str = "") -> None:
        super().__init__(f"{message}{_BY.format(by)}" if by else message)
        self._message = message
        self._by = by

    def told(self, name: Callable[[str], str]) -> str:
        """The message with the name of who was faster, which `name` gives by the id."""
        return f"{self._message}{_BY.format(name(self._by))}" if self._by else self._message


class Begun(Exception):
    """The version that is to be replaced is being accepted, or a process died over it; `number` is its."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def concerns_all(error: sqlite3.Error) -> bool:
    """Whether SQLite speaks of the file or the disk, not of the one statement that was tried."""
    return _code(error) in _MEANING


def not_kept(error: sqlite3.Error | OSError | None) -> NotKept:
    """What is told to everybody whose work was in a group that could not be committed."""
    why, what = _told(error)
    return NotKept(
        f"Chưa lưu được gì của lần gửi này và không cấp giấy biên nhận nào: {why}. "
        f"Hãy {what} rồi gửi lại; những gì đã có giấy biên nhận từ trước vẫn còn nguyên.",
        why,
        what,
    )


def closed() -> NotKept:
    """What is told to whoever comes after the store was closed."""
    why, what = "chương trình tiếp nhận đang dừng", "chờ chương trình chạy lại"
    return NotKept(
        f"Chưa lưu được gì của lần gửi này và không cấp giấy biên nhận nào: {why}. Hãy {what} rồi gửi lại.",
        why,
        what,
    )


def unreadable(error: sqlite3.Error) -> Unreadable:
    """What is told where the store cannot be read or opened."""
    why, what = _told(error)
    return Unreadable(f"Không đọc được các bản nộp: {why}. Hãy {what} rồi chạy lại.")


def _told(error: sqlite3.Error | OSError | None) -> tuple[str, str]:
    if isinstance(error, sqlite3.Error):
        return _MEANING.get(_code(error), ("chương trình gặp lỗi khi ghi", "báo người phụ trách phần mềm"))
    barred = error is not None and error.errno in (errno.EROFS, errno.EACCES, errno.EPERM)
    return _MEANING[sqlite3.SQLITE_READONLY if barred else sqlite3.SQLITE_IOERR]


def _code(error: sqlite3.Error) -> int:
    """The primary code; 0 where the library itself refused, before SQLite was asked."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
