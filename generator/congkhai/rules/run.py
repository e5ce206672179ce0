"""All rules against all cycles, each as its row of `quy_tac` says."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind, Severity
from congkhai.model.agency import Agency
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
    configured,
    contracts_by_decision,
    day_off,
    discipline_lowers,
    drafts_in_time,
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
    posted_long_enough,
    quota,
    quota_of_groups,
    quota_of_units,
    raised_share,
    rated_after_collective,
    rated_on_review,
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
    message="Bảng Quy tắc kiểm tra có mã “{code}” mà chương trình không biết; quy tắc này không được chạy.",
    remedy="Sửa mã theo trang Danh mục lỗi, hoặc nâng cấp chương trình.",
    severity=Severity.WARNING,
)


def run(agency: Agency, today: date) -> Iterator[Finding]:
    """What every rule that holds says of every cycle as it stands today."""
    codes = {rule.code for rule in RULES}
    for row in agency.rules:
        if row.code not in codes:
            yield UNKNOWN_RULE.at(agency.cell(row.place, "ma", row.code), code=row.code)
    for cycle in agency.cycles:
        for rule in RULES:
            switch = row_for(agency, cycle, rule)
            if switch is not None:
                yield from (judged(finding, switch, rule) for finding in rule.check(agency, cycle, today))
            elif rule.always:
                yield from rule.check(agency, cycle, today)
        yield from not_run(agency, cycle, RULES)
        yield from _not_run(agency, cycle)


def _not_run(agency: Agency, cycle: Cycle) -> Iterator[Finding]:
    """Once a cycle: a rule that stays silent must not read as one that found nothing."""
    idle = {rule.title: why for rule in RULES if (why := _why_idle(agency, cycle, rule))}
    if idle:
        known = agency.rules[0].place if agency.rules else Place()
        yield NOT_RUN.at(
            Place(table=known.table, file=known.file, table_title=known.table_title, key=cycle.id),
            year=cycle.year,
            count=len(idle),
            rules="; ".join(f"{title} ({why})" for title, why in idle.items()),
        )


def _why_idle(agency: Agency, cycle: Cycle, rule: Rule) -> str:
    if rule.always:
        return ""
    if row_for(agency, cycle, rule) is None:
        off = any(row.code == rule.code and not row.on for row in agency.rules)
        return "đã tắt" if off else "không có dòng nào cho năm này"
    if rule.needs and agency.parameter(rule.needs, cycle.year) is None:
        return f"chưa đặt tham số {rule.needs}"
    lacking = rule.lacks(agency, cycle)
    return f"chưa cấu hình: {lacking}" if lacking else ""


def row_for(agency: Agency, cycle: Cycle, rule: Rule) -> RuleRow | None:
    """The row of `quy_tac` under which a rule holds for a cycle, or None where it does not hold.

    A rule that comes from a plan holds for the cycle of that plan alone.
    """
    for row in agency.rules:
        in_years = row.first_year <= cycle.year <= (row.last_year or cycle.year)
        if row.code == rule.code and row.on and in_years and _of_plan(row, cycle):
            return row
    return None


def _of_plan(row: RuleRow, cycle: Cycle) -> bool:
    document = row.source.document
    if document is None or document.kind != "ke_hoach":
        return True
    return cycle.plan is not None and cycle.plan.id == document.id


def effective(row: RuleRow, rule: Rule) -> Severity:
    """How grave the rule's findings are: what was not compared with the text never blocks.

    A rule that holds always blocks always, whatever its row says.
    """
    if rule.always:
        return Severity.ERROR
    if row.severity is Severity.ERROR and not row.source.compared:
        return Severity.WARNING
    return row.severity


def gentler(one: Severity, other: Severity) -> Severity:
    """The less grave of two."""
    by_weight = list(Severity)
    return max(one, other, key=by_weight.index)


def _judged(finding: Finding, row: RuleRow, rule: Rule) -> Finding:
    """As grave as the row says, unless the kind is gentler by itself; a source that it names stands."""
    severity = gentler(effective(row, rule), finding.severity)
    return replace(finding, severity=severity, source=finding.source or cited(row))


def cited(row: RuleRow) -> str:
    """The source of a row as a clerk cites it; what rests on no document there is nothing to compare with."""
    ours = row.source.document is None and row.source.article
    return row.source.article if ours else as_cited(row.source)
