"""The only values that pages, announcements and open data receive.

Every field says the column it comes from (`of`), or that it is derived; a test holds the
columns against `congkhai:visibility`, and `reveal` leaves out what the folder's schema marks narrower.
"""

from datetime import date
from decimal import Decimal

from congkhai.disclosure.audience import Audience as Audience
from congkhai.disclosure.described import PublicTable
from congkhai.disclosure.handing_in import PublicCollected, PublicHandIn
from congkhai.disclosure.plan_said import PublicForm as PublicForm
from congkhai.disclosure.plan_said import PublicMeeting as PublicMeeting
from congkhai.disclosure.plan_said import PublicReader as PublicReader
from congkhai.disclosure.plan_said import PublicReviewPlace as PublicReviewPlace
from congkhai.disclosure.plan_said import PublicTask as PublicTask
from congkhai.disclosure.sourced import derived, of, of_package
from congkhai.disclosure.steps import PublicNote, PublicStep
from congkhai.model.agency import Cycle
from congkhai.model.law import Document, Level, RuleSet
from congkhai.model.plan import Citation, Form, Recipient, ReviewPlace, Task
from congkhai.model.record import Announcement, DisclosureOrder, PersonRating, UnitRating
from congkhai.model.structure import Office, Official, Position, Unit
from congkhai.value import Value

#: The columns of a person's rating that the totals count; whose they are shows nowhere.
RATED = tuple((PersonRating, name) for name in ("status", "level", "decision", "replaces"))
#: What says of the plan's rows that they are drafts; which ones are shows to the agency alone.
DRAFTS = tuple((kind, "draft") for kind in (Task, ReviewPlace, Form, Recipient, Citation))


class PublicOffice(Value):
    """The agency's name as it stands in the cycle."""

    name: str = of(Office, "name")
    symbol: str = of(Office, "symbol")
    parent: str = of(Office, "parent")
    head_title: str = of(Office, "head_title")
    locality: str = of(Office, "locality")
    url: str = of(Office, "url")


class PublicDocument(Value):
    """A document; `validity` is one sentence about the day shown, `in_force` None where unknown."""

    id: str = of(Document, "id")
    number: str = of(Document, "number")
    printed: tuple[str, ...] = of(Document, "printed")
    kind: str = of(Document, "kind")
    issuer: str = of(Document, "issuer")
    issued: date | None = of(Document, "issued")
    subject: str = of(Document, "subject")
    signer: str = of(Document, "signer")
    signer_title: str = of(Document, "signer_title")
    file: str = of(Document, "file")
    sha256: str = of(Document, "sha256")
    title: str = derived((Document, "number"), (Document, "issued"), (Document, "subject"))
    validity: str = derived((Document, "valid_from"), (Document, "valid_to"))
    validity_source: str = of(Document, "validity_source")
    in_force: bool | None = derived((Document, "valid_from"), (Document, "valid_to"))


class PublicCitation(Value):
    """A document the plan rests on, where the plan cites it and what for."""

    document: PublicDocument = derived()
    clause: str = of(Citation, "clause")
    purpose: str = of(Citation, "purpose")


class PublicUnitRating(Value):
    """The rating of one collective; `level` is empty where there is none."""

    unit: str = of(UnitRating, "unit", (Unit, "name"))
    status: str = of(UnitRating, "status")
    level: str = of(UnitRating, "level", (Level, "name"))
    decision: str = of(UnitRating, "decision", (Document, "number"))


class PublicRating(Value):
    """A line of the named list, in the official order. `level` is empty where not rated."""

    number: int = derived()
    name: str = of(Official, "name")
    position: str = of(PersonRating, "position", (Position, "name"))
    unit: str = of(PersonRating, "unit", (Unit, "name"))
    status: str = of(PersonRating, "status")
    level: str = of(PersonRating, "level", (Level, "name"))
    decision: str = of(PersonRating, "decision", (Document, "number"))


class PublicCount(Value):
    """One row of the summary; rows may be joined under a joined title. `percent` has one decimal."""

    title: str = derived((Level, "name"), on=RATED)
    count: int = derived(on=RATED)
    percent: Decimal = derived(on=RATED)


class PublicTotals(Value):
    """The summary for the whole agency, highest level first; `note` explains what was joined or left out.

    `rows` is empty where too few are rated to print any count; `not_rated` is None where it may not be.
    """

    rows: tuple[PublicCount, ...] = derived(on=RATED)
    total_title: str = derived(on=RATED)
    total: int | None = derived(on=RATED)
    not_rated: int | None = derived(on=RATED)
    note: str = derived(on=RATED)


class PublicOrder(Value):
    """A document that orders the publication, and its window."""

    document: PublicDocument = derived()
    starts: date = of(DisclosureOrder, "starts")
    ends: date = of(DisclosureOrder, "ends")
    names: bool = of(DisclosureOrder, "names")


class PublicResults(Value):
    """What may be shown of the results; nothing tells of persons by unit. `people` is empty unless names may
    be shown today.

    `basis` orders the publication today, `starts`–`ends` is its window; `ordered` held last, if none does.
    """

    units: tuple[PublicUnitRating, ...] = derived()
    people: tuple[PublicRating, ...] = derived()
    named: bool = derived()
    totals: PublicTotals | None = derived(on=RATED)
    basis: PublicDocument | None = derived()
    starts: date | None = of(DisclosureOrder, "starts")
    ends: date | None = of(DisclosureOrder, "ends")
    decisions: tuple[PublicDocument, ...] = derived(on=RATED)
    ordered: PublicOrder | None = derived()

    @property
    def named_until(self) -> date | None:
        """The last day on which people could be named, where that is over."""
        held = self.ordered if self.ordered and self.ordered.names and not self.named else None
        return held.ends if held else None


class PublicAnnouncement(Value):
    """An issued announcement; `replaced_by` is the title of the one that replaces it, or empty.

    `sha256` is that of the signed paper, which may be told when the paper itself may not be had.
    """

    id: str = of(Announcement, "id")
    title: str = of(Announcement, "title")
    petitions_to: str = of(Announcement, "petitions_to")
    document: PublicDocument = derived()
    replaced_by: str = derived((Announcement, "title"))
    sha256: str = of(Document, "sha256")


class PublicCycle(Value):
    """One year as it may be shown; `results` is None until decisions stand.

    `board`, `hand_ins` (the forms that are handed in) and `collected` (how many were) are the agency's alone.
    `unconfirmed` counts its rows that the office has not confirmed, for the agency; `pending` names the
    fields of which the audience is not shown every row yet. `as_of` is the day for which validity is told:
    today, for a year followed by another its last day.
    """

    year: int = of(Cycle, "year")
    as_of: date = derived((Cycle, "ends"))
    office: PublicOffice = derived()
    plan: PublicDocument | None = derived()
    rule_set: str = of(RuleSet, "name")
    citations: tuple[PublicCitation, ...] = derived()
    tasks: tuple[PublicTask, ...] = derived()
    places: tuple[PublicReviewPlace, ...] = derived()
    readers: tuple[PublicReader, ...] = derived()
    recipients: tuple[str, ...] = of(Recipient, "name")
    forms: tuple[PublicForm, ...] = derived()
    meetings: tuple[PublicMeeting, ...] = derived()
    results: PublicResults | None = derived()
    announcements: tuple[PublicAnnouncement, ...] = derived()
    notes: tuple[PublicNote, ...] = derived()
    board: tuple[PublicStep, ...] = derived(default=())
    hand_ins: tuple[PublicHandIn, ...] = derived(default=())
    collected: tuple[PublicCollected, ...] = derived(default=())
    unconfirmed: int = derived(on=DRAFTS, default=0)
    pending: tuple[str, ...] = derived(on=DRAFTS, default=())

    @property
    def told(self) -> bool:
        """Whether there is anything to tell yet: its plan, a task, a result, an announcement."""
        return bool(self.plan or self.tasks or self.results or self.announcements)

    @property
    def planned(self) -> bool:
        """Whether its plan is issued: it has a number and a day."""
        return self.plan is not None and bool(self.plan.number) and self.plan.issued is not None

    @property
    def announcement(self) -> PublicAnnouncement | None:
        """The latest announcement that no other replaces; None before one is issued."""
        standing = (item for item in self.announcements if not item.replaced_by)
        return max(standing, key=lambda item: (str(item.document.issued or ""), item.id), default=None)

    @property
    def documents(self) -> tuple[PublicDocument, ...]:
        """The documents that its pages tell of, each once: cited, its plan, what was issued in it."""
        cited = (citation.document for citation in self.citations)
        return tuple({document.id: document for document in (*cited, *self.issued)}.values())

    @property
    def issued(self) -> tuple[PublicDocument, ...]:
        """The plan, the decisions, the document that orders publication, the announcements; each once."""
        order = self.results.ordered if self.results else None
        decided = (*self.results.decisions, order.document if order else None) if self.results else ()
        announced = (announcement.document for announcement in self.announcements)
        papers = (self.plan, *decided, *announced)
        return tuple({document.id: document for document in papers if document}.values())


class PublicAgency(Value):
    """Everything one audience may see today.

    `cycles` are those of which something may be shown, newest first, one at least; `tables` is empty on the
    portal; `last_day` is the nearest end of a window that the view relies on, None where it relies on none.
    """

    audience: Audience = derived()
    today: date = derived()
    sample: bool = of_package("congkhai:minh_hoa")
    cycles: tuple[PublicCycle, ...] = derived()
    documents: tuple[PublicDocument, ...] = derived(on=((Document, "secrecy"),))
    tables: tuple[PublicTable, ...] = derived()
    last_day: date | None = derived()

    @property
    def newest(self) -> PublicCycle:
        """The cycle that is under way, or was last."""
        return self.cycles[0]
