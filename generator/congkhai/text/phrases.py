"""What every room says alike: first letters, lists cut short, the mark of a sample."""

from collections.abc import Iterable
from typing import Final

#: The exact words that every page, paper and workbook of a sample carries.
SAMPLE: Final = "DỮ LIỆU MINH HOẠ: người, phiếu và kết quả là giả định, không phải của cơ quan"
#: How many of a long list are told one by one.
TOLD: Final = 5


def capital(text: str) -> str:
    """`text` with its first letter in upper case, the rest as it was."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """`text` as it stands inside a sentence: its first letter small, but for abbreviations ("UBND")."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def first_few(parts: Iterable[object], of: str) -> str:
    """The first parts, and how many more `of` them there are: "2, 3, 4, 5, 6 và 21 dòng nữa"."""
    every = [str(part) for part in parts]
    more = f" và {len(every) - TOLD} {of} nữa" if len(every) > TOLD else ""
    return ", ".join(every[:TOLD]) + more
