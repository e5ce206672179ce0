"""Which announcement of a year stands, and which one took the place of which."""

from congkhai.announcement.wording import brief
from congkhai.disclosure.public import PublicAnnouncement, PublicCycle


def current(cycle: PublicCycle) -> PublicAnnouncement | None:
    """The announcement that stands: the latest one that no other replaces; None before one is issued."""
    standing = [item for item in cycle.announcements if not item.replaced_by]
    return max(standing, key=_day, default=None)


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
