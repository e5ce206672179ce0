"""What is handed in, as values: the piece of a form, the submission, its states, drafts, links, devices."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from congkhai.errors import WrongUse
from congkhai.model.year import Way
from congkhai.value import Value

#: The most characters of a reason or a note.
MOST_SAID: Final = 2_000


def said(text: str, what: str) -> str:
    """A reason or a note without blanks around it, its lines as one system writes them; WrongUse where it is
    longer than MOST_SAID, `what` being how it is called."""
    plain = "\n".join(text.strip().splitlines())
    if len(plain) > MOST_SAID:
        raise WrongUse(
            f"{what} dài {_count(len(plain))} ký tự; nhiều nhất {_count(MOST_SAID)} ký tự. Hãy viết gọn lại."
        )
    return plain


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


class SubjectKind(StrEnum):
    """What a form can be about."""

    PERSON = "person"
    UNIT = "unit"
    MEETING = "meeting"


class State(StrEnum):
    """How a submission stands."""

    RECEIVED = "received"
    LOOKING = "looking"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REPLACED = "replaced"
    DELETED = "deleted"


class Role(StrEnum):
    """As what somebody comes in by a link."""

    PERSON = "person"
    UNIT = "unit"
    BODY = "body"
    OFFICE = "office"


class Erased(StrEnum):
    """What a line of the log of deletions is about."""

    DRAFT = "draft"
    SUBMISSION = "submission"


class Subject(Value):
    """Whom or what a form is about, by kind and key."""

    kind: SubjectKind
    id: str


class Piece(Value):
    """One part of one form of a cycle, about one subject, for one period; `period` is "" for the year."""

    form: str
    cycle: str
    subject: Subject
    period: str
    part: str


class Handed(Value):
    """What is known of a submission beside its bytes and answers.

    `form_version` is the hash of the form, `by` a person or a user of the office (of a file: whose part it
    says it is, "" where that may be several), `deputised` whether the
    office typed it from paper, `earlier` the sha256 of the earlier part it builds on ("" without one),
    `replaces` the number of the version it takes the place of, `warnings` JSON.
    """

    piece: Piece
    form_version: str
    moment: datetime
    way: Way
    by: str
    deputised: bool = False
    file_name: str = ""
    earlier: str = ""
    replaces: int | None = None
    to_whom: str = ""
    late: bool = False
    warnings: str = "[]"

    @property
    def proved(self) -> bool:
        """Whether it is known who handed it in: of a file nobody knows, whatever it says of itself."""
        return self.way not in (Way.HTML, Way.XLSX)


class Step(Value):
    """A line of the log of states: the state from then on, who put it so, "" for the program, and why."""

    state: State
    moment: datetime
    by: str
    reason: str = ""


class Submission(Value):
    """A submission as it stands; `last` is the last line of its log of states."""

    number: int
    sha256: str
    handed: Handed
    last: Step


class Kept(Value):
    """The number under which bytes are kept; `again` says that they were there before."""

    number: int
    again: bool


class Note(Value):
    """What the office noted on a submission."""

    moment: datetime
    by: str
    text: str


class Draft(Value):
    """What somebody has typed and not handed in; `content` is JSON."""

    who: str
    piece: Piece
    moment: datetime
    content: str


class Link(Value):
    """A personal link, by the sha256 of its token; `who` is a person, a unit, a body or an office user."""

    token_sha256: str
    who: str
    role: Role
    made: datetime
    expires: datetime
    withdrawn: datetime | None

    def open_at(self, now: datetime) -> bool:
        """Whether the link leads in at that moment; the moment it expires it no longer does."""
        return self.withdrawn is None and now < self.expires


class Device(Value):
    """A device on which a link was used, by the sha256 of its cookie; `ended` once somebody signed it out."""

    cookie_sha256: str
    link: Link
    first_seen: datetime
    last_seen: datetime
    label: str
    ended: datetime | None

    def open_at(self, now: datetime) -> bool:
        """Whether the device is let in at that moment: as long as its link, unless signed out."""
        return self.ended is None and self.link.open_at(now)


class Erasure(Value):
    """A line of the log of deletions; `about` says which draft or receipt, `rule` whose days had passed."""

    moment: datetime
    what: Erased
    about: str
    sha256: str
    reason: str
    rule: str
