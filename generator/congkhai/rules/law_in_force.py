"""What a cycle rests on is still in force when it begins."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind, Place
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.groups import groups
from congkhai.model.law import Document, OfYears
from congkhai.rules.papers import called
from congkhai.rules.rule import Findings, Rule
from congkhai.text.dates import short_date

NO_LONGER_IN_FORCE = Kind(
    code="can-cu-het-hieu-luc",
    message="{paper} đã hết hiệu lực từ sau ngày {ended}, trước kỳ đánh giá năm {year}; {instead}.",
    remedy=(
        "Dẫn văn bản đang có hiệu lực; nếu ngày hết hiệu lực ghi sai thì sửa ở bảng Văn bản, dòng {row}."
    ),
)


def law_in_force(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Bases of the plan, and rows of law that hold for the cycle, cite nothing that ended before it began."""
    starts = cycle.starts or date(cycle.year, 1, 1)
    successors = groups(agency.documents.values(), lambda document: document.replaces)
    for place, paper in _cited(agency, cycle):
        if paper and paper.valid_to and paper.valid_to < starts:
            named = ", ".join(called(document) for document in successors.get(paper.id, ()))
            yield NO_LONGER_IN_FORCE.at(
                place,
                paper=called(paper),
                ended=short_date(paper.valid_to),
                year=cycle.year,
                instead=f"văn bản thay thế là {named}" if named else "chưa ghi văn bản nào thay thế",
                row=paper.place.row,
            )


def _cited(agency: Agency, cycle: Cycle) -> Iterator[tuple[Place, Document | None]]:
    """Every cell that names a document for the cycle."""
    rules = cycle.rule_set
    yield at(cycle, "rule_set"), rules.source.document
    for base in cycle.citations:
        yield at(base, "document"), base.document
    rows: tuple[OfYears, ...] = (*agency.parameters, *(row for row in agency.rules if row.on))
    for row in rows:
        paper = row.source.document
        if paper and row.holds(cycle.year):
            yield at(row, "source.document"), paper


RULE = Rule(
    code="can-cu-con-hieu-luc",
    title="Văn bản mà kỳ đánh giá dựa vào còn hiệu lực khi kỳ bắt đầu",
    check=law_in_force,
    passes="Kế hoạch năm 2026 căn cứ Nghị định số 335/2025/NĐ-CP đang có hiệu lực: đúng.",
    fails="Kế hoạch năm 2026 căn cứ Nghị định số 90/2020/NĐ-CP, hết hiệu lực từ ngày 01/7/2026: cảnh báo.",
)
