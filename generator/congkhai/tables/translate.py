"""From a verdict to findings: in Vietnamese, at the cell, without other cells of the row."""

from collections.abc import Iterator, Mapping, Sequence

from congkhai.findings import Finding, Place
from congkhai.grids.grid import letter
from congkhai.letters import with_odd_signs
from congkhai.notation.misread import Misread
from congkhai.tables import cell_findings, key_findings
from congkhai.tables.key_findings import Key, Waiting
from congkhai.tables.kinds import LONG_ROW, SHORT_ROW, TOO_MANY
from congkhai.tables.normalise import acceptor
from congkhai.tables.schema import Field, ForeignKey, title
from congkhai.tables.sheet import Line, Sheet, schema_place
from congkhai.tables.verdict import LIMIT, TWINS, Fault, Verdict
from congkhai.tables.ways_out import broken_schema
from congkhai.value import Value, replace

_NOT_STANDARD = "có kiểu hoặc ràng buộc không đúng chuẩn"


class _Case(Value, kw_only=False):
    """A fault with the line it is about."""

    sheet: Sheet
    fault: Fault
    line: Line
    firsts: Mapping[tuple[str, ...], Mapping[Key, Line]]


def findings(
    sheet: Sheet, verdict: Verdict, sheets: Mapping[str, Sheet], waiting: Waiting
) -> Iterator[Finding]:
    """Every finding the verdict on `sheet` gives, each fault once; `sheets` are those it may point to.

    Of keys that wait for a row of their own table to be mended nothing is said; see `key_findings.pending`.
    """
    told: set[tuple[int, str]] = set()
    doubled = {_key_of(sheet, fault) for fault in verdict.faults if fault.type in TWINS}
    firsts = {columns: key_findings.first_lines(sheet, columns) for columns in doubled}
    pointing: dict[ForeignKey, list[Line]] = {}
    bare: dict[str, list[_Case]] = {}
    for fault in verdict.faults:
        if fault.line is None:
            yield _not_standard(sheet, fault.column)
            return
        if fault.pointer:
            pointing.setdefault(fault.pointer, []).append(sheet.lines[fault.line])
        else:
            case = _Case(sheet, fault, sheet.lines[fault.line], firsts)
            mark = (case.line.number, fault.column)
            if fault.constraint == "pattern" and mark not in told and _text(case, fault.column).isdecimal():
                told.add(mark)
                bare.setdefault(fault.column, []).append(case)
            else:
                yield from _one(case, told)
    for column, cases in bare.items():
        yield _misshapen(cases, key_findings.meant(sheet, column, sheets))
    for pointer, lines in pointing.items():
        target = sheets[pointer.target or sheet.name]
        mute = waiting.get((target.name, pointer.keys), frozenset())
        clean = [line for line in lines if not line.refused.intersection(pointer.columns)]
        told_of = [line for line in clean if key_findings.key(sheet, pointer.columns, line) not in mute]
        if told_of:
            yield from key_findings.unknown(sheet, target, pointer, told_of)
    if verdict.stopped:
        yield TOO_MANY.at(sheet.place, table=sheet.title, limit=f"{LIMIT:,}".replace(",", "."))


def _one(case: _Case, told: set[tuple[int, str]]) -> Iterator[Finding]:
    """The finding of a fault, unless the row or the cell has been told of; adds to `told`."""
    width = len(case.sheet.fields)
    short = len(case.line.texts) < width
    kind = case.fault.type
    finding: Finding | None
    uneven = _cut_short if short else _too_long
    if kind in ("missing-cell", "extra-cell"):
        finding, mark = uneven(case), ""
    elif kind in TWINS:
        finding, mark = _twin(case, _key_of(case.sheet, case.fault))
    elif kind == "blank-row":
        mark = (*case.sheet.schema.key, *case.sheet.columns)[0]
        finding = _lacking(case, mark) if len(case.line.values) == width else uneven(case)
    else:
        absent = case.sheet.columns[len(case.line.texts) :]
        unread = case.fault.column in absent or case.fault.column in case.line.refused
        finding, mark = None if unread else _cell(case), case.fault.column
    if finding and (case.line.number, mark) not in told:
        told.add((case.line.number, mark))
        yield finding


def _key_of(sheet: Sheet, fault: Fault) -> tuple[str, ...]:
    """The columns in which the judge found the same as in an earlier line."""
    return (fault.column,) if fault.column else sheet.schema.key


def _twin(case: _Case, columns: tuple[str, ...]) -> tuple[Finding | None, str]:
    """The finding of a key given twice, or of one left empty, and the mark under which it is told."""
    if any(value is not None for value in key_findings.key(case.sheet, columns, case.line)):
        twin = key_findings.duplicate(case.sheet, columns, case.line, case.firsts[columns])
        return twin, "+".join(columns) + "+"
    return _lacking(case, columns[0]), columns[0]


def _lacking(case: _Case, column: str) -> Finding:
    field = case.sheet.schema.field(column)
    return cell_findings.out_of_bounds(field, "required", _at(case, field))


def _cell(case: _Case) -> Finding:
    field = case.sheet.schema.field(case.fault.column)
    at = _at(case, field)
    constraint = case.fault.constraint
    finding = (
        cell_findings.out_of_bounds(field, constraint, at)
        if constraint
        else cell_findings.mistyped(field, at)
    )
    return with_odd_signs(finding, _text(case, field["name"]), acceptor(field))


def _misshapen(cases: Sequence[_Case], meant: Mapping[int, str]) -> Finding:
    """The bare numbers in one column, which a spreadsheet leaves of keys, told once."""
    field = cases[0].sheet.schema.field(cases[0].fault.column)
    texts = dict.fromkeys(_text(case, field["name"]) for case in cases)
    known = {text: meant[int(text)] for text in texts if int(text) in meant}
    return cell_findings.misshapen(field, [_at(case, field) for case in cases], known)


def _at(case: _Case, field: Field) -> Place:
    return case.sheet.cell(case.line.number, field, _text(case, field["name"]))


def _text(case: _Case, column: str) -> str:
    """The cell as the file has it."""
    return case.sheet.texts(case.line).get(column, "")


def _cut_short(case: _Case) -> Finding:
    field = case.sheet.fields[len(case.line.texts)]
    return SHORT_ROW.at(
        case.sheet.cell(case.line.number, field, None),
        row=case.line.number,
        cells=len(case.line.texts),
        width=len(case.sheet.fields),
        column=title(field),
    )


def _too_long(case: _Case) -> Finding:
    width = len(case.sheet.fields)
    cells = len(case.line.values)
    row = replace(case.sheet.place, row=case.line.number)
    return LONG_ROW.at(row, row=case.line.number, cells=cells, width=width, letter=letter(width))


def _not_standard(sheet: Sheet, column: str) -> Finding:
    """That the schema of a sheet cannot be judged by, for what it says of a column."""
    place, line = schema_place(sheet), sheet.schema.column_lines.get(column)
    which = f"cột {column}" if column else "một cột"
    if column:
        place = place.cell(column, title(sheet.schema.field(column)), None)
    where = f" (dòng {line})" if line else ""
    return broken_schema(Misread(f"{which} {_NOT_STANDARD}{where}", line), place)
