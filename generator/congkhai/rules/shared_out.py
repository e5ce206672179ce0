"""How a quota that is passed is told: both numbers, the base, the most that would be allowed, the rows."""

from collections.abc import Sequence
from decimal import Decimal

from congkhai.findings import Finding, Kind
from congkhai.law.members import standing
from congkhai.law.quota import Base, InForce, Percents, base_of, ceiling_among, exceeds, in_force, lawful
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.law import RuleSet
from congkhai.model.record import Rating
from congkhai.rules.rule import as_cited
from congkhai.text.numbers import plain
from congkhai.value import Value, replace


class Measure(Value):
    """By what a group is measured: the percentage in force, the base, the levels.

    `most` is the highest percentage that may be granted, None where no more may be; `raised` says how, as a
    sentence of a remedy.
    """

    share: InForce
    base: Base
    rules: RuleSet
    most: Decimal | None
    raised: str


def measure(agency: Agency, cycle: Cycle, percents: Percents) -> Measure | None:
    """What the year sets; None where it sets no percentage, or the rules have no two levels.

    A base that cannot be read counts as the literal one.
    """
    share = in_force(agency, cycle.year, percents)
    if share is None or len(cycle.rule_set.levels) < 2:
        return None
    base = base_of(agency, cycle.year) or Base.GOOD_ONLY
    granted = lawful(agency, cycle.year, percents.most)
    most = granted.value if granted is not None and granted.value > share.percent else None
    raised = (
        " Nếu tổ chức có thành tích xuất sắc, nổi trội thì cấp có thẩm quyền có thể quyết định tỷ lệ cao "
        f"hơn, đến {plain(most)}%: ghi quyết định đó ở tham số {percents.decided}."
        if most is not None
        else ""
    )
    return Measure(share=share, base=base, rules=cycle.rule_set, most=most, raised=raised)


def passed(kind: Kind, key: str, ratings: Sequence[Rating], by: Measure, **facts: object) -> Finding | None:
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
    known = stands.highest + stands.following
    ceiling = ceiling_among(known, percent, by.base)
    # A higher percentage that allows nobody more is no way out.
    helps = by.most is not None and ceiling_among(known, by.most, by.base) > ceiling
    first, *others = (at(rating, "level") for rating in ratings if rating.level == highest.id)
    finding = kind.at(
        replace(first, key=key),
        count=stands.highest,
        highest=highest.name,
        percent=plain(percent),
        base=stands.following + (stands.highest if wide else 0),
        next=f"“{following.name}”" + (" trở lên" if wide else ""),
        following=following.name,
        ceiling=ceiling,
        raised=by.raised if helps else "",
        **facts,
    )
    source = as_cited(by.share.row.source) if by.share.raised else ""
    return replace(finding, also=tuple(replace(place, key=None) for place in others), source=source)
