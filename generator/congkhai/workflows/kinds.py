"""The catalogue of findings: every kind the program can tell, with what the rules' rows say of it."""

from collections.abc import Iterator

from congkhai.announcement import kinds as announcement
from congkhai.findings import Kind, Severity
from congkhai.grids import kinds as grids
from congkhai.model.agency import Agency, Cycle
from congkhai.pages.catalogue import KindRow
from congkhai.publish import heads, history, hosts, inspect, leaks, links, render, stage
from congkhai.records import kinds as records
from congkhai.rendering import attached, content, sealed
from congkhai.rules import explained
from congkhai.rules.rule import Rule
from congkhai.rules.run import NOT_RUN, RULES, UNKNOWN_RULE, cited, effective, gentler, row_for
from congkhai.tables import kinds as tables
from congkhai.workbook import kinds as workbook
from congkhai.workflows import stopped

ROOMS = (
    grids,
    tables,
    records,
    content,
    attached,
    sealed,
    stage,
    render,
    inspect,
    leaks,
    links,
    hosts,
    heads,
    history,
    announcement,
    explained,
    workbook,
    stopped,
)
WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "thông tin"}


def catalogue(agency: Agency) -> tuple[KindRow, ...]:
    """Every kind once, by code; kinds of rules as they hold in the newest cycle."""
    plain = [_row(kind, WORDS[kind.severity], kind.source) for kind in (UNKNOWN_RULE, NOT_RUN, *_kinds())]
    ruled = [row for rule in RULES for row in _of_rule(agency, agency.cycles[0], rule)]
    rows = {row.code: row for row in (*plain, *ruled)}
    return tuple(rows[code] for code in sorted(rows))


def _kinds() -> Iterator[Kind]:
    for room in ROOMS:
        yield from (value for value in vars(room).values() if isinstance(value, Kind))


def _of_rule(agency: Agency, cycle: Cycle, rule: Rule) -> Iterator[KindRow]:
    row = row_for(agency, cycle, rule)
    if row is None:
        severity = "lỗi" if rule.always else f"không áp dụng cho năm {cycle.year}"
        yield from (_row(kind, severity, "") for kind in rule.kinds)
    else:
        grave, source = effective(row, rule), cited(row)
        yield from (_row(kind, WORDS[gentler(grave, kind.severity)], source) for kind in rule.kinds)


def _row(kind: Kind, severity: str, source: str) -> KindRow:
    return KindRow(code=kind.code, message=kind.message, remedy=kind.remedy, severity=severity, source=source)
