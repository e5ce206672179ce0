"""How much a hand-written page may hold, so that reading it takes a moment: told before anything is read."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from congkhai.findings import Finding, Kind, Place

TOO_MANY: Final = Kind(
    code="trang-qua-nhieu",
    message="Trang “{file}” có {what}, quá mức {limit} của một trang, nên không được đọc.",
    remedy="{how}",
)

_LINES: Final = 20_000
_CELLS: Final = 20_000
_OPEN: Final = 60
_LONGEST: Final = 60_000
_RULER: Final = re.compile(r"[>\s]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_SIGN: Final = re.compile(r"\[|\](?!\()|\]\(|\)|<(?=[A-Za-z/!?])|>")
# What each sign closes, and what it opens.
_CLOSES: Final = {"]": "[", "](": "[", ")": "(", ">": "<"}
_OPENS: Final = {"[": "[", "](": "(", "<": "<"}
_APART: Final = "Tách trang này thành nhiều trang ngắn hơn."
_AS_TABLE: Final = (
    "Tách bảng thành nhiều trang, hoặc để bảng trong tệp xlsx rồi đặt liên kết; xem dòng |---|---| có thừa "
    "cột không."
)
_CLOSED: Final = "Đóng các dấu “{sign}” còn mở, hoặc bỏ chúng; mỗi đoạn cách nhau một dòng trống."
_BROKEN_UP: Final = "Chia đoạn ấy thành nhiều đoạn, cách nhau một dòng trống."


def overfull(text: str, file: str) -> Finding | None:
    """What of a page is more than any page needs and takes the renderer long; None for every usual page."""
    for row, facts in _excesses(text.split("\n")):
        return TOO_MANY.at(Place(file=file, row=row), file=file, **facts)
    return None


def _excesses(lines: list[str]) -> Iterator[tuple[int | None, dict[str, str]]]:
    """What is too much, at its row: what there is, how much may be, how it is mended."""
    if len(lines) > _LINES:
        yield None, {"what": f"{_said(len(lines))} dòng", "limit": _said(_LINES), "how": _APART}
    cells = 0
    for row, block in _blocks(lines):
        cells += _cells(block)
        if cells > _CELLS:
            limit = f"{_said(_CELLS)} ô"
            yield row, {"what": f"các bảng với hơn {limit}", "limit": limit, "how": _AS_TABLE}
        if (length := _length(block)) > _LONGEST:
            what = f"một đoạn không có dòng trống dài {_said(length)} ký tự"
            yield row, {"what": what, "limit": f"{_said(_LONGEST)} ký tự", "how": _BROKEN_UP}
        if sign := _left_open(block):
            what, how = f"một đoạn với hơn {_OPEN} dấu “{sign}” mở mà chưa đóng", _CLOSED.format(sign=sign)
            yield row, {"what": what, "limit": f"{_OPEN} dấu", "how": how}


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """What stands between empty lines, each with the row of its first line."""
    for filled, numbered in groupby(enumerate(lines, 1), key=lambda line: bool(line[1].strip())):
        if filled:
            block = [*numbered]
            yield block[0][0], [line for _, line in block]


def _is_table(block: list[str]) -> bool:
    return len(block) > 1 and "|" in block[1] and _RULER.fullmatch(block[1]) is not None


def _cells(block: list[str]) -> int:
    """How many cells the renderer makes of a block: every row has as many as the ruler has columns."""
    return (block[1].strip("> ").strip("|").count("|") + 1) * len(block) if _is_table(block) else 0


def _length(block: list[str]) -> int:
    """How many characters the renderer reads at once: of a table, those of one row."""
    lengths = [len(line) for line in block]
    return max(lengths) if _is_table(block) else sum(lengths)


def _left_open(block: list[str]) -> str:
    """The sign of which too many wait for their ends at once; "" where none does.

    A row of a table ends all.
    """
    depths = dict.fromkeys("[(<", 0)
    for line in block:
        if line.lstrip("> ").startswith("|"):
            depths = dict.fromkeys(depths, 0)
        for match in _SIGN.finditer(line):
            if closed := _CLOSES.get(match[0]):
                depths[closed] = max(depths[closed] - 1, 0)
            if opened := _OPENS.get(match[0]):
                depths[opened] += 1
                if depths[opened] > _OPEN:
                    return opened
    return ""


def _said(number: int) -> str:
    return f"{number:,}".replace(",", ".")
