"""Everybody who is rated has the scores of the time worked, and in the end no provisional one."""

from datetime import date
from decimal import Decimal
from math import ceil

from congkhai.findings import Kind, Place, Severity
from congkhai.law.authority import rated_here
from congkhai.law.calendar import calendar
from congkhai.law.scores import IN_A_PERIOD, MONTHS, RESULT_POINTS, lacking, span
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.groups import groups
from congkhai.model.record import PersonRating
from congkhai.model.year import PeriodKind, YearScore
from congkhai.rules.own_set import set_of
from congkhai.rules.rule import Findings, Rule, unless
from congkhai.text.dates import short_date

NO_SCORES = Kind(
    code="thieu-diem-theo-doi",
    message="{bearer} được xếp loại nhưng không có điểm tháng (quý) nào trong năm.",
    remedy="Ghi điểm các tháng (quý) theo phiếu; người chuyển đến thì lấy phiếu từ cơ quan cũ.",
)
TOO_FEW = Kind(
    code="thieu-ky-cham-diem",
    message=(
        "Thiếu điểm {period} {numbers}: các {period} đã qua mới có điểm của {given} {period}, theo thời gian "
        "công tác phải có {due}."
    ),
    remedy=(
        "Ghi điểm {period} còn thiếu theo phiếu; nếu tháng đó nghỉ hoặc chưa nhận việc thì ghi số tháng thực "
        "tế ở ô ‘Số tháng công tác’."
    ),
)
TOO_MANY = Kind(
    code="thua-ky-cham-diem",
    message="Có điểm của {given} {period}, nhiều hơn số tháng công tác ghi ở ô ‘Số tháng công tác’.",
    remedy="Đối chiếu phiếu và quyết định nghỉ: sửa số tháng công tác, hoặc bỏ điểm {period} không làm việc.",
    contradicts=True,
)
PROVISIONAL = Kind(
    code="diem-tam-tinh",
    message="Có {count} người mang điểm tạm tính của {period} {number}, vì {period} này đến hết ngày {day}.",
    remedy=(
        "Hết {period} {number} thì ghi điểm theo phiếu đã xác nhận và đổi trạng thái thành “chính thức”."
    ),
    severity=Severity.INFO,
)
STILL_PROVISIONAL = Kind(
    code="con-diem-tam-tinh",
    message="Điểm vẫn là tạm tính dù {period} {number} đã kết thúc từ ngày {day}.",
    remedy=("Ghi điểm theo phiếu đã xác nhận, đổi trạng thái thành “chính thức” và tính lại điểm của năm."),
)
FINAL_TOO_EARLY = Kind(
    code="diem-chinh-thuc-som",
    message="Điểm {period} {number} ghi là chính thức, trong khi hết ngày {day} {period} này mới kết thúc.",
    remedy=(
        "Đổi trạng thái thành “tạm tính”; hết {period} {number} thì ghi điểm theo phiếu đã xác nhận "
        "và đổi thành “chính thức”."
    ),
    severity=Severity.WARNING,
)
WORDS = {PeriodKind.MONTH: "tháng", PeriodKind.QUARTER: "quý"}


def periods_complete(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Each period over by today but for the months not worked; the last may be provisional (Đ.17.3, 11.2).

    A year is rated before 15 December, so its last month may lack or be an estimate until it is over, and
    stands in for none before it; a month worked in part may have a score.
    """
    if not cycle.scores or agency.parameter(RESULT_POINTS, cycle.year) is None:
        return
    for rating in cycle.current_people:
        if rated_here(cycle, rating) and _scored(agency, cycle, rating):
            made = cycle.year_scores.get(rating.official.id)
            yield from _of_person(cycle, rating, made, today)
    yield from _states(agency, cycle, today)


def _scored(agency: Agency, cycle: Cycle, rating: PersonRating) -> bool:
    """Whether the person is under the same decree as civil servants, and so is scored as they are."""
    own = set_of(agency, cycle, rating.official).source.document
    return own == cycle.rule_set.source.document


def _of_person(cycle: Cycle, rating: PersonRating, made: YearScore | None, today: date) -> Findings:
    if made is None:
        yield NO_SCORES.at(at(rating, "official"))
        return
    if made.mixed:
        return
    kind, given = made.periods[0].kind, len(made.periods)
    worked = MONTHS if rating.months is None else rating.months
    if lacks := lacking(made, cycle.year, rating.months, today):
        numbers = ", ".join(map(str, lacks.numbers))
        facts = {"numbers": numbers, "due": lacks.due, "given": lacks.given}
        yield TOO_FEW.at(at(rating, "months"), period=WORDS[kind], **facts)
    elif given > ceil(Decimal(worked) / IN_A_PERIOD[kind]) + 1:
        yield TOO_MANY.at(at(rating, "months"), given=given, period=WORDS[kind])


def _states(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Each estimate of a period that is over; of one that is not, how many, and each score that is final.

    A score holds what was done against what was assigned for the whole period (Đ.14.1); it may be final on
    the last working day.
    """
    days = calendar(agency.holidays, {cycle.year})
    for (kind, number), scores in groups(cycle.scores, lambda score: (score.kind, score.number)).items():
        _, last = span(scores[0], cycle.year)
        facts = {"period": WORDS[kind], "number": number, "day": short_date(last)}
        estimates = [score for score in scores if score.provisional]
        if last < today:
            for score in estimates:
                yield STILL_PROVISIONAL.at(at(score, "provisional"), **facts)
        elif estimates:
            row = estimates[0].place
            place = Place(table=row.table, file=row.file, table_title=row.table_title, key=cycle.id)
            yield PROVISIONAL.at(place, count=len(estimates), **facts)
        if days.last_working(last) > today:
            for score in scores:
                if not score.provisional:
                    yield FINAL_TOO_EARLY.at(at(score, "provisional"), **facts)


RULE = Rule(
    code="du-ky-cham-diem",
    title="Mỗi người được xếp loại có đủ điểm các tháng (quý) đã làm việc, không còn điểm tạm tính",
    check=periods_complete,
    passes="Người nghỉ ốm hai tháng có điểm của 10 tháng và ghi 10 tháng công tác: đúng.",
    fails="Người ghi công tác đủ 12 tháng chỉ có điểm của 10 tháng: cảnh báo.",
    needs=RESULT_POINTS,
    lacks=unless(lambda agency, cycle: cycle.scores, "bảng Điểm theo dõi, đánh giá chưa có dòng nào của năm"),
)
