"""Nobody is left out: every person and every organisation has a row, rated or not."""

from collections.abc import Collection
from datetime import date

from congkhai.findings import Kind
from congkhai.law import members, organisations
from congkhai.law.authority import first_decisions
from congkhai.law.deadlines import year_end
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where, at
from congkhai.model.record import Rating, Status
from congkhai.rules.own_set import under_own_set
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

PERSON_LEFT_OUT = Kind(
    code="bo-sot-nguoi",
    message=(
        "{bearer} làm việc tại cơ quan vào ngày {day}, khi xếp loại năm {year}, "
        "nhưng bảng Xếp loại cá nhân không có dòng nào của người này."
    ),
    remedy=(
        "Ghi một dòng vào bảng Xếp loại cá nhân, kể cả khi không xếp loại (có lý do) hoặc do cấp trên "
        "xếp loại; nếu người này đã thôi làm việc trước ngày đó thì ghi ô ‘Đến ngày’ của dòng này."
    ),
)
UNIT_LEFT_OUT = Kind(
    code="bo-sot-tap-the",
    message=(
        "{bearer} thuộc diện xếp loại năm {year} nhưng bảng Xếp loại tập thể không có dòng nào "
        "của tập thể này."
    ),
    remedy=(
        "Ghi một dòng vào bảng Xếp loại tập thể, kể cả khi do cấp trên xếp loại; nếu đơn vị không còn ai "
        "làm việc thì ghi ô ‘Đến ngày’ ở các dòng của đơn vị trong bảng Phân công."
    ),
)
UNIT_WITHOUT_REASON = Kind(
    code="tap-the-khong-xep-loai-thieu-ly-do",
    message="{bearer} ghi “không xếp loại” nhưng chưa nêu lý do.",
    remedy="Nêu lý do ở ô ‘Lý do’; nếu tập thể được xếp loại thì ghi lại trạng thái, mức và quyết định.",
)


def everyone_rated(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Rated and not rated make up all who work here when it is rated (NĐ 335/2025 Đ.5.2, Đ.5.4, Đ.10.2).

    Told once the agency has decided on persons, or on organisations, or the last day for it has passed; who
    comes after the decision was rated where they came from (Đ.19.1).
    """
    day = _decided(agency, cycle, cycle.person_ratings, today)
    if day:
        rated = {rating.official.id for rating in cycle.person_ratings}
        for post in members.listed(agency, cycle.year, day):
            if post.official.id not in rated:
                left_out = told(PERSON_LEFT_OUT, Where(post), day=day, year=cycle.year)
                yield under_own_set(agency, cycle, post.official, left_out)
    day = _decided(agency, cycle, cycle.unit_ratings, today)
    if day:
        known = {rating.unit.id for rating in cycle.unit_ratings}
        for unit in organisations.listed(agency, cycle, day):
            if unit.id not in known:
                yield UNIT_LEFT_OUT.at(unit.place, year=cycle.year)
    for rating in cycle.current_units:
        if rating.status is Status.NOT_RATED and not rating.reason:
            yield UNIT_WITHOUT_REASON.at(at(rating, "reason"))


def _decided(agency: Agency, cycle: Cycle, ratings: Collection[Rating], today: date) -> date | None:
    """The day of the last of the first decisions issued by today; else, once it is late, the cycle's end.

    None while nothing is decided: that a late year has no decision at all is another fault.
    """
    issued = (paper.issued for paper in first_decisions(cycle, ratings))
    if past := [day for day in issued if day and day <= today]:
        return max(past)
    end = year_end(agency, cycle.year)
    return cycle.last_day if ratings and end and today > end.last else None


RULE = Rule(
    code="khong-bo-sot",
    title="Mọi người và mọi tập thể thuộc diện xếp loại đều có dòng kết quả",
    check=everyone_rated,
    passes="Người mới nhận việc từ tháng 8 vẫn có một dòng, trạng thái không xếp loại: đúng.",
    fails="Văn thư làm việc cả năm mà không có dòng nào ở bảng Xếp loại cá nhân: lỗi.",
)
