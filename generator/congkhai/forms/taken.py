"""What came back, read against its form: answers as they are kept, or everything that is wrong with them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from congkhai.findings import Finding, Place, blocking
from congkhai.forms.answers import Answers, Row, checked, place_of, shown_text
from congkhai.forms.blank import Attached, Blank
from congkhai.forms.definition import Item, within
from congkhai.forms.kinds import FILE_UNFIT, NOT_YOURS, ROWS_DIFFER, UNKNOWN_FIELD
from congkhai.forms.typed import typed
from congkhai.forms.wording import of_files
from congkhai.model.forms import FieldKind
from congkhai.text.marks import clean
from congkhai.value import Collector, Value, field

_MB: Final = 1024 * 1024


class Taken(Value):
    """All answers of the form with what the writer gave, computed, and what is wrong with these.

    `own` are those of the writer alone, which are what is handed in; `files` what came with them.
    """

    answers: Answers
    own: Answers
    files: tuple[Attached, ...]
    findings: tuple[Finding, ...]

    @property
    def fit(self) -> bool:
        """Whether it can be received."""
        return not blocking(self.findings)


class _Reading(Collector):
    answers: dict[str, str | Sequence[Row]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def taken(blank: Blank, answers: Answers, files: Sequence[Attached] = ()) -> Taken:
    """The typed answers of one part, read by their fields, together with what is known; all faults at once.

    What is known, or another's part, may come back as it was given; it is told where it is another now.
    """
    reading = _Reading(answers=dict(blank.known))
    by_name = blank.definition.by_name
    for name, given in answers.items():
        item = by_name.get(name)
        if item is None:
            reading.findings.append(UNKNOWN_FIELD.at(Place(column=name), name=name[:80]))
        elif item.kind is FieldKind.REPEAT:
            reading.answers[name] = tuple(
                _rows(blank, item, () if isinstance(given, str) else given, reading)
            )
        elif isinstance(given, str) and item.kind is not FieldKind.FILE:
            kept = _answer(blank, item, given, blank.known.get(name, ""), None, reading)
            reading.answers[name] = kept
    _attach(blank, files, reading)
    return _checked(blank, reading, tuple(files))


def _checked(blank: Blank, reading: _Reading, files: tuple[Attached, ...]) -> Taken:
    made = checked(blank.definition, reading.answers, blank.head.writer)
    # An answer that could not be read is told once, by what it says.
    told = {(one.place.column, one.place.row) for one in reading.findings}
    later = [one for one in made.findings if (one.place.column, one.place.row) not in told]
    return Taken(
        answers=made.answers,
        own=_own(blank, made.answers),
        files=files,
        findings=_in_order(blank, [*reading.findings, *later]),
    )


def _in_order(blank: Blank, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of the form, those of one repeat row by row."""
    order = {item.name: at for at, (item, _) in enumerate(blank.definition.every())}
    repeats = {name: order[repeat.name] for name, repeat in blank.definition.repeat_of.items()}

    def place(finding: Finding) -> tuple[int, int, int]:
        name = finding.place.column or ""
        at = order.get(name, len(order))
        return repeats.get(name, at), finding.place.row or 0, at

    return tuple(sorted(findings, key=place))


def _answer(blank: Blank, item: Item, given: str, known: object, row: int | None, reading: _Reading) -> str:
    read = typed(item, given, place_of(item, row, given), blank.definition.label_of)
    held = known if isinstance(known, str) else ""
    if _is_writers(blank, item):
        reading.findings += read.findings
        return "" if read.findings else read.text
    same = read.text in (held, shown_text(item, held)) or clean(given) == shown_text(item, held)
    if read.text and not same and item.kind is not FieldKind.COMPUTED:
        told = {"kept": shown_text(item, held), "value": shown_text(item, read.text)}
        whose = "chương trình điền sẵn, hoặc phần của người khác"
        reading.findings.append(
            NOT_YOURS.at(place_of(item, row, given), label=item.label, whose=whose, **told)
        )
    return held


def _is_writers(blank: Blank, item: Item) -> bool:
    return item.typed and item.row.writer is blank.head.writer


def _rows(blank: Blank, repeat: Item, given: Sequence[Row], reading: _Reading) -> Iterator[Row]:
    """The rows of a repeat; where the program lays them out there are as many as it laid out."""
    laid_out = blank.known.get(repeat.name)
    fixed = laid_out if laid_out is not None and not isinstance(laid_out, str) else None
    if fixed is not None and len(given) != len(fixed):
        place = Place(column=repeat.name, column_title=repeat.label)
        reading.findings.append(ROWS_DIFFER.at(place, label=repeat.label, given=len(given), kept=len(fixed)))
    rows = list(given)[: len(fixed)] if fixed is not None else _filled(given)
    rows += [{}] * (len(fixed) - len(rows) if fixed is not None else 0)
    for at, row in enumerate(rows):
        known = fixed[at] if fixed is not None else {}
        yield _row(blank, repeat, row, known, at, reading)


def _filled(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if any(text.strip() for text in row.values())]


def _row(blank: Blank, repeat: Item, row: Row, known: Row, at: int, reading: _Reading) -> Mapping[str, str]:
    kept = dict(known)
    items = {item.name: item for item, _ in within(repeat.items)}
    for name, given in row.items():
        item = items.get(name)
        if item is None:
            place = Place(column=name, row=at + 1)
            reading.findings.append(UNKNOWN_FIELD.at(place, name=name[:80]))
        else:
            kept[name] = _answer(blank, item, given, known.get(name, ""), at, reading)
    return {name: text for name, text in kept.items() if text}


def _attach(blank: Blank, files: Sequence[Attached], reading: _Reading) -> None:
    """Names the files of each field as its answer, and tells those that it does not take."""
    by_field: dict[str, list[Attached]] = {}
    for one in files:
        by_field.setdefault(one.field, []).append(one)
    for name, given in by_field.items():
        item = blank.definition.by_name.get(name)
        if item is None or item.kind is not FieldKind.FILE or not _is_writers(blank, item):
            reading.findings.append(UNKNOWN_FIELD.at(Place(column=name), name=name[:80]))
            continue
        for one in given:
            why = unfit(item, one, len(given))
            if why:
                place = place_of(item, None, one.name)
                asked = of_files(item)
                told = FILE_UNFIT.at(place, file=one.name, label=item.label, why=why, asked=asked)
                reading.findings.append(told)
        reading.answers[name] = "\n".join(one.name for one in given)


def unfit(item: Item, file: Attached, count: int) -> str:
    """Why a file is not taken by its field, as the end of a sentence; "" where it is."""
    row = item.row
    endings = {one.strip().lower().lstrip(".") for one in row.endings}
    ending = PurePosixPath(file.name).suffix.lower().lstrip(".")
    if not file.name.isprintable() or {*file.name} & {*"/\\"}:
        return "tên tệp có dấu gạch chéo hoặc ký tự không nhìn thấy"
    if ending not in endings:
        return "không đúng loại tệp"
    if row.megabytes and len(file.content) > row.megabytes * _MB:
        return "quá dung lượng"
    if not file.content:
        return "tệp rỗng"
    if row.most and count > row.most:
        return f"nộp tới {count} tệp"
    return "" if _begins_as(ending, file.content) else "nội dung không phải của loại tệp này"


_BEGINNINGS: Final[Mapping[str, tuple[bytes, ...]]] = {
    "pdf": (b"%PDF-",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
}


def _begins_as(ending: str, content: bytes) -> bool:
    known = _BEGINNINGS.get(ending)
    return known is None or content.startswith(known)


def _own(blank: Blank, answers: Answers) -> Answers:
    """The answers of the writer, and what is computed of them."""
    return dict(_of_writer(blank, blank.definition.items, answers))


def _of_writer(
    blank: Blank, items: Sequence[Item], answers: Answers
) -> Iterator[tuple[str, str | Sequence[Row]]]:
    for item in items:
        held = answers.get(item.name)
        if item.kind is FieldKind.REPEAT:
            if item.row.writer is blank.head.writer and held:
                yield item.name, held
        elif item.items:
            yield from _of_writer(blank, item.items, answers)
        elif held and item.row.writer is blank.head.writer and not item.row.known:
            yield item.name, held
