"""What the judge says of keys: rows with the same one, and keys that no row has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final, TypeAlias

from congkhai.findings import Finding, Place
from congkhai.grids.cells import shown
from congkhai.letters import with_odd_signs
from congkhai.tables.kinds import DUPLICATE_KEY, EMPTY_TARGET, UNKNOWN_KEY
from congkhai.tables.normalise import tidy
from congkhai.tables.schema import ForeignKey, title
from congkhai.tables.sheet import Line, Sheet
from congkhai.value import Value, field, replace

Key: TypeAlias = tuple[object, ...]

_OPAQUE: Final = frozenset({"can_bo"})
_ENDING: Final = re.compile(r"[^0-9]*([0-9]{1,18})")
_ALIKE: Final = ", chỉ khác cách gõ dấu hoặc ký tự không nhìn thấy"


def first_lines(sheet: Sheet, columns: tuple[str, ...]) -> dict[Key, Line]:
    """The first line that has each key."""
    first: dict[Key, Line] = {}
    for line in sheet.lines:
        first.setdefault(key(sheet, columns, line), line)
    return first


class _Names(Value, kw_only=False):
    """The keys of a table that may have been meant.

    `alike`: by their digits, then by how they read in small letters, none of people, since a guess would name
    another; `ending`: by the number at their end, which is what a spreadsheet leaves of them; `known`: all.
    """

    alike: dict[str, dict[str, str]] = field(default_factory=dict)
    ending: dict[int, set[str]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)


def _names(target: Sheet, keys: tuple[str, ...]) -> _Names:
    names = _Names()
    for line in target.lines:
        name = _together(texts(target, keys, line))
        end = _ENDING.fullmatch(name)
        names.known.add(name)
        if name and target.name not in _OPAQUE:
            names.alike.setdefault(_digits(name), {})[name.casefold()] = name
        if end and len(keys) == 1:
            names.ending.setdefault(int(end[1]), set()).add(name)
    return names


def duplicate(
    sheet: Sheet, columns: tuple[str, ...], line: Line, first: Mapping[Key, Line]
) -> Finding | None:
    """The key of the line stands in an earlier one, its `first`; None where no earlier line has it."""
    twin = first[key(sheet, columns, line)]
    if twin is line:
        return None
    own = texts(sheet, columns, line)
    finding = DUPLICATE_KEY.at(
        _place(sheet, columns, line),
        columns=_named(sheet, columns),
        value=_together(own),
        first=twin.number,
        alike="" if own == texts(sheet, columns, twin) else _ALIKE,
    )
    return finding if own == texts(sheet, columns, twin) else with_odd_signs(finding, " + ".join(own))


def unknown(sheet: Sheet, target: Sheet, pointer: ForeignKey, lines: Sequence[Line]) -> Iterator[Finding]:
    """Each key that the lines point with and no row of the target has, told once with all its places."""
    if not target.lines:
        nowhere = EMPTY_TARGET.at(
            _place(sheet, pointer.columns, lines[0], ""),
            target=target.title,
            count=len(lines),
            columns=_named(sheet, pointer.columns),
            file=target.place.file,
        )
        yield replace(nowhere, also=tuple(_place(sheet, pointer.columns, line, "") for line in lines[1:]))
        return
    users: dict[Key, list[Line]] = {}
    for line in lines:
        users.setdefault(key(sheet, pointer.columns, line), []).append(line)
    names = _names(target, pointer.keys)
    for same in users.values():
        yield _unknown(sheet, target, pointer, same, names)


def _unknown(
    sheet: Sheet, target: Sheet, pointer: ForeignKey, lines: Sequence[Line], names: _Names
) -> Finding:
    value = _together(texts(sheet, pointer.columns, lines[0]))
    found = UNKNOWN_KEY.at(
        _place(sheet, pointer.columns, lines[0]),
        columns=_named(sheet, pointer.columns),
        value=value,
        target=target.title,
        file=target.place.file,
        suggestion=_suggestion(value, names),
    )
    written = " + ".join(filter(None, texts(sheet, pointer.columns, lines[0])))
    named = with_odd_signs(found, written, names.known.__contains__)
    return replace(named, also=tuple(_place(sheet, pointer.columns, line) for line in lines[1:]))


def meant(sheet: Sheet, column: str, sheets: Mapping[str, Sheet]) -> Mapping[int, str]:
    """By the number at its end, each key that other tables point to in this column with, where it is the
    only one that ends so.
    """
    aim = (sheet.name, (column,))
    ending: dict[int, set[str]] = {}
    for one in sheets.values():
        for pointer in one.schema.foreign_keys:
            if (pointer.target, pointer.keys) != aim or not set(pointer.columns) <= set(one.columns):
                continue
            for line in one.lines:
                name = _together(texts(one, pointer.columns, line))
                end = None if name.isdecimal() else _ENDING.fullmatch(name)
                if end:
                    ending.setdefault(int(end[1]), set()).add(name)
    return {number: min(names) for number, names in ending.items() if len(names) == 1}


def _suggestion(value: str, names: _Names) -> str:
    """The key probably meant: of the same digits, as a guess would name another; or of a bare number."""
    if value.isdecimal() and names.ending:
        same = names.ending.get(int(value), set())
        if len(same) != 1:
            return ""
        return f" (có thể là “{min(same)}”, bị mất phần đầu: đối chiếu trước khi ghi)"
    known = names.alike.get(_digits(value), {})
    near = get_close_matches(value.casefold(), known, 1, 0.75)
    return f" (có phải “{known[near[0]]}”?)" if near else ""


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())


def _place(sheet: Sheet, columns: tuple[str, ...], line: Line, value: str | None = None) -> Place:
    """The place of the first of the columns; its value is the whole key, unless one is given."""
    field = sheet.schema.field(columns[0])
    text = _together(texts(sheet, columns, line)) if value is None else value
    row = Place(table=sheet.name, file=sheet.place.file, row=line.number, table_title=sheet.title)
    return row.cell(field["name"], title(field), text or None)


def _named(sheet: Sheet, columns: tuple[str, ...]) -> str:
    titles = " và ".join(f"‘{title(sheet.schema.field(name))}’" for name in columns)
    return f"Cột {titles}" if len(columns) == 1 else f"Các cột {titles}"


def key(sheet: Sheet, columns: tuple[str, ...], line: Line) -> Key:
    """The values of the line in these columns, None for an empty or missing cell."""
    positions = map(sheet.columns.index, columns)
    return tuple(line.values[i] if i < len(line.values) else None for i in positions)


def texts(sheet: Sheet, columns: tuple[str, ...], line: Line) -> tuple[str, ...]:
    """The cells of the line in these columns as in the file, "" for a missing one."""
    positions = map(sheet.columns.index, columns)
    return tuple(line.texts[i] if i < len(line.texts) else "" for i in positions)


def _together(cells: tuple[str, ...]) -> str:
    return shown(" + ".join(filter(None, map(tidy, cells))))
