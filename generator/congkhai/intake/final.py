"""The final score of a period, which a form may not replace unseen."""

from collections.abc import Iterator
from fractions import Fraction

from congkhai.findings import Finding, Place
from congkhai.forms.definition import Definition
from congkhai.intake.kinds import SCORE_CHANGED
from congkhai.law.owed import Owed
from congkhai.law.scores import RESULT_POINTS, SIX, sixfold, with_posts
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import table_of
from congkhai.model.year import PeriodScore
from congkhai.text.numbers import points


def final_score(cycle: Cycle, owed: Owed, definition: Definition) -> PeriodScore | None:
    """The final score in the register that the form would replace; None where there is none."""
    fills = any(item.row.target.startswith(f"{table_of(PeriodScore)}.") for item, _ in definition.every())
    of_period = (one for one in cycle.scores if fills and _of(owed, one))
    return next((one for one in of_period if not one.provisional), None)


def brought(cycle: Cycle, owed: Owed, definition: Definition) -> bool:
    """Whether the whole form of this period was accepted before, so that the score is its own."""
    last = definition.writers[-1:]
    period = owed.period
    return any(
        row.receipt and row.form and row.form.id == owed.form.id and row.writer in last
        for row in cycle.dossiers
        if row.official and owed.official and row.official.id == owed.official.id
        if period and (row.period, row.number) == (period.kind, period.number)
    )


def worth(agency: Agency, cycle: Cycle, score: PeriodScore) -> str:
    """What a score comes to, as people write it; "" where that cannot be said."""
    most = agency.parameter(RESULT_POINTS, cycle.year)
    ((_, leads),) = with_posts(agency, cycle.year, (score,))
    six = sixfold(score, leads, most.value) if most else None
    if six is not None:
        return points(Fraction(six) / Fraction(SIX))
    return "" if score.total is None else points(score.total)


def rescored(
    before: tuple[Agency, Cycle], after: tuple[Agency, Cycle], owed: Owed, definition: Definition
) -> Iterator[Finding]:
    """That a final score is another one afterwards, with both."""
    old = final_score(before[1], owed, definition)
    new = next((one for one in after[1].scores if _of(owed, one)), None)
    if old is None or new is None or owed.period is None:
        return
    told = {"before": worth(*before, old), "after": worth(*after, new)}
    if told["before"] != told["after"]:
        period = owed.period.words(before[1].year)
        yield SCORE_CHANGED.at(Place(), period=period, name=owed.subject.name, **told)


def _of(owed: Owed, score: PeriodScore) -> bool:
    period, official = owed.period, owed.official
    if period is None or official is None or score.official.id != official.id:
        return False
    return (score.kind, score.number) == (period.kind, period.number)
