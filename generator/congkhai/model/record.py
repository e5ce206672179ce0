"""What happened in a cycle: meetings, reviews, votes, proposals, ratings, publication, petitions."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from congkhai.findings import Place
from congkhai.model.law import Document
from congkhai.model.structure import Official, Position, Unit


class MeetingKind(StrEnum):
    """What a meeting is for."""

    COLLECTIVE_REVIEW = "kiem_diem_tap_the"
    PERSONAL_REVIEW = "kiem_diem_ca_nhan"
    DIVISION = "hop_phong"
    COUNCIL = "hoi_dong"
    RATING = "xep_loai"


class Status(StrEnum):
    """Whether a subject is rated; not rated is no level."""

    RATED = "da_xep_loai"
    NOT_RATED = "khong_xep_loai"
    SUPERIOR = "cap_tren"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting (`hoi_nghi`); `present` counts those present who may vote."""

    place: Place
    id: str
    name: str
    kind: MeetingKind
    unit: Unit
    starts: datetime
    where: str
    chair: Position | None
    attendance: str
    invited: int | None
    present: int | None
    minutes: str = ""
    adopted: bool = False
    conclusion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A subject reviewed at a meeting (`kiem_diem`); exactly one of unit, official.

    `chair` is who presided over this review: the meeting's chair, unless the row names another.
    """

    place: Place
    meeting: Meeting
    unit: Unit | None
    official: Official | None
    draft_sent: date | None
    chair: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """The ballots on one subject (`bieu_quyet`); `by_rank[0]` counts those for the highest level."""

    place: Place
    meeting: Meeting
    unit: Unit | None
    official: Official | None
    issued: int
    returned: int
    invalid: int
    by_rank: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRating:
    """The rating of a collective (`xep_loai_tap_the`); levels are ids, "" where there is none.

    `common` + `result` = `score`; `done`, `exceeded`, `late` are shares of the tasks in percent; `mended`:
    all earlier shortcomings are; `wrongdoing`: concluded by the authority.
    """

    place: Place
    id: str
    unit: Unit
    status: Status
    level: str
    decision: Document | None
    replaces: str | None
    requested: str
    score: Decimal | None = None
    common: Decimal | None = None
    result: Decimal | None = None
    done: Decimal | None = None
    exceeded: Decimal | None = None
    late: Decimal | None = None
    mended: bool = False
    wrongdoing: bool = False
    reason: str = ""

    @property
    def decided(self) -> date | None:
        """The day of its decision."""
        return self.decision.issued if self.decision else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The level a body proposes for a subject (`de_xuat`)."""

    place: Place
    by: Unit
    unit: Unit | None
    official: Official | None
    level: str
    day: date | None = None
    reason: str = ""


class Reason(StrEnum):
    """Why somebody is not rated, or not at the level that the score gives."""

    UNDER_SIX_MONTHS = "chua_du_6_thang"
    SICK = "nghi_om"
    MATERNITY = "thai_san"
    UNPAID = "nghi_khong_luong"
    DISCIPLINE = "ky_luat"
    CONCLUSION = "ket_luan"
    CORRUPTION = "tham_nhung"
    QUOTA = "ty_le"
    UNIT = "don_vi"
    OTHER = "khac"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRating:
    """The rating of a person (`xep_loai_ca_nhan`); levels are ids, "" where there is none.

    `score` is of the whole year, unrounded as written; `months` is how many were worked.
    """

    place: Place
    id: str
    official: Official
    unit: Unit
    position: Position
    status: Status
    level: str
    decision: Document | None
    replaces: str | None
    self_level: str
    score: Decimal | None = None
    months: Decimal | None = None
    reason: Reason | None = None
    reason_text: str = ""

    @property
    def decided(self) -> date | None:
        """The day of its decision."""
        return self.decision.issued if self.decision else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureOrder:
    """Where, from when to when, with or without names, results may be shown (`cong_khai`)."""

    place: Place
    audience: str
    names: bool
    full_table: bool
    document: Document
    starts: date
    ends: date

    def holds(self, day: date) -> bool:
        """Whether the window holds that day, both ends included."""
        return self.starts <= day <= self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """An issued announcement (`thong_bao`)."""

    place: Place
    id: str
    document: Document
    title: str
    petitions_to: str
    replaces: str | None
