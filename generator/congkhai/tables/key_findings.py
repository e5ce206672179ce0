"""What the judge says of keys: rows with the same one, keys that no row has, and those that only seem so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final, TypeAlias

from congkhai.findings import Finding, Place
from congkhai.grids.cells import shown
from congkhai.letters import with_odd_signs
from congkhai.tables.kinds import DUPLICATE_KEY, EMPTY_TARGET, UNKNOWN_KEY
from congkhai.tables.schema import ForeignKey, title
from congkhai.tables.sheet import Line, Sheet
from congkhai.tables.verdict import TWINS, Verdict
from congkhai.text.fold import fold
from congkhai.text.look_alikes import plain
from congkhai.text.marks import clean
from congkhai.value import Collector, field, replace

Key: TypeAlias = tuple[object, ...]
Aim: TypeAlias = tuple[str, tuple[str, ...]]
"""A table and the columns of it that are pointed to."""
Waiting: TypeAlias = Mapping[Aim, frozenset[Key]]

_OPAQUE: Final = frozenset({"can_bo"})
_ENDING: Final = re.compile(r"[^0-9]*([0-9]{1,18})")
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")
_NO_DIGIT: Final = re.compile(r"[^0-9]+")
_ALIKE: Final = ", chỉ khác cách gõ dấu hoặc ký tự không nhìn thấy"


def first_lines(sheet: Sheet, columns: tuple[str, ...]) -> dict[Key, Line]:
    """The first line that has each key."""
    first: dict[Key, Line] = {}
    for line in sheet.lines:
        first.setdefault(key(sheet, columns, line), line)
    return first


class _Names(Collector):
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
    return sheet.cell(line.number, field, text)


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
    return shown(" + ".join(filter(None, map(clean, cells))))


def pending(sheets: Mapping[str, Sheet], verdicts: Mapping[str, Verdict]) -> Waiting:
    """By table and columns pointed to, the keys that seem unknown only because a cell there is at fault.

    Such a key is like a misspelt one of the target; or the target has at least as many rows whose key
    cannot be read at all as there are unknown keys left in the whole package.
    """
    unknown: dict[Aim, set[Key]] = {}
    for name, verdict in verdicts.items():
        for pointer, line in _pointing(sheets[name], verdict):
            found = unknown.setdefault((pointer.target or name, pointer.keys), set())
            found.add(key(sheets[name], pointer.columns, line))
    return {aim: _waiting(sheets[aim[0]], verdicts[aim[0]], aim[1], keys) for aim, keys in unknown.items()}


def _pointing(sheet: Sheet, verdict: Verdict) -> Iterator[tuple[ForeignKey, Line]]:
    for fault in verdict.faults:
        if fault.pointer and fault.line is not None:
            line = sheet.lines[fault.line]
            if not line.refused.intersection(fault.pointer.columns):
                yield fault.pointer, line


def _waiting(target: Sheet, verdict: Verdict, columns: tuple[str, ...], keys: set[Key]) -> frozenset[Key]:
    by_mark: dict[str, set[Key]] = {}
    for one in keys:
        for mark in _marks(one):
            by_mark.setdefault(mark, set()).add(one)
    alike: set[Key] = set()
    lost = 0
    for line in _at_fault(target, verdict, columns):
        same = [one for mark in _marks(texts(target, columns, line)) for one in by_mark.get(mark, ())]
        alike.update(same)
        unreadable = None in key(target, columns, line) or line.refused.intersection(columns)
        lost += bool(unreadable and not same)
    return frozenset(keys if len(keys - alike) <= lost else alike)


def _at_fault(sheet: Sheet, verdict: Verdict, columns: tuple[str, ...]) -> Iterator[Line]:
    """The lines in which one of the columns is empty or holds what may not stand there."""
    wrong = {fault.line for fault in verdict.faults if fault.column in columns and fault.type not in TWINS}
    for position, line in enumerate(sheet.lines):
        if position in wrong or line.refused.intersection(columns) or None in key(sheet, columns, line):
            yield line


def _marks(parts: Key) -> Iterator[str]:
    """What two keys have in common where one is the other misspelt: the letters and digits, or the number."""
    bare = _BETWEEN.sub("", fold(plain("".join(str(part) for part in parts if part is not None))))
    yield bare
    number = _NO_DIGIT.sub("", bare).lstrip("0")
    if number:
        yield f"số {number}"
