"""`diem`, `ho_so`, `y_kien`, `ky_luat`, `thong_bao_ca_nhan`, `kien_nghi`, `giai_trinh`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from congkhai.model.plan import Form
from congkhai.model.year import (
    Cause,
    Discipline,
    Dossier,
    DossierKind,
    Explanation,
    Notice,
    Opinion,
    PeriodKind,
    PeriodScore,
    Petition,
)
from congkhai.records.cells import rows
from congkhai.records.plan import of_cycle
from congkhai.records.record import Known
from congkhai.tables.table import Tables

GROUPS: Final = ("nhom_1", "nhom_2", "nhom_3")
PARTS: Final = ("so_luong", "chat_luong", "tien_do", "linh_vuc", "to_chuc", "doan_ket")
BY_PARTY: Final = "dang"
PROVISIONAL: Final = "tam_tinh"


def scores(tables: Tables, cycle: str, known: Known) -> tuple[PeriodScore, ...]:
    """The scores by month or quarter."""
    return tuple(
        PeriodScore(
            place=row.place,
            official=known.officials[row.text("can_bo")],
            kind=PeriodKind(row.text("loai_ky")),
            number=row.whole("so_ky") or 0,
            provisional=row.text("trang_thai") == PROVISIONAL,
            groups=tuple(row.number(column) or Decimal(0) for column in GROUPS),
            parts=tuple(row.number(column) for column in PARTS),
            total=row.number("tong"),
        )
        for row in of_cycle(tables, "diem", cycle)
    )


def dossiers(tables: Tables, cycle: str, known: Known, forms: Mapping[str, Form]) -> tuple[Dossier, ...]:
    """The dossiers received."""
    return tuple(
        Dossier(
            place=row.place,
            id=row.text("ma"),
            kind=DossierKind(row.text("loai")),
            unit=row.find("don_vi", known.units),
            official=row.find("can_bo", known.officials),
            form=row.find("bieu_mau", forms),
            received=row.day("ngay_nop") or date.min,
        )
        for row in of_cycle(tables, "ho_so", cycle)
    )


def opinions(tables: Tables, cycle: str, known: Known) -> tuple[Opinion, ...]:
    """What bodies that were asked said."""
    return tuple(
        Opinion(
            place=row.place,
            by=known.units[row.text("noi_y_kien")],
            unit=row.find("don_vi", known.units),
            official=row.find("can_bo", known.officials),
            day=row.day("ngay") or date.min,
            level=known.level(row, "muc"),
        )
        for row in of_cycle(tables, "y_kien", cycle)
    )


def disciplines(tables: Tables, known: Known) -> tuple[Discipline, ...]:
    """Disciplinary decisions of all years."""
    return tuple(
        Discipline(
            place=row.place,
            id=row.text("ma"),
            official=known.officials[row.text("can_bo")],
            by_party=row.text("loai") == BY_PARTY,
            form=row.text("hinh_thuc"),
            cause=Cause(row.text("nguyen_nhan")),
            since=row.day("hieu_luc_tu") or date.min,
            act=row.text("hanh_vi"),
            elsewhere=row.flag("to_chuc_cu"),
            counted_in=row.whole("tinh_nam"),
        )
        for row in rows(tables, "ky_luat")
    )


def notices(tables: Tables, cycle: str) -> tuple[Notice, ...]:
    """The written notices sent."""
    return tuple(
        Notice(
            place=row.place,
            id=row.text("ma"),
            rating=row.text("ket_qua"),
            sent=row.day("ngay_gui") or date.min,
        )
        for row in of_cycle(tables, "thong_bao_ca_nhan", cycle)
    )


def petitions(tables: Tables, cycle: str, known: Known) -> tuple[Petition, ...]:
    """Petitions received."""
    return tuple(
        Petition(
            place=row.place,
            id=row.text("ma"),
            official=known.officials[row.text("can_bo")],
            received=row.day("ngay_nhan") or date.min,
            answered=row.day("ngay_giai_quyet"),
            outcome=row.text("ket_qua"),
            decision=row.find("quyet_dinh", known.documents),
        )
        for row in of_cycle(tables, "kien_nghi", cycle)
    )


def explanations(tables: Tables, cycle: str, known: Known) -> tuple[Explanation, ...]:
    """Why warnings are accepted."""
    return tuple(
        Explanation(
            place=row.place,
            id=row.text("ma"),
            code=row.text("ma_loi"),
            subject=row.text("doi_tuong"),
            reason=row.text("ly_do"),
            document=known.documents[row.text("van_ban")],
        )
        for row in of_cycle(tables, "giai_trinh", cycle)
    )
