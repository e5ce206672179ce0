"""Which state of a submission may follow which, and what the states are called."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from congkhai.intake.values import State

_OPEN: Final = frozenset({State.ACCEPTED, State.RETURNED, State.REPLACED})

#: What may follow; nothing follows what was accepted, and what was decided is never decided again.
NEXT: Final[Mapping[State, frozenset[State]]] = MappingProxyType(
    {
        State.RECEIVED: _OPEN | {State.LOOKING},
        # Whoever looks at it may put it back for somebody else.
        State.LOOKING: _OPEN | {State.RECEIVED},
        State.ACCEPTED: frozenset(),
        State.RETURNED: frozenset({State.REPLACED, State.DELETED}),
        State.REPLACED: frozenset({State.DELETED}),
        State.DELETED: frozenset(),
    }
)

#: What still waits for the office.
WAITING: Final = frozenset(state for state, after in NEXT.items() if State.ACCEPTED in after)

#: A version that counts: it waits, or was accepted.
COUNTING: Final = WAITING | {State.ACCEPTED}

#: What loses its bytes after its days.
FORGETTABLE: Final = frozenset(state for state, after in NEXT.items() if State.DELETED in after)

WORDS: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.RECEIVED: "đã nhận, chờ xem",
        State.LOOKING: "đang xem",
        State.ACCEPTED: "đã chấp nhận",
        State.RETURNED: "đã trả lại",
        State.REPLACED: "đã được thay bằng bản nộp sau",
        State.DELETED: "đã xoá nội dung khi hết hạn lưu",
    }
)


def may_follow(now: State, then: State) -> bool:
    """Whether a submission that stands so may be put so."""
    return then in NEXT[now]
