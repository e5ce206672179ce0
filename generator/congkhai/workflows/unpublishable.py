"""Forbidden phrases in what the office wrote itself, told before anything is built."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date

from congkhai.disclosure.public import Audience, PublicAgency
from congkhai.disclosure.reveal import (
    NAMES,
    SIGNER,
    forbidden,
    forbidden_short,
    hidden_in_years,
    is_short,
    posts_and_units,
    reveal,
    titles,
)
from congkhai.findings import Finding, Place
from congkhai.model.agency import Agency
from congkhai.model.columns import columns_of
from congkhai.model.plan import Task
from congkhai.model.schema import Visibility
from congkhai.publish.leaks import LEAK, Phrasebook, leaks
from congkhai.publish.origin import Origin, traced
from congkhai.publish.reading import Part
from congkhai.publish.short_names import ShortNames, short_names
from congkhai.rendering.content import ContentPage
from congkhai.rendering.unseen import fenced
from congkhai.starter.files import page_texts
from congkhai.value import replace
from congkhai.workflows.attachments import published, wanted
from congkhai.workflows.known import Checked
from congkhai.workflows.public_cells import PublicCells


def phrases(known: Checked, folder: str, audiences: Collection[Audience], today: date) -> tuple[Finding, ...]:
    """What stands in the pages and files of the audiences that theirs may not show, once each.

    `folder` is the name of content. The judges are those of the finished site.
    """
    if not any(map(_suspects(known.agency), _parts(known, folder))):
        return ()
    found: list[Finding] = []
    columns = titles(known.agency)
    for audience in audiences:
        view = reveal(known.agency, audience, today)
        parts = [*_of_pages(known.pages, folder, audience), *_of_files(known, view)]
        found += leaks(parts, _phrases(known.agency, view, parts), columns)
        found += short_names(parts, ShortNames(*forbidden_short(known.agency, view)), columns)
        for year, (names, short) in hidden_names(known.agency, view).items():
            own = [*_of_pages(known.pages_of(int(year)), folder, audience)]
            found += [*leaks(own, names, columns), *short_names(own, short, columns)]
    return tuple(traced(found, dict(_origins(known, folder))))


def hidden_names(agency: Agency, view: PublicAgency) -> dict[str, tuple[dict[str, str], ShortNames]]:
    """By the folder of a year the names that the site shows in another year alone, the short ones apart."""
    beside = posts_and_units(agency)
    return {
        str(year): (
            {name: column for name, column in names.items() if not is_short(name)},
            ShortNames({name: column for name, column in names.items() if is_short(name)}, beside),
        )
        for year, names in hidden_in_years(agency, view).items()
        if names
    }


def _parts(known: Checked, folder: str) -> Iterator[Part]:
    """Every page and every file that any audience could be shown."""
    yield from _of_pages(known.pages, folder, Audience.AGENCY)
    for _, _, file in published(known):
        yield from file.parts


def _suspects(agency: Agency) -> Callable[[Part], bool]:
    """Whether a part says anything that not everybody may know.

    Asked first, for what an audience may see takes a while to work out.
    """
    words = {
        word: ""
        for table in agency.tables
        for column in table.columns
        if column.visibility is not Visibility.PUBLIC
        for word in column.words
        if not is_short(word)
    }
    book = Phrasebook(words | dict.fromkeys((official.name for official in agency.officials), ""))

    def suspect(part: Part) -> bool:
        return part.text is None or any(
            book.found(text) or (part.loose and book.found_in_pieces(text)) for text in (part.name, part.text)
        )

    return suspect


def in_cells(public: Iterable[PublicCells], agency: Agency, today: date) -> Iterator[Finding]:
    """Names that the portal may not show, in cells that it may: each name of a column once, at its cells.

    Whether anybody at all is named is asked first, for what an audience may see takes a while to work out.
    """
    people = {official.name for official in agency.officials}
    few = {name for name in people if is_short(name)}
    anybody = Phrasebook(dict.fromkeys(people - few, NAMES))
    short = ShortNames(dict.fromkeys(few, NAMES), posts_and_units(agency))
    suspects = {
        f"{cells.column}:{at}": (cells, text)
        for cells in public
        if cells.column != SIGNER
        for at, text in enumerate(cells.by_text)
        if not text.isascii() and (anybody.found(text) or short.found(text))
    }
    if not suspects:
        return
    view = reveal(agency, Audience.PORTAL, today)
    names = {name: of for name, of in forbidden(agency, view, ()).items() if of.startswith(f"{NAMES}.")}
    parts = [Part(file=key, name="", text=text) for key, (_, text) in suspects.items()]
    found = [*leaks(parts, names), *short_names(parts, ShortNames(*forbidden_short(agency, view)))]
    columns = titles(agency)
    told: dict[tuple[str, str], list[Place]] = {}
    for finding in found:
        cells, text = suspects[finding.place.file or ""]
        told.setdefault((cells.title, finding.place.value or ""), []).extend(cells.places(text))
    for title, name, place in _of_another_year(agency, view, suspects.values()):
        told.setdefault((title, name), []).append(place)
    for (title, name), (first, *others) in told.items():
        facts = {"name": f"Ô ‘{title}’", "phrase": name, "column": columns[f"{NAMES}.ho_ten"]}
        yield replace(LEAK.at(first, **facts), also=tuple(others))


def _of_another_year(
    agency: Agency, view: PublicAgency, suspects: Iterable[tuple[PublicCells, str]]
) -> Iterator[tuple[str, str, Place]]:
    """The cells of rows of a year with names that the portal shows for another year alone."""
    hidden, years = hidden_names(agency, view), {cycle.id: str(cycle.year) for cycle in agency.cycles}
    (of_cycle,) = columns_of(Task, "cycle")
    for cells, text in suspects if hidden else ():
        part = Part(file="", name="", text=text)
        for row in cells.by_text[text]:
            names, short = hidden.get(years.get(row.text(of_cycle), ""), ({}, ShortNames({}, ())))
            for finding in (*leaks([part], names), *short_names([part], short)):
                yield cells.title, finding.place.value or "", row.cell(cells.name)


def _phrases(agency: Agency, view: PublicAgency, parts: Sequence[Part]) -> dict[str, str]:
    """The forbidden phrases, so far as one of them may stand in the parts."""
    more = forbidden(agency, view, page_texts())
    if not any(LEAK.code == finding.code for finding in leaks(parts, more)):
        return {}
    # What the catalogue says by itself takes a while to import, and only makes the phrases fewer.
    from congkhai.workflows.kinds import own_words

    return forbidden(agency, view, own_words(agency))


def _of_pages(pages: Iterable[ContentPage], folder: str, audience: Audience) -> Iterator[Part]:
    for page in pages:
        if audience is Audience.AGENCY or page.audience == audience:
            file = f"{folder}/{page.source}"
            yield from (Part(file=file, name=file, text=text) for text in _texts(page))


def _texts(page: ContentPage) -> Iterator[str]:
    """What a page shows; code between fences, which is shown as it stands, apart."""
    yield page.title
    yield page.outline_title
    yield page.made.html
    yield from fenced(page.body)


def _of_files(known: Checked, view: PublicAgency) -> Iterator[Part]:
    offered = {path for cycle in view.cycles for path in wanted(known, view, cycle)}
    for path, _, file in published(known):
        if path in offered:
            yield from file.parts


def _origins(known: Checked, folder: str) -> Iterator[tuple[str, Origin]]:
    for page in known.pages:
        file = f"{folder}/{page.source}"
        yield file, Origin(file, file, page)
    for _, path, _ in published(known):
        yield path, Origin(f"{folder}/{path}", f"{folder}/{path}")
