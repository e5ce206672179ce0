"""What cleaning a file comes to, and notes taken while it is done."""

from collections import Counter
from collections.abc import Iterable

from congkhai.paper.gaps import Gap
from congkhai.paper.traces import Trace
from congkhai.value import Collector, Value, field

Traces = tuple[tuple[Trace, str], ...]


class Uncleanable(Exception):
    """No copy can be made; the reason is a `Gap`."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.name)
        self.gap = gap


class Copy(Value):
    """A copy of a file; `traces` are left out in it, `gaps` are what it may still hide."""

    content: bytes
    traces: Traces = ()
    gaps: frozenset[Gap] = frozenset()


class Log(Collector):
    """What was left out so far."""

    counts: Counter[Trace] = field(default_factory=Counter)
    said: dict[tuple[Trace, str], None] = field(default_factory=dict)
    gaps: set[Gap] = field(default_factory=set)

    def count(self, trace: Trace, times: int = 1) -> None:
        """So many more of this kind."""
        self.counts[trace] += times

    def say(self, trace: Trace, *texts: str | None) -> None:
        """These very words, blank ones left out."""
        self.said |= {(trace, text.strip()): None for text in texts if text and text.strip()}

    def join(self, copy: Copy) -> None:
        """What was left out of a file inside this one."""
        self.gaps |= copy.gaps
        self.said |= dict.fromkeys(copy.traces)

    def traces(self) -> Traces:
        """All of it, in the order of kinds."""
        counted: Iterable[tuple[Trace, str]] = ((t, str(n)) for t, n in self.counts.items() if n)
        order = list(Trace)
        return tuple(sorted((*self.said, *counted), key=lambda trace: order.index(trace[0])))
