"""What came in, as text for the terminal of the office."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from congkhai.forms.told import Told, ToldRows
from congkhai.intake import moments
from congkhai.intake.receipt import Receipt
from congkhai.intake.states import WORDS
from congkhai.intake.values import Note, Step
from congkhai.value import Value

_BLANK: Final = "(để trống)"


class Entry(Value):
    """One submission of the queue, as it is listed.

    `unit` is where whom it is about works, `way` how it came, in words; `along` are the receipts of the parts
    before it that wait, and are accepted with it.
    """

    receipt: Receipt
    unit: str
    part: str
    way: str
    late: bool
    along: tuple[str, ...] = ()


class Sheet(Value):
    """One submission as a whole: its answers, what was said when it came, and what became of it.

    `awaited` is a sentence on the part after it that has not come yet.
    """

    entry: Entry
    by: str
    answers: Sequence[Told | ToldRows]
    warnings: Sequence[str]
    history: Sequence[Step]
    notes: Sequence[Note]
    earlier: str = ""
    awaited: str = ""


def listed(entries: Sequence[Entry]) -> str:
    """The queue, unit by unit; one submission a line."""
    if not entries:
        return "Không có bản nộp nào.\n"
    lines = []
    for unit in dict.fromkeys(entry.unit for entry in entries):
        lines.append(unit or "Không thuộc đơn vị nào")
        lines += [f"  {_line(entry)}" for entry in entries if entry.unit == unit]
    return "\n".join(lines) + f"\n{len(entries)} bản nộp.\n"


def _line(entry: Entry) -> str:
    receipt = entry.receipt
    along = f" · chấp nhận thì chấp nhận cả {', '.join(entry.along)}" if entry.along else ""
    late = ", nộp muộn" if entry.late else ""
    return (
        f"{receipt.name} · {receipt.subject_name} · {receipt.what} · {entry.part}"
        f" · {moments.shown(receipt.moment)}"
        f" · {entry.way}{f', {receipt.claim}' if receipt.claim else ''} · {WORDS[receipt.state]}{late}"
        f"{along}"
    )


def sheet(shown: Sheet) -> str:
    """One submission with its answers, checks and history."""
    return "\n".join(_sheet(shown)) + "\n"


def _sheet(shown: Sheet) -> Iterator[str]:
    yield from shown.entry.receipt.lines()
    if not shown.entry.receipt.part:
        yield f"Phần đã nộp: {shown.entry.part}"
    by = "" if shown.entry.receipt.claim else f"; người nộp: {shown.by or 'không ghi'}"
    yield f"Cách nộp: {shown.entry.way}{by}"
    if shown.entry.along:
        yield f"Chấp nhận bản này thì chấp nhận cả: {', '.join(shown.entry.along)}"
    if shown.awaited:
        yield shown.awaited
    yield from _block("Điều cần biết khi nhận:", shown.warnings)
    heading = f"Nội dung (so với bản trước {shown.earlier}):" if shown.earlier else "Nội dung:"
    yield from _block(heading, (line for one in shown.answers for line in _answer(one)))
    yield from _block("Đã qua các bước:", map(_step, shown.history))
    yield from _block("Ghi chú của cơ quan:", map(_note, shown.notes))


def _block(heading: str, lines: Iterable[str]) -> Iterator[str]:
    told = [f"  {line}" for line in lines]
    if told:
        yield ""
        yield heading
        yield from told


def _answer(one: Told | ToldRows) -> Iterator[str]:
    if isinstance(one, ToldRows):
        yield f"{_label(one.label)}:"
        yield from (f"  {number}. {_row(row)}" for number, row in enumerate(one.rows, 1))
    else:
        changed = f"   ← trước là: {one.before or _BLANK}" if one.changed else ""
        yield f"{_label(one.label)}: {_indented(one.text)}{changed}"


def _row(row: Sequence[Told]) -> str:
    """One line; what stands in its first column says whose it is."""
    first, *rest = row
    told = "; ".join(f"{_label(one.label)} {_indented(one.text)}{_before(one)}" for one in rest)
    return f"{_indented(first.text)}{_before(first)}: {told}"


def _before(one: Told) -> str:
    return f" (trước là: {one.before or _BLANK})" if one.changed else ""


def _label(label: str) -> str:
    """What is asked, before a colon."""
    return label.rstrip(".:")


def _indented(text: str) -> str:
    return text.replace("\n", "\n      ") or _BLANK


def _step(step: Step) -> str:
    by = f", {step.by}" if step.by else ""
    reason = f": {step.reason}" if step.reason else ""
    return f"{moments.shown(step.moment)}{by}: {WORDS[step.state]}{reason}"


def _note(note: Note) -> str:
    return f"{moments.shown(note.moment)}, {note.by}: {note.text}"
