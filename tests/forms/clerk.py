"""What a clerk does to a fill-in workbook: types into its cells, saves it by LibreOffice, puts rows in."""

import io
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from congkhai.forms.answers import Answers
from congkhai.forms.definition import Item
from tests.workflows.libreoffice import Calc

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Clerk"/>
</library:library>"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Clerk"
 script:language="StarBasic">
Sub Rearrange(source As String, target As String, added As Integer, removed As Integer)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim book As Object
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  book.Sheets.getByIndex(0).unprotect("")
  If removed &gt; 0 Then book.Sheets.getByIndex(0).Rows.removeByIndex(removed - 1, 1)
  If added &gt; 0 Then book.Sheets.getByIndex(0).Rows.insertByIndex(added - 1, 1)
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(target, kind())
  book.close(True)
End Sub
</script:module>"""


def changed(content: bytes, change: Callable[[Workbook], None]) -> bytes:
    """The workbook after a change by another program."""
    book = load_workbook(io.BytesIO(content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell(book: Workbook, name: str) -> Cell:
    """The cell of a name."""
    ((sheet, at),) = book.defined_names[name].destinations
    held = book[sheet][at.split(":")[0]]
    assert isinstance(held, Cell)
    return held


def put(book: Workbook, name: str, value: object) -> None:
    """Type a value; a text stays one, whatever it begins with."""
    held = cell(book, name)
    held.value = value  # type: ignore[assignment]
    if isinstance(value, str):
        held.data_type = "s"


def filled_in(content: bytes, values: Mapping[str, object]) -> bytes:
    """The workbook with values typed into the cells of these names."""

    def fill(book: Workbook) -> None:
        for name, value in values.items():
            put(book, name, value)

    return changed(content, fill)


def cells_of(item: Item, row: int | None, answer: str) -> Mapping[str, object]:
    """The named cells that a clerk fills in to give an answer, with what he types there."""
    stem = f"f_{item.name}" if row is None else f"f_{item.name}.{row + 1}"
    if item.kind.value == "chon_nhieu" and row is None:
        chosen = answer.split()
        marks = {f"{stem}._{at}": one.id for at, one in enumerate(item.options, 1)}
        return {name: "x" for name, id in marks.items() if id in chosen}
    return {stem: as_typed(item, answer)}


def as_typed(item: Item, answer: str) -> object:
    """A kept answer as Excel holds what a clerk typed for it."""
    if item.options:
        return next(one.name for one in item.options if one.id == answer)
    if item.kind.value in ("so_thuc", "so_nguyen"):
        return float(answer)
    return datetime.fromisoformat(answer) if item.kind.value == "ngay" else answer


def saved_anew(program: Calc, contents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The workbooks by their names after LibreOffice opened and saved each."""
    (folder / "before").mkdir()
    (folder / "after").mkdir()
    for name, content in contents.items():
        (folder / "before" / f"{name}.xlsx").write_bytes(content)
    program.saved(sorted((folder / "before").iterdir()), "xlsx", folder / "after")
    return {name: (folder / "after" / f"{name}.xlsx").read_bytes() for name in contents}


def rearranged(program: Calc, content: bytes, folder: Path, *, added: int = 0, removed: int = 0) -> bytes:
    """The workbook after LibreOffice put an empty row in, or took one out, at that row of the first sheet."""
    command = [program.program, f"-env:UserInstallation={program.profile.as_uri()}", "--headless"]
    library = program.profile / "user" / "basic" / "Standard"
    if not (library / "Clerk.xba").exists():
        # The first start lays the folder of macros down anew.
        subprocess.run([*command, "--terminate_after_init"], capture_output=True, check=True, timeout=300)
        library.mkdir(parents=True, exist_ok=True)
        (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        (library / "Clerk.xba").write_text(_MODULE, encoding="utf-8")
    source, target = folder / "source.xlsx", folder / "rearranged.xlsx"
    source.write_bytes(content)
    asked = f'"{source.as_uri()}", "{target.as_uri()}", {added}, {removed}'
    macro = f"macro:///Standard.Clerk.Rearrange({asked})"
    subprocess.run([*command, "--norestore", macro], capture_output=True, check=True, timeout=300)
    return target.read_bytes()


def repacked(content: bytes, parts: Mapping[str, bytes], without: Sequence[str] = ()) -> bytes:
    """The archive with these parts added or replaced."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            if name not in (*parts, *without):
                after.writestr(name, before.read(name))
        for name, part in parts.items():
            after.writestr(name, part)
    return out.getvalue()


def same(answers: Answers) -> dict[str, object]:
    """Answers as plain values that can be compared."""
    return {
        name: one if isinstance(one, str) else [dict(row) for row in one] for name, one in answers.items()
    }
