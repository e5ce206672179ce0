"""What an answer to a petition may say (NĐ 335/2025 Đ.22): its day, and the decision that it rests on."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from congkhai.findings import Finding, Place, Severity
from congkhai.forms.answers import Answers, Sheet, place_of
from congkhai.forms.definition import Definition, Item
from congkhai.intake.kinds import (
    ANSWERED_AHEAD,
    ANSWERED_BEFORE,
    DECISION_AFTER,
    DECISION_DAY,
    DECISION_NOT_NEW,
    DECISION_TO_COME,
    DECISION_UNLISTED,
    DECISION_UNNAMED,
)
from congkhai.law.petitions import DAYS
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import columns_of, source
from congkhai.model.law import Document
from congkhai.model.record import Status
from congkhai.model.structure import Official
from congkhai.model.year import Petition
from congkhai.text.dates import short_date
from congkhai.text.fold import same_key
from congkhai.value import Value, replace

_ANSWERED: Final = source(Petition, "answered")
_OUTCOME: Final = source(Petition, "outcome")
_NUMBER: Final = source(Document, "number")
_ISSUED: Final = source(Document, "issued")


class Answer(Value):
    """All that is answered so far to a petition of an official, and the day on which it was received."""

    definition: Definition
    answers: Answers
    official: Official
    received: date

    def field(self, target: str) -> Item | None:
        """The field whose answer is that of a column, None where it is not asked."""
        item = next((one for one, _ in self.definition.every() if one.row.target == target), None)
        return item if item and Sheet(self.definition, self.answers).shown(item, None) else None

    def text(self, item: Item | None) -> str:
        """What is answered, "" for nothing."""
        held = self.answers.get(item.name, "") if item else ""
        return held if isinstance(held, str) else ""

    def day(self, item: Item | None) -> date | None:
        """The day that is answered."""
        text = self.text(item)
        return date.fromisoformat(text) if text else None


class Decision(Value):
    """The decision that an answer names: its number and day as answered, and its row where there is one.

    `namesake` is the row of another day with the number.
    """

    number: str
    issued: date | None
    row: Document | None = None
    namesake: Document | None = None


def decision(agency: Agency, answer: Answer) -> Decision | None:
    """The decision that the answer names, None where it names none."""
    number, issued = answer.text(answer.field(_NUMBER)), answer.day(answer.field(_ISSUED))
    if not number:
        return None
    rows = [one for one in agency.documents.values() if same_key(one.number) == same_key(number)]
    row = next((one for one in rows if one.issued == issued), None)
    namesake = None if row else next((one for one in rows if one.issued), None)
    return Decision(number=number, issued=issued, row=row, namesake=namesake)


def contestable(agency: Agency, cycle: Cycle, official: Official | None) -> bool:
    """Whether something may have been told to an official that no decision in the registers says.

    Who has scores may petition about these (NĐ 335/2025 Đ.24.2đ), the decision of a superior may be in no
    register here, and of a year whose law on petitions was not compared nothing is known.
    """
    law = agency.parameter(DAYS, cycle.year)
    if law is None or not law.source.compared or official is None:
        return True
    scored = any(one.official.id == official.id for one in cycle.scores)
    rows = [one for one in cycle.current_people if one.official.id == official.id]
    return scored or any(one.status is Status.SUPERIOR for one in rows)


def received(cycle: Cycle, official: Official, opened: date, *, accepted: bool) -> date:
    """The day of a petition: as the office has it since it accepted the part, else when the part came."""
    days = [one.received for one in cycle.petitions if one.official.id == official.id]
    return opened if opened in days or not (accepted and days) else days[-1]


def faults(agency: Agency, cycle: Cycle, answer: Answer, today: date) -> Iterator[Finding]:
    """What in the answer contradicts itself, the petition or the registers; what is still to come."""
    item = answer.field(_ANSWERED)
    day = answer.day(item)
    if item and day and day < answer.received:
        yield ANSWERED_BEFORE.at(
            _place(answer, item), received=short_date(answer.received), **_said(item, day)
        )
    yield from _ahead(answer, item, today)
    named = decision(agency, answer)
    if named is None:
        yield from _unnamed(cycle, answer)
    else:
        yield from _named(cycle, answer, named, today)


def _ahead(answer: Answer, item: Item | None, today: date) -> Iterator[Finding]:
    day = answer.day(item)
    if item and day and day > today:
        yield ANSWERED_AHEAD.at(_place(answer, item), **_said(item, day))


def _named(cycle: Cycle, answer: Answer, named: Decision, today: date) -> Iterator[Finding]:
    item, day, answered = answer.field(_ISSUED), named.issued, answer.day(answer.field(_ANSWERED))
    if item is None or day is None:
        return
    place = _place(answer, item)
    told = {"number": named.number, "day": short_date(day)}
    if day < answer.received or named.row in _contested(cycle, answer):
        yield DECISION_NOT_NEW.at(place, received=short_date(answer.received), **told)
    elif day > today:
        yield from _ahead(answer, item, today)
    elif answered and day > answered:
        yield DECISION_AFTER.at(place, answered=short_date(answered), **_said(item, day))
    elif named.namesake and named.namesake.issued:
        issued = short_date(named.namesake.issued)
        yield DECISION_DAY.at(place, label=item.label, issued=issued, **told)
    elif named.row is None:
        yield DECISION_UNLISTED.at(place, **told)


def _contested(cycle: Cycle, answer: Answer) -> list[Document]:
    """The decisions on the official that replace none."""
    first = (
        one for one in cycle.person_ratings if one.official.id == answer.official.id and one.replaces is None
    )
    return [one.decision for one in first if one.decision]


def _unnamed(cycle: Cycle, answer: Answer) -> Iterator[Finding]:
    """That a change names no decision: one that the registers have, or none yet."""
    item = answer.field(_NUMBER)
    if item is None:
        return
    place, name = _place(answer, item), answer.official.name
    for row in cycle.current_people:
        paper = row.decision if row.official.id == answer.official.id and row.replaces else None
        if paper and paper.issued and paper.issued >= answer.received:
            day = short_date(paper.issued)
            yield DECISION_UNNAMED.at(place, name=name, number=paper.number, day=day, label=item.label)
            return
    yield DECISION_TO_COME.at(place, name=name)


def unlisted(agency: Agency, answer: Answer) -> Iterator[Finding]:
    """That the decision which an answer names is in no register, so that none can be put down."""
    named = decision(agency, answer)
    if named and named.issued and named.row is None:
        told = {"number": named.number, "day": short_date(named.issued)}
        yield replace(DECISION_UNLISTED.at(Place(), **told), severity=Severity.ERROR)


def resolved(agency: Agency, answer: Answer) -> Mapping[str, str]:
    """The cells of the petition's row that say the outcome, in words, and the decision, by its row."""
    asked = {item.row.target for item, _ in answer.definition.every()}
    item, named = answer.field(_OUTCOME), decision(agency, answer)
    chosen = item.option(answer.text(item)) if item else None
    told = {_OUTCOME: chosen.name if chosen else "", _NUMBER: named.row.id if named and named.row else ""}
    columns = {_OUTCOME: "outcome", _NUMBER: "decision"}
    return {
        column: text
        for target, text in told.items()
        if target in asked
        for column in columns_of(Petition, columns[target])
    }


def _place(answer: Answer, item: Item) -> Place:
    return place_of(item, None, answer.text(item))


def _said(item: Item, day: date) -> dict[str, str]:
    return {"label": item.label, "day": short_date(day)}
