"""Blank forms for nobody yet, offered on the agency's site."""

from collections.abc import Iterator

from congkhai.forms.blank import Blank, Head
from congkhai.forms.known import Source, known
from congkhai.forms.one_file import one_file
from congkhai.forms.sheet import sheet
from congkhai.forms.unnamed import may_be_unnamed, unnamed
from congkhai.intake.fit import Roll, roll
from congkhai.law.owed import Owed
from congkhai.model.agency import Agency, Cycle
from congkhai.rendering.page import SiteFile

#: Where they lie below the folder of their year.
FOLDER = "bieu-mau/phieu"


def blanks(agency: Agency, cycle: Cycle) -> Iterator[SiteFile]:
    """The forms of a cycle that anybody may fill in first, each as one HTML file and as a workbook."""
    made = roll(agency, cycle)
    for definition in made.definitions.values():
        if may_be_unnamed(definition) and not definition.form.draft:
            empty = _blank(made, definition.form.id)
            name = f"{FOLDER}/{definition.form.id}"
            yield SiteFile(path=f"{name}.html", content=one_file(empty))
            yield SiteFile(path=f"{name}.xlsx", content=sheet(empty))


def _blank(made: Roll, form: str) -> Blank:
    definition, cycle = made.definitions[form], made.cycle
    source = Source(agency=made.agency, cycle=cycle, owed=Owed(form=definition.form))
    head = Head(
        form=form,
        cycle=cycle.id,
        version=definition.version,
        subject="",
        period="",
        writer=definition.writers[0],
    )
    return Blank(
        definition=unnamed(definition),
        head=head,
        known=known(source, definition),
        office=cycle.office.name,
        subject_name="phiếu chưa ghi tên",
        period_name=f"năm {cycle.year}",
        sample=made.agency.sample,
    )
