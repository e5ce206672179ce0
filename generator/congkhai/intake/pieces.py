"""The columns by which the tables of the store name a piece."""

from typing import Final

from congkhai.intake.values import Piece, Subject, SubjectKind

COLUMNS: Final = "form, cycle, subject_kind, subject, period, part"
#: The condition of the rows of one piece; its values are `cells`.
SAME: Final = " and ".join(f"{name} = ?" for name in COLUMNS.split(", "))


def cells(piece: Piece) -> tuple[str, ...]:
    """The cells of a piece, in the order in which the tables have them."""
    return piece.form, piece.cycle, piece.subject.kind.value, piece.subject.id, piece.period, piece.part


def read(row: tuple[str, str, str, str, str, str]) -> Piece:
    """The piece that `cells` wrote."""
    form, cycle, kind, id, period, part = row
    subject = Subject(kind=SubjectKind(kind), id=id)
    return Piece(form=form, cycle=cycle, subject=subject, period=period, part=part)
