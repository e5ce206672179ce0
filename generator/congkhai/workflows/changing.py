"""How every verb changes the package: the change judged by the procedure too, then written or not."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from congkhai.findings import Finding, Refused, gathered, ordered
from congkhai.model.columns import table_of
from congkhai.model.law import Parameter
from congkhai.project import Project
from congkhai.records.assemble import assemble
from congkhai.records.retention import days_kept
from congkhai.rules.run import contradictions
from congkhai.tables import change, log
from congkhai.tables.brought import Judgement, Together, judged, new_faults
from congkhai.tables.change import Draft, Rows
from congkhai.tables.table import Tables
from congkhai.workflows.stopped import unfinished


def contradicting(today: date, *, procedure: bool = True) -> Together:
    """The judge of what rows say together; without `procedure` only of whether they can be read as one."""

    def judge(tables: Tables) -> tuple[Sequence[Finding], Sequence[Finding] | None]:
        agency, apart = assemble(tables)
        return apart, [*contradictions(agency, today)] if agency and procedure else None

    return judge


def accepted(
    project: Project,
    draft: Draft,
    rows: Mapping[str, Rows],
    today: date,
    now: tuple[Tables, Sequence[Finding]] | None = None,
) -> Judgement:
    """What the package is with the change; Refused where these rows of it bring a fault.

    `now` is as in `judged`.
    """
    judgement = judged(project, draft.contents, contradicting(today), now)
    faults = [*new_faults(rows, judgement)]
    if faults:
        raise Refused(gathered(ordered(faults)))
    return judgement


def write(project: Project, draft: Draft | None, moment: datetime, again: str) -> None:
    """Write what was drawn up, or nothing; Changed where a file is not as it was read.

    `again` is the command that gets it written where something was in the way.
    """
    if draft:
        try:
            change.write(project, draft, moment, log_days(draft, moment))
        except OSError as error:
            raise unfinished(project, error, again) from error


def log_days(draft: Draft, moment: datetime) -> int | None:
    """For how many days the log keeps the texts of restricted columns; None where no row says so."""
    return days_kept(draft.sheets.get(table_of(Parameter)), moment.year)


def lost_state(project: Project) -> str:
    """What to tell of a write that has nothing to compare the tables with; "" where it has."""
    if not log.lost(project):
        return ""
    return (
        f"Tệp {log.FOLDER}/cac-bang.zip bị mất hoặc hỏng nên không rõ từ lần ghi trước có ai sửa bảng ngoài "
        "chương trình; lần ghi này đã lập lại tệp."
    )
