"""A workbook in a clerk's hands: cells changed by title and key, and LibreOffice's own re-save."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet


class Hands:
    """An open workbook whose cells are found as a clerk finds them."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def __getitem__(self, sheet: str) -> Worksheet:
        found = self.book[sheet]
        assert isinstance(found, Worksheet)
        return found

    def column(self, sheet: str, title: str) -> int:
        return [cell.value for cell in self[sheet][1]].index(title) + 1

    def cell(self, sheet: str, key: str, title: str) -> Cell:
        """The cell in the row whose first cell holds the key."""
        row = next(row for row in self[sheet].iter_rows(min_row=2) if row[0].value == key)
        found = row[self.column(sheet, title) - 1]
        assert isinstance(found, Cell)
        return found

    def put(self, sheet: str, key: str, title: str, value: object) -> None:
        self.cell(sheet, key, title).value = value

    def add(self, sheet: str, **values: object) -> int:
        """A row below the last; titles are written with `_` for spaces. Its number."""
        row = next(n for n in range(2, 10_000) if not any(cell.value for cell in self[sheet][n]))
        for title, value in values.items():
            self[sheet].cell(row, self.column(sheet, title.replace("_", " ")), value)
        return row


@contextmanager
def edited(path: Path, target: Path | None = None) -> Iterator[Hands]:
    """The workbook at `path`, saved at the end, at `target` where one is given."""
    book = load_workbook(path)
    yield Hands(book)
    book.save(target or path)


def resaved(path: Path, kind: str, folder: Path) -> Path:
    """The workbook as LibreOffice saves it, with a profile of its own; fails where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("Cần cài LibreOffice để kiểm thử: apt-get install libreoffice-calc", pytrace=False)
    with TemporaryDirectory(prefix="congkhai-lo-") as profile:
        subprocess.run(
            [
                program,
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(folder),
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
    return folder / f"{path.stem}.{kind}"
