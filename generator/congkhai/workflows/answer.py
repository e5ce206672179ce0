"""An answer from a record whose rows fit together, whatever the procedure still has against it."""

from congkhai.value import Value


class Answer(Value):
    """The text, and how many errors `check` tells of the same folder."""

    text: str
    errors: int
