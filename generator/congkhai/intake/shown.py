"""What stands on the pages of the service."""

from collections.abc import Sequence

from congkhai.value import Value


class Frame(Value):
    """What every page bears: the office, the path that addresses begin with, who is in ("" for nobody).

    `here` is the path of the menu's entry that the page belongs to.
    """

    office: str
    root: str
    sample: bool
    visitor: str = ""
    of_office: bool = False
    here: str = ""


class Line(Value):
    """One entry of a list: what it is, where it leads, and how it stands; `mark` colours the state.

    `more` are further addresses with their words.
    """

    title: str
    path: str = ""
    words: Sequence[str] = ()
    state: str = ""
    mark: str = ""
    more: Sequence[tuple[str, str]] = ()


class Block(Value):
    """Some entries under a heading; those of `folds` stand folded below them, each by its title."""

    title: str
    lines: Sequence[Line] = ()
    folds: Sequence[tuple[str, Sequence[Line]]] = ()


class Facts(Value):
    """Sentences, and a table with the heads of its columns, under a heading."""

    title: str
    lines: Sequence[str] = ()
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


class Home(Value):
    """What somebody owes, handed in and may know, in its order; `told` stands before it.

    `idle`: nothing is to be handed in now.
    """

    title: str
    told: Sequence[str] = ()
    idle: bool = False
    blocks: Sequence[Block] = ()
    facts: Sequence[Facts] = ()


class Filling(Value):
    """A part of a form to be filled in; `fields` and `form` are as `forms` makes them.

    `refused` is why it was not received beside what stands at the fields, `told` what else is to be known,
    `left` what was typed into fields that the form had before, each by the name of its field, `before` the
    address and a line of each version of a part before that this one builds on.
    """

    title: str
    heading: str
    about: str
    due: str
    whose: str
    path: str
    token: str
    earlier: str
    version: str
    fields: str
    form: str
    files: bool
    chosen: str = ""
    saved: str = ""
    told: Sequence[str] = ()
    refused: Sequence[str] = ()
    left: Sequence[tuple[str, str]] = ()
    before: Sequence[tuple[str, str]] = ()
    paper: bool = False


class Typed(Value):
    """A code of confirmation that is to be typed: the mark that its form brings back, what was typed, and
    what is to be said of it; `faults` are the address of the field and the words."""

    token: str
    text: str = ""
    told: str = ""
    faults: Sequence[tuple[str, str]] = ()


class Receiving(Value):
    """A receipt with what became of it; `again` is where it is filled in anew, "" where it is not.

    `warnings` are what it was received in spite of; `code`: where a code of confirmation is typed, without a
    token where none is to be.
    """

    title: str
    number: int
    lines: Sequence[tuple[str, str]]
    history: Sequence[str]
    again: str = ""
    accepted: bool = False
    files: Sequence[tuple[str, str]] = ()
    warnings: Sequence[str] = ()
    code: Typed = Typed(token="")


class Machine(Value):
    """A device on which a link was used."""

    id: str
    label: str
    first: str
    last: str
    here: bool


class Waiting(Value):
    """One submission in the queue."""

    number: int
    name: str
    subject: str
    form: str
    part: str
    moment: str
    way: str
    state: str
    late: bool
    claim: str = ""
    along: Sequence[str] = ()


class Looking(Value):
    """One submission as the office looks at it; `answers` are the blocks of `forms.told`.

    `along` are the receipts of what is accepted with it, `awaited` a sentence on the part after it that has
    not come yet, `checks` a word and a sentence each of what would
    be wrong then, `claim` whose part a file says it is; `code` is what became of its code, `lost`: a new one
    may be given. `faults` are the address and the words of what an act was refused for, `reason` and `noted`
    what was typed then.
    """

    title: str
    number: int
    token: str
    lines: Sequence[tuple[str, str]]
    answers: Sequence[object]
    warnings: Sequence[str]
    history: Sequence[str]
    notes: Sequence[str]
    waiting: bool
    unseen: bool
    earlier: str = ""
    files: Sequence[tuple[str, str]] = ()
    told: Sequence[str] = ()
    along: Sequence[str] = ()
    checks: Sequence[tuple[str, str]] = ()
    awaited: str = ""
    claim: str = ""
    code: str = ""
    lost: bool = False
    faults: Sequence[tuple[str, str]] = ()
    reason: str = ""
    noted: str = ""


class Paper(Value):
    """What the office types from paper: whose forms there are to choose, by heading, and which forms; what
    was chosen of each, "" for nothing, and what was found by whose it is."""

    subjects: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    forms: Sequence[tuple[str, str]]
    subject: str
    form: str
    found: Sequence[tuple[str, Sequence[Line]]]


class Queue(Value):
    """The queue of the office, unit by unit; the first of the states is that of what waits.

    `states` are the address, the words and the count of each, and whether it is the one that is shown; `told`
    and `faults` are what an act did, and what it was refused for by address.
    """

    units: Sequence[tuple[str, Sequence[Waiting]]]
    states: Sequence[tuple[str, str, int, bool]]
    token: str
    told: Sequence[str] = ()
    faults: Sequence[tuple[str, str]] = ()
