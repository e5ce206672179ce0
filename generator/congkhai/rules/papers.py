"""Which papers are the agency's own, and which cycle answers for a paper."""

from collections.abc import Iterator, Mapping

from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import Document
from congkhai.model.structure import Office
from congkhai.text.fold import same_key


def own_papers(agency: Agency, cycle: Cycle) -> Iterator[Document]:
    """What the agency issued, under any of its names, from this cycle's year until the next cycle's.

    A paper without a date belongs to the newest cycle. No paper belongs to two cycles.
    """
    ours = _own_issuers(agency)
    next_year = min((other.year for other in agency.cycles if other.year > cycle.year), default=None)
    for document in agency.documents.values():
        year = document.issued.year if document.issued else next_year or cycle.year
        own = cycle.year <= year and (next_year is None or year < next_year)
        if own and document.issuer in ours:
            yield document


def cited_papers(agency: Agency) -> Iterator[Document]:
    """What others issued."""
    ours = _own_issuers(agency)
    return (paper for paper in agency.documents.values() if paper.issuer not in ours)


def _own_issuers(agency: Agency) -> frozenset[str]:
    """The spellings of issuers that mean the agency under one of its names."""
    names = {same_key(office.name) for office in agency.offices}
    spellings = {document.issuer for document in agency.documents.values()}
    return frozenset(spelling for spelling in spellings if same_key(spelling) in names)


def offices_on(agency: Agency, document: Document) -> tuple[Office, ...]:
    """The names the agency bore on the day of the paper; without a day, all of them."""
    day = document.issued
    return agency.offices if day is None else tuple(office for office in agency.offices if office.holds(day))


def abbreviations(agency: Agency) -> Mapping[str, str]:
    """How the number of a paper abbreviates its kind, by `van_ban.loai`; "" where it names no kind.

    Source of the rows: NĐ 30/2020 Phụ lục III, by way of the folder's schema.
    """
    column = agency.column(Document, "kind")
    return dict(column.symbols) if column else {}


def called(document: Document) -> str:
    """How an officer calls the paper: "Quyết định 137/QĐ-BDT"; without a number, by what it is about."""
    return f"{document.kind_name} {document.number or document.subject}"
