"""Faults of a fill-in workbook as somebody hands it in."""

from pathlib import Path

from openpyxl import Workbook

from congkhai.forms import kinds
from congkhai.forms.blank import Handed
from congkhai.forms.sheet import sheet
from congkhai.forms.sheet_back import from_sheet
from congkhai.forms.sheet_origin import ORIGIN, SHOWN_SUBJECT
from congkhai.model.forms import Writer
from tests.forms.clerk import cell, changed, filled_in, put, repacked
from tests.forms.every import definition
from tests.forms.sheet_blanks import blank
from tests.remedies.case import Case, Topic


class HandedIn:
    """The minutes of a meeting on their way back to the office."""

    def __init__(self, folder: Path) -> None:
        self.content = self.given_out()

    def given_out(self) -> bytes:
        """The workbook as the office gives it out, once more."""
        return sheet(blank(definition("BB-HN"), Writer.SECRETARY))

    def codes(self) -> set[str]:
        back = from_sheet(self.content)
        return set() if isinstance(back, Handed) else {finding.code for finding in back}

    def type(self, **values: object) -> None:
        self.content = filled_in(self.content, values)

    def fresh(self) -> None:
        """The workbook asked for again, the answers copied into it."""
        self.content = self.given_out()
        self.type(f_thu_ky="Cầm Lả", **{"f_phat_ra.1": 8})

    def add(self, name: str) -> None:
        self.content = repacked(self.content, {name: b"x"})

    def saved_by_another_program(self) -> None:
        """What the other program does not know is gone."""
        self.content = changed(self.content, lambda book: None)


def _turned(book: Workbook) -> None:
    first, second = cell(book, "k_ten.1").value, cell(book, "k_ten.2").value
    put(book, "k_ten.1", second)
    put(book, "k_ten.2", first)


def _without_origin(book: Workbook) -> None:
    del book[ORIGIN]


def _without_a_name(book: Workbook) -> None:
    del book.defined_names["f_phat_ra.1"]


def _worked_out(book: Workbook) -> None:
    cell(book, "f_phat_ra.1").value = "=4+4"


def _beside(book: Workbook) -> None:
    book["Phiếu"]["Z3"] = "Xin bổ sung sau"


def _nothing_beside(book: Workbook) -> None:
    book["Phiếu"]["Z3"] = None


def _change(desk: HandedIn, change: object) -> None:
    assert callable(change)
    desk.content = changed(desk.content, change)


def _cut(desk: HandedIn) -> None:
    desk.content = desk.content[: len(desk.content) // 2]


WORKBOOKS_FILLED_IN = Topic(
    name="fill-in workbook",
    bench=HandedIn,
    cases=(
        Case(kinds.SHEET_UNREAD, _cut, HandedIn.fresh),
        Case(
            kinds.SHEET_UNSAFE,
            lambda desk: desk.add("xl/vbaProject.bin"),
            HandedIn.saved_by_another_program,
        ),
        Case(kinds.NO_SHEET, lambda desk: _change(desk, _without_origin), HandedIn.fresh),
        Case(
            kinds.ORIGIN_CHANGED,
            lambda desk: desk.type(**{SHOWN_SUBJECT: "Cuộc họp khác"}),
            HandedIn.fresh,
        ),
        Case(kinds.CELL_LOST, lambda desk: _change(desk, _without_a_name), HandedIn.fresh),
        Case(
            kinds.ANSWER_WORKED_OUT,
            lambda desk: _change(desk, _worked_out),
            lambda desk: desk.type(**{"f_phat_ra.1": 8}),
        ),
        Case(kinds.ROWS_MOVED, lambda desk: _change(desk, _turned), HandedIn.fresh),
        Case(
            kinds.BESIDE,
            lambda desk: _change(desk, _beside),
            lambda desk: _change(desk, _nothing_beside),
        ),
    ),
)
