"""What a folder is about, told before anything is checked."""

from congkhai.project import Project
from congkhai.tables.as_saved import glance
from congkhai.value import Value


class About(Value):
    """The newest year that the folder rates and the agency's name in it; None and "" where unreadable."""

    year: int | None
    office: str


def about(project: Project) -> About:
    """The folder as its rows introduce themselves; wrong rows are for `check` to tell."""
    cycles = [row for row in glance(project, "ky_danh_gia") if str(row.get("nam") or "").isdigit()]
    newest = max(cycles, key=lambda row: int(str(row["nam"])), default=None)
    if newest is None:
        return About(year=None, office="")
    names = {row.get("ma"): row.get("ten") for row in glance(project, "co_quan")}
    return About(year=int(str(newest["nam"])), office=str(names.get(newest.get("co_quan")) or ""))
