"""Where forms are handed in: the whole agency of 2026 in memory, some rows changed, and a store beside it."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from congkhai.forms.answers import Answers
from congkhai.forms.blank import Head
from congkhai.intake.store import Store
from congkhai.model.forms import Writer
from congkhai.model.year import Way
from congkhai.records.assemble import assemble
from congkhai.tables.table import Tables
from congkhai.text.dates import ZONE
from congkhai.workflows.intake_desk import Part, Standing, blank, standing_of
from congkhai.workflows.intake_receive import Coming, Outcome, receive
from tests.packages.edited import Edit, edited
from tests.packages.story import office_tables

#: CB-010 is not rated yet, and the score of November is not final.
UNDECIDED = (
    Edit("thong_bao_ca_nhan", "TBCN-009", None),
    Edit("xep_loai_ca_nhan", "XLCN-010", None),
    Edit("diem", "KY-2026 + CB-010 + thang + 11", {"trang_thai": "tam_tinh"}),
)
DAY = date(2026, 12, 3)
MONTH = "thang-11"


def standing(edits: Sequence[Edit] = UNDECIDED, tables: Tables | None = None) -> Standing:
    """The record with these changes, as the desk knows it."""
    changed = edited(tables or office_tables(), edits)
    agency, _ = assemble(changed)
    assert agency is not None
    return standing_of(agency, changed)


def part(known: Standing, form: str, subject: str, turn: str, writer: Writer) -> Part:
    """A part of a form that somebody is asked for."""
    (asked,) = known.rolls.values()
    owed = asked.find(form, subject, turn)
    assert owed is not None
    return Part(roll=asked, owed=owed, writer=writer)


def head(store: Store, one: Part) -> Head:
    """What the part says of itself as it is given out now."""
    empty, lacking = blank(store, one)
    assert empty is not None, lacking
    return empty.head


def coming(head_of: Head, answers: Answers, by: str = "", **more: object) -> Coming:
    """Answers that were typed into the service."""
    return Coming(head=head_of, answers=answers, way=Way.WEB, by=by, **more)  # type: ignore[arg-type]


def hand_in(store: Store, known: Standing, given: Coming, day: date = DAY, hour: int = 9) -> Outcome:
    """What becomes of it on a day."""
    return receive(store, known, given, day, datetime(day.year, day.month, day.day, hour, tzinfo=ZONE))


def opened(folder: Path) -> Store:
    """A store in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    return Store(folder / "tiep-nhan.sqlite")
