"""How people and units are called, and whom somebody means who types an id or a name."""

from collections.abc import Mapping, Sequence, Set
from difflib import get_close_matches
from functools import lru_cache
from typing import Final, TypeVar

from congkhai.model.agency import Agency
from congkhai.model.record import Meeting
from congkhai.model.structure import Official, Unit
from congkhai.text.fold import UNSEEN, fold, same_key
from congkhai.text.look_alikes import plain

NEAREST: Final = 5
_Named = TypeVar("_Named", bound=Official | Unit)


def called(agency: Agency, one: Official | Unit | Meeting) -> str:
    """Somebody by name; with the id where another is called the same: "Lò Văn Hoà (CB-01)"."""
    return _told(one, agency.namesakes)


def names(agency: Agency) -> Mapping[str, str]:
    """How officials and units are called, by their ids."""
    shared, people, units = agency.namesakes, agency.officials, agency.units
    return {one.id: _told(one, shared) for one in people} | {one.id: _told(one, shared) for one in units}


def _told(one: Official | Unit | Meeting, shared: Set[str]) -> str:
    return f"{one.name} ({one.id})" if _key(one.name) in shared else one.name


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    # The names of an agency are compared anew for every form that is given out.
    return same_key(name)


def meant(agency: Agency, asked: str) -> tuple[Official, ...]:
    """All officials of that id, else of that name as written, else of that name without regard to marks.

    An id with its name, as `called` tells namesakes, is that id. Letters and signs that
    look like others are taken for these.
    """
    return _meant(agency.officials, asked)


def nearest(agency: Agency, asked: str) -> tuple[Official, ...]:
    """Whose names hold all words that were typed, then whose names look alike; none where none does."""
    return _nearest(agency.officials, asked)


def units_meant(units: Sequence[Unit], asked: str) -> tuple[Unit, ...]:
    """All of these units that are meant, as `meant` says; by their short names too."""
    return _meant(units, asked)


def units_nearest(units: Sequence[Unit], asked: str) -> tuple[Unit, ...]:
    """The units that come nearest, as `nearest` says."""
    return _nearest(units, asked)


def _meant(every: Sequence[_Named], asked: str) -> tuple[_Named, ...]:
    typed = plain(asked).strip().casefold(), same_key(asked)
    by_id = tuple(
        one for one in every if typed[0] == one.id.casefold() or typed[1] == _key(f"{one.name} ({one.id})")
    )
    if by_id:
        return by_id
    by_name = tuple(one for one in every if same_key(asked) in map(same_key, _names(one)))
    return by_name or tuple(one for one in every if _plain(asked) in map(_plain, _names(one)))


def _nearest(every: Sequence[_Named], asked: str) -> tuple[_Named, ...]:
    words = set(_plain(asked).split())
    names = [(_plain(name), one) for one in every for name in _names(one)]
    holding = [one for name, one in names if words and words <= set(name.split())]
    alike = get_close_matches(_plain(asked), {name for name, _ in names}, NEAREST, 0.6)
    found = [*holding, *(one for close in alike for name, one in names if name == close)]
    return tuple({one.id: one for one in found}.values())[:NEAREST]


def _names(one: Official | Unit) -> Sequence[str]:
    """By what it is called; a unit by its short name too, where it has one."""
    return (one.name, one.short) if isinstance(one, Unit) and one.short else (one.name,)


def _plain(name: str) -> str:
    return " ".join(fold(plain(name)).replace(UNSEEN, "").split())
