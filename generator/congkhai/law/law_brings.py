"""What the law of a year orders of a plan that the law of an earlier year did not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from congkhai.law.in_year import Turn
from congkhai.law.next_year import NextYear
from congkhai.law.own_plan import ROWS
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Recorded
from congkhai.model.groups import groups
from congkhai.model.plan import Citation, Form, Task
from congkhai.model.structure import Unit, UnitKind
from congkhai.text.fold import same_key
from congkhai.value import replace

#: What parts the section of the plan from the article of the law in a clause.
_AND: Final = "; "
_NUMBERED: Final = re.compile(r"[A-Z]+-(\d+)")


def with_law(agency: Agency, next: NextYear, now: Cycle, then: Cycle) -> NextYear:
    """The next year with what its law brings, after the rows that are carried forward, to be confirmed too.

    What a plan of the year begins with (`now`) and one of the last year (`then`) does not is the law's. No
    task of a step that the last plan has already, and no base that the office's documents lack.
    """
    forms = _forms(agency, next, now, then)
    new: Mapping[type[Recorded], Sequence[Recorded]] = {
        Form: [*forms.values()],
        Task: [*_tasks(agency, next, now, then, forms)],
        Citation: [*_bases(agency, next, now, then)],
    }
    free = [kind for kind in (Form, Task, Citation) if not ROWS[kind](next.cycle)]
    lacking: dict[type[Recorded], Sequence[Recorded]] = {kind: new[kind] for kind in free}
    added = {kind: (*rows, *lacking.get(kind, ())) for kind, rows in next.added.items()}
    return replace(next, added=added, brought=tuple(row for rows in lacking.values() for row in rows))


def _codes(agency: Agency, next: NextYear, kind: type[Form | Task], new: Sequence[str]) -> dict[str, str]:
    """The code of each new row: its own with the year at its end, none of them in use.

    Of codes that are numbered through the numbers go on after the last that is carried.
    """
    rows = (*(row for one in agency.cycles for row in ROWS[kind](one)), *next.added[kind])
    taken = {str(getattr(row, "id", "")) for row in rows}
    numbers = [
        int(found[1])
        for id in taken
        if (found := _NUMBERED.fullmatch(id.removesuffix(f"-{next.cycle.year}")))
    ]
    turn, codes, last = Turn(next.last.year, next.cycle.year), dict[str, str](), max(numbers, default=0)
    for old in new:
        code = old
        if found := _NUMBERED.fullmatch(old):
            last = max(last + 1, int(found[1]))
            code = f"{old[: found.start(1)]}{last:02d}"
        codes[old] = turn.code(code, {*taken, *codes.values()})
    return codes


def _forms(agency: Agency, next: NextYear, now: Cycle, then: Cycle) -> dict[str, Form]:
    """The forms that the law has, by their ids in a plan of the year."""
    known, after = {form.id for form in then.forms}, len(next.added[Form])
    new = [form for form in now.forms if form.id not in known]
    codes = _codes(agency, next, Form, [form.id for form in new])
    return {
        form.id: replace(form, id=codes[form.id], cycle=next.cycle.id, order=order, draft=True)
        for order, form in enumerate(new, after + 1)
    }


def _tasks(
    agency: Agency, next: NextYear, now: Cycle, then: Cycle, forms: Mapping[str, Form]
) -> Iterator[Task]:
    """The tasks that the law orders; they wait for those of the office's own plan that are the same step."""
    carried = [row for row in next.added[Task] if isinstance(row, Task)]
    own: dict[str, str] = {task.step: task.id for task in carried if task.step}
    known = {task.id for task in then.tasks}
    new = [task for task in now.tasks if task.id not in known and (task.step or "") not in own]
    codes = _codes(agency, next, Task, [task.id for task in new])
    steps = {task.id: task.step for task in now.tasks}
    same = _same_sections(carried, then.tasks)
    for order, task in enumerate(new, len(carried) + 1):
        before, after = (
            codes.get(id or "") or own.get(steps.get(id or "") or "") for id in (task.before, task.after)
        )
        yield replace(
            task,
            id=codes[task.id],
            cycle=next.cycle.id,
            order=order,
            unit=_counterpart(agency, next, task.unit),
            before=before,
            after=after,
            form=forms.get(task.form.id) if task.form else None,
            clause=task.clause if same else task.clause.rpartition(_AND)[2],
            draft=True,
        )


def _same_sections(carried: Sequence[Task], begun: Sequence[Task]) -> bool:
    """Whether the office's plan has its steps in the sections in which a new folder has them."""
    clauses = groups((task for task in begun if task.step), lambda task: task.step)
    return all(
        task.clause in {one.clause for one in clauses[task.step]} for task in carried if task.step in clauses
    )


def _counterpart(agency: Agency, next: NextYear, unit: Unit | None) -> Unit | None:
    """The agency's own: a division by its name, a body of which there is one by its kind."""
    if unit is None:
        return None
    day = next.cycle.last_day
    same = [one for one in agency.units if one.kind is unit.kind and one.holds(day)]
    if unit.kind is UnitKind.DIVISION:
        same = [one for one in same if same_key(one.name) == same_key(unit.name)]
    return same[0] if same else None


def _bases(agency: Agency, next: NextYear, now: Cycle, then: Cycle) -> Iterator[Citation]:
    """The bases of the law's own, where the office has the papers and does not cite them yet."""
    cited = [row.document.id for row in next.added[Citation] if isinstance(row, Citation)]
    passed = {*cited, *(row.document.id for row in then.citations)}
    new = [row for row in now.citations if row.document.id not in passed]
    there = [row for row in new if row.document.id in agency.documents]
    for order, row in enumerate(there, len(cited) + 1):
        document = agency.documents[row.document.id]
        yield replace(row, cycle=next.cycle.id, order=order, document=document, draft=True)
