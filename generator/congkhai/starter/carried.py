"""The files of a new folder of one office and one year: law whole, its plan as a draft to be confirmed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from congkhai.starter import later
from congkhai.starter.answers import Answers, absent, divisions, words
from congkhai.starter.rows import Row, columns, rows, table
from congkhai.value import Value

FIRST: Final = 2022
NOT_COMPARED: Final = "chua_doi_chieu"
_DATA: Final = "datapackage/data"
_RULE_SETS: Final = f"{_DATA}/bo_quy_dinh.csv"
_DIVISION: Final = "phong"
#: A line of a page, or a whole page, that is only for an office that has such a body.
_LINE: Final = re.compile(r"^\{khi_co_(\w+)\}(.*\n)", re.M)
_PAGE: Final = re.compile(r"\A\{ca_tep_khi_co_(\w+)\}\n")


class Start(Value):
    """What holds in the year for the office: its words, its divisions, the bodies that it has not."""

    year: int
    said: Mapping[str, str]
    divisions: tuple[Mapping[str, str], ...]
    absent: frozenset[str]


def carried(files: Mapping[str, bytes], year: int, answers: Answers) -> dict[str, bytes]:
    """Every file of a new folder, made of the tables of law (`files`) and what else the year starts with.

    Rules and parameters of a plan hold under the plan of that year, which was compared with no text.
    """
    said = {**words(answers), "bo_quy_dinh": _rule_set(rows(files[_RULE_SETS]), year)}
    start = Start(year=year, said=said, divisions=tuple(divisions(answers)), absent=absent(answers))
    law = {path: content for path, content in files.items() if path.endswith(".csv")}
    made = {path: table(columns(content), _of_law(path, content, start)) for path, content in law.items()}
    for name in later.tables(year):
        first = later.instead(name, year)
        lines = _once(_answered([*first, *later.besides(name, year)], start))
        kept = [column for column in first[0] if column != later.ONLY_WITH]
        made[f"{_DATA}/{name}.csv"] = table(kept, lines)
    # What git must never take is the same in every year.
    settings = {path: content for path, content in files.items() if path.startswith(".")}
    return made | settings | pages(year, start.absent, said)


def plan_of(year: int) -> str:
    """The id of the plan of a year."""
    return f"KH-{year}"


def _rule_set(sets: Iterable[Row], year: int) -> str:
    return next(row["ma"] for row in sets if row["doi_tuong"] == "cong_chuc" and _holds(row, year))


def _of_law(path: str, content: bytes, start: Start) -> list[Row]:
    """A table of law, the rows that the year has beside it first."""
    name = path.rpartition("/")[2].removesuffix(".csv")
    besides = _answered(later.besides(name, start.year), start)
    return [*besides, *_under_the_plan(rows(content), start.year)]


def _answered(lines: Iterable[Row], start: Start) -> list[Row]:
    """The rows that hold for the office, in its own words; that of a division once for each."""
    found: list[Row] = []
    for line in lines:
        needs = line.get(later.ONLY_WITH) or ""
        for division in start.divisions if needs == _DIVISION else ({},):
            said = {**start.said, **division}
            filled = {column: later.filled(text or "", said) for column, text in line.items()}
            found += [] if needs in start.absent else [filled]
    return [{column: text for column, text in row.items() if column != later.ONLY_WITH} for row in found]


def _once(lines: Iterable[Row]) -> list[Row]:
    """Of rows of one code the first: the head of an agency may be called as the head of a unit is."""
    kept: dict[str, Row] = {}
    for number, row in enumerate(lines):
        kept.setdefault(row.get("ma") or str(number), row)
    return [*kept.values()]


def _under_the_plan(lines: Sequence[Row], year: int) -> list[Row]:
    """Rows that rest on a plan under the plan of that year, unless the law has a row for it already."""
    plan = plan_of(FIRST)
    held = {row["ma"] for row in lines if "tu_nam" in row and row["van_ban"] != plan and _holds(row, year)}
    made = {"tu_nam": str(year), "den_nam": str(year), "van_ban": plan_of(year), "doi_chieu": NOT_COMPARED}
    kept = (row for row in lines if row.get("van_ban") != plan or row["ma"] not in held)
    return [row | made if row.get("van_ban") == plan else row for row in kept]


def _holds(row: Row, year: int) -> bool:
    return int(row["tu_nam"]) <= year <= int(row["den_nam"] or year)


def pages(year: int, absent: frozenset[str], said: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The pages of a new folder and its note, for an office that has not the bodies `absent`."""
    found: dict[str, bytes] = {}
    for path, text in later.pages(year).items():
        whole = _PAGE.match(text)
        if not whole or whole[1] not in absent:
            kept = _LINE.sub(lambda line: "" if line[1] in absent else line[2], _PAGE.sub("", text))
            found[path] = later.filled(kept, said or {}).encode("utf-8")
    return found


def bodies(year: int) -> frozenset[str]:
    """The bodies for which alone some line or page of a new folder is."""
    texts = later.pages(year).values()
    return frozenset(found[1] for text in texts for each in (_LINE, _PAGE) for found in each.finditer(text))
