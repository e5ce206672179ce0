"""Two pieces of work at once, where the system can copy a running process."""

import copyreg
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import Thread
from types import MappingProxyType
from typing import TypeVar

T = TypeVar("T")


def _mapping(values: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(values)


# The facts of a finding are such a mapping, which pickle knows nothing of.
copyreg.pickle(MappingProxyType, lambda mapping: (_mapping, (dict(mapping),)))


def both(first: Callable[[], T], second: Callable[[], T]) -> tuple[T, T]:
    """What each answers, or the exception of the first that raises one.

    The second is worked out by a copy of this process, so what it leaves in memory is gone; its answer and
    its exception must be such as `pickle` takes. Where no process can be copied, or the copy dies, this
    process does it afterwards; where this one dies, the copy ends at once.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return first(), second()
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    watched, alive = os.pipe()
    copy = context.Process(target=_copied, args=(there, (watched, alive), second), daemon=True)
    try:
        copy.start()
    except OSError:
        os.close(alive)
        return first(), second()
    finally:
        there.close()
        os.close(watched)
    try:
        answer = first()
        try:
            other, error = here.recv()
        except EOFError:
            return answer, second()
        if error is not None:
            raise error
        return answer, other
    finally:
        os.close(alive)
        here.close()
        copy.terminate()
        copy.join()


def _copied(there: Connection, pipe: tuple[int, int], work: Callable[[], object]) -> None:
    # Whoever interrupts the command interrupts the process that waits, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watched, alive = pipe
    os.close(alive)
    Thread(target=_end_with_it, args=(watched,), daemon=True).start()
    try:
        told: tuple[object, Exception | None] = (work(), None)
    except Exception as error:  # noqa: BLE001 – raised again where it is waited for
        told = (None, error)
    there.send(told)


def _end_with_it(watched: int) -> None:
    """End this process when the one that holds the other end of the pipe is gone."""
    os.read(watched, 1)
    os._exit(1)
