"""What proves that something was handed in, and codes that people read out, type and compare."""

import re
import secrets
import unicodedata
from datetime import datetime
from typing import Final

from congkhai.intake import moments
from congkhai.intake.states import WORDS
from congkhai.intake.values import State, Submission
from congkhai.text.dates import ZONE
from congkhai.value import Value

#: Crockford's letters for base 32: without I, L, O, which pass for 1 and 0, and without U.
LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_BYTES: Final = 10
_CODE: Final = re.compile(f"[{LETTERS}]{{16}}")
_BETWEEN: Final = re.compile(r"[\s\u2010-\u2015\u2212_.-]+")
_READ_AS: Final = str.maketrans("OIL", "011")
_NUMBER: Final = re.compile(r"TN-\d{4}-0*(\d{1,12})", re.ASCII)


class Receipt(Value):
    """What is told to whoever handed something in; names are as they are shown to people.

    `which` of several it is: the period, or the body that is asked; "" where there is one alone. `part` is ""
    where the form has one part alone; `claim` is whose part a file says it is, since nobody knows who handed
    it in.
    """

    number: int
    moment: datetime
    sha256: str
    form_name: str
    which: str
    part: str
    subject_name: str
    to_whom: str
    state: State
    claim: str = ""

    @property
    def name(self) -> str:
        """The number as people read it: "TN-2026-000123"."""
        return receipt_name(self.number, self.moment)

    @property
    def what(self) -> str:
        """The form, and which of several: "Mẫu số 01, tháng 11 năm 2026"."""
        return f"{self.form_name}, {self.which}" if self.which else self.form_name

    @property
    def whose(self) -> str:
        """The same with whom it is about: "Mẫu số 01, tháng 11 năm 2026 – Cầm Thị Lả"."""
        return f"{self.what} – {self.subject_name}"

    @property
    def short(self) -> str:
        """The first 80 bits of the sha256, in groups that two people can compare: "7K3M-…"."""
        return grouped(bytes.fromhex(self.sha256)[:_BYTES])

    def lines(self) -> tuple[str, ...]:
        """The receipt as lines of text."""
        return (
            f"Giấy biên nhận số: {self.name}",
            f"Nhận lúc: {moments.shown(self.moment)}",
            f"Biểu mẫu: {self.what}",
            f"Của: {self.subject_name}",
            *((f"Phần đã nộp: {self.part}",) if self.part else ()),
            *((f"Người nộp: {self.claim}",) if self.claim else ()),
            *((f"Gửi đến: {self.to_whom}",) if self.to_whom else ()),
            f"Tình trạng: {WORDS[self.state]}",
            f"Mã đối chiếu: {self.short}",
            f"Mã SHA-256: {self.sha256}",
        )


def receipt_name(number: int, moment: datetime) -> str:
    """The number with the year in which it was given, by the clock where the office is."""
    return f"TN-{moment.astimezone(ZONE).year:04}-{number:06}"


def name_of(one: Submission) -> str:
    """The same of a submission."""
    return receipt_name(one.number, one.handed.moment)


def number_typed(text: str) -> int | None:
    """The number that somebody types for a receipt, as "TN-2026-000123" or "123"; None where it is none."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    named = _NUMBER.fullmatch(plain)
    digits = named[1] if named else plain
    return int(digits) if re.fullmatch(r"\d{1,12}", digits, re.ASCII) and int(digits) else None


def new_code() -> str:
    """A code of 80 random bits, in groups."""
    return grouped(secrets.token_bytes(_BYTES))


def grouped(content: bytes) -> str:
    """Bytes in base 32, most significant bit first, in groups of four letters; 5 bits a letter."""
    bits, letters = len(content) * 8, []
    value = int.from_bytes(content, "big") << (-bits % 5)
    for shift in reversed(range(0, bits + -bits % 5, 5)):
        letters.append(LETTERS[value >> shift & 31])
    return "-".join("".join(letters[at : at + 4]) for at in range(0, len(letters), 4))


def code_typed(text: str) -> str | None:
    """The code that somebody typed, its sixteen letters without dashes; None where it is none.

    Case, blanks and dashes make no difference; O is read as 0, I and L as 1.
    """
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper().translate(_READ_AS)
    return plain if _CODE.fullmatch(plain) else None
