"""Schemas with one property spoilt, in every way that a hand or a program may spoil it."""

import copy
from collections.abc import Iterator
from typing import Any

Way = tuple[str | int, ...]

DEEP: Any = []
for _ in range(18):
    DEEP = [DEEP]
WRONG: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    10**17,
    0.5,
    "",
    "khac",
    [],
    {},
    ["khac"],
    [None],
    {"a": 1},
    DEEP,
)


def places(raw: object, way: Way = ()) -> Iterator[Way]:
    """Every property, and every part of one."""
    inner: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(raw, dict):
        inner = iter(raw.items())
    elif isinstance(raw, list):
        inner = enumerate(raw)
    for key, part in inner:
        yield (*way, key)
        yield from places(part, (*way, key))


def spoilt(raw: dict[str, Any], way: Way) -> Iterator[dict[str, Any]]:
    """The schema without the property, with something else in its place, with its list or text doubled."""
    for wrong in (*WRONG, "bỏ hẳn"):
        whole = copy.deepcopy(raw)
        inside: Any = whole
        for key in way[:-1]:
            inside = inside[key]
        before = inside[way[-1]]
        if wrong == "bỏ hẳn":
            del inside[way[-1]]
        elif wrong == "khac" and isinstance(before, list | str):
            inside[way[-1]] = before * 2
        else:
            inside[way[-1]] = wrong
        yield whole
