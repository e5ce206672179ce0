"""Three versions of a table: what only one side did is done, what both did differently is a conflict."""

from collections.abc import Mapping
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from congkhai.workbook.merge import CellChange, CellConflict, Merged, RowConflict, merge

Rows: TypeAlias = Mapping[str, tuple[str, ...]]
SAME = (str.__eq__, lambda one, other: one.casefold() == other.casefold())
BASE = {"A": ("1", "x"), "B": ("2", "y"), "C": ("3", "z")}


def merged(base: Rows, theirs: Rows, ours: Rows) -> Merged:
    versions = ({((key,), 0): row for key, row in rows.items()} for rows in (base, theirs, ours))
    return merge(*versions, SAME)


def applied(ours: Rows, theirs: Rows, found: Merged) -> dict[str, tuple[str, ...]]:
    """The table after the changes, as they would be written."""
    made = {key: list(row) for key, row in ours.items()}
    for change in found.changed:
        assert made[key(change.row)][change.column] == change.before
        made[key(change.row)][change.column] = change.after
    for row in found.removed:
        del made[key(row)]
    made |= {key(row): list(theirs[key(row)]) for row in found.added}
    return {name: tuple(row) for name, row in made.items()}


def key(row: tuple[tuple[object, ...], int]) -> str:
    return str(row[0][0])


def told(found: Merged) -> list[tuple[str, int | None]]:
    return [(key(one.row), getattr(one, "column", None)) for one in found.conflicts]


def test_nothing_changed():
    assert merged(BASE, BASE, BASE) == Merged()
    assert not merged(BASE, BASE, BASE).asks


def test_a_cell_changed_in_the_workbook_alone():
    found = merged(BASE, BASE | {"B": ("9", "y")}, BASE)
    assert found.changed == (CellChange(row=(("B",), 0), column=0, before="2", after="9"),)
    assert (found.conflicts, found.meanwhile, found.asks) == ((), 0, True)


def test_a_cell_changed_in_the_table_alone_stays():
    found = merged(BASE, BASE, BASE | {"B": ("9", "y"), "D": ("4", "w")})
    assert (found.asks, found.conflicts, found.meanwhile, found.kept) == (False, (), 2, 1)


def test_two_cells_of_a_row_changed_on_two_sides():
    ours = BASE | {"B": ("2", "w")}
    found = merged(BASE, BASE | {"B": ("9", "y")}, ours)
    assert applied(ours, BASE, found)["B"] == ("9", "w")


def test_one_cell_changed_on_both_sides():
    found = merged(BASE, BASE | {"B": ("9", "y")}, BASE | {"B": ("8", "y")})
    assert found.conflicts == (CellConflict(row=(("B",), 0), column=0, base="2", theirs="9", ours="8"),)
    assert not merged(BASE, BASE | {"B": ("9", "y")}, BASE | {"B": ("9", "y")}).conflicts


def test_what_means_the_same_is_no_change():
    assert not merged(BASE, BASE | {"B": ("2", "Y")}, BASE).asks
    assert not merged(BASE, BASE | {"B": ("2", "Y")}, BASE | {"B": ("2", "w")}).conflicts


def test_a_row_removed_by_one_and_changed_by_the_other():
    less, more = {k: row for k, row in BASE.items() if k != "B"}, BASE | {"B": ("9", "y")}
    assert merged(BASE, less, more).conflicts == (RowConflict(row=(("B",), 0), here=False),)
    assert merged(BASE, more, less).conflicts == (RowConflict(row=(("B",), 0), here=True),)
    assert merged(BASE, less, BASE).removed == ((("B",), 0),)
    assert merged(BASE, less, less) == Merged()
    assert merged(BASE, BASE, less) == Merged(meanwhile=1)


def test_a_row_added_by_both():
    one, other = BASE | {"D": ("4", "w")}, BASE | {"D": ("4", "v")}
    assert merged(BASE, one, BASE).added == ((("D",), 0),)
    assert merged(BASE, one, one).asks is False
    (conflict,) = merged(BASE, one, other).conflicts
    assert conflict == CellConflict(row=(("D",), 0), column=1, base=None, theirs="w", ours="v")


cells = st.sampled_from(["", "a", "A", "b"])
tables = st.dictionaries(st.sampled_from("ABCDE"), st.tuples(cells, cells), max_size=5)


@given(tables, tables, tables)
def test_every_row_and_cell_is_as_one_side_wants_it_or_a_conflict(base, theirs, ours):
    found = merged(base, theirs, ours)
    made = applied(ours, theirs, found)
    disputed = {name for name, column in told(found) if column is None}
    for name in {*base, *theirs, *ours} - disputed:
        was, wanted, now, is_ = (rows.get(name) for rows in (base, theirs, ours, made))
        if wanted is None or now is None:
            changed_here, changed_there = not alike(was, now), not alike(was, wanted)
            assert alike(is_, wanted if changed_there and not changed_here else now)
            continue
        assert is_ is not None
        for at, same in enumerate(SAME):
            before = None if was is None else was[at]
            settled = before is not None and same(wanted[at], before)
            conflict = (name, at) in told(found)
            open_here = before is None or not same(now[at], before)
            assert conflict == (not same(wanted[at], now[at]) and not settled and open_here)
            assert conflict or same(is_[at], now[at] if settled else wanted[at])


def alike(one: tuple[str, ...] | None, other: tuple[str, ...] | None) -> bool:
    if one is None or other is None:
        return one is other
    return all(same(*pair) for same, pair in zip(SAME, zip(one, other, strict=True), strict=True))


@given(tables, tables)
def test_a_side_that_did_nothing_asks_nothing(base, other):
    assert merged(base, base, other).asks is False and not merged(base, base, other).conflicts
    found = merged(base, other, base)
    assert not found.conflicts
    made = applied(base, other, found)
    assert made.keys() == other.keys() and all(alike(made[name], other[name]) for name in other)


@given(tables, tables, tables)
def test_importing_again_changes_nothing_more(base, theirs, ours):
    found = merged(base, theirs, ours)
    if not found.conflicts:
        assert not merged(base, theirs, applied(ours, theirs, found)).asks


@given(tables, tables, tables)
def test_the_sides_are_treated_alike(base, theirs, ours):
    one, other = merged(base, theirs, ours), merged(base, ours, theirs)
    assert {*told(one)} == {*told(other)}
    if not one.conflicts:
        first, second = applied(ours, theirs, one), applied(theirs, ours, other)
        assert first.keys() == second.keys() and all(alike(first[name], second[name]) for name in first)


@given(tables, tables, tables)
def test_where_the_workbook_has_its_way_nothing_is_left_open(base, theirs, ours):
    found = merged(base, theirs, ours).insisted()
    made = applied(ours, theirs, found)
    assert not found.conflicts
    for name in theirs.keys() & made.keys():
        for at, same in enumerate(SAME):
            kept_here = name in base and same(theirs[name][at], base[name][at])
            assert kept_here or same(made[name][at], theirs[name][at])
