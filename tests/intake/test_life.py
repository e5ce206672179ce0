"""Whatever is done in whatever order, a submission's life follows its rules."""

import tempfile
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from congkhai.errors import Stopped
from congkhai.intake import forgetting, submissions
from congkhai.intake.connection import prepared
from congkhai.intake.location import place
from congkhai.intake.values import State
from tests.intake.desk import handed, later, step

STATES = st.sampled_from(State)
#: Nobody puts these by hand: they come of a later version, and of clearing.
OWN = (State.REPLACED, State.DELETED)
#: The rules as the office knows them, told once more: from, to.
ALLOWED = {
    ("received", "looking"),
    ("received", "accepted"),
    ("received", "returned"),
    ("looking", "received"),
    ("looking", "accepted"),
    ("looking", "returned"),
    ("received", "replaced"),
    ("looking", "replaced"),
    ("returned", "replaced"),
    ("returned", "deleted"),
    ("replaced", "deleted"),
}


class Life(RuleBasedStateMachine):
    """What the store answers is held against a plain list of what must have become of each submission."""

    numbers = Bundle("numbers")

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._connection = prepared(place(Path(self._folder.name)), "")
        # Nobody pulls the plug here; what a commit is worth is tested elsewhere.
        self._connection.execute("pragma synchronous = off")
        self._states: list[State] = []
        self._moved: list[datetime] = []
        self._contents: list[bytes] = []
        self._replaced: set[int] = set()
        self._hours = 0

    def teardown(self) -> None:
        self._connection.close()
        self._folder.cleanup()

    def _now(self) -> datetime:
        self._hours += 1
        return later(hours=self._hours)

    def _becomes(self, number: int, state: State, moment: datetime) -> None:
        self._states[number - 1], self._moved[number - 1] = state, moment

    @rule(target=numbers)
    def receive(self) -> int:
        return self._received(handed(moment=self._now()))

    @rule(number=numbers, target=numbers)
    def replace(self, number: int) -> int:
        given = handed(moment=self._now(), replaces=number)
        if number in self._replaced:
            try:
                submissions.receive(self._connection, given, b"twice", "{}")
            except Stopped:
                return number
            raise AssertionError("replaced twice")
        added = self._received(given)
        self._replaced.add(number)
        if (self._states[number - 1].value, "replaced") in ALLOWED:
            self._becomes(number, State.REPLACED, given.moment)
        return added

    def _received(self, given: object) -> int:
        return self._came(given, b"%d" % (len(self._states) + 1))

    def _came(self, given: object, content: bytes) -> int:
        kept = submissions.receive(self._connection, given, content, "{}")
        self._states.append(State.RECEIVED)
        self._moved.append(given.moment)
        self._contents.append(content)
        assert (kept.number, kept.again) == (len(self._states), False)
        return kept.number

    @rule(number=numbers, target=numbers)
    def receive_again(self, number: int) -> int:
        given, content = handed(moment=self._now()), self._contents[number - 1]
        counts = self._states[-1].value in ("received", "looking", "accepted")
        if self._contents[-1] != content or not counts:
            return self._came(given, content)
        kept = submissions.receive(self._connection, given, content, "{}")
        assert (kept.number, kept.again) == (len(self._states), True)
        return kept.number

    @rule(number=numbers, seen=STATES, to=STATES)
    def advance(self, number: int, seen: State, to: State) -> None:
        moment = self._now()
        may = self._states[number - 1] is seen and (seen.value, to.value) in ALLOWED and to not in OWN
        try:
            submissions.advance(self._connection, number, step(to, moment=moment, reason="vì"), seen)
        except (Stopped, ValueError):
            assert not may
        else:
            assert may
            self._becomes(number, to, moment)

    @rule(hours=st.integers(0, 40))
    def forget(self, hours: int) -> None:
        before, now = later(hours=hours), self._now()
        forgetting.forget(self._connection, before, now, "SO-NGAY")
        for number, state in enumerate(self._states, 1):
            if (state.value, "deleted") in ALLOWED and self._moved[number - 1] < before:
                self._becomes(number, State.DELETED, now)

    @invariant()
    def every_submission_stands_as_it_must(self) -> None:
        standing = submissions.standing(self._connection, State)
        assert [one.last.state for one in standing] == self._states
        assert [one.last.moment for one in standing] == self._moved

    @invariant()
    def no_step_was_skipped(self) -> None:
        for number in range(1, len(self._states) + 1):
            states = [one.state.value for one in submissions.history(self._connection, number)]
            assert states[0] == "received"
            assert set(pairwise(states)) <= ALLOWED

    @invariant()
    def only_what_was_deleted_has_no_bytes(self) -> None:
        for number, state in enumerate(self._states, 1):
            lost = submissions.content(self._connection, number) is None
            assert lost == (state is State.DELETED)


Life.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestLife = Life.TestCase
