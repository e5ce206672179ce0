"""Forbidden phrases, found in whatever spelling they stand in an output file."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Final
from urllib.parse import unquote

from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.publish.markup import INLINE
from congkhai.publish.reading import Part
from congkhai.text.fold import fold

LEAK = Kind(
    code="lo-noi-dung",
    message="“{name}” có cụm từ “{phrase}” của cột {column}, cột mà người xem trang này không được thấy.",
    remedy="Nếu đó là nội dung riêng, bỏ khỏi tệp đã nêu và khỏi các cột được công khai; nếu chỉ trùng lời "
    "thông thường, ghi ô ấy cụ thể hơn; nếu được phép công khai, ghi dòng trong cong_khai.csv kèm văn bản "
    "quyết định.",
)
NOT_OPENED = Kind(
    code="tep-nen-khong-mo-duoc",
    message="Không mở được tệp nén “{name}” để kiểm tra bên trong.",
    remedy="Thay bằng tệp nén không đặt mật khẩu, không hỏng và không lồng quá nhiều lớp.",
)
NOT_SEARCHED = Kind(
    code="tep-chua-soat-duoc-chu",
    message="Không đọc được chữ trong tệp “{name}” nên chưa soát được tên người; mở xem trước khi đăng.",
    remedy="Mở tệp ra xem: nếu có tên người hoặc nội dung chưa được công khai thì bỏ tệp khỏi content rồi "
    "chạy lại build; bản scan, PDF đã ký số hoặc đặt mật khẩu đều phải xem bằng mắt.",
    severity=Severity.WARNING,
)

_WORD: Final = re.compile("(?:[^\\W_]|[\u0300-\u036f])+")
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ESCAPE: Final = re.compile(
    r"""\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrtbf])|([\\/"']))"""
)
_PERCENT: Final = re.compile("(?:%[0-9a-fA-F]{2})+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_JOINING: Final = re.compile(rf"<!--.*?-->|</?(?:{'|'.join(sorted(INLINE))})(?:\s[^<>]*)?/?>", re.S | re.I)
_TAG: Final = re.compile(r"<[^<>]*>")
_ROUNDS: Final = 3


class _Folded(dict[str, str]):
    """Remembers folded words: a site says the same few thousand again and again."""

    def __missing__(self, word: str) -> str:
        self[word] = _INVISIBLE.sub("", fold(word))
        return self[word]


class Phrasebook:
    """Forbidden phrases by their folded words, so that the time grows with the text, not with the phrases."""

    def __init__(self, forbidden: Mapping[str, str]) -> None:
        """`forbidden`: phrase → the column it comes from, as "table.column"."""
        self._folded = _Folded()
        self._phrases: dict[tuple[str, ...], tuple[str, str]] = {}
        self._lengths: dict[str, set[int]] = {}
        for phrase, column in sorted(forbidden.items()):
            if words := tuple(self.words(phrase)):
                self._phrases.setdefault(words, (phrase, column))
                self._lengths.setdefault(words[0], set()).add(len(words))

    def found(self, text: str) -> set[tuple[str, str]]:
        """The phrases, with their columns, that stand in `text` as whole words in some disguise."""
        if not self._phrases:
            return set()
        return {hit for view in views(text) for hit in self._hits(self.words(view))}

    def words(self, text: str) -> list[str]:
        """The words of a text, folded, in order."""
        plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
        return [self._folded[word] for word in _WORD.findall(plain)]

    def _hits(self, words: list[str]) -> Iterator[tuple[str, str]]:
        if self._lengths.keys().isdisjoint(words):
            return
        for start, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                hit = self._phrases.get(tuple(words[start : start + length]))
                if hit:
                    yield hit


def leaks(parts: Iterable[Part], forbidden: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each forbidden phrase in each file, its name included; one for an archive left shut."""
    book = Phrasebook(forbidden)
    for part in parts:
        if part.text is None:
            yield NOT_OPENED.at(Place(file=part.file), name=part.name)
            continue
        for phrase, column in sorted(book.found(part.name) | book.found(part.text)):
            table, _, name = column.rpartition(".")
            place = Place(file=part.file, table=table or None, column=name, value=phrase)
            yield LEAK.at(place, name=part.name, column=column, phrase=phrase)


def unsearched(parts: Iterable[Part]) -> Iterator[Finding]:
    """A warning for each file whose words could not all be read, so that somebody looks at it."""
    for part in parts:
        if part.unread:
            yield NOT_SEARCHED.at(Place(file=part.file), name=part.name)


def views(text: str) -> Iterator[str]:
    """The text as it stands; unescaped; unescaped without its tags."""
    yield text
    plain = _unescaped(text)
    if plain != text:
        yield plain
    if "<" in plain:
        yield _TAG.sub(" ", _JOINING.sub("", plain))


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
