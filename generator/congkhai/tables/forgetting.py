"""Texts of restricted columns go from the log once their days are over; what stays of them says nothing.

A word such as “co” is guessed from its plain hash at once: what stays is a hash with a key of the folder.
"""

import hmac
import json
import os
import secrets
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from congkhai import durable, regular
from congkhai.project import Project
from congkhai.tables import log
from congkhai.tables.log import LogEntry
from congkhai.tables.schema import WIDTHS, Schema
from congkhai.value import Value, replace

_WIDER: Final = WIDTHS[: WIDTHS.index("restricted")]
_KEY_BYTES: Final = 32


class Terms(Value):
    """Texts written before `last` are over, unless their pair of table and column is `lasting`.

    A column or table that the package no longer has is not among those, so that its texts go too.
    """

    last: str
    lasting: Collection[tuple[str, str]]

    def over(self, entry: LogEntry) -> bool:
        """Whether the texts of the entry are to be deleted; those of a whole file are none."""
        late = entry.moment < self.last and not entry.forgotten
        return bool(entry.column) and late and (entry.table, entry.column) not in self.lasting

    def hidden(self, entry: LogEntry) -> LogEntry:
        """The entry as it may be shown."""
        return replace(entry, before=None, after=None, forgotten=True) if self.over(entry) else entry


def terms(days: int, schemas: Mapping[str, Schema], now: datetime) -> Terms:
    """What is over now where texts are kept for so many days; `schemas` are those of the tables, by name."""
    lasting = {
        (table, column["name"])
        for table, schema in schemas.items()
        for column in schema.fields
        if column.get("congkhai:visibility") in _WIDER
    }
    return Terms(last=log.said(now - timedelta(days=days)), lasting=lasting)


def due(project: Project, these: Terms) -> bool:
    """Whether anything in the log is to be deleted."""
    return any(_due(line, these) for line in log.lines(project))


def forget(project: Project, these: Terms) -> None:
    """Delete the texts that are over; lines that are damaged stay as they are. Inside `journal.writing`."""
    lines = log.lines(project)
    if any(_due(line, these) for line in lines):
        key = _key(log.path(project).with_name("khoa"))
        kept: Iterable[bytes] = (_forgotten(line, key) if _due(line, these) else line for line in lines)
        durable.write(log.path(project), b"".join(line + b"\n" for line in kept))


def _due(line: bytes, these: Terms) -> bool:
    entry = log.entry(line)
    return entry is not None and (these.over(entry) or (entry.forgotten and log.PLAIN_HASH.encode() in line))


def _forgotten(line: bytes, key: bytes) -> bytes:
    """The line without its texts; the plain hashes of an earlier version get the key, too."""
    raw = json.loads(line)
    for part in log.PARTS:
        text, plain = raw.get(part), raw.pop(part + log.PLAIN_HASH, None)
        if text is not None:
            plain = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if plain is not None:
            raw[part] = None
            raw[part + log.KEYED_HASH] = hmac.new(key, str(plain).encode(), sha256).hexdigest()
    return log.line(raw).rstrip(b"\n")


def _key(path: Path) -> bytes:
    """The key of the folder, which its owner alone may read; made where there is none that is whole."""
    try:
        key = regular.read(path, _KEY_BYTES)
    except FileNotFoundError:
        key = b""
    if len(key) == _KEY_BYTES:
        return key
    path.unlink(missing_ok=True)
    key = secrets.token_bytes(_KEY_BYTES)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as stream:
        stream.write(key)
        stream.flush()
        os.fsync(stream.fileno())
    return key
