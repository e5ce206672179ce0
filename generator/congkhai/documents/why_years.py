"""One official's levels year by year, the newest first, and which of them cannot be held together."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from congkhai.documents import why
from congkhai.documents.lines import item, paragraph
from congkhai.law.reasons import Reasons
from congkhai.model.agency import Agency, Cycle
from congkhai.rules.rule import as_cited
from congkhai.value import Value


class Year(Value):
    """A cycle, and what it says of the official."""

    cycle: Cycle
    reasons: Reasons


def text(agency: Agency, years: Sequence[Year], today: date) -> str:
    """What every year came to, then how the level of the newest that knows the official came about.

    `years` are newest first; where there is one, the explanation alone.
    """
    told = next((year for year in years if _known(year)), years[0])
    whole = why.text(agency, told.cycle, told.reasons, today)
    if len(years) == 1:
        return whole
    official = told.reasons.official
    lines = [paragraph(why.PERSONAL), "", paragraph(f"{official.name} ({official.id}) qua các năm:")]
    lines += [item(_year(year)) for year in years]
    lines += [item(line) for line in _apart([year for year in years if _level(year)])]
    lines += ["", paragraph(f"Năm nào cũng hỏi riêng được: congkhai why {official.id} --year NĂM."), ""]
    return "\n".join((*lines, whole.removeprefix(f"{paragraph(why.PERSONAL)}\n\n")))


def _known(year: Year) -> bool:
    """Whether the official had a post or a result in the year."""
    post, first = year.reasons.post, date(year.cycle.year, 1, 1)
    return year.reasons.rating is not None or (post is not None and post.meets(first, year.cycle.last_day))


def _level(year: Year) -> str:
    """The id of the level of the year; "" where there is none."""
    return year.reasons.rating.level if year.reasons.rating else ""


def _year(year: Year) -> str:
    """Level or status, decision, and the unit and position of then."""
    reasons, rating = year.reasons, year.reasons.rating
    if not _known(year):
        return f"Năm {year.cycle.year}: không có nơi công tác và kết quả nào ở cơ quan."
    decision = f", {why.paper(rating.decision)}" if rating and rating.decision else ""
    held = rating or reasons.post
    where = f"; {held.position.name}, {held.unit.name}" if held else ""
    return f"Năm {year.cycle.year}: {why.result(reasons)}{decision}{where}."


def _apart(years: Sequence[Year]) -> Iterator[str]:
    """Each two years that follow each other under different rules."""
    for later, earlier in pairwise(years):
        new, old = later.reasons.rules, earlier.reasons.rules
        if new.id != old.id:
            laws = f"{old.name} ({as_cited(old.source)}) và {new.name} ({as_cited(new.source)})"
            scored = [rules.name for rules in (old, new) if any(level.banded for level in rules.levels)]
            score = f"; chỉ {scored[0]} xếp mức theo điểm" if len(scored) == 1 else ""
            between = f"năm {earlier.cycle.year} và năm {later.cycle.year}"
            yield f"Mức của {between} không so sánh thẳng với nhau được: {laws}{score}."
