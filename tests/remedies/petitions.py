"""What keeps a petition, or its answer, from being received, and what is done about it."""

from datetime import date
from itertools import count
from pathlib import Path

from congkhai.intake import kinds
from tests.intake.counter import opened, standing
from tests.intake.petitioned import (
    KEPT,
    NEW,
    TODAY,
    UNRATED,
    UNSCORED,
    answered,
    changed,
    petition,
    rated_anew,
    registered,
)
from tests.packages.edited import Edit
from tests.remedies.case import Case, Topic


class Petitioned:
    """A petition of 8 December and its answer of the 10th; every look at them is at an empty store."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.looks = folder, count()
        self.edits: list[Edit] = []
        self.answer = dict(KEPT)

    def codes(self) -> set[str]:
        now = standing(self.edits)
        with opened(self.folder / str(next(self.looks))) as store:
            first = petition(store, now)
            if first.receipt is None:
                return {one.code for one in first.findings}
            return {one.code for one in answered(store, now, self.answer, day=TODAY).findings}


def says(**told: str) -> object:
    """The answer says something else."""
    return lambda p: p.answer.update(told)


def resolved(issued: str, *edits: Edit) -> object:
    """The answer changes the result by the new decision of that day; the office has put down the rows."""

    def change(p: Petitioned) -> None:
        p.answer, p.edits = changed(issued, "10/12/2026"), [*edits]

    return change


def unnamed(p: Petitioned) -> None:
    p.answer, p.edits = changed(number=""), [LISTED, rated_anew()]


def bare(p: Petitioned) -> None:
    p.edits = [*UNRATED, *UNSCORED]


LISTED = registered(date(2026, 12, 9).isoformat())
PETITIONS = Topic(
    name="a petition and its answer",
    bench=Petitioned,
    cases=(
        Case(kinds.NOTHING_TO_CONTEST, bare, lambda p: p.edits.clear()),
        Case(kinds.ANSWERED_BEFORE, says(ngay_giai_quyet="07/12/2026"), says(ngay_giai_quyet="08/12/2026")),
        Case(kinds.ANSWERED_AHEAD, says(ngay_giai_quyet="11/12/2026"), says(ngay_giai_quyet="10/12/2026")),
        Case(
            kinds.DECISION_NOT_NEW,
            resolved("07/12/2026", LISTED),
            says(ngay_quyet_dinh="09/12/2026"),
        ),
        Case(
            kinds.DECISION_AFTER,
            lambda p: p.answer.update(changed("10/12/2026", "09/12/2026")) or p.edits.append(LISTED),
            says(ngay_quyet_dinh="09/12/2026"),
        ),
        Case(kinds.DECISION_DAY, resolved("08/12/2026", LISTED), says(ngay_quyet_dinh="09/12/2026")),
        Case(kinds.DECISION_UNLISTED, resolved("09/12/2026"), lambda p: p.edits.append(LISTED)),
        Case(
            kinds.DECISION_UNNAMED,
            unnamed,
            says(so_quyet_dinh=NEW, ngay_quyet_dinh="09/12/2026"),
        ),
    ),
)
