"""The results as they may be shown: totals with a chart, units, and the named list where allowed."""

from itertools import groupby
from textwrap import wrap
from typing import Final

from congkhai.disclosure.public import PublicAgency, PublicCount, PublicCycle, PublicResults, PublicTotals
from congkhai.pages import sections
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block
from congkhai.value import Value

#: Lengths of the chart, in units of the drawing.
WIDTH: Final = 320
ROW: Final = 52
LINE: Final = 19
#: So many letters of a title stand beside its count; levels that are shown together have longer titles.
LETTERS: Final = 36


class Bar(Value):
    """One bar: `top` is where its row begins, `length` how long it is (0–WIDTH), `lines` its title."""

    row: PublicCount
    lines: tuple[str, ...]
    top: int
    length: int
    rank: int

    @property
    def bottom(self) -> int:
        """Where its row ends."""
        return self.top + ROW + LINE * (len(self.lines) - 1)


def page(agency: PublicAgency, cycle: PublicCycle) -> Page:
    """ket-qua.md; says so plainly where nothing is decided or no names may be shown."""
    results = cycle.results
    none_yet = block("pages/results_none.html", agency=agency, cycle=cycle)
    return Page(
        path="ket-qua.md",
        label="Kết quả đánh giá, xếp loại",
        title=f"Kết quả đánh giá, xếp loại năm {cycle.year}",
        section=sections.RESULTS,
        summary=f"Kết quả đánh giá, xếp loại chất lượng năm {cycle.year} của {cycle.office.name}.",
        named=bool(results and results.people),
        body=_body(agency, cycle, results) if results else none_yet,
    )


def _body(agency: PublicAgency, cycle: PublicCycle, results: PublicResults) -> str:
    body = block("pages/results_intro.html", agency=agency, cycle=cycle, results=results)
    if results.totals:
        body += sections.heading("Tổng hợp", "tong-hop")
        body += block("pages/totals.html", totals=results.totals, bars=bars(results.totals))
    if results.units:
        body += sections.heading("Tập thể", "tap-the")
        body += block("pages/units.html", units=results.units)
    body += sections.heading("Cá nhân", "ca-nhan")
    by_unit = groupby(results.people, key=lambda person: person.unit)
    groups = [(unit, list(people)) for unit, people in by_unit]
    return body + block("pages/people.html", groups=groups, results=results, agency=agency)


def bars(totals: PublicTotals) -> tuple[Bar, ...]:
    """A bar a row, in the order of the table; the longest fills the width; a count of 0 has length 0."""
    largest = max((row.count for row in totals.rows), default=0)
    drawn: list[Bar] = []
    for rank, row in enumerate(totals.rows, 1):
        bar = Bar(
            row=row,
            lines=tuple(wrap(row.title, LETTERS, break_long_words=False)),
            top=drawn[-1].bottom if drawn else 0,
            length=max(3, round(WIDTH * row.count / largest)) if row.count else 0,
            rank=rank,
        )
        drawn.append(bar)
    return tuple(drawn)
