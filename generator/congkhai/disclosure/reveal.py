"""From the agency's record to what one audience may see today, and what must then not show."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from congkhai.disclosure import planned
from congkhai.disclosure.board import board, named_as_late
from congkhai.disclosure.dictionary import dictionary
from congkhai.disclosure.gate import gate
from congkhai.disclosure.handed_in import collected, hand_ins
from congkhai.disclosure.papers import paper
from congkhai.disclosure.public import Audience, PublicAgency, PublicCycle, PublicOffice, PublicRating
from congkhai.disclosure.results import announcements, named_list, order_today, results
from congkhai.disclosure.signed import signed
from congkhai.law import progress
from congkhai.law.calendar import calendar
from congkhai.law.days import in_order
from congkhai.law.drafts import drafts
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import source, table_of
from congkhai.model.law import Document
from congkhai.model.permitted import PermittedValue
from congkhai.model.record import PersonRating
from congkhai.model.schema import Visibility
from congkhai.model.structure import Official
from congkhai.text.fold import fold, same_key
from congkhai.value import replace

#: A phrase with fewer letters than this says too little to be looked for (it stands everywhere).
LETTERS = 6
#: Names are looked for whatever else they may mean.
NAMES = table_of(Official)
#: The one public column whose cells are people's names: who signs is named on what he or she signed.
SIGNER = source(Document, "signer")
#: What its rows hold is there to be shown, and why.
PERMITTED = table_of(PermittedValue)


def reveal(agency: Agency, audience: Audience, today: date) -> PublicAgency:
    """What the audience may see today, of every cycle; of one of which nothing may be told yet only where
    there is no other."""
    cycles = [_cycle(agency, cycle, audience, today) for cycle in agency.cycles]
    orders = (order_today(cycle, audience, today) for cycle in agency.cycles)
    door = gate(agency.tables, audience, frozenset().union(*_signed(agency, audience, today)))
    open_papers = (document for document in agency.documents.values() if not document.secret)
    papers = in_order(open_papers, lambda document: document.issued, undated_first=True)
    papers.sort(key=lambda document: document.kind)
    return door.fill(
        PublicAgency,
        audience=audience,
        today=today,
        sample=agency.sample,
        cycles=tuple(cycle for cycle in cycles if cycle.told) or tuple(cycles[:1]),
        documents=tuple(paper(door, document, today) for document in papers),
        tables=dictionary(door, agency.tables) if audience is Audience.AGENCY else (),
        # A page that prints the end of a window, with or without names, is untrue after it.
        last_day=min((order.ends for order in orders if order), default=None),
    )


def _signed(agency: Agency, audience: Audience, today: date) -> Iterator[frozenset[str]]:
    return (signed(agency, cycle, audience, today) for cycle in agency.cycles)


def _cycle(agency: Agency, cycle: Cycle, audience: Audience, today: date) -> PublicCycle:
    door = gate(agency.tables, audience, signed(agency, cycle, audience, today))
    days = calendar(agency.holidays, {cycle.year})
    as_of = today if cycle is agency.cycles[0] else min(today, cycle.last_day)
    # Whom the guidance is for holds whether or not the plan is issued.
    readers = planned.readers(door, cycle)
    cycle, pending = planned.confirmed(door, cycle)
    steps = progress.board(agency, cycle, today)
    return door.fill(
        PublicCycle,
        cycle,
        as_of=as_of,
        office=door.fill(PublicOffice, cycle.office),
        plan=paper(door, cycle.plan, as_of) if cycle.plan else None,
        rule_set=cycle.rule_set.name,
        citations=planned.citations(door, cycle, as_of),
        tasks=planned.tasks(door, cycle, days, steps),
        places=planned.places(door, cycle),
        readers=readers,
        recipients=tuple(recipient.name for recipient in cycle.recipients),
        forms=planned.forms(door, cycle),
        meetings=planned.meetings(door, cycle),
        results=results(door, agency, cycle, audience, today),
        announcements=announcements(door, cycle, today),
        notes=tuple(planned.notes(door, agency, cycle, days)),
        board=board(door, agency, cycle, audience, steps),
        hand_ins=hand_ins(door, agency, cycle, days, audience),
        collected=collected(door, agency, cycle, days, (audience, today)),
        unconfirmed=sum(1 for _ in drafts(cycle)),
        pending=pending,
    )


def forbidden(agency: Agency, public: PublicAgency, own: Iterable[str]) -> dict[str, str]:
    """Phrases that must stand in no file for this audience, each with the `table.column` it is of.

    Values of text columns narrower than the audience, of six letters or more, unless a row of `cong_khai`
    lets them be shown today. A phrase other than a name that stands within public cells, the program's own
    text of the plan or what else it says of its `own` says nothing private: "khiển trách" is a word of the
    law before it is anybody's. A name is nobody's secret only where its bearer signs a document.
    """
    door = gate(agency.tables, public.audience)
    shown, common = _shown(public) | _signers(agency, fold), _common(agency, own)
    return {
        word: column.source
        for column in agency.columns
        if column.table != PERMITTED and not door.lets(column.source)
        for word in sorted(column.words)
        if not is_short(word)
        and fold(word) not in shown
        and (column.table == NAMES or _run(word) not in common)
    }


def _signers(agency: Agency, key: Callable[[str], str]) -> set[str]:
    column = agency.column(Document, "signer")
    return set(map(key, column.words)) if column and column.visibility is Visibility.PUBLIC else set()


def forbidden_short(
    agency: Agency, public: PublicAgency
) -> tuple[dict[str, str], frozenset[str], dict[str, str]]:
    """Names that this audience may not see and that say too little by themselves, each with its column.

    Those of few letters, and the posts and units beside which such a name is somebody's; then those that
    differ from a name that is shown by their marks alone.
    """
    door, shown = gate(agency.tables, public.audience), _shown(public) | _signers(agency, fold)
    names = {
        official.name: source(Official, "name")
        for official in agency.officials
        if is_short(official.name) and fold(official.name) not in shown
    }
    hidden = not door.lets(source(Official, "name"))
    return names if hidden else {}, posts_and_units(agency), _twins(agency, public) if hidden else {}


def hidden_in_years(agency: Agency, public: PublicAgency) -> dict[int, dict[str, str]]:
    """By year the names that are shown in another year alone, each with its column.

    Whoever may be named for one year may not yet be, or no more, on the pages of another.
    """
    column = source(Official, "name")
    everywhere = _shown(public)
    if not everywhere or gate(agency.tables, public.audience).lets(column):
        return {}
    signers = _signers(agency, fold)
    here = {cycle.year: _shown(replace(public, cycles=(cycle,))) | signers for cycle in public.cycles}
    return {
        year: {
            official.name: column
            for official in agency.officials
            if fold(official.name) in everywhere - shown
        }
        for year, shown in here.items()
    }


def _twins(agency: Agency, public: PublicAgency) -> dict[str, str]:
    people = _listed(public)
    listed = {same_key(row.name) for row in people} | _signers(agency, same_key)
    folded = {fold(row.name) for row in people} | _signers(agency, fold)
    names = (official.name for official in agency.officials)
    return {
        name: source(Official, "name")
        for name in names
        if fold(name) in folded and same_key(name) not in listed
    }


def posts_and_units(agency: Agency) -> frozenset[str]:
    """Beside which words a name of a few letters is somebody's."""
    posts = {post.position.name for post in agency.assignments}
    return frozenset(posts | {name for unit in agency.units for name in (unit.name, unit.short)})


def titles(agency: Agency) -> dict[str, str]:
    """What a clerk calls each column, by "table.column": "bảng ‘Cán bộ’, cột ‘Họ và tên’"."""
    return {
        column.source: f"bảng ‘{table.title}’, cột ‘{column.title}’"
        for table in agency.tables
        for column in table.columns
    }


def _shown(public: PublicAgency) -> set[str]:
    return {
        fold(word)
        for row in _listed(public)
        for word in (row.name, row.position, row.unit, row.level, row.decision)
    }


def _listed(public: PublicAgency) -> list[PublicRating]:
    """Everybody named today, of every year."""
    return [row for cycle in public.cycles if cycle.results for row in cycle.results.people]


def is_short(word: str) -> bool:
    """Whether a phrase has too few letters to be looked for wherever it stands."""
    return sum(letter.isalpha() for letter in word) < LETTERS


def _common(agency: Agency, own: Iterable[str]) -> str:
    """All words that anybody may read, as one run; texts stand apart by a bar.

    What a folder's schemas say of their columns is the office's own and may be anything.
    """
    texts = [*agency.titles(PersonRating, "status").values(), *own]
    for column in agency.columns:
        texts += sorted(column.words) if column.visibility is Visibility.PUBLIC else ()
    return "|".join(map(_run, texts))


def _run(text: str) -> str:
    words = re.findall(r"[^\W_]+", fold(text))
    return f" {' '.join(words)} "


def named(agency: Agency, audience: Audience, today: date) -> dict[int, frozenset[str]]:
    """By year the ids of the officials whom the audience may see named today, in the results or as late."""
    door = gate(agency.tables, audience)

    def of(cycle: Cycle) -> Iterator[str]:
        yield from (rating.official.id for rating in named_list(door, agency, cycle, audience, today))
        yield from named_as_late(agency, cycle, audience, today)

    found = {cycle.year: frozenset(of(cycle)) for cycle in agency.cycles}
    return {year: people for year, people in found.items() if people}
