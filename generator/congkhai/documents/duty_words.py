"""How duties, their days and what was handed in are called on the terminal."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from congkhai.law.duties import Duty, DutyKind
from congkhai.model.year import PeriodKind
from congkhai.text.dates import named_day
from congkhai.value import Value

PERIODS: Final = MappingProxyType({PeriodKind.MONTH: "tháng", PeriodKind.QUARTER: "quý"})


class Handed(Value):
    """The newest version of a part of a form that was handed in.

    `key` is that of what is owed (form, subject, turn); `form` names the form, `part` whose part it is,
    `state` how it stands, `moment` since when, `receipt` its number; `waits`: the office has yet to decide,
    `returned`: it was given back, for `reason`.
    """

    key: tuple[str, str, str]
    form: str
    part: str
    state: str
    moment: str
    receipt: str
    reason: str = ""
    waits: bool = False
    returned: bool = False


Intake = Mapping[tuple[str, str, str], Sequence[Handed]]


def title(duty: Duty) -> str:
    """What is to be done, without its period."""
    if duty.kind is DutyKind.REVIEW:
        return f"Kiểm điểm tại {duty.where.name}" if duty.where else "Kiểm điểm"
    if duty.kind is DutyKind.SCORE:
        return "Điểm theo dõi, đánh giá"
    if duty.kind is DutyKind.NOTICE:
        return "Được thông báo kết quả bằng văn bản"
    if duty.owed is None:
        return ""
    about = duty.owed.unit or duty.owed.meeting
    return f"{duty.owed.form.name} của {about.name}" if about else duty.owed.form.name


def until(last: date | None) -> str:
    """ "chậm nhất thứ Năm, ngày 24/11/2022", or that no day is set."""
    return f"chậm nhất {named_day(last)}" if last else "chưa ấn định ngày"


def numbers(given: Iterable[int]) -> str:
    """Numbers as people write them: "1–3, 5"."""
    ordered = sorted(given)
    starts = ordered[:1] + [right for left, right in pairwise(ordered) if right - left > 1]
    ends = [left for left, right in pairwise(ordered) if right - left > 1] + ordered[-1:]
    runs = zip(starts, ends, strict=True)
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def periods(duties: Sequence[Duty]) -> str:
    """The periods of some duties: "tháng 1–3, 5"; "" where they have none."""
    found = [duty.period for duty in duties if duty.period]
    return f"{PERIODS[found[0].kind]} {numbers({one.number for one in found})}" if found else ""


def of(duty: Duty, intake: Intake) -> Sequence[Handed]:
    """What was handed in of a form; nothing of what is no form."""
    return intake.get(duty.owed.key, ()) if duty.owed else ()


def waiting(duty: Duty, intake: Intake) -> bool:
    """Whether it was handed in and the office has yet to decide."""
    return not duty.settled and any(one.waits for one in of(duty, intake))


def returned(duty: Duty, intake: Intake) -> bool:
    """Whether the office gave it back, and nothing newer waits."""
    handed = of(duty, intake)
    return not duty.settled and not waiting(duty, intake) and any(one.returned for one in handed)
