"""The public types of what is handed in: each form with its way and its day, and how much has come."""

from congkhai.disclosure.sourced import derived, of
from congkhai.model.forms import FormField
from congkhai.model.plan import Form, Task
from congkhai.model.structure import Unit
from congkhai.value import Value

#: What sets the last day of a form: its own days after a period, else its task.
DAYS = (
    *((Form, name) for name in ("turn", "days_after")),
    *((Task, name) for name in ("date", "due", "days", "name")),
)


class PublicHandIn(Value):
    """A form that is handed in; `parts` are those who fill it in, one after the other.

    `due` says until when, in full, `periods` each month, quarter or kind of meeting with its day; `occasion`:
    there is a cause or there is none; `late` is None where the plan names no task, else whether it is still
    taken afterwards.
    """

    id: str = of(Form, "id")
    name: str = of(Form, "name")
    who: str = derived((Form, "used_by"), (FormField, "writer"))
    clause: str = of(Form, "clause")
    parts: tuple[str, ...] = derived((Form, "used_by"), (FormField, "writer"))
    to_whom: str = derived((Task, "recipient"), (Task, "unit"), (Form, "used_by"), (FormField, "writer"))
    due: str = derived(*DAYS)
    occasion: bool = derived((Form, "turn"))
    periods: tuple[str, ...] = derived(*DAYS)
    late: bool | None = of(Task, "taken_late")


class PublicCollected(Value):
    """How many of a unit, or of several small ones together, have handed in a form that everybody owes.

    `asked` is never below the threshold of small counts, and `said` names no number below it.
    """

    form: str = of(Form, "name")
    period: str = derived((Form, "turn"))
    due: str = derived(*DAYS)
    unit: str = derived((Unit, "name"))
    asked: int = derived()
    said: str = derived()
