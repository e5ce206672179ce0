"""One line on what the day asks for, told before anything is chosen."""

from collections.abc import Iterator
from datetime import date

from congkhai.disclosure.tallies import distance, until
from congkhai.errors import Stopped
from congkhai.findings import Refused
from congkhai.law.days import earliest, latest
from congkhai.law.progress import Progress, State, board, overdue_before
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import DisclosureOrder
from congkhai.project import Project
from congkhai.text.dates import short_date
from congkhai.workflows.check import standing


def line(project: Project, today: date) -> str:
    """What is due next and late in the newest year, and what has ended; "" where rows are at fault."""
    try:
        agency = standing(project, today).agency
    except (Refused, Stopped):
        return ""
    cycle = agency.cycles[0]
    told = [*_of_board(board(agency, cycle, today)), *_before(agency, cycle, today), *_ended(agency, today)]
    return f"Ngày {short_date(today)}, năm {cycle.year}: {'; '.join(told)}." if told else ""


def _of_board(steps: tuple[Progress, ...]) -> Iterator[str]:
    late = [step for step in steps if step.state is State.LATE]
    if late:
        yield f"{len(late)} việc quá hạn"
    left = [step for step in steps if step.state not in (State.DONE, State.LATE)]
    following = earliest(left, lambda step: step.limit.day if step.limit else None)
    if following and following.limit:
        limit = f"{until(following.limit)}, {distance(following.state, following.left)}"
        yield f"đến hạn tiếp theo là “{following.task.name}” ({limit})"
    elif steps and not late:
        yield "không còn việc nào có hạn phía trước"


def _before(agency: Agency, cycle: Cycle, today: date) -> Iterator[str]:
    """What of the year before is still late: it does not end where the next one begins."""
    if found := overdue_before(agency, cycle, today):
        year, late = found
        yield f"năm {year} còn {late} việc quá hạn"


def _ended(agency: Agency, today: date) -> Iterator[str]:
    """The window of publication that ended last, unless another is still open."""
    orders = [order for cycle in agency.cycles for order in cycle.orders]
    over = [order for order in orders if order.ends < today]
    last: DisclosureOrder | None = latest(over, lambda order: order.ends)
    if last and not any(order.holds(today) for order in orders):
        yield f"thời hạn công khai đã hết ngày {short_date(last.ends)}"
