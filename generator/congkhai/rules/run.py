"""All rules against all cycles, each as its row of `quy_tac` says."""

from collections.abc import Sequence
from datetime import date
from types import ModuleType

from congkhai.findings import Kind, Place, Severity
from congkhai.letters import with_odd_signs
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.rules.rule import Findings, Rule, Scope
from congkhai.rules.switch import judged, row_for
from congkhai.value import replace

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
    acts_while_there,
    deputy_chairs,
    leaders_reviewed_twice,
    reviewed_in_place,
    right_form,
    voted_in_division,
    minutes,
    minutes_adopted,
    unit_dossiers,
    self_scores,
    self_reviews,
    period_forms,
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
    follows_results,
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
    own_plan,
    unconfirmed,
    configured,
)
# isort: on


def _with_kinds(rule: Rule, module: ModuleType) -> Rule:
    """The rule with the kinds that stand in its module, unless it says itself which of them are its own."""
    kinds = tuple(value for value in vars(module).values() if isinstance(value, Kind))
    return rule if rule.kinds else replace(rule, kinds=kinds)


RULES: tuple[Rule, ...] = tuple(
    _with_kinds(rule, module)
    for module in tuple(globals().values())
    if isinstance(module, ModuleType)
    for rule in vars(module).values()
    if isinstance(rule, Rule)
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

NOT_RUN = Kind(
    code="quy-tac-khong-chay",
    message="Năm {year} có {count} quy tắc không chạy: {rules}.",
    remedy=(
        "Bổ sung điều còn thiếu nêu trong ngoặc, hoặc thêm, bật dòng của quy tắc đó trong bảng "
        "Quy tắc kiểm tra; không cần quy tắc nào thì để nguyên."
    ),
    severity=Severity.INFO,
)


def run(agency: Agency, today: date) -> Findings:
    """What every rule that holds says of every cycle, or of the agency, as it stands today."""
    codes = {rule.code for rule in RULES}
    for row in agency.rules:
        if row.code not in codes:
            unknown = UNKNOWN_RULE.at(at(row, "code"), code=row.code, name=row.name)
            yield with_odd_signs(unknown, row.code, codes.__contains__)
    for cycle in agency.cycles:
        newest = cycle is agency.cycles[0]
        rules = [rule for rule in RULES if newest or rule.scope is not Scope.AGENCY]
        for rule in rules:
            switch = row_for(agency, cycle, rule)
            if switch is None and not rule.always:
                continue
            for finding in rule.check(agency, cycle, today):
                of_year = rule.scope is Scope.CYCLE and finding.cycle is None
                finding = replace(finding, cycle=cycle.id) if of_year else finding
                yield judged(finding, switch, rule) if switch else finding
        yield from _not_run(agency, cycle, rules)


def _not_run(agency: Agency, cycle: Cycle, rules: Sequence[Rule]) -> Findings:
    """Once a cycle, the rules that could run in its year and do not, each with the reason.

    Rules whose rows are all of other years belong to another law; the catalogue lists them.
    """
    idle = {rule.title: why for rule in rules if (why := _why(agency, cycle, rule))}
    if idle:
        known = agency.rules[0].place if agency.rules else Place()
        yield NOT_RUN.at(
            Place(table=known.table, file=known.file, table_title=known.table_title, key=cycle.id),
            year=cycle.year,
            count=len(idle),
            rules="; ".join(f"{title} ({why})" for title, why in idle.items()),
        )


def _why(agency: Agency, cycle: Cycle, rule: Rule) -> str:
    if rule.always:
        return ""
    if row_for(agency, cycle, rule) is None:
        rows = [row for row in agency.rules if row.code == rule.code]
        if not rows:
            return "bảng Quy tắc kiểm tra không có dòng nào"
        year = cycle.year
        off = any(not row.on and row.holds(year) for row in rows)
        return "đã tắt" if off else ""
    if rule.needs and agency.parameter(rule.needs, cycle.year) is None:
        return f"chưa đặt tham số {rule.needs}"
    lacking = rule.lacks(agency, cycle)
    return f"còn thiếu: {lacking}" if lacking else ""


def contradictions(agency: Agency, today: date) -> Findings:
    """Of what the rules say, the sums, counts and days that contradict each other and block."""
    codes = {kind.code for rule in RULES for kind in rule.kinds if kind.contradicts}
    return (finding for finding in run(agency, today) if finding.blocks and finding.code in codes)
