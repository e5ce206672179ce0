"""The agency through time: its names, units, positions, officials and assignments."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from congkhai.findings import Place


class UnitKind(StrEnum):
    """What a row of `don_vi` stands for."""

    AGENCY = "co_quan"
    LEADERSHIP = "tap_the_lanh_dao"
    DIVISION = "phong"
    PARTY_CELL = "chi_bo"
    UNION = "cong_doan"
    COUNCIL = "hoi_dong"
    ASSEMBLY = "hoi_nghi"
    OUTSIDE = "ben_ngoai"


class Rank(StrEnum):
    """The group a position belongs to."""

    AGENCY_HEAD = "dung_dau_co_quan"
    AGENCY_DEPUTY = "cap_pho_co_quan"
    UNIT_HEAD = "dung_dau_don_vi"
    UNIT_DEPUTY = "cap_pho_don_vi"
    STAFF = "khong_giu_chuc_vu"
    OTHER = "doan_the"

    @property
    def leads(self) -> bool:
        """Whether it heads the agency or a unit, or is a deputy there (NĐ 335/2025 Đ.15.3–4)."""
        return self in (Rank.AGENCY_HEAD, Rank.AGENCY_DEPUTY, Rank.UNIT_HEAD, Rank.UNIT_DEPUTY)


class Role(StrEnum):
    """What an official is within one unit."""

    HEAD = "dung_dau"
    DEPUTY = "cap_pho"
    MEMBER = "thanh_vien"


class Employment(StrEnum):
    """The kind of employment."""

    CIVIL_SERVANT = "cong_chuc"
    PUBLIC_EMPLOYEE = "vien_chuc"
    CONTRACT = "hop_dong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The agency under one name (`co_quan`), valid from–to."""

    place: Place
    id: str
    name: str
    symbol: str
    parent: str
    head_title: str
    locality: str
    url: str
    valid_from: date | None
    valid_to: date | None

    def holds(self, day: date) -> bool:
        """Whether the agency bears this name on that day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A division, collective, council or outside body (`don_vi`)."""

    place: Place
    id: str
    name: str
    short: str
    kind: UnitKind
    parent: str | None
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A position or title (`chuc_vu`); a smaller order stands first."""

    id: str
    name: str
    rank: Rank
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """A person, by an opaque id."""

    place: Place
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who works where as what (`phan_cong`); `main` is where the person is rated."""

    place: Place
    official: Official
    unit: Unit
    position: Position
    role: Role
    main: bool
    employment: Employment
    task_group: str
    party_member: bool
    valid_from: date | None
    valid_to: date | None

    def holds(self, day: date) -> bool:
        """Whether the assignment is in force on that day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)
