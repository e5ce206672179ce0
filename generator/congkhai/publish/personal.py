"""Personal data by their kind in what anybody may read: a number is one whoever's it is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Final

from congkhai.findings import Finding, Kind, Place
from congkhai.publish.markup import INLINE
from congkhai.publish.reading import OWN, Part, SitePath
from congkhai.text.personal import PersonalData, PersonalKind, personal

Permitted = Mapping[PersonalKind, frozenset[str]]
"""What the office lets be shown, by kind: the keys of the values (`text.personal.key`)."""

PERSONAL = Kind(
    code="lo-du-lieu-ca-nhan",
    message="{name} có {what} “{value}”; dữ liệu cá nhân không được đăng ra ngoài.",
    remedy="Bỏ số hoặc ngày này khỏi nơi đã nêu. Nếu được đăng, như số điện thoại của cơ quan, ghi một dòng "
    "có lý do vào bảng ‘Giá trị được phép đăng’.",
)

#: Nobody whom the agency writes of is younger, in years.
_YOUNGEST: Final = 15
_CODE: Final = (".css", ".js", ".mjs", ".map", ".woff2")
_SAID: Final = re.compile(
    r"""\b(?:alt|title|aria-label|content|value)\s*=\s*("[^"]*"|'[^']*')|\bhref\s*=\s*(["'](?:tel|sms):[^"']*["'])""",
    re.I,
)
_NO_TEXT: Final = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.S | re.I)
_TAG: Final = re.compile(r"<(/?)([A-Za-z][\w:.-]*)([^<>]*)>")


def personal_data(parts: Iterable[Part], permitted: Permitted, year: int) -> Iterator[Finding]:
    """A finding for each value of each kind in each file of the site, the program's own files left out."""
    for part in parts:
        if part.text is None or part.file.startswith(OWN) or part.suffix in _CODE:
            continue
        told: set[tuple[PersonalKind, str]] = set()
        for value in in_text(_lines(part), permitted, year):
            if (value.kind, value.key) not in told:
                told.add((value.kind, value.key))
                yield finding(value, Place(file=part.file, value=value.value), part.called(quoted=True))


def in_text(text: str, permitted: Permitted, year: int) -> Iterator[PersonalData]:
    """The values in plain text that no row permits; `year` is the present one."""
    for value in personal(text, year - _YOUNGEST):
        if value.key not in permitted.get(value.kind, frozenset()):
            yield value


def finding(value: PersonalData, place: Place, name: str | SitePath) -> Finding:
    """The value told at its place; `name`: what the sentence calls the page, file or cell, in its quotes."""
    return PERSONAL.at(place, name=name, what=value.kind.word, value=value.value)


def _lines(part: Part) -> str:
    """What people read of a part, line by line: in HTML paragraphs and cells stand each on its own."""
    if part.said is not None:
        return part.said
    text = part.text or ""
    if "<" not in text:
        return text
    said = "\n".join((match[1] or match[2])[1:-1] for match in _SAID.finditer(text))
    shown = _TAG.sub(_between, _NO_TEXT.sub("", text))
    return unescape(f"{shown}\n{said}")


def _between(match: re.Match[str]) -> str:
    return "" if match[2].lower() in INLINE else "\n"
