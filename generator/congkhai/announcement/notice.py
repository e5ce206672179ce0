"""The content of the announcement, settled once, so that page, paper and fragment say the same.

Which announcement took the place of which, is told here too.
"""

from itertools import groupby
from types import MappingProxyType

from congkhai.announcement.wording import brief, full
from congkhai.disclosure.public import (
    Audience,
    PublicAgency,
    PublicAnnouncement,
    PublicCycle,
    PublicDocument,
    PublicOffice,
    PublicRating,
    PublicResults,
)
from congkhai.text.dates import short_date
from congkhai.text.numbers import comma, roman
from congkhai.text.phrases import capital, inside
from congkhai.value import Value

_LEGAL = ("Luật", "Nghị quyết", "Nghị định", "Quyết định")
_PLACE = MappingProxyType(
    {Audience.PORTAL: "trên trang thông tin điện tử của cơ quan", Audience.AGENCY: "trong cơ quan"}
)


class Group(Value):
    """The people of one unit, in the order given, under a Roman numeral."""

    numeral: str
    unit: str
    people: tuple[PublicRating, ...]


class Notice(Value):
    """Everything the announcement says. `issued` is None for a draft: number and date stay blank.

    `grounds` are whole lines with their closing mark; `petitions` and `window` are sentences, empty
    where the register is silent, as is `replaces`, which names the announcement that this one replaces;
    `closing` ends with "./.". `decided` says by which decisions the people shown are rated.
    """

    year: int
    audience: Audience
    sample: bool
    office: PublicOffice
    issued: PublicAnnouncement | None
    subject: str
    grounds: tuple[str, ...]
    opening: str
    replaces: str
    results: PublicResults
    groups: tuple[Group, ...]
    decided: str
    petitions: str
    window: str
    closing: str
    recipients: tuple[str, ...]

    @property
    def document(self) -> PublicDocument | None:
        """The issued document, None for a draft."""
        return self.issued.document if self.issued else None

    @property
    def inside(self) -> bool:
        """Whether it says what only the agency's own staff may read."""
        return self.audience is Audience.AGENCY

    @property
    def whole(self) -> str:
        """The percentage beside the total: a dash where the total counts people who are not rated."""
        totals = self.results.totals
        adds_up = totals is not None and totals.total == sum(row.count for row in totals.rows)
        return comma(100, 1) if adds_up else "–"


def notice(agency: PublicAgency, cycle: PublicCycle) -> Notice | None:
    """The year's announcement as this audience may read it today; None until decisions stand."""
    if cycle.results is None:
        return None
    issued = cycle.announcement
    subject = _subject(issued, cycle.year)
    return Notice(
        year=cycle.year,
        audience=agency.audience,
        sample=agency.sample,
        office=cycle.office,
        issued=issued,
        subject=subject,
        grounds=_grounds(cycle, cycle.results, issued),
        opening=f"{cycle.office.name} thông báo công khai {inside(subject)} như sau:",
        replaces=replacing(cycle, issued),
        results=cycle.results,
        groups=_groups(cycle.results.people),
        decided=_decided(cycle.results),
        petitions=_petitions(issued),
        window=_window(cycle.results, agency.audience, issued),
        closing=f"{cycle.office.name} thông báo để các tập thể, cá nhân biết./.",
        recipients=cycle.recipients,
    )


def _subject(issued: PublicAnnouncement | None, year: int) -> str:
    title = issued.title if issued else ""
    title = title.removeprefix("Thông báo").strip(" :-–")
    return capital(title or f"Kết quả đánh giá, xếp loại chất lượng tập thể, cá nhân năm {year}")


def _grounds(
    cycle: PublicCycle, results: PublicResults, issued: PublicAnnouncement | None
) -> tuple[str, ...]:
    cited = [c.document for c in cycle.citations if c.document.kind in _LEGAL]
    cited.sort(key=lambda document: _LEGAL.index(document.kind))
    ordered = results.ordered.document if results.ordered else None
    all_of = [*cited, cycle.plan, *results.decisions, ordered]
    own = issued.document.id if issued else ""
    kept = {document.id: document for document in all_of if document and document.id != own}
    lines = [f"Căn cứ {full(document)}" for document in kept.values()]
    return tuple(line + (";" if line is not lines[-1] else ".") for line in lines)


def _groups(people: tuple[PublicRating, ...]) -> tuple[Group, ...]:
    by_unit = groupby(people, key=lambda person: person.unit)
    return tuple(
        Group(numeral=roman(number), unit=unit, people=tuple(members))
        for number, (unit, members) in enumerate(by_unit, start=1)
    )


def _decided(results: PublicResults) -> str:
    """By which decision most are rated, and which numbers of the list by another."""
    names = {document.number: f"{document.kind} số {document.number}" for document in results.decisions}
    numbers: dict[str, list[str]] = {}
    for person in results.people:
        if person.decision:
            numbers.setdefault(person.decision, []).append(str(person.number))
    ranked = sorted(numbers, key=lambda decision: -len(numbers[decision]))
    said = [names.get(decision, f"Quyết định số {decision}") for decision in ranked]
    if not said:
        return ""
    others = zip(said[1:], ranked[1:], strict=True)
    apart = "".join(f"; riêng số thứ tự {', '.join(numbers[key])} theo {name}" for name, key in others)
    return f"Kết quả xếp loại theo {said[0]}{apart}."


def _petitions(issued: PublicAnnouncement | None) -> str:
    if issued is None or not issued.petitions_to:
        return ""
    where = issued.petitions_to.strip().rstrip(".;")
    return f"Tập thể, cá nhân có kiến nghị về kết quả đánh giá, xếp loại chất lượng gửi về {where}."


def _window(results: PublicResults, audience: Audience, issued: PublicAnnouncement | None) -> str:
    order = results.ordered
    if order is None:
        return ""
    days = f"từ ngày {short_date(order.starts)} đến hết ngày {short_date(order.ends)}"
    own = issued is not None and issued.document.id == order.document.id
    by = "" if own else f", theo {brief(order.document)}"
    return f"Công khai {_PLACE[audience]} {days}{by}."


def newest_first(cycle: PublicCycle) -> tuple[PublicAnnouncement, ...]:
    """All announcements of the cycle, the latest first; those replaced stay."""
    return tuple(sorted(cycle.announcements, key=_day, reverse=True))


def successor(cycle: PublicCycle, item: PublicAnnouncement) -> PublicAnnouncement | None:
    """The announcement that replaces `item`; None while it stands.

    A replaced one knows only the title of the one that follows, and a correction may repeat the title:
    of those that bear it, the next one by day is meant.
    """
    if not item.replaced_by:
        return None
    later = [other for other in cycle.announcements if _day(other) > _day(item)]
    return min((other for other in later if other.title == item.replaced_by), key=_day, default=None)


def state(cycle: PublicCycle, item: PublicAnnouncement) -> str:
    """Whether `item` stands, or by which announcement, with its number, it was replaced."""
    if not item.replaced_by:
        return "Hiện hành"
    new = successor(cycle, item)
    return f"Đã được thay thế bởi {brief(new.document) if new else item.replaced_by}"


def replacing(cycle: PublicCycle, issued: PublicAnnouncement | None) -> str:
    """The sentence that names what `issued` replaces; empty where it replaces nothing."""
    replaced = [item for item in reversed(newest_first(cycle)) if issued and successor(cycle, item) == issued]
    names = ", ".join(brief(item.document) for item in replaced)
    return f"Thông báo này thay thế {names}." if names else ""


def _day(item: PublicAnnouncement) -> tuple[str, str]:
    issued = item.document.issued
    return (issued.isoformat() if issued else "", item.id)
