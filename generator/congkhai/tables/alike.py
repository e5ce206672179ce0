"""Letters in cells that look like Vietnamese ones and are none."""

from collections.abc import Iterator
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.letters import FOREIGN_LETTER, STROKED_D, alike, shown
from congkhai.tables.schema import Field, title
from congkhai.tables.sheet import Sheet
from congkhai.text.look_alikes import foreign_letters, stroked_d
from congkhai.value import replace

_TIDY: Final = "Chạy congkhai tidy --write để sửa thành chữ Đ, đ, hoặc gõ lại các chữ ấy."


def findings(sheet: Sheet) -> Iterator[Finding]:
    """The look-alikes in the texts of a sheet: of Đ once a column, the others cell by cell.

    Where a column takes only what its list, its pattern or another table has, a foreign letter is refused and
    told there.
    """
    pointing = {name for pointer in sheet.schema.foreign_keys for name in pointer.columns}
    for position, field in enumerate(sheet.fields):
        if field.get("type") not in (None, "string"):
            continue
        strokes: list[Finding] = []
        told_where_refused = field["name"] in pointing or _is_closed(field)
        suspects = {text for text in _distinct(sheet, position) if stroked_d(text) or foreign_letters(text)}
        for row, text in _rows(sheet, position, suspects):
            at, where = _place(sheet, row, field, text), f"Ô ‘{title(field)}’"
            if signs := stroked_d(text):
                strokes.append(alike(STROKED_D, at, where, signs, _TIDY))
            if not told_where_refused and (signs := foreign_letters(text)):
                yield alike(FOREIGN_LETTER, at, where, signs)
        if strokes:
            yield replace(strokes[0], also=tuple(finding.place for finding in strokes[1:]))


def _is_closed(field: Field) -> bool:
    constraints = field.get("constraints", {})
    return "enum" in constraints or "pattern" in constraints or "congkhai:tro_den" in field


def _distinct(sheet: Sheet, position: int) -> set[str]:
    """The texts of a column that are not plain ASCII."""
    texts = {line.texts[position] for line in sheet.lines if position < len(line.texts)}
    return {text for text in texts if not text.isascii()}


def _rows(sheet: Sheet, position: int, suspects: set[str]) -> Iterator[tuple[int, str]]:
    """Where the suspects stand, so far as they may stand there."""
    if suspects:
        name = sheet.columns[position]
        for line in sheet.lines:
            text = line.texts[position] if position < len(line.texts) else ""
            if text in suspects and name not in line.refused:
                yield line.number, text


def _place(sheet: Sheet, row: int, field: Field, text: str) -> Place:
    at = Place(table=sheet.name, file=sheet.place.file, row=row, table_title=sheet.title)
    return at.cell(field["name"], title(field), shown(text))
