"""What the plan of a year says, as pages receive it; see `public`."""

from datetime import date, datetime

from congkhai.disclosure.sourced import derived, of
from congkhai.model.plan import Form, ReviewPlace, Task
from congkhai.model.record import Meeting
from congkhai.model.structure import Position, Unit
from congkhai.value import Value

#: A day, under a name that fields called `date` do not hide.
Day = date


class PublicForm(Value):
    """A form the plan names; `used_by` and `file` are empty where not configured."""

    id: str = of(Form, "id")
    name: str = of(Form, "name")
    said: str = of(Form, "said")
    used_by: str = of(Form, "used_by")
    clause: str = of(Form, "clause")
    file: str = of(Form, "file")


class PublicTask(Value):
    """A task of the plan; `due` is one of truoc, cham_nhat, tuong_doi, khong_han, in words `due_text`.

    `last_day` is the last day on which it may be done, None where neither the plan nor a meeting tells it,
    `limit` says it in full; `last_working_day` is given only where `last_day` is no working day.
    """

    id: str = of(Task, "id")
    name: str = of(Task, "name")
    detail: str = of(Task, "detail")
    who: str = of(Task, "who")
    product: str = of(Task, "product")
    due: str = of(Task, "due")
    date: Day | None = of(Task, "date")
    recipient: str = of(Task, "recipient")
    form: str = of(Task, "form", (Form, "name"))
    clause: str = of(Task, "clause")
    due_text: str = derived((Task, "due"), (Task, "date"), (Task, "name"))
    limit: str = derived((Task, "due"), (Task, "date"), (Task, "name"))
    last_day: Day | None = derived((Task, "date"))
    last_working_day: Day | None = derived((Task, "date"))
    done: bool = derived()


class PublicReviewPlace(Value):
    """Where a kind of person is reviewed; an empty `where` means that the plan does not say."""

    kind: str = of(ReviewPlace, "kind")
    kind_name: str = of(ReviewPlace, "kind_name")
    where: str = of(ReviewPlace, "where")
    manner: str = of(ReviewPlace, "manner")
    form: str = of(ReviewPlace, "form", (Form, "name"))
    clause: str = of(ReviewPlace, "clause")


class PublicReader(Value):
    """A guidance page below content/huong-dan, whom it is for, and the ids of the tasks that are theirs."""

    page: str = of(ReviewPlace, "guidance")
    kinds: tuple[str, ...] = of(ReviewPlace, "kind")
    tasks: tuple[str, ...] = derived((Task, "id"))


class PublicMeeting(Value):
    """A meeting of the schedule: hour, place, chair, who attends; never who is reviewed."""

    name: str = of(Meeting, "name")
    kind: str = of(Meeting, "kind")
    unit: str = of(Meeting, "unit", (Unit, "name"))
    starts: datetime | None = of(Meeting, "starts")
    where: str = of(Meeting, "where")
    chair: str = of(Meeting, "chair", (Position, "name"))
    attendance: str = of(Meeting, "attendance")
