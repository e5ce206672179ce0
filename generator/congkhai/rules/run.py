"""All rules against all cycles, each as its row of `quy_tac` says."""

from collections.abc import Iterator
from datetime import date
from types import ModuleType

from congkhai.findings import Finding, Kind, Severity, named
from congkhai.law.bearers import bearers
from congkhai.letters import with_odd_signs
from congkhai.model.agency import Agency
from congkhai.rules.idle import not_run
from congkhai.rules.rule import Rule, Scope
from congkhai.rules.switch import judged, row_for

# isort: off
# The one list of rules, in the order in which the catalogue tells them.
from congkhai.rules import (  # noqa: F401
    level_of_year,
    not_rated,
    everyone_rated,
    post_as_assigned,
    has_decision,
    head_not_above_unit,
    review_order,
    drafts_in_time,
    votes_add_up,
    dates_in_cycle,
    everyone_voted,
    quota,
    agency_head,
    rule_set_holds,
    worked_long_enough,
    months_within_posts,
    long_absence_capped,
    level_within_band,
    scores_within_bounds,
    shares_within_whole,
    year_score_is_mean,
    periods_complete,
    discipline_lowers,
    lowest_has_cause,
    quota_of_groups,
    raised_share,
    unit_points_add_up,
    unit_within_band,
    unit_meets_conditions,
    unit_at_the_lowest,
    quota_of_units,
    contracts_by_decision,
    namesakes,
    deputy_chairs,
    leaders_reviewed_twice,
    reviewed_in_place,
    right_form,
    voted_in_division,
    minutes,
    minutes_adopted,
    unit_dossiers,
    self_scores,
    rated_after_collective,
    rated_on_review,
    council_proposed,
    rating_order,
    party_opinion,
    units_before_agency,
    before_party_and_awards,
    awards_last,
    decided_in_time,
    report_in_time,
    tasks_in_time,
    announced_after_decisions,
    notices_sent,
    posted_long_enough,
    petitions_answered,
    replaced_by_new_paper,
    corrected_where_shown,
    national_database,
    own_numbers,
    cited_numbers,
    names_of_the_day,
    signing_form,
    no_secrets,
    law_in_force,
    day_off,
    unconfirmed,
    configured,
)
# isort: on

RULES: tuple[Rule, ...] = tuple(
    rule
    for module in tuple(globals().values())
    if isinstance(module, ModuleType)
    for rule in vars(module).values()
    if isinstance(rule, Rule)
)
UNKNOWN_RULE = Kind(
    code="quy-tac-khong-biet",
    message="Bảng Quy tắc kiểm tra có mã “{code}” mà chương trình không biết; quy tắc này không được chạy.",
    remedy="Sửa mã theo trang Danh mục lỗi, hoặc nâng cấp chương trình.",
    severity=Severity.WARNING,
)


def run(agency: Agency, today: date) -> Iterator[Finding]:
    """What the rules say, with the persons and units whose rows they say it of."""
    findings = tuple(_findings(agency, today))
    return named(findings, bearers(agency, {finding.place.table for finding in findings}))


def _findings(agency: Agency, today: date) -> Iterator[Finding]:
    """What every rule that holds says of every cycle, or of the agency, as it stands today."""
    codes = {rule.code for rule in RULES}
    for row in agency.rules:
        if row.code not in codes:
            unknown = UNKNOWN_RULE.at(agency.cell(row.place, "ma", row.code), code=row.code)
            yield with_odd_signs(unknown, row.code, codes.__contains__)
    for cycle in agency.cycles:
        newest = cycle is agency.cycles[0]
        rules = [rule for rule in RULES if newest or rule.scope is Scope.CYCLE]
        for rule in rules:
            switch = row_for(agency, cycle, rule)
            if switch is not None:
                yield from (judged(finding, switch, rule) for finding in rule.check(agency, cycle, today))
            elif rule.always:
                yield from rule.check(agency, cycle, today)
        yield from not_run(agency, cycle, rules)


def contradictions(agency: Agency, today: date) -> Iterator[Finding]:
    """Of what the rules say, the sums, counts and days that contradict each other and block."""
    codes = {kind.code for rule in RULES for kind in rule.kinds if kind.contradicts}
    return (finding for finding in run(agency, today) if finding.blocks and finding.code in codes)
