"""Who is reviewed where, by kind of person; never by name."""

from itertools import groupby

from congkhai.disclosure.public import PublicAgency, PublicCycle, PublicReviewPlace
from congkhai.pages import readers, sections
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block

_COLLECTIVE = frozenset({"tap_the_lanh_dao", "don_vi"})


def page(agency: PublicAgency) -> Page:
    """noi-kiem-diem.md: collectives, then kinds of person."""
    body = block("pages/places_intro.html", cycle=agency.cycle)
    body += sections.heading("Đối với tập thể", "tap-the") + collectives(agency.cycle, "")
    body += sections.heading("Đối với cá nhân", "ca-nhan") + persons(agency.cycle, "")
    return Page(
        path="noi-kiem-diem.md",
        title="Ai kiểm điểm ở đâu",
        section=sections.PLAN,
        summary="Nơi kiểm điểm, cách tiến hành và biểu mẫu theo từng loại đối tượng.",
        body=body,
    )


def collectives(cycle: PublicCycle, root: str) -> str:
    """The block for collectives; `root` leads from the page to the top folder."""
    return _table(cycle, tuple(place for place in cycle.places if place.kind in _COLLECTIVE), root)


def persons(cycle: PublicCycle, root: str) -> str:
    """The block for persons."""
    return _table(cycle, tuple(place for place in cycle.places if place.kind not in _COLLECTIVE), root)


def _table(cycle: PublicCycle, places: tuple[PublicReviewPlace, ...], root: str) -> str:
    groups = [(name, list(group)) for name, group in groupby(places, key=lambda place: place.kind_name)]
    forms = {place.form: readers.form_named(cycle, place.form) for place in places}
    return block("pages/places.html", groups=groups, forms=forms, root=root)
