"""A form as it is handed to somebody, and what comes back, whatever face it wore."""

from typing import Final

from congkhai.forms.answers import Answers
from congkhai.forms.definition import Definition
from congkhai.model.forms import Writer
from congkhai.value import Value, field

#: What a fill-in file calls itself, so that another file is not taken for one.
MARK: Final = "congkhai-bieu-mau"


class Head(Value):
    """What a form says of itself, in every face, and must say again when it comes back.

    `form` and `cycle` are ids, `version` is the definition's; `subject` is the id of the official, unit or
    meeting that it is about, `period` as "thang-03" or "quy-1", the id of the body that is asked, else "";
    `writer` is whose part it is; `earlier` is the SHA-256 of the parts before, "" where there are none.
    """

    form: str
    cycle: str
    version: str
    subject: str
    period: str
    writer: Writer
    earlier: str = ""


class Blank(Value):
    """One part of a form that somebody is to fill in.

    `known` are the answers that the program fills in, with the rows of repeats that it lays out, and those of
    the parts before: shown and locked. `draft` is what the writer has answered so far, as it was typed.
    `office`, `subject_name`, `period_name` and `due` are for people: "tháng 3 năm 2026", "chậm nhất …".
    `sample`: everything in it is invented, and every face says so.
    """

    definition: Definition
    head: Head
    known: Answers
    office: str
    subject_name: str
    period_name: str
    due: str = ""
    to_whom: str = ""
    draft: Answers = field(default_factory=dict)
    sample: bool = False

    @property
    def title(self) -> str:
        """The form's name, whom it is about and for when."""
        of_period = f", {self.period_name}" if self.period_name else ""
        return f"{self.definition.form.name} – {self.subject_name}{of_period}"


class Attached(Value):
    """A file that was handed in with a form: the field it belongs to, its name as shown, its bytes."""

    field: str
    name: str
    content: bytes


class Handed(Value):
    """What came back: what it says of itself, and the answers as they were typed, not yet read."""

    head: Head
    answers: Answers
    files: tuple[Attached, ...] = ()
