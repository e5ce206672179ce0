"""What a workbook held when it was last imported: what is changed in it afterwards is counted from there.

Kept inside the package, a file a workbook, by where the workbook lies: a copy elsewhere that still is as it
was exported must not take back what this one brought. Of a workbook inside the agency folder the place is
that within the folder, so that it is found again where the whole folder was moved or renamed.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from congkhai.project import Project
from congkhai.tables.disk import read
from congkhai.value import Value, replace
from congkhai.workbook.incoming import Incoming
from congkhai.workbook.kept import Kept, Newer, Spoilt, lines, remembered

FOLDER: Final = ".so-da-nhap"
EXPORTED: Final = "lúc xuất sổ"
IMPORTED: Final = "lần nhập sổ trước"


class Since(Value, kw_only=False):
    """The version from which workbook and tables are compared; `said` names its day to a clerk."""

    kept: Kept
    said: str


def file_of(project: Project, workbook: Path) -> Path:
    """Where the last import of the workbook at this path is remembered."""
    return next(_files(project, workbook))


def forget(project: Project, workbook: Path) -> None:
    """Forget every import of a workbook at this path."""
    for path in _files(project, workbook):
        # Of a disk that may only be read even what is not there may not be removed.
        if path.exists():
            path.unlink(missing_ok=True)


def since(project: Project, workbook: Path, what: Kept) -> Since:
    """The last import that is remembered of the workbook at this path; the export, where none of this export
    is.
    """
    for path in _files(project, workbook):
        last = _last(path, what)
        if last is not None:
            return Since(last, IMPORTED)
    return Since(what, EXPORTED)


def imported_before(project: Project, what: Kept) -> bool:
    """Whether a workbook of the same export was imported into this folder, wherever it lay."""
    folder = project.package / FOLDER
    return folder.is_dir() and any(_last(path, what) for path in sorted(folder.glob("*.txt")))


def _files(project: Project, workbook: Path) -> Iterator[Path]:
    """The files in which imports of the workbook are remembered, the one that is written first."""
    whole = workbook.resolve()
    if whole.is_relative_to(project.root):
        yield _file(project, whole.relative_to(project.root).as_posix())
    # Earlier versions of the program went by the whole path wherever the workbook lay.
    yield _file(project, str(whole))


def _file(project: Project, place: str) -> Path:
    return project.package / FOLDER / f"{sha256(place.encode()).hexdigest()[:16]}.txt"


def _last(path: Path, what: Kept) -> Kept | None:
    """The import remembered in a file, where it is one of the same export."""
    content = read(path)
    try:
        last = None if content is None else remembered([line] for line in content.decode().splitlines())
    except (Newer, Spoilt, UnicodeDecodeError):
        return None
    return last if last is not None and _export(last) == _export(what) else None


def _export(what: Kept) -> tuple[str, str, str]:
    return what.package, what.day, what.origin


def memory(what: Kept, taken: Iterable[Incoming]) -> bytes | None:
    """What is to be remembered once the tables have all that was taken; None where nothing is new in it."""
    tables = {one.table: one for one in taken}
    if all(one.rows == one.base for one in tables.values()):
        return None
    held = {
        name: replace(table, rows=tuple(tables[name].rows.values())) for name, table in what.tables.items()
    }
    return "".join(f"{''.join(line)}\n" for line in lines(replace(what, tables=held))).encode()
