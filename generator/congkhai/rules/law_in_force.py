"""What a cycle rests on is still in force when it begins."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.groups import groups
from congkhai.model.law import Document, OfYears
from congkhai.rules.papers import called
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

NO_LONGER_IN_FORCE = Kind(
    code="can-cu-het-hieu-luc",
    message="{paper} đã hết hiệu lực từ sau ngày {ended}, trước kỳ đánh giá năm {year}; {instead}.",
    remedy=(
        "Dẫn văn bản đang có hiệu lực; nếu ngày hết hiệu lực ghi sai thì sửa ở bảng Văn bản, dòng {row}."
    ),
)


def law_in_force(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Bases of the plan, and rows of law that hold for the cycle, cite nothing that ended before it began."""
    successors = groups(agency.documents.values(), lambda document: document.replaces)
    for where, paper in _cited(agency, cycle):
        if paper and paper.valid_to and paper.valid_to < cycle.first_day:
            named = ", ".join(called(document) for document in successors.get(paper.id, ()))
            instead = f"văn bản thay thế là {named}" if named else "chưa ghi văn bản nào thay thế"
            facts = {"paper": called(paper), "ended": paper.valid_to, "row": paper.place.row}
            yield told(NO_LONGER_IN_FORCE, where, year=cycle.year, instead=instead, **facts)


def _cited(agency: Agency, cycle: Cycle) -> Iterator[tuple[Where, Document | None]]:
    """Every cell that names a document for the cycle."""
    yield Where(cycle, "rule_set"), cycle.rule_set.source.document
    yield from ((Where(base, "document"), base.document) for base in cycle.citations)
    rows: tuple[OfYears, ...] = (
        *agency.parameters,
        *(row for row in agency.rules if row.on),
        *agency.step_orders,
    )
    for row in rows:
        if row.holds(cycle.year):
            yield Where(row, "source.document"), row.source.document


RULE = Rule(
    code="can-cu-con-hieu-luc",
    title="Văn bản mà kỳ đánh giá dựa vào còn hiệu lực khi kỳ bắt đầu",
    check=law_in_force,
    passes="Kế hoạch năm 2026 căn cứ Nghị định số 335/2025/NĐ-CP đang có hiệu lực: đúng.",
    fails="Kế hoạch năm 2026 căn cứ Nghị định số 90/2020/NĐ-CP, hết hiệu lực từ ngày 01/7/2026: cảnh báo.",
)
