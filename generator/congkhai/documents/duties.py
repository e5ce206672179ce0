"""What one person still has to do, what is done, and what became of what was handed in, as a text."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from congkhai.documents.duty_words import Handed, Intake, periods, returned, title, until, waiting
from congkhai.documents.lines import item, paragraph
from congkhai.documents.why import PERSONAL
from congkhai.law.duties import Duty, DutyState
from congkhai.law.posts import place_of_work
from congkhai.model.agency import Agency, Cycle
from congkhai.model.groups import groups
from congkhai.model.structure import Official
from congkhai.text.dates import short_date
from congkhai.text.phrases import capital
from congkhai.value import Value

NOTHING: Final = "Không có việc nào."


class Asked(Value):
    """Of whom, in which year, and on which day."""

    agency: Agency
    cycle: Cycle
    official: Official
    today: date


def text(asked: Asked, duties: Sequence[Duty], intake: Intake) -> str:
    """The whole answer: late, waiting at the office, still to be done, done; then what was handed in."""
    lines = [paragraph(PERSONAL), "", *_head(asked), ""]
    for name, members in _parts(duties, intake):
        lines.append(f"{name} ({len(members)})")
        lines += [item(line) for line in told(members)] or [item(NOTHING)]
        lines.append("")
    handed = [one for several in intake.values() for one in several]
    if handed:
        lines += ["ĐÃ NỘP CHO CƠ QUAN TIẾP NHẬN", *(item(_handed(one)) for one in handed), ""]
    return "\n".join(lines)


def _head(asked: Asked) -> Iterator[str]:
    official, cycle = asked.official, asked.cycle
    post = asked.agency.post(official, cycle.last_day)
    where = f", {post.position.name}, {place_of_work(cycle, post)}" if post else ""
    named = f"{official.name} ({official.id}){where}"
    yield paragraph(f"{named}: việc của năm {cycle.year}, tính đến ngày {short_date(asked.today)}.")


def _parts(duties: Sequence[Duty], intake: Intake) -> Iterator[tuple[str, Sequence[Duty]]]:
    back = [duty for duty in duties if returned(duty, intake)]
    sent = [duty for duty in duties if waiting(duty, intake)]
    left = [duty for duty in duties if not duty.settled and duty not in back and duty not in sent]
    if back:
        yield "BỊ TRẢ LẠI, PHẢI NỘP LẠI", back
    yield "QUÁ HẠN", [duty for duty in left if duty.state is DutyState.MISSING]
    yield "CÒN PHẢI LÀM", [duty for duty in left if duty.state is DutyState.OPEN]
    if sent:
        yield "ĐÃ NỘP, CHỜ TIẾP NHẬN", sent
    yield "ĐÃ XONG", [duty for duty in duties if duty.settled]


def told(duties: Sequence[Duty]) -> Iterator[str]:
    """One line a thing to do; the periods of one form stand in one line."""
    for name, members in groups(duties, title).items():
        said = periods(members)
        lead = f"{name}, {said}" if said else name
        if members[0].settled:
            yield f"{lead}{_done(members)}."
        else:
            yield f"{lead}: {until(members[0].last)}{_first_of(members)}."


def _done(duties: Sequence[Duty]) -> str:
    """The day of one thing; of several periods those that came late."""
    late = [duty for duty in duties if duty.state is DutyState.LATE]
    if len(duties) == 1 and duties[0].done:
        return f": ngày {short_date(duties[0].done)}{', sau hạn' if late else ''}"
    return f" ({periods(late)} nộp sau hạn)" if late else ""


def _first_of(duties: Sequence[Duty]) -> str:
    """Which of several periods the day is of."""
    return f" ({periods(duties[:1])})" if len(duties) > 1 and duties[0].last else ""


def _handed(one: Handed) -> str:
    reason = f", lý do: {one.reason}" if one.reason else ""
    named = f"{one.form} (phần của {one.part})"
    return f"{capital(named)}: {one.state} lúc {one.moment}{reason}. Giấy biên nhận {one.receipt}."
