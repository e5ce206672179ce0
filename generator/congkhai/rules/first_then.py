"""Of two steps one comes first: told where it came later than the other, or is not there at all."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import wraps

from congkhai.findings import Kind
from congkhai.law.days import later as is_later
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.record import Proposal, Rating
from congkhai.model.year import Opinion
from congkhai.rules.rule import Check, Findings
from congkhai.rules.wording import numbered, told
from congkhai.value import Value, field


class Pair(Value, kw_only=False):
    """The days, or hours, of two steps the first of which must not come later; without a day it did not.

    `absent`: the first step is not there at all. Besides its facts both kinds may tell {first} and {then}.
    """

    first: date | None
    then: date | None
    where: Where
    facts: Mapping[str, object] = field(default_factory=dict)
    absent: bool = False


Pairs = Callable[[Agency, Cycle, date], Iterable[Pair]]


def first_then(pairs: Pairs, *, later: Kind, lacks: Kind | None = None) -> Check:
    """The check of a rule's pairs: `later` where the first came after, `lacks` where it is absent."""

    @wraps(pairs)
    def check(agency: Agency, cycle: Cycle, today: date) -> Findings:
        for pair in pairs(agency, cycle, today):
            kind = lacks if pair.absent else later if is_later(pair.first, pair.then) else None
            if kind:
                yield told(kind, pair.where, first=pair.first, then=pair.then, **pair.facts)

    return check


def before_decision(rating: Rating, said: Opinion | Proposal | None) -> Pair:
    """What a body must have said of somebody before the rating is decided, told there or at the rating."""
    facts = {"decision": numbered(rating.decision)}
    if said is None:
        return Pair(None, rating.decided, Where(rating), facts, absent=True)
    return Pair(said.day, rating.decided, Where(said, "day"), facts)
