"""An answer from a record whose rows fit together, whatever the procedure still has against it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The text, and how many errors `check` tells of the same folder."""

    text: str
    errors: int
