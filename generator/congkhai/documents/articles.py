"""Which article a part of an answer rests on, as the office's own rows of rules cite it."""

import re

from congkhai.model.agency import Agency, Cycle
from congkhai.rules.run import RULES
from congkhai.rules.switch import cited, row_for


def article(agency: Agency, cycle: Cycle, code: str) -> str:
    """ " (Nghị định 335/2025/NĐ-CP, Điều 20 khoản 6)"; "" where no row of the rule holds in the cycle."""
    rule = next((rule for rule in RULES if rule.code == code), None)
    row = row_for(agency, cycle, rule) if rule else None
    said = bracketed(cited(row)) if row else ""
    return f" {said}" if said else ""


def bracketed(citation: str) -> str:
    """The citation in brackets, what it has in brackets itself set off by a comma, at its end by a semicolon.

    "" for no citation.
    """
    if not citation or citation.startswith("("):
        return citation
    ended = re.sub(r" \(([^()]*)\)$", r"; \1", citation)
    inside = re.sub(r" \(([^()]*)\)", r", \1", ended)
    return f"({inside})"
