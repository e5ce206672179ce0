"""A small office at its desk, with the workbook of its package."""

import shutil
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from congkhai.findings import Refused
from congkhai.project import find
from congkhai.tables import log, originals
from congkhai.workbook.imported import FOLDER
from congkhai.workflows import workbook
from congkhai.workflows.workbook import Planned
from tests.tables.conftest import ROWS
from tests.workflows.office import Office, tree

TODAY = date(2022, 12, 6)
NOW = datetime(2022, 12, 6, 8, 30, tzinfo=timezone(timedelta(hours=7)))
LOCK = "datapackage/.lock"
MORE = {
    "kien_nghi": ["KN-1,KY-2022,CB-002,2022-12-01,Đề nghị xem lại,,,"],
    "muc_xep_loai": ["BO-1,HTTNV,Hoàn thành tốt nhiệm vụ,1,KH-9,Điều 1,chua_doi_chieu,,,"],
    "de_xuat": ["DX-1,KY-2022,P-THHC,,CB-002,HTTNV,2022-11-25,"],
}


class Desk:
    """An office with a workbook of its own package, `so.xlsx`, exported anew unless one is given."""

    def __init__(self, office: Office, given: Path | None = None) -> None:
        self.office = office
        self.path = office.folder.with_name("so.xlsx")
        self.project = find(office.folder)
        self.before = tree(office.folder)
        if given is None:
            workbook.export(self.project, self.path, TODAY)
        else:
            shutil.copyfile(given, self.path)

    def plan(self) -> Planned:
        return workbook.prepare(self.project, self.path, TODAY)

    def take(self) -> Planned:
        planned = self.plan()
        workbook.write(self.project, planned, NOW)
        return planned

    def refused(self) -> list[tuple[str, str | None, int | None, str | None]]:
        """Code, file, row and title of the column of what keeps the workbook out; nothing may be written."""
        now = tree(self.office.folder)
        with pytest.raises(Refused) as raised:
            self.plan()
        assert tree(self.office.folder) == now
        return [(f.code, f.place.file, f.place.row, f.place.column_title) for f in raised.value.findings]

    def changed(self) -> set[str]:
        """The files that are not as they were at the export; what the program keeps does not count."""
        now = tree(self.office.folder)
        other = {name for name in {*self.before, *now} if self.before.get(name) != now.get(name)}
        return {name for name in other if name != LOCK and FOLDER not in name and log.FOLDER not in name}

    def told(self) -> list[str]:
        """The sentences of what keeps the workbook out."""
        with pytest.raises(Refused) as raised:
            self.plan()
        return [finding.message for finding in raised.value.findings]


def laid(folder: Path) -> Office:
    """The small package of the tables' tests, with a few rows more."""
    package = folder / "datapackage"
    for name in ("schemas", "data"):
        (package / name).mkdir(parents=True)
    for path, content in originals.files().items():
        (package / path).write_bytes(content)
    for name in originals.titles():
        rows = "".join(f"{row}\n" for row in (ROWS | MORE).get(name, ()))
        (package / "data" / f"{name}.csv").write_bytes((originals.header(name) + rows).encode())
    return Office(folder=folder)


def data(name: str) -> str:
    """The file of a table."""
    return f"datapackage/data/{name}.csv"


def page(name: str) -> str:
    """How findings name a sheet of the workbook."""
    return f"so.xlsx, trang {name}"


def memory(office: Office) -> dict[str, str]:
    """What is remembered of imports; the mark of the folder is none."""
    kept = {name: hash for name, hash in tree(office.folder).items() if FOLDER in name}
    return {name: hash for name, hash in kept.items() if not name.endswith("/thu-muc.txt")}


def tables(office: Office) -> dict[str, str]:
    """The files of the package that are no leftovers."""
    return {name: hash for name, hash in tree(office.folder).items() if "/." not in name}


def meet(office: Office, day: str) -> None:
    office.change("hoi_nghi", lambda row: row | {"ngay": day} if row["ma"] == "HN-01" else row)
