"""The whole package, read once and checked against its schemas."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from congkhai.errors import Changed
from congkhai.findings import Finding, Place
from congkhai.notation import json_text
from congkhai.notation.json_text import Way
from congkhai.notation.misread import Misread
from congkhai.office_files import folder_there
from congkhai.project import Project
from congkhai.tables import columns, descriptor, originals, sheet, translate, ways_out
from congkhai.tables.compare import held_against
from congkhai.tables.descriptor import Entry, Package
from congkhai.tables.disk import beside, read
from congkhai.tables.journal import stamp
from congkhai.tables.judge import followed, judge
from congkhai.tables.key_findings import Waiting, pending
from congkhai.tables.kinds import BESIDE, MISSING_FILE, MISSING_SCHEMA, OTHER_FORM
from congkhai.tables.schema import Misshapen, Schema, choices, parse, title
from congkhai.tables.sheet import Sheet, schema_place
from congkhai.tables.table import Heading, Record, TableData, Tables
from congkhai.tables.verdict import Verdict
from congkhai.value import replace

_TRIES: Final = 3


def load(
    project: Project, instead: Mapping[Path, bytes] = MappingProxyType({})
) -> tuple[Tables, tuple[Finding, ...]]:
    """Every table with everything wrong in the package; tables that could not be read are left out.

    `instead` are the bytes to take for what stands in some of the files. Nothing is written. Where a finding
    blocks, the values of rows at fault may be missing: make no record from them. Raises Misconfigured or
    Changed where a file is there and cannot be read at all.
    """
    return of_sheets(*read_sheets(project, instead))


def of_sheets(
    package: Package, sheets: Mapping[str, Sheet], faults: Iterable[Finding]
) -> tuple[Tables, tuple[Finding, ...]]:
    """As `load`, of what was read by `read_sheets`."""
    notes = list(faults)
    verdicts = judge(sheets)
    waiting = pending(sheets, verdicts)
    for name, one in sheets.items():
        notes.extend(columns.findings(one))
        notes.extend(translate.findings(one, verdicts[name], sheets, waiting))
    tables = {name: _table(one, verdicts[name]) for name, one in sheets.items()}
    whole = Tables(
        sample=package.sample,
        title=package.title,
        tables=tables,
        unmatched=tuple(_unmatched(package, sheets, verdicts, waiting)),
    )
    return whole, tuple(notes)


def _unmatched(
    package: Package, sheets: Mapping[str, Sheet], verdicts: Mapping[str, Verdict], waiting: Waiting
) -> Iterator[str]:
    """The titles of tables that keys point to and that could not be read, or whose own keys are at fault."""
    judged = {name: one for name, one in sheets.items() if not verdicts[name].refused}
    skipped = {aim for (aim, _), keys in waiting.items() if keys}
    for one in sheets.values():
        skipped |= {pointer.target for pointer in {*one.schema.foreign_keys} - {*followed(one, judged)}}
    titles = originals.titles() | {entry.name: entry.title for entry in package.entries}
    yield from (title for name, title in titles.items() if name in skipped)


def read_sheets(
    project: Project, instead: Mapping[Path, bytes] = MappingProxyType({})
) -> tuple[Package, dict[str, Sheet], tuple[Finding, ...]]:
    """The descriptor, every table whose rows can be made out, and what is wrong so far; nothing is judged.

    `instead` and what is raised are as for `load`. All are of one moment: where another command writes
    meanwhile, they are read again.
    """
    for _ in range(_TRIES):
        before = stamp(project)
        answer = _read_sheets(project, instead)
        if stamp(project) == before:
            return answer
    raise Changed("Các bảng đang được một lệnh congkhai khác ghi. Hãy chờ lệnh đó chạy xong rồi chạy lại.")


def _read_sheets(
    project: Project, instead: Mapping[Path, bytes]
) -> tuple[Package, dict[str, Sheet], tuple[Finding, ...]]:
    package, faults = descriptor.load(project, instead)
    notes = list(faults)
    notes.extend(_beside(project, package))
    found = [read_sheet(project, entry, notes, instead) for entry in package.entries]
    sheets = {one.name: one for one in found if one is not None}
    notes.extend(_dangling(sheets, package.names))
    return package, sheets, tuple(notes)


def read_sheet(
    project: Project, entry: Entry, notes: list[Finding], instead: Mapping[Path, bytes] = MappingProxyType({})
) -> Sheet | None:
    """The table of one entry; adds to `notes` what is wrong with its schema, its file and its cells."""
    schema = read_schema(project, entry, notes, instead)
    content = instead.get(entry.data) or read(entry.data)
    file = project.relative(entry.data)
    place = Place(table=entry.name, file=file, table_title=entry.title)
    if content is None:
        notes.append(_missing(entry, place))
    if content is None or schema is None:
        return None
    found, faults = sheet.read(content, schema, place)
    notes.extend(faults)
    return found


def _missing(entry: Entry, place: Place) -> Finding:
    """That the file of a table is away: what stands there instead, or which other form of it there is."""
    if entry.data.is_dir():
        return folder_there(entry.data, place)
    there = next((one.name for one in beside(entry.data)), None)
    if there is None:
        return MISSING_FILE.at(place, file=place.file, table=entry.title)
    name = entry.data.name
    return OTHER_FORM.at(place, file=place.file, table=entry.title, there=there, name=name)


def _beside(project: Project, package: Package) -> Iterator[Finding]:
    """Files that look like a table and are not read, for another form of it is."""
    place = Place(file=project.relative(project.descriptor))
    read_ones = {entry.data for entry in package.entries}
    for entry in package.entries:
        if not entry.data.is_file():
            continue
        for other in beside(entry.data):
            if other not in read_ones:
                names = {"read": entry.data.name, "unread": other.name}
                yield BESIDE.at(place, table=entry.title, **names)


def read_schema(
    project: Project, entry: Entry, notes: list[Finding], instead: Mapping[Path, bytes] = MappingProxyType({})
) -> Schema | None:
    """The schema of one entry, or None; adds to `notes` what is wrong with it."""
    file = project.relative(entry.schema)
    place = Place(table=entry.name, file=file, table_title=entry.title)
    content = instead.get(entry.schema) or read(entry.schema)
    if content is None:
        how = ways_out.of_lost_schema()
        notes.append(MISSING_SCHEMA.at(place, table=entry.title, why=_away(entry, file), how=how))
        return None
    own = originals.parsed(entry.name)
    if own and content == originals.schema(entry.name):
        return replace(own, file=file)
    raw = json_text.value(content)
    if isinstance(raw, Misread):
        notes.append(ways_out.broken_schema(raw, place))
        return None
    lines = json_text.lines(content)
    schema = parse(raw, entry.name, file)
    if isinstance(schema, Misshapen):
        notes.append(
            ways_out.broken_schema(lines.misread(schema.why, schema.way), _column(place, raw, schema.way))
        )
        return None
    begun = {field["name"]: lines.of(("fields", at)) or 1 for at, field in enumerate(schema.fields)}
    judged, findings = held_against(replace(schema, column_lines=begun), own, place)
    notes.extend(findings)
    return judged


def _column(place: Place, raw: object, way: Way) -> Place:
    """The place with the column of the schema that is at fault, where it is one that has a name."""
    match raw, way:
        case {"fields": list() as fields}, ("fields", int(at), *_):
            match fields[at]:
                case {"name": str(name)} if name:
                    return place.cell(name, title(fields[at]), None)
    return place


def _away(entry: Entry, file: str) -> str:
    if entry.schema.is_dir():
        return f"{file} là một thư mục, phải chuyển đi chỗ khác trước khi chép tệp vào"
    return f"thiếu tệp {file}"


def _dangling(sheets: Mapping[str, Sheet], known: frozenset[str]) -> Iterator[Finding]:
    """A schema that points to a table or a column that the package does not have."""
    for one in sheets.values():
        for pointer in one.schema.foreign_keys:
            target = sheets.get(pointer.target)
            columns = {field["name"] for field in target.schema.fields} if target else set(pointer.keys)
            if pointer.target in known and set(pointer.keys) <= columns:
                continue
            why = f"cột {', '.join(pointer.columns)} trỏ tới chỗ không có ({pointer.target})"
            line = one.schema.column_lines.get(pointer.columns[0])
            yield ways_out.broken_schema(Misread(why, line), schema_place(one))


def _table(one: Sheet, verdict: Verdict) -> TableData:
    heading = Heading(
        name=one.name,
        title=one.title,
        file=one.place.file or "",
        positions={name: position for position, name in enumerate(one.columns)},
        titles={field["name"]: title(field) for field in one.schema.fields},
        key=one.schema.key,
        labels={field["name"]: listed for field in one.schema.fields if (listed := choices(field))},
    )
    records = (
        Record(
            heading=heading,
            row=line.number,
            cells=verdict.values.get(number, line.values),
            written=line.texts,
        )
        for number, line in enumerate(one.lines)
    )
    return TableData(heading=heading, schema=one.schema.raw, records=tuple(records), sha256=one.sha256)
