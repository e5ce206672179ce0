"""The pages of the plan: how the year stands, tasks, meetings, places of review, legal bases."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Final

from congkhai.disclosure.handing_in import PublicCollected
from congkhai.disclosure.public import (
    PublicAgency,
    PublicCycle,
    PublicReviewPlace,
    PublicTask,
)
from congkhai.pages import readers, sections
from congkhai.pages.readers import FormStatus
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block
from congkhai.value import Value

_STATES: Final = (
    ("qua_han", "Quá hạn"),
    ("den_han", "Đến hạn"),
    ("dang_cho", "Đang chờ"),
    ("da_xong", "Đã xong"),
)


class TaskWithForm(Value):
    """A task with the form it uses, if the plan names one."""

    task: PublicTask
    form: FormStatus | None


class Day(Value):
    """A last day allowed, with its tasks; the day shown as today has none of its own making."""

    day: date
    entries: tuple[TaskWithForm, ...]
    past: bool
    today: bool


def board(agency: PublicAgency, cycle: PublicCycle) -> Page:
    """tinh-hinh.md, for the agency: what is late, due, waiting, done; counts, and no names by itself."""
    steps = cycle.board
    groups = [(title, [step for step in steps if step.state == state], state) for state, title in _STATES]
    body = block("pages/board_intro.html", agency=agency, cycle=cycle, groups=groups)
    for title, members, state in groups:
        body += sections.heading(f"{title} ({len(members)})", state.replace("_", "-"))
        body += block("pages/board.html", steps=members, done=state == "da_xong")
    if cycle.collected:
        body += sections.heading("Đã nộp đến đâu, theo đơn vị", "da-nop")
        body += block("pages/board_collected.html", collected=_collected(cycle))
    return Page(
        path="tinh-hinh.md",
        label="Tình hình",
        title=f"Tình hình năm {cycle.year}",
        section=sections.PLAN,
        summary=f"Việc đã xong, đến hạn, quá hạn, đang chờ của kế hoạch năm {cycle.year}.",
        body=body,
        named=any(step.missing for step in steps),
    )


def _collected(cycle: PublicCycle) -> list[tuple[str, str, str, list[PublicCollected]]]:
    """By form and period, with the day, the units."""
    grouped = groupby(cycle.collected, key=lambda row: (row.form, row.period, row.due))
    return [(*key, list(rows)) for key, rows in grouped]


def tasks(agency: PublicAgency, cycle: PublicCycle) -> Page:
    """cong-viec.md: every task on one vertical line of time, then relative tasks, then undated ones."""
    relative = entries(cycle, (task for task in cycle.tasks if not task.last_day and task.due == "tuong_doi"))
    undated = entries(cycle, (task for task in cycle.tasks if not task.last_day and task.due != "tuong_doi"))
    body = block("pages/tasks_intro.html", agency=agency, cycle=cycle)
    body += sections.heading("Việc có ngày hạn", "co-ngay")
    body += block("pages/timeline.html", cycle=cycle, days=days(agency, cycle), root="")
    if relative:
        body += sections.heading("Việc có hạn tính theo một việc khác", "tuong-doi")
        body += block("pages/task_lines.html", cycle=cycle, entries=relative, root="", sourced=True)
    if undated:
        body += sections.heading("Việc kế hoạch không ấn định ngày", "khong-ngay")
        body += block("pages/task_lines.html", cycle=cycle, entries=undated, root="", sourced=True)
    return Page(
        path="cong-viec.md",
        label="Việc phải làm và thời hạn",
        title=f"Việc phải làm và thời hạn năm {cycle.year}",
        section=sections.PLAN,
        summary=f"Mọi việc của kế hoạch năm {cycle.year}: ai làm, làm gì, chậm nhất ngày nào, gửi cho ai.",
        body=body,
    )


def days(agency: PublicAgency, cycle: PublicCycle) -> tuple[Day, ...]:
    """The dated tasks by their last day, with today's place among them while the year is the newest."""
    by_day: dict[date, list[PublicTask]] = {agency.today: []} if cycle is agency.newest else {}
    for task in cycle.tasks:
        if task.last_day:
            by_day.setdefault(task.last_day, []).append(task)
    return tuple(
        Day(
            day=day,
            entries=entries(cycle, by_day[day]),
            past=day < agency.today,
            today=day == agency.today,
        )
        for day in sorted(by_day)
    )


def entries(cycle: PublicCycle, tasks: Iterable[PublicTask]) -> tuple[TaskWithForm, ...]:
    """The tasks in the order given, each with its form."""
    return tuple(TaskWithForm(task=task, form=_form(cycle, task)) for task in tasks)


def _form(cycle: PublicCycle, task: PublicTask) -> FormStatus | None:
    form = readers.form_named(cycle, task.form)
    return readers.form_status(form, frozenset()) if form else None


def schedule(cycle: PublicCycle) -> Page:
    """lich-hoi-nghi.md: the meetings by day and hour: place, chair, who attends; never who is reviewed."""
    timed = [(meeting.starts, meeting) for meeting in cycle.meetings if meeting.starts]
    timed.sort(key=lambda pair: pair[0])
    by_day = groupby(timed, key=lambda pair: pair[0].date())
    days = [(day, [meeting for _, meeting in pairs]) for day, pairs in by_day]
    untimed = [meeting for meeting in cycle.meetings if not meeting.starts]
    return Page(
        path="lich-hoi-nghi.md",
        label="Lịch hội nghị, cuộc họp",
        title=f"Lịch hội nghị, cuộc họp năm {cycle.year}",
        section=sections.PLAN,
        summary=f"Giờ, địa điểm, chủ trì và thành phần các hội nghị năm {cycle.year}.",
        body=block("pages/schedule.html", days=days, untimed=untimed),
    )


def places(cycle: PublicCycle) -> Page:
    """noi-kiem-diem.md: who is reviewed where, collectives, then kinds of person; never by name."""
    body = block("pages/places_intro.html", cycle=cycle)
    body += sections.heading("Đối với tập thể", "tap-the") + collectives(cycle, "")
    body += sections.heading("Đối với cá nhân", "ca-nhan") + persons(cycle, "")
    return Page(
        path="noi-kiem-diem.md",
        label="Ai kiểm điểm ở đâu",
        title=f"Ai kiểm điểm ở đâu năm {cycle.year}",
        section=sections.PLAN,
        summary="Nơi kiểm điểm, cách tiến hành và biểu mẫu theo từng loại đối tượng.",
        body=body,
    )


def collectives(cycle: PublicCycle, root: str) -> str:
    """The places for collectives; `root` leads from the page to the top folder."""
    return _places(cycle, [place for place in cycle.places if place.kind in readers.COLLECTIVE], root)


def persons(cycle: PublicCycle, root: str) -> str:
    """The places for persons."""
    return _places(cycle, [place for place in cycle.places if place.kind not in readers.COLLECTIVE], root)


def _places(cycle: PublicCycle, shown: list[PublicReviewPlace], root: str) -> str:
    groups = [(name, list(group)) for name, group in groupby(shown, key=lambda place: place.kind_name)]
    forms = {place.form: readers.form_named(cycle, place.form) for place in shown}
    return block("pages/places.html", cycle=cycle, groups=groups, forms=forms, root=root)


def bases(cycle: PublicCycle) -> Page:
    """can-cu.md: the documents that the plan cites, with their validity, then those issued in the cycle."""
    body = block("pages/bases_intro.html", cycle=cycle)
    if cycle.citations:
        body += sections.heading("Văn bản kế hoạch căn cứ, dẫn chiếu", "dan-chieu")
        body += block("pages/bases.html", citations=cycle.citations)
    if cycle.issued:
        body += sections.heading("Văn bản ban hành trong kỳ", "ban-hanh")
        body += block("pages/documents.html", documents=cycle.issued)
    return Page(
        path="can-cu.md",
        label="Căn cứ pháp lý",
        title=f"Căn cứ pháp lý năm {cycle.year}",
        section=sections.PLAN,
        summary="Các văn bản được dẫn, nơi ban hành, ngày, hiệu lực.",
        body=body,
    )
