"""Whom somebody means who types an id or a name, with or without marks."""

from difflib import get_close_matches
from typing import Final

from congkhai.model.agency import Agency
from congkhai.model.structure import Official
from congkhai.text.fold import UNSEEN, fold, same_key
from congkhai.text.look_alikes import plain

NEAREST: Final = 5


def meant(agency: Agency, asked: str) -> tuple[Official, ...]:
    """All officials of that id, else of that name as written, else of that name without regard to marks.

    Letters and signs that look like others are taken for these.
    """
    every = agency.officials
    by_id = tuple(one for one in every if one.id.casefold() == plain(asked).strip().casefold())
    if by_id:
        return by_id
    by_name = tuple(official for official in every if same_key(official.name) == same_key(asked))
    return by_name or tuple(official for official in every if _plain(official.name) == _plain(asked))


def nearest(agency: Agency, asked: str) -> tuple[Official, ...]:
    """Whose names hold all words that were typed, then whose names look alike; none where none does."""
    words = set(_plain(asked).split())
    holding = [one for one in agency.officials if words and words <= set(_plain(one.name).split())]
    names = {official.id: _plain(official.name) for official in agency.officials}
    alike = get_close_matches(_plain(asked), set(names.values()), NEAREST, 0.6)
    near = [official for name in alike for official in agency.officials if names[official.id] == name]
    return tuple({official.id: official for official in (*holding, *near)}.values())[:NEAREST]


def _plain(name: str) -> str:
    return " ".join(fold(plain(name)).replace(UNSEEN, "").split())
