"""The whole package out into one workbook, and what was changed there back into the tables."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from congkhai import durable, locks
from congkhai.errors import Misconfigured, WrongUse
from congkhai.findings import Finding, Place, Refused, blocking, gathered, ordered
from congkhai.grids.kinds import TOO_LONG
from congkhai.grids.xlsx_write import written
from congkhai.office_files import unfit
from congkhai.project import Project
from congkhai.regular import TABLE
from congkhai.tables.brought import judged
from congkhai.tables.change import Change, Draft, drafted
from congkhai.tables.disk import read
from congkhai.tables.load import read_sheets
from congkhai.tables.sheet import Sheet
from congkhai.value import Value, replace
from congkhai.workbook.brought import brought
from congkhai.workbook.cover import Facts
from congkhai.workbook.export import book
from congkhai.workbook.imported import file_of, forget, memory, since
from congkhai.workbook.incoming import incoming
from congkhai.workbook.kept import opened
from congkhai.workbook.kinds import OF_A_CELL
from congkhai.workbook.origin import marked, renamed, stranger
from congkhai.workbook.plan import TablePlan, conflicts, plan, rows, summary, unwritable
from congkhai.workflows import changing, target

__all__ = ["Hindered", "Planned", "export", "prepare", "write"]


class Hindered(Refused):
    """Refused once it was known what the import would do, as `lines` tell."""

    def __init__(self, findings: Iterable[Finding], lines: Sequence[str]) -> None:
        super().__init__(findings)
        self.lines = tuple(lines)


class Planned(Value):
    """What an import would do, told in `lines`; nothing is written yet. The findings do not block.

    `again` is the command that imports the same workbook.
    """

    lines: tuple[str, ...]
    findings: tuple[Finding, ...]
    draft: Draft
    again: str

    @property
    def contents(self) -> Mapping[Path, bytes]:
        """The new bytes of the files that change."""
        return self.draft.contents


def export(project: Project, path: Path, today: date) -> bool:
    """Write the workbook of the whole package, and whether it bears the mark of its folder; Refused, with
    nothing written, where a table cannot be read.

    WrongUse where the path is no place for it, or a workbook stands there whose changes are not imported.
    """
    target.allowed(project, path)
    if path.exists() and not _imported(project, path, today):
        raise WrongUse(
            f"Tệp “{path.name}” đã có, và không phải sổ đã nhập hết. "
            "Hãy nhập sổ đó trước (congkhai workbook import), hoặc chọn tên tệp khác."
        )
    title, sample, sheets = _tables(project)
    facts = Facts(title=title, sample=sample, origin=marked(project))
    made = written(book(facts, sheets, today))
    _forget(project, path)
    durable.write(path, made)
    return bool(facts.origin)


def _forget(project: Project, path: Path) -> None:
    try:
        forget(project, path)
    except OSError as error:
        if not durable.barred(error):
            raise
        raise Misconfigured(
            f"Thư mục “{project.package.name}” chỉ cho đọc, nên không bỏ được điều đã nhớ về lần nhập sổ "
            f"“{path.name}” trước đây. Hãy xuất ra một tên tệp khác, hoặc xin quyền ghi thư mục của cơ quan."
        ) from error


def prepare(project: Project, path: Path, today: date) -> Planned:
    """Read the workbook and say what it would change.

    Refused where it is not of this folder; Hindered, with everything that speaks against it, where it cannot
    be taken as it is, was changed where the tables were too, or would bring faults of the tables, of sums or
    of the order of days that were not there before.
    """
    fault = unfit(path, TABLE, Place(file=path.name))
    _stop([fault] if fault else [])
    data = read(path)
    if data is None:
        if path.is_dir():
            raise WrongUse(f"“{path.name}” là một thư mục, không phải tệp sổ.")
        raise WrongUse(f"Không có tệp “{path}”.")
    _, _, sheets = _tables(project)
    found = opened(data, path.name)
    if isinstance(found, Finding):
        raise Refused([found])
    tabs, what = found
    start = since(project, path, what)
    taken, wrong = incoming(what, start.kept, tabs, sheets, path.name)
    _stop(stranger(project, what, taken, sheets, path.name))
    # Of a sheet at fault it is not known what it asks.
    unknown = {one.place.table for one in wrong if one.blocks and one.code not in OF_A_CELL}
    plans = tuple(plan(one, sheets[one.table]) for one in taken if one.table not in unknown)
    faulty = {finding.place.table for finding in wrong if finding.blocks}
    clear = tuple(one for one in plans if one.sheet.name not in faulty)
    lines = (*_opened_elsewhere(path), *summary(what, start.said, clear, renamed(what, sheets)))
    apart = [finding for one in plans for finding in (*conflicts(one, start.said), *unwritable(one))]
    _stop((*wrong, *apart, *_brought(project, plans, sheets, {*unknown}, today, wrong)), lines)
    held = memory(what, taken)
    return Planned(
        lines=lines,
        findings=tuple(gathered(wrong)),
        draft=drafted(project, _change(project, path, plans, held), sheets),
        again=f'congkhai workbook import "{path}"',
    )


def write(project: Project, planned: Planned, moment: datetime) -> tuple[Path, ...]:
    """Write every file of the plan, or none, and remember the import; Changed where a table is not as it was
    read. The files of the tables are given.
    """
    changing.write(project, planned.draft, moment, planned.again)
    return tuple(planned.draft.contents)


def _opened_elsewhere(path: Path) -> Iterator[str]:
    if locks.in_use(path.resolve()):
        yield f"Sổ “{path.name}” đang mở ở Excel hoặc LibreOffice: chỉ những gì đã lưu mới được nhập."


def _tables(project: Project) -> tuple[str, bool, Mapping[str, Sheet]]:
    """Title and mark of the package, and every table; Refused where one cannot be read or shown whole."""
    package, sheets, faults = read_sheets(project)
    _stop(one for one in faults if one.place.table not in sheets or one.code == TOO_LONG.code)
    return package.title, package.sample, sheets


def _stop(findings: Iterable[Finding], lines: Sequence[str] | None = None) -> None:
    found = tuple(findings)
    if blocking(found):
        said = gathered(ordered(found))
        raise Refused(said) if lines is None else Hindered(said, lines)


def _imported(project: Project, path: Path, today: date) -> bool:
    """Whether a file is a workbook of this folder that holds nothing the tables do not."""
    try:
        planned = prepare(project, path, today)
    except Refused:
        return False
    return not planned.contents and not planned.findings


def _change(project: Project, path: Path, plans: Iterable[TablePlan], held: bytes | None = None) -> Change:
    """What the plans ask, and what is to be remembered of the import."""
    return Change(
        verb="workbook import",
        rows={one.sheet.name: rows(one) for one in plans},
        beside={} if held is None else {file_of(project, path): held},
    )


def _brought(
    project: Project,
    plans: Sequence[TablePlan],
    sheets: Mapping[str, Sheet],
    unknown: Collection[str | None],
    today: date,
    wrong: Sequence[Finding],
) -> Iterator[Finding]:
    """What the workbook would put wrong, told beside what is `wrong` with its sheets and its conflicts.

    Where both sides changed something, the workbook is judged as if it had its way.
    """
    writable = [replace(one, merged=one.merged.insisted()) for one in plans if not any(unwritable(one))]
    draft = drafted(project, _change(project, Path(), writable), sheets)
    if not draft.contents:
        return
    whole = not unknown and len(writable) == len(plans)
    judgement = judged(project, draft.contents, changing.contradicting(today, procedure=whole))
    left_out = {*unknown, *(one.sheet.name for one in plans)} - {one.sheet.name for one in writable}
    cells = {(one.place.file, one.place.row, one.place.column) for one in wrong if one.blocks}
    for finding in brought(writable, judgement, left_out):
        place = finding.place
        if (place.file, place.row, place.column) not in cells:
            yield finding
