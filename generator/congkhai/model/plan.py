"""What the plan of a cycle orders: bases, tasks, places of review, forms, recipients.

Where a row bears `draft`, the office has not confirmed it for the cycle.
"""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from congkhai.model.columns import Recorded, column, table
from congkhai.model.forms import DossierKind, Turn
from congkhai.model.law import Document, OfYears
from congkhai.model.structure import Unit

Day: TypeAlias = date


class Step(StrEnum):
    """Which step of the procedure a task is."""

    PREPARE = "chuan_bi"
    SEND_DRAFTS = "gui_du_thao"
    COLLECTIVE_REVIEW = "kiem_diem_tap_the"
    PERSONAL_REVIEW = "kiem_diem_ca_nhan"
    DIVISION_MEETING = "hop_don_vi"
    UNIT_DOSSIER = "ho_so_don_vi"
    SELF_REVIEW = "tu_kiem_diem"
    SELF_SCORE = "tu_cham_diem"
    RATING_FORM = "phieu_xep_loai"
    COUNCIL = "hoi_dong"
    PARTY_OPINION = "y_kien_cap_uy"
    RATING = "xep_loai"
    UNIT_DECISION = "cong_nhan_don_vi"
    DECISION = "quyet_dinh"
    PUBLICATION = "cong_khai"
    NOTICES = "thong_bao_ca_nhan"
    REPORT = "bao_cao"
    NATIONAL_DATABASE = "dong_bo"
    PARTY_RATING = "xep_loai_dang_vien"
    AWARDS = "thi_dua"


@table("trinh_tu")
class StepOrder(OfYears):
    """A step of the procedure that waits until another, `first`, is done (`trinh_tu`)."""

    id: str = column("ma")
    step: Step = column("buoc")
    first: Step = column("sau_buoc")


class Due(StrEnum):
    """How the plan sets a time limit."""

    BEFORE = "truoc"
    AT_LATEST = "cham_nhat"
    RELATIVE = "tuong_doi"
    NONE = "khong_han"


@table("can_cu")
class Citation(Recorded):
    """A document the plan rests on or cites (`can_cu`)."""

    cycle: str = column("ky")
    order: int = column("thu_tu")
    document: Document = column("van_ban")
    clause: str = column("dieu_khoan")
    purpose: str = column("noi_dung")
    draft: bool = column("du_thao")


@table("bieu_mau")
class Form(Recorded):
    """A form the plan names (`bieu_mau`); without a file or a set of fields it is not configured.

    `fields` names the set of rows of `truong_bieu_mau` by which it is filled in; `authors` are kinds of
    person, or of body, that fill it in; `days_after`: so many working days after its period it is
    due; `by_parts`: each part fills the registers once it is accepted, else the last one fills them for all.
    """

    id: str = column("ma")
    cycle: str = column("ky")
    order: int = column("thu_tu")
    name: str = column("ten")
    said: str = column("ke_hoach_noi")
    used_by: str = column("dung_cho")
    clause: str = column("dieu_khoan")
    file: str = column("tep")
    draft: bool = column("du_thao")
    fields: str = column("bo_truong")
    dossier: DossierKind | None = column("loai_ho_so")
    authors: tuple[str, ...] = column("nguoi_lap")
    turn: Turn | None = column("lap_theo")
    days_after: int | None = column("so_ngay_sau_ky")
    by_parts: bool = column("ghi_tung_phan")


@table("cong_viec")
class Task(Recorded):
    """One duty of the plan (`cong_viec`); `before` and `after` are ids of other tasks.

    `finished` is the day it was done, `outcome` the document that it made.
    """

    id: str = column("ma")
    cycle: str = column("ky")
    order: int = column("thu_tu")
    name: str = column("ten")
    detail: str = column("dien_giai")
    who: str = column("ai")
    unit: Unit | None = column("don_vi")
    product: str = column("san_pham")
    due: Due = column("loai_han")
    date: Day | None = column("han")
    days: int | None = column("so_ngay")
    before: str | None = column("truoc_viec")
    after: str | None = column("sau_viec")
    recipient: str = column("gui")
    form: Form | None = column("bieu_mau")
    clause: str = column("dieu_khoan")
    step: Step | None = column("buoc")
    draft: bool = column("du_thao")
    taken_late: bool = column("nhan_muon", empty=True)
    finished: Day | None = column("ngay_xong")
    outcome: Document | None = column("ket_qua")


@table("noi_kiem_diem")
class ReviewPlace(Recorded):
    """Which kind of person is reviewed where (`noi_kiem_diem`); an empty `where`: the plan is silent.

    `guidance` names the page below content/huong-dan that is for that kind.
    """

    id: str = column("ma")
    cycle: str = column("ky")
    order: int = column("thu_tu")
    kind: str = column("doi_tuong")
    kind_name: str = column("ten_doi_tuong")
    unit: Unit | None = column("don_vi")
    where: str = column("noi")
    manner: str = column("cach_thuc")
    form: Form | None = column("bieu_mau")
    clause: str = column("dieu_khoan")
    guidance: str = column("huong_dan")
    draft: bool = column("du_thao")


@table("noi_nhan")
class Recipient(Recorded):
    """A recipient of the plan (`noi_nhan`)."""

    cycle: str = column("ky")
    order: int = column("thu_tu")
    name: str = column("ten")
    unit: Unit | None = column("don_vi")
    draft: bool = column("du_thao")
