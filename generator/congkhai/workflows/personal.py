"""Personal data by their kind in what is meant for the portal, told before anything is built."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.model.agency import Agency
from congkhai.publish.looked_at import Outgoing
from congkhai.publish.personal import Permitted, finding, in_text, personal_data
from congkhai.publish.reading import Part
from congkhai.rendering.content import ContentPage
from congkhai.text.personal import PersonalData, PersonalKind, key
from congkhai.value import replace
from congkhai.workflows.public_cells import PublicCells

_NO_DIGIT: Final = re.compile(r"\D")


def permitted(agency: Agency) -> Permitted:
    """What the office lets be shown, by kind."""
    rows = agency.permitted_values
    return {kind: frozenset(key(row.value) for row in rows if row.kind is kind) for kind in PersonalKind}


def in_pages(pages: Iterable[ContentPage], folder: str, allowed: Permitted, year: int) -> Iterator[Finding]:
    """What stands in the hand-written pages of the portal; `folder` is the name of content."""
    for page in pages:
        if page.audience == "portal":
            file = f"{folder}/{page.source}"
            yield from _in_page(page, file, allowed, year)


def _in_page(page: ContentPage, file: str, allowed: Permitted, year: int) -> Iterator[Finding]:
    """What stands in a page, with its row: as it is written, and what shows only once it is rendered."""
    written = [" ".join(unescape(line).split()) for line in (page.title, *page.body.split("\n"))]
    told = set()
    for value in in_text("\n".join(written), allowed, year):
        told.add(value.key)
        row = max(1, page.first_row + value.row - 2)
        yield finding(value, Place(file=file, row=row, value=value.value), f"“{file}”")
    shown = Part(file=file, name=file, text=page.made.html)
    for found in personal_data([shown], allowed, year):
        sought = key(found.place.value or "")
        if sought not in told:
            digits = (_NO_DIGIT.sub("", line) for line in written)
            rows = (row for row, said in enumerate(digits, page.first_row - 1) if sought in said)
            yield replace(found, place=replace(found.place, row=next(rows, None)))


def in_file(file: Outgoing, place: Place, allowed: Permitted, year: int) -> Iterator[Finding]:
    """What stands in a file that the portal is to offer; `place` is the office's file."""
    for found in personal_data(file.parts, allowed, year):
        yield replace(found, place=replace(place, value=found.place.value))


def in_cells(public: Iterable[PublicCells], allowed: Permitted, year: int) -> Iterator[Finding]:
    """What stands in cells that the portal may show: each value of a column once, at its cells."""
    for cells in public:
        found: dict[tuple[PersonalKind, str], list[tuple[PersonalData, Place]]] = {}
        for text in cells.by_text:
            for value in in_text(text, allowed, year):
                told = found.setdefault((value.kind, value.key), [])
                told.extend((value, place) for place in cells.places(text))
        for (value, first), *others in found.values():
            one = finding(value, first, f"Ô ‘{cells.title}’")
            yield replace(one, also=tuple(place for _, place in others))
