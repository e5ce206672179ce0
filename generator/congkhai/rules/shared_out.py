"""How a quota that is passed is told: both numbers, the base, the most that would be allowed, the rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from congkhai.findings import Finding, Kind
from congkhai.law.members import standing
from congkhai.law.quota import Base, InForce, Percents, base_of, ceiling_among, exceeds, in_force, lawful
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import RuleSet
from congkhai.model.record import PersonRating, UnitRating
from congkhai.rules.rule import as_cited
from congkhai.text.numbers import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """By what a group is measured: the percentage in force, the base, the levels.

    `raised` says how more may be granted, as a sentence of a remedy; "" where nothing more may be.
    """

    share: InForce
    base: Base
    rules: RuleSet
    raised: str


def measure(agency: Agency, cycle: Cycle, percents: Percents) -> Measure | None:
    """What the year sets; None where it sets no percentage, or the rules have no two levels.

    A base that cannot be read counts as the literal one.
    """
    share = in_force(agency, cycle.year, percents)
    if share is None or len(cycle.rule_set.levels) < 2:
        return None
    base = base_of(agency, cycle.year) or Base.GOOD_ONLY
    most, raised = lawful(agency, cycle.year, percents.most), ""
    if most is not None and most.value > share.percent:
        raised = (
            " Nếu tổ chức có thành tích xuất sắc, nổi trội thì cấp có thẩm quyền có thể quyết định tỷ lệ cao "
            f"hơn, đến {plain(most.value)}%: ghi quyết định đó ở tham số {percents.decided}."
        )
    return Measure(share=share, base=base, rules=cycle.rule_set, raised=raised)


def passed(
    agency: Agency,
    kind: Kind,
    key: str,
    ratings: Sequence[PersonRating | UnitRating],
    by: Measure,
    **facts: object,
) -> Finding | None:
    """The finding of a quota that is passed, at the rows of those at the highest level; None where kept.

    A word that is no level is told elsewhere and may turn out to be the second. An explanation names the
    `key`, whoever stands first.
    """
    stands = standing((rating.level for rating in ratings), by.rules)
    percent = by.share.percent
    if not exceeds(stands.highest, stands.following + stands.unknown, percent, by.base):
        return None
    wide = by.base is Base.GOOD_AND_ABOVE
    highest, following = by.rules.levels[:2]
    first, *others = (
        agency.cell(rating.place, "muc", rating.level) for rating in ratings if rating.level == highest.id
    )
    finding = kind.at(
        replace(first, key=key),
        count=stands.highest,
        highest=highest.name,
        percent=plain(percent),
        base=stands.following + (stands.highest if wide else 0),
        next=f"“{following.name}”" + (" trở lên" if wide else ""),
        following=following.name,
        ceiling=ceiling_among(stands.highest + stands.following, percent, by.base),
        raised=by.raised,
        **facts,
    )
    source = as_cited(by.share.row.source) if by.share.raised else ""
    return replace(finding, also=tuple(replace(place, key=None) for place in others), source=source)
