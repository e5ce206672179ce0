"""A part that would not be received today: the page that says so instead of the form."""

from collections.abc import Sequence

from congkhai.findings import Finding
from congkhai.forms.fields import said
from congkhai.forms.paper_words import heading
from congkhai.intake import drafts, pages, submissions
from congkhai.intake.receipt import name_of
from congkhai.intake.values import State, Submission
from congkhai.law.persons import called
from congkhai.workflows.intake_desk import Part, ahead, objected
from congkhai.workflows.intake_site import Site
from congkhai.workflows.intake_visit import Visitor, sees


def refused(site: Site, who: Visitor, part: Part, against: Sequence[Finding]) -> str | None:
    """The page that says why a part would not be received today, with the receipt of what was handed in;
    None where nothing `against` it blocks."""
    store = site.store
    told = [said(one) for one in against if one.blocks]
    if not told:
        return None
    if store.read(drafts.draft, who.who, part.piece):
        told.append("Những gì đã ghi nháp vẫn được giữ.")
    earlier = store.read(submissions.newest, part.piece)
    links = []
    if earlier and earlier.last.state is not State.DELETED and sees(who, part, earlier):
        links.append((_sheet_of(who, earlier), f"Xem bản đã nộp: {name_of(earlier)}"))
    return pages.plain(site.frame(who, back_of(who)), heading(part.owed.form), [_about(part), *told], links)


def against(site: Site, part: Part) -> Sequence[Finding]:
    """What speaks against a part that is handed in today, and what is only to be known before."""
    earlier = site.store.read(submissions.newest, part.piece)
    before = next(reversed(ahead(site.store, part)[0]), None)
    return objected(part, before, earlier, site.clock().today)


def _about(part: Part) -> str:
    """Whom a part is about, and when."""
    owed = part.owed
    period = (
        f", {owed.period.words(part.roll.cycle.year)}" if owed.period else f", năm {part.roll.cycle.year}"
    )
    return f"{called(part.roll.agency, owed.subject)}{period}."


def back_of(who: Visitor) -> str:
    """Under which entry of the menu a form is."""
    return "/ban-giay" if who.office else "/"


def _sheet_of(who: Visitor, one: Submission) -> str:
    """Where a submission is read: by the office in its queue."""
    return f"/ho-so/{one.number}" if who.office else f"/bien-nhan/{one.number}"
