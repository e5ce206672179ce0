"""What office programs leave in a file beside what it is meant to say; notes of it while a copy is made."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from congkhai.paper.gaps import Gap
from congkhai.value import Collector, field


class Trace(StrEnum):
    """A kind of trace, as a clerk calls it."""

    AUTHOR = "tên người soạn, người sửa"
    ORGANISATION = "tên cơ quan, người quản lý ghi trong thuộc tính tệp"
    PROPERTIES = "mục ghi thêm ở thuộc tính của tệp (từ khoá, mô tả, mục tự đặt)"
    PICTURES = "thông tin máy chụp, nơi chụp trong ảnh"
    LINKS = "đường dẫn tới tệp khác"
    COMMENTS = "chú thích (comment)"
    CHANGES = "thay đổi được theo dõi (track changes)"
    HIDDEN_TEXT = "chữ bị ẩn"
    FILES = "tệp đính kèm bên trong"

    @property
    def was_content(self) -> bool:
        """Whether somebody may have meant it to be read."""
        return self in (Trace.COMMENTS, Trace.CHANGES, Trace.HIDDEN_TEXT, Trace.FILES)


Traces = tuple[tuple[Trace, str], ...]


class Uncleanable(Exception):
    """No copy can be made; the reason is a `Gap`."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.name)
        self.gap = gap


class Log(Collector):
    """What was left out so far."""

    counts: Counter[Trace] = field(default_factory=Counter)
    said: dict[tuple[Trace, str], None] = field(default_factory=dict)
    gaps: set[Gap] = field(default_factory=set)

    def count(self, trace: Trace, times: int = 1) -> None:
        """So many more of this kind."""
        self.counts[trace] += times

    def say(self, trace: Trace, *texts: str | None) -> None:
        """These very words, blank ones left out."""
        self.said |= {(trace, text.strip()): None for text in texts if text and text.strip()}

    def traces(self) -> Traces:
        """All of it, in the order of kinds."""
        counted: Iterable[tuple[Trace, str]] = ((t, str(n)) for t, n in self.counts.items() if n)
        order = list(Trace)
        return tuple(sorted((*self.said, *counted), key=lambda trace: order.index(trace[0])))
