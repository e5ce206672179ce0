"""What a cycle gathers beside meetings and ratings: scores, dossiers, opinions, discipline, petitions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from congkhai.findings import Place
from congkhai.model.law import Document
from congkhai.model.plan import Form
from congkhai.model.structure import Official, Unit


class PeriodKind(StrEnum):
    """Whether scores are given by month or by quarter."""

    MONTH = "thang"
    QUARTER = "quy"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodScore:
    """The score of one official for one month or quarter (`diem`).

    `groups` holds the points of the three groups of common criteria, `parts` the percentages a, b, c and,
    for leaders, d, đ, e (None where empty); `total` is what the form says, None where it says nothing.
    Source: NĐ 335/2025 Đ.12, 14–17.
    """

    place: Place
    official: Official
    kind: PeriodKind
    number: int
    provisional: bool
    groups: tuple[Decimal, ...]
    parts: tuple[Decimal | None, ...]
    total: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearScore:
    """The periods of one official in the order of the year, and their plain mean.

    `mean` is None where a part that counts is missing, or where months and quarters stand side by side.
    """

    periods: tuple[PeriodScore, ...]
    mean: Fraction | None

    @property
    def mixed(self) -> bool:
        """Whether months and quarters stand side by side."""
        return len({score.kind for score in self.periods}) > 1


class DossierKind(StrEnum):
    """What a received dossier is."""

    UNIT = "ho_so_don_vi"
    UNIT_REPORT = "bao_cao_tap_the"
    SELF_REVIEW = "tu_kiem_diem"
    SELF_SCORE = "tu_cham_diem"
    RATING_FORM = "phieu_xep_loai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A dossier received (`ho_so`); exactly one of unit, official."""

    place: Place
    id: str
    kind: DossierKind
    unit: Unit | None
    official: Official | None
    form: Form | None
    received: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the party committee or another body says of a subject (`y_kien`)."""

    place: Place
    by: Unit
    unit: Unit | None
    official: Official | None
    day: date
    level: str


class Cause(StrEnum):
    """Why somebody was disciplined."""

    DECLINE = "suy_thoai"
    DUTY = "cong_vu"
    OTHER = "khac"


@dataclass(frozen=True, slots=True, kw_only=True)
class Discipline:
    """A disciplinary decision (`ky_luat`).

    `act` marks the act, so that two decisions about one act count once; `elsewhere`: it counts for the
    former organisation; `counted_in`: the year in which the act already was a ground, or None.
    """

    place: Place
    id: str
    official: Official
    by_party: bool
    form: str
    cause: Cause
    since: date
    act: str
    elsewhere: bool
    counted_in: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The written notice to one person (`thong_bao_ca_nhan`) of the rating whose id is `rating`."""

    place: Place
    id: str
    rating: str
    sent: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Petition:
    """A petition of an official (`kien_nghi`)."""

    place: Place
    id: str
    official: Official
    received: date
    answered: date | None
    outcome: str
    decision: Document | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a warning is accepted (`giai_trinh`): its code, the key of its row ("" for none), the paper."""

    place: Place
    id: str
    code: str
    subject: str
    reason: str
    document: Document
