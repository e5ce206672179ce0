"""What was changed in the package, cell by cell: when, by which command, from what to what.

The log lies in the package beside the tables, in a folder that is in no git, no workbook and no site. With it
lies each table as it stood after the last entry: what differs from that was edited outside the program.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from congkhai import durable, regular
from congkhai.paper import archive
from congkhai.project import Project
from congkhai.tables import sheet
from congkhai.tables.disk import fingerprint
from congkhai.tables.sheet import Sheet
from congkhai.value import Value, asdict

FOLDER: Final = ".nhat-ky"
OUTSIDE: Final = "sửa ngoài chương trình"
#: What a command is called that found nothing to compare the tables with.
LOST: Final = "mất bản đối chiếu, không rõ từ lần ghi trước có ai sửa ngoài chương trình"
_PATH: Final = frozenset("/\\")
_STATES: Final = "cac-bang.zip"
_IGNORED: Final = b"*\n"
_LIMIT: Final = 1024 * 1024 * 1024
PARTS: Final = ("before", "after")
#: What is said of a text that is deleted: by its plain hash once, now by one with the key of the folder.
PLAIN_HASH: Final = "_sha256"
KEYED_HASH: Final = "_hmac"


class LogEntry(Value):
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
    return project.package / FOLDER / _STATES


def led_away(project: Project) -> bool:
    """Whether the folder of the log, or the log itself, is a link: nothing is written where it leads."""
    return regular.link_on_way(project.root, path(project)) is not None


def closed_to_git(project: Project) -> None:
    """The folder of the log is there, and no git takes it up: an older folder does not say so by itself."""
    for path, content in _closing(project).items():
        durable.write(path, content)


def _closing(project: Project) -> dict[Path, bytes]:
    path = project.package / FOLDER / ".gitignore"
    return {} if path.is_file() else {path: _IGNORED}


def held(project: Project) -> bytes:
    """The log as it stands; nothing where there is none yet."""
    try:
        return regular.read(path(project), _LIMIT)
    except FileNotFoundError:
        return b""


def read(project: Project) -> tuple[tuple[LogEntry, ...], int]:
    """Every entry, the oldest first, and how many lines are damaged and not understood."""
    entries = [entry(line) for line in lines(project)]
    return tuple(filter(None, entries)), entries.count(None)


def changes(before: Sheet | None, after: Sheet | None, verb: str, moment: datetime) -> Iterator[LogEntry]:
    """What a table has otherwise afterwards, row by row of its key; None is a table that is not there.

    A text that is only spelt otherwise is a change too.
    """
    rows, rows_after = _rows(before), _rows(after)
    table = next((one.name for one in (after, before) if one), "")
    for row in dict.fromkeys((*rows, *rows_after)):
        was, now = rows.get(row), rows_after.get(row)
        key = (now or was or {}).get("", "")
        for column in dict.fromkeys((*(was or ()), *(now or ()))):
            old, new = (None if cells is None else cells.get(column, "") for cells in (was, now))
            if column and (old or "") != (new or ""):
                yield LogEntry(
                    moment=said(moment), verb=verb, table=table, key=key, column=column, before=old, after=new
                )


def whole_file(
    table: str, before: bytes | None, after: bytes | None, verb: str, moment: datetime
) -> Iterator[LogEntry]:
    """That a file was replaced whose rows cannot be compared, or that is no table."""
    if before != after:
        was, now = fingerprint(before), fingerprint(after)
        yield LogEntry(moment=said(moment), verb=verb, table=table, key="", column="", before=was, after=now)


def last_states(project: Project) -> dict[str, bytes]:
    """Every table's file as it stood after the last entry, by the name of the table.

    None of them where the file that keeps them is away or spoilt.
    """
    try:
        return states_in(regular.read(states(project), _LIMIT))
    except OSError:
        return {}


def states_in(content: bytes) -> dict[str, bytes]:
    """The tables that such a file keeps; none where it is spoilt, nor what is called as no table can be."""
    try:
        tables = {unquote(name): state for name, state in archive.opened(content).items()}
    except archive.BadArchive:
        return {}
    return {name: state for name, state in tables.items() if _may_be_called(name)}


def _may_be_called(name: str) -> bool:
    return bool(name.strip(".")) and name.isprintable() and _PATH.isdisjoint(name)


def lost(project: Project) -> bool:
    """Whether a log is there without the tables as its last entry left them."""
    return path(project).exists() and not last_states(project)


def unknown(moment: datetime) -> LogEntry:
    """That nobody knows what was edited outside, for the tables of the last entry are lost."""
    return LogEntry(moment=said(moment), verb=LOST, table="", key="", column="", before=None, after=None)


def with_states(project: Project, tables: Mapping[str, bytes]) -> dict[Path, bytes]:
    """The file that keeps these tables as they stand after an entry."""
    return {**_closing(project), states(project): _packed(tables)}


def first_states(tables: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files beside the tables of a new package, by their paths in it, before anybody edits one."""
    return {f"{FOLDER}/.gitignore": _IGNORED, f"{FOLDER}/{_STATES}": _packed(tables)}


def _packed(tables: Mapping[str, bytes]) -> bytes:
    """The tables as one file; the same tables give the same bytes."""
    return archive.packed({quote(name, safe=""): state for name, state in tables.items()})


def edited_outside(one: Sheet, state: bytes, moment: datetime) -> Iterator[LogEntry]:
    """What was changed in a table since the last entry left its file as `state`."""
    before, _ = sheet.read(state, one.schema, one.place)
    yield from changes(before, one, OUTSIDE, moment)


def block(project: Project, entries: Iterable[LogEntry]) -> tuple[int, bytes]:
    """Where in the file of the log the entries go, and their lines; a line cut short is closed first."""
    before, added = held(project), b"".join(line(asdict(entry)) for entry in entries)
    torn = added and before and not before.endswith(b"\n")
    return len(before), b"\n" * bool(torn) + added


def without(lines: bytes, tables: Collection[str]) -> bytes:
    """Lines of the log without those of some tables."""
    entries = ((one, entry(one)) for one in lines.splitlines(keepends=True))
    return b"".join(one for one, known in entries if known is None or known.table not in tables)


def lines(project: Project) -> list[bytes]:
    """The lines of the log as they stand there, damaged or not."""
    return [one for one in held(project).split(b"\n") if one]


def line(raw: Mapping[str, object]) -> bytes:
    """The facts of an entry as a line of the log."""
    facts = {name: value for name, value in raw.items() if name != "forgotten"}
    return json.dumps(facts, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def entry(line: bytes) -> LogEntry | None:
    """The entry of a line; None for one that is damaged."""
    try:
        raw = json.loads(line)
        texts = {name: raw[name] for name in ("moment", "verb", "table", "key", "column")}
        parts = {name: raw[name] for name in PARTS}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    known = all(isinstance(text, str) for text in texts.values())
    if not known or not all(isinstance(text, str | None) for text in parts.values()):
        return None
    hashes = {part + hash for part in PARTS for hash in (PLAIN_HASH, KEYED_HASH)}
    return LogEntry(**texts, **parts, forgotten=not hashes.isdisjoint(raw))


def said(moment: datetime) -> str:
    """A moment as the log writes it."""
    return moment.isoformat(timespec="seconds")


def _rows(one: Sheet | None) -> Mapping[tuple[object, ...], Mapping[str, str]]:
    """The cells of every row by what tells it: its key as values, and how many rows above have the same.

    Under "" stands the key as a clerk reads it.
    """
    rows: dict[tuple[object, ...], Mapping[str, str]] = {}
    if one is None:
        return rows
    above: Counter[tuple[object, ...]] = Counter()
    for line in one.lines:
        values = one.values(line)
        same = tuple(values.get(name) for name in one.schema.key or one.columns)
        rows[*same, above[same]] = {"": one.key_of(line), **one.texts(line)}
        above[same] += 1
    return rows
