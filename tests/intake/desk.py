"""Submissions as tests hand them in."""

from datetime import datetime, timedelta

from congkhai.intake.values import Handed, Piece, State, Step, Subject, SubjectKind
from congkhai.model.year import Way
from congkhai.text.dates import ZONE
from congkhai.value import replace

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
PIECE = Piece(
    form="M-01",
    cycle="KY-2026",
    subject=Subject(kind=SubjectKind.PERSON, id="CB-007"),
    period="2026-11",
    part="tu_cham",
)
HANDED = Handed(
    piece=PIECE,
    form_version="f" * 64,
    moment=NINE,
    way=Way.WEB,
    by="CB-007",
    to_whom="Phòng Tổng hợp",
)


def later(**length: float) -> datetime:
    return NINE + timedelta(**length)


def handed(**changes: object) -> Handed:
    return replace(HANDED, **changes)


def step(state: State, by: str = "VP-1", moment: datetime = NINE, reason: str = "") -> Step:
    return Step(state=state, moment=moment, by=by, reason=reason)
