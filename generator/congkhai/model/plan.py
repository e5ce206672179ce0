"""What the plan of a cycle orders: bases, tasks, places of review, forms, recipients."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from congkhai.findings import Place
from congkhai.model.law import Document
from congkhai.model.structure import Unit


class Due(StrEnum):
    """How the plan sets a time limit."""

    BEFORE = "truoc"
    AT_LATEST = "cham_nhat"
    RELATIVE = "tuong_doi"
    NONE = "khong_han"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document the plan rests on or cites (`can_cu`)."""

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
    """One duty of the plan (`cong_viec`); `before` and `after` are ids of other tasks."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPlace:
    """Which kind of person is reviewed where (`noi_kiem_diem`); an empty `where`: the plan is silent."""

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
