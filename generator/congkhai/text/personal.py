"""Personal data by their shape: identity numbers, telephones, days of birth, bank accounts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final

from congkhai.text.fold import fold
from congkhai.text.marks import INVISIBLE, compose
from congkhai.value import Value


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


class PersonalData(Value):
    """One value of a kind as it is written; `row` is its line in the text, the first being 1."""

    kind: PersonalKind
    value: str
    row: int

    @property
    def key(self) -> str:
        """Equal for spellings of one value: "0212 385 2123" and "0212.3852123"."""
        return key(self.value)


_BETWEEN: Final = "[ .\u00b7\u2010-\u2015-]"
_JOINED: Final = re.compile(rf"[()]?{_BETWEEN}{{0,2}}[()]?{_BETWEEN}?")
#: So a telephone number may be parted too ("0912/345/678"), but neither counts nor money.
_JOINED_ALSO: Final = re.compile(r"[/,]")
# What names a number may be glued to it ("CCCD014…"), and a letter or two typed by mistake ("0912345678m").
_DIGITS: Final = re.compile(r"\d+")
_GLUED: Final = 2

_DAY_OF_MONTH: Final = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?"
_MONTH: Final = r"(?:\d{1,2}|gieng|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi(?:\s(?:mot|hai))?|chap)"
_DAY: Final = (
    rf"(?:{_DAY_OF_MONTH}(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
    rf"|\d{{1,2}}[\s,]+thang\s+{_MONTH}[\s,]+(?:nam\s+)?(?:19|20)\d\d)"
)
_SHORT_DAY: Final = rf"{_DAY_OF_MONTH}\d\d"
_DATE: Final = re.compile(rf"(?<!\d){_DAY}(?!\d)(?:\s?(?:t|luc)?\s?\d{{1,2}}[:h]\d\d(?::\d\d)?)?")
_YEAR: Final = r"(?<!\d)(?:19|20)\d\d(?!\d)"
# "phát sinh năm 2002", "sinh hoạt chi bộ", "an sinh" tell nobody's birth.
_OTHER_BIRTHS: Final = "".join(
    f"(?<!\\b{word} )"
    for word in (
        "phat hoc nay ve hy tai thi tuyen quang san an dan khai giam mon hoi ky muc le tre ho thu nhan moi"
    ).split()
)
_OTHER_LIVES: Final = r"(?!\s+(?:hoat|vien|hoc|thai|san|doi|nhat|truong|ly|con|de|ke|loi|mang|vat|quyen)\b)"
_BIRTH_WORD: Final = (
    r"\b(?:ngay(?:,?\s*thang(?:,?\s*nam)?)?\s+sinh|nam\s+sinh|n\.?\s?sinh|nt\.?ns|s\.?n(?=[.:\s])"
    r"|d\.?o\.?b\b\.?|date of birth|birth\s?day"
    rf"|{_OTHER_BIRTHS}sinh(?:\s+(?:ngay|nam|thang|vao)\b|\s*:|(?=\s+\d)))"
    rf"{_OTHER_LIVES}"
)
_BIRTH: Final = re.compile(rf"{_BIRTH_WORD}[^\d]{{0,40}}?(?P<day>{_DAY}|{_SHORT_DAY}(?!\d)|{_YEAR})")
_BIRTH_HEADING: Final = re.compile(_BIRTH_WORD)
_CELL: Final = r"(?:^|[,;|\t])\s*\"?\s*"
#: A cell may go on in brackets: "12/5/1980 (Sơn La)".
_END_OF_CELL: Final = r"\s*(?=\"?\s*(?:[,;|\t(]|$))"
_BIRTH_CELL: Final = re.compile(
    rf"{_CELL}(?P<day>{_DAY}|{_SHORT_DAY}|(?:\d{{1,2}}\s?[/.-]\s?)?(?:19|20)\d\d(?!\d)){_END_OF_CELL}"
)
#: "ông Lò Văn A (1980)"; the title with its marks, for "ba" is a number.
_BORN_IN_BRACKETS: Final = re.compile(
    rf"\b(?:ông|bà|anh|chị|đồng chí|đ/c)\s+(?:[^\W\d]+\s+){{0,5}}[^\W\d]+\s*\(\s*(?P<day>{_YEAR})\s*\)", re.I
)
_ACCOUNT: Final = re.compile(
    r"\b(?:(?:so\s+)?tai\s?khoan|so\s+tk|stk|tk|account(?:\s+n(?:o|umber)\b\.?)?)\b[^\d\n]{0,40}?"
    rf"(?P<number>\d+(?:{_BETWEEN}\d+)*)(?!\w)"
)
_ACCOUNT_HEADING: Final = re.compile(r"\b(?:so\s+(?:tai\s?khoan|tk)|stk)\b(?![^\n]*\d{6})")
_ACCOUNT_CELL: Final = re.compile(rf"{_CELL}(?P<number>\d(?:[ -]?\d){{7,18}}){_END_OF_CELL}")
_IDENTITY_WORD: Final = re.compile(
    r"\b(?:cccd|cmnd|cmt|can cuoc|chung minh|dinh danh|ho chieu)\b[^\d\n]{0,40}$|\b(?:cccd|cmnd|cmt)$"
)
_TELEPHONE_WORD: Final = re.compile(
    r"\b(?:dien thoai|dt|sdt|so may|di dong|tel|phone|fax|zalo|hotline)\b[^\n]{0,40}$"
)
# "123456789 đồng", "văn bản số 123456789/BDT".
_SOMETHING_ELSE: Final = re.compile(r"\s*(?:dong|d|vnd|trieu|nghin|ngan|ty)\b|/[a-z]")
#: A line without any sign of a number, of letters that stay what they are.
_NO_NUMBER: Final = re.compile(
    "[\x00-/:-\x7f\u00c0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u01a0\u01a1\u01af\u01b0"
    "\u0300-\u034e\u0350-\u036f\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d]*"
)
_WORTH_A_LOOK: Final = re.compile(r"\d(?:\D{0,3}\d){3}")
#: In plain letters: the fewest digits of any number of a person, a year, or a day with a year of two digits.
_WORTH_IT_PLAINLY: Final = re.compile(rf"\d(?:\D{{0,6}}\d){{5}}|{_YEAR}|{_DAY_OF_MONTH}\d\d")
#: Twelve digits that begin with a day are the number of a file: 202212050001.
_DATED: Final = re.compile(r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}")
_TELEPHONE: Final = re.compile(r"0[35789]\d{8}|02\d{8,9}")
_IDENTITY_DIGITS: Final = (9, 12)
_FEWEST_DIGITS: Final = 9
#: An international telephone number in full: 00 84 (0) and ten digits.
_MOST_DIGITS: Final = 15
_DECIMALS: Final = re.compile(r"(?<!\d)\d{1,3}[.,]$")
#: How many letters before a number may name it.
_BESIDE: Final = 60
_ABROAD: Final = re.compile(r"(?:00)?84(?:0)?(?=[235789]\d{8,9}$)")

#: So many lines are remembered.
_LINES: Final = 16_384

Span = tuple[int, int]


def key(value: str) -> str:
    """The digits of a value; the country's own code of a telephone number is read as its 0."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", value))
    return _ABROAD.sub("0", digits)


def personal(text: str, youngest: int) -> Iterator[PersonalData]:
    """What looks like somebody's personal data in `text`, line by line.

    `youngest` is the last year in which somebody who is written of can be born.
    """
    # Codes of rows stand in most cells; digits of another width, and what nobody sees, are in no plain text.
    plain_text = text.isascii() and "_" not in text
    if not (_WORTH_IT_PLAINLY if plain_text else _WORTH_A_LOOK).search(text):
        return
    below_birth = below_account = False
    for row, line in enumerate(text.split("\n"), 1):
        bare, shown, folded, heads_births, heads_accounts = _read(line)
        if not bare:
            for start, end in sorted(_births(shown, folded, below_birth, youngest)):
                yield PersonalData(kind=PersonalKind.BIRTH_DATE, value=shown[start:end], row=row)
            undated = _DATE.sub(lambda match: "|" * len(match[0]), folded)
            for kind, (start, end) in _numbers(undated, below_account):
                yield PersonalData(kind=kind, value=shown[start:end], row=row)
        below_birth = below_birth or heads_births
        below_account = below_account or heads_accounts


@lru_cache(_LINES)
def _read(line: str) -> tuple[bool, str, str, bool, bool]:
    """Whether a line is without any sign of a number, the line as it shows, and that folded; whether days of
    birth, and accounts, stand below it.

    The pages of a site have most of their lines in common.
    """
    bare = bool(_NO_NUMBER.fullmatch(line))
    plain = line if bare else unicodedata.normalize("NFKC", INVISIBLE.sub("", line))
    shown = compose(plain.replace("_", " "))
    folded = fold(shown)
    return bare, shown, folded, bool(_BIRTH_HEADING.search(folded)), bool(_ACCOUNT_HEADING.search(folded))


def _births(shown: str, folded: str, below_heading: bool, youngest: int) -> set[Span]:
    matches = [*_BIRTH.finditer(folded), *_BORN_IN_BRACKETS.finditer(shown)]
    matches += _BIRTH_CELL.finditer(folded) if below_heading else ()
    return {match.span("day") for match in matches if _year(match["day"]) <= youngest}


def _year(day: str) -> int:
    """The year of a day; one of two digits is of the century of those who work today."""
    found = re.search(_YEAR, day)
    return int(found[0]) if found else 1900 + int(day[-2:])


def _numbers(folded: str, below_account: bool) -> Iterator[tuple[PersonalKind, Span]]:
    groups = [match.span() for match in _DIGITS.finditer(folded) if _stands_alone(folded, *match.span())]
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
        yield kind, (opening.start() if opening else start, end)
        taken.update(range(start, end))
        first = last + 1
    cells = _ACCOUNT_CELL.finditer(folded) if below_account else ()
    for match in (*_ACCOUNT.finditer(folded), *cells):
        if taken.isdisjoint(range(*match.span("number"))) and 6 <= len(key(match["number"])) <= 19:
            yield PersonalKind.BANK_ACCOUNT, match.span("number")


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether digits are no part of a word as "a3f01"; what names them may be glued to them."""
    before, after = re.search(r"\w*$", folded[:start]), re.match(r"[\w%]*", folded[end:])
    glued = (before[0] if before else "", after[0] if after else "")
    if not any(glued) or (_TELEPHONE.fullmatch(folded[start:end]) and len("".join(glued)) <= _GLUED):
        return True
    return not glued[1] and glued[0] in ("cccd", "cmnd", "cmt", "sdt", "dt", "tel", "so", "stk")


def _windows(folded: str, groups: list[Span], first: int) -> Iterator[tuple[PersonalKind, int]]:
    """The kinds of the runs of groups that begin with the group `first`, the longest run before others."""
    last = first
    while last + 1 < len(groups) and _near(folded, groups[last], groups[last + 1]):
        last += 1
    for end in range(min(last, first + _MOST_DIGITS), first - 1, -1):
        if kind := _kind(folded, groups[first : end + 1]):
            yield kind, end


def _near(folded: str, one: Span, other: Span) -> bool:
    between = folded[one[1] : other[0]]
    return bool(_JOINED.fullmatch(between) or _JOINED_ALSO.fullmatch(between))


def _kind(folded: str, groups: list[Span]) -> PersonalKind | None:
    """What the digits in these groups are; None where they may be any number."""
    start, end = groups[0][0], groups[-1][1]
    sizes = [last - first for first, last in groups]
    if not _FEWEST_DIGITS <= sum(sizes) <= _MOST_DIGITS:
        return None
    before = folded[max(0, start - _BESIDE) : start]
    if _DECIMALS.search(before) or _SOMETHING_ELSE.match(folded, end):
        return None
    if _TELEPHONE.fullmatch(key(folded[start:end])) and _parted_so(folded[start:end], sizes, before):
        return PersonalKind.TELEPHONE
    if _JOINED_ALSO.search(folded[start:end]) or sum(sizes) not in _IDENTITY_DIGITS:
        return None
    named = _IDENTITY_WORD.search(before)
    if len(groups) == 1:
        # "120.500.000" is money: in groups an identity number begins with the 0 of its province, or is named.
        return PersonalKind.ID_NUMBER if named or not _DATED.fullmatch(folded[start:end]) else None
    told = named or (folded[start] == "0" and 1 not in sizes)
    return PersonalKind.ID_NUMBER if told else None


def _parted_so(written: str, sizes: list[int], before: str) -> bool:
    """Whether people part a telephone number so; a row of counts ("0 5 12 22 0 1 34") is none."""
    if _JOINED_ALSO.search(written):
        return min(sizes) >= 3
    return sizes.count(1) <= 1 or bool(_TELEPHONE_WORD.search(before))
