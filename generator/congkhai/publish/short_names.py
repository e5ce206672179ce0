"""Names too short to be looked for everywhere: found where a title, post or unit stands beside them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from congkhai.findings import Finding
from congkhai.publish.leaks import Phrasebook, leak, spelt, views
from congkhai.publish.reading import Part
from congkhai.text.fold import same_key

#: How people are addressed in a text of the office.
TITLES: Final = ("ông", "bà", "anh", "chị", "cô", "chú", "bác", "đồng chí", "đ/c")
#: As many words may stand between a name and its post or unit: "Lò Ly, chức vụ: Trưởng phòng".
_BETWEEN: Final = 2


class ShortNames:
    """Names of a few letters, with the words beside which they are somebody's name; and names that without
    their marks are those of somebody who may be shown, "Hoa" beside "Hòa"."""

    def __init__(
        self,
        names: Mapping[str, str],
        beside: Iterable[str],
        twins: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`names`, `twins`: name → "table.column"; `beside`: posts and units; titles count before a name."""
        self._book = Phrasebook({})
        self._names = {self._words(name): (name, column) for name, column in names.items()}
        self._titles = {self._words(title) for title in TITLES}
        self._posts = {self._words(post) for post in beside} - {()}
        self._twins = {_as_spelt(name): (name, column) for name, column in twins.items()}
        self._reach = _BETWEEN + max(map(len, self._titles | self._posts))

    def found(self, text: str) -> set[tuple[str, str]]:
        """The names, with their columns, that stand in `text` as whole words beside such a word; the twins,
        wherever they stand with their own marks."""
        if not self._names and not self._twins:
            return set()
        return {hit for view in views(text) for hit in (*self._hits(view), *self._twin_hits(view))}

    def _twin_hits(self, text: str) -> Iterator[tuple[str, str]]:
        words = _as_spelt(text) if self._twins else ()
        for length in {len(twin) for twin in self._twins}:
            runs = {words[start : start + length] for start in range(len(words) - length + 1)}
            yield from (self._twins[twin] for twin in self._twins.keys() & runs)

    def _hits(self, text: str) -> Iterator[tuple[str, str]]:
        words = self._words(text)
        firsts = {name[0] for name in self._names if name}
        for start, word in enumerate(words):
            if word not in firsts:
                continue
            for name, hit in self._names.items():
                end = start + len(name)
                if words[start:end] == name and self._told(words, start, end) and _meant(hit[0], text):
                    yield hit

    def _told(self, words: tuple[str, ...], start: int, end: int) -> bool:
        gap = _BETWEEN if end - start > 1 else 0
        before = words[max(0, start - self._reach) : start][::-1]
        after = words[end : end + self._reach]
        return any(_near(before, title[::-1], 0) for title in self._titles) or any(
            _near(before, post[::-1], gap) or _near(after, post, gap) for post in self._posts
        )

    def _words(self, text: str) -> tuple[str, ...]:
        return tuple(self._book.words(text))


def _as_spelt(text: str) -> tuple[str, ...]:
    """The words of a text, each equal for its spellings alone: marks count."""
    return tuple(map(same_key, spelt(text)))


def _near(words: tuple[str, ...], said: tuple[str, ...], gap: int) -> bool:
    """Whether `said` begins after at most `gap` of the words."""
    return any(words[skipped : skipped + len(said)] == said for skipped in range(gap + 1))


def short_names(
    parts: Iterable[Part], names: ShortNames, titles: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Finding]:
    """A finding for each short name in each file that could be read; `titles` as in `leaks`."""
    for part in parts:
        for name, column in sorted(names.found(part.text or "")):
            yield leak(part, name, titles.get(column, column))


def _meant(name: str, text: str) -> bool:
    """Whether a name of one word stands there with its own marks: "ba lý do" names no "bà Ly"."""
    if " " in name.strip():
        return True
    written, plain = (unicodedata.normalize("NFC", words).casefold() for words in (name, text))
    return re.search(rf"(?<!\w){re.escape(written)}(?!\w)", plain) is not None
