"""What a workbook held when it was last imported: what is changed in it afterwards is counted from there.

Kept inside the package, a file a workbook, by where the workbook lies: a copy elsewhere that still is as it
was exported must not take back what this one brought.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from congkhai.project import Project
from congkhai.tables.disk import read
from congkhai.workbook.incoming import Incoming
from congkhai.workbook.kept import Kept, Newer, Spoilt, lines, remembered

FOLDER: Final = ".so-da-nhap"
EXPORTED: Final = "lúc xuất sổ"
IMPORTED: Final = "lần nhập sổ trước"


@dataclass(frozen=True, slots=True)
class Since:
    """The version from which workbook and tables are compared; `said` names its day to a clerk."""

    kept: Kept
    said: str


def file_of(project: Project, workbook: Path) -> Path:
    """Where the last import of the workbook at this path is remembered."""
    place = sha256(str(workbook.resolve()).encode()).hexdigest()
    return project.package / FOLDER / f"{place[:16]}.txt"


def since(path: Path, what: Kept) -> Since:
    """The last import remembered in the file `path`; the export, where none of this export is."""
    content = read(path)
    try:
        last = None if content is None else remembered([line] for line in content.decode().splitlines())
    except (Newer, Spoilt, UnicodeDecodeError):
        last = None
    if last is None or (last.package, last.day) != (what.package, what.day):
        return Since(what, EXPORTED)
    return Since(last, IMPORTED)


def memory(what: Kept, taken: Iterable[Incoming]) -> bytes | None:
    """What is to be remembered once the tables have all that was taken; None where nothing is new in it."""
    tables = {one.table: one for one in taken}
    if all(one.rows == one.base for one in tables.values()):
        return None
    held = {
        name: replace(table, rows=tuple(tables[name].rows.values())) for name, table in what.tables.items()
    }
    return "".join(f"{''.join(line)}\n" for line in lines(replace(what, tables=held))).encode()
