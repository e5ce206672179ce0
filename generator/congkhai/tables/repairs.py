"""The harmless repairs of the whole package, and the copies that are kept of the files before."""

import json
import os
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, Final

from congkhai.findings import Place
from congkhai.notation import json_text
from congkhai.project import Project
from congkhai.tables import descriptor, originals
from congkhai.tables.change import Change
from congkhai.tables.descriptor import Entry
from congkhai.tables.disk import fingerprint, read
from congkhai.tables.load import read_schema
from congkhai.tables.mend import Repair, mended
from congkhai.value import Value, field

_KEPT: Final = ".truoc-khi-sua-"
_DATED: Final = re.compile(rf".+{re.escape(_KEPT)}(\d{{4}}-\d\d-\d\d)(?:-\d+)?")
_CSV: Final = (".csv", "")


class RepairedFile(Value):
    """One file with all its repairs: the bytes that were read, and those to be written.

    `standing` is as for `Mended`; `added` are new files that the new bytes speak of, `names` new tables.
    """

    path: Path
    place: Place
    before: bytes
    after: bytes
    standing: bytes
    repairs: tuple[Repair, ...]
    added: Mapping[Path, bytes] = field(default_factory=dict)
    names: tuple[str, ...] = ()


def proposed(project: Project, old: str | None = None) -> tuple[RepairedFile, ...]:
    """Every harmless repair of the package's tables, file by file; nothing is written.

    `old` names the old encoding that files wholly in it are taken to have: TCVN3 or VNI. Files that cannot be
    read, workbooks under their own names and tables without a schema have no repairs.
    """
    package, _ = descriptor.load(project)
    entries = {entry.data: entry for entry in package.entries}
    changes = (
        with_tables(project, originals.added_later()),
        *(_change(project, entry, old) for entry in entries.values()),
    )
    return tuple(change for change in changes if change)


def with_tables(project: Project, wanted: Iterable[str]) -> RepairedFile | None:
    """datapackage.json with those of the program's tables that it does not name yet.

    A table whose file stands in its place keeps it; any other is empty.
    """
    package, _ = descriptor.load(project)
    before = read(project.descriptor) or b""
    raw = json_text.value(before.removeprefix(BOM_UTF8))
    if not isinstance(raw, dict) or not package.entries:
        return None
    named = {resource.get("name") for resource in raw["resources"] if isinstance(resource, dict)}
    later = {name: originals.resources()[name] for name in wanted if name not in named}
    if not later:
        return None
    after = raw | {"resources": [*raw["resources"], *later.values()]}
    place = Place(
        table="datapackage", file=project.relative(project.descriptor), table_title="Danh sách bảng"
    )
    repairs = (
        Repair(place=place, before=f"chưa có bảng ‘{table['title']}’ ({name})", after="có bảng, chưa có dòng")
        for name, table in later.items()
    )
    return RepairedFile(
        path=project.descriptor,
        place=place,
        before=before,
        after=(json.dumps(after, ensure_ascii=False, indent=2) + "\n").encode(),
        standing=before,
        repairs=tuple(repairs),
        added=dict(_files_of(project, later)),
        names=tuple(later),
    )


def _files_of(project: Project, later: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[Path, bytes]]:
    """The schema and the empty table of each, where nothing stands there."""
    for name, table in later.items():
        new = {table["schema"]: originals.schema(name) or b"", table["path"]: originals.header(name).encode()}
        paths = ((project.package / path, content) for path, content in new.items())
        yield from ((path, content) for path, content in paths if not os.path.lexists(path))


def _change(project: Project, entry: Entry, old: str | None) -> RepairedFile | None:
    schema = read_schema(project, entry, [])
    content = read(entry.data)
    if content is None or schema is None or entry.data.suffix.lower() not in _CSV:
        return None
    place = Place(table=entry.name, file=project.relative(entry.data), table_title=entry.title)
    found = mended(content, schema, place, old)
    if found is None:
        return None
    return RepairedFile(
        path=entry.data,
        place=place,
        before=content,
        after=found.content,
        standing=found.standing,
        repairs=found.repairs,
    )


def as_change(files: Iterable[RepairedFile], today: date) -> Change:
    """The repairs as one change, with a copy of each file as it was.

    A copy lies beside its file as `NAME.truoc-khi-sua-DATE`.
    """
    repaired = tuple(files)
    return Change(
        verb="tidy",
        # Files come before the list that names them.
        files={
            path: content for one in repaired for path, content in (*one.added.items(), (one.path, one.after))
        },
        beside={_copy(one.path, one.before, today): one.before for one in repaired},
        read={one.path: fingerprint(one.before) for one in repaired},
    )


def forget(project: Project, today: date) -> None:
    """Take away the copies kept on earlier days."""
    package, _ = descriptor.load(project)
    folders = {project.package, *(entry.data.parent for entry in package.entries)}
    for path in sorted(copy for folder in folders if folder.is_dir() for copy in folder.glob(f"*{_KEPT}*")):
        dated = _DATED.fullmatch(path.name)
        if dated and dated[1] < today.isoformat():
            path.unlink(missing_ok=True)


def _copy(path: Path, content: bytes, today: date) -> Path:
    """Where the bytes are kept: the first free name of the day, or the one that holds them already."""
    first = path.with_name(f"{path.name}{_KEPT}{today.isoformat()}")
    names = (first if n == 1 else first.with_name(f"{first.name}-{n}") for n in count(1))
    return next(name for name in names if not name.exists() or read(name) == content)
