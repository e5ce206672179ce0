"""`tep_da_xem`, `gia_tri_duoc_phep`; a folder made before these tables has no rows of them."""

from datetime import date

from congkhai.model.permitted import Conclusion, LookedAt, PermittedValue
from congkhai.records.cells import rows
from congkhai.records.record import Known
from congkhai.tables.table import Tables
from congkhai.text.personal import PersonalKind


def looked_at(tables: Tables, known: Known) -> tuple[LookedAt, ...]:
    """The files that somebody of the office looked at, in the order of the table."""
    return tuple(
        LookedAt(
            place=row.place,
            file=row.text("tep").replace("\\", "/").removeprefix("./"),
            sha256=row.text("sha256"),
            official=known.officials[row.text("nguoi_xem")],
            day=row.day("ngay_xem") or date.min,
            conclusion=Conclusion(row.text("ket_luan")),
        )
        for row in rows(tables, "tep_da_xem")
    )


def permitted_values(tables: Tables, known: Known) -> tuple[PermittedValue, ...]:
    """The values that may be shown although they look personal, in the order of the table."""
    return tuple(
        PermittedValue(
            place=row.place,
            kind=PersonalKind(row.text("loai")),
            value=row.text("gia_tri"),
            reason=row.text("ly_do"),
            document=row.find("van_ban", known.documents),
        )
        for row in rows(tables, "gia_tri_duoc_phep")
    )
