"""Rows of law that the program brings and an older folder lacks."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from congkhai.starter.carried import plan_of
from congkhai.starter.files import FIRST, files
from congkhai.starter.rows import Row, rows
from congkhai.value import Value

#: The tables of law, those first that others point to.
TABLES: Final = (
    *"van_ban bo_quy_dinh muc_xep_loai tieu_chi tham_so quy_tac trinh_tu ngay_nghi".split(),
    *("lua_chon", "truong_bieu_mau"),
)
_PAPERS: Final = "van_ban"
_SINCE: Final = Path(__file__).with_name("since.json")


class Newer(Value):
    """A row that a table lacks, its key, and the version of the program that brought it.

    `clash` says that it cannot stand beside a row that the office has for some of the same years.
    """

    table: str
    key: str
    row: Row
    since: str
    clash: bool = False


def lacking(
    held: Mapping[str, Sequence[Row]], keys: Mapping[str, Sequence[str]], year: int, plan: str = ""
) -> tuple[Newer, ...]:
    """The rows of law for a year that the tables, `held` by name, do not have by their `keys`.

    Of papers only those that another of the rows cites. A plan is the office's own, whatever its code (`plan`
    of the year); rows that rest on one are among them where the office has it.
    """
    own = {row.get("ma", "").strip() for row in held.get(_PAPERS, ())}
    plans = {plan_of(year)} - own
    called = {plan_of(year): plan} if plan in own else {}
    others = [name for name in TABLES if name in held and name != _PAPERS]
    found = [
        one
        for name in others
        for one in _lacking(held[name], keys[name], _called(name, year, called), name, plans)
    ]
    cited = {one.row.get(_PAPERS, "") for one in found if not one.clash}
    papers = brought(_PAPERS, year)
    lacked = _lacking(held.get(_PAPERS, ()), keys.get(_PAPERS, ("ma",)), papers, _PAPERS, plans)
    return (*(one for one in lacked if one.row["ma"] in cited), *found)


def _called(name: str, year: int, called: Mapping[str, str]) -> list[Row]:
    """The rows brought, a plan under the code that the office gave it."""
    return [
        row | {_PAPERS: called.get(row[_PAPERS], row[_PAPERS])} if _PAPERS in row else row
        for row in brought(name, year)
    ]


def _lacking(
    held: Sequence[Row], key: Sequence[str], lines: Iterable[Row], name: str, plans: Collection[str]
) -> Iterator[Newer]:
    """`plans` are those that the office does not have."""
    present = {key_of(row, key) for row in held}
    # A row that rests on a plan has no version of its own: it came no earlier than its table.
    earliest = min(versions()[name].values(), default="0.1")
    for row in lines:
        if key_of(row, key) not in present and row.get(_PAPERS, "") not in plans:
            said = key_of(row, key)
            since = versions()[name].get(said, earliest)
            yield Newer(table=name, key=said, row=row, since=since, clash=_clashes(row, held, key))


def brought(name: str, year: int) -> list[Row]:
    """The rows of law of a new folder of that year."""
    return rows(files(max(year, FIRST))[f"datapackage/data/{name}.csv"])


def key_of(row: Mapping[str, str], key: Sequence[str]) -> str:
    """A row's key as a clerk reads it."""
    return " + ".join(row.get(name, "").strip() for name in key)


def _clashes(row: Row, held: Sequence[Row], key: Sequence[str]) -> bool:
    """Whether a row that differs in nothing but its first year holds for some of the same years."""
    if "tu_nam" not in key:
        return False
    others = [name for name in key if name != "tu_nam"]
    return any(key_of(one, others) == key_of(row, others) and _overlap(one, row) for one in held)


def _overlap(one: Row, other: Row) -> bool:
    first, last = _years(one)
    first_of_other, last_of_other = _years(other)
    return first <= last_of_other and first_of_other <= last


def _years(row: Row) -> tuple[int, int]:
    first, last = row.get("tu_nam", "").strip(), row.get("den_nam", "").strip()
    return int(first) if first.isdecimal() else 0, int(last) if last.isdecimal() else 9999


@cache
def versions() -> Mapping[str, Mapping[str, str]]:
    """By table and key, the version of the program that brought each row of law."""
    read: dict[str, dict[str, str]] = json.loads(_SINCE.read_text(encoding="utf-8"))
    return read
