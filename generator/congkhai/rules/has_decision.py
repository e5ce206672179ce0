"""Whoever is rated has a decision with number and date."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Status
from congkhai.rules.rule import Edit, Example, Rule

NO_DECISION = Kind(
    code="xep-loai-thieu-quyet-dinh",
    message="Kết quả ở dòng này chưa ghi quyết định xếp loại.",
    remedy="Ghi mã quyết định ở ô ‘Quyết định’; quyết định phải có một dòng trong bảng Văn bản.",
)
DECISION_INCOMPLETE = Kind(
    code="quyet-dinh-thieu-so-ngay",
    message="Quyết định “{decision}” mà dòng này dẫn chưa có {missing}.",
    remedy="Ghi {missing} của quyết định trong bảng Văn bản, dòng {row}.",
)


def has_decision(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Every rated person and collective has a decision, its number and date known (plan 2022, IV.4)."""
    for rating in cycle.ratings:
        if rating.status is not Status.RATED:
            continue
        decision = rating.decision
        if decision is None:
            yield NO_DECISION.at(agency.cell(rating.place, "quyet_dinh", ""))
            continue
        missing = [
            word for word, value in (("số", decision.number), ("ngày ban hành", decision.issued)) if not value
        ]
        if missing:
            place = agency.cell(rating.place, "quyet_dinh", decision.id)
            yield DECISION_INCOMPLETE.at(
                place, decision=decision.id, missing=" và ".join(missing), row=decision.place.row
            )


RULE = Rule(
    code="co-quyet-dinh",
    title="Người và tập thể được xếp loại có quyết định, có số và ngày",
    check=has_decision,
    kinds=(NO_DECISION, DECISION_INCOMPLETE),
    passes=Example("Người được xếp loại có quyết định, quyết định có số và ngày: đúng."),
    fails=Example(
        "Một Phó Giám đốc được xếp loại mà ô ‘Quyết định’ để trống: lỗi.",
        (Edit("xep_loai_ca_nhan", "XLCN-002", {"quyet_dinh": ""}),),
    ),
)
