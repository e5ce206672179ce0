"""Whose workbook it is that comes back: it is held against the folder that it was exported from.

An office that renames itself, in its tables or in the workbook, keeps its folder: the mark of the folder
goes into every workbook. Names decide only where the marks do not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from secrets import token_hex
from typing import Final

from congkhai import durable, locks, regular
from congkhai.errors import Changed
from congkhai.findings import Finding, Place
from congkhai.project import Project
from congkhai.tables.disk import read
from congkhai.tables.sheet import Sheet
from congkhai.text.fold import same_key
from congkhai.text.phrases import first_few
from congkhai.workbook.imported import FOLDER, imported_before
from congkhai.workbook.incoming import Incoming
from congkhai.workbook.kept import AGENCY, Kept, Side, told_by
from congkhai.workbook.kinds import OTHER_AGENCY, OTHER_YEAR
from congkhai.workbook.table import BookTable, table

_FILE: Final = "thu-muc.txt"
_MARK: Final = re.compile(r"[0-9a-f]{32}")
_NAMELESS: Final = "cơ quan chưa ghi tên"


def mark(project: Project) -> str:
    """The mark of the folder, "" where no workbook was ever exported from it."""
    content = read(project.package / FOLDER / _FILE) or b""
    text = content.decode("ascii", "replace").strip()
    return text if _MARK.fullmatch(text) else ""


def marked(project: Project) -> str:
    """The mark of the folder, made where there is none; "" where none may be written, or a link leads away.

    A folder that may only be read still gives its workbook, which is then known by its names.
    """
    known = mark(project)
    if known or regular.link_on_way(project.root, project.package / FOLDER / _FILE) is not None:
        return known
    try:
        with locks.held(project.package):
            # Two first exports at once must not give their workbooks two marks.
            if not mark(project):
                durable.write(project.package / FOLDER / _FILE, f"{token_hex(16)}\n".encode())
    except Changed:
        return ""
    except OSError as error:
        if not durable.barred(error):
            raise
        return ""
    return mark(project)


def stranger(
    project: Project, what: Kept, taken: Iterable[Incoming], sheets: Mapping[str, Sheet], name: str
) -> Iterator[Finding]:
    """That the workbook is of another agency, or of other years, than the folder whose tables are `sheets`.

    `what` is what it remembers of its export, `taken` what its sheets hold now. One exported from this very
    folder is never a stranger, whatever either is called today. One from a folder with another mark, a copy
    perhaps, must bear a name of the folder now. Of one exported before folders had marks, an agency is the
    same under each of the names it has borne; without a name or a year, none is refused.
    """
    own = mark(project)
    if own and what.origin == own:
        return
    if not what.origin and imported_before(project, what):
        return
    now = told_by({one.table: _as_table(one) for one in taken})
    here = _here(sheets)
    elsewhere = bool(own and what.origin)
    names = (now.agency or what.agency) if elsewhere else (*what.agency, *now.agency)
    place = Place(file=name)
    if _apart(names, here.agency) or (elsewhere and not (names and here.agency)):
        theirs, ours = _listed(now.agency or what.agency), _listed(here.agency)
        page = what.sheets.get(AGENCY, "")
        yield OTHER_AGENCY.at(place, name=name, theirs=theirs, ours=ours, sheet=page)
    elif _apart((*what.years, *now.years), here.years):
        theirs, ours = ", ".join(now.years or what.years), ", ".join(here.years)
        yield OTHER_YEAR.at(place, name=name, theirs=theirs, ours=ours)


def renamed(what: Kept, sheets: Mapping[str, Sheet]) -> Iterator[str]:
    """The line that says under which name the agency goes now, where the workbook was exported under none
    that it still bears.
    """
    here = _here(sheets)
    if _apart(what.agency, here.agency):
        yield f"Cơ quan nay ghi tên là {_listed(here.agency)}; sổ vẫn là của thư mục này."


def _here(sheets: Mapping[str, Sheet]) -> Side:
    return told_by({name: table(sheet) for name, sheet in sheets.items()})


def _as_table(one: Incoming) -> BookTable:
    columns = tuple(column.name for column in one.columns)
    return BookTable(name=one.table, title="", columns=columns, rows=tuple(one.rows.values()))


def _listed(names: tuple[str, ...]) -> str:
    return first_few(names, "tên") if names else _NAMELESS


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one and other) and not {*map(same_key, one)} & {*map(same_key, other)}
