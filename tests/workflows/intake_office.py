"""The whole agency of 2026 before its ratings are decided, as a folder with a store of what is handed in."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from congkhai.errors import Stopped
from congkhai.forms.answers import Answers
from congkhai.forms.blank import Attached, Blank
from congkhai.intake.location import place
from congkhai.intake.store import Store
from congkhai.model.forms import Writer
from congkhai.model.year import Way
from congkhai.project import Project, find
from congkhai.starter.rows import Row, columns, rows, table
from congkhai.tables import log
from congkhai.text.dates import ZONE
from congkhai.workflows.intake_accept import Confirmed, accept
from congkhai.workflows.intake_desk import Part, blank, standing
from congkhai.workflows.intake_receive import Coming, Outcome, receive
from congkhai.workflows.why import why
from tests.packages.story import whole

#: What stands in the story only once it is decided.
LATER = ("xep_loai_ca_nhan", "thong_bao_ca_nhan", "thong_bao", "kien_nghi", "giai_trinh")
DAY = date(2026, 12, 3)
NOVEMBER = "thang-11"


@dataclass(frozen=True, slots=True)
class Office:
    """A folder and its store; each step is taken on a day, and the record is read anew each time."""

    project: Project
    store: Store

    def file(self, name: str) -> Path:
        return self.project.package / "data" / f"{name}.csv"

    def rows(self, name: str) -> list[Row]:
        return rows(self.file(name).read_bytes())

    def set(self, name: str, changed: list[Row]) -> None:
        """The table with these rows, as somebody saves it."""
        heading = columns(self.file(name).read_bytes())
        self.file(name).write_bytes(table(heading, changed))

    def score(self, month: str = "11", id: str = "CB-010") -> list[Row]:
        return [row for row in self.rows("diem") if (row["can_bo"], row["so_ky"]) == (id, month)]

    def part(self, form: str, subject: str, turn: str, writer: Writer) -> Part:
        (asked,) = standing(self.project).rolls.values()
        owed = asked.find(form, subject, turn)
        assert owed is not None
        return Part(roll=asked, owed=owed, writer=writer)

    def blank(self, form: str, subject: str, turn: str, writer: Writer) -> Blank:
        """The part as it is given out now."""
        empty, lacking = blank(self.store, self.part(form, subject, turn, writer))
        assert empty is not None, [one.message for one in lacking]
        return empty

    def hand_in(self, given: Blank, answers: Answers, by: str, **more: object) -> Outcome:
        """What becomes of it; `day` and `hour` say when."""
        day, hour = more.pop("day", DAY), more.pop("hour", 9)
        assert isinstance(day, date) and isinstance(hour, int)
        files = more.pop("files", ())
        assert isinstance(files, tuple) and all(isinstance(one, Attached) for one in files)
        coming = Coming(head=given.head, answers=answers, way=Way.WEB, by=by, files=files, **more)  # type: ignore[arg-type]
        moment = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)
        return receive(self.store, standing(self.project), coming, day, moment)

    def month(self, answers: Mapping[str, str], **more: object) -> Outcome:
        """Mẫu số 01 of November by CB-010."""
        given = self.blank("M-335-01", "CB-010", NOVEMBER, Writer.AUTHOR)
        return self.hand_in(given, answers, "CB-010", **more)

    def remark(self, text: str = "Nhất trí.", **more: object) -> Outcome:
        """The remark of who tracks CB-010."""
        given = self.blank("M-335-01", "CB-010", NOVEMBER, Writer.TRACKER)
        return self.hand_in(given, {"nhan_xet": text}, "CB-005", **more)

    def accept(self, number: int, by: str = "Văn thư", day: date = DAY) -> tuple[Confirmed, ...]:
        moment = datetime(day.year, day.month, day.day, 15, tzinfo=ZONE)
        return tuple(accept(self.project, self.store, number, by, (day, moment)))

    def why(self, id: str = "CB-010") -> str:
        return why(self.project, DAY, id, None).text

    def logged(self) -> list[dict[str, str]]:
        """The lines of the log of changes."""
        path = log.path(self.project)
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [json.loads(line) for line in lines]

    def data(self) -> dict[str, bytes]:
        """Every file of the tables."""
        folder = self.project.package / "data"
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def undecided(folder: Path) -> Project:
    """The story without what was decided; CB-010 has no score of November yet."""
    project = whole(folder)
    data = project.package / "data"
    for name in LATER:
        path = data / f"{name}.csv"
        path.write_bytes(table(columns(path.read_bytes()), ()))
    path = data / "diem.csv"
    kept = [row for row in rows(path.read_bytes()) if (row["can_bo"], row["so_ky"]) != ("CB-010", "11")]
    path.write_bytes(table(columns(path.read_bytes()), kept))
    return project


def opened(project: Project) -> Store:
    return Store(place(project.package))


def office(folder: Path) -> Iterator[Office]:
    """An office whose store is closed in the end."""
    project = undecided(folder)
    with opened(project) as store:
        yield Office(project, store)


def accepting(folder: Path, number: int) -> None:
    """Accept a submission when told to, and say what became of it."""
    project = find(folder)
    with opened(project) as store:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        try:
            (*_, done) = Office(project, store).accept(number, f"VP-{number}")
            sys.stdout.write(f"accepted {done.code}\n")
        except Stopped as error:
            sys.stdout.write(f"{type(error).__name__}\n")


if __name__ == "__main__":
    accepting(Path(sys.argv[1]), int(sys.argv[2]))
