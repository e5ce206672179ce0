"""What every verb that writes the package hands to `tables.change`: the judge of the procedure, the days."""

from collections.abc import Sequence
from datetime import date, datetime

from congkhai.findings import Finding
from congkhai.model.columns import table_of
from congkhai.model.law import Parameter
from congkhai.project import Project
from congkhai.records.assemble import assemble
from congkhai.records.retention import days_kept
from congkhai.rules.run import contradictions
from congkhai.tables import log
from congkhai.tables.brought import Together
from congkhai.tables.change import Draft
from congkhai.tables.table import Tables


def contradicting(today: date, *, procedure: bool = True) -> Together:
    """The judge of what rows say together; without `procedure` only of whether they can be read as one."""

    def judge(tables: Tables) -> tuple[Sequence[Finding], Sequence[Finding] | None]:
        agency, apart = assemble(tables)
        return apart, [*contradictions(agency, today)] if agency and procedure else None

    return judge


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
