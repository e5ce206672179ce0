"""The starter of another year: what rests on the plan of 2022 is carried to a plan of that year."""

from collections.abc import Callable, Mapping
from typing import Final

from congkhai.starter.rows import Row, columns, rows, table

PLAN: Final = "KH-99"
NOT_COMPARED: Final = "chua_doi_chieu"

_Change = Callable[[list[Row], int], list[Row]]


def carried(files: Mapping[str, bytes], year: int) -> dict[str, bytes]:
    """The files as they start `year`: rules and parameters of the plan hold under the plan of that year.

    That plan is the office's own and was compared with no text, so its rows never block.
    """
    made = dict(files)
    for name, change in _CHANGES.items():
        path = f"datapackage/data/{name}.csv"
        made[path] = table(columns(files[path]), change(rows(files[path]), year))
    return made


def plan_of(year: int) -> str:
    """The id of the plan of a year."""
    return f"KH-{year}"


def _papers(lines: list[Row], year: int) -> list[Row]:
    plan = next(row for row in lines if row["ma"] == PLAN)
    drafted = {
        "ma": plan_of(year),
        "loai": plan["loai"],
        "co_quan_ban_hanh": plan["co_quan_ban_hanh"],
        "trich_yeu": plan["trich_yeu"].replace("2022", str(year)) + " (dự thảo)",
    }
    return [drafted, *lines]


def _under_the_plan(lines: list[Row], year: int) -> list[Row]:
    """Rows of the plan's own year once more for `year`, unless the law has a row for it already."""
    held = {row["ma"] for row in lines if _holds(row, year)}
    of_plan = [row for row in lines if row["van_ban"] == PLAN and row["ma"] not in held]
    span = {"tu_nam": str(year), "den_nam": str(year)}
    return [*lines, *(row | span | {"van_ban": plan_of(year), "doi_chieu": NOT_COMPARED} for row in of_plan)]


def _holds(row: Row, year: int) -> bool:
    return int(row["tu_nam"]) <= year <= int(row["den_nam"] or year)


_CHANGES: Final[Mapping[str, _Change]] = {
    "van_ban": _papers,
    "quy_tac": _under_the_plan,
    "tham_so": _under_the_plan,
}
