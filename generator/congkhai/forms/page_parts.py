"""What stands on the page of a form: fields, facts, groups and repeats, ready to be put into HTML."""

from congkhai.value import Value


class Choice(Value):
    """One value to choose; `id` is that of its element."""

    id: str
    value: str
    name: str
    chosen: bool


class Box(Value):
    """One field to fill in, or a computed one; `shape` says by what: text, long, radios, select, boxes, file,
    computed or note. `most` is how many letters it takes, None where nothing says so; `row` is "" outside of
    repeats and counts from 1. In a repeat the hints stand once, in front of its rows: `told_at` is the name
    they have there, "" where they stand at the field. `at_length` is what opens below the name
    `at_length_of`."""

    shape: str
    name: str
    field: str
    row: str
    label: str
    optional: bool
    hints: tuple[str, ...]
    at_length: tuple[str, ...]
    at_length_of: str
    written: str
    choices: tuple[Choice, ...]
    error: str
    numeric: bool
    accept: str
    many: bool
    most: int | None
    told_at: str


class Guide(Value):
    """How the fields of the columns `labels` are filled in, which holds in every row; `name` as `told_at`."""

    name: str
    labels: tuple[str, ...]
    hints: tuple[str, ...]


class Facts(Value):
    """Answers that stand fast: each its label and its text."""

    whose: str
    facts: tuple[tuple[str, str], ...]


class Part(Value):
    """A group with what stands in it; `asked` where its writer fills in something of it."""

    field: str
    row: str
    level: int
    label: str
    hints: tuple[str, ...]
    asked: bool
    nodes: tuple["Node", ...]


class Line(Value):
    """One row of a repeat: its number from 1 on, what it is called, without and with its number."""

    number: int
    name: str
    title: str
    nodes: tuple["Node", ...]


class Rows(Value):
    """A repeat: a table by its `columns`, a card a row where there are none; `free` where rows are added.

    `broad` is a table that a narrow page shows as cards.
    """

    field: str
    level: int
    label: str
    hints: tuple[str, ...]
    guides: tuple[Guide, ...]
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    free: bool
    broad: bool

    @property
    def counted(self) -> bool:
        """Whether rows need a number before them: not where their first answer is that number, as a month."""
        firsts = ((one.number, one.nodes[0]) for one in self.lines)
        return not all(isinstance(at, Facts) and at.facts[0][1] == str(number) for number, at in firsts)


Node = Box | Facts | Part | Rows
"""Whatever stands on the page."""
