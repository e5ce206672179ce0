"""The last net: a fault of ours ends as one sentence, and its trace goes to a file that holds no data."""

import hashlib
import os
import platform
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from congkhai.project import tool

_SHOWN: Final = 30
_OF_PYTHON: Final = Path(os.__file__).parent


def fault_in(work: Callable[[], None]) -> str | None:
    """Do the work; where a fault of ours ends it, the sentence for the clerk, else None.

    The trace is kept before; that it could not be is part of the sentence.
    """
    try:
        work()
    except Exception as error:  # noqa: BLE001 - the one last net: what nobody foresaw ends here
        return _sentence(error)
    return None


def _sentence(error: BaseException) -> str:
    said = trace(error)
    # The same fault has the same name: whoever is sent two of them sees that they are one.
    name = hashlib.sha256(said.encode()).hexdigest()[:8]
    kept = _kept(f"loi-{name}.txt", said)
    if isinstance(error, MemoryError):
        what = f"Máy không đủ bộ nhớ để chạy tiếp (mã {name}); hãy đóng bớt chương trình rồi chạy lại"
    else:
        what = f"Chương trình gặp lỗi của chính nó (mã {name}) nên đã dừng, không phải do cách dùng"
    if kept is None:
        return f"{what}; hãy báo mã này cho người phụ trách phần mềm (chưa ghi được tệp mô tả lỗi)."
    return (
        f"{what}; hãy gửi cho người phụ trách phần mềm tệp “{kept}” "
        "(chỉ ghi chỗ lỗi trong chương trình, không có dữ liệu của cơ quan)."
    )


def trace(error: BaseException) -> str:
    """Where an exception came from: types, files, line numbers and names of functions.

    No message and no value: either may quote a cell.
    """
    lines = [f"{tool()}, Python {platform.python_version()}, {platform.system()}"]
    for one in _causes(error):
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
        frames = [
            f"  {_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
            for frame, line in traceback.walk_tb(one.__traceback__)
        ]
        # A recursion without end has a thousand frames that say the same.
        lines += frames if len(frames) <= 2 * _SHOWN else [*frames[:_SHOWN], "  …", *frames[-_SHOWN:]]
    return "\n".join(lines) + "\n"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception, and after it what it was raised from or during."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting.append(one.__cause__ or (None if one.__suppress_context__ else one.__context__))
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions


def _short(file: str) -> str:
    """A file of the program or of a library as it is imported: no folder of this machine."""
    path = Path(file)
    roots = sorted({*map(Path, filter(None, sys.path)), _OF_PYTHON}, key=lambda root: -len(root.parts))
    root = next((root for root in roots if path.is_relative_to(root)), None)
    return path.relative_to(root).as_posix() if root else path.name


def _kept(name: str, said: str) -> Path | None:
    """Where the trace was written, for its owner alone; None where it could not be."""
    with suppress(OSError, RuntimeError):
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / name
        # A file that stands there says the same; it is made anew, so that nobody else may have it open.
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(said)
        return path
    return None


def _folder() -> Path:
    """Where this system keeps what a program notes for itself; never the agency's folder, which is shared."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "congkhai"
    named = Path(os.environ.get("XDG_STATE_HOME", ""))
    return (named if named.is_absolute() else Path.home() / ".local" / "state") / "congkhai"
