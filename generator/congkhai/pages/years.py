"""All years beside each other: where each stands, its levels, and the data of all of them."""

from collections.abc import Sequence

from congkhai.disclosure.public import Audience, PublicAgency, PublicCycle, PublicTotals
from congkhai.pages import sections
from congkhai.rendering.page import DataFile, Page
from congkhai.rendering.templates import block
from congkhai.value import Value

#: Who was assessed but not rated: a line of the totals beside those of the levels.
NOT_RATED = "Không xếp loại"


class Compared(Value):
    """What several years say of one thing, a level or a collective; "" where a year says nothing of it."""

    title: str
    values: tuple[str, ...]


def page(agency: PublicAgency, data: Sequence[DataFile]) -> Page:
    """cac-nam.md; the levels of each year beside each other are for the agency alone.

    `data` are the files that hold every year.
    """
    announced = {cycle.year: cycle.announcement for cycle in agency.cycles}
    body = block("pages/years.html", years=agency.cycles, announced=announced)
    decided = [cycle for cycle in agency.cycles if cycle.results]
    if agency.audience is Audience.AGENCY and decided:
        rule_sets = [cycle.rule_set for cycle in decided]
        body += sections.heading("Mức xếp loại qua các năm", "muc-xep-loai")
        body += block(
            "pages/years_levels.html",
            years=decided,
            levels=levels(decided),
            units=units(decided),
            laws=rule_sets if len(set(rule_sets)) > 1 else (),
        )
    body += sections.heading("Dữ liệu của mọi năm", "du-lieu") + block(
        "pages/downloads_others.html", files=data
    )
    return Page(
        path="cac-nam.md",
        title="Các năm",
        section=sections.LOOKUP,
        summary="Kế hoạch, kết quả, thông báo và dữ liệu của từng năm.",
        body=body,
    )


def levels(cycles: Sequence[PublicCycle]) -> tuple[Compared, ...]:
    """How many persons have each level, year by year, as the totals of each year print them.

    Whom the total counts beside the levels has a line of its own, so that the lines of a year add up; levels
    of every year stand above both.
    """
    totals = [cycle.results.totals if cycle.results else None for cycle in cycles]
    counts = [_counts(of) for of in totals]
    rated = {row.title for of in totals if of for row in of.rows}
    titles = dict.fromkeys(title for one_year in counts for title in one_year)
    return tuple(
        Compared(title=title, values=tuple(one_year.get(title, "") for one_year in counts))
        for title in sorted(titles, key=lambda title: title not in rated)
    )


def _counts(totals: PublicTotals | None) -> dict[str, str]:
    if totals is None:
        return {}
    levels = [(row.title, row.count) for row in totals.rows]
    lines = [*levels, (NOT_RATED, totals.not_rated), (totals.total_title, totals.total)]
    return {title: str(count) for title, count in lines if count is not None}


def units(cycles: Sequence[PublicCycle]) -> tuple[Compared, ...]:
    """The level of each collective, year by year."""
    rated = [
        {rating.unit: rating.level or rating.status for rating in cycle.results.units}
        if cycle.results
        else {}
        for cycle in cycles
    ]
    names = dict.fromkeys(name for one_year in rated for name in one_year)
    return tuple(
        Compared(title=name, values=tuple(one_year.get(name, "") for one_year in rated)) for name in names
    )
