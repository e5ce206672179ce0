"""How often one sender may try something that can be guessed: a link, a code of confirmation."""

from collections.abc import Callable
from math import ceil
from typing import Final

from congkhai.value import Value
from congkhai.web.refusal import NotTaken

_REMEMBERED: Final = 10_000


class Rate(Value):
    """So many tries at once, and then one more each so many seconds."""

    tries: int
    seconds: float


class Tries:
    """The tries of every sender, for one purpose; `clock` gives seconds that never go back.

    Ten thousand senders are remembered; of more, those that tried longest ago are forgotten.
    """

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        self._rate, self._clock = rate, clock
        # For each sender the moment at which all his tries are his again.
        self._free: dict[str, float] = {}

    def take(self, sender: str) -> None:
        """The sender has one try less; NotTaken 429 with `Retry-After` where he has none."""
        now = self._clock()
        free = max(self._free.pop(sender, now), now) + self._rate.seconds
        late = free - now - self._rate.tries * self._rate.seconds
        # A refused try costs nothing: who waits as long as he is told is let in.
        self._free[sender] = free - self._rate.seconds if late > 0 else free
        if len(self._free) > _REMEMBERED:
            del self._free[next(iter(self._free))]
        if late > 0:
            seconds = ceil(late)
            sentence = f"Đã thử quá nhiều lần. Hãy thử lại sau {seconds} giây."
            raise NotTaken(429, sentence, {"Retry-After": str(seconds)})
