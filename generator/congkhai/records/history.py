"""Units through time: what each belongs to, and which it took over."""

from collections.abc import Iterator, Mapping

from congkhai.findings import Finding
from congkhai.model.columns import FieldName, at, named
from congkhai.model.structure import Unit
from congkhai.records.kinds import PARENT_OF_OTHER_TIME, PREDECESSOR_GOES_ON, UNITS_IN_A_CIRCLE
from congkhai.records.loops import loops
from congkhai.records.reader import Records
from congkhai.text.dates import short_date

_POINTERS = (named(Unit, "parent"), named(Unit, "predecessor"))


def faults(records: Records) -> Iterator[Finding]:
    """Circles of units, predecessors that have not ended before, parents that were not there in that time."""
    units = records.by_key(Unit)
    for name in _POINTERS:
        yield from _circles(units, name)
    for unit in units.values():
        before, parent = units.get(unit.predecessor or ""), units.get(unit.parent or "")
        if before and before is not unit and (state := _goes_on(before, unit)):
            facts = {"other": f"“{before.name}”", "row": before.place.row, "state": state}
            yield PREDECESSOR_GOES_ON.at(at(unit, "predecessor"), **facts)
        if parent and parent is not unit and (state := _not_then(parent, unit)):
            yield PARENT_OF_OTHER_TIME.at(at(unit, "parent"), other=f"“{parent.name}”", state=state)


def _circles(units: Mapping[str, Unit], name: FieldName) -> Iterator[Finding]:
    pointers = {id: getattr(unit, name) for id, unit in units.items()}
    for loop in loops({id: (other,) for id, other in pointers.items() if other in units}):
        rows = sorted((units[id] for id in loop), key=lambda unit: unit.place.row or 0)
        place, listed = at(rows[-1], name), ", ".join(f"“{unit.name}”" for unit in rows)
        yield UNITS_IN_A_CIRCLE.at(place, column=place.column_title, units=listed)


def _goes_on(before: Unit, unit: Unit) -> str:
    """How far a predecessor is not over when its successor begins; "" where it is."""
    if before.valid_to is None:
        return "đơn vị ấy chưa ghi ngày kết thúc"
    if unit.valid_from is None:
        return "chính đơn vị này chưa ghi ngày bắt đầu"
    if before.valid_to < unit.valid_from:
        return ""
    return (
        f"đến hết ngày {short_date(before.valid_to)} đơn vị ấy mới kết thúc, còn đơn vị này bắt đầu từ ngày "
        f"{short_date(unit.valid_from)}"
    )


def _not_then(parent: Unit, unit: Unit) -> str:
    """Why a unit cannot belong to the other for all its time; "" where it can, or no day says it."""
    if parent.valid_to and (unit.valid_to is None or parent.valid_to < unit.valid_to):
        return f"đã kết thúc ngày {short_date(parent.valid_to)}"
    if parent.valid_from and unit.valid_from and unit.valid_from < parent.valid_from:
        return f"từ ngày {short_date(parent.valid_from)} mới có"
    return ""
