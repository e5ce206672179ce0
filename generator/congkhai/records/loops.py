"""Rows that point at each other in a circle."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter


def loops(pointers: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Circles of ids, none told twice; an id that points at itself is a circle of one."""
    rest = {id: tuple(targets) for id, targets in pointers.items()}
    while loop := _loop(rest):
        yield loop
        rest = {id: targets for id, targets in rest.items() if id not in loop}


def _loop(pointers: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    try:
        TopologicalSorter(pointers).prepare()
    except CycleError as error:
        return tuple(error.args[1][:-1])
    return ()
