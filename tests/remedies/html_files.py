"""Faults of the one file as somebody hands it in, and of a blank form that says whose it is."""

from pathlib import Path

from congkhai.findings import Finding
from congkhai.forms import kinds
from congkhai.forms.blank import Handed, Head
from congkhai.forms.one_file import LARGEST, from_one_file, one_file
from congkhai.intake.kinds import WHOSE_UNCLEAR
from congkhai.workflows.intake_unnamed import named
from tests.forms.blanks import blanks
from tests.intake.counter import standing
from tests.remedies.case import Case, Topic

CYCLE, FORM = "KY-2026", "KN"
ANSWERS = {"noi_dung": "Đề nghị xem lại.", "can_cu": "Sổ theo dõi, trang 3."}


class Saved:
    """A petition in the one file, as it lies on a disk."""

    def __init__(self, folder: Path) -> None:
        self.content = self.saved()

    def saved(self) -> bytes:
        """The file as the form saves it, once more."""
        return one_file(blanks()["2022-KN-nguoi_lap"], ANSWERS)

    def codes(self) -> set[str]:
        read = from_one_file(self.content)
        return set() if isinstance(read, Handed) else {finding.code for finding in read}

    def put(self, content: bytes) -> None:
        self.content = content

    def again(self) -> None:
        self.content = self.saved()


class Unnamed:
    """A blank petition that somebody has filled in, his name too."""

    def __init__(self, folder: Path) -> None:
        self.known, self.name = standing(), "Mùa A Sếnh"

    def codes(self) -> set[str]:
        definition = self.known.rolls[CYCLE].definitions[FORM]
        writer = definition.writers[0]
        head = Head(form=FORM, cycle=CYCLE, version=definition.version, subject="", period="", writer=writer)
        read = named(self.known, Handed(head=head, answers=ANSWERS | {"ho_ten": self.name}))
        return {read.code} if isinstance(read, Finding) else set()

    def call(self, name: str) -> None:
        self.name = name


SAVED = Topic(
    name="a form in one HTML file",
    bench=Saved,
    cases=(
        Case(kinds.FILE_TOO_LARGE, lambda c: c.put(c.content + b" " * LARGEST), Saved.again),
        Case(kinds.FILE_NO_FORM, lambda c: c.put(b"<html><p>Trang khac</p></html>"), Saved.again),
        Case(kinds.FILE_CUT, lambda c: c.put(c.content[:-20]), Saved.again),
        Case(kinds.FILE_CHANGED, lambda c: c.put(c.content.replace(b"trang 3", b"trang 4")), Saved.again),
    ),
)
UNNAMED = Topic(
    name="a blank form that says whose it is",
    bench=Unnamed,
    cases=(Case(WHOSE_UNCLEAR, lambda c: c.call("Ai Đó"), lambda c: c.call("CB-010")),),
)
