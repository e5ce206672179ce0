"""Somebody who is not rated has no level and no score, and a reason that allows it."""

from collections.abc import Mapping
from datetime import date

from congkhai.findings import Kind
from congkhai.law.posts import LEAST_MONTHS
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where, at
from congkhai.model.law import Parameter
from congkhai.model.record import PersonRating, Reason, Status
from congkhai.rules.own_set import under_own_set
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

LEVEL_OF_NOT_RATED = Kind(
    code="khong-xep-loai-ma-co-muc",
    message="Dòng này ghi “không xếp loại” nhưng ô ‘Mức xếp loại’ lại ghi “{level}”.",
    remedy=(
        "Xoá trắng ô ‘Mức xếp loại’; nếu người này được xếp loại thì đổi trạng thái thành “đã xếp loại”."
    ),
)
SCORE_OF_NOT_RATED = Kind(
    code="khong-xep-loai-ma-co-diem",
    message="Dòng này ghi “không xếp loại” nhưng vẫn có điểm của năm.",
    remedy="Xoá trắng ô ‘Điểm’ (điểm từng tháng vẫn giữ); nếu được xếp loại thì đổi trạng thái.",
)
REASON_MISSING = Kind(
    code="khong-xep-loai-thieu-ly-do",
    message="Dòng này ghi “không xếp loại” nhưng chưa có mã lý do.",
    remedy=(
        "Ghi ‘Mã lý do’, ví dụ “chưa đủ 06 tháng công tác trong năm”; không có lý do nào đúng thì "
        "ghi “lý do khác” và nói rõ ở ô ‘Lý do’."
    ),
)
MONTHS_MISSING = Kind(
    code="khong-xep-loai-thieu-so-thang",
    message="Dòng này ghi “không xếp loại” nhưng chưa có số tháng công tác trong năm.",
    remedy="Ghi số tháng công tác thực tế trong năm, có thể là 0.",
)
REASON_FORBIDS = Kind(
    code="ly-do-khong-duoc-bo-xep-loai",
    message="Mã lý do “{reason}” không phải là lý do để không xếp loại.",
    remedy=(
        "Nếu người này phải được xếp loại thì đổi trạng thái và ghi mức; nếu không thì chọn ‘Mã lý do’ về "
        "thời gian công tác, nghỉ ốm, thai sản, nghỉ không lương, hoặc “lý do khác” kèm ô ‘Lý do’."
    ),
)
WORKED_ENOUGH = Kind(
    code="du-thang-ma-khong-xep-loai",
    message="Số tháng công tác từ {least} tháng trở lên thì phải xếp loại, theo thời gian làm việc thực tế.",
    remedy="Xếp loại và đổi trạng thái thành “đã xếp loại”, hoặc sửa số tháng công tác nếu ghi sai.",
)
ABSENT = frozenset({Reason.UNDER_SIX_MONTHS, Reason.SICK, Reason.MATERNITY, Reason.UNPAID})


def not_rated(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """ "Không xếp loại" is a status with a reason, not a level (NĐ 335/2025 Đ.11.1–2)."""
    for rating in cycle.ratings:
        if rating.status is Status.NOT_RATED and rating.level:
            yield LEVEL_OF_NOT_RATED.at(at(rating, "level"), level=rating.level)
    least, reasons = agency.parameter(LEAST_MONTHS, cycle.year), agency.titles(PersonRating, "reason")
    for person in cycle.current_people:
        if person.status is Status.NOT_RATED:
            for finding in _grounds(person, least, reasons):
                yield under_own_set(agency, cycle, person.official, finding)


def _grounds(person: PersonRating, least: Parameter | None, reasons: Mapping[str, str]) -> Findings:
    if person.score is not None:
        yield SCORE_OF_NOT_RATED.at(at(person, "score"))
    if person.months is None:
        yield MONTHS_MISSING.at(at(person, "months"))
    if person.reason is None:
        yield REASON_MISSING.at(at(person, "reason"))
    elif person.reason not in ABSENT and not (person.reason is Reason.OTHER and person.reason_text):
        yield REASON_FORBIDS.at(at(person, "reason"), reason=reasons.get(person.reason, person.reason))
    elif person.reason in ABSENT and least and person.months is not None and person.months >= least.value:
        yield told(WORKED_ENOUGH, Where(person, "months"), least=least.value)


RULE = Rule(
    code="khong-xep-loai-khong-co-muc",
    title="Người không xếp loại thì không có mức, không có điểm của năm, có lý do và số tháng công tác",
    check=not_rated,
    passes=(
        "Người nhận việc từ tháng 8 công tác 5 tháng, không xếp loại, ghi mã lý do “chưa đủ 06 "
        "tháng công tác trong năm”: đúng."
    ),
    fails="Người không xếp loại vẫn ghi điểm của năm: lỗi.",
)
