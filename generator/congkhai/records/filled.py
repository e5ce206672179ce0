"""Cells of ratings that can be computed: unit and position, months worked, the score of the year."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from congkhai.findings import Place
from congkhai.law.posts import latest_post, months_held
from congkhai.law.scores import TOLERANCE, lacking
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at, columns_of, table_of
from congkhai.model.record import PersonRating, Status
from congkhai.tables.table import Record, Tables
from congkhai.text.numbers import plain, points
from congkhai.value import Value


class Fill(Value):
    """An empty cell, whose place names the row, and the text that it gets."""

    place: Place
    text: str


class Remark(Value):
    """A cell that is left as it is, and why: it says something else than is computed, or nothing can be."""

    place: Place
    why: str


class Filled(Value):
    """What becomes of the cells of one year."""

    fills: tuple[Fill, ...]
    remarks: tuple[Remark, ...]


def posts(agency: Agency, cycle: Cycle, tables: Tables) -> Filled:
    """Unit and position of rows that name a person and lack them, by the main post at the cycle's end."""
    fields = ("unit", "position")
    (of_cycle,), (of_official,) = (columns_of(PersonRating, name) for name in ("cycle", "official"))
    officials = {official.id: official for official in agency.officials}
    fills, remarks = [], []
    for row in _rows(tables):
        official = officials.get(row.text(of_official))
        lacks = [name for name in fields if row.value(columns_of(PersonRating, name)[0]) is None]
        if row.text(of_cycle) != cycle.id or official is None or not lacks:
            continue
        post = latest_post(agency, official, cycle.last_day)
        for name in lacks:
            cell = row.cell(columns_of(PersonRating, name)[0])
            if post is None:
                why = f"bảng Phân công chưa có vị trí nào của {official.bearer}"
                remarks.append(Remark(place=cell, why=why))
            else:
                text = {"unit": post.unit.id, "position": post.position.id}[name]
                fills.append(Fill(place=cell, text=text))
    return Filled(fills=tuple(fills), remarks=tuple(remarks))


def _rows(tables: Tables) -> Iterable[Record]:
    data = tables.tables.get(table_of(PersonRating))
    return data.records if data else ()


def computed(agency: Agency, cycle: Cycle) -> Filled:
    """Months by the posts, the year's score by its periods (NĐ 335/2025 Đ.17.3), of ratings that stand."""
    fills: list[Fill] = []
    remarks: list[Remark] = []
    for rating in cycle.current_people:
        held = len(months_held(agency, rating.official, cycle.year))
        if rating.months is None and held:
            fills.append(Fill(place=at(rating, "months"), text=str(held)))
        elif held and rating.months != held:
            why = f"ghi {plain(rating.months or Decimal(0))}, theo phân công là {held} tháng"
            remarks.append(Remark(place=at(rating, "months"), why=why))
        if rating.status is not Status.NOT_RATED:
            _score(agency, cycle, rating, fills, remarks)
    return Filled(fills=tuple(fills), remarks=tuple(remarks))


def _score(
    agency: Agency, cycle: Cycle, rating: PersonRating, fills: list[Fill], remarks: list[Remark]
) -> None:
    made, place = cycle.year_scores.get(rating.official.id), at(rating, "score")
    if made is None:
        return
    if made.mean is None or lacking(made, cycle.year, rating.months, date(cycle.year + 1, 1, 1)):
        if rating.score is None:
            why = "chưa đủ điểm các tháng (quý) của năm nên chưa tính được điểm trung bình"
            remarks.append(Remark(place=place, why=why))
        return
    cut = points(made.mean)
    if rating.score is None:
        fills.append(Fill(place=place, text=str(Decimal(cut.replace(",", ".")))))
        return
    row = agency.parameter(TOLERANCE, cycle.year)
    if abs(Fraction(rating.score) - made.mean) > Fraction(row.value if row else 0):
        remarks.append(Remark(place=place, why=f"ghi {points(rating.score)}, điểm trung bình là {cut}"))


def by_row(fills: Iterable[Fill]) -> Mapping[int, Mapping[str, str]]:
    """The new texts by row and column."""
    rows: dict[int, dict[str, str]] = {}
    for fill in fills:
        if fill.place.row is not None and fill.place.column is not None:
            rows.setdefault(fill.place.row, {})[fill.place.column] = fill.text
    return rows
