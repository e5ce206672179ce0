"""The most points that a field of a form can get, read from what it takes; sums from what they add up."""

from collections.abc import Mapping
from fractions import Fraction

from congkhai.forms.definition import Item
from congkhai.forms.wording import bounds_held
from congkhai.notation.formula import Answer, Chain, Tree
from congkhai.notation.formula_value import read_number


def most_points(named: Mapping[str, Item], item: Item) -> Fraction | None:
    """The most points of a criterion, or of a sum of criteria; None for everything else."""
    return _most(named, item, frozenset())


def added_up(item: Item) -> tuple[str, ...]:
    """The names of the fields that a computed one adds up; none where it computes anything else."""
    return _added(item.calculation.tree) if item.calculation else ()


def in_points(named: Mapping[str, Item], item: Item) -> str:
    """The most points as a sentence, "" where it has none."""
    most = most_points(named, item)
    return "" if most is None else f"Tối đa {read_number(most)} điểm."


def _most(named: Mapping[str, Item], item: Item, above: frozenset[str]) -> Fraction | None:
    """The same; a sum that rests on one of those above it, and so on itself, has none."""
    if item.calculation is not None:
        parts = [named.get(name) for name in added_up(item) if name not in above]
        most = [_most(named, one, above | {item.name}) for one in parts if one]
        known = [one for one in most if one is not None]
        return sum(known, Fraction(0)) if known and len(known) == len(added_up(item)) else None
    if item.row.criterion is None or item.constraint is None:
        return None
    bounds = bounds_held(item.constraint) or ()
    return min(
        (one.number for one in bounds if one.operator == "<=" and one.number is not None), default=None
    )


def _added(tree: Tree) -> tuple[str, ...]:
    match tree:
        case Answer(name):
            return (name,)
        case Chain(first, steps) if all(sign == "+" for sign, _ in steps):
            parts = [_added(one) for one in (first, *(one for _, one in steps))]
            return tuple(name for part in parts for name in part) if all(parts) else ()
    return ()
