"""The form of a cycle, made of the rows of its set."""

from congkhai.forms.definition import Definition
from congkhai.forms.laid_out import laid_out
from congkhai.model.agency import Agency, Cycle
from congkhai.model.plan import Form


def define(agency: Agency, cycle: Cycle, form: Form) -> Definition | None:
    """The form as it is filled in; None where it names no set of rows, or one that has none.

    What is wrong with the rows `faults.faults` tells; here a formula that cannot be read asks nothing.
    """
    rows = [row for row in agency.form_fields if row.set == form.fields]
    made = laid_out(agency, cycle, rows)
    return Definition(form=form, cycle=cycle, items=made.items) if form.fields and rows else None
