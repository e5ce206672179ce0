"""Faults of a table that is kept as a workbook."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook

from congkhai.grids import kinds as grids
from tests.grids.test_workbook import container
from tests.remedies import package
from tests.remedies.case import Case, Topic
from tests.remedies.package import Package
from tests.tables.conftest import ROWS
from tests.workflows.sheets import edited

BACKUP = [["ma", "ho_ten"], *(row.split(",") for row in ROWS["can_bo"])]
FAR = (1_048_576, 16_384)
"""The last row and column that Excel has."""


def book(p: Package, name: str = "can_bo.xlsx") -> Path:
    return p.folder / "data" / name


def named(p: Package, name: str) -> None:
    """The table of people lies in another file, and datapackage.json says so."""
    resources = p.descriptor()["resources"]
    people = {"path": f"data/{name}"}
    p.package(resources=[one | people if one["name"] == "can_bo" else one for one in resources])


def saved(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """A new workbook of one sheet, as Excel makes it."""
    made = Workbook()
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            made.worksheets[0].cell(number, column, value)
    made.save(path)


def rows_of(path: Path) -> list[list[str]]:
    """What the only sheet holds near its corner."""
    rows = load_workbook(path).worksheets[0].iter_rows(max_row=9, max_col=2, values_only=True)
    return [[*map(str, row)] for row in rows if any(row)]


def into_workbook(p: Package) -> None:
    saved(book(p), p.rows("can_bo"))
    p.file("can_bo").unlink()
    named(p, "can_bo.xlsx")


def in_workbook(folder: Path) -> Package:
    """The small package with the table of people as XLSX."""
    p = package.bench(folder)
    into_workbook(p)
    return p


def from_backup(p: Package) -> None:
    saved(book(p), BACKUP)


def locked(p: Package) -> None:
    book(p).write_bytes(container("EncryptionInfo", "EncryptedPackage"))


def cut_short(p: Package) -> None:
    book(p).write_bytes(book(p).read_bytes()[:-100])


def page_named_xls(p: Package) -> None:
    """What many programs of offices call an export to Excel."""
    rows = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in BACKUP)
    book(p, "can_bo.xls").write_bytes(f"<html><body><table>{rows}</table></body></html>".encode())
    named(p, "can_bo.xls")


def saved_as_xlsx(p: Package) -> None:
    saved(book(p), BACKUP)
    named(p, "can_bo.xlsx")
    book(p, "can_bo.xls").unlink()


def with_a_stray_cell(p: Package) -> None:
    with edited(book(p)) as hands:
        hands.book.worksheets[0].cell(*FAR, "x")


def without_the_name(p: Package) -> None:
    with edited(book(p)) as hands:
        hands.book.worksheets[0].title = "Danh sách"
        hands.book.create_sheet("Ghi chú").append(["Nguồn: hồ sơ gốc"])


def given_the_name(p: Package) -> None:
    with edited(book(p)) as hands:
        hands["Danh sách"].title = "can_bo"


def far_to_the_right(p: Package) -> None:
    with edited(book(p)) as hands:
        hands.book.worksheets[0].cell(1, 1_200, "x")


def merged(p: Package) -> None:
    with edited(book(p)) as hands:
        hands.book.worksheets[0].merge_cells("B2:B3")


def parted_and_filled(p: Package) -> None:
    with edited(book(p)) as hands:
        hands.book.worksheets[0].unmerge_cells("B2:B3")
        hands.book.worksheets[0]["B3"] = BACKUP[2][1]


TABLE_IN_WORKBOOK = Topic(
    name="bang-trong-so",
    bench=in_workbook,
    cases=(
        Case(grids.LOCKED_BOOK, locked, from_backup),
        Case(grids.DAMAGED_BOOK, cut_short, from_backup),
        Case(grids.FOREIGN_BOOK, page_named_xls, saved_as_xlsx),
        Case(grids.HUGE_BOOK, with_a_stray_cell, lambda p: saved(book(p), rows_of(book(p)))),
        Case(grids.TOO_WIDE, far_to_the_right, lambda p: saved(book(p), rows_of(book(p)))),
        Case(grids.UNCLEAR_SHEET, without_the_name, given_the_name),
        Case(grids.MERGED_CELLS, merged, parted_and_filled),
    ),
)
