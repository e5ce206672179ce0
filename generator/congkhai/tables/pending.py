"""Keys that seem unknown only because the cell of the row they belong to is itself at fault."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from congkhai.tables.key_findings import Key, key, texts
from congkhai.tables.schema import ForeignKey
from congkhai.tables.sheet import Line, Sheet
from congkhai.tables.verdict import Verdict
from congkhai.text.fold import fold
from congkhai.text.look_alikes import plain

Aim = tuple[str, tuple[str, ...]]

_TWINS: Final = ("primary-key", "unique-error")
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")
_NO_DIGIT: Final = re.compile(r"[^0-9]+")


def pending(sheets: Mapping[str, Sheet], verdicts: Mapping[str, Verdict]) -> dict[Aim, frozenset[Key]]:
    """By table and columns pointed to, the unknown keys that wait for a cell there to be mended.

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
    wrong = {fault.line for fault in verdict.faults if fault.column in columns and fault.type not in _TWINS}
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
