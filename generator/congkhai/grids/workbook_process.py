"""The only door to calamine: a process of its own that reads one workbook from stdin and answers in JSON.

calamine is quick, but a damaged XLS makes it panic, and one stray cell in the last column of the last row
makes it ask for more memory than there is, which ends the process. So it never runs in ours. Called as
`python -m congkhai.grids.workbook_process`; the answer is `{"fault": …}` or
`{"sheets": [{"name", "visible", "rows", "merged"}]}` with rows as `[number, [text, …]]`.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile
from zlib import error as BrokenStream

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum, load_workbook

from congkhai.grids import compound, unseen_ods, unseen_xls, unseen_xlsx
from congkhai.grids.cell_text import text
from congkhai.grids.unseen import MOST_CELLS, Damaged, Locked, Unseen

LOCKED: Final = "locked"
DAMAGED: Final = "damaged"
LARGE: Final = "large"
FAR: Final = "far"

MOST_BYTES: Final = 256 * 1024 * 1024
"""What a workbook may measure unpacked, unless it is long when packed already."""
_UTMOST_BYTES: Final = 4 * MOST_BYTES
# The whole package of 30,000 officials is packed to a fifteenth.
_DENSEST: Final = 40
_MEMORY: Final = 4 * _UTMOST_BYTES
_MOST_PARTS: Final = 10_000
_BROKEN: Final = (BadZipFile, BrokenStream, ValueError, EOFError, OSError, NotImplementedError, RuntimeError)


class _TooLarge(Exception):
    """Reading it would take more than a machine should give; `why` is one of the faults."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def answer(data: bytes) -> dict[str, Any]:
    """What the workbook holds, or the fault that keeps it from being read."""
    try:
        return {"sheets": list(_sheets(data))}
    except Locked:
        return {"fault": LOCKED}
    except _TooLarge as error:
        return {"fault": error.why}
    except (Damaged, CalamineError, *_BROKEN):
        return {"fault": DAMAGED}


def _sheets(data: bytes) -> Iterator[dict[str, Any]]:
    if data.startswith(compound.MARK):
        seen = unseen_xls.unseen(data)
    else:
        with ZipFile(BytesIO(data)) as archive:
            data = _vetted(archive)
        with ZipFile(BytesIO(data)) as archive:
            room = unseen_ods if "content.xml" in archive.namelist() else unseen_xlsx
            seen = room.unseen(archive)
    if any(one.too_far for one in seen):
        raise _TooLarge(FAR)
    book = load_workbook(BytesIO(data))
    if len(book.sheet_names) != len(seen):
        raise Damaged
    for position, one in enumerate(seen):
        yield _sheet(book, position, one)


def _vetted(archive: ZipFile) -> bytes:
    """The parts of an archive that hold text, unpacked, none longer than it says it is."""
    parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels", "mimetype"))]
    packed = sum(part.compress_size for part in parts)
    most = max(MOST_BYTES, min(_UTMOST_BYTES, _DENSEST * packed))
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > most:
        raise _TooLarge(LARGE)
    unpacked = BytesIO()
    with ZipFile(unpacked, "w", ZIP_STORED) as copy:
        for part in parts:
            copy.writestr(part.filename, archive.read(part))
    return unpacked.getvalue()


def _sheet(book: CalamineWorkbook, position: int, seen: Unseen) -> dict[str, Any]:
    about = book.sheets_metadata[position]
    sheet = book.get_sheet_by_index(position)
    if sheet.total_height * sheet.total_width > 4 * MOST_CELLS:
        raise _TooLarge(FAR)
    return {
        "name": about.name,
        "visible": about.visible == SheetVisibleEnum.Visible,
        "rows": list(_rows(sheet, seen)),
        "merged": sorted({*seen.merged, *_merged(sheet)}),
    }


def _rows(sheet: CalamineSheet, seen: Unseen) -> Iterator[tuple[int, list[str]]]:
    """Number, counted from 1, and texts of the rows that hold something, without empty cells at their end."""
    shown: dict[int, dict[int, str]] = {}
    for (row, column), said in seen.texts.items():
        shown.setdefault(row, {})[column] = said
    # The library leaves out what is empty above and left of the first cell.
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), top):
        texts = [""] * left + [text(value) for value in values]
        for column, said in shown.pop(row, {}).items():
            texts += [""] * (column + 1 - len(texts))
            texts[column] = said
        while texts and not texts[-1].strip():
            texts.pop()
        if texts:
            yield row + 1, texts


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
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read())))
