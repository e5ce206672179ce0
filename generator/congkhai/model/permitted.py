"""What people of the office answer for: files that they looked at, values that may be shown."""

from datetime import date
from enum import StrEnum

from congkhai.model.columns import Recorded, column, table
from congkhai.model.law import Document
from congkhai.model.structure import Official
from congkhai.text.personal import PersonalKind


class Conclusion(StrEnum):
    """Whether a file that was looked at may be published."""

    PUBLISH = "dang_duoc"
    KEEP = "khong_dang"


@table("tep_da_xem")
class LookedAt(Recorded):
    """A file below content that somebody of the office looked at (`tep_da_xem`).

    It holds for the bytes of that `sha256` (hexadecimal) alone.
    """

    written: str = column("tep")
    sha256: str = column("sha256")
    official: Official = column("nguoi_xem")
    day: date = column("ngay_xem")
    conclusion: Conclusion = column("ket_luan")

    @property
    def file(self) -> str:
        """The path below the content folder, as the program spells it."""
        return self.written.replace("\\", "/").removeprefix("./")


@table("gia_tri_duoc_phep")
class PermittedValue(Recorded):
    """A value that looks like personal data and may be shown (`gia_tri_duoc_phep`), and why."""

    kind: PersonalKind = column("loai")
    value: str = column("gia_tri")
    reason: str = column("ly_do")
    document: Document | None = column("van_ban")
