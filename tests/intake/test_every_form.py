"""Every form of both agencies, part by part: filled in, received, accepted, and the rows hold together."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from congkhai.forms.answers import Answers, Sheet
from congkhai.forms.blank import Attached, Blank
from congkhai.forms.define import define
from congkhai.forms.definition import Definition, Item
from congkhai.forms.registers import refused
from congkhai.forms.taken import taken
from congkhai.intake.entries import Accepted, entries
from congkhai.intake.fit import roll
from congkhai.law.owed import Owed
from congkhai.law.writers import writers
from congkhai.model.agency import Agency
from congkhai.model.forms import FieldKind, Known, Writer
from congkhai.model.year import Way
from congkhai.records.assemble import assemble
from congkhai.tables.table import Tables
from congkhai.text.dates import ZONE
from tests.forms.filling import BALLOTS, blank
from tests.packages.edited import Edit, edited
from tests.packages.story import office, office_tables, sample, sample_tables

DAY = {2022: datetime(2022, 12, 1, 9, tzinfo=ZONE), 2026: datetime(2026, 12, 1, 9, tzinfo=ZONE)}
#: Tried in their order until a field takes one.
NUMBERS = ("20", "7", "2", "100", "1", "0")
BOTH = ((office(), office_tables()), (sample(), sample_tables()))


def chosen(definition: Definition, item: Item, so_far: Answers) -> str:
    """Something that a field takes."""
    if item.options:
        given = ({**so_far, item.name: one.id} for one in item.options)
        taken = zip(item.options, (Sheet(definition, one).allows(item, None) for one in given), strict=True)
        return next(one.name for one, allowed in taken if allowed)
    if item.kind in (FieldKind.NUMBER, FieldKind.WHOLE):
        for number in NUMBERS:
            if _allowed(definition, item, {**so_far, item.name: number}):
                return number
    plain = {FieldKind.DAY: "01/12/2026", FieldKind.HOUR: "9:00"}
    return plain.get(item.kind, "Nội dung")


def _allowed(definition: Definition, item: Item, answers: Answers) -> bool:
    """Whether a field and the sums take a number, the numbers that are still to come being 0."""
    every = [one for one, repeat in definition.every() if repeat is None]
    still = {one.name: "0" for one in every if one.typed and one.kind is FieldKind.NUMBER}
    sums = [one for one in every if one.kind is FieldKind.COMPUTED]
    sheet = Sheet(definition, {**still, **answers})
    return all(sheet.allows(one, None) for one in (item, *sums))


def filled(form: Blank) -> tuple[Answers, tuple[Attached, ...]]:
    """The answers of one part, its files beside them."""
    answers: dict[str, object] = {}
    files: list[Attached] = []
    for item, repeat in form.definition.every():
        mine = item.row.writer is form.head.writer
        if item.kind is FieldKind.REPEAT and mine:
            answers[item.name] = [_row(form.definition, item) for _ in form.known.get(item.name, ())]
        elif item.typed and mine and repeat is None:
            if item.kind is FieldKind.FILE:
                files.append(Attached(field=item.name, name="tep.pdf", content=b"%PDF-1.7\n"))
            else:
                answers[item.name] = chosen(form.definition, item, {**form.known, **answers})  # type: ignore[dict-item]
    shown = Sheet(form.definition, {**form.known, **answers})  # type: ignore[dict-item]
    asked = tuple(one for one in files if shown.shown(form.definition.by_name[one.field], None))
    return answers, asked  # type: ignore[return-value]


def _row(definition: Definition, repeat: Item) -> dict[str, str]:
    typed = [item for item in repeat.items if item.typed]
    return {item.name: BALLOTS.get(item.name) or chosen(definition, item, {}) for item in typed}


def every() -> Iterator[object]:
    """Of each form the first that somebody owes or may hand in, of minutes those with most votes."""
    for agency, tables in BOTH:
        asked = roll(agency, agency.cycles[0])
        for form in agency.cycles[0].forms:
            found = [one for one in (*asked.owed.values(), *asked.offered.values()) if one.form.id == form.id]
            for one in found[:1] + found[-1:]:
                yield pytest.param(
                    agency, tables, one, id=f"{agency.cycles[0].year}-{form.id}-{one.subject.id}"
                )


@pytest.mark.parametrize(("agency", "tables", "one"), [*every()])
def test_every_form_goes_its_whole_way(agency: Agency, tables: Tables, one: Owed):
    cycle = agency.cycles[0]
    definition = define(agency, cycle, one.form)
    assert definition is not None
    so_far: Answers = {}
    for number, writer in enumerate(definition.writers):
        form = blank(agency, one, writer, so_far)
        answers, files = filled(form)
        done = taken(form, answers, files)
        assert done.findings == () and done.own
        assert [*refused(tables, definition, done.own, writer)] == []
        so_far = {**so_far, **done.own}
        said = accepted(one, writer, done.answers, number == len(definition.writers) - 1, DAY[cycle.year])
        change = entries(agency, cycle, tables, definition, said)
        tables = edited(tables, list(edits(tables, change)))
        again, findings = assemble(tables)
        assert again is not None and [fault.message for fault in findings if fault.blocks] == []
        assert len(again.cycles[0].dossiers) == len(agency.cycles[0].dossiers) + number + 1
    known = {item.row.known for item, _ in definition.every()}
    assert Known.OFFICE in known


def accepted(one: Owed, writer: Writer, answers: Answers, last: bool, moment: datetime) -> Accepted:
    return Accepted(
        owed=one,
        writer=writer,
        answers=answers,
        last=last,
        receipt=f"TN-{moment.year}-000001",
        moment=moment,
        opened=moment,
        way=Way.PAPER,
        sha256=f"{writer:0<64}".encode().hex()[:64],
        accepted_by="Văn thư",
    )


def edits(tables: Tables, change: object) -> Iterator[Edit]:
    for table, rows in change.items():  # type: ignore[attr-defined]
        named = tables.tables[table].schema["primaryKey"]
        columns = [named] if isinstance(named, str) else named
        keys = {row.row: row.key for row in tables.tables[table].records}
        yield from (Edit(table, keys[at], cells) for at, cells in rows.cells.items())
        yield from (Edit(table, " + ".join(row[each] for each in columns), row) for row in rows.added)


@pytest.mark.parametrize("agency", [office(), sample()], ids=["2026", "2022"])
def test_each_part_is_somebodys_or_an_outsiders(agency: Agency):
    """Only the head's own forms are somebody's outside: the superior's (Đ.10.1a, Đ.10.2a)."""
    cycle = agency.cycles[0]
    asked = roll(agency, cycle)
    head = next(row.official.id for row in agency.assignments if row.position.id in ("GD", "TB") and row.main)
    for one in (*asked.owed.values(), *asked.offered.values()):
        for writer in asked.definitions[one.form.id].writers:
            allowed = writers(agency, cycle, one, writer)
            outside = one.subject.id == head and writer in (Writer.TRACKER, Writer.AUTHORITY)
            assert bool(allowed) != outside, (one.key, writer)
