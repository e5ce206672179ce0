"""Values by what they have in common."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def groups(values: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    """The values of each key, keys and values in the order in which they come."""
    members: dict[K, list[T]] = {}
    for value in values:
        members.setdefault(key(value), []).append(value)
    return {name: tuple(group) for name, group in members.items()}
