"""The starter of a year after 2022: the plan of 2022 as a draft of a plan of that year."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from congkhai.starter import later
from congkhai.starter.rows import Row, columns, rows, table
from congkhai.value import Value

PLAN: Final = "KH-99"
FIRST: Final = 2022
YES: Final = "co"
NOT_COMPARED: Final = "chua_doi_chieu"
#: What the plan cites was cited in 2022; whether it still holds is for the office to say.
REVIEW: Final = "Dẫn theo kế hoạch năm 2022; soát lại, thay bằng văn bản của năm {year} nếu có."


class Start(Value):
    """What holds in the year: the agency's own row, and the rule set of its civil servants."""

    year: int
    office: Row
    rule_set: str


def carried(files: Mapping[str, bytes], year: int) -> dict[str, bytes]:
    """Every file of a new folder of `year`, made of those of 2022 (`files`).

    Tables of law stay whole; rules and parameters of the plan of 2022 hold once more under the plan of that
    year, which was compared with no text. Each task keeps its day and month and is unconfirmed.
    """
    tables = {path: rows(content) for path, content in files.items() if path.endswith(".csv")}
    lines = {_name(path): found for path, found in tables.items()}
    (office,) = later.instead("co_quan", year) or lines["co_quan"]
    start = Start(year=year, office=office, rule_set=_rule_set(lines["bo_quy_dinh"], year))
    made = {path: table(columns(files[path]), _changed(_name(path), tables[path], start)) for path in tables}
    # What git must never take is the same in every year.
    settings = {path: content for path, content in files.items() if path.startswith(".")}
    return made | settings | later.pages(year)


def plan_of(year: int) -> str:
    """The id of the plan of a year."""
    return f"KH-{year}"


def _name(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".csv")


def _rule_set(sets: list[Row], year: int) -> str:
    return next(row["ma"] for row in sets if row["doi_tuong"] == "cong_chuc" and _holds(row, year))


def _changed(name: str, lines: list[Row], start: Start) -> list[Row]:
    found = later.instead(name, start.year) or lines
    for change in _CHANGES.get(name, ()):
        found = change(found, start)
    return [*found, *later.besides(name, start.year)]


def _in_cycle(lines: list[Row], start: Start) -> list[Row]:
    return [row | {"ky": f"KY-{start.year}"} for row in lines]


def _renamed(lines: list[Row], start: Start) -> list[Row]:
    """What the agency and its bodies are called by then."""
    names = [(row["cu"], row["moi"]) for row in later.instead("cach_goi", start.year)]
    return [{column: _replaced(text, names) for column, text in row.items()} for row in lines]


def _replaced(text: str, names: list[tuple[str, str]]) -> str:
    for old, new in names:
        text = text.replace(old, new)
    return text


def _papers(lines: list[Row], start: Start) -> list[Row]:
    """The plan of the year as a draft: no number, no day, nobody's signature."""
    plan = next(row for row in lines if row["ma"] == PLAN)
    drafted = {
        "ma": plan_of(start.year),
        "loai": plan["loai"],
        "co_quan_ban_hanh": start.office["ten"],
        "trich_yeu": f"{_in_year(plan['trich_yeu'], start.year)} (dự thảo)",
    }
    return [drafted, *lines]


def _cycles(lines: list[Row], start: Start) -> list[Row]:
    """The cycle of the year, from the first of the month in which that of 2022 began with its plan.

    No plan is issued yet, and drafts and self-reviews come days before the first dated task.
    """
    made = {"ma": f"KY-{start.year}", "nam": str(start.year), "co_quan": start.office["ma"]}
    made |= {"bo_quy_dinh": start.rule_set, "ke_hoach": plan_of(start.year)}
    return [
        row
        | made
        | {
            "tu_ngay": f"{_same_day(row['tu_ngay'], start.year)[:8]}01",
            "den_ngay": _same_day(row["den_ngay"], start.year),
        }
        for row in lines
    ]


def _tasks(lines: list[Row], start: Start) -> list[Row]:
    words = ("ten", "dien_giai", "san_pham")
    return [
        row
        | {column: _in_year(row[column], start.year) for column in words}
        | {"han": _same_day(row["han"], start.year), "du_thao": YES}
        for row in lines
    ]


def _citations(lines: list[Row], start: Start) -> list[Row]:
    said = REVIEW.format(year=start.year)
    return [row | {"noi_dung": f"{row['noi_dung']} {said}".strip()} for row in lines]


def _under_the_plan(lines: list[Row], start: Start) -> list[Row]:
    """Rows of the plan's own year once more for that year, unless the law has a row for it already."""
    held = {row["ma"] for row in lines if _holds(row, start.year)}
    of_plan = [row for row in lines if row["van_ban"] == PLAN and row["ma"] not in held]
    made = {"tu_nam": str(start.year), "den_nam": str(start.year), "van_ban": plan_of(start.year)}
    return [*lines, *(row | made | {"doi_chieu": NOT_COMPARED} for row in of_plan)]


def _holds(row: Row, year: int) -> bool:
    return int(row["tu_nam"]) <= year <= int(row["den_nam"] or year)


def _same_day(day: str, year: int) -> str:
    return f"{year}{day[4:]}" if day else ""


def _in_year(text: str, year: int) -> str:
    """The text of 2022 with its year, and the year after it, moved on as far."""
    return re.sub(r"\b202[23]\b", lambda found: str(int(found[0]) - FIRST + year), text)


_Change = Callable[[list[Row], Start], list[Row]]
_CHANGES: Final[Mapping[str, tuple[_Change, ...]]] = MappingProxyType(
    {
        "don_vi": (_renamed,),
        "van_ban": (_papers,),
        "ky_danh_gia": (_cycles,),
        "can_cu": (_in_cycle, _citations),
        "cong_viec": (_in_cycle, _renamed, _tasks),
        "noi_kiem_diem": (_in_cycle, _renamed),
        "noi_nhan": (_in_cycle, _renamed),
        "bieu_mau": (_in_cycle, _renamed),
        "quy_tac": (_under_the_plan,),
        "trinh_tu": (_under_the_plan,),
        "tham_so": (_under_the_plan,),
    }
)
