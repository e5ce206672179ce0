"""The findings of a check as a workbook: the office's tables with every faulty cell in red."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from congkhai import durable
from congkhai.documents.red_cells import RESULT, book
from congkhai.errors import WrongUse
from congkhai.findings import Finding, Place, ordered
from congkhai.grids.workbook import tabs
from congkhai.grids.xlsx_write import written
from congkhai.project import Project
from congkhai.tables import descriptor
from congkhai.tables.as_saved import as_saved
from congkhai.tables.disk import read
from congkhai.workflows import target


def place(project: Project, path: Path) -> Path:
    """Where the workbook of the findings goes: a name without an ending gets that of a workbook.

    WrongUse where the path is no place for it, or another file than an earlier report stands there; Changed
    while a spreadsheet program has it open.
    """
    path = target.named(path)
    target.allowed(project, path)
    _ours(path)
    return path


def report(project: Project, findings: Sequence[Finding], path: Path, today: date) -> None:
    """Write the workbook of the findings at a `place`, an earlier one there being replaced."""
    package, _ = descriptor.load(project)
    made = book(ordered(findings), tuple(as_saved(project)), package.sample, today)
    durable.write(path, written(made))


def _ours(path: Path) -> None:
    """Nothing, where no file stands or an earlier report does."""
    content = read(path)
    if content is not None:
        found, _ = tabs(content, Place(file=path.name))
        if RESULT not in {tab.name for tab in found}:
            raise WrongUse(
                f"Tệp “{path.name}” đã có và không phải kết quả kiểm tra lần trước. Hãy chọn tên tệp khác."
            )
