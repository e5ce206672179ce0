"""Why somebody's level is what it is: the scores, the band, what lowers a level or holds it down."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from congkhai.documents.articles import article, bracketed
from congkhai.law.bands import higher
from congkhai.law.discipline import GROUNDS
from congkhai.law.quota import Base, ceiling_among
from congkhai.law.reasons import AWAY_FROM, CAP, Headed, Period, Reasons, Shares
from congkhai.law.scores import MONTHS
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import Level
from congkhai.model.record import PersonRating, Reason, Status
from congkhai.model.structure import Employment
from congkhai.model.year import Discipline, PeriodKind
from congkhai.rules.rule import as_cited
from congkhai.text.dates import short_date
from congkhai.text.numbers import plain, points

PERIODS = {PeriodKind.MONTH: "tháng", PeriodKind.QUARTER: "quý"}
#: The shares whose mean gives the points for results, by whether the official led then (None: it changed).
PARTS = {False: "a, b, c", True: "a, b, c, d, đ, e", None: "các tỷ lệ ứng với chức vụ khi ấy"}
#: Whom a share counts, by whose level is explained.
WHOM = {
    Employment.CIVIL_SERVANT: "công chức",
    Employment.PUBLIC_EMPLOYEE: "viên chức",
    Employment.CONTRACT: "người làm việc theo hợp đồng",
}
BY_LAW = frozenset({Reason.SICK, Reason.MATERNITY})


def scores(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    """The scores of the periods and of the year."""
    periods, written = reasons.scored.periods, reasons.rating.score if reasons.rating else None
    if not periods:
        yield "Bảng Điểm theo dõi, đánh giá không có dòng nào của người này."
    else:
        yield from _periods(agency, cycle, periods)
    year = reasons.scored.year
    if year and year.mean is not None:
        kind = PERIODS[periods[0].score.kind]
        cite = article(agency, cycle, "diem-nam")
        said = points(year.mean)
        rest = "" if Fraction(said.replace(",", ".")) == year.mean else "…"
        yield f"Trung bình cộng của {len(periods)} {kind}: {said}{rest} điểm, không làm tròn{cite}."
    elif year and year.mixed:
        yield "Có cả điểm tháng và điểm quý nên chưa tính được trung bình của năm."
    elif periods:
        yield "Có kỳ thiếu thành phần điểm nên chưa tính được trung bình của năm."
    if written is not None:
        yield f"Bảng Xếp loại cá nhân ghi {points(written)} điểm."


def _periods(agency: Agency, cycle: Cycle, periods: tuple[Period, ...]) -> Iterator[str]:
    kind = PERIODS[periods[0].score.kind]
    yield f"Điểm từng {kind}, {kind} {'; '.join(map(_told, periods))}."
    leads = {period.leads for period in periods}
    how = PARTS[leads.pop()] if len(leads) == 1 else PARTS[None]
    cite = article(agency, cycle, "diem-trong-khung")
    yield f"Mỗi {kind} là điểm tiêu chí chung cộng điểm kết quả, tính từ trung bình của {how}{cite}."


def _told(period: Period) -> str:
    return f"{period.score.number}: {_total(period)}{' (tạm tính)' if period.score.provisional else ''}"


def _total(period: Period) -> str:
    if period.outcome:
        return points(period.outcome.total)
    return points(period.score.total) if period.score.total is not None else "chưa đủ thành phần"


def band(reasons: Reasons) -> Iterator[str]:
    """The level that the score gives."""
    judged, level = reasons.scored.judged, reasons.scored.band
    if reasons.rating and reasons.rating.status is Status.NOT_RATED:
        yield "Người này không xếp loại, nên điểm không cho ra mức."
    elif all(other.least is None and other.below is None for other in reasons.rules.levels):
        yield "Bộ quy định của năm không đặt khung điểm cho các mức, nên điểm không tự cho ra mức."
    elif judged is None:
        yield "Chưa có điểm của năm nên chưa có mức theo điểm."
    elif level is None:
        yield f"Không mức nào có khung chứa {points(judged)} điểm."
    else:
        yield f"{points(judged)} điểm {_span(level)} là “{level.name}” {bracketed(as_cited(level.source))}."


def _span(level: Level) -> str:
    if level.below is None:
        return f"thuộc khung từ {plain(level.least or Decimal(0))} trở lên"
    least = f"từ {plain(level.least)} đến " if level.least is not None else ""
    return f"thuộc khung {least}dưới {plain(level.below)}"


def limits(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    """What keeps the level from being higher, or leaves somebody without headed."""
    yield from _months(agency, cycle, reasons)
    yield from _absence(agency, cycle, reasons)
    yield from _discipline(agency, cycle, reasons)
    for headed in reasons.headed:
        yield _head(agency, cycle, reasons, headed)
    if reasons.shares and reasons.rules.levels[0] in (reasons.scored.band, reasons.level):
        yield from _quota(agency, cycle, reasons, reasons.shares)


def _months(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    rating = reasons.rating
    if rating is None or rating.months is None:
        return
    worked = f"Công tác {plain(rating.months)} tháng trong năm"
    cite = article(agency, cycle, "du-thoi-gian-cong-tac")
    if reasons.least_months is None or rating.months >= reasons.least_months:
        yield f"{worked}: đủ thời gian để xếp loại{cite}."
    elif rating.reason in BY_LAW:
        yield f"{worked}, do nghỉ theo chế độ nên vẫn xếp loại theo thời gian làm việc thực tế{cite}."
    else:
        yield f"{worked}, chưa đủ {plain(reasons.least_months)} tháng: không xếp loại{cite}."


def _absence(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    """Until 2025: away from three to under six months, but not on maternity leave."""
    rating, least = reasons.rating, agency.parameter(AWAY_FROM, cycle.year)
    if rating is None or rating.months is None or least is None or rating.reason is Reason.MATERNITY:
        return
    if least.value <= MONTHS - rating.months < MONTHS - (reasons.least_months or 0):
        cap, cite = reasons.rules.levels[CAP], article(agency, cycle, "vang-mat-tu-3-thang")
        yield f"Nghỉ từ {plain(least.value)} tháng trở lên trong năm: không xếp quá “{cap.name}”{cite}."


def _discipline(agency: Agency, cycle: Cycle, reasons: Reasons) -> Iterator[str]:
    cite, lowest = article(agency, cycle, "ky-luat-thi-khong-hoan-thanh"), reasons.rules.levels[-1]
    if reasons.ground is None:
        yield f"Không có quyết định kỷ luật nào tính vào năm {cycle.year}{cite}."
    for row in reasons.disciplines:
        cause = agency.titles(Discipline, "cause").get(row.cause, row.cause)
        kind = agency.titles(Discipline, "kind").get(row.kind, row.kind).capitalize()
        said = f"{kind}, hình thức {row.form.lower()}, hiệu lực từ ngày {short_date(row.since)}, do {cause}"
        if row == reasons.ground:
            yield f"{said}: tính vào năm {cycle.year}, phải xếp “{lowest.name}”{cite}."
        else:
            yield f"{said}: không tính vào năm {cycle.year}, {_elsewhere(row, cycle.year)}."


def _elsewhere(row: Discipline, year: int) -> str:
    """Why the decision does not lower the level of the year."""
    if row.counted_in is not None and row.counted_in != year:
        return f"đã tính vào năm {row.counted_in}"
    if row.elsewhere:
        return "tính cho tổ chức cũ"
    if row.cause not in GROUNDS:
        return "nguyên nhân này không làm hạ mức"
    same = row.since.year == year
    return "cùng hành vi với quyết định khác" if same else f"có hiệu lực năm {row.since.year}"


def _head(agency: Agency, cycle: Cycle, reasons: Reasons, headed: Headed) -> str:
    level = reasons.rules.level(headed.rating.level) if headed.rating else None
    stands = f"được xếp “{level.name}”" if level else "chưa có mức"
    cite = article(agency, cycle, "dung-dau-khong-cao-hon-don-vi")
    return (
        f"Đứng đầu {headed.unit.name} ({stands}): mức của người đứng đầu không cao hơn mức của đơn vị{cite}."
    )


def _quota(agency: Agency, cycle: Cycle, reasons: Reasons, shares: Shares) -> Iterator[str]:
    percent, base = shares.share.percent, shares.base
    second = reasons.rules.levels[1].name
    wide = " trở lên" if base is Base.GOOD_AND_ABOVE else ""
    of = f"số {WHOM[reasons.employment]} xếp “{second}”{wide}"
    yield f"Mức cao nhất không quá {plain(percent)}% {of} {bracketed(as_cited(shares.share.row.source))}."
    for group in shares.groups:
        where = f"Nhóm “{group.name}”" if group.name else "Toàn cơ quan"
        whom, now = WHOM[reasons.employment], group.by_level[0]
        if group.open:
            most = ceiling_among(group.at_least_good, percent, base)
            yield (
                f"{where}: nếu {group.at_least_good} {whom} từ tốt trở lên (còn {group.open} chưa có mức) "
                f"thì xuất sắc nhiều nhất {most}, đang biết {now}."
            )
            continue
        counted = group.by_level[1] + (now if wide else 0)
        most = int(percent * counted // 100)
        yield f"{where}: {counted} {whom} xếp “{second}”{wide}, xuất sắc nhiều nhất {most}, đang xếp {now}."


def conclusion(agency: Agency, reasons: Reasons) -> str:
    """How the level that stands compares with that of the score, and by which reason."""
    rating, level, given = reasons.rating, reasons.level, reasons.scored.band
    said = _reason(agency, rating) if rating else ""
    if rating is None:
        return "Chưa có kết quả xếp loại."
    if rating.status is Status.NOT_RATED:
        return f"Vì vậy không xếp loại{said}."
    if level is None:
        return f"{'Chờ quyết định' if rating.status is Status.WAITING else 'Chưa có mức'}{said}."
    if given is None or level == given:
        return f"Mức được xếp: “{level.name}”{', đúng bằng mức theo điểm' if given else ''}{said}."
    if higher(level, given):
        return f"Mức được xếp, “{level.name}”, CAO HƠN mức theo điểm{said}; xem bằng lệnh congkhai check."
    return f"Vì vậy mức được xếp, “{level.name}”, thấp hơn mức theo điểm{said or '; chưa ghi lý do'}."


def _reason(agency: Agency, rating: PersonRating) -> str:
    named = agency.titles(PersonRating, "reason").get(rating.reason or "", "")
    parts = [part for part in (named, rating.reason_text.rstrip(".")) if part]
    return f"; lý do ghi trong sổ: {': '.join(parts)}" if parts else ""
