"""What the program fills into a form from the package, so that nobody types what is known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from congkhai.forms.answers import Answers, Row
from congkhai.forms.definition import Definition, Item, within
from congkhai.law.demand import voted_at
from congkhai.law.owed import Owed
from congkhai.law.persons import called
from congkhai.law.posts import latest_post, place_of_work
from congkhai.law.scores import MONTHS, RESULT_POINTS, outcome, with_posts
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import FieldKind, Known
from congkhai.model.law import Criterion
from congkhai.model.structure import Assignment, Official, Unit
from congkhai.model.year import PeriodKind, PeriodScore
from congkhai.notation.formula_value import plain_number
from congkhai.text.dates import short_date
from congkhai.text.numbers import plain
from congkhai.value import Value

_YES_NO: Final = {True: "co", False: "khong"}
Subject = Mapping[Known, str]
"""What is known of one row of a repeat."""


class Source(Value):
    """What is known of: the package, the cycle, and what is owed."""

    agency: Agency
    cycle: Cycle
    owed: Owed


def known(source: Source, definition: Definition) -> Answers:
    """The answers that are filled in, with the rows that are laid out; nothing for what is not known."""
    return dict(_known(source, definition.items))


def _known(source: Source, items: Sequence[Item]) -> Iterator[tuple[str, str | Sequence[Row]]]:
    for item in items:
        if item.kind is FieldKind.REPEAT and item.row.known:
            yield item.name, tuple(_row(item, one) for one in _ROWS[item.row.known](source))
        elif item.items:
            yield from _known(source, item.items)
        elif item.row.known and (text := _told(source, item.row.known)):
            yield item.name, text


def _row(repeat: Item, one: Subject) -> Row:
    fields = (item for item, _ in within(repeat.items))
    told = ((item.name, one.get(item.row.known, "")) for item in fields if item.row.known)
    return {name: text for name, text in told if text}


def _told(source: Source, what: Known) -> str:
    tell = _TOLD.get(what)
    return tell(source) if tell else ""


def _day(source: Source) -> date:
    """The day at which posts are looked at: the end of the period, else of the cycle."""
    period = source.owed.period
    return period.last_day(source.cycle.year) if period else source.cycle.last_day


def _post(source: Source, what: Callable[[Assignment], str]) -> str:
    official = source.owed.official
    post = latest_post(source.agency, official, _day(source)) if official else None
    return what(post) if post else ""


def _leads(source: Source) -> str:
    """Whether the post at the end of the period leads, or the last one held in it (NĐ 335/2025 Đ.15.3–4).

    Where it changed within the period the law counts d, đ, e once they are all given, as `law.scores` does.
    """
    if source.owed.official is None:
        return ""
    post = latest_post(source.agency, source.owed.official, _day(source))
    return _YES_NO[bool(post and post.position.rank.leads)]


def _mean(source: Source) -> str:
    official = source.owed.official
    made = source.cycle.year_scores.get(official.id) if official else None
    return plain_number(_cut(made.mean)) if made and made.mean is not None else ""


def _cut(number: Fraction) -> Fraction:
    """A score with four decimals, the rest cut off, so that none reads higher than it is."""
    return Fraction(number * 10**4 // 1, 10**4)


def _months(source: Source) -> str:
    official = source.owed.official
    if official is None:
        return ""
    rating = next((one for one in source.cycle.current_people if one.official.id == official.id), None)
    return plain(rating.months) if rating and rating.months is not None else ""


def _result(source: Source) -> str:
    """The level that was decided, and by which document."""
    official = source.owed.official
    rated = (one for one in source.cycle.current_people if official and one.official.id == official.id)
    rating = next((one for one in rated if one.decision), None)
    level = source.cycle.rule_set.level(rating.level) if rating else None
    if rating is None or rating.decision is None or level is None:
        return ""
    paper = rating.decision
    day = f" ngày {short_date(paper.issued)}" if paper.issued else ""
    return f"{level.name} (Quyết định số {paper.number}{day})"


def _most(source: Source) -> str:
    row = source.agency.parameter(RESULT_POINTS, source.cycle.year)
    return plain(row.value) if row else ""


def _chair(source: Source) -> str:
    meeting = source.owed.meeting
    return meeting.chair.name if meeting and meeting.chair else ""


def _of_meeting(what: str) -> Callable[[Source], str]:
    def tell(source: Source) -> str:
        meeting = source.owed.meeting
        return meeting.starts.strftime(what) if meeting else ""

    return tell


_TOLD: Final[Mapping[Known, Callable[[Source], str]]] = {
    Known.OFFICE: lambda source: source.cycle.office.name,
    Known.NAME: lambda source: called(source.agency, source.owed.official) if source.owed.official else "",
    Known.POST: lambda source: _post(source, lambda post: post.position.name),
    Known.UNIT: lambda source: _post(source, lambda post: place_of_work(source.cycle, post)),
    Known.COLLECTIVE: lambda source: source.owed.unit.name if source.owed.unit else "",
    Known.PERIOD: lambda source: source.owed.period.words(source.cycle.year) if source.owed.period else "",
    Known.YEAR: lambda source: str(source.cycle.year),
    Known.LEADS: _leads,
    Known.MONTHS: _months,
    Known.MEAN: _mean,
    Known.MEETING: lambda source: source.owed.meeting.name if source.owed.meeting else "",
    Known.DAY: _of_meeting("%Y-%m-%d"),
    Known.HOUR: _of_meeting("%H:%M"),
    Known.WHERE: lambda source: source.owed.meeting.where if source.owed.meeting else "",
    Known.MET: lambda source: source.owed.meeting.unit.name if source.owed.meeting else "",
    Known.CHAIR: _chair,
    Known.RESULT: _result,
    Known.ASKED: lambda source: source.owed.body.name if source.owed.body else "",
    Known.RESULT_MOST: _most,
}


def _periods(kind: PeriodKind, count: int) -> Callable[[Source], Iterator[Subject]]:
    def rows(source: Source) -> Iterator[Subject]:
        totals = _totals(source, kind)
        for number in range(1, count + 1):
            yield {Known.ONE_PERIOD: str(number), Known.ONE_SCORE: totals.get(number, "")}

    return rows


def _totals(source: Source, kind: PeriodKind) -> Mapping[int, str]:
    """The total of each period of the kind, cut to four decimals."""
    official = source.owed.official
    most = source.agency.parameter(RESULT_POINTS, source.cycle.year)
    made = source.cycle.year_scores.get(official.id) if official else None
    if made is None or most is None:
        return {}
    scores = with_posts(source.agency, source.cycle.year, made.periods)
    told = ((score, _total(score, leads, most.value)) for score, leads in scores if score.kind is kind)
    return {score.number: total for score, total in told if total}


def _total(score: PeriodScore, leads: bool | None, most: Decimal) -> str:
    made = outcome(score, leads, most)
    return plain_number(_cut(made.total)) if made else ""


def _subjects(source: Source) -> Iterator[Subject]:
    """On whom the meeting votes."""
    meeting = source.owed.meeting
    for subject in voted_at(source.agency, source.cycle, meeting) if meeting else ():
        yield _subject(source, subject)


def _reviewed(source: Source) -> Iterator[Subject]:
    """Whom the meeting reviews."""
    meeting = source.owed.meeting
    for review in source.cycle.reviews:
        subject = review.official or review.unit
        if subject and meeting and review.meeting.id == meeting.id:
            yield _subject(source, subject)


def _subject(source: Source, subject: Official | Unit) -> Subject:
    return {Known.SUBJECT_ID: subject.id, Known.SUBJECT_NAME: called(source.agency, subject)}


def _criteria(source: Source) -> Iterator[Subject]:
    """The criteria of the year's rule set that points are given for; their groups are not."""
    own = [row for row in source.agency.criteria if row.rule_set == source.cycle.rule_set.id]
    headed = {row.group for row in own}
    groups = {row.id: row.order for row in own}

    def place(row: Criterion) -> tuple[int, int]:
        return groups.get(row.group or "", 0), row.order

    for row in sorted((one for one in own if one.id not in headed), key=place):
        yield {Known.CRITERION: row.name, Known.CRITERION_MOST: plain(row.most).replace(",", ".")}


_ROWS: Final[Mapping[Known, Callable[[Source], Iterator[Subject]]]] = {
    Known.EACH_MONTH: _periods(PeriodKind.MONTH, MONTHS),
    Known.EACH_QUARTER: _periods(PeriodKind.QUARTER, 4),
    Known.SUBJECTS: _subjects,
    Known.REVIEWED: _reviewed,
    Known.CRITERIA: _criteria,
}
