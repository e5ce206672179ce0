"""The only door to calamine: a process of its own that reads one workbook from stdin and answers in JSON.

calamine is quick, but a damaged XLS makes it panic, and one stray cell in the last column of the last row
makes it ask for more memory than there is, which ends the process. So it never runs in ours. Called as
`python -m congkhai.grids.workbook_process`; the answer is `{"fault": …}` or
`{"sheets": [{"name", "visible", "rows", "merged"}]}` with rows as `[number, [text, …], {column: value}]`, the
values being those of cells that show words around them. With STRICT behind it only an XLSX is read that does
nothing by itself; beside the sheets the answer holds `"names": {name: [sheet, row, column]}`, and each sheet
`"worked_out": [[row, column], …]`, its cells with formulas.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile
from zlib import error as BrokenStream

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum, load_workbook

from congkhai.grids import other_formats, unseen_ods, unseen_xls, xlsx_parts, xlsx_strict
from congkhai.grids.cell_text import text
from congkhai.grids.number_format import shown, worded
from congkhai.grids.parts import UTMOST_BYTES, Parts
from congkhai.grids.unseen import MOST_CELLS, Fault, Spot, Unreadable, Unseen

STRICT: Final = "strict"
_MEMORY: Final = 4 * UTMOST_BYTES
_BROKEN: Final = (BadZipFile, BrokenStream, ValueError, EOFError, OSError, NotImplementedError, RuntimeError)


def answer(data: bytes, strict: bool = False) -> dict[str, Any]:
    """What the workbook holds, or the fault that keeps it from being read."""
    try:
        names = xlsx_strict.names(data) if strict else {}
        return {"sheets": list(_sheets(data, strict)), "names": names}
    except Unreadable as error:
        return {"fault": error.fault, "name": error.name}
    except (CalamineError, *_BROKEN):
        return {"fault": Fault.DAMAGED}


def _sheets(data: bytes, strict: bool) -> Iterator[dict[str, Any]]:
    readable, seen = _opened(data)
    if any(sheet.too_far for sheet in seen):
        raise Unreadable(Fault.FAR)
    book = load_workbook(BytesIO(readable))
    if len(book.sheet_names) != len(seen):
        raise Unreadable(Fault.DAMAGED)
    for position, sheet in enumerate(seen):
        formulas = {"worked_out": sorted(sheet.worked_out)} if strict else {}
        yield _sheet(book, position, sheet) | formulas


def _opened(data: bytes) -> tuple[bytes, list[Unseen]]:
    """The workbook as the library reads it, and of each sheet what it does not tell."""
    if data.startswith(unseen_xls.MARK):
        return unseen_xls.opened(data)
    other = other_formats.named(data)
    if other:
        raise Unreadable(Fault.OTHER, other)
    with ZipFile(BytesIO(data)) as archive:
        parts = Parts(archive)
        other = other_formats.packed(parts)
        if other:
            raise Unreadable(Fault.OTHER, other)
        return unseen_ods.opened(parts) if "content.xml" in parts else xlsx_parts.opened(parts)


def _sheet(book: CalamineWorkbook, position: int, seen: Unseen) -> dict[str, Any]:
    about = book.sheets_metadata[position]
    sheet = book.get_sheet_by_index(position)
    if sheet.total_height * sheet.total_width > 4 * MOST_CELLS:
        raise Unreadable(Fault.FAR)
    return {
        "name": about.name,
        "visible": about.visible == SheetVisibleEnum.Visible,
        "rows": list(_rows(sheet, seen)),
        "merged": sorted({*seen.merged, *_merged(sheet)}),
    }


def _rows(sheet: CalamineSheet, seen: Unseen) -> Iterator[tuple[int, list[str], dict[int, str]]]:
    """Number, counted from 1, and texts of the rows that hold something, without empty cells at their end;
    and the bare values of cells that show words around them.
    """
    told, forms = _by_row(seen.texts), _by_row(seen.forms)
    # The library leaves out what is empty above and left of the first cell, and what it knows no value of.
    top, left = sheet.start or (0, 0)
    held = dict(enumerate(sheet.to_python(skip_empty_area=True), top))
    for row in sorted({*held, *told}):
        values = held.get(row, [])
        texts = [""] * left + [text(value) for value in values]
        bare: dict[int, str] = {}
        for column, form in forms.get(row, {}).items():
            if 0 <= column - left < len(values):
                value = values[column - left]
                said = shown(value, form)
                if said != texts[column] and worded(value, form):
                    bare[column] = texts[column]
                texts[column] = said
        for column, said in told.get(row, {}).items():
            texts += [""] * (column + 1 - len(texts))
            bare.pop(column, None)
            if (row, column) in seen.worded:
                bare[column] = texts[column]
            texts[column] = said
        while texts and not texts[-1].strip():
            texts.pop()
        if texts:
            yield row + 1, texts, bare


def _by_row(cells: Mapping[Spot, str]) -> Mapping[int, Mapping[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for (row, column), said in cells.items():
        rows.setdefault(row, {})[column] = said
    return rows


def _merged(sheet: CalamineSheet) -> Iterator[tuple[int, int, int, int]]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield top, left, bottom, right


def _bounded() -> None:
    """Let the system refuse more memory than any workbook needs, where it can be told to."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    _bounded()
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), strict=STRICT in sys.argv[1:])))
