"""Forbidden phrases, found in whatever spelling they stand in an output file."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from html import unescape
from itertools import islice
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote

from congkhai.findings import Finding, Kind, Place
from congkhai.publish.markup import INLINE
from congkhai.publish.reading import Part
from congkhai.text.fold import fold
from congkhai.text.look_alikes import plain
from congkhai.text.marks import INVISIBLE

LEAK = Kind(
    code="lo-noi-dung",
    message="{name} có cụm từ “{phrase}” của {column}, điều mà người xem không được thấy.",
    remedy="Là tên người, nội dung riêng thì bỏ khỏi nơi đã nêu; được phép đăng thì ghi dòng "
    "ở bảng Công khai; chỉ trùng lời thông thường thì ghi ô ấy cụ thể hơn.",
)
NOT_OPENED = Kind(
    code="tep-nen-khong-mo-duoc",
    message="Không mở được tệp nén “{name}” để kiểm tra bên trong.",
    remedy="Thay bằng tệp nén không đặt mật khẩu, không hỏng và không lồng quá nhiều lớp.",
)
# Letters end where digits begin: the mark of a footnote stands glued to a name ("1Sùng", "Lồng²").
# Runs of letters and of loose marks take turns: a choice at each letter would take twice as long.
_WORD: Final = re.compile(
    "[^\\W\\d_]+(?:[\u0300-\u036f]+[^\\W\\d_]*)*|[\u0300-\u036f]+(?:[^\\W\\d_]+[\u0300-\u036f]*)*|\\d+"
)
_ESCAPE: Final = re.compile(
    r"""\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrtbf])|([\\/"']))"""
)
_PERCENT: Final = re.compile("(?:%[0-9a-fA-F]{2})+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# An attribute may hold ">"; where its quotes do not close, the tag ends at the first.
_REST: Final = r"""(?:[^<>"']|"[^"<]{0,2000}"|'[^'<]{0,2000}')*"""
_JOINING: Final = re.compile(
    rf"<!--.*?-->|</?(?:{'|'.join(sorted(INLINE))})(?:\s(?:{_REST}|[^<>]*))?/?>", re.S | re.I
)
_TAG: Final = re.compile(rf"<(?:{_REST}|[^<>]*)>")
_ROUNDS: Final = 3
#: Letters that stand apart, as in a headline: "S ù n g  A  L ồ n g".
_SPACED_OUT: Final = re.compile(r"(?<!\w)[^\W\d_](?:[^\w<>]{1,3}[^\W\d_](?!\w)){3,}")
_TURNED_ROUND: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: A name of four words written letter by letter.
_LONGEST: Final = 40
_HEAD: Final = 4
#: A Vietnamese word is one syllable, of seven letters at most ("nghiêng"); a longer one is several.
_SYLLABLE: Final = 7


@cache
def _run_on() -> str:
    """Where words begin that a PDF lets run into each other: "ôngLò"."""
    letters = [*map(chr, range(0x41, 0x1EFA))]
    small, capital = ("".join(filter(which, letters)) for which in (str.islower, str.isupper))
    return f"(?<=[{small}])(?=[{capital}])"


class Folded(dict[str, str]):
    """Remembers folded words: a site says the same few thousand again and again."""

    def __missing__(self, word: str) -> str:
        self[word] = INVISIBLE.sub("", fold(plain(word)))
        return self[word]


class Phrasebook:
    """Forbidden phrases by their folded words, so that the time grows with the text, not with the phrases."""

    def __init__(self, forbidden: Mapping[str, str], folded: Folded | None = None) -> None:
        """`forbidden`: phrase → the column it comes from, as "table.column"; `folded`: what other books
        of the same site have folded already."""
        self._folded = Folded() if folded is None else folded
        self._phrases: dict[tuple[str, ...], tuple[str, str]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._run_together: dict[str, tuple[str, str]] = {}
        self._glued: dict[str, tuple[str, str]] = {}
        self._heads: set[str] = set()
        for phrase, column in sorted(forbidden.items()):
            if words := tuple(self.words(phrase)):
                self._phrases.setdefault(words, (phrase, column))
                run = "".join(words)
                self._run_together.setdefault(run, (phrase, column))
                if len(words) > 1 and len(run) > _SYLLABLE:
                    self._glued.setdefault(run, (phrase, column))
                self._heads.update(run[:length] for length in range(1, _HEAD + 1))
                self._lengths.setdefault(words[0], set()).add(len(words))

    def found(self, text: str) -> set[tuple[str, str]]:
        """The phrases, with their columns, that stand in `text` as whole words in some disguise."""
        if not self._phrases:
            return set()
        seen = views(text)
        found = {hit for view in seen for hit in self._hits(self.words(view))}
        spaced = (match[0] for view in seen for match in _SPACED_OUT.finditer(view))
        return found.union(*map(self.found_in_pieces, spaced))

    def found_in_pieces(self, text: str) -> set[tuple[str, str]]:
        """The phrases whose letters stand in `text` one after the other, whole words cut up by blanks."""
        if not self._phrases:
            return set()
        words = self.words(re.sub(_run_on(), " ", text))
        return {hit for start in range(len(words)) for hit in self._pieces(words, start)}

    def _pieces(self, words: list[str], start: int) -> Iterator[tuple[str, str]]:
        run = ""
        for word in islice(words, start, start + _LONGEST):
            run += word
            if run[:_HEAD] not in self._heads:
                return
            hit = self._run_together.get(run)
            if hit:
                yield hit

    def words(self, text: str) -> list[str]:
        """The words of a text, folded, in order."""
        return [self._folded[word] for word in spelt(text)]

    def _hits(self, words: list[str]) -> Iterator[tuple[str, str]]:
        yield from (self._glued[word] for word in self._glued.keys() & words)
        firsts = self._lengths.keys() & words
        for start in (at for at, word in enumerate(words) if word in firsts) if firsts else ():
            for length in self._lengths[words[start]]:
                hit = self._phrases.get(tuple(words[start : start + length]))
                if hit:
                    yield hit


def spelt(text: str) -> list[str]:
    """The words and numbers of a text as they are spelt, in order."""
    return _WORD.findall(unicodedata.normalize("NFKC", INVISIBLE.sub("", text)))


def leaks(
    parts: Iterable[Part],
    forbidden: Mapping[str, str],
    titles: Mapping[str, str] = MappingProxyType({}),
    folded: Folded | None = None,
) -> Iterator[Finding]:
    """A finding for each forbidden phrase in each file, its name included; one for an archive left shut.

    `titles` says what a clerk calls the column "table.column" of a phrase.
    """
    book = Phrasebook(forbidden, folded)
    for part in parts:
        if part.text is None:
            yield NOT_OPENED.at(Place(file=part.file), name=part.called())
            continue
        pieces = book.found_in_pieces(part.text) if part.loose else set()
        for phrase, column in sorted(book.found(part.name) | book.found(part.text) | pieces):
            yield leak(part, phrase, titles.get(column, column))


def leak(part: Part, phrase: str, column: str) -> Finding:
    """That a phrase of a column stands in a part of the site."""
    name = part.called(quoted=True)
    return LEAK.at(Place(file=part.file, value=phrase), name=name, column=column, phrase=phrase)


def views(text: str) -> Collection[str]:
    """The text as it stands; unescaped; unescaped without its tags; each as what nobody sees parts its words,
    and as it is read from its end where it turns the reader round. What comes out alike is looked at once."""
    return dict.fromkeys(_views(text))


def _views(text: str) -> Iterator[str]:
    for view in _plain_views(text):
        yield view
        if INVISIBLE.search(view):
            yield INVISIBLE.sub(" ", view)
        if _TURNED_ROUND.search(view):
            yield unicodedata.normalize("NFC", view)[::-1]


def _plain_views(text: str) -> Iterator[str]:
    yield text
    plain = _unescaped(text)
    if plain != text:
        yield plain
    if "<" in plain:
        yield _without_tags(plain)
    if "<" in text and plain != text:
        # A browser takes the tags out before it reads what stands for a sign.
        yield _unescaped(_without_tags(text))


def _without_tags(text: str) -> str:
    return _TAG.sub(" ", _JOINING.sub("", text))


def _unescaped(text: str) -> str:
    for _ in range(_ROUNDS):
        before = text
        if "%" in text:
            text = _PERCENT.sub(lambda match: unquote(match[0], errors="replace"), text)
        if "\\" in text:
            text = _without_surrogates(_ESCAPE.sub(_character, text))
        if "&" in text:
            text = unescape(text)
        if text == before:
            break
    return text


def _character(match: re.Match[str]) -> str:
    if match[4] or match[5]:
        return match[5] or " "
    code = int(match[1] or match[2] or match[3], 16)
    return chr(code) if code <= 0x10FFFF else " "


def _without_surrogates(text: str) -> str:
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
