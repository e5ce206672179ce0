"""Personal data by their shape: identity numbers, telephones, days of birth, bank accounts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from congkhai.text.fold import fold


class PersonalKind(StrEnum):
    """What of a person a number tells; the values are those of the table of allowed values."""

    ID_NUMBER = "so_dinh_danh"
    TELEPHONE = "dien_thoai"
    BIRTH_DATE = "ngay_sinh"
    BANK_ACCOUNT = "tai_khoan"

    @property
    def word(self) -> str:
        """As a clerk reads it."""
        return {
            PersonalKind.ID_NUMBER: "số căn cước hoặc chứng minh nhân dân",
            PersonalKind.TELEPHONE: "số điện thoại",
            PersonalKind.BIRTH_DATE: "ngày sinh hoặc năm sinh",
            PersonalKind.BANK_ACCOUNT: "số tài khoản",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """One value of a kind as it is written; `row` is its line in the text, the first being 1."""

    kind: PersonalKind
    value: str
    row: int

    @property
    def key(self) -> str:
        """Equal for spellings of one value: "0212 385 2123" and "0212.3852123"."""
        return key(self.value)


_WORTH_A_LOOK: Final = re.compile(r"\d(?:\D{0,3}\d){3}")
_BETWEEN: Final = "[ .\u00b7\u2010-\u2015-]"
_JOINED: Final = re.compile(rf"[()]?{_BETWEEN}{{0,2}}[()]?{_BETWEEN}?")
# Digits inside a word ("a3f01") are nobody's number, but its name may be glued to it ("CCCD014…").
_DIGITS: Final = re.compile(
    r"(?:(?<!\w)|(?<=\bcccd)|(?<=\bcmnd)|(?<=\bsdt)|(?<=\bdt)|(?<=\btel)|(?<=\bso))\d+(?![\w%])"
)
_DAY: Final = (
    r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
    r"|\d{1,2}\s+thang\s+\d{1,2}\s+nam\s+(?:19|20)\d\d)"
)
_DATE: Final = re.compile(rf"(?<![\d]){_DAY}(?![\d])(?:\s?(?:T|luc)?\s?\d{{1,2}}[:h]\d\d(?::\d\d)?)?")
_YEAR: Final = r"(?<!\d)(?:19|20)\d\d(?!\d)"
# "phát sinh năm 2022", "học sinh năm thứ hai" tell nobody's birth.
_OTHER_BIRTHS: Final = "".join(
    f"(?<!{word} )" for word in ("phat", "hoc", "nay", "ve", "hy", "tai", "thi", "tuyen", "quang", "san")
)
_BIRTH_WORD: Final = (
    r"\b(?:ngay(?:,?\s*thang(?:,?\s*nam)?)?[\s_]+sinh|nam[\s_]+sinh|d\.?o\.?b\b\.?|date of birth|birth\s?day"
    rf"|{_OTHER_BIRTHS}sinh(?:[\s_]+(?:ngay|nam|thang|vao)\b|\s*:|(?=\s+\d)))"
)
_BIRTH: Final = re.compile(rf"{_BIRTH_WORD}[^\d]{{0,40}}?(?P<day>{_DAY}|{_YEAR})")
_BIRTH_HEADING: Final = re.compile(_BIRTH_WORD)
_BIRTH_CELL: Final = re.compile(rf"(?:^|[,;|\t]\s*\"?)\s*(?P<day>{_DAY})\s*(?=\"?\s*(?:[,;|\t]|$))")
_ACCOUNT: Final = re.compile(
    r"\b(?:(?:so\s+)?tai\s?khoan|so\s+tk|stk|tk|account(?:\s+n(?:o|umber)\b\.?)?)\b[^\d\n]{0,40}?"
    rf"(?P<number>\d+(?:{_BETWEEN}\d+)*)(?!\w)"
)
_IDENTITY_WORD: Final = re.compile(
    r"\b(?:cccd|cmnd|cmt|can cuoc|chung minh|dinh danh|ho chieu|id)\b[^\d\n]{0,40}$"
)
_TELEPHONE_WORD: Final = re.compile(
    r"\b(?:dien thoai|dt|sdt|so may|di dong|tel|phone|fax|zalo|hotline)\b[^\n]{0,40}$"
)
_TELEPHONE: Final = re.compile(r"0[35789]\d{8}|02\d{8,9}")
_IDENTITY_DIGITS: Final = (9, 12)
_FEWEST_DIGITS: Final = 9
#: An international telephone number in full: 00 84 (0) and ten digits.
_MOST_DIGITS: Final = 15
_DECIMALS: Final = re.compile(r"(?<!\d)\d{1,3}[.,]$")
#: How many letters before a number may name it.
_BESIDE: Final = 60
_ABROAD: Final = re.compile(r"(?:00)?84(?:0)?(?=[235789]\d{8,9}$)")


def key(value: str) -> str:
    """The digits of a value; the country's own code of a telephone number is read as its 0."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", value))
    return _ABROAD.sub("0", digits)


def personal(text: str, youngest: int) -> Iterator[PersonalData]:
    """What looks like somebody's personal data in `text`, line by line.

    `youngest` is the last year in which somebody who is written of can be born: a date below a heading
    "Ngày sinh" counts up to it.
    """
    if not _WORTH_A_LOOK.search(text):
        return
    below_heading = False
    for row, line in enumerate(text.split("\n"), 1):
        plain = unicodedata.normalize("NFKC", line)
        folded = fold(plain)
        births = list(_births(folded, below_heading, youngest))
        below_heading = below_heading or bool(_BIRTH_HEADING.search(folded))
        if not births and not any(letter.isdigit() for letter in folded):
            continue
        yield from (PersonalData(kind=PersonalKind.BIRTH_DATE, value=day, row=row) for day in births)
        yield from _numbers(_DATE.sub(lambda match: "|" * len(match[0]), folded), row)


def _births(folded: str, below_heading: bool, youngest: int) -> Iterator[str]:
    beside = {match["day"] for match in _BIRTH.finditer(folded)}
    yield from sorted(beside)
    if below_heading:
        for match in _BIRTH_CELL.finditer(folded):
            year = re.search(_YEAR, match["day"])
            if year and int(year[0]) <= youngest and match["day"] not in beside:
                yield match["day"]


def _numbers(folded: str, row: int) -> Iterator[PersonalData]:
    groups = [match.span() for match in _DIGITS.finditer(folded)]
    taken: set[int] = set()
    first = 0
    while first < len(groups):
        window = next(_windows(folded, groups, first), None)
        if window is None:
            first += 1
            continue
        kind, last = window
        start, end = groups[first][0], groups[last][1]
        opening = re.search(r"[(+]+$", folded[:start])
        yield PersonalData(kind=kind, value=folded[opening.start() if opening else start : end], row=row)
        taken.update(range(start, end))
        first = last + 1
    for match in _ACCOUNT.finditer(folded):
        if taken.isdisjoint(range(*match.span("number"))) and 6 <= len(key(match["number"])) <= 19:
            yield PersonalData(kind=PersonalKind.BANK_ACCOUNT, value=match["number"], row=row)


def _windows(folded: str, groups: list[tuple[int, int]], first: int) -> Iterator[tuple[PersonalKind, int]]:
    """The kinds of the runs of groups that begin with the group `first`, the longest run before others."""
    last = first
    while last + 1 < len(groups) and _JOINED.fullmatch(folded[groups[last][1] : groups[last + 1][0]]):
        last += 1
    for end in range(min(last, first + _MOST_DIGITS), first - 1, -1):
        if kind := _kind(folded, groups[first : end + 1]):
            yield kind, end


def _kind(folded: str, groups: list[tuple[int, int]]) -> PersonalKind | None:
    """What the digits in these groups are; None where they may be any number."""
    start, end = groups[0][0], groups[-1][1]
    digits = "".join(folded[slice(*group)] for group in groups)
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return None
    lone = sum(group[1] - group[0] == 1 for group in groups)
    before = folded[max(0, start - _BESIDE) : start]
    if _DECIMALS.search(before):
        return None
    local = key(folded[start:end])
    if _TELEPHONE.fullmatch(local) and (lone <= 1 or _TELEPHONE_WORD.search(before)):
        return PersonalKind.TELEPHONE
    named = _IDENTITY_WORD.search(before)
    # "120.500.000" is money: in groups an identity number begins with the 0 of its province, or is named.
    told = len(groups) == 1 or named or (digits.startswith("0") and not lone)
    return PersonalKind.ID_NUMBER if told and len(digits) in _IDENTITY_DIGITS else None
