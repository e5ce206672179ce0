"""Another value in any column that the portal may not show leaves the portal as it was, save for figures that
say that they count that column."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from congkhai.disclosure import public
from congkhai.disclosure.public import Audience, PublicAgency
from congkhai.disclosure.reveal import reveal
from congkhai.project import Project, find
from congkhai.publish.stage import stage
from congkhai.records.assemble import assemble
from congkhai.rendering import attached, content
from congkhai.tables.load import load
from congkhai.value import Value, said
from congkhai.workflows.check import Checked
from congkhai.workflows.site import compose, finish, settings
from tests.packages.story import OFFICE, whole
from tests.workflows.columns import Column, columns, rename
from tests.workflows.office import Office, copied

TODAY = {"2022": date(2022, 12, 6), OFFICE: date(2026, 12, 10)}
#: The private columns of which some figure tells that they count.
SHOWING = frozenset(
    column
    for kind in vars(public).values()
    if isinstance(kind, type) and issubclass(kind, Value) and kind.__module__ == public.__name__
    for told in said(kind).values()
    for column in told.on
)
#: A row replaces the only other one of its person: nothing else can stand there.
REPLACES = "xep_loai_ca_nhan.thay_the"
#: How many rows of a column are tried, one by one, before it counts as one in which nothing else can stand.
ROWS = 12


@dataclass(frozen=True)
class Folder:
    """One agency folder whose cells are changed; no order lets its portal name anybody."""

    project: Project
    today: date
    rooms: Path

    @property
    def office(self) -> Office:
        return Office(folder=self.project.root)

    def known(self) -> Checked | None:
        """The folder as read; None where its rows do not fit together."""
        tables, found = load(self.project)
        agency = None if any(finding.blocks for finding in found) else assemble(tables)[0]
        if agency is None:
            return None
        pages, forms = content.read(self.project.content)[0], attached.forms(self.project.content)[0]
        return Checked(agency=agency, pages=pages, forms=forms, findings=())

    def view(self) -> PublicAgency | None:
        """What the portal may see; None where the rows do not fit together."""
        known = self.known()
        return reveal(known.agency, Audience.PORTAL, self.today) if known else None

    def staged(self) -> dict[str, bytes]:
        """The files that the renderer would be given."""
        known = self.known()
        assert known is not None
        view = reveal(known.agency, Audience.PORTAL, self.today)
        room = Path(mkdtemp(dir=self.rooms)) / "staged"
        stage(*compose(known, view), settings(view), room)
        return files(room)

    def built(self) -> dict[str, bytes]:
        """The finished portal."""
        known = self.known()
        assert known is not None
        room = Path(mkdtemp(dir=self.rooms))
        return files(finish(known, self.project.content, Audience.PORTAL, self.today, room).built)


@pytest.mark.parametrize("name", TODAY)
def test_the_portal_tells_of_no_private_column_but_what_depends_on_it(name, tmp_path):
    folder = laid(name, tmp_path)
    view, staged, built = folder.view(), folder.staged(), folder.built()
    silent = [column for column in private(folder.office) if told(column) not in SHOWING]
    fixed = [told(column) for column in silent if not changed(folder, column, view)]
    assert filled(folder.office, fixed) == []
    assert folder.staged() == staged
    assert folder.built() == built
    for column in private(folder.office):
        if told(column) in SHOWING and filled(folder.office, [told(column)]):
            view = folder.view()
            assert changed(folder, column, view) or told(column) == REPLACES


def private(office: Office) -> list[Column]:
    """What the portal may not show; keys last, for what points at them is known by what stood there first."""
    found = (column for column in columns(office) if column.visibility != "public")
    return sorted(found, key=lambda column: column.own_key)


def laid(name: str, room: Path) -> Folder:
    place = room / "co-quan"
    project = whole(place) if name == OFFICE else find(copied(place).folder)
    Office(folder=project.root).without_names()
    return Folder(project=project, today=TODAY[name], rooms=room)


def told(column: Column) -> str:
    return f"{column.table}.{column.name}"


def changed(folder: Folder, column: Column, view: PublicAgency | None) -> bool:
    """Give the column other values, which stay where the rows still fit together; whether any do.

    The view may differ from the one before only where it says that it counts the column.
    """
    if column.own_key:
        rename(folder.office, column, lambda value, _: f"{value}.k")
        after = folder.view()
        assert [at for at, of in differences(view, after) if told(column) not in of] == []
        return True
    path = folder.office.table(column.table)
    before = path.read_bytes()
    for new in others(path, column):
        path.write_bytes(new)
        after = folder.view()
        if after is not None:
            assert [at for at, of in differences(view, after) if told(column) not in of] == []
            return True
    path.write_bytes(before)
    return False


def differences(
    old: Any, new: Any, of: frozenset[str] = frozenset(), at: str = ""
) -> Iterator[tuple[str, frozenset[str]]]:
    """Where two views differ, with the columns that the fields around say they are of, or count."""
    if isinstance(old, Value) and type(old) is type(new):
        for field, told in said(type(old)).items():
            columns = of | {*told.sources, *told.on}
            name = f"{type(old).__name__}.{field}"
            yield from differences(getattr(old, field), getattr(new, field), columns, name)
    elif isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from differences(one, other, of, at)
    elif old != new:
        yield at, of


def others(path: Path, column: Column) -> Iterator[bytes]:
    """The table with other valid values in the column: in every filled cell, else in one after the other."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    at = rows[0].index(column.name)
    cells = [n for n in range(1, len(rows)) if rows[n][at]]
    for new in (*moved_on(rows, at, cells, column), *exchanged(rows, at, cells)):
        if new != rows:
            text = io.StringIO(newline="")
            csv.writer(text, lineterminator="\n").writerows(new)
            yield text.getvalue().encode()


def moved_on(rows: list[list[str]], at: int, cells: list[int], column: Column) -> Iterator[list[list[str]]]:
    """The rows with the value after each, or the one after that, in all of the cells or in one of them."""
    for some in (cells, *([n] for n in cells[:ROWS])):
        for steps in (1, 2):
            new = [list(row) for row in rows]
            for n in some:
                for _ in range(steps):
                    new[n][at] = column.other(new[n][at], n)
            yield new


def exchanged(rows: list[list[str]], at: int, cells: list[int]) -> Iterator[list[list[str]]]:
    """The rows with the column's values of two of them exchanged: where each value may stand but once."""
    for first, second in pairwise(cells[: ROWS + 1]):
        if rows[first][at] != rows[second][at]:
            new = [list(row) for row in rows]
            new[first][at], new[second][at] = rows[second][at], rows[first][at]
            yield new


def filled(office: Office, names: list[str]) -> list[str]:
    """Those of the columns that hold anything."""
    found = []
    for name in names:
        table, _, column = name.partition(".")
        if any(row[column] for row in office.rows(table)):
            found.append(name)
    return found


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
