"""What people of the office answer for: files that they looked at, values that may be shown."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from congkhai.findings import Place
from congkhai.model.law import Document
from congkhai.model.structure import Official
from congkhai.text.personal import PersonalKind


class Conclusion(StrEnum):
    """Whether a file that was looked at may be published."""

    PUBLISH = "dang_duoc"
    KEEP = "khong_dang"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """A file below content that somebody of the office looked at (`tep_da_xem`).

    It holds for the bytes of that `sha256` (hexadecimal) alone.
    """

    place: Place
    file: str
    sha256: str
    official: Official
    day: date
    conclusion: Conclusion


@dataclass(frozen=True, slots=True, kw_only=True)
class PermittedValue:
    """A value that looks like personal data and may be shown (`gia_tri_duoc_phep`), and why."""

    place: Place
    kind: PersonalKind
    value: str
    reason: str
    document: Document | None
