"""Forms as files: made for somebody to fill in, and taken back from wherever they lie."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from congkhai import durable, regular
from congkhai.errors import WrongUse
from congkhai.findings import Finding, Place
from congkhai.forms.blank import Handed
from congkhai.forms.kinds import FILE_NO_FORM
from congkhai.forms.one_file import file_name, from_one_file, one_file
from congkhai.forms.sheet import sheet
from congkhai.forms.sheet_back import from_sheet
from congkhai.forms.xlsform import xlsform
from congkhai.intake.store import Store
from congkhai.law.writers import writers
from congkhai.model.forms import Turn, Writer
from congkhai.model.year import Way
from congkhai.paper import archive
from congkhai.text.file_names import shown_name
from congkhai.value import Value, replace
from congkhai.workflows import intake_visit as visit
from congkhai.workflows.intake_desk import Part, Standing, blank, faults_told, part_of
from congkhai.workflows.intake_receive import Coming, Outcome, receive
from congkhai.workflows.intake_unnamed import named
from congkhai.workflows.intake_visit import errands, parts
from congkhai.workflows.persons import one_person

#: When a form is given out without being asked for.
_TO_DO: Final = (visit.Turn.NOW, visit.Turn.OFFERED)
#: So many files at once, from folders and archives together.
MOST: Final = 2_000
_HTML: Final = (".html", ".htm")
_SHEETS: Final = (".xlsx",)
#: What Macs and Windows put beside people's files, by name.
_SYSTEM: Final = frozenset(("__macosx", "thumbs.db", "desktop.ini"))


class Came(Value):
    """One file that came: its name as people see it, its bytes, or why it was not read."""

    name: str
    content: bytes = b""
    why: str = ""


class Received(Value):
    """What became of one file."""

    name: str
    outcome: Outcome


def all_there(paths: Sequence[Path]) -> None:
    """Nothing, where each path leads to something; WrongUse for the first that does not."""
    for path in paths:
        if not path.exists():
            raise WrongUse(f"Không có tệp hoặc thư mục “{path}”. Chưa nhận tệp nào; hãy ghi lại đường dẫn.")


def gathered(paths: Sequence[Path]) -> Iterator[Came]:
    """The files at these paths, those of folders and ZIP archives one by one; hidden files are passed over.

    WrongUse for more than MOST.
    """
    count = 0
    for path in paths:
        for one in _at(path):
            count += 1
            if count > MOST:
                raise WrongUse(f"Nhiều hơn {MOST} tệp một lần. Hãy chia nhỏ rồi chạy lại.")
            yield one


def _at(path: Path) -> Iterator[Came]:
    if not path.exists():
        raise WrongUse(f"Không có tệp hay thư mục nào là “{path}”.")
    yield from _inside(path) if path.is_dir() else _file(path)


def _inside(folder: Path) -> Iterator[Came]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield Came(name=shown_name(folder.name), why="không đọc được thư mục này")
        return
    for entry in entries:
        if _of_a_system(entry.name):
            continue
        if entry.is_symlink():
            yield Came(name=shown_name(entry.name), why="là liên kết tới nơi khác, không phải tệp nộp")
        elif entry.is_dir():
            yield from _inside(entry)
        else:
            yield from _file(entry)


def _of_a_system(name: str) -> bool:
    """Whether a system or a program put a file or folder beside what people keep there."""
    return name.startswith((".", "~$")) or name.casefold() in _SYSTEM


def _file(path: Path) -> Iterator[Came]:
    name = shown_name(path.name)
    try:
        content = regular.read(path, regular.PAPER)
    except regular.Unfit as error:
        yield Came(name=name, why=error.why)
        return
    except OSError:
        yield Came(name=name, why="không đọc được tệp này")
        return
    if path.suffix.lower() != ".zip":
        yield Came(name=name, content=content)
        return
    try:
        members = archive.opened(content)
    except archive.BadArchive:
        yield Came(name=name, why="tệp ZIP hỏng, có mật khẩu hoặc giải nén ra quá lớn")
        return
    for member, inside in members.items():
        # A member is read where it lies; its name is for people's eyes alone.
        if not any(map(_of_a_system, member.replace("\\", "/").split("/"))):
            yield Came(name=f"{name}: {shown_name(member)}", content=inside)


def take(store: Store, known: Standing, came: Came, day: tuple[date, datetime]) -> Received:
    """One file received, or everything that is wrong with it."""
    read = _read(came)
    if isinstance(read, tuple):
        return Received(name=came.name, outcome=Outcome(receipt=None, findings=read))
    handed, way = named(known, read.handed), read.way
    if isinstance(handed, Finding):
        return Received(name=came.name, outcome=Outcome(receipt=None, findings=(handed,)))
    part = part_of(known, handed.head)
    whose = writers(part.roll.agency, part.roll.cycle, part.owed, part.writer) if part else frozenset()
    coming = Coming(
        head=handed.head,
        answers=handed.answers,
        files=handed.files,
        way=way,
        content=came.content,
        by=min(whose) if len(whose) == 1 else "",
        file_name=came.name,
    )
    today, moment = day
    return Received(name=came.name, outcome=receive(store, known, coming, today, moment))


class _Form(Value):
    handed: Handed
    way: Way


def _read(came: Came) -> _Form | tuple[Finding, ...]:
    if came.why:
        return (FILE_NO_FORM.at(Place(file=came.name), why=came.why),)
    suffix = Path(came.name).suffix.lower()
    if suffix in _HTML:
        read, way = from_one_file(came.content), Way.HTML
    elif suffix in _SHEETS:
        read, way = from_sheet(came.content), Way.XLSX
    else:
        return (FILE_NO_FORM.at(Place(file=came.name), why="không phải tệp .html hay .xlsx"),)
    if isinstance(read, tuple):
        return tuple(replace(one, place=replace(one.place, file=came.name)) for one in read)
    return _Form(handed=read, way=way)


def whose(known: Standing, person: str) -> str:
    """The id of the official of that id or name; WrongUse where nobody or more than one is meant."""
    cycle = next(iter(known.rolls.values())).cycle
    return one_person(known.agency, cycle, person, "intake forms --for").id


class Made(Value):
    """A file to be filled in, by its name."""

    name: str
    content: bytes


def made(
    store: Store | None, known: Standing, subject: str, form: str, today: date, *, every: bool = False
) -> tuple[Made, ...]:
    """The forms that somebody, a unit or a meeting is to fill in first, each as HTML and as a workbook.

    Of the newest cycle; without `form` every form that is owed, with it that one. What is handed in, or
    stands in the registers, and periods that still run are left out, unless `every`; of periods none that
    have not begun. WrongUse where there is none.
    """
    found = [part for part in parts(known) if _asked(part, subject, form, known, today)]
    if not found:
        told = faults_told(next(iter(known.rolls.values())), form)
        raise WrongUse(f"Không có biểu mẫu nào của “{subject}” để phát. {told}".rstrip())
    if not every:
        found = [
            one.part
            for one in errands(store, found, subject, today)
            if one.turn in _TO_DO and not one.refused
        ]
    if not found:
        raise WrongUse(
            f"“{subject}” không còn phiếu nào phải nộp lúc này. Cần cả phiếu đã nộp, đã ghi sổ hoặc của kỳ "
            "đang diễn ra thì thêm --all."
        )
    return tuple(one for part in found for one in _files(store, part))


def _asked(part: Part, subject: str, form: str, known: Standing, today: date) -> bool:
    cycle = next(iter(known.rolls.values())).cycle
    owed = part.owed
    if part.roll.cycle.id != cycle.id or owed.subject.id != subject or part.before:
        return False
    if owed.period and owed.period.last_day(cycle.year).replace(day=1) > today:
        return False
    named = form in (owed.form.id, owed.form.name)
    return named or (not form and (owed.form.turn is not Turn.OCCASION or part.writer is Writer.SECRETARY))


def _files(store: Store | None, part: Part) -> Iterator[Made]:
    empty, _ = blank(store, part)
    if empty is not None:
        name = file_name(empty)
        yield Made(name=name, content=one_file(empty))
        yield Made(name=f"{name.removesuffix('.html')}.xlsx", content=sheet(empty))


def defined(known: Standing, form: str) -> tuple[Made, ...]:
    """The forms of the newest cycle as XLSForm, all of them or one; WrongUse where there is none."""
    roll = next(iter(known.rolls.values()))
    found = [one for one in roll.definitions.values() if form in ("", one.form.id, one.form.name)]
    if not found:
        told = faults_told(roll, form) or f"Năm nay không có biểu mẫu “{form}” để điền trên máy."
        raise WrongUse(told)
    return tuple(Made(name=f"{one.form.id}.xlsx", content=xlsform(one)) for one in found)


def untold(known: Standing) -> str:
    """Which forms of the newest cycle were not given out, since they have faults; "" where none has."""
    return faults_told(next(iter(known.rolls.values())))


def write(folder: Path, files: Sequence[Made]) -> None:
    """The files in a folder, made where it is missing; each whole or not at all, as it was made now."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in files:
        durable.write(folder / one.name, one.content)
