"""What the judge says of keys: rows with the same one, and keys that no row has."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.grids.cells import shown
from congkhai.tables.kinds import DUPLICATE_KEY, EMPTY_TARGET, UNKNOWN_KEY
from congkhai.tables.normalise import tidy
from congkhai.tables.schema import ForeignKey, title
from congkhai.tables.sheet import Line, Sheet

_TOLD: Final = 5
_OPAQUE: Final = frozenset({"can_bo"})
_ENDING: Final = re.compile(r"[^0-9]*([0-9]{1,18})")
_ALIKE: Final = ", chỉ khác cách gõ dấu hoặc ký tự không nhìn thấy"


def duplicate(sheet: Sheet, columns: tuple[str, ...], line: Line) -> Finding | None:
    """The key of the line stands in an earlier one; None where no earlier line has it."""
    values = key(sheet, columns, line)
    twin = next((other for other in sheet.lines if key(sheet, columns, other) == values), line)
    if twin is line:
        return None
    own = texts(sheet, columns, line)
    return DUPLICATE_KEY.at(
        _place(sheet, columns, line),
        columns=_named(sheet, columns),
        value=_together(own),
        first=twin.number,
        alike="" if own == texts(sheet, columns, twin) else _ALIKE,
    )


def unknown(sheet: Sheet, target: Sheet, pointer: ForeignKey, lines: Sequence[Line]) -> Iterator[Finding]:
    """Each key that the lines point with and no row of the target has, told once with all its places."""
    if not target.lines:
        yield EMPTY_TARGET.at(
            _place(sheet, pointer.columns, lines[0], ""),
            target=target.title,
            count=len(lines),
            columns=_named(sheet, pointer.columns),
            file=target.place.file,
        )
        return
    users: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        users.setdefault(key(sheet, pointer.columns, line), []).append(line)
    for same in users.values():
        yield _unknown(sheet, target, pointer, same)


def _unknown(sheet: Sheet, target: Sheet, pointer: ForeignKey, lines: Sequence[Line]) -> Finding:
    value = _together(texts(sheet, pointer.columns, lines[0]))
    return UNKNOWN_KEY.at(
        _place(sheet, pointer.columns, lines[0]),
        columns=_named(sheet, pointer.columns),
        value=value,
        target=target.title,
        file=target.place.file,
        also=_also([line.number for line in lines[1:]]),
        suggestion=_suggestion(target, pointer.keys, value),
    )


def _also(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    more = f" và {len(numbers) - _TOLD} dòng nữa" if len(numbers) > _TOLD else ""
    return f" (cả ở dòng {', '.join(map(str, numbers[:_TOLD]))}{more})"


def _suggestion(target: Sheet, keys: tuple[str, ...], value: str) -> str:
    """The key probably meant; none for people or where digits differ, as a guess would name another.

    A bare number is another matter: it is what a spreadsheet leaves of the one key with this number.
    """
    if value.isdecimal() and len(keys) == 1:
        return _lost_beginning(target, keys, value)
    if target.name in _OPAQUE:
        return ""
    names = (_together(texts(target, keys, line)) for line in target.lines)
    known = {name.casefold(): name for name in names if name and _digits(name) == _digits(value)}
    near = get_close_matches(value.casefold(), known, 1, 0.75)
    return f" (có phải “{known[near[0]]}”?)" if near else ""


def _lost_beginning(target: Sheet, keys: tuple[str, ...], number: str) -> str:
    names = {_together(texts(target, keys, line)) for line in target.lines}
    same = [name for name in names if (end := _ENDING.fullmatch(name)) and int(end[1]) == int(number)]
    if len(same) != 1:
        return ""
    return f" (có thể là “{same[0]}”, bị mất phần đầu: đối chiếu trước khi ghi)"


def _digits(name: str) -> list[str]:
    return [letter for letter in name if letter.isdigit()]


def _place(sheet: Sheet, columns: tuple[str, ...], line: Line, value: str | None = None) -> Place:
    """The place of the first of the columns; its value is the whole key, unless one is given."""
    field = sheet.schema.field(columns[0])
    text = _together(texts(sheet, columns, line)) if value is None else value
    row = Place(table=sheet.name, file=sheet.place.file, row=line.number, table_title=sheet.title)
    return row.cell(field["name"], title(field), text or None)


def _named(sheet: Sheet, columns: tuple[str, ...]) -> str:
    titles = " và ".join(f"‘{title(sheet.schema.field(name))}’" for name in columns)
    return f"Cột {titles}" if len(columns) == 1 else f"Các cột {titles}"


def key(sheet: Sheet, columns: tuple[str, ...], line: Line) -> tuple[object, ...]:
    """The values of the line in these columns, None for an empty or missing cell."""
    positions = map(sheet.columns.index, columns)
    return tuple(line.values[i] if i < len(line.values) else None for i in positions)


def texts(sheet: Sheet, columns: tuple[str, ...], line: Line) -> tuple[str, ...]:
    """The cells of the line in these columns as in the file, "" for a missing one."""
    positions = map(sheet.columns.index, columns)
    return tuple(line.texts[i] if i < len(line.texts) else "" for i in positions)


def _together(cells: tuple[str, ...]) -> str:
    return shown(" + ".join(filter(None, map(tidy, cells))))
