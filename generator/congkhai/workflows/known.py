"""What is known of a folder whose rows fit together, and what is answered from it."""

from collections.abc import Mapping

from congkhai.errors import WrongUse
from congkhai.findings import Finding
from congkhai.model.agency import Agency, Cycle
from congkhai.publish.looked_at import Outgoing
from congkhai.rendering.attached import FormFile
from congkhai.rendering.content import ContentPage
from congkhai.rendering.years import of_year
from congkhai.value import Value, field


class Checked(Value):
    """A folder whose rows fit together: the record, the pages, the forms, and the findings told.

    `outgoing` are the files to be published, by their path below content.
    """

    agency: Agency
    pages: tuple[ContentPage, ...]
    forms: tuple[FormFile, ...]
    findings: tuple[Finding, ...]
    outgoing: Mapping[str, Outgoing] = field(default_factory=dict)

    def pages_of(self, year: int) -> tuple[ContentPage, ...]:
        """The hand-written pages of a cycle."""
        return of_year(self.pages, year, self.agency.cycles[0].year)

    @property
    def errors(self) -> int:
        """How many findings block."""
        return sum(finding.blocks for finding in self.findings)


class Answer(Value):
    """The text, and how many errors `check` tells of the same folder.

    It is given from rows that fit together, whatever the procedure still has against them.
    """

    text: str
    errors: int


def cycle_of(agency: Agency, year: int | None) -> Cycle:
    """The cycle of that year, the newest where none is asked for; WrongUse where there is none."""
    for cycle in agency.cycles:
        if year in (None, cycle.year):
            return cycle
    years = ", ".join(str(cycle.year) for cycle in agency.cycles)
    raise WrongUse(f"Gói dữ liệu không có kỳ đánh giá năm {year}; đang có: {years}.")
