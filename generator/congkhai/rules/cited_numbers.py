"""The numbers of documents that others issued: as printed, and told where they look unusual."""

import re
from datetime import date
from typing import Final

from congkhai.findings import Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.rules.papers import cited_papers
from congkhai.rules.rule import Findings, Rule, Scope
from congkhai.text.marks import clean

UNUSUAL = Kind(
    code="so-dan-khac-dang",
    message=(
        "Số “{number}” của {issuer} không theo dạng nào thường gặp "
        "(như 137/QĐ-UBND, 4379/UBND-NC, 335/2025/NĐ-CP, 15-HD/TU)."
    ),
    remedy=(
        "Đối chiếu với bản gốc rồi ghi số đúng ở ô này; nếu bản gốc in đúng như vậy "
        "thì chép y nguyên vào ô ‘Số, ký hiệu như in’."
    ),
)
_LETTERS: Final = r"[^\W\d_]+[0-9]*"
_FORMS: Final = re.compile(
    rf"[0-9]{{2,}}/{_LETTERS}(?:-{_LETTERS})+"
    rf"|[0-9]+/[12][0-9]{{3}}/{_LETTERS}(?:-{_LETTERS})*"
    rf"|[0-9]{{2,}}-{_LETTERS}/{_LETTERS}(?:-{_LETTERS})*"
)


def cited_numbers(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """State papers, laws, letters and papers of the Party each have their form (NĐ 30/2020 Đ.15).

    Never more than a remark, and none where the office noted that the number is printed so.
    """
    for document in cited_papers(agency):
        number = clean(document.number)
        if number and not _FORMS.fullmatch(number) and document.number not in document.printed:
            yield UNUSUAL.at(at(document, "number"), number=number, issuer=document.issuer)


RULE = Rule(
    code="so-van-ban-dan",
    title="Số của văn bản nơi khác ban hành có dạng thường gặp",
    check=cited_numbers,
    scope=Scope.AGENCY,
    passes="Công văn của tỉnh có số “5120/UBND-NC”: đúng.",
    fails="Công văn của tỉnh ghi số “5120 UBND/NC”: nhắc đối chiếu.",
)
