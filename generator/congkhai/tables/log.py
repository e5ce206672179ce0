"""What was changed in the package, cell by cell: when, by which command, from what to what.

The log lies in the package beside the tables, in a folder that is in no git, no workbook and no site. With it
lies each table as it stood after the last entry: what differs from that was edited outside the program.
"""

import io
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from congkhai import durable, regular
from congkhai.project import Project
from congkhai.tables import sheet
from congkhai.tables.sheet import Sheet

FOLDER: Final = ".nhat-ky"
OUTSIDE: Final = "sửa ngoài chương trình"
_LIMIT: Final = 1024 * 1024 * 1024
_PARTS: Final = ("before", "after")
_HASH: Final = "_sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One cell that changed, or a whole file where `column` is "": `before` and `after` are then hashes.

    `before` is None in a row that was added, `after` in one that was removed. `forgotten` says that the texts
    were deleted when their days were over.
    """

    moment: str
    verb: str
    table: str
    key: str
    column: str
    before: str | None
    after: str | None
    forgotten: bool = False


def path(project: Project) -> Path:
    """The file of the log."""
    return project.package / FOLDER / "thay-doi.jsonl"


def states(project: Project) -> Path:
    """The file of every table as it stood after the last entry."""
    return project.package / FOLDER / "cac-bang.zip"


def closed_to_git(project: Project) -> None:
    """The folder of the log is there, and no git takes it up: an older folder does not say so by itself."""
    for path, content in _closing(project).items():
        durable.write(path, content)


def _closing(project: Project) -> dict[Path, bytes]:
    path = project.package / FOLDER / ".gitignore"
    return {} if path.is_file() else {path: b"*\n"}


def read(project: Project) -> tuple[tuple[Entry, ...], int]:
    """Every entry, the oldest first, and how many lines are damaged and not understood."""
    entries = [_entry(line) for line in _lines(project)]
    return tuple(entry for entry in entries if entry), entries.count(None)


def changes(before: Sheet | None, after: Sheet | None, verb: str, moment: datetime) -> Iterator[Entry]:
    """What a table has otherwise afterwards, row by row of its key; None is a table that is not there.

    A text that is only spelt otherwise is a change too.
    """
    rows, rows_after = _rows(before), _rows(after)
    for row in dict.fromkeys((*rows, *rows_after)):
        was, now = rows.get(row), rows_after.get(row)
        key, table = (now or was or {}).get("", ""), _name(before, after)
        for column in dict.fromkeys((*(was or ()), *(now or ()))):
            texts = [None if cells is None else cells.get(column, "") for cells in (was, now)]
            if column and (texts[0] or "") != (texts[1] or ""):
                yield Entry(
                    moment=_said(moment),
                    verb=verb,
                    table=table,
                    key=key,
                    column=column,
                    before=texts[0],
                    after=texts[1],
                )


def whole_file(
    table: str, before: bytes | None, after: bytes | None, verb: str, moment: datetime
) -> Iterator[Entry]:
    """That a file was replaced whose rows cannot be compared, or that is no table."""
    hashes = [None if content is None else sha256(content).hexdigest() for content in (before, after)]
    if hashes[0] != hashes[1]:
        yield Entry(
            moment=_said(moment),
            verb=verb,
            table=table,
            key="",
            column="",
            before=hashes[0],
            after=hashes[1],
        )


def last_states(project: Project) -> dict[str, bytes]:
    """Every table's file as it stood after the last entry, by the name of the table.

    None of them where the file that keeps them is away or spoilt.
    """
    try:
        return states_in(regular.read(states(project), _LIMIT))
    except OSError:
        return {}


def states_in(content: bytes) -> dict[str, bytes]:
    """The tables that such a file keeps; none where it is spoilt."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as kept:
            return {unquote(name): kept.read(name) for name in kept.namelist()}
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return {}


def with_states(project: Project, tables: Mapping[str, bytes]) -> dict[Path, bytes]:
    """The file that keeps these tables as they stand after an entry."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as kept:
        for name, state in tables.items():
            # Without a moment of its own: the same tables give the same bytes.
            kept.writestr(zipfile.ZipInfo(quote(name, safe="")), state, zipfile.ZIP_DEFLATED)
    return {**_closing(project), states(project): content.getvalue()}


def edited_outside(one: Sheet, state: bytes, moment: datetime) -> Iterator[Entry]:
    """What was changed in a table since the last entry left its file as `state`."""
    before, _ = sheet.read(state, one.schema, one.place)
    yield from changes(before, one, OUTSIDE, moment)


def block(project: Project, entries: Iterable[Entry]) -> tuple[int, bytes]:
    """Where in the file of the log the entries go, and their lines; a line cut short is closed first."""
    try:
        held = regular.read(path(project), _LIMIT)
    except FileNotFoundError:
        held = b""
    lines = b"".join(_line(asdict(entry)) for entry in entries)
    torn = lines and held and not held.endswith(b"\n")
    return len(held), b"\n" * bool(torn) + lines


def without(lines: bytes, tables: Collection[str]) -> bytes:
    """Lines of the log without those of some tables."""
    entries = ((line, _entry(line)) for line in lines.splitlines(keepends=True))
    return b"".join(line for line, entry in entries if entry is None or entry.table not in tables)


def forget(project: Project, days: int, restricted: Collection[tuple[str, str]], now: datetime) -> None:
    """Delete the texts of restricted columns that are older than so many days; their hashes stay.

    `restricted` are pairs of table and column. Lines that are damaged stay as they are.
    """
    last = _said(now - timedelta(days=days))
    lines = _lines(project)
    kept = [_forgotten(line, last, restricted) for line in lines]
    if kept != lines:
        durable.write(path(project), b"".join(line + b"\n" for line in kept))


def _forgotten(line: bytes, last: str, restricted: Collection[tuple[str, str]]) -> bytes:
    entry = _entry(line)
    if entry is None or entry.moment >= last or (entry.table, entry.column) not in restricted:
        return line
    raw = json.loads(line)
    for part in _PARTS:
        text = raw.get(part)
        if text is not None:
            raw[part], raw[part + _HASH] = None, sha256(text.encode()).hexdigest()
    return _line(raw).rstrip(b"\n")


def _lines(project: Project) -> list[bytes]:
    try:
        return [line for line in regular.read(path(project), _LIMIT).split(b"\n") if line]
    except FileNotFoundError:
        return []


def _line(raw: Mapping[str, object]) -> bytes:
    facts = {name: value for name, value in raw.items() if name != "forgotten"}
    return json.dumps(facts, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _entry(line: bytes) -> Entry | None:
    """The entry of a line; None for one that is damaged."""
    try:
        raw = json.loads(line)
        texts = {name: raw[name] for name in ("moment", "verb", "table", "key", "column")}
        parts = {name: raw[name] for name in _PARTS}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    known = all(isinstance(text, str) for text in texts.values())
    if not known or not all(isinstance(text, str | None) for text in parts.values()):
        return None
    return Entry(**texts, **parts, forgotten=any(part + _HASH in raw for part in _PARTS))


def _said(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _name(before: Sheet | None, after: Sheet | None) -> str:
    one = after or before
    return one.name if one else ""


def _rows(one: Sheet | None) -> Mapping[tuple[object, ...], Mapping[str, str]]:
    """The cells of every row by what tells it: its key as values, and how many rows above have the same.

    Under "" stands the key as a clerk reads it.
    """
    rows: dict[tuple[object, ...], Mapping[str, str]] = {}
    if one is None:
        return rows
    above: Counter[tuple[object, ...]] = Counter()
    for line in one.lines:
        cells = dict(zip(one.columns, line.texts, strict=False))
        values = dict(zip(one.columns, line.values, strict=False))
        names: Sequence[str] = one.schema.key or one.columns
        same = tuple(values.get(name) for name in names)
        key = " + ".join(cells.get(name, "").strip() for name in one.schema.key)
        rows[*same, above[same]] = {"": key, **cells}
        above[same] += 1
    return rows
