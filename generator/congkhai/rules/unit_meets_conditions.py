"""An organisation is at a level only where its tasks meet what the level asks."""

from collections.abc import Mapping
from datetime import date

from congkhai.findings import Finding, Kind, Severity
from congkhai.law.organisations import DONE, Condition, conditions, organisations, too_little_done
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.law import Level
from congkhai.model.record import UnitRating
from congkhai.rules.rule import Findings, Rule, unless
from congkhai.rules.wording import told

CONDITION_UNMET = Kind(
    code="tap-the-chua-du-dieu-kien",
    message="Mức “{level}” đòi hỏi {condition}; {bearer} chưa đạt.",
    remedy="Đối chiếu báo cáo của đơn vị: sửa ô ‘{column}’ nếu ghi sai, nếu đúng thì {otherwise}.",
)
FIGURE_MISSING = Kind(
    code="tap-the-thieu-so-lieu",
    message="Mức “{level}” đòi hỏi {condition}, nhưng ô ‘{column}’ còn trống.",
    remedy="Ghi số liệu theo báo cáo của đơn vị.",
    severity=Severity.WARNING,
)
LOWER = "xếp mức thấp hơn"
EXCUSED = f"{LOWER}; nhiệm vụ chưa xong vì lý do bất khả kháng thì ghi ở ô ‘Lý do’"
MENDED = "đã khắc phục toàn bộ hạn chế, khuyết điểm được chỉ ra (nếu có)"
NONE_FAILED = "không có đơn vị cấp dưới trực tiếp xếp “{lowest}”, mà đơn vị ở dòng {row} xếp mức đó"


def unit_meets_conditions(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """All done, in time, some beyond what was asked, none below failed, all mended (NĐ 335/2025 Đ.8.1–3).

    A reason written down stands for force majeure in tasks not done at the third level alone, which is then
    given instead of the lowest (Đ.8.4b). Of a unit that belongs at the lowest nothing more is asked:
    `unit_at_the_lowest` tells it.
    """
    if not _figured(cycle):
        return
    asked, failed = conditions(agency, cycle), _failed_below(cycle)
    for rating, level in organisations(cycle):
        if too_little_done(agency, cycle, rating) and not rating.reason:
            continue
        for condition in asked.get(level.id, ()):
            yield from _judged(rating, level, condition)
        if level == cycle.rule_set.levels[0]:
            yield from _of_the_highest(cycle, rating, failed)


def _figured(cycle: Cycle) -> bool:
    """Whether the office writes down figures at all."""
    return any(
        figure is not None
        for rating, _ in organisations(cycle)
        for figure in (rating.done, rating.exceeded, rating.late)
    )


def _failed_below(cycle: Cycle) -> Mapping[str, UnitRating]:
    """By the unit above, a rating at the lowest level."""
    lowest = cycle.rule_set.levels[-1:]
    return {
        rating.unit.parent: rating
        for rating, level in organisations(cycle)
        if level in lowest and rating.unit.parent
    }


def _judged(rating: UnitRating, level: Level, condition: Condition) -> Findings:
    figure = condition.figure(rating)
    if figure is not None and (condition.met(figure) or (condition.excusable and rating.reason)):
        return
    kind = FIGURE_MISSING if figure is None else CONDITION_UNMET
    facts = {"condition": condition.words, "otherwise": EXCUSED if condition.excusable else LOWER}
    yield told(kind, Where(rating, condition.field), level=level.name, **facts)


def _of_the_highest(cycle: Cycle, rating: UnitRating, failed: Mapping[str, UnitRating]) -> Findings:
    level, lowest = cycle.rule_set.levels[0], cycle.rule_set.levels[-1]
    if not rating.mended:
        yield _unmet(level, MENDED, Where(rating, "mended"))
    below = failed.get(rating.unit.id)
    if below is not None:
        words = NONE_FAILED.format(lowest=lowest.name, row=below.place.row)
        yield _unmet(level, words, Where(rating, "level"))


def _unmet(level: Level, words: str, where: Where) -> Finding:
    return told(CONDITION_UNMET, where, level=level.name, condition=words, otherwise=LOWER)


RULE = Rule(
    code="dieu-kien-muc-tap-the",
    title="Đơn vị đạt đủ điều kiện về nhiệm vụ của mức được xếp",
    check=unit_meets_conditions,
    passes="Phòng xếp “Hoàn thành nhiệm vụ” làm xong 100% nhiệm vụ, 20% chậm tiến độ: đúng, vừa bằng "
    "giới hạn.",
    fails="Phòng xếp “Hoàn thành tốt nhiệm vụ” mới làm xong 95% nhiệm vụ: lỗi.",
    needs=DONE,
    lacks=unless(
        lambda agency, cycle: _figured(cycle), "bảng Xếp loại tập thể chưa ghi tỷ lệ hoàn thành nhiệm vụ"
    ),
)
