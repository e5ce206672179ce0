"""What happened in a cycle: meetings, reviews, votes, proposals, ratings, publication, petitions."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from congkhai.findings import Bearer
from congkhai.model.columns import LevelId, Recorded, column, numbered, table
from congkhai.model.law import Document
from congkhai.model.structure import Official, OfSubject, Position, Unit


class MeetingKind(StrEnum):
    """What a meeting is for."""

    COLLECTIVE_REVIEW = "kiem_diem_tap_the"
    PERSONAL_REVIEW = "kiem_diem_ca_nhan"
    DIVISION = "hop_phong"
    COUNCIL = "hoi_dong"
    RATING = "xep_loai"


class Status(StrEnum):
    """Whether a subject is rated; not rated is no level, and who waits for the decision has none yet."""

    RATED = "da_xep_loai"
    NOT_RATED = "khong_xep_loai"
    SUPERIOR = "cap_tren"
    WAITING = "cho_quyet_dinh"

    @property
    def decided_on(self) -> bool:
        """Whether a decision is asked for, there or to come."""
        return self in (Status.RATED, Status.WAITING)


@table("hoi_nghi")
class Meeting(Recorded):
    """One meeting (`hoi_nghi`); `present` counts those present who may vote."""

    id: str = column("ma")
    cycle: str = column("ky")
    name: str = column("ten")
    kind: MeetingKind = column("loai")
    unit: Unit = column("don_vi")
    starts: datetime = column("ngay", "gio", later=True)
    where: str = column("dia_diem")
    chair: Position | None = column("chu_tri")
    attendance: str = column("thanh_phan")
    invited: int | None = column("trieu_tap")
    present: int | None = column("co_mat")
    secretary: str = column("thu_ky")
    minutes: str = column("bien_ban")
    adopted: bool = column("thong_qua")
    conclusion: str = column("ket_luan")


@table("kiem_diem")
class Review(OfSubject):
    """A subject reviewed at a meeting (`kiem_diem`); exactly one of unit, official."""

    id: str = column("ma")
    meeting: Meeting = column("hoi_nghi")
    draft_sent: date | None = column("ngay_gui")
    named_chair: Position | None = column("chu_tri")

    @property
    def chair(self) -> Position | None:
        """Who presided: whom the row names, else the meeting's chair."""
        return self.named_chair or self.meeting.chair


@table("bieu_quyet")
class Vote(OfSubject):
    """The ballots on one subject (`bieu_quyet`); `by_rank[0]` counts those for the highest level."""

    id: str = column("ma")
    meeting: Meeting = column("hoi_nghi")
    issued: int = column("phat_ra", later=True)
    returned: int = column("thu_vao", later=True)
    invalid: int = column("khong_hop_le")
    by_rank: tuple[int, ...] = numbered("phieu_muc_")


class Rating(Recorded):
    """The rating of a collective or a person, in the unit where it is rated; "" for no level."""

    id: str = column("ma")
    cycle: str = column("ky")
    unit: Unit = column("don_vi")
    status: Status = column("trang_thai")
    level: LevelId = column("muc")
    decision: Document | None = column("quyet_dinh")
    replaces: str | None = column("thay_the")
    score: Decimal | None = column("diem")

    @property
    def decided(self) -> date | None:
        """The day of its decision."""
        return self.decision.issued if self.decision else None

    def decided_by(self, today: date) -> bool:
        """Whether its decision is there that day; one without a day is."""
        return self.decision is not None and (self.decided or today) <= today


@table("xep_loai_tap_the")
class UnitRating(Rating):
    """The rating of a collective (`xep_loai_tap_the`).

    `common` + `result` = `score`; `done`, `exceeded`, `late` are shares of the tasks in percent; `mended`:
    all earlier shortcomings are; `wrongdoing`: concluded by the authority.
    """

    requested: LevelId = column("tu_de_nghi")
    common: Decimal | None = column("diem_chung")
    result: Decimal | None = column("diem_ket_qua")
    done: Decimal | None = column("ty_le_hoan_thanh")
    exceeded: Decimal | None = column("ty_le_vuot")
    late: Decimal | None = column("ty_le_cham")
    mended: bool = column("da_khac_phuc")
    wrongdoing: bool = column("sai_pham")
    reason: str = column("ly_do")

    @property
    def bearer(self) -> Bearer:
        """Whom it is about."""
        return self.unit.bearer


@table("de_xuat")
class Proposal(OfSubject):
    """The level a body proposes for a subject (`de_xuat`)."""

    id: str = column("ma")
    cycle: str = column("ky")
    by: Unit = column("don_vi_de_xuat")
    level: LevelId = column("muc", later=True)
    day: date | None = column("ngay")
    reason: str = column("ly_do")


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


@table("xep_loai_ca_nhan")
class PersonRating(Rating):
    """The rating of a person (`xep_loai_ca_nhan`).

    `score` is of the whole year, unrounded as written; `months` is how many were worked.
    """

    official: Official = column("can_bo")
    position: Position = column("chuc_vu")
    self_level: LevelId = column("tu_xep_loai")
    months: Decimal | None = column("so_thang")
    reason: Reason | None = column("ma_ly_do")
    reason_text: str = column("ly_do")

    @property
    def bearer(self) -> Bearer:
        """Whom it is about."""
        return self.official.bearer


@table("cong_khai")
class DisclosureOrder(Recorded):
    """Where, from when to when, with or without names, results may be shown (`cong_khai`)."""

    id: str = column("ma")
    cycle: str = column("ky")
    audience: str = column("noi")
    names: bool = column("co_ten")
    full_table: bool = column("bang_day_du")
    document: Document = column("van_ban")
    starts: date = column("tu_ngay")
    ends: date = column("den_ngay")

    def holds(self, day: date) -> bool:
        """Whether the window holds that day, both ends included."""
        return self.starts <= day <= self.ends


@table("thong_bao")
class Announcement(Recorded):
    """An issued announcement (`thong_bao`)."""

    id: str = column("ma")
    cycle: str = column("ky")
    document: Document = column("van_ban")
    title: str = column("tieu_de")
    petitions_to: str = column("kien_nghi_gui")
    replaces: str | None = column("thay_the")
