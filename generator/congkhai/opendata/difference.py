"""What differs between a year and the one before it, row by row, for software to read."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from congkhai.disclosure.planned import UNCONFIRMED
from congkhai.disclosure.public import PublicCycle
from congkhai.opendata.content import DataColumn, DataTable, Datum, Rows, tables
from congkhai.value import Value

#: A year within a text.
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


class Difference(Value, kw_only=False):
    """One difference: a row that came (`them`) or went (`bot`), a cell that says something else (`doi`)."""

    before: int
    kind: str
    table: str
    row: str
    column: str = ""
    was: str = ""
    now: str = ""


_COLUMNS = (
    DataColumn(
        "nam_truoc", "Năm trước", "Năm đem so, ngay trước năm ở cột nam.", attrgetter("before"), "integer"
    ),
    DataColumn(
        "loai", "Loại", "them: dòng mới có; bot: dòng không còn; doi: ô ghi khác.", attrgetter("kind")
    ),
    DataColumn("bang", "Bảng", "Tên tệp dữ liệu, không có đuôi.", attrgetter("table")),
    DataColumn("dong", "Dòng", "Giá trị cho biết dòng nào: tên tập thể, tên việc …", attrgetter("row")),
    DataColumn("cot", "Cột", "Cột có giá trị khác; chỉ ghi khi loại là doi.", attrgetter("column")),
    DataColumn("gia_tri_truoc", "Giá trị năm trước", "Giá trị trong tệp của năm trước.", attrgetter("was")),
    DataColumn("gia_tri", "Giá trị", "Giá trị trong tệp của năm ở cột nam.", attrgetter("now")),
)


def differences(cycles: Sequence[PublicCycle]) -> DataTable:
    """What each year says otherwise than the year before it; `cycles` newest first. Persons are not compared.

    A text that differs only by the number of its year is the same text, and a row's own code and the mark of
    a draft are not compared: a plan that is made anew every year would else differ everywhere.
    """
    explanation = (
        "Mỗi dòng một điểm khác giữa một năm và năm liền trước; không so từng người, không so mã của dòng, "
        "không tính những dòng chưa đưa lên trang."
    )
    parts = tuple(
        Rows(newer.year, newer.office.name, tuple(_between(older, newer)))
        for newer, older in pairwise(cycles)
    )
    return DataTable("khac-biet", "Khác biệt giữa các năm", explanation, _COLUMNS, parts)


def columns() -> tuple[DataColumn, ...]:
    """Every column that the file has."""
    return differences(()).heads


def _between(older: PublicCycle, newer: PublicCycle) -> Iterator[Difference]:
    before = {table.name: table for table in tables((older,))}
    for after in tables((newer,)):
        if after.key and after.name in before:
            yield from _in_table(before[after.name], after)


def _in_table(before: DataTable, after: DataTable) -> Iterator[Difference]:
    """What one table says otherwise; a year of which it shows no row yet is compared with none."""
    (older,), (newer,) = before.years, after.years
    was, now = _rows(before), _rows(after)
    if not was or not now:
        return
    turn = newer.year - older.year
    same = _pairs(was, now, turn)
    for key, row in now.items():
        if key in same:
            earlier = was[same[key]]
            for column in (head.name for head in after.columns if not head.code):
                if not _alike(earlier[column], row[column], turn):
                    yield Difference(older.year, "doi", after.name, key, column, earlier[column], row[column])
        elif older.whole:
            yield Difference(older.year, "them", after.name, key)
    # Of a year that may not be shown whole yet nobody can say what it has dropped.
    gone = (key for key in was if key not in same.values()) if newer.whole else ()
    yield from (Difference(older.year, "bot", after.name, key) for key in gone)


def _rows(table: DataTable) -> Mapping[str, Mapping[str, str]]:
    """The cells of each row by column, by what tells the row in any year, without the mark of a draft."""
    names = [column.name for column in table.columns]
    cells = [
        dict(zip(names, map(_said, values[len(table.heads) - len(names) :]), strict=True))
        for values in table.values()
    ]
    return {row[table.key]: row for row in cells}


def _pairs(was: Collection[str], now: Collection[str], turn: int) -> Mapping[str, str]:
    """The earlier row's key by the later one's: the same, or else alike."""
    left, pairs = dict.fromkeys(was), dict[str, str]()
    for key in now:
        if key in left:
            pairs[key] = key
            del left[key]
    for key in now:
        alike = next((old for old in left if key not in pairs and _alike(old, key, turn)), None)
        if alike is not None:
            pairs[key] = alike
            del left[alike]
    return pairs


def _said(value: Datum) -> str:
    return "" if value is None else str(value).removeprefix(UNCONFIRMED).strip()


def _alike(was: str, now: str, turn: int) -> bool:
    """Whether two texts are the same, but for years that moved on with the plan by `turn` years."""
    before, after = _YEAR.split(was), _YEAR.split(now)
    return len(before) == len(after) and all(
        old == new or (_YEAR.fullmatch(old) and _YEAR.fullmatch(new) and int(new) - int(old) == turn)
        for old, new in zip(before, after, strict=True)
    )
