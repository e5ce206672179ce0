"""What everybody still has to do, as slips of paper to be handed out one by one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from congkhai.documents.duties import told
from congkhai.documents.duty_words import waiting
from congkhai.documents.who_owes import Roster
from congkhai.law.duties import Duty, DutyKind, of_person
from congkhai.law.posts import place_of_work
from congkhai.model.structure import Official
from congkhai.rendering.templates import render
from congkhai.text.phrases import SAMPLE
from congkhai.value import Value

#: What somebody does himself: to score and to give notice is the office's.
_OWN: Final = (DutyKind.FORM, DutyKind.REVIEW)


class Slip(Value):
    """The slip of one person: the name, where he works, a line a thing to do."""

    name: str
    unit: str
    lines: Sequence[str]


def slips(roster: Roster) -> tuple[Slip, ...]:
    """A slip for each who still has something to do, unit by unit; what waits at the office is done."""
    order = {unit.id: at for at, unit in enumerate(sorted(roster.agency.units, key=lambda unit: unit.order))}
    made = [(order.get(_unit_id(roster, one), len(order)), _slip(roster, one)) for one in _people(roster)]
    return tuple(slip for _, slip in sorted(made, key=lambda pair: pair[0]) if slip.lines)


def text(roster: Roster) -> str:
    """A whole HTML document that asks for nothing."""
    return render(
        "documents/duty_slips.html",
        office=roster.cycle.office.name,
        year=roster.cycle.year,
        today=roster.today,
        slips=slips(roster),
        mark=SAMPLE if roster.agency.sample else "",
    )


def _people(roster: Roster) -> Iterator[Official]:
    people: Mapping[str, Official] = {
        duty.subject.id: duty.subject for duty in roster.duties if isinstance(duty.subject, Official)
    }
    yield from people.values()


def _slip(roster: Roster, official: Official) -> Slip:
    own = of_person(roster.agency, roster.cycle, roster.duties, official)
    left = [duty for duty in own if duty.kind in _OWN and not duty.settled]
    left = [duty for duty in left if not waiting(duty, roster.intake)]
    post = roster.agency.post(official, roster.cycle.last_day)
    unit = f"{post.position.name}, {place_of_work(roster.cycle, post)}" if post else ""
    return Slip(name=f"{official.name} ({official.id})", unit=unit, lines=tuple(told(_late_first(left))))


def _late_first(duties: Sequence[Duty]) -> list[Duty]:
    return sorted(duties, key=lambda duty: (duty.last is None, duty.last))


def _unit_id(roster: Roster, official: Official) -> str:
    post = roster.agency.post(official, roster.cycle.last_day)
    return post.unit.id if post else ""
