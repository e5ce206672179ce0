"""Where the office chooses what it types from paper: by whose it is, or by the form."""

from collections.abc import Iterator, Sequence

from congkhai.intake import pages
from congkhai.intake.shown import Line, Paper
from congkhai.law.posts import latest_post
from congkhai.model.agency import Agency, Cycle
from congkhai.model.groups import groups
from congkhai.text.dates import short_date
from congkhai.text.names import name_key
from congkhai.value import replace
from congkhai.workflows.intake_desk import Part, Standing
from congkhai.workflows.intake_home import line_of
from congkhai.workflows.intake_site import Site, path_of
from congkhai.workflows.intake_visit import Errand, Turn, Visitor, errands, parts

#: What there is to choose under one heading: an id, and the words for it.
_Group = tuple[str, Sequence[tuple[str, str]]]
#: Of a form everybody's parts are many: those alone that are to be done, or may be.
_TO_DO = (Turn.NOW, Turn.OFFERED, Turn.LATER)


def paper(site: Site, who: Visitor, subject: str, form: str) -> str:
    """The choice, and the parts of the forms that are chosen, by whose they are."""
    known = site.known().known
    cycle = next(iter(known.rolls.values())).cycle
    newest = [part for part in parts(known) if part.roll.cycle == cycle]
    meant = [part for part in newest if (subject or form) and _meant(part, subject, form)]
    found = errands(site.store, meant, who.who, site.clock().today)
    shown = [one for one in found if subject or (one.turn in _TO_DO and not one.refused)]
    by_subject = groups(shown, lambda one: one.part.owed.subject.id)
    names = dict(_names(known, cycle))
    lines = [
        (name, [_of_paper(site, one) for one in by_subject[id]])
        for id, name in names.items()
        if id in by_subject
    ]
    forms = {part.owed.form.id: part.owed.form.name for part in newest}
    chosen = Paper(
        subjects=_subjects(known.agency, cycle),
        forms=[*forms.items()],
        subject=subject,
        form=form,
        found=lines,
    )
    return pages.paper(site.frame(who, "/ban-giay"), chosen)


def _meant(part: Part, subject: str, form: str) -> bool:
    return subject in ("", part.owed.subject.id) and form in ("", part.owed.form.id)


def _names(known: Standing, cycle: Cycle) -> Iterator[tuple[str, str]]:
    """The words for each that may be chosen, by id, in their order."""
    for _, those in _subjects(known.agency, cycle):
        yield from those


def _subjects(agency: Agency, cycle: Cycle) -> Sequence[_Group]:
    """Officials unit by unit, then units and bodies, then meetings with their days."""
    posts = {one.id: latest_post(agency, one, cycle.last_day) for one in agency.officials}
    by_unit = groups(
        sorted(agency.officials, key=lambda one: name_key(one.name)),
        lambda one: post.unit if (post := posts[one.id]) else None,
    )
    units = sorted((unit for unit in by_unit if unit), key=lambda unit: (unit.order, unit.id))
    found: list[_Group] = [
        (unit.name, [(one.id, f"{one.name} ({one.id})") for one in by_unit[unit]]) for unit in units
    ]
    astray = by_unit.get(None, ())
    found.append(("Chưa có phân công", [(one.id, f"{one.name} ({one.id})") for one in astray]))
    found.append(("Đơn vị, tổ chức", [(one.id, f"{one.name} ({one.id})") for one in agency.units]))
    meetings = sorted(cycle.meetings, key=lambda one: (one.starts, one.id))
    found.append(
        ("Cuộc họp", [(one.id, f"{short_date(one.starts)}: {one.name} ({one.id})") for one in meetings])
    )
    return [(name, those) for name, those in found if those]


def _of_paper(site: Site, errand: Errand) -> Line:
    line = line_of(site, errand)
    return replace(line, path="" if errand.turn is Turn.WAITING else path_of(errand.part))
