"""All rules against all cycles, each as its row of `quy_tac` says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import RuleRow
from congkhai.rules import (
    agency_head,
    configured,
    contracts_by_decision,
    day_off,
    discipline_lowers,
    drafts_in_time,
    everyone_voted,
    has_decision,
    head_not_above_unit,
    level_of_year,
    level_within_band,
    long_absence_capped,
    lowest_has_cause,
    namesakes,
    not_rated,
    periods_complete,
    quota,
    quota_of_groups,
    quota_of_units,
    raised_share,
    review_order,
    rule_set_holds,
    scores_within_bounds,
    shares_within_whole,
    unconfirmed,
    unit_at_the_lowest,
    unit_meets_conditions,
    unit_points_add_up,
    unit_within_band,
    votes_add_up,
    worked_long_enough,
    year_score_is_mean,
)
from congkhai.rules.rule import Rule, as_cited

RULES: tuple[Rule, ...] = (
    level_of_year.RULE,
    not_rated.RULE,
    has_decision.RULE,
    head_not_above_unit.RULE,
    review_order.RULE,
    drafts_in_time.RULE,
    votes_add_up.RULE,
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
NOT_RUN = Kind(
    code="quy-tac-khong-chay",
    message="Năm {year} có {count} quy tắc không chạy: {rules}.",
    remedy="Nếu cần quy tắc nào, thêm hoặc bật dòng của quy tắc đó trong bảng Quy tắc kiểm tra.",
    severity=Severity.INFO,
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
                yield from (_judged(finding, switch, rule) for finding in rule.check(agency, cycle, today))
            elif rule.always:
                yield from rule.check(agency, cycle, today)
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
