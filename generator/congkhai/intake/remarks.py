"""What is to be said of a form that is taken all the same: at its reception and at its acceptance."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.forms.answers import Answers
from congkhai.forms.definition import Definition, within
from congkhai.intake.kinds import NOT_ADOPTED, RATED_SINCE
from congkhai.law.owed import Owed
from congkhai.model.agency import Cycle
from congkhai.model.columns import columns_of, table_of
from congkhai.model.forms import FieldKind, Known
from congkhai.model.record import Meeting

_ADOPTED: Final = f"{table_of(Meeting)}.{columns_of(Meeting, 'adopted')[0]}"
_YES: Final = "co"


def remarks(
    cycle: Cycle, owed: Owed, definition: Definition, answers: Answers, today: date
) -> Iterator[Finding]:
    """What the office and the writer are to know of these answers."""
    told = {"form": owed.form.name, "name": owed.subject.name}
    if any(adoption(definition, answers)) and not adopted(definition, answers):
        yield NOT_ADOPTED.at(Place(), **told)
    elif names := _decided(cycle, definition, answers, today):
        yield RATED_SINCE.at(Place(), names=", ".join(names), **told)


def _decided(cycle: Cycle, definition: Definition, answers: Answers, today: date) -> tuple[str, ...]:
    """Whom the rows of the form would put something down about though there is a decision, by name."""
    names = {row.official.id: row.official.name for row in cycle.current_people if row.decided_by(today)}
    names |= {row.unit.id: row.unit.name for row in cycle.current_units if row.decided_by(today)}
    return tuple(names[id] for id in dict.fromkeys(_subjects(definition, answers)) if id in names)


def _subjects(definition: Definition, answers: Answers) -> Iterator[str]:
    """The ids of those whose row has something for a register."""
    for repeat, _ in definition.every():
        held = answers.get(repeat.name, ())
        if repeat.kind is not FieldKind.REPEAT or isinstance(held, str):
            continue
        items = [item for item, _ in within(repeat.items)]
        for row in held:
            if any(item.row.target and row.get(item.name) for item in items):
                yield from (row.get(item.name, "") for item in items if item.row.known is Known.SUBJECT_ID)


def adopted(definition: Definition, answers: Answers) -> bool:
    """Whether what a meeting resolved may stand in the registers: of a form that asks, only if it says so."""
    return all(told == _YES for told in adoption(definition, answers))


def adoption(definition: Definition, answers: Answers) -> tuple[object, ...]:
    """What is answered where the form asks whether the meeting adopted it, "" for nothing yet."""
    asked = (item.name for item, _ in definition.every() if item.row.target == _ADOPTED)
    return tuple(answers.get(name, "") for name in asked)
