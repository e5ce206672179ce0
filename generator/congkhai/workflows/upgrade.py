"""An older folder brought to this program: shown first, then written whole or not at all."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from congkhai.findings import Refused, gathered, ordered
from congkhai.model.agency import Cycle
from congkhai.model.columns import columns_of, table_of
from congkhai.model.plan import ReviewPlace
from congkhai.project import Project
from congkhai.rendering.content import guidance
from congkhai.starter.carried import FIRST
from congkhai.starter.newer import TABLES, Newer, brought, lacking
from congkhai.tables import descriptor, upgrade
from congkhai.tables.brought import judged, new_faults
from congkhai.tables.change import Change, Draft, Rows, drafted
from congkhai.tables.load import read_sheets
from congkhai.tables.schema import added_later, choices
from congkhai.tables.sheet import Sheet
from congkhai.tables.upgrade import Step, Upgrade
from congkhai.value import Value
from congkhai.workbook.pointers import telling
from congkhai.workflows import changing


class Upgraded(Value):
    """What is done to the folder, what is left as it is and why, and the change, which is not written yet."""

    steps: tuple[Step, ...]
    left: tuple[str, ...]
    draft: Draft


def prepare(project: Project, today: date) -> Upgraded:
    """What brings the folder to this program; Refused where none is read or an added row is wrong."""
    package, faults = descriptor.load(project)
    if not package.entries:
        raise Refused(gathered(ordered(faults)))
    plan = upgrade.drawn_up(project)
    known = read_sheets(project, plan.files)[1]
    plan.left += _unread(project, plan, known)
    _law(project, plan, known)
    _guidance(project, plan, known.get(table_of(ReviewPlace)))
    _stop(project, plan, today)
    made_of = {path: hash for path, hash in plan.read.items() if path in plan.files}
    whole = Change(verb="upgrade", files=plan.files, read=made_of)
    draft = drafted(project, whole, read_sheets(project)[1])
    return Upgraded(steps=tuple(plan.steps), left=tuple(plan.left), draft=draft)


def write(project: Project, upgraded: Upgraded, moment: datetime) -> None:
    """Write what was shown, or nothing; Changed where a file is not as it was read."""
    changing.write(project, upgraded.draft, moment, "congkhai upgrade --write")


def _unread(project: Project, plan: Upgrade, known: Mapping[str, Sheet]) -> Iterator[str]:
    """Tables of law to which nothing can be added, for their files cannot be read."""
    for entry in descriptor.load(project, plan.files)[0].entries:
        if entry.name in TABLES and entry.name not in known:
            yield (
                f"Bảng ‘{entry.title}’ chưa đọc được nên chưa thêm được dòng nào của chương trình: sửa theo "
                "congkhai check rồi chạy lại."
            )


def _law(project: Project, plan: Upgrade, known: dict[str, Sheet]) -> None:
    """The rows of law that the tables lack, for the latest year of the folder."""
    tables = {name: known[name] for name in TABLES if name in known}
    year, plan_of_year = _latest(known.get(table_of(Cycle)))
    held = {name: _rows(one) for name, one in tables.items()}
    keys = {name: one.schema.key for name, one in tables.items()}
    found = lacking(held, keys, year, plan_of_year) if year else ()
    for name, one in tables.items():
        new = [row for row in found if row.table == name and not row.clash]
        if new and not _is_csv(one):
            plan.left.append(f"Bảng ‘{one.title}’ không phải tệp CSV nên chưa thêm được {len(new)} dòng mới.")
        elif new:
            added = [{name: row.row[name] for name in one.columns if name in row.row} for row in new]
            upgrade.change_rows(project, plan, one, Rows(added=added))
            plan.steps += [_step(row, one) for row in new]
    plan.left += [
        f"Bảng ‘{tables[row.table].title}’: chương trình có dòng {row.key}, nhưng cơ quan có dòng riêng cho "
        "các năm ấy: giữ dòng của cơ quan."
        for row in found
        if row.clash
    ]


def _step(row: Newer, one: Sheet) -> Step:
    column = next((column for column in telling(one.schema) if row.row.get(column)), None)
    name = choices(one.schema.field(column)).get(row.row[column], row.row[column]) if column else ""
    return Step(
        what=f"Thêm dòng {row.key}{f' ({name})' if name else ''} vào bảng ‘{one.title}’",
        why="bảng của cơ quan chưa có dòng này của chương trình",
        since=row.since,
        of_law=True,
    )


def _stop(project: Project, plan: Upgrade, today: date) -> None:
    """Refused where an added row is at fault; what a newer schema says of other rows `check` tells."""
    if plan.rows:
        judgement = judged(project, plan.files, changing.contradicting(today))
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


def _latest(cycles: Sheet | None) -> tuple[int, str]:
    """The latest year of the folder and the code of its plan; 0 where no row says one."""
    year, plan = columns_of(Cycle, "year")[0], columns_of(Cycle, "plan")[0]
    rows = _rows(cycles) if cycles else []
    said = [(int(row[year]), row.get(plan, "")) for row in rows if row.get(year, "").isdecimal()]
    return max(said, default=(0, ""))


def _guidance(project: Project, plan: Upgrade, places: Sheet | None) -> None:
    """Which page of guidance is whose, where no row says it yet: by the program's own rows and pages."""
    kind, page = (columns_of(ReviewPlace, name)[0] for name in ("kind", "guidance"))
    if places is None or not {kind, page} <= {*places.columns} or not _is_csv(places):
        return
    rows = _rows(places)
    given = {row[kind]: row[page] for row in brought(places.name, FIRST)}
    there = guidance(project.content)
    cells = {
        line.number: {page: given[row[kind]]}
        for line, row in zip(places.lines, rows, strict=True)
        if given.get(row[kind]) in there
    }
    if cells and not any(row[page] for row in rows):
        upgrade.change_rows(project, plan, places, Rows(cells=cells))
        plan.step(
            f"Ghi trang hướng dẫn của từng loại đối tượng vào bảng ‘{places.title}’ ({len(cells)} dòng)",
            why="trang chủ dẫn mỗi loại đối tượng tới trang của mình theo cột này",
            since=added_later(places.schema.field(page)) or "",
        )


def _is_csv(one: Sheet) -> bool:
    return (one.place.file or "").lower().endswith(".csv")
