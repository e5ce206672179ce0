"""The next cycle in the same folder, carried forward from the last: shown, then written whole or not."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from congkhai.documents import rehearsal
from congkhai.documents.next_year import Opened, text
from congkhai.errors import WrongUse
from congkhai.findings import Refused, blocking, gathered, ordered
from congkhai.law.deadlines import year_end
from congkhai.law.next_year import NextYear, next_year
from congkhai.law.own_plan import borrowed, lacking, without_rules
from congkhai.law.shortcomings import shortcomings
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Recorded, columns_of, table_of
from congkhai.model.law import Document, OfYears
from congkhai.model.plan import Task
from congkhai.project import Project
from congkhai.records.assemble import assemble
from congkhai.records.rows import whole
from congkhai.rules.day_off import tasks_on_working_days
from congkhai.rules.law_in_force import law_in_force
from congkhai.tables.change import Change, Draft, Rows, drafted
from congkhai.tables.load import load, read_sheets
from congkhai.tables.sheet import Sheet
from congkhai.value import Value
from congkhai.workflows import changing
from congkhai.workflows.kept_pages import kept, of_the_year
from congkhai.workflows.stopped import unfinished


class Prepared(Value):
    """What a year gets, in words and as the change, which is not written yet; `pages` are copied with it.

    `text` is "" where the year lacks nothing.
    """

    year: int
    text: str
    rows: int
    draft: Draft
    pages: Mapping[Path, bytes]


def prepare(project: Project, today: date, year: int) -> Prepared:
    """What lays the year down; Refused where the package is at fault, or would be.

    WrongUse for a year that is neither the newest one nor the next, and while the one before it has no plan
    of its own.
    """
    agency = _agency(project)
    last, standing = _between(agency, year)
    next = next_year(agency, last, standing, year)
    sheets = read_sheets(project)[1]
    rows = dict(_rows(next, sheets)) if next else {}
    draft = drafted(project, Change(verb="year", rows=rows), sheets)
    pages = of_the_year(project, last.year) if next else {}
    made = assemble(changing.accepted(project, draft, rows, today).made)[0]
    shown = [project.relative(path) for path in pages]
    return Prepared(
        year=year,
        text=_text(_opened(agency, next, made, today, shown), agency, today),
        rows=sum(len(one.added) + len(one.cells) for one in rows.values()),
        draft=draft,
        pages=pages,
    )


def _text(opened: Opened, agency: Agency, today: date) -> str:
    """What is told of the year, and, where its law is another, what the last year's record meets under it."""
    said, last, cycle = text(opened), opened.next.last, opened.next.cycle
    rehearsed = rehearsal.text(agency, last, cycle.rule_set, cycle.year, today) if said else ""
    return "\n".join(part for part in (said, rehearsed) if part)


def write(project: Project, prepared: Prepared, moment: datetime) -> None:
    """Write the rows that were shown and keep the pages of the last year, or neither.

    Changed where a file is not as it was read.
    """
    again = f"congkhai year {prepared.year} --write"
    try:
        with kept(project, prepared.pages):
            changing.write(project, prepared.draft, moment, again)
    except OSError as error:
        raise unfinished(project, error, again) from error


def _agency(project: Project) -> Agency:
    """The record as it is; Refused where its rows cannot be read together."""
    tables, findings = load(project)
    agency, apart = (None, ()) if blocking(findings) else assemble(tables)
    if agency is None:
        raise Refused(gathered(ordered((*findings, *apart))))
    return agency


def _between(agency: Agency, year: int) -> tuple[Cycle, Cycle | None]:
    """The cycle that is carried forward, and the one of the year where its row is there already."""
    newest, *earlier = agency.cycles
    if year == newest.year + 1:
        last, standing = newest, None
    elif year == newest.year and earlier:
        last, standing = earlier[0], newest
    else:
        raise WrongUse(
            f"Kỳ mới nhất là năm {newest.year}, nên chỉ mở được năm {newest.year + 1}: "
            f"congkhai year {newest.year + 1}."
        )
    if borrowed(agency, last) or lacking(agency, last) or without_rules(agency, last):
        raise WrongUse(
            f"Kỳ năm {last.year} còn thiếu kế hoạch của chính năm ấy, nên chưa chép tiếp được. "
            f"Chạy congkhai year {last.year} trước."
        )
    return last, standing


def _rows(next: NextYear, sheets: Mapping[str, Sheet]) -> Iterator[tuple[str, Rows]]:
    """The change of each table; of the office's own columns those that its rows had before."""
    added: dict[type[Recorded], list[Recorded]] = {kind: [*rows] for kind, rows in next.added.items()}
    added[Document] = [next.plan] if next.plan else []
    added[Cycle] = [] if next.standing else [next.cycle]
    for kind, records in added.items():
        one = sheets.get(table_of(kind))
        cells = dict(_cells(next, kind))
        if one is not None and (records or cells):
            _writable(one, columns_of(kind, "draft") if hasattr(kind, "draft") else ())
            texts = [whole(record) for record in records]
            kept = [{name: row[name] for name in one.columns if name in row} for row in texts]
            yield one.name, Rows(added=kept, cells=cells)


def _cells(next: NextYear, kind: type[Recorded]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The cells of rows that are there already: the plan of a standing cycle, the end of the last plan's."""
    if kind is Cycle and next.renamed and next.cycle.plan and next.cycle.place.row:
        yield next.cycle.place.row, {columns_of(Cycle, "plan")[0]: next.cycle.plan.id}
    for row in next.ended:
        if type(row) is kind and row.place.row:
            yield row.place.row, {columns_of(OfYears, "last_year")[0]: str(next.last.year)}


def _writable(one: Sheet, draft: tuple[str, ...]) -> None:
    if not (one.place.file or "").lower().endswith(".csv"):
        raise WrongUse(f"Bảng ‘{one.title}’ không phải tệp CSV nên chưa ghi được: chạy congkhai tidy trước.")
    if not {*draft} <= {*one.columns}:
        raise WrongUse(f"Bảng ‘{one.title}’ còn thiếu cột: chạy congkhai upgrade --write trước.")


def _opened(agency: Agency, next: NextYear, made: Agency | None, today: date, pages: list[str]) -> Opened:
    """What is told of the year, the agency as it is to be asked for what the house finds in it."""
    cycle = made.cycles[0] if made else next.cycle
    return Opened(
        next=next,
        tables=agency.tables,
        end=year_end(agency, next.cycle.year),
        days_off_known=any(row.day.year == next.cycle.year for row in agency.holidays),
        off=[*tasks_on_working_days(made, cycle, today)] if made and next.added[Task] else (),
        outdated=[*law_in_force(made, cycle, today)] if made else (),
        shortcomings=[*shortcomings(agency, next.last)],
        pages=pages,
    )
