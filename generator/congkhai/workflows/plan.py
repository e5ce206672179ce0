"""The plan of a year confirmed as a whole or row by row: what was a draft is one no longer."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from congkhai.errors import WrongUse
from congkhai.law.drafts import drafts, not_compared
from congkhai.law.own_plan import PlanRow
from congkhai.model.columns import Where, named
from congkhai.model.law import COMPARED, OfYears, Parameter, RuleRow
from congkhai.model.plan import Citation, ReviewPlace, StepOrder
from congkhai.project import Project
from congkhai.tables.change import Change, Draft, Rows, drafted
from congkhai.tables.load import read_sheets
from congkhai.text.fold import same_key
from congkhai.text.phrases import inside
from congkhai.value import Value, replace
from congkhai.workflows import changing
from congkhai.workflows.check import standing
from congkhai.workflows.known import cycle_of

VERB: Final = "plan confirm"


class Unconfirmed(Value):
    """A row that waits to be confirmed: its table, with its title, its key, what a clerk calls it.

    `where` and `confirmed` are its cell that says so and the text that it is to hold.
    """

    table: str
    title: str
    key: str
    name: str
    where: Where
    confirmed: str


class Confirming(Value):
    """The rows of a year that wait, those of them that are meant, and the change, not written yet.

    `again` is the command that writes it.
    """

    year: int
    waiting: tuple[Unconfirmed, ...]
    meant: tuple[Unconfirmed, ...] = ()
    draft: Draft | None = None
    again: str = ""


def waiting(project: Project, today: date, year: int | None) -> Confirming:
    """The rows of the plan of that year, the newest where none is named, that nobody has confirmed.

    Drafts, and rules that rest on the plan and were not compared with it. Refused where the rows cannot be
    read together.
    """
    agency = standing(project, today).agency
    cycle = cycle_of(agency, year)
    steps = agency.titles(StepOrder, "step")
    of_plan = [
        _unconfirmed(row, _called(row), Where(row, named(type(row), "draft")), "") for row in drafts(cycle)
    ]
    of_law = [
        _unconfirmed(row, _rule(row, steps), Where(row, named(type(row), "source.compared")), COMPARED)
        for row in not_compared(agency, cycle)
    ]
    return Confirming(year=cycle.year, waiting=(*of_plan, *of_law))


def confirming(project: Project, today: date, found: Confirming, only: Collection[str] | None) -> Confirming:
    """The same with those rows confirmed that have the keys `only`, all where that is None.

    WrongUse for a key that no waiting row has, or that rows of several tables have; Refused where what the
    rows say then contradicts itself.
    """
    meant = found.waiting if only is None else tuple(_meant(found.waiting, only))
    rows: dict[str, dict[int, dict[str, str]]] = {}
    for one in meant:
        place = one.where.place
        if place.row is not None and place.column is not None:
            rows.setdefault(one.table, {})[place.row] = {place.column: one.confirmed}
    edits = {table: Rows(cells=cells) for table, cells in rows.items()}
    draft = drafted(project, Change(verb=VERB, rows=edits), read_sheets(project)[1])
    changing.accepted(project, draft, edits, today)
    chosen = ["--all"] if only is None else [f'--only "{key}"' for key in only]
    again = " ".join(("congkhai plan confirm", str(found.year), *chosen, "--write"))
    return replace(found, meant=meant, draft=draft, again=again)


def write(project: Project, chosen: Confirming, moment: datetime) -> None:
    """Write what was shown, or nothing; Changed where a file is not as it was read."""
    changing.write(project, chosen.draft, moment, chosen.again)


def _unconfirmed(row: PlanRow | OfYears, name: str, where: Where, confirmed: str) -> Unconfirmed:
    place = row.place
    return Unconfirmed(
        table=place.table or "",
        title=place.table_title or "",
        key=place.key or "",
        name=name,
        where=where,
        confirmed=confirmed,
    )


def _called(row: PlanRow) -> str:
    """What a clerk calls a row of the plan beside its key."""
    if isinstance(row, Citation):
        return row.document.number or row.document.subject
    if isinstance(row, ReviewPlace):
        return f"{row.kind_name}: {row.where}" if row.where else row.kind_name
    return row.name


def _rule(row: OfYears, steps: Mapping[str, str]) -> str:
    """What a clerk calls a rule; of two steps which comes after which."""
    if isinstance(row, StepOrder):
        return f"{steps.get(row.step, row.step)} sau {inside(steps.get(row.first, row.first))}"
    return row.name if isinstance(row, RuleRow | Parameter) else ""


def _meant(rows: Sequence[Unconfirmed], keys: Iterable[str]) -> list[Unconfirmed]:
    """The rows of these keys; a table stands for all of its rows, a table and a key for one."""
    chosen: dict[int, Unconfirmed] = {}
    for key in keys:
        found = [(number, one) for number, one in enumerate(rows) if _is_called(one, key)]
        tables = dict.fromkeys(one.title for _, one in found)
        if not found:
            raise WrongUse(f"Không dòng nào chờ xác nhận có mã “{key}”; mã của các dòng đang chờ kê ở trên.")
        if len(tables) > 1:
            ways = " hoặc ".join(f"“{table}:{key}”" for table in tables)
            raise WrongUse(f"Mã “{key}” có ở nhiều bảng; hãy ghi {ways}.")
        chosen |= dict(found)
    return [chosen[number] for number in sorted(chosen)]


def _is_called(row: Unconfirmed, key: str) -> bool:
    table, _, own = key.rpartition(":")
    tables = {same_key(row.title), row.table}
    whole = same_key(key) in tables
    return whole or (own.strip() == row.key and (not table or same_key(table) in tables))
