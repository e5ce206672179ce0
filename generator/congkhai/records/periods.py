"""From and to: days and years that run backwards, and days and years that two rows claim."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import TypeVar

from congkhai.findings import Finding
from congkhai.model.agency import Cycle
from congkhai.model.columns import FieldName, Recorded, at, named
from congkhai.model.groups import groups
from congkhai.model.law import Document, Parameter, RuleRow, RuleSet
from congkhai.model.plan import StepOrder
from congkhai.model.record import DisclosureOrder
from congkhai.model.structure import Assignment, Office, Role, Unit
from congkhai.model.year import Petition
from congkhai.records.kinds import (
    EFFECT_BEFORE_ISSUE,
    MAIN_POSTS_OVERLAP,
    NAMES_OVERLAP,
    REVERSED,
    TWO_HEADS,
    YEARS_OVERLAP,
)
from congkhai.records.reader import Records
from congkhai.text.dates import short_date

Dated = TypeVar("Dated", Office, Assignment)
Yearly = TypeVar("Yearly", Parameter, RuleRow, StepOrder)


def _span(kind: type[Recorded], starts: str, ends: str) -> tuple[type[Recorded], FieldName, FieldName]:
    return kind, named(kind, starts), named(kind, ends)


SPANS = (
    _span(Office, "valid_from", "valid_to"),
    _span(Unit, "valid_from", "valid_to"),
    _span(Assignment, "valid_from", "valid_to"),
    _span(Document, "valid_from", "valid_to"),
    _span(Cycle, "starts", "ends"),
    _span(DisclosureOrder, "starts", "ends"),
    _span(Petition, "received", "answered"),
    _span(RuleSet, "first_year", "last_year"),
    _span(Parameter, "first_year", "last_year"),
    _span(RuleRow, "first_year", "last_year"),
    _span(StepOrder, "first_year", "last_year"),
)


def faults(records: Records) -> Iterator[Finding]:
    """Every period that ends before it starts, and every day and year that two rows claim."""
    for kind, starts, ends in SPANS:
        for record in records.all(kind):
            first, last = getattr(record, starts), getattr(record, ends)
            if first is not None and last is not None and last < first:
                place = at(record, ends)
                yield REVERSED.at(place, ends=place.column_title, starts=at(record, starts).column_title)
    yield from _overlaps(records.all(Parameter), lambda row: row.id)
    yield from _effect_first(records.all(Document))
    yield from _names(records.all(Office))
    yield from _main_posts(records.all(Assignment))
    yield from _heads(records.all(Assignment))
    yield from _overlaps(records.all(RuleRow), lambda row: row.code, lambda row: row.source.plan)
    yield from _overlaps(records.all(StepOrder), lambda row: row.id, lambda row: row.source.plan)


def _effect_first(papers: Iterable[Document]) -> Iterator[Finding]:
    for paper in papers:
        since, issued = paper.valid_from, paper.issued
        if since and issued and since < issued:
            facts = {"since": short_date(since), "issued": short_date(issued)}
            yield EFFECT_BEFORE_ISSUE.at(at(paper, "valid_from"), **facts)


def _names(offices: Iterable[Office]) -> Iterator[Finding]:
    """Names of the agency that hold on one day; told at the later row."""
    for office, other in _at_once(offices, lambda office: ""):
        day = _shared_day(office, other)
        yield NAMES_OVERLAP.at(at(office, "valid_from"), day=day, first=other.place.row)


def _main_posts(posts: Iterable[Assignment]) -> Iterator[Finding]:
    """Main posts that one person holds on one day: each is rated once, in one place (NĐ 335/2025 Đ.19.1)."""
    main = (post for post in posts if post.main)
    for post, other in _at_once(main, lambda post: post.official.id):
        yield MAIN_POSTS_OVERLAP.at(at(post, "valid_from"), first=other.place.row)


def _heads(posts: Iterable[Assignment]) -> Iterator[Finding]:
    """Two persons who head one unit on one day: only one is held against it (NĐ 335/2025 Đ.20.6)."""
    heads = (post for post in posts if post.role is Role.HEAD)
    told: set[str] = set()
    for post, other in _at_once(heads, lambda post: post.unit.id):
        # Of three heads the third is told once, beside the first of the others.
        if post.official.id != other.official.id and post.id not in told:
            told.add(post.id)
            yield TWO_HEADS.at(at(post, "role"), unit=post.unit.name, first=other.place.row)


def _at_once(records: Iterable[Dated], key: Callable[[Dated], str]) -> Iterator[tuple[Dated, Dated]]:
    """Each two rows of one key that hold on one day, the later row first."""
    for same in groups(records, key).values():
        for other, record in combinations(same, 2):
            if _begins(record, other) and _begins(other, record):
                yield record, other


def _begins(record: Dated, other: Dated) -> bool:
    """Whether the one begins before the other is over."""
    return not record.valid_from or not other.valid_to or record.valid_from <= other.valid_to


def _shared_day(one: Office, other: Office) -> str:
    """The first day that both hold, in words; of two without a beginning, one that both hold."""
    starts = [day for day in (one.valid_from, other.valid_from) if day]
    ends = [day for day in (one.valid_to, other.valid_to) if day]
    day = max(starts) if starts else min(ends, default=None)
    return short_date(day) if day else "bất kỳ"


def _overlaps(
    rows: Iterable[Yearly], code: Callable[[Yearly], str], plan: Callable[[Yearly], str] = lambda row: ""
) -> Iterator[Finding]:
    """Rows of one code and one plan that both hold in a year; told at the later row."""
    earlier: dict[tuple[str, str], list[Yearly]] = defaultdict(list)
    for row in rows:
        if row.last_year is not None and row.last_year < row.first_year:
            continue
        same = earlier[code(row), plan(row)]
        for other in same:
            year = max(row.first_year, other.first_year)
            if year <= min(row.last_year or year, other.last_year or year):
                facts = {"id": code(row), "year": year, "first": other.place.row}
                yield YEARS_OVERLAP.at(at(row, "first_year"), **facts)
                break
        same.append(row)
