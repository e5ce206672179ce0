"""Values by what they have in common."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def groups(values: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    """The values of each key, keys and values in the order in which they come."""
    found: dict[K, list[T]] = {}
    for value in values:
        found.setdefault(key(value), []).append(value)
    return {name: tuple(members) for name, members in found.items()}
