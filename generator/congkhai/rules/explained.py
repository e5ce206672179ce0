"""Warnings that the office accepts, with the reason and the paper: shown as passed, never hidden."""

from collections.abc import Iterable, Iterator

from congkhai.findings import Finding, Kind, Severity
from congkhai.model.agency import Agency
from congkhai.model.columns import at
from congkhai.model.groups import groups
from congkhai.model.year import Explanation
from congkhai.rules.papers import called
from congkhai.value import replace

EXPLAINS_NOTHING = Kind(
    code="giai-trinh-thua",
    message=(
        "Giải trình ở dòng này không ứng với cảnh báo nào đang có của kỳ {cycle} (mã “{code}”, dòng "
        "“{subject}”)."
    ),
    remedy=(
        "Nếu cảnh báo đã được sửa thì xoá dòng này; nếu không thì sửa lại ô ‘Kỳ đánh giá’, ‘Mã cảnh báo’, "
        "‘Dòng được giải trình’. Giải trình của năm trước không dùng cho cảnh báo của năm sau."
    ),
    severity=Severity.INFO,
)
EXPLAINS_ERROR = Kind(
    code="giai-trinh-cho-loi",
    message="Giải trình ở dòng này nói về lỗi “{code}”; lỗi phải được sửa, không giải trình được.",
    remedy="Sửa lỗi theo cách nêu ở lỗi đó, rồi xoá dòng giải trình này.",
    severity=Severity.WARNING,
)


def explained(agency: Agency, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, warnings that a row of `giai_trinh` explains marked as passed; then rows without use.

    A warning of one cycle is explained by a row of that cycle; one of no cycle, as of a paper, by any.
    """
    rows = [row for cycle in agency.cycles for row in cycle.explanations]
    known = groups(rows, lambda row: (row.code, row.subject))
    used: set[str] = set()
    blocking: set[str] = set()
    for finding in findings:
        about = known.get((finding.code, finding.place.key or ""), ())
        row = next((row for row in about if not finding.cycle or row.cycle == finding.cycle), None)
        if row and finding.severity is Severity.WARNING:
            used.add(row.id)
            yield replace(finding, passed=f"{row.reason.rstrip('.')} ({called(row.document)}).")
        else:
            if row and finding.blocks:
                blocking.add(row.id)
            yield finding
    yield from (_useless(row, row.id in blocking) for row in rows if row.id not in used)


def _useless(row: Explanation, blocks: bool) -> Finding:
    kind = EXPLAINS_ERROR if blocks else EXPLAINS_NOTHING
    return kind.at(at(row, "code"), code=row.code, subject=row.subject, cycle=row.cycle)
