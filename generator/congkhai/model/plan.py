"""What the plan of a cycle orders: bases, tasks, places of review, forms, recipients."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from congkhai.findings import Place
from congkhai.model.law import Document
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
    COUNCIL = "hoi_dong"
    PARTY_OPINION = "y_kien_cap_uy"
    RATING = "xep_loai"
    DECISION = "quyet_dinh"
    PUBLICATION = "cong_khai"
    REPORT = "bao_cao"
    NATIONAL_DATABASE = "dong_bo"
    PARTY_RATING = "xep_loai_dang_vien"
    AWARDS = "thi_dua"


class Due(StrEnum):
    """How the plan sets a time limit."""

    BEFORE = "truoc"
    AT_LATEST = "cham_nhat"
    RELATIVE = "tuong_doi"
    NONE = "khong_han"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document the plan rests on or cites (`can_cu`)."""

    place: Place
    order: int
    document: Document
    clause: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form the plan names (`bieu_mau`); without a file it is not configured."""

    id: str
    order: int
    name: str
    said: str
    used_by: str
    clause: str
    file: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One duty of the plan (`cong_viec`); `before` and `after` are ids of other tasks.

    `draft` says that the office has not confirmed it; `finished` is the day it was done, `outcome` the
    document that it made.
    """

    place: Place
    id: str
    order: int
    name: str
    detail: str
    who: str
    unit: Unit | None
    product: str
    due: Due
    date: date | None
    days: int | None
    before: str | None
    after: str | None
    recipient: str
    form: Form | None
    clause: str
    step: Step | None = None
    draft: bool = False
    finished: Day | None = None
    outcome: Document | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPlace:
    """Which kind of person is reviewed where (`noi_kiem_diem`); an empty `where`: the plan is silent."""

    place: Place
    id: str
    order: int
    kind: str
    kind_name: str
    unit: Unit | None
    where: str
    manner: str
    form: Form | None
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A recipient of the plan (`noi_nhan`)."""

    order: int
    name: str
    unit: Unit | None
