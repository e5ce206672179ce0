"""No more at the highest level than the year's quota allows."""

from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.law.members import members
from congkhai.law.quota import BASE, OF_PEOPLE, Base, base_of
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.structure import Employment
from congkhai.rules.own_set import under_own_set
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.shared_out import measure, passed
from congkhai.rules.wording import EXPLAIN

OVER_QUOTA = Kind(
    code="vuot-ty-le-xuat-sac",
    message=(
        "Có {count} công chức xếp “{highest}”, vượt quá {percent}% của {base} công chức xếp {next}: "
        "nhiều nhất là {ceiling} người."
    ),
    remedy=(
        "Số người giữ mức “{highest}” nhiều nhất là {ceiling}; những người còn lại xếp "
        "“{following}”, ‘Mã lý do’ là “do tỷ lệ xuất sắc của năm”.{raised}"
    ),
    unnamed=True,
)
OVER_QUOTA_OF_CONTRACTS = Kind(
    code="vuot-ty-le-hop-dong",
    message=(
        "Có {count} người làm việc theo hợp đồng lao động xếp “{highest}”, vượt quá {percent}% của {base} "
        "người cùng diện xếp {next}: nhiều nhất là {ceiling} người."
    ),
    remedy=(
        "Số người giữ mức “{highest}” nhiều nhất là {ceiling}; còn lại xếp “{following}”, ‘Mã lý do’ là “do "
        "tỷ lệ xuất sắc của năm”. Quyết định của cơ quan không đặt tỷ lệ này cho người lao động thì "
        f"{EXPLAIN}."
    ),
    severity=Severity.WARNING,
    unnamed=True,
)
BASE_UNKNOWN = Kind(
    code="co-so-ty-le-khong-ro",
    message="Tham số CO-SO-TY-LE ghi “{said}”; chương trình tính trên số người xếp “{next}”.",
    remedy=f"Ghi ở ô ‘Giá trị bằng chữ’: “{Base.GOOD_ONLY.word}” hoặc “{Base.GOOD_AND_ABOVE.word}”.",
    severity=Severity.WARNING,
)
BASE_UNSOURCED = Kind(
    code="co-so-ty-le-thieu-van-ban",
    message="Tỷ lệ tính trên số người xếp “{next}” trở lên nhưng chưa ghi văn bản hướng dẫn cách tính này.",
    remedy=(
        "Ghi văn bản hướng dẫn ở ô ‘Văn bản’ của tham số CO-SO-TY-LE (nghị định không tính như vậy), hoặc "
        f"ghi “{Base.GOOD_ONLY.word}” ở ô ‘Giá trị bằng chữ’."
    ),
    severity=Severity.WARNING,
)


OVER = {Employment.CIVIL_SERVANT: OVER_QUOTA, Employment.CONTRACT: OVER_QUOTA_OF_CONTRACTS}


def quota(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """100·XS ≤ percent·base, never rounded (NĐ 335/2025 Đ.20.5a), by the base that the office set.

    Whom the superior rates, who is not rated and viên chức are outside. Contract workers are no civil
    servants: those whom the agency decided to rate (Đ.28.2) are measured among themselves, gently.
    """
    by = measure(agency, cycle, OF_PEOPLE)
    if by is None:
        return
    yield from _base(agency, cycle)
    for employment, kind in OVER.items():
        ratings = [member.rating for member in members(agency, cycle, employment) if member.rating]
        if over := passed(kind, cycle.id, ratings, by):
            yield under_own_set(agency, cycle, ratings[0].official, over)


def _base(agency: Agency, cycle: Cycle) -> Findings:
    row, base = agency.parameter(BASE, cycle.year), base_of(agency, cycle.year)
    following = cycle.rule_set.levels[1].name
    if row is not None and base is None:
        yield BASE_UNKNOWN.at(at(row, "text"), said=row.text, next=following)
    if row is None or base is not Base.GOOD_AND_ABOVE:
        return
    # The decree itself, as the row cites it in a new folder, speaks of those rated "tốt" alone.
    if row.source.document in (None, cycle.rule_set.source.document):
        yield BASE_UNSOURCED.at(at(row, "source.document"), next=following)


RULE = Rule(
    code="ty-le-xuat-sac",
    title="Số người xếp mức cao nhất không vượt tỷ lệ của năm",
    check=quota,
    passes=(
        "Cơ quan có 20 công chức xếp “Hoàn thành tốt nhiệm vụ” và 4 công chức xếp xuất sắc: đúng, vừa bằng "
        "20%."
    ),
    fails="Thêm một công chức xếp xuất sắc thành 5 người so với 19 người xếp tốt: lỗi, quá 20%.",
    needs=OF_PEOPLE.usual,
)
