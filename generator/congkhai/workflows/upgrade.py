"""An older folder brought to this program: shown first, then written whole or not at all."""

from collections.abc import Iterable
from datetime import date, datetime

from congkhai.findings import Refused, gathered, ordered
from congkhai.model.agency import Cycle
from congkhai.model.columns import columns_of, table_of
from congkhai.project import Project
from congkhai.starter.newer import TABLES, Newer, lacking
from congkhai.tables import change, upgrade
from congkhai.tables.brought import judged, new_faults
from congkhai.tables.change import Change, Draft, drafted
from congkhai.tables.load import read_sheets
from congkhai.tables.sheet import Sheet
from congkhai.tables.upgrade import Step, Upgrade
from congkhai.value import Value
from congkhai.workbook.pointers import telling
from congkhai.workflows.changing import contradicting, log_days
from congkhai.workflows.stopped import unfinished


class Upgraded(Value):
    """What is done to the folder, what is left as it is and why, and the change, which is not written yet."""

    steps: tuple[Step, ...]
    left: tuple[str, ...]
    draft: Draft


def prepare(project: Project, today: date) -> Upgraded:
    """What brings the folder to this program; Refused where an added row is at fault."""
    plan = upgrade.drawn_up(project)
    _law(project, plan, read_sheets(project, plan.files)[1])
    _stop(project, plan, today)
    made_of = {path: hash for path, hash in plan.read.items() if path in plan.files}
    whole = Change(verb="upgrade", files=plan.files, read=made_of)
    draft = drafted(project, whole, read_sheets(project)[1])
    return Upgraded(steps=tuple(plan.steps), left=tuple(plan.left), draft=draft)


def write(project: Project, upgraded: Upgraded, moment: datetime) -> None:
    """Write what was shown, or nothing; Changed where a file is not as it was read."""
    if upgraded.draft:
        try:
            change.write(project, upgraded.draft, moment, log_days(upgraded.draft, moment))
        except OSError as error:
            raise unfinished(project, error, "chạy lại congkhai upgrade --write") from error


def _law(project: Project, plan: Upgrade, known: dict[str, Sheet]) -> None:
    """The rows of law that the tables lack, for the latest year of the folder."""
    tables = {name: known[name] for name in TABLES if name in known}
    years = [
        int(text)
        for text in _column(known.get(table_of(Cycle)), columns_of(Cycle, "year")[0])
        if text.isdecimal()
    ]
    held = {name: _rows(one) for name, one in tables.items()}
    keys = {name: one.schema.key for name, one in tables.items()}
    found = lacking(held, keys, max(years)) if years else ()
    for name, one in tables.items():
        new = [row for row in found if row.table == name and not row.clash]
        if new and not (one.place.file or "").lower().endswith(".csv"):
            plan.left.append(f"Bảng ‘{one.title}’ không phải tệp CSV nên chưa thêm được {len(new)} dòng mới.")
        elif new:
            upgrade.add_rows(project, plan, one, [row.row for row in new])
            plan.steps += [_step(row, one) for row in new]
    plan.left += [
        f"Bảng ‘{tables[row.table].title}’: chương trình có dòng {row.key}, nhưng cơ quan có dòng riêng cho "
        "các năm ấy: giữ dòng của cơ quan."
        for row in found
        if row.clash
    ]


def _step(row: Newer, one: Sheet) -> Step:
    name = next((row.row[column] for column in telling(one.schema) if row.row.get(column)), "")
    return Step(
        what=f"Thêm dòng {row.key}{f' ({name})' if name else ''} vào bảng ‘{one.title}’",
        why="bảng của cơ quan chưa có dòng này của chương trình",
        since=row.since,
        of_law=True,
    )


def _stop(project: Project, plan: Upgrade, today: date) -> None:
    """Refused where an added row is at fault; what a newer schema says of other rows `check` tells."""
    if plan.rows:
        judgement = judged(project, plan.files, contradicting(today))
        new = [finding for finding in new_faults(plan.rows, judgement) if finding.place.row is not None]
        faults = [finding for finding in new if finding.place.table in plan.rows]
        if faults:
            raise Refused(gathered(ordered(faults)))


def _rows(one: Sheet) -> list[dict[str, str]]:
    """The rows by what their cells mean, which may be spelt otherwise, as Excel does with days."""
    return [
        {name: "" if value is None else str(value) for name, value in one.values(line).items()}
        for line in one.lines
    ]


def _column(one: Sheet | None, name: str) -> Iterable[str]:
    return (row.get(name, "").strip() for row in _rows(one)) if one else ()
