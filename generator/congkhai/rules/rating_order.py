"""Units vote, the council proposes, the conference rates, then it is decided: on collectives, on persons."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import combinations
from operator import attrgetter
from types import MappingProxyType

from congkhai.findings import Bearer, Finding, Kind
from congkhai.law.authority import first_decisions
from congkhai.law.days import later
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.groups import groups
from congkhai.model.record import MeetingKind
from congkhai.model.structure import UnitKind
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import EXPLAIN, numbered, said
from congkhai.text.phrases import inside
from congkhai.value import Value

ORDER = "đơn vị biểu quyết, hội đồng họp, hội nghị xếp loại, quyết định về tập thể, quyết định về cá nhân."
STEP_LATE = Kind(
    code="buoc-xep-loai-muon",
    message="{step} ghi {when}, sau {other} {then} (bảng {table}, dòng {row}); thứ tự phải là: " + ORDER,
    remedy=f"Đối chiếu ngày, giờ của hai bước với bản đã ký rồi sửa; nếu đúng như vậy thì {EXPLAIN}.",
    contradicts=True,
    tells_value=True,
)
STEP_EARLY = Kind(
    code="buoc-xep-loai-som",
    message="{step} ghi {when}, trước {other} {then} (bảng {table}, dòng {row}); thứ tự phải là: " + ORDER,
    remedy=f"Đối chiếu ngày, giờ của hai bước với bản đã ký rồi sửa; nếu đúng như vậy thì {EXPLAIN}.",
    contradicts=True,
    tells_value=True,
)
VOTE, COUNCIL, CONFERENCE, DECISION = range(4)
HELD = MappingProxyType(
    {
        MeetingKind.DIVISION: (VOTE, "Hội nghị {id} của đơn vị biểu quyết"),
        MeetingKind.COUNCIL: (COUNCIL, "Phiên họp {id} của hội đồng"),
        MeetingKind.RATING: (CONFERENCE, "Hội nghị xếp loại {id}"),
    }
)


def rating_order(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """What leads to one result is done in this order (plan 2022, I.3, III, IV.1, IV.3; NĐ 335/2025 Đ.21.2).

    Meetings by the hour, decisions by the day, the same day allowed; a decision that replaces one does not
    count, and of a step held more than once any will do. One step out of order is told once, however many
    steps it is out of order with.
    """
    wrong = list(dict.fromkeys(_wrong(cycle)))
    while wrong:
        counts = Counter(step for pair in wrong for step in pair)
        # Of two steps that speak against each other alone, the one that should have come first is late.
        worst = max((step for pair in wrong for step in pair), key=counts.__getitem__)
        yield _finding(worst, next(pair for pair in wrong if worst in pair))
        wrong = [pair for pair in wrong if worst not in pair]


class _Step(Value, kw_only=False):
    """A meeting, with its hour, or a decision, and where that stands."""

    name: str
    when: date
    where: Where

    @property
    def said(self) -> str:
        """The day, of a meeting with its hour."""
        return f"{'lúc' if isinstance(self.when, datetime) else 'ngày'} {said(self.when)}"


_Pair = tuple[_Step, _Step]
_Road = Mapping[int, list[_Step]]


def _wrong(cycle: Cycle) -> Iterator[_Pair]:
    """Pairs of steps of one result, the first of which should have come first and did not."""
    roads = _roads(cycle)
    for road in roads.values():
        for first, second in combinations(sorted(road), 2):
            yield from _later(road[first], road[second])
    for rating in cycle.person_ratings:
        collective, person = (
            roads.get(bearer, {}).get(DECISION, []) for bearer in (rating.unit.bearer, rating.bearer)
        )
        if collective and person:
            yield from _later(collective, person)


def _later(first: list[_Step], second: list[_Step]) -> Iterator[_Pair]:
    earliest, latest = min(first, key=attrgetter("when")), max(second, key=attrgetter("when"))
    if later(earliest.when, latest.when):
        yield earliest, latest


def _roads(cycle: Cycle) -> Mapping[Bearer | None, _Road]:
    """The steps that led to each result, by whose it is."""
    roads: dict[Bearer | None, dict[int, list[_Step]]] = defaultdict(lambda: defaultdict(list))
    held = {
        meeting.id: _Step(
            HELD[meeting.kind][1].format(id=meeting.id), meeting.starts, Where(meeting, "starts")
        )
        for meeting in cycle.meetings
        if meeting.kind in HELD
    }
    for vote in cycle.votes:
        if vote.meeting.id in held:
            roads[vote.bearer][HELD[vote.meeting.kind][0]].append(held[vote.meeting.id])
    councils = (meeting for meeting in cycle.meetings if meeting.kind is MeetingKind.COUNCIL)
    sittings = groups(councils, lambda meeting: meeting.unit.id)
    for proposal in cycle.proposals:
        if proposal.by.kind is UnitKind.COUNCIL and proposal.by.id in sittings:
            roads[proposal.bearer][COUNCIL] += (held[meeting.id] for meeting in sittings[proposal.by.id])
    decided = {
        paper.id: _Step(f"Quyết định {numbered(paper)}", paper.issued, Where(paper, "issued"))
        for paper in first_decisions(cycle, cycle.ratings)
        if paper.issued
    }
    for rating in cycle.ratings:
        step = decided.get(rating.decision.id) if rating.decision and rating.replaces is None else None
        # A day before the cycle is a slip of the pen, of which another rule tells.
        if step and (cycle.starts is None or step.when >= cycle.starts):
            roads[rating.bearer][DECISION].append(step)
    return roads


def _finding(worst: _Step, pair: _Pair) -> Finding:
    first, second = pair
    kind, other = (STEP_LATE, second) if worst is first else (STEP_EARLY, first)
    place = other.where.place
    return kind.at(
        worst.where.place,
        step=worst.name,
        when=worst.said,
        other=inside(other.name),
        then=other.said,
        table=place.table_title,
        row=place.row,
    )


RULE = Rule(
    code="thu-tu-xep-loai",
    title="Các bước xếp loại theo thứ tự, từ biểu quyết ở đơn vị đến quyết định về tập thể, về cá nhân",
    check=rating_order,
    passes="Hội đồng họp ngày 01/12, hội nghị xếp loại ngày 02/12, quyết định từ ngày 03/12: đúng.",
    fails="Hội đồng họp ngày 07/12, sau khi đã quyết định xếp loại ngày 03/12 và 04/12: cảnh báo.",
)
