"""What differs between a year and the one before it, row by row, for software to read."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from congkhai.disclosure.public import PublicCycle
from congkhai.opendata.content import DataColumn, DataTable, Datum, Rows, tables
from congkhai.value import Value


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

    A text that differs only by the number of its year is the same text: a plan that is made anew every year
    would else differ everywhere.
    """
    explanation = "Mỗi dòng một điểm khác giữa một năm và năm liền trước; không so từng người."
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
    after = {table.name: table for table in tables((newer,))}
    # A file of results that one of both does not have yet says nothing about its rows.
    for name in after:
        if name in before and after[name].key:
            yield from _in_table(before[name], after[name], older.year, newer.year)


def _in_table(before: DataTable, after: DataTable, old: int, new: int) -> Iterator[Difference]:
    was, now = _rows(before, old), _rows(after, new)
    for key, row in now.items():
        shown = str(row[after.key])
        if key not in was:
            yield Difference(old, "them", after.name, shown)
            continue
        for column, value in row.items():
            earlier = was[key][column]
            if _text(earlier, old) != _text(value, new):
                yield Difference(old, "doi", after.name, shown, column, _said(earlier), _said(value))
    for key in was.keys() - now.keys():
        yield Difference(old, "bot", after.name, str(was[key][before.key]))


def _rows(table: DataTable, year: int) -> Mapping[str, Mapping[str, Datum]]:
    """The cells of each row by column, by what tells the row in any year."""
    names = [column.name for column in table.columns]
    cells = [
        dict(zip(names, values[len(table.heads) - len(names) :], strict=True)) for values in table.values()
    ]
    return {_text(row[table.key], year): row for row in cells}


def _said(value: Datum) -> str:
    return "" if value is None else str(value)


def _text(value: Datum, year: int) -> str:
    return _said(value).replace(str(year), "")
