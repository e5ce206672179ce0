"""The last year's record under the law of the next: who, which shares and which days would differ."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from congkhai.documents.lines import item, paragraph
from congkhai.findings import Finding, Severity, gathered, ordered
from congkhai.law.allotment import allotment
from congkhai.law.bands import level_of
from congkhai.law.dated_back import Change, changes, dated_back, uncompared
from congkhai.law.deadlines import day_in_year
from congkhai.law.quota import OF_PEOPLE, OF_UNITS, Base, Percents, base_named, base_of, ceiling, in_force
from congkhai.law.scores import judged_by
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import OfYears, Parameter, RuleRow, RuleSet
from congkhai.model.plan import StepOrder
from congkhai.rules import law_in_force, rule_set_holds
from congkhai.rules.own_set import set_of
from congkhai.rules.rule import as_cited
from congkhai.rules.run import RULES, run
from congkhai.text.numbers import plain, points
from congkhai.text.phrases import first_few
from congkhai.value import replace

#: What judges whether the law itself held in the year: in a rehearsal it is taken to hold.
_OF_THE_LAW: Final = frozenset(
    kind.code
    for rule in RULES
    if rule.code in (rule_set_holds.RULE.code, law_in_force.RULE.code)
    for kind in rule.kinds
)
_ANSWERS: Final = MappingProxyType({"co": "có", "khong": "không"})
Site = tuple[str, str | None, str | None, str | None]


def text(agency: Agency, last: Cycle, rule_set: RuleSet, year: int, today: date) -> str:
    """What is different; "" where the same law holds in both years."""
    changed = [*changes(agency, last.year, year)]
    if rule_set == last.rule_set and not changed:
        return ""
    alone = _alone(agency, last)
    other = dated_back(agency, last, rule_set, year)
    titles = agency.titles(StepOrder, "step")
    parts = [
        [paragraph(f"DIỄN TẬP: sổ năm {last.year} xét theo luật của năm {year} (không ghi gì)")],
        _part("Luật khác đi:", [*_sets(last, rule_set), *(_changed(change, titles) for change in changed)]),
        _part("Người có mức theo điểm khác đi:", _levels(alone, other)),
        _part("Tỷ lệ xuất sắc:", _shares(alone, other)),
        _part("Điều mới bị nêu:", _told(_beyond(other, alone, today))),
        _part("Điều không còn bị nêu:", _told(_beyond(alone, other, today))),
        _part("Điều khoản chưa ai đối chiếu:", _articles(uncompared(agency, rule_set, year), titles)),
    ]
    return "\n".join("\n".join(part) for part in parts if part) + "\n"


def _alone(agency: Agency, last: Cycle) -> Agency:
    """The agency as it was judged, with this cycle alone."""
    return dated_back(agency, last, last.rule_set, last.year)


def _part(title: str, lines: Iterable[str]) -> list[str]:
    every = [*lines]
    return [title, *every] if every else []


def _sets(last: Cycle, rule_set: RuleSet) -> Iterator[str]:
    if rule_set != last.rule_set:
        yield item(f"Bộ quy định: {last.rule_set.name} → {rule_set.name}")
        before, after = ([level.name for level in rules.levels] for rules in (last.rule_set, rule_set))
        if before != after:
            yield item(f"Các mức: {', '.join(before)} → {', '.join(after)}")


def _changed(change: Change, titles: Mapping[str, str]) -> str:
    row = change.after or change.before
    if row is None:
        return ""
    before, after = (_says(one, titles) for one in (change.before, change.after))
    called = "Trình tự" if isinstance(row, StepOrder) else _called(row, titles)
    return item(f"{called}: {before} → {after}")


def _called(row: OfYears, titles: Mapping[str, str]) -> str:
    """What a clerk calls a row of law; of an order of steps which comes after which."""
    if isinstance(row, StepOrder):
        return f"Trình tự: {_order(row, titles)}"
    return row.name if isinstance(row, Parameter | RuleRow | RuleSet) else ""


def _order(row: StepOrder, titles: Mapping[str, str]) -> str:
    step, first = (titles.get(step, step) for step in (row.step, row.first))
    return f"bước “{step}” sau bước “{first}”"


def _says(row: OfYears | None, titles: Mapping[str, str]) -> str:
    """What a row of law says, in a few words."""
    if isinstance(row, Parameter):
        return _in_words(row) if row.text else f"{plain(row.value)} {row.unit}".strip()
    if isinstance(row, RuleRow):
        return row.severity.word if row.on else "tắt"
    if isinstance(row, StepOrder):
        return _order(row, titles)
    return "không có"


def _in_words(row: Parameter) -> str:
    """A choice that a parameter writes in a code, as a clerk reads it: a day, có or không, a base."""
    day, base = day_in_year(row, row.first_year), base_named(row.text)
    if day is not None:
        return f"ngày {day:%d/%m}"
    return base.word if base else _ANSWERS.get(row.text, row.text)


def _levels(alone: Agency, other: Agency) -> Iterator[str]:
    """Whose score gives another level, each under the set that holds for him, by the name of the level."""
    (last,), (now,) = alone.cycles, other.cycles
    for rating in last.current_people:
        score, then = judged_by(last, rating), judged_by(now, rating)
        if score is not None and then is not None:
            before = level_of(set_of(alone, last, rating.official).levels, score)
            after = level_of(set_of(other, now, rating.official).levels, then)
            names = [level.name if level else "không có khung điểm" for level in (before, after)]
            if names[0] != names[1]:
                yield item(f"{rating.bearer}, {points(then)} điểm: {names[0]} → {names[1]}")


def _shares(alone: Agency, other: Agency) -> Iterator[str]:
    for what, percents in (("công chức", OF_PEOPLE), ("tổ chức", OF_UNITS)):
        before, after = (_share(agency, percents) for agency in (alone, other))
        if before != after:
            yield item(f"{what}: {before} → {after}")


def _share(agency: Agency, percents: Percents) -> str:
    """How many were rated highest, and how many may be by the rows that hold."""
    (cycle,) = agency.cycles
    shared = allotment(agency, cycle)
    counts = (shared.whole if percents is OF_PEOPLE else shared.units).by_level
    share, base = in_force(agency, cycle.year, percents), base_of(agency, cycle.year) or Base.GOOD_ONLY
    if share is None or len(counts) < 2:
        return "không giới hạn"
    most = ceiling(counts[1], share.percent, base)
    within = "" if most is None else f", nhiều nhất {most} so với {counts[1]} ở mức tốt; đã xếp {counts[0]}"
    return f"{plain(share.percent)}%{within}"


def _beyond(agency: Agency, other: Agency, today: date) -> list[Finding]:
    """What is told of the one and not of the other, each cause once; what only informs is left out."""
    there = {_site(finding) for finding in run(other, today)}
    own = (finding for finding in run(agency, today) if _site(finding) not in there)
    return gathered(ordered(filter(_weighs, own)))


def _weighs(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO and finding.code not in _OF_THE_LAW


def _site(finding: Finding) -> Site:
    return finding.code, finding.place.table, finding.place.key, finding.place.column


def _told(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        keys = dict.fromkeys(place.key for place in (finding.place, *finding.also) if place.key)
        rows = first_few(keys, "dòng")
        yield item(f"{finding.severity.word}: {finding.message} ({finding.place.table_title}, {rows})")


def _articles(rows: Iterable[OfYears], titles: Mapping[str, str]) -> Iterator[str]:
    """Each article once, with how many rows rest on it."""
    cited: dict[str, list[str]] = {}
    for row in rows:
        cited.setdefault(as_cited(replace(row.source, compared=True)), []).append(_called(row, titles))
    for article, names in cited.items():
        yield item(f"{article}: {first_few(names, 'dòng')}")
