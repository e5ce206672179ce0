"""All rules against all cycles, each as its row of `quy_tac` says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import RuleRow
from congkhai.rules import (
    agency_head,
    awards_last,
    before_party_and_awards,
    configured,
    council_proposed,
    day_off,
    decided_in_time,
    deputy_chairs,
    drafts_in_time,
    everyone_voted,
    has_decision,
    head_not_above_unit,
    leaders_reviewed_twice,
    level_of_year,
    minutes,
    minutes_adopted,
    not_rated,
    party_opinion,
    quota,
    rated_after_collective,
    rated_on_review,
    report_in_time,
    review_order,
    reviewed_in_place,
    right_form,
    self_scores,
    tasks_in_time,
    unconfirmed,
    unit_dossiers,
    units_before_agency,
    voted_in_division,
    votes_add_up,
)
from congkhai.rules.rule import Rule

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


def _judged(finding: Finding, row: RuleRow, rule: Rule) -> Finding:
    return replace(finding, severity=effective(row, rule), source=cited(row))


def cited(row: RuleRow) -> str:
    """Document and article as a clerk cites them, with "chưa đối chiếu" where the text was not read.

    What rests on no document there is nothing to compare with.
    """
    document = row.source.document
    name = f"{document.kind_name} {document.number or document.subject}".strip() if document else ""
    parts = [part for part in (name, row.source.article) if part]
    ours = document is None and row.source.article
    mark = "" if row.source.compared or ours else " (chưa đối chiếu với nguyên văn)"
    return ", ".join(parts) + mark if parts else mark.strip()
