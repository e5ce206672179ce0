"""The words that dates and hours are written with, in Vietnamese and as English programs write them."""

import re
from types import MappingProxyType
from typing import Final

from congkhai.text.fold import slug

_VIETNAMESE: Final = "mot hai ba bon nam sau bay tam chin muoi muoi-mot muoi-hai"
_ENGLISH: Final = "january february march april may june july august september october november december"
_NAMES: Final = {
    **{name: at for at, name in enumerate(_VIETNAMESE.split(), 1)},
    **{"gieng": 1, "tu": 4, "chap": 12},
}

MONTHS: Final = MappingProxyType(
    {
        **{f"{word}-{name}": at for word in ("thang", "thg") for name, at in _NAMES.items()},
        **{name: at for at, name in enumerate(_ENGLISH.split(), 1)},
        **{name[:3]: at for at, name in enumerate(_ENGLISH.split(), 1)},
        "sept": 9,
    }
)
"""The number of a month by its name, as `slug` writes it: "thang-muoi-mot", "thg-chap", "november", "nov"."""

_WEEKDAYS: Final = (
    "thu-hai thu-ba thu-tu thu-nam thu-sau thu-bay chu-nhat thu-2 thu-3 thu-4 thu-5 thu-6 thu-7 t2 "
    "t3 t4 t5 t6 t7 cn monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
)
WEEKDAY: Final = rf"(?:(?:{'|'.join(_WEEKDAYS.split())})-)?"
"""Matches a day of the week ahead of a date in a text that `slug` has written, or nothing."""

_PARTICLES: Final = "ngay thang thg nam gio phut giay luc sang chieu am pm sa ch h g ph p s t z"
_KNOWN: Final = frozenset(
    "-".join((_PARTICLES, *MONTHS, _WEEKDAYS.replace(" ", "-"))).replace(" ", "-").split("-")
)
_WORD: Final = re.compile(r"[a-z]+")


def foreign_words(text: str) -> bool:
    """Whether a text holds a word that belongs to no date and no hour: "24/11/2022 (dự kiến)"."""
    return not _KNOWN.issuperset(_WORD.findall(slug(text)))
