"""The only values that pages, announcements and open data receive.

Every field says the column it comes from (`column`), or that it is derived; a test holds the
columns against `congkhai:visibility`, and `reveal` leaves out what the folder's schema marks narrower.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from congkhai.disclosure.public_board import PublicStep
from congkhai.disclosure.sourced import derived, of

#: The columns of a person's rating that the totals count; whose they are shows nowhere.
RATED = tuple(f"xep_loai_ca_nhan.{name}" for name in ("trang_thai", "muc", "quyet_dinh", "thay_the"))
#: A day, under a name that fields called `date` do not hide.
Day = date


class Audience(StrEnum):
    """Who reads: the public on the portal, or the agency's own staff."""

    PORTAL = "portal"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicOffice:
    """The agency's name as it stands in the cycle."""

    name: str = of("co_quan.ten")
    symbol: str = of("co_quan.ky_hieu")
    parent: str = of("co_quan.cap_tren")
    head_title: str = of("co_quan.chuc_danh_dung_dau")
    locality: str = of("co_quan.dia_danh")
    url: str = of("co_quan.dia_chi_cong")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicDocument:
    """A document; `validity` is one sentence about the day shown, `in_force` None where unknown."""

    id: str = of("van_ban.ma")
    number: str = of("van_ban.so_ky_hieu")
    printed: tuple[str, ...] = of("van_ban.so_nhu_in")
    kind: str = of("van_ban.loai")
    issuer: str = of("van_ban.co_quan_ban_hanh")
    issued: date | None = of("van_ban.ngay_ban_hanh")
    subject: str = of("van_ban.trich_yeu")
    signer: str = of("van_ban.nguoi_ky")
    signer_title: str = of("van_ban.chuc_danh_ky")
    file: str = of("van_ban.tep")
    sha256: str = of("van_ban.sha256")
    title: str = derived("van_ban.so_ky_hieu", "van_ban.ngay_ban_hanh", "van_ban.trich_yeu")
    validity: str = derived("van_ban.hieu_luc_tu", "van_ban.hieu_luc_den")
    in_force: bool | None = derived("van_ban.hieu_luc_tu", "van_ban.hieu_luc_den")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCitation:
    """A document the plan rests on, where the plan cites it and what for."""

    document: PublicDocument = derived()
    clause: str = of("can_cu.dieu_khoan")
    purpose: str = of("can_cu.noi_dung")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicForm:
    """A form the plan names. `used_by` and `file` are empty where not configured."""

    id: str = of("bieu_mau.ma")
    name: str = of("bieu_mau.ten")
    said: str = of("bieu_mau.ke_hoach_noi")
    used_by: str = of("bieu_mau.dung_cho")
    clause: str = of("bieu_mau.dieu_khoan")
    file: str = of("bieu_mau.tep")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTask:
    """A task of the plan.

    `last_day` is the last day on which it may be done (derived from "trước"/"chậm nhất"), None where
    the plan names no day; `last_working_day` is given only where `last_day` is no working day.
    `due` is one of truoc, cham_nhat, tuong_doi, khong_han; `due_text` says it in words.
    """

    id: str = of("cong_viec.ma")
    name: str = of("cong_viec.ten")
    detail: str = of("cong_viec.dien_giai")
    who: str = of("cong_viec.ai")
    product: str = of("cong_viec.san_pham")
    due: str = of("cong_viec.loai_han")
    date: Day | None = of("cong_viec.han")
    recipient: str = of("cong_viec.gui")
    form: str = of("cong_viec.bieu_mau", "bieu_mau.ten")
    clause: str = of("cong_viec.dieu_khoan")
    due_text: str = derived("cong_viec.loai_han", "cong_viec.han", "cong_viec.ten")
    last_day: Day | None = derived("cong_viec.han")
    last_working_day: Day | None = derived("cong_viec.han")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReviewPlace:
    """Where a kind of person is reviewed; an empty `where` means that the plan does not say."""

    kind: str = of("noi_kiem_diem.doi_tuong")
    kind_name: str = of("noi_kiem_diem.ten_doi_tuong")
    where: str = of("noi_kiem_diem.noi")
    manner: str = of("noi_kiem_diem.cach_thuc")
    form: str = of("noi_kiem_diem.bieu_mau", "bieu_mau.ten")
    clause: str = of("noi_kiem_diem.dieu_khoan")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicMeeting:
    """A meeting of the schedule: hour, place, chair, who attends; never who is reviewed."""

    name: str = of("hoi_nghi.ten")
    kind: str = of("hoi_nghi.loai")
    unit: str = of("hoi_nghi.don_vi", "don_vi.ten")
    starts: datetime | None = of("hoi_nghi.ngay", "hoi_nghi.gio")
    where: str = of("hoi_nghi.dia_diem")
    chair: str = of("hoi_nghi.chu_tri", "chuc_vu.ten")
    attendance: str = of("hoi_nghi.thanh_phan")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicUnitRating:
    """The rating of one collective; `level` is the level's name, empty where there is none."""

    unit: str = of("xep_loai_tap_the.don_vi", "don_vi.ten")
    status: str = of("xep_loai_tap_the.trang_thai")
    level: str = of("xep_loai_tap_the.muc", "muc_xep_loai.ten")
    decision: str = of("xep_loai_tap_the.quyet_dinh", "van_ban.so_ky_hieu")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicRating:
    """A line of the named list, in the official order. `level` is empty where not rated."""

    number: int = derived()
    name: str = of("can_bo.ho_ten")
    position: str = of("xep_loai_ca_nhan.chuc_vu", "chuc_vu.ten")
    unit: str = of("xep_loai_ca_nhan.don_vi", "don_vi.ten")
    status: str = of("xep_loai_ca_nhan.trang_thai")
    level: str = of("xep_loai_ca_nhan.muc", "muc_xep_loai.ten")
    decision: str = of("xep_loai_ca_nhan.quyet_dinh", "van_ban.so_ky_hieu")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCount:
    """One row of the summary; rows may be joined under a joined title. `percent` has one decimal."""

    title: str = derived("muc_xep_loai.ten", on=RATED)
    count: int = derived(on=RATED)
    percent: Decimal = derived(on=RATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTotals:
    """The summary for the whole agency, highest level first.

    `rows` is empty where too few are rated to print any count; `total_title` is then still given.
    `not_rated` is None where it may not be printed. `note` explains what was joined or left out.
    """

    rows: tuple[PublicCount, ...] = derived(on=RATED)
    total_title: str = derived(on=RATED)
    total: int | None = derived(on=RATED)
    not_rated: int | None = derived(on=RATED)
    note: str = derived(on=RATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicResults:
    """What may be shown of the results. `people` is empty unless names may be shown today.

    `basis` is the document that orders the publication, `starts`–`ends` its window (None without
    one). `small_units`: nothing about persons by unit is ever depends_on here.
    """

    units: tuple[PublicUnitRating, ...] = derived()
    people: tuple[PublicRating, ...] = derived()
    named: bool = derived()
    totals: PublicTotals | None = derived(on=RATED)
    basis: PublicDocument | None = derived()
    starts: date | None = of("cong_khai.tu_ngay")
    ends: date | None = of("cong_khai.den_ngay")
    decisions: tuple[PublicDocument, ...] = derived(on=RATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAnnouncement:
    """An issued announcement; `replaced_by` is the title of the one that replaces it, or empty."""

    id: str = of("thong_bao.ma")
    title: str = of("thong_bao.tieu_de")
    petitions_to: str = of("thong_bao.kien_nghi_gui")
    document: PublicDocument = derived()
    replaced_by: str = derived("thong_bao.tieu_de")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNote:
    """Something the rows of the plan say against each other, in plain words."""

    text: str = derived("cong_viec.ten", "cong_viec.han")
    clauses: tuple[str, ...] = derived("cong_viec.dieu_khoan")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCycle:
    """One year as it may be shown.

    `results` is None until decisions stand; `board` is for the agency alone.
    """

    year: int = of("ky_danh_gia.nam")
    office: PublicOffice = derived()
    plan: PublicDocument | None = derived()
    rule_set: str = of("bo_quy_dinh.ten")
    citations: tuple[PublicCitation, ...] = derived()
    tasks: tuple[PublicTask, ...] = derived()
    places: tuple[PublicReviewPlace, ...] = derived()
    recipients: tuple[str, ...] = of("noi_nhan.ten")
    forms: tuple[PublicForm, ...] = derived()
    meetings: tuple[PublicMeeting, ...] = derived()
    results: PublicResults | None = derived()
    announcements: tuple[PublicAnnouncement, ...] = derived()
    notes: tuple[PublicNote, ...] = derived()
    board: tuple[PublicStep, ...] = derived(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicColumn:
    """A column of the data dictionary. `choices` pairs the value in the file with what it means."""

    name: str = derived()
    title: str = derived()
    description: str = derived()
    type: str = derived()
    required: bool = derived()
    choices: tuple[tuple[str, str], ...] = derived()
    target: str = derived()
    visibility: str = derived()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTable:
    """A table of the data dictionary."""

    name: str = derived()
    title: str = derived()
    description: str = derived()
    columns: tuple[PublicColumn, ...] = derived()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAgency:
    """Everything one audience may see today. `cycle` is the newest; `tables` is empty on the portal.

    `last_day` is the last day on which this view may stay online (nearest end of a window it
    relies on), None where it relies on none.
    """

    audience: Audience = derived()
    today: date = derived()
    sample: bool = of("datapackage.congkhai:minh_hoa")
    cycle: PublicCycle = derived()
    documents: tuple[PublicDocument, ...] = derived(on=("van_ban.do_mat",))
    tables: tuple[PublicTable, ...] = derived()
    last_day: date | None = derived()
