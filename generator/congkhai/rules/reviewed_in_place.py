"""Everybody else, and every division, is reviewed where the plan says."""

from datetime import date

from congkhai.findings import Bearer, Kind
from congkhai.law.authority import rating_begun
from congkhai.law.review_places import missing
from congkhai.model.agency import Agency, Cycle
from congkhai.rules.leaders_reviewed_twice import no_places
from congkhai.rules.rule import Findings, Rule

NOT_IN_PLACE = Kind(
    code="chua-kiem-diem-dung-noi",
    message=(
        "{bearer} chưa có dòng kiểm điểm tại {body}; kế hoạch ghi nơi kiểm điểm “{where}” (mục {clause})."
    ),
    remedy=(
        "Thêm dòng kiểm điểm tại nơi đó vào bảng Kiểm điểm; nếu người này nghỉ ốm, thai sản hoặc nghỉ không "
        "hưởng lương thì ghi ở ô ‘Mã lý do’ của dòng xếp loại."
    ),
)
DIVISION_NOT_REVIEWED = Kind(
    code="phong-chua-kiem-diem-tap-the",
    message=(
        "Đã ghi kiểm điểm cá nhân tại {body} nhưng chưa ghi kiểm điểm tập thể của đơn vị này (mục {clause})."
    ),
    remedy="Thêm dòng kiểm điểm của tập thể đơn vị vào bảng Kiểm điểm.",
    unnamed=True,
)


def reviewed_in_place(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Party members in their cell, civil servants also at work; divisions in their own meeting.

    Said once the reviews of that body are past and the rating has begun (plan 2022, II.2.2, II.4.1b).
    """
    if not rating_begun(cycle, today):
        return
    for lack in missing(agency, cycle, today):
        facts = {"body": lack.where.name, "where": lack.place.where, "clause": lack.place.clause}
        if lack.unit:
            body = Bearer(lack.where.name, lack.where.id)
            yield DIVISION_NOT_REVIEWED.at(lack.unit.place, **{**facts, "body": body})
        elif lack.official and not lack.leads:
            yield NOT_IN_PLACE.at(lack.official.place, **facts)


RULE = Rule(
    code="kiem-diem-dung-noi",
    title="Đảng viên, công chức và các phòng kiểm điểm ở nơi kế hoạch nêu",
    check=reviewed_in_place,
    passes=(
        "Chuyên viên nghỉ thai sản từ tháng 6 không có dòng kiểm điểm nào, lý do đã ghi ở dòng xếp "
        "loại: không lỗi."
    ),
    fails="Văn thư là đảng viên kiểm điểm ở phòng nhưng không có dòng nào ở chi bộ: lỗi.",
    lacks=no_places,
)
