"""The next cycle in the same folder, carried forward from the last: shown, then written whole or not."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from congkhai.documents import rehearsal
from congkhai.documents.next_year import Opened, text
from congkhai.errors import WrongUse
from congkhai.findings import Refused, blocking, gathered, ordered
from congkhai.law.deadlines import year_end
from congkhai.law.law_brings import with_law
from congkhai.law.next_year import NextYear, next_year
from congkhai.law.own_plan import borrowed, lacking, left_out
from congkhai.law.shortcomings import left_open, recorded
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Recorded, columns_of, table_of
from congkhai.model.law import Document, OfYears
from congkhai.model.plan import Task
from congkhai.model.structure import UnitKind
from congkhai.project import Project
from congkhai.records.assemble import as_read, assemble
from congkhai.records.rows import whole
from congkhai.rules.day_off import tasks_on_working_days
from congkhai.rules.law_in_force import law_in_force
from congkhai.tables.change import Change, Draft, Rows, drafted
from congkhai.tables.load import load, read_sheets
from congkhai.tables.sheet import Sheet
from congkhai.text.dates import short_date
from congkhai.value import Value
from congkhai.workflows import changing
from congkhai.workflows.kept_pages import Pages, at_year_end
from congkhai.workflows.new import FIRST, Answers, begun


class Prepared(Value):
    """What a year gets, in words and as the change, which is not written yet; the pages go with it.

    Without `rows` the year lacks nothing; `text` then says what the years before left open, if anything.
    """

    year: int
    text: str
    rows: int
    draft: Draft


def prepare(project: Project, today: date, year: int) -> Prepared:
    """What lays the year down; Refused where the package is at fault, or would be.

    WrongUse for a year before the newest one or too far ahead, and while the one before it has no plan of its
    own.
    """
    agency = _agency(project)
    last, standing = _between(agency, year, today)
    next = next_year(agency, last, standing, year)
    if next:
        next = with_law(agency, next, *(_begun(project, agency, one) for one in (year, last.year)))
    sheets = read_sheets(project)[1]
    rows = dict(_rows(next, sheets)) if next else {}
    pages = at_year_end(project, last.year, year) if next else Pages(made={}, copies=(), own=(), read={})
    draft = drafted(project, Change(verb="year", rows=rows, beside=pages.made, read=pages.read), sheets)
    made = assemble(changing.accepted(project, draft, rows, today).made)[0]
    own = [project.relative(path) for path in pages.own]
    return Prepared(
        year=year,
        text=_text(_opened(agency, next, made, today, (len(pages.copies), own)), agency, today),
        rows=sum(len(one.added) + len(one.cells) for one in rows.values()),
        draft=draft,
    )


def _begun(project: Project, agency: Agency, year: int) -> Cycle:
    """What a plan of the year begins with, in the words of this office; nothing is written anywhere."""
    there = {unit.kind for unit in agency.units}
    office = agency.cycles[0].office
    answers = Answers(
        name=office.name,
        parent=office.parent,
        divisions=tuple(unit.name for unit in agency.units if unit.kind is UnitKind.DIVISION),
        party_cell=UnitKind.PARTY_CELL in there,
        council=UnitKind.COUNCIL in there,
    )
    made = {Path(path): content for path, content in begun(max(year, FIRST), answers).items()}
    package = {path: content for path, content in made.items() if path.parts[0] == "datapackage"}
    instead = {project.package.joinpath(*path.parts[1:]): content for path, content in package.items()}
    return as_read(load(project, instead)[0]).cycles[0]


def _text(opened: Opened, agency: Agency, today: date) -> str:
    """What is told of the year, and, where its law is another, what the last year's record meets under it."""
    said, cycle = text(opened), opened.next.cycle
    last = recorded(agency, cycle.year) or opened.next.last
    rehearsed = rehearsal.text(agency, last, cycle.rule_set, cycle.year, today) if opened.next else ""
    return "\n".join(part for part in (said, rehearsed) if part)


def write(project: Project, prepared: Prepared, moment: datetime) -> None:
    """Write the rows that were shown with the pages, or neither; Changed where a file is not as read."""
    changing.write(project, prepared.draft, moment, f"congkhai year {prepared.year} --write")


def _agency(project: Project) -> Agency:
    """The record as it is; Refused where its rows cannot be read together."""
    tables, findings = load(project)
    agency, apart = (None, ()) if blocking(findings) else assemble(tables)
    if agency is None:
        raise Refused(gathered(ordered((*findings, *apart))))
    return agency


def _between(agency: Agency, year: int, today: date) -> tuple[Cycle, Cycle | None]:
    """The cycle that is carried forward, and the one of the year where its row is there already.

    Years in between may have no cycle; a year after the next one is a slip of the pen.
    """
    newest, *earlier = agency.cycles
    most = max(newest.year, today.year) + 1
    if newest.year < year <= most:
        last, standing = newest, None
    elif year == newest.year and earlier:
        last, standing = earlier[0], newest
    else:
        until = f" đến {most}" if most > newest.year + 1 else ""
        now = f", hôm nay là ngày {short_date(today)}" if year > most else ""
        raise WrongUse(
            f"Kỳ mới nhất là năm {newest.year}{now}, nên chỉ mở được năm {newest.year + 1}{until}: "
            f"congkhai year {newest.year + 1}."
        )
    if borrowed(agency, last) or lacking(agency, last) or any(left_out(agency, last)):
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


def _opened(
    agency: Agency, next: NextYear, made: Agency | None, today: date, pages: tuple[int, list[str]]
) -> Opened:
    """What is told of the year, the agency as it is to be asked for what the house finds in it."""
    cycle = made.cycles[0] if made else next.cycle
    return Opened(
        next=next,
        tables=agency.tables,
        end=year_end(agency, next.cycle.year),
        days_off_known=any(row.day.year == next.cycle.year for row in agency.holidays),
        off=[*tasks_on_working_days(made, cycle, today)] if made and next.added[Task] else (),
        outdated=[*law_in_force(made, cycle, today)] if made else (),
        shortcomings=[*left_open(agency, next.cycle.year)],
        copied=pages[0],
        pages=pages[1],
    )
