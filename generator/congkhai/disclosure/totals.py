"""The summary for the whole agency, and how small counts are kept from naming somebody."""

from collections.abc import Sequence
from decimal import Decimal

from congkhai.disclosure.gate import Gate
from congkhai.disclosure.public import PublicCount, PublicTotals
from congkhai.text.numbers import percentages

Counted = tuple[str, int]

#: What the last line counts: everybody above it, those not rated among them, or the rated alone.
ALL = "Tổng số"
RATED = "Số người được xếp loại"


def joined(counts: Sequence[Counted], threshold: int) -> list[tuple[tuple[str, ...], int]]:
    """Rows, highest first, none of which holds 1 to `threshold` - 1 people.

    From the lowest level upward rows are joined until they hold none or at least the threshold;
    1 to `threshold` - 1 left at the top are joined downward in the same way.
    """
    groups: list[tuple[tuple[str, ...], int]] = []
    titles: tuple[str, ...] = ()
    held = 0
    for title, count in reversed(counts):
        titles, held = (title, *titles), held + count
        if held == 0 or held >= threshold:
            groups.append((titles, held))
            titles, held = (), 0
    while titles and groups:
        below, people = groups.pop()
        titles, held = (*titles, *below), held + people
        if held >= threshold:
            break
    if titles:
        groups.append((titles, held))
    return groups[::-1]


def totals(gate: Gate, counts: Sequence[Counted], not_rated: int, threshold: int | None) -> PublicTotals:
    """The summary; a `threshold` of None prints every count.

    Percentages are of those rated, one decimal, adding up to 100 exactly.
    """
    rated = sum(count for _, count in counts)
    if threshold is not None and rated < threshold:
        note = f"Số người được xếp loại ít hơn {threshold} nên không in số lượng theo mức."
        return _totals(gate, (), RATED, None, None, note)
    rows = joined(counts, threshold) if threshold is not None else [((title,), n) for title, n in counts]
    hides = threshold is not None and 0 < not_rated < threshold
    title, total = (RATED, rated) if hides else (ALL, rated + not_rated)
    return _totals(gate, rows, title, total, None if hides else not_rated, _note(rows, hides, threshold))


def _note(rows: Sequence[tuple[tuple[str, ...], int]], hides: bool, threshold: int | None) -> str:
    parts = []
    if any(len(titles) > 1 for titles, _ in rows):
        parts.append(f"Các mức có từ 1 đến {(threshold or 1) - 1} người được gộp với mức liền kề.")
    if hides:
        parts.append("Bảng chỉ tính những người được xếp loại.")
    return " ".join(parts)


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} và {last}" if others else last


def _totals(
    gate: Gate,
    rows: Sequence[tuple[tuple[str, ...], int]],
    title: str,
    total: int | None,
    not_rated: int | None,
    note: str,
) -> PublicTotals:
    shares: Sequence[Decimal] = percentages([count for _, count in rows], 1)
    made = tuple(
        gate.fill(PublicCount, title=_listed(names), count=count, percent=share)
        for (names, count), share in zip(rows, shares, strict=True)
    )
    return gate.fill(PublicTotals, rows=made, total_title=title, total=total, not_rated=not_rated, note=note)
