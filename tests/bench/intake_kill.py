"""The intake killed at random under load: what was acknowledged is stored, every time."""

import hashlib
import random
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

from congkhai.intake import submissions
from congkhai.intake.location import place
from congkhai.intake.store import Store
from congkhai.intake.values import State
from tests.bench.intake_load import CLIENTS, Acknowledged, load
from tests.bench.intake_served import Invited, served

#: How long the load goes on before the kill, at most, in seconds.
LONGEST = 1.0


def killed(folder: Path, clients: Sequence[Invited], chance: random.Random) -> Sequence[Acknowledged]:
    """Serve a folder to all clients, kill the server at a moment of chance; what it had acknowledged."""
    with served(folder) as server:
        begun = threading.Event()

        def more() -> bool:
            begun.set()
            return True

        def kill() -> None:
            begun.wait()
            threading.Event().wait(chance.uniform(0, LONGEST))
            server.kill()

        killer = threading.Thread(target=kill)
        killer.start()
        done = load(server.port, clients[:CLIENTS], more)
        killer.join()
    return done.all


def lost(folder: Path, acknowledged: Sequence[Acknowledged]) -> list[Acknowledged]:
    """What was acknowledged and is not stored as it was sent; AssertionError where the store is not whole."""
    with Store(place(folder / "datapackage")) as store:
        assert store.read(_integrity) == [("ok",)]
        return [one for one in acknowledged if not _is_stored(store, one)]


def _integrity(connection: sqlite3.Connection) -> list[tuple[str]]:
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    return connection.execute("pragma integrity_check").fetchall()


def _is_stored(store: Store, one: Acknowledged) -> bool:
    kept = store.read(submissions.submission, one.number)
    content = store.read(submissions.content, one.number) or b""
    return (
        kept.handed.by == one.who
        and kept.last.state in (State.RECEIVED, State.REPLACED)
        and kept.sha256 == hashlib.sha256(content).hexdigest()
        and one.mark in content.decode()
        and one.mark in (store.read(submissions.answers, one.number) or "")
    )
