"""The results as they may be shown: totals with a chart, units, and the named list where allowed."""

from itertools import groupby

from congkhai.disclosure.public import PublicAgency, PublicResults
from congkhai.pages import chart, sections
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block


def page(agency: PublicAgency) -> Page:
    """ket-qua.md; says so plainly where nothing is decided or no names may be shown."""
    results = agency.cycle.results
    return Page(
        path="ket-qua.md",
        title="Kết quả đánh giá, xếp loại",
        section=sections.RESULTS,
        summary=f"Kết quả đánh giá, xếp loại chất lượng năm {agency.cycle.year}.",
        named=bool(results and results.people),
        body=_body(agency, results) if results else block("pages/results_none.html", agency=agency),
    )


def _body(agency: PublicAgency, results: PublicResults) -> str:
    body = block("pages/results_intro.html", agency=agency, results=results)
    if results.totals:
        body += sections.heading("Tổng hợp", "tong-hop")
        body += block("pages/totals.html", totals=results.totals, bars=chart.bars(results.totals))
    if results.units:
        body += sections.heading("Tập thể", "tap-the")
        body += block("pages/units.html", units=results.units)
    body += sections.heading("Cá nhân", "ca-nhan")
    groups = [
        (unit, list(people)) for unit, people in groupby(results.people, key=lambda person: person.unit)
    ]
    return body + block("pages/people.html", groups=groups, results=results, agency=agency)
