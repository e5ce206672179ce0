"""A way to make a good package wrong, and the remedy that the finding names, done as told."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from congkhai.findings import Kind


@dataclass(frozen=True, slots=True)
class Case:
    """One kind; both functions change the bench they are given.

    `mended` does what the remedy says, with what an office has at hand: the papers, a backup, Excel.
    `beside`: codes of what the case has besides and keeps, no fault of this kind.
    """

    kind: Kind
    broken: Callable[[Any], object]
    mended: Callable[[Any], object]
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Cases that are tried on one kind of bench.

    `bench` makes one with nothing wrong in it, in a folder of its own; its `codes()` are those found.
    """

    name: str
    bench: Callable[[Path], Any]
    cases: tuple[Case, ...]
