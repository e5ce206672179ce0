"""The agency through time: its names, units, positions, officials and assignments."""

from datetime import date
from enum import StrEnum

from congkhai.findings import Bearer
from congkhai.model.columns import Recorded, column, table


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


@table("co_quan")
class Office(Recorded):
    """The agency under one name (`co_quan`), valid from–to."""

    id: str = column("ma")
    name: str = column("ten")
    symbol: str = column("ky_hieu")
    parent: str = column("cap_tren")
    head_title: str = column("chuc_danh_dung_dau")
    locality: str = column("dia_danh")
    url: str = column("dia_chi_cong")
    valid_from: date | None = column("tu_ngay")
    valid_to: date | None = column("den_ngay")

    def holds(self, day: date) -> bool:
        """Whether the agency bears this name on that day."""
        return self.meets(day, day)

    def meets(self, first: date, last: date) -> bool:
        """Whether the agency bears this name on one of those days."""
        return (self.valid_from or first) <= last and (self.valid_to or last) >= first


@table("don_vi")
class Unit(Recorded):
    """A division, collective, council or outside body (`don_vi`); `predecessor` is the one it took over."""

    id: str = column("ma")
    name: str = column("ten")
    short: str = column("ten_tat")
    kind: UnitKind = column("loai")
    parent: str | None = column("cap_tren")
    predecessor: str | None = column("tien_than")
    order: int = column("thu_tu", empty=9999)
    valid_from: date | None = column("tu_ngay")
    valid_to: date | None = column("den_ngay")

    @property
    def bearer(self) -> Bearer:
        """The unit itself."""
        return Bearer(self.name, self.id)

    def holds(self, day: date) -> bool:
        """Whether the unit is there on that day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@table("chuc_vu")
class Position(Recorded):
    """A position or title (`chuc_vu`); a smaller order stands first."""

    id: str = column("ma")
    name: str = column("ten")
    rank: Rank = column("nhom")
    order: int = column("thu_tu")


@table("can_bo")
class Official(Recorded):
    """A person, by an opaque id."""

    id: str = column("ma")
    name: str = column("ho_ten")

    @property
    def bearer(self) -> Bearer:
        """The person itself."""
        return Bearer(self.name, self.id)


class OfOfficial(Recorded):
    """A row about one official."""

    official: Official = column("can_bo")

    @property
    def bearer(self) -> Bearer:
        """Whom it is about."""
        return self.official.bearer


class OfSubject(Recorded):
    """A row about exactly one of a unit and an official."""

    unit: Unit | None = column("don_vi")
    official: Official | None = column("can_bo")

    @property
    def bearer(self) -> Bearer | None:
        """Whom it is about."""
        subject = self.official or self.unit
        return subject.bearer if subject else None


@table("phan_cong")
class Assignment(OfOfficial):
    """Who works where as what (`phan_cong`); `main` is where the person is rated."""

    id: str = column("ma")
    unit: Unit = column("don_vi")
    position: Position = column("chuc_vu")
    role: Role = column("vai_tro")
    main: bool = column("chinh")
    employment: Employment = column("loai_lao_dong")
    task_group: str = column("nhom_nhiem_vu")
    party_member: bool = column("dang_vien")
    valid_from: date | None = column("tu_ngay")
    valid_to: date | None = column("den_ngay")

    def holds(self, day: date) -> bool:
        """Whether the assignment is in force on that day."""
        return self.meets(day, day)

    def meets(self, first: date, last: date) -> bool:
        """Whether it is in force on one of those days."""
        return (self.valid_from or first) <= last and (self.valid_to or last) >= first
