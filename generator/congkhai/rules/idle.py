"""Rules that say nothing because they do not run: a silent rule must not read as one that found nothing."""

from collections.abc import Iterator, Sequence

from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.model.agency import Agency, Cycle
from congkhai.rules.rule import Rule
from congkhai.rules.switch import row_for

NOT_RUN = Kind(
    code="quy-tac-khong-chay",
    message="Năm {year} có {count} quy tắc không chạy: {rules}.",
    remedy=(
        "Bổ sung điều còn thiếu nêu trong ngoặc, hoặc thêm, bật dòng của quy tắc đó trong bảng "
        "Quy tắc kiểm tra; không cần quy tắc nào thì để nguyên."
    ),
    severity=Severity.INFO,
)


def not_run(agency: Agency, cycle: Cycle, rules: Sequence[Rule]) -> Iterator[Finding]:
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
    return f"chưa cấu hình: {lacking}" if lacking else ""
