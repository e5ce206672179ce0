"""Which of the package's years a command is about."""

from congkhai.errors import WrongUse
from congkhai.model.agency import Agency, Cycle


def cycle_of(agency: Agency, year: int | None) -> Cycle:
    """The cycle of that year, the newest where none is asked for; WrongUse where there is none."""
    for cycle in agency.cycles:
        if year in (None, cycle.year):
            return cycle
    years = ", ".join(str(cycle.year) for cycle in agency.cycles)
    raise WrongUse(f"Gói dữ liệu không có kỳ đánh giá năm {year}; đang có: {years}.")
