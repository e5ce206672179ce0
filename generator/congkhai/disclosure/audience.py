"""For whom something is published."""

from enum import StrEnum


class Audience(StrEnum):
    """Who reads: the public on the portal, or the agency's own staff."""

    PORTAL = "portal"
    AGENCY = "agency"
