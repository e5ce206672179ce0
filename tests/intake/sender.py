"""A process of its own that hands things in, for tests that kill it, starve it or let it compete.

Run as `python -m tests.intake.sender WHAT STORE …`; says on stdout what was acknowledged, a line each.
"""

import os
import resource
import secrets
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from congkhai import locks
from congkhai.errors import Stopped
from congkhai.intake import submissions
from congkhai.intake.faults import Decided, NotKept
from congkhai.intake.store import Store
from congkhai.intake.values import State
from tests.intake.desk import HANDED, step

NOBODY = 65534


def without_end(path: Path) -> None:
    """Hand in from eight threads until killed; what was acknowledged, by number and sha256."""
    with Store(path) as store, ThreadPoolExecutor(8) as pool:
        for _ in range(8):
            pool.submit(_send_on, store)


def _send_on(store: Store) -> None:
    while True:
        content = secrets.token_bytes(10_000)
        number = store.write(submissions.receive, HANDED, content, "{}").result().number
        sha256 = store.read(submissions.submission, number).sha256
        # One short write to a pipe is never cut in two.
        os.write(1, f"{number} {sha256}\n".encode())


def until_full(path: Path) -> None:
    """Hand in until the files may grow no more, then once more after room was made."""
    with Store(path) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
        refused = 0
        while refused < 3:
            group = [
                store.write(submissions.receive, HANDED, secrets.token_bytes(10_000), "{}") for _ in range(8)
            ]
            for future in group:
                try:
                    number = future.result().number
                    _say(f"{number} {store.read(submissions.submission, number).sha256}")
                except NotKept as error:
                    refused += 1
                    _say(f"refused {error}")
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        number = store.write(submissions.receive, HANDED, b"after", "{}").result().number
        _say(f"{number} {store.read(submissions.submission, number).sha256}")


def powerless(path: Path) -> None:
    """Open the store as somebody who may do no more than the rights of the files say."""
    # Imported when first used, and nobody may not be able to read it.
    with locks.held(path.parents[2]):
        pass
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        with Store(path) as store:
            _say(f"kept {store.write(submissions.receive, HANDED, b'x', '{}').result().number}")
    except Stopped as error:
        _say(f"stopped {error}")
    except OSError as error:
        _say(f"refused {type(error).__name__}")


def competing(path: Path) -> None:
    """Accept the first submission when told to; "won" with the code, or why not."""
    with Store(path) as store:
        _say("ready")
        sys.stdin.readline()
        try:
            code = store.write(
                submissions.accept, 1, step(State.ACCEPTED, by=f"VP-{os.getpid()}"), State.RECEIVED
            )
            _say(f"won {code.result()}")
        except Decided as error:
            _say(f"late {error}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


WHATS: dict[str, Callable[[Path], None]] = {
    act.__name__: act for act in (without_end, until_full, powerless, competing)
}

if __name__ == "__main__":
    WHATS[sys.argv[1]](Path(sys.argv[2]))
