"""A fill-in workbook that came back: the answers as they were typed, or why the file is not taken."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from congkhai.findings import Finding, Kind, Place
from congkhai.forms.answers import Answers, Row
from congkhai.forms.blank import Handed
from congkhai.forms.kinds import (
    ANSWER_WORKED_OUT,
    BESIDE,
    CELL_LOST,
    NO_SHEET,
    NOT_YOURS,
    ORIGIN_CHANGED,
    ROWS_MOVED,
    SHEET_UNREAD,
    SHEET_UNSAFE,
)
from congkhai.forms.sheet_origin import ORIGIN, SHOWN_SUBJECT, Origin, Spot, is_origin, read
from congkhai.grids.filled import Filled, Refusal, filled
from congkhai.grids.grid import letter
from congkhai.grids.unseen import Fault
from congkhai.letters import shown
from congkhai.text.fold import same_key
from congkhai.text.marks import clean
from congkhai.text.numbers import parse_decimal

_SAVE: Final = "Mở tệp bằng Excel, lưu lại kiểu .xlsx (Excel Workbook) rồi nộp lại."
_AGAIN: Final = "Xin lại phiếu Excel, chép các câu trả lời vào đó rồi nộp."
_UNREAD: Final[Mapping[Fault, tuple[str, str]]] = {
    Fault.LOCKED: ("có mật khẩu", f"Bỏ mật khẩu của tệp. {_SAVE}"),
    Fault.LARGE: ("giải nén ra quá lớn", _AGAIN),
    Fault.FAR: ("có ô ghi ở rất xa phía dưới hoặc bên phải phiếu", _AGAIN),
    Fault.SHEETS: ("có quá nhiều trang tính", _AGAIN),
    Fault.DAMAGED: ("bị hỏng, hoặc không phải sổ tính Excel", f"{_SAVE} Không mở được thì xin lại phiếu."),
}
_UNSAFE: Final[Mapping[Fault, tuple[str, str]]] = {
    Fault.MACRO: ("mã lệnh (macro) hoặc tệp nhúng bên trong", f"Bỏ mã lệnh, bỏ tệp nhúng. {_SAVE}"),
    Fault.OUTSIDE: (
        "liên kết ra ngoài, như siêu liên kết tới trang web, hộp thư hoặc tệp khác",
        f"Bấm chuột phải vào ô có liên kết, chọn bỏ siêu liên kết (Remove Hyperlink). {_SAVE}",
    ),
}
_MOST_TOLD: Final = 10


def from_sheet(content: bytes) -> Handed | tuple[Finding, ...]:
    """The answers of a workbook that `sheet` made, whatever program saved it; or what is wrong with the file.

    Answers are what stands in the named cells, unread: numbers with a point, days as 2026-11-30 where a
    program turned them into days, options as they are listed. Of a table that the program laid out all rows
    are there, of another those that hold something. Whether form, version and person are right is for the
    caller to say, from the head.
    """
    book = filled(content)
    if isinstance(book, Refusal):
        return (_refused(book),)
    rows = _rows(book.cells.get(ORIGIN, {}))
    if not is_origin(rows):
        return (NO_SHEET.at(Place()),)
    origin = read(rows)
    if origin is None:
        told = next((row[1] for row in rows if row[0] == "subject_name" and len(row) > 1), "")
        return (ORIGIN_CHANGED.at(Place(), whom=f"“{told}”" if told else "người khác"),)
    faults = tuple(_faults(book, origin))
    return faults or Handed(head=origin.head, answers=_answers(book, origin.spots))


def _refused(refusal: Refusal) -> Finding:
    if refusal.fault in _UNSAFE:
        what, how = _UNSAFE[refusal.fault]
        return SHEET_UNSAFE.at(Place(), what=what, how=how)
    foreign = (f"là kiểu {refusal.name}" if refusal.name else "không phải kiểu .xlsx", _SAVE)
    why, how = _UNREAD.get(refusal.fault, foreign)
    return SHEET_UNREAD.at(Place(), why=why, how=how)


def _rows(cells: Mapping[tuple[int, int], str]) -> list[list[str]]:
    """The rows of a sheet from its cells, without empty cells at their ends."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        rows.setdefault(row, {})[column] = text
    return [[row.get(column, "") for column in range(max(row) + 1)] for _, row in sorted(rows.items())]


def _faults(book: Filled, origin: Origin) -> Iterator[Finding]:
    subject = book.text(SHOWN_SUBJECT) if SHOWN_SUBJECT in book.names else ""
    if same_key(subject) != same_key(origin.subject_name):
        yield ORIGIN_CHANGED.at(Place(value=shown(subject)), whom=f"“{origin.subject_name}”")
        return
    for spot in origin.spots:
        if spot.open and spot.name not in book.names:
            yield _at(CELL_LOST, spot)
        elif spot.open and book.formula(spot.name):
            yield _at(ANSWER_WORKED_OUT, spot)
    moved = [*_moved(book, origin.spots)]
    yield from moved or [*_changed(book, origin.spots)][:_MOST_TOLD]
    yield from [*_beside(book, origin)][:_MOST_TOLD]


def _at(kind: Kind, spot: Spot) -> Finding:
    row = spot.row + 1 if spot.row >= 0 else None
    place = Place(row=row, column=spot.field, column_title=spot.label)
    return kind.at(place, label=spot.label, row=f", dòng {row} của bảng" if row else "")


def _moved(book: Filled, spots: Sequence[Spot]) -> Iterator[Finding]:
    """That a row of a table shows what another row of it showed: answers are no longer beside their own."""
    columns: dict[str, list[Spot]] = {}
    for spot in spots:
        if not spot.open and spot.repeat and spot.name in book.names:
            columns.setdefault(spot.field, []).append(spot)
    for column in columns.values():
        kept = [same_key(spot.known) for spot in column]
        told = {spot.name: same_key(book.text(spot.name)) for spot in column}
        for spot, own in zip(column, kept, strict=True):
            if told[spot.name] != own and told[spot.name] in kept and kept.count(own) == 1:
                value = shown(book.text(spot.name))
                yield ROWS_MOVED.at(Place(row=spot.row + 1), kept=shown(spot.known), value=value)
                return


def _changed(book: Filled, spots: Sequence[Spot]) -> Iterator[Finding]:
    """That a cell which nobody answers shows something else than it was given out with."""
    for spot in spots:
        if not spot.open and spot.name in book.names and not _same(spot.known, book.text(spot.name)):
            value = shown(book.text(spot.name))
            place = Place(row=spot.row + 1 or None, column=spot.field, column_title=spot.label, value=value)
            yield NOT_YOURS.at(place, label=spot.label, kept=shown(spot.known), value=value)


def _same(kept: str, told: str) -> bool:
    """Whether both are one text, or one number that a program wrote in another way."""
    if clean(kept) == clean(told):
        return True
    number = parse_decimal(kept, below_thousand=True)
    return number is not None and number == parse_decimal(told, below_thousand=True)


def _beside(book: Filled, origin: Origin) -> Iterator[Finding]:
    """What somebody wrote where no answer is read from."""
    known = [SHOWN_SUBJECT, *(spot.name for spot in origin.spots)]
    named = {book.names[name] for name in known if name in book.names}
    for sheet in book.seen:
        for spot, text in book.cells.get(sheet, {}).items():
            own = (sheet, spot) in named or spot in book.worked_out[sheet] or text in origin.texts
            if text.strip() and not own:
                cell = f"{letter(spot[1])}{spot[0] + 1}"
                yield BESIDE.at(Place(value=shown(text)), cell=cell, sheet=sheet, value=shown(text))


def _answers(book: Filled, spots: Sequence[Spot]) -> Answers:
    answers: dict[str, str | Sequence[Row]] = {}
    tables: dict[str, dict[int, dict[str, str]]] = {}
    for spot in spots:
        if spot.repeat:
            row = tables.setdefault(spot.repeat, {}).setdefault(spot.row, {})
            _put(row, spot, book)
        else:
            _put(answers, spot, book)
    asked = {spot.repeat for spot in spots if spot.open}
    fixed = {spot.repeat for spot in spots if spot.fixed}
    for name, rows in tables.items():
        if name in asked:
            answers[name] = tuple(row for _, row in sorted(rows.items()) if row or name in fixed)
    return answers


def _put(row: dict[str, str] | dict[str, str | Sequence[Row]], spot: Spot, book: Filled) -> None:
    """Add the answer of a cell, if there is one; of several choices those that are marked."""
    text = book.text(spot.name) if spot.open else ""
    if not text.strip():
        return
    before = row.get(spot.field, "")
    chosen = f"{before} {spot.option}".strip()
    row[spot.field] = chosen if spot.option else text
