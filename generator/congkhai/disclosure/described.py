"""The public types of the data dictionary."""

from congkhai.disclosure.sourced import derived
from congkhai.value import Value


class PublicColumn(Value):
    """A column of the data dictionary. `choices` pairs the value in the file with what it means."""

    name: str = derived()
    title: str = derived()
    description: str = derived()
    type: str = derived()
    required: bool = derived()
    choices: tuple[tuple[str, str], ...] = derived()
    target: str = derived()
    visibility: str = derived()


class PublicTable(Value):
    """A table of the data dictionary."""

    name: str = derived()
    title: str = derived()
    description: str = derived()
    columns: tuple[PublicColumn, ...] = derived()
