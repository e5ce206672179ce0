"""The board of the year as a text: what is late, due, waiting, done, and what the next step waits for."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from congkhai.disclosure.planned import due_text
from congkhai.disclosure.tallies import (
    TITLES,
    UNCONFIRMED,
    counted,
    distance,
    method,
    tally,
    to_conclude,
    until,
)
from congkhai.documents import shortcomings
from congkhai.documents.lines import item, paragraph
from congkhai.law.days import earliest
from congkhai.law.petitions import Open
from congkhai.law.progress import READERS, Progress, State
from congkhai.law.shortcomings import Shortcoming
from congkhai.model.agency import Cycle
from congkhai.model.plan import Due
from congkhai.text.dates import named_day, short_date
from congkhai.text.phrases import first_few
from congkhai.value import Value

Known = Mapping[str, Progress]


class Before(Value):
    """What the years before leave to this one: shortcomings, and the year before with its late tasks."""

    left: Sequence[Shortcoming] = ()
    overdue: tuple[int, int] | None = None


def text(
    cycle: Cycle,
    board: Sequence[Progress],
    today: date,
    before: Before | None = None,
    petitions: Sequence[Open] = (),
) -> str:
    """The whole answer; `petitions` are those that wait for theirs."""
    known, before = {step.task.id: step for step in board}, before or Before()
    lines = [*_head(cycle, board, today), ""]
    if before.overdue:
        year, late = before.overdue
        lines += [paragraph(f"Năm {year} còn {late} việc quá hạn: congkhai status --year {year}."), ""]
    if following := _following(board):
        lines += [*_next(following, known), ""]
    for state, title in TITLES.items() if board else ():
        steps = [step for step in board if step.state is state]
        lines.append(f"{title.upper()} ({len(steps)})")
        lines += [item(_line(step, known)) for step in steps]
        lines.append("")
    if petitions:
        lines.append(f"KIẾN NGHỊ CHƯA GIẢI QUYẾT ({len(petitions)})")
        lines += [*map(_petition, petitions), ""]
    if before.left:
        lines += [*shortcomings.lines(before.left), ""]
    if any(_by_hand(step) for step in board):
        lines += [paragraph(BY_HAND), ""]
    return "\n".join(lines)


def _petition(one: Open) -> str:
    official, received = one.petition.official, short_date(one.petition.received)
    said = f"{official.name} ({official.id}), nhận ngày {received}: hạn giải quyết hết {named_day(one.last)}"
    return item(f"{said}, {distance(one.state, one.left)}.")


BY_HAND = (
    "Việc không có sổ nào ghi kết quả thì được tính là xong khi bảng Công việc có ngày ở cột ‘Ngày hoàn "
    "thành’ hoặc có văn bản đã ban hành ở cột ‘Văn bản kết quả’."
)


def _by_hand(step: Progress) -> bool:
    return step.state is not State.DONE and step.task.step not in READERS


def _head(cycle: Cycle, board: Sequence[Progress], today: date) -> Iterator[str]:
    yield paragraph(f"Tình hình năm {cycle.year} của {cycle.office.name}, tính đến ngày {short_date(today)}.")
    if not board:
        yield paragraph("Bảng Công việc chưa có việc nào của năm này.")
        return
    counts = (f"{sum(step.state is state for step in board)} {TITLES[state].lower()}" for state in TITLES)
    yield paragraph(f"{len(board)} việc: {', '.join(counts)}. Số ngày làm việc còn lại tính cả hôm nay.")


def _following(board: Sequence[Progress]) -> Progress | None:
    """The task whose limit comes first among those not done; without any limit, the first of the plan."""
    left = [step for step in board if step.state is not State.DONE]
    return earliest(left, lambda step: step.limit.day if step.limit else None) or next(iter(left), None)


def _next(step: Progress, known: Known) -> Iterator[str]:
    yield paragraph(f"Việc tiếp theo: {step.task.name}.")
    if step.waits:
        yield paragraph("Chưa làm được vì còn chờ:")
        yield from (item(_awaited(known[task.id])) for task in step.waits)
    elif said := to_conclude(step):
        yield paragraph(said)
    else:
        yield paragraph("Làm được ngay, không phải chờ việc nào khác.")


def _awaited(step: Progress) -> str:
    limit = f"hạn {until(step.limit)}, {distance(step.state, step.left)}" if step.limit else ""
    parts = [part for part in (limit, counted(step.task.step, step.shown)) if part]
    return f"{step.task.name}{': ' if parts else ''}{'; '.join(parts)}."


def _line(step: Progress, known: Known) -> str:
    if step.state is State.DONE:
        return f"{step.task.name}{f' (ngày {short_date(step.finished)})' if step.finished else ''}."
    parts = [_limit(step, known)]
    if step.waits:
        parts.append(f"chờ {', '.join(_named(known[task.id]) for task in step.waits)}")
    if step.task.draft:
        parts.append(UNCONFIRMED)
    return f"{step.task.name} ({step.task.who}): {'; '.join(parts)}.{_tally(step)}"


def _named(step: Progress) -> str:
    """A task waited for, with how much of it is there once some is."""
    seen = step.shown
    some = f" (mới {seen.there} trên {seen.total})" if seen and seen.there else ""
    return f"“{step.task.name}”{some}"


def _limit(step: Progress, known: Known) -> str:
    said = due_text(step.task, {id: other.task.name for id, other in known.items()})
    if step.limit is None:
        return said
    how = method(step.limit) or (f"kế hoạch ghi {said}" if step.task.due is Due.BEFORE else "")
    return f"hạn {until(step.limit, how)}, {distance(step.state, step.left)}"


def _tally(step: Progress) -> str:
    """What is there, and what to write down; the missing are named once some are there: a short list."""
    said = tally(step)
    some = step.shown.missing if said and step.shown and step.shown.there else ()
    missing = f"; còn thiếu {first_few((subject.name for subject in some), 'tên')}" if some else ""
    parts = (f"{said}{missing}." if said else "", to_conclude(step))
    return "".join(f" {part}" for part in parts if part)
