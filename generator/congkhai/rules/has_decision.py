"""Whoever is rated has a decision with number, date and signatory."""

from datetime import date
from typing import Final

from congkhai.findings import Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.law import Document
from congkhai.model.record import Status
from congkhai.rules.rule import Findings, Rule

NO_DECISION = Kind(
    code="xep-loai-thieu-quyet-dinh",
    message="Kết quả của {bearer} chưa ghi quyết định xếp loại.",
    remedy="Ghi mã quyết định ở ô ‘Quyết định’; quyết định phải có một dòng trong bảng Văn bản.",
)
NOT_A_DECISION = Kind(
    code="khong-phai-quyet-dinh",
    message="Văn bản “{decision}” mà dòng này dẫn là {kind}, không phải quyết định xếp loại.",
    remedy=(
        "Ghi mã quyết định xếp loại ở ô ‘Quyết định’; nếu văn bản này đúng là quyết định thì sửa ô ‘Loại’ "
        "trong bảng Văn bản, dòng {row}."
    ),
)
DECISION_INCOMPLETE = Kind(
    code="quyet-dinh-thieu-so-ngay",
    message="Quyết định “{decision}” mà dòng này dẫn chưa có {missing}.",
    remedy="Ghi {missing} của quyết định trong bảng Văn bản, dòng {row}.",
)
_DECISION: Final = "quyet_dinh"


def has_decision(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Every rated person and collective has a decision; its number, date and signatory are known.

    Source: plan 2022, IV.4; NĐ 335/2025 Đ.21.2d, đ.
    """
    for rating in cycle.ratings:
        if rating.status is not Status.RATED:
            continue
        decision = rating.decision
        if decision is None:
            yield NO_DECISION.at(at(rating, "decision"))
            continue
        missing, facts = _missing(decision), {"decision": decision.id, "row": decision.place.row}
        if decision.kind != _DECISION:
            yield NOT_A_DECISION.at(at(rating, "decision"), kind=decision.kind_name.lower(), **facts)
        elif missing:
            yield DECISION_INCOMPLETE.at(at(rating, "decision"), missing=missing, **facts)


def _missing(decision: Document) -> str:
    parts = (("số", decision.number), ("ngày ban hành", decision.issued), ("người ký", decision.signer))
    *others, last = [word for word, value in parts if not value] or [""]
    return f"{', '.join(others)} và {last}" if others else last


RULE = Rule(
    code="co-quyet-dinh",
    title="Người và tập thể được xếp loại có quyết định, có số, ngày và người ký",
    check=has_decision,
    passes="Công chức xếp loại theo Quyết định 146/QĐ-SDTTG ngày 04/12/2026 do Giám đốc ký: đúng.",
    fails="Quyết định xếp loại chưa ghi người ký: lỗi.",
)
