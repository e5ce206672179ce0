"""All rules against all cycles, each as its row of `quy_tac` says."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind, Severity
from congkhai.letters import with_odd_signs
from congkhai.model.agency import Agency
from congkhai.model.columns import at
from congkhai.rules import (
    agency_head,
    announced_after_decisions,
    awards_last,
    before_party_and_awards,
    cited_numbers,
    configured,
    contracts_by_decision,
    corrected_where_shown,
    council_proposed,
    dates_in_cycle,
    day_off,
    decided_in_time,
    deputy_chairs,
    discipline_lowers,
    drafts_in_time,
    everyone_rated,
    everyone_voted,
    has_decision,
    head_not_above_unit,
    law_in_force,
    leaders_reviewed_twice,
    level_of_year,
    level_within_band,
    long_absence_capped,
    lowest_has_cause,
    minutes,
    minutes_adopted,
    months_within_posts,
    names_of_the_day,
    namesakes,
    national_database,
    no_secrets,
    not_rated,
    notices_sent,
    own_numbers,
    party_opinion,
    periods_complete,
    petitions_answered,
    post_as_assigned,
    posted_long_enough,
    quota,
    quota_of_groups,
    quota_of_units,
    raised_share,
    rated_after_collective,
    rated_on_review,
    rating_order,
    replaced_by_new_paper,
    report_in_time,
    review_order,
    reviewed_in_place,
    right_form,
    rule_set_holds,
    scores_within_bounds,
    self_scores,
    shares_within_whole,
    signing_form,
    tasks_in_time,
    unconfirmed,
    unit_at_the_lowest,
    unit_dossiers,
    unit_meets_conditions,
    unit_points_add_up,
    unit_within_band,
    units_before_agency,
    voted_in_division,
    votes_add_up,
    worked_long_enough,
    year_score_is_mean,
)
from congkhai.rules.idle import not_run
from congkhai.rules.rule import Rule
from congkhai.rules.switch import judged, row_for

RULES: tuple[Rule, ...] = (
    level_of_year.RULE,
    not_rated.RULE,
    everyone_rated.RULE,
    post_as_assigned.RULE,
    has_decision.RULE,
    head_not_above_unit.RULE,
    review_order.RULE,
    drafts_in_time.RULE,
    votes_add_up.RULE,
    dates_in_cycle.RULE,
    everyone_voted.RULE,
    quota.RULE,
    agency_head.RULE,
    rule_set_holds.RULE,
    worked_long_enough.RULE,
    months_within_posts.RULE,
    long_absence_capped.RULE,
    level_within_band.RULE,
    scores_within_bounds.RULE,
    shares_within_whole.RULE,
    year_score_is_mean.RULE,
    periods_complete.RULE,
    discipline_lowers.RULE,
    lowest_has_cause.RULE,
    quota_of_groups.RULE,
    raised_share.RULE,
    unit_points_add_up.RULE,
    unit_within_band.RULE,
    unit_meets_conditions.RULE,
    unit_at_the_lowest.RULE,
    quota_of_units.RULE,
    contracts_by_decision.RULE,
    namesakes.RULE,
    deputy_chairs.RULE,
    leaders_reviewed_twice.RULE,
    reviewed_in_place.RULE,
    right_form.RULE,
    voted_in_division.RULE,
    minutes.RULE,
    minutes_adopted.RULE,
    unit_dossiers.RULE,
    self_scores.RULE,
    rated_after_collective.RULE,
    rated_on_review.RULE,
    council_proposed.RULE,
    rating_order.RULE,
    party_opinion.RULE,
    units_before_agency.RULE,
    before_party_and_awards.RULE,
    awards_last.RULE,
    decided_in_time.RULE,
    report_in_time.RULE,
    tasks_in_time.RULE,
    announced_after_decisions.RULE,
    notices_sent.RULE,
    posted_long_enough.RULE,
    petitions_answered.RULE,
    replaced_by_new_paper.RULE,
    corrected_where_shown.RULE,
    national_database.RULE,
    own_numbers.RULE,
    cited_numbers.RULE,
    names_of_the_day.RULE,
    signing_form.RULE,
    no_secrets.RULE,
    law_in_force.RULE,
    day_off.MEETINGS,
    day_off.TASKS,
    unconfirmed.RULE,
    configured.RULE,
)
UNKNOWN_RULE = Kind(
    code="quy-tac-khong-biet",
    message=(
        "Bảng Quy tắc kiểm tra có mã “{code}” ({name}) mà chương trình không biết; "
        "quy tắc này không được chạy."
    ),
    remedy="Sửa mã theo trang Danh mục lỗi, hoặc nâng cấp chương trình.",
    severity=Severity.WARNING,
)


def run(agency: Agency, today: date) -> Iterator[Finding]:
    """What every rule that holds says of every cycle as it stands today."""
    codes = {rule.code for rule in RULES}
    for row in agency.rules:
        if row.code not in codes:
            unknown = UNKNOWN_RULE.at(at(row, "code"), code=row.code, name=row.name)
            yield with_odd_signs(unknown, row.code, codes.__contains__)
    for cycle in agency.cycles:
        for rule in RULES:
            switch = row_for(agency, cycle, rule)
            if switch is not None:
                yield from (judged(finding, switch, rule) for finding in rule.check(agency, cycle, today))
            elif rule.always:
                yield from rule.check(agency, cycle, today)
        yield from not_run(agency, cycle, RULES)


def contradictions(agency: Agency, today: date) -> Iterator[Finding]:
    """Of what the rules say, the sums, counts and days that contradict each other and block."""
    codes = {kind.code for rule in RULES for kind in rule.kinds if kind.contradicts}
    return (finding for finding in run(agency, today) if finding.blocks and finding.code in codes)
