"""How a quota that is passed is put into words: both numbers, the base, the most that would be allowed."""

from dataclasses import dataclass

from congkhai.law.members import Standing
from congkhai.law.quota import Base, InForce, Percents, base_of, ceiling_among, exceeds, in_force
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import RuleSet
from congkhai.text.numbers import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """By what a group is measured: the percentage in force, the base, the levels."""

    share: InForce
    base: Base
    rules: RuleSet


def measure(agency: Agency, cycle: Cycle, percents: Percents) -> Measure | None:
    """What the year sets; None where it sets no percentage, or the rules have no two levels.

    A base that cannot be read counts as the literal one.
    """
    share = in_force(agency, cycle.year, percents)
    if share is None or len(cycle.rule_set.levels) < 2:
        return None
    base = base_of(agency, cycle.year) or Base.GOOD_ONLY
    return Measure(share=share, base=base, rules=cycle.rule_set)


def passed(stands: Standing, by: Measure) -> dict[str, object]:
    """The facts of a quota that is passed, for a message; nothing where it is kept."""
    percent = by.share.percent
    if not exceeds(stands.highest, stands.following, percent, by.base):
        return {}
    wide = by.base is Base.GOOD_AND_ABOVE
    highest, following = by.rules.levels[:2]
    return {
        "count": stands.highest,
        "highest": highest.name,
        "percent": plain(percent),
        "base": stands.following + (stands.highest if wide else 0),
        "next": f"“{following.name}”" + (" trở lên" if wide else ""),
        "ceiling": ceiling_among(stands.highest + stands.following, percent, by.base),
    }
