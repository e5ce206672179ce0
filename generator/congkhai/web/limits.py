"""How much, how long and how often anybody may send; a person's browser stays far below each."""

from typing import Final

from congkhai.value import Value

KB: Final = 1024
MB: Final = 1024 * KB


class Limits(Value):
    """What one request, one address and all together may use of the service.

    Sizes are bytes, times seconds. `spilt` is how long what was too much is still taken and thrown away, so
    that the answer reaches whoever is still sending.
    """

    urlencoded: int = 1 * MB
    multipart: int = 12 * MB
    bodies_together: int = 256 * MB
    head: int = 16 * KB
    fields: int = 500
    field: int = 100 * KB
    files: int = 10
    file: int = 10 * MB
    seconds_of_head: float = 10
    seconds_of_body: float = 30
    seconds_of_answer: float = 60
    spilt: float = 5
    connections: int = 256
    connections_of_address: int = 64
    seconds_of_end: int = 10


def size_said(size: int) -> str:
    """A size as people say it: `12 MB`, `100 KB`."""
    for unit, name in ((MB, "MB"), (KB, "KB")):
        if size % unit == 0:
            return f"{size // unit} {name}"
    return f"{size} byte"
