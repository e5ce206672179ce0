"""Moments as the store keeps them: the clock where the office is, so that their texts sort as they do."""

from datetime import datetime

from congkhai.text.dates import ZONE, clock, short_date


def written(moment: datetime) -> str:
    """ISO text with offset and microseconds, always of the office's zone; ValueError without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment.astimezone(ZONE).isoformat(timespec="microseconds")


def read(text: str) -> datetime:
    """The moment that `written` wrote."""
    return datetime.fromisoformat(text)


def read_if_any(text: str | None) -> datetime | None:
    """The moment, or None where there is none."""
    return None if text is None else read(text)


def shown(moment: datetime) -> str:
    """A moment to the minute, as an officer writes it: "08 giờ 05, ngày 24/11/2026"."""
    there = moment.astimezone(ZONE)
    return f"{clock(there.time())}, ngày {short_date(there.date())}"
