"""Work during which Python does not look for circles of values."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Rows and pages become values without circles: looking for some again and again takes a third of the
    time of a check, a seventh of that of a build."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
