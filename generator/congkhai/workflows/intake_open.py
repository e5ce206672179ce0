"""The store of an agency folder, opened for one command."""

from collections.abc import Iterator
from contextlib import contextmanager

from congkhai.errors import WrongUse
from congkhai.intake.location import place
from congkhai.intake.receipt import number_typed
from congkhai.intake.store import Store, serving
from congkhai.project import Project


@contextmanager
def opened(project: Project, *, anew: bool = True) -> Iterator[Store]:
    """The store, made where it is missing and `anew`; WrongUse where nothing has ever been handed in."""
    path = place(project.package)
    if not anew and not path.exists():
        raise WrongUse("Chưa có bản nộp nào: thư mục này chưa tiếp nhận hồ sơ lần nào.")
    with Store(path) as store:
        yield store


@contextmanager
def kept(project: Project) -> Iterator[Store | None]:
    """The store as it is, None where nothing has ever been handed in; none is made."""
    path = place(project.package)
    if not path.exists():
        yield None
        return
    with Store(path) as store:
        yield store


@contextmanager
def served(project: Project) -> Iterator[Store]:
    """The store of a folder that this process alone serves; Changed where another does."""
    path = place(project.package)
    with Store(path) as store, serving(path):
        yield store


def number_of(text: str) -> int:
    """The number of a receipt as somebody types it; WrongUse where it is none."""
    number = number_typed(text)
    if number is None:
        raise WrongUse(f"“{text}” không phải số biên nhận, ví dụ TN-2026-000123.")
    return number
