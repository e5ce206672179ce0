"""What the levels of an organisation ask of its score and of its tasks."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from congkhai.law.staff import divisions
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import FieldName, named
from congkhai.model.law import Level
from congkhai.model.record import Status, UnitRating
from congkhai.model.structure import Unit, UnitKind
from congkhai.text.numbers import plain
from congkhai.value import Value, replace

EXCEEDED: Final = "TT-XS-VUOT-MUC"
LATE: Final = "TT-HT-CHAM"
DONE: Final = "TT-KHT-HOAN-THANH"
WHOLE: Final = Decimal(100)
ORGANISATIONS: Final = frozenset({UnitKind.DIVISION, UnitKind.AGENCY})


class Condition(Value):
    """What a level asks of a field of the row: in `words`, and whether a figure meets it.

    `excusable`: force majeure may stand in for it.
    """

    field: FieldName
    words: str
    met: Callable[[Decimal], bool]
    excusable: bool = False

    def figure(self, rating: UnitRating) -> Decimal | None:
        """The figure that the row has."""
        figure: Decimal | None = getattr(rating, self.field)
        return figure


def listed(agency: Agency, cycle: Cycle, day: date) -> tuple[Unit, ...]:
    """Whom the year has rated as organisations: the divisions with people in them that day, and the agency.

    The agency itself, under its name of that day, only in a year whose law sets conditions for organisations
    (NĐ 335/2025 Đ.5.2, Đ.5.4).
    """
    return (*(itself(agency, day) if agency_rated(agency, cycle) else ()), *divisions(agency, day))


def agency_rated(agency: Agency, cycle: Cycle) -> bool:
    """Whether the year's law sets conditions for organisations (NĐ 335/2025 Đ.8), the agency among them."""
    return any(agency.parameter(id, cycle.year) for id in (EXCEEDED, LATE, DONE))


def itself(agency: Agency, day: date) -> tuple[Unit, ...]:
    """The agency as an organisation of its own, under its name of that day; empty where no row is."""
    return tuple(unit for unit in agency.units if unit.kind is UnitKind.AGENCY and unit.holds(day))


def organisations(cycle: Cycle) -> tuple[tuple[UnitRating, Level], ...]:
    """The agency and its divisions that have a level, with it (NĐ 335/2025 Đ.2.1b).

    Not the leadership collective, which is reviewed by the Party's rules, nor bodies and councils.
    """
    named = (
        (rating, cycle.rule_set.level(rating.level))
        for rating in cycle.current_units
        if rating.unit.kind in ORGANISATIONS and rating.status is not Status.NOT_RATED
    )
    return tuple((rating, level) for rating, level in named if level is not None)


def score_of(rating: UnitRating) -> Decimal | None:
    """The score as written, else the sum of its two parts, else None."""
    if rating.score is None and rating.common is not None and rating.result is not None:
        return rating.common + rating.result
    return rating.score


def too_little_done(agency: Agency, cycle: Cycle, rating: UnitRating) -> bool:
    """Whether so few of its tasks are done that it is at the lowest level (NĐ 335/2025 Đ.8.4b)."""
    least = agency.parameter(DONE, cycle.year)
    return least is not None and rating.done is not None and rating.done < least.value


def conditions(agency: Agency, cycle: Cycle) -> Mapping[str, tuple[Condition, ...]]:
    """By level, what it asks of the tasks (NĐ 335/2025 Đ.8.1a, 8.2, 8.3).

    All done and in time for the two highest, of these a share beyond what was asked for the highest; all
    done, few of them late, for the third. A share that the year does not set is not asked. The third is
    what force majeure may give instead of the lowest (Đ.8.4b); it opens none of the two above.
    """
    exceeded, late = (agency.parameter(id, cycle.year) for id in (EXCEEDED, LATE))
    first = [ALL_DONE, IN_TIME, *([_exceeded(exceeded.value)] if exceeded else [])]
    third = [replace(ALL_DONE, excusable=True), *([_few_late(late.value)] if late else [])]
    asked = (tuple(first), (ALL_DONE, IN_TIME), tuple(third))
    return {level.id: those for level, those in zip(cycle.rule_set.levels[:-1], asked, strict=False)}


ALL_DONE: Final = Condition(
    field=named(UnitRating, "done"),
    words="hoàn thành 100% các nhiệm vụ được giao",
    met=lambda share: share == WHOLE,
)
IN_TIME: Final = Condition(
    field=named(UnitRating, "late"),
    words="các nhiệm vụ đều đúng thời hạn",
    met=lambda share: not share,
)


def _exceeded(least: Decimal) -> Condition:
    return Condition(
        field=named(UnitRating, "exceeded"),
        words=f"ít nhất {plain(least)}% nhiệm vụ hoàn thành vượt mức yêu cầu",
        met=lambda share: share >= least,
    )


def _few_late(most: Decimal) -> Condition:
    return Condition(
        field=named(UnitRating, "late"),
        words=f"số nhiệm vụ chưa bảo đảm tiến độ không vượt quá {plain(most)}%",
        met=lambda share: share <= most,
    )
