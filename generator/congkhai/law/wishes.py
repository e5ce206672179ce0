"""A row that must be there as a value, and one that is wanted and not sure."""

from collections.abc import Iterator, Mapping

from congkhai.law.register import Subject
from congkhai.law.staff import ended_with_people
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import FieldName, Recorded, named
from congkhai.model.plan import Step, Task
from congkhai.model.record import MeetingKind
from congkhai.model.structure import Official, Unit
from congkhai.text.dates import short_date
from congkhai.value import Value


class Demand(Value):
    """A row that must be there: its fields, and by which of them (`same`) a row is known as this one."""

    kind: type[Recorded]
    fields: Mapping[FieldName, object]
    same: tuple[FieldName, ...]


class Doubt(Value):
    """A row that is wanted and not sure: of whom, and why not."""

    kind: type[Recorded]
    whom: str
    why: str


class Sitting(Value):
    """A meeting as its row stands, held, to be held or only laid out; `subjects` are those of its rows."""

    id: str
    kind: MeetingKind
    unit: Unit
    subjects: frozenset[str] = frozenset()


Wish = Demand | Doubt


def demand(row: type[Recorded], same: str, /, **fields: object) -> Demand:
    """A row with these fields, known by those that `same` names, blanks between them."""
    known = {named(row, name): value for name, value in fields.items()}
    return Demand(kind=row, fields=known, same=tuple(named(row, name) for name in same.split()))


def of(subject: Subject) -> dict[str, object]:
    """The field of a row that names the subject."""
    return {"official": subject} if isinstance(subject, Official) else {"unit": subject}


def confirmed(cycle: Cycle, *steps: Step) -> list[Task]:
    """The tasks of these steps that the office has confirmed."""
    return [task for task in cycle.tasks if task.step in steps and not task.draft]


def unplanned(cycle: Cycle, kind: type[Recorded], *steps: Step) -> Iterator[Doubt]:
    """What the plan does not order yet: tasks that wait to be confirmed, or no task of these steps at all."""
    tasks = [task for task in cycle.tasks if task.step in steps]
    for task in tasks:
        if task.draft:
            yield Doubt(kind=kind, whom=f"việc “{task.name}”", why="chưa được xác nhận ở bảng Công việc")
    if not tasks:
        why = "bảng Công việc chưa có việc nào của bước này"
        yield Doubt(kind=kind, whom=f"năm {cycle.year}", why=why)


def ended(agency: Agency, cycle: Cycle, kind: type[Recorded]) -> Iterator[Doubt]:
    """The divisions for which nothing is laid out, for they have ended, though people are still in them."""
    for unit in ended_with_people(agency, cycle.last_day):
        if unit.valid_to:
            why = f"đơn vị đã kết thúc ngày {short_date(unit.valid_to)} mà bảng Phân công còn người ở đó"
            yield Doubt(kind=kind, whom=unit.name, why=why)
