"""The whole package out into one workbook, and what was changed there back into the tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from congkhai import durable, locks
from congkhai.errors import Changed, WrongUse
from congkhai.findings import Finding, Place, Refused, blocking, ordered
from congkhai.grids.csv_edit import edited
from congkhai.grids.kinds import TOO_LONG
from congkhai.grids.xlsx_write import written
from congkhai.office_files import unfit
from congkhai.project import Project
from congkhai.records.assemble import assemble
from congkhai.regular import TABLE
from congkhai.tables.disk import read
from congkhai.tables.header import headings, named
from congkhai.tables.load import load, read_sheets
from congkhai.tables.sheet import Sheet
from congkhai.workbook.brought import brought
from congkhai.workbook.export import book
from congkhai.workbook.imported import file_of, memory, since
from congkhai.workbook.incoming import incoming
from congkhai.workbook.opened import opened, stranger
from congkhai.workbook.plan import TablePlan, conflicts, edit, plan, unwritable
from congkhai.workbook.told import told
from congkhai.workflows import target

__all__ = ["Hindered", "Planned", "export", "prepare", "write"]


class Hindered(Refused):
    """Refused once it was known what the import would do, as `lines` tell."""

    def __init__(self, findings: Iterable[Finding], lines: Sequence[str]) -> None:
        super().__init__(findings)
        self.lines = tuple(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What an import would do, told in `lines`; nothing is written yet.

    `contents` are the new bytes of the files that change, `read` the hashes of all tables as they were read,
    `memory` what is to be remembered of this import, file by file; the findings do not block.
    """

    lines: tuple[str, ...]
    findings: tuple[Finding, ...]
    contents: Mapping[Path, bytes]
    read: Mapping[Path, str]
    memory: Mapping[Path, bytes]


def export(project: Project, path: Path, today: date) -> None:
    """Write the workbook of the whole package; Refused, with nothing written, where a table cannot be read.

    WrongUse where the path is no place for it, or a workbook stands there whose changes are not imported.
    """
    target.allowed(project, path)
    if path.exists() and not _imported(project, path):
        raise WrongUse(
            f"Tệp “{path.name}” đã có, và không phải sổ đã nhập hết. "
            "Hãy nhập sổ đó trước (congkhai workbook import), hoặc chọn tên tệp khác."
        )
    title, sample, sheets = _tables(project)
    file_of(project, path).unlink(missing_ok=True)
    durable.write(path, written(book(title, sample, sheets, today)))


def prepare(project: Project, path: Path) -> Planned:
    """Read the workbook and say what it would change.

    Refused where it is not of this folder; Hindered where it cannot be taken as it is, was changed where the
    tables were too, or would bring in faults for which the tables could not be read on.
    """
    fault = unfit(path, TABLE, Place(file=path.name))
    _stop([fault] if fault else [])
    data = read(path)
    if data is None:
        raise WrongUse(f"Không có tệp “{path.name}”.")
    _, _, sheets = _tables(project)
    found = opened(data, path.name)
    if isinstance(found, Finding):
        raise Refused([found])
    tabs, what = found
    _stop(stranger(what, sheets, path.name))
    remembered = file_of(project, path)
    start = since(remembered, what)
    taken, wrong = incoming(what, start.kept, tabs, sheets, path.name)
    # Of a sheet at fault it is not known what it asks.
    faulty = {finding.place.table for finding in wrong if finding.blocks}
    plans = tuple(plan(one, sheets[one.table]) for one in taken if one.table not in faulty)
    lines = (*_opened_elsewhere(path), *told(what, start.said, plans))
    apart = (finding for one in plans for finding in (*conflicts(one, start.said), *unwritable(one)))
    _stop((*wrong, *apart), lines)
    contents = {project.root / _file(one): _edited(project, one) for one in plans if one.merged.asks}
    if contents:
        _stop(_brought(project, plans, contents), lines)
    held = memory(what, taken)
    return Planned(
        lines=lines,
        findings=wrong,
        contents=contents,
        read={project.root / (sheet.place.file or ""): sheet.sha256 for sheet in sheets.values()},
        memory={} if held is None else {remembered: held},
    )


def write(project: Project, planned: Planned) -> tuple[Path, ...]:
    """Write every file of the plan, or none, and remember the import; Changed where a table is not as it was
    read.

    A crash among the files leaves some written: importing the same workbook again writes the others, as what
    is written already is no change any more. The memory comes last: before the tables it would take for done
    what a crash left undone.
    """
    if not planned.contents and not planned.memory:
        return ()
    with locks.held(project.package):
        for path, known in planned.read.items():
            _unchanged(path, known)
        durable.write_all(planned.contents)
        for path, content in planned.memory.items():
            durable.write(path, content)
    return tuple(planned.contents)


def _opened_elsewhere(path: Path) -> Iterator[str]:
    if target.in_use(path.resolve()):
        yield f"Sổ “{path.name}” đang mở ở Excel hoặc LibreOffice: chỉ những gì đã lưu mới được nhập."


def _tables(project: Project) -> tuple[str, bool, Mapping[str, Sheet]]:
    """Title and mark of the package, and every table; Refused where one cannot be read or shown whole."""
    package, sheets, faults = read_sheets(project)
    _stop(one for one in faults if one.place.table not in sheets or one.code == TOO_LONG.code)
    return package.title, package.sample, sheets


def _stop(findings: Iterable[Finding], lines: Sequence[str] | None = None) -> None:
    found = tuple(findings)
    if blocking(found):
        raise Refused(ordered(found)) if lines is None else Hindered(ordered(found), lines)


def _imported(project: Project, path: Path) -> bool:
    """Whether a file is a workbook of this folder that holds nothing the tables do not."""
    try:
        return not prepare(project, path).contents
    except Refused:
        return False


def _file(one: TablePlan) -> str:
    return one.sheet.place.file or ""


def _edited(project: Project, one: TablePlan) -> bytes:
    path = project.root / _file(one)
    content = _unchanged(path, one.sheet.sha256)
    known = headings(one.sheet.schema.fields)
    return edited(content, edit(one), lambda cell: named(cell, known) is not None)


def _unchanged(path: Path, known: str) -> bytes:
    """The bytes of a table; Changed where they are not those that were read."""
    content = read(path)
    if content is None or sha256(content).hexdigest() != known:
        raise Changed(
            f"Tệp {path.name} vừa được người khác sửa trong lúc nhập sổ; chưa ghi gì. Hãy nhập lại."
        )
    return content


def _brought(
    project: Project, plans: Sequence[TablePlan], contents: Mapping[Path, bytes]
) -> Iterator[Finding]:
    """What the workbook would put wrong."""
    tables, before = load(project)
    made, after = load(project, contents)
    # What the tables say together was not known of a package whose tables could not be read on.
    if not blocking((*before, *after)):
        before, after = (*before, *assemble(tables)[1]), (*after, *assemble(made)[1])
    return brought(plans, made, before, after)
