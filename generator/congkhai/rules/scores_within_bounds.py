"""The parts of a period's score stand within the form, are those of the post, and give the total."""

from datetime import date
from fractions import Fraction
from itertools import chain

from congkhai.findings import Kind
from congkhai.law.scores import (
    RESULT_POINTS,
    SIX,
    by_official,
    sixfold,
    with_posts,
)
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.year import PeriodKind, PeriodScore
from congkhai.rules.own_set import under_own_set
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.within_bounds import STEPS, Bounds, above, bounds
from congkhai.rules.wording import told
from congkhai.text.numbers import points

NO_SUCH_QUARTER = Kind(
    code="quy-khong-co",
    message="Ô ‘Tháng (quý) thứ’ ghi quý {number}; một năm chỉ có 4 quý.",
    remedy="Ghi quý 1 đến 4, hoặc đổi ô ‘Chấm theo’ thành “tháng” nếu đây là điểm tháng.",
    contradicts=True,
)
GROUP_ABOVE_MOST = Kind(
    code="diem-nhom-vuot-toi-da",
    message="Điểm ở ô ‘{column}’ lớn hơn điểm tối đa của nhóm ({most} điểm).",
    remedy="Sửa điểm nhóm theo phiếu đã xác nhận; nhiều nhất là {most} điểm.",
    contradicts=True,
)
COMMON_ABOVE_MOST = Kind(
    code="diem-chung-vuot-toi-da",
    message="Cộng ba nhóm tiêu chí chung được hơn {most} điểm.",
    remedy="Sửa điểm ba nhóm theo phiếu đã xác nhận; cộng lại nhiều nhất là {most} điểm.",
    contradicts=True,
)
NEITHER_50_NOR_100 = Kind(
    code="diem-lanh-dao-khac-50-100",
    message="Ô ‘{column}’ chỉ nhận 100 hoặc 50.",
    remedy="Ghi 100 hoặc 50 theo phiếu đã xác nhận (khoản 3 Điều 15).",
)
LEADERS_PART_MISSING = Kind(
    code="thieu-diem-lanh-dao",
    message="Người lãnh đạo, quản lý (cả cấp phó) được chấm đủ sáu thành phần; ô ‘{column}’ còn trống.",
    remedy="Ghi đủ các ô d, đ, e của kỳ đó theo phiếu; nếu kỳ đó không giữ chức vụ thì sửa bảng Phân công.",
)
LEADERS_PART_OF_MEMBER = Kind(
    code="thua-diem-lanh-dao",
    message="Người không giữ chức vụ lãnh đạo, quản lý chỉ được chấm ba thành phần; ô ‘{column}’ phải trống.",
    remedy="Xoá điểm ở các ô d, đ, e của kỳ đó; nếu kỳ đó người này giữ chức vụ thì sửa bảng Phân công.",
)
TOTAL_DIFFERS = Kind(
    code="tong-diem-khong-khop",
    message="Tổng điểm ghi ở phiếu khác tổng tính từ các thành phần ({total} điểm).",
    remedy="Đối chiếu phiếu đã xác nhận: sửa thành phần ghi sai, hoặc ghi tổng là {total}.",
    contradicts=True,
)
LEADERS_PARTS = (3, 4, 5)
QUARTERS = 4


def scores_within_bounds(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Groups, their sum, d, đ, e, the number of parts, the total (NĐ 335/2025 Đ.12, 15–17, Mẫu 01).

    Three parts or six by the post held in the period, either where that changed in it. However high the
    percent, results give no more than their most points.
    """
    limits = bounds(agency, cycle)
    if limits.result is None:
        return
    for given in by_official(cycle.scores).values():
        for score, leads in with_posts(agency, cycle.year, given):
            of_period = (_common(score, limits), _parts(score, leads), _total(score, leads, limits))
            for finding in chain.from_iterable(of_period):
                yield under_own_set(agency, cycle, score.official, finding)


def _common(score: PeriodScore, limits: Bounds) -> Findings:
    if score.kind is PeriodKind.QUARTER and score.number > QUARTERS:
        yield told(NO_SUCH_QUARTER, Where(score, "number"), number=score.number)
    beyond = above(score.groups, limits.groups)
    for number in beyond:
        yield told(GROUP_ABOVE_MOST, Where(score, "groups", number), most=limits.groups[number])
    if limits.common is not None and not beyond and sum(score.groups) > limits.common:
        yield told(COMMON_ABOVE_MOST, Where(score), most=limits.common)


def _parts(score: PeriodScore, leads: bool | None) -> Findings:
    given = [n for n in LEADERS_PARTS if score.parts[n] is not None]
    if given and leads is False:
        yield told(LEADERS_PART_OF_MEMBER, Where(score, "parts", given[0]))
    elif len(given) < len(LEADERS_PARTS) and (leads or given):
        yield told(LEADERS_PART_MISSING, Where(score, "parts", min(set(LEADERS_PARTS) - set(given))))
    for n in given:
        if score.parts[n] not in STEPS:
            yield told(NEITHER_50_NOR_100, Where(score, "parts", n))


def _total(score: PeriodScore, leads: bool | None, limits: Bounds) -> Findings:
    if score.total is None or limits.tolerance is None or limits.result is None:
        return
    six = sixfold(score, leads, limits.result)
    if six is None or abs(SIX * score.total - six) <= SIX * limits.tolerance:
        return
    if limits.bears(score, low=SIX * score.total < six):
        yield told(TOTAL_DIFFERS, Where(score, "total"), total=points(Fraction(six) / Fraction(SIX)))


def _lacks(agency: Agency, cycle: Cycle) -> str:
    if not cycle.scores:
        return "bảng Điểm theo dõi, đánh giá chưa có dòng nào của năm"
    known = any(row.rule_set == cycle.rule_set.id for row in agency.criteria)
    return "" if known else "bảng Tiêu chí chấm điểm chưa có nhóm tiêu chí của bộ quy định"


RULE = Rule(
    code="diem-trong-khung",
    title="Điểm từng kỳ nằm trong khung, đủ thành phần theo chức vụ, cộng đúng tổng",
    check=scores_within_bounds,
    passes="Phó Chánh Văn phòng được chấm đủ sáu thành phần, ba thành phần sau là 100 hoặc 50: đúng.",
    fails="Thành phần “Tổ chức triển khai” của Phó Chánh Văn phòng ghi 75: lỗi.",
    needs=RESULT_POINTS,
    lacks=_lacks,
)
