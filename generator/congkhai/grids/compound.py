"""One stream of the container in which old Office files lie (Compound File Binary)."""

from collections.abc import Iterator, Sequence
from struct import error as ShortRead
from struct import unpack, unpack_from
from typing import Final

from congkhai.grids.unseen import Damaged

MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR: Final = 0xFFFF_FFFA
_ENTRY: Final = 128
_KIND, _START = 66, 116
_STREAM: Final = 2


def streams(data: bytes) -> dict[str, bytes]:
    """Every stream by its name. Damaged where the container's own tables do not hold together."""
    try:
        return _Container(data).streams()
    except (ShortRead, IndexError, UnicodeDecodeError) as error:
        raise Damaged from error


class _Container:
    """The sectors of a container, and the tables that say which follows which."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        large, small = unpack_from("<HH", data, 30)
        if large not in (9, 12) or small != 6:
            raise Damaged
        self._size, self._small = 1 << large, 1 << small
        self._directory, self._cutoff, self._small_table = unpack_from("<I4xII", data, 48)
        self._next = self._table(self._sectors_of_table())

    def streams(self) -> dict[str, bytes]:
        directory = self._chain(self._directory)
        entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        # The first entry is the root: it leads to the sectors of all small streams.
        within = self._chain(unpack_from("<I", entries[0], _START)[0])
        follows = _numbers(self._chain(self._small_table))
        found: dict[str, bytes] = {}
        for entry in entries:
            if entry[_KIND] != _STREAM:
                continue
            name, (start, size) = _name(entry), unpack_from("<II", entry, _START)
            small = size < self._cutoff
            content = _follow(within, follows, start, self._small) if small else self._chain(start)
            found.setdefault(name, content[:size])
        return found

    def _sectors_of_table(self) -> Iterator[int]:
        yield from unpack_from("<109I", self._data, 76)
        further, count = unpack_from("<II", self._data, 68)
        for _ in range(min(count, len(self._data) // self._size)):
            if further >= _LAST_SECTOR:
                return
            *sectors, further = _numbers(self._sector(further))
            yield from sectors

    def _table(self, sectors: Iterator[int]) -> Sequence[int]:
        return _numbers(b"".join(self._sector(number) for number in sectors if number < _LAST_SECTOR))

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _chain(self, start: int) -> bytes:
        return _follow(self._data[self._size :], self._next, start, self._size)


def _follow(data: bytes, follows: Sequence[int], start: int, size: int) -> bytes:
    """The sectors from `start` on, each once."""
    parts: list[bytes] = []
    while start < _LAST_SECTOR:
        if start >= len(follows) or len(parts) > len(follows):
            raise Damaged
        parts.append(data[start * size : (start + 1) * size])
        start = follows[start]
    return b"".join(parts)


def _numbers(content: bytes) -> Sequence[int]:
    return unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _name(entry: bytes) -> str:
    length = unpack_from("<H", entry, 64)[0]
    return entry[: max(0, min(length, 64) - 2)].decode("utf-16-le")
