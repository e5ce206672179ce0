"""What a release consists of, byte for byte, and the few facts that say how long it may be shown."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from congkhai.publish.inspect import page_count
from congkhai.publish.reading import files
from congkhai.text.fold import slug
from congkhai.value import Value, asdict, field


class Permission(Value):
    """What an order of `cong_khai` lets a site show: names, and numbers that stand for a few people."""

    names: bool = False
    full_table: bool = False

    def beyond(self, other: "Permission") -> "Permission":
        """What is granted here and not by `other`."""
        return Permission(
            names=self.names and not other.names, full_table=self.full_table and not other.full_table
        )


class Announced(Value):
    """An issued announcement that a release shows: its row's key, number, day and title, the pages that tell
    it, and the key of its row among the documents ("": not noted)."""

    id: str
    year: int
    number: str
    day: date | None
    title: str
    pages: tuple[str, ...]
    document: str = ""


class Facts(Value):
    """What the makers of a release know of it: `last_day` is the last day it may be shown (None: no end),
    `shown` by year the official ids of the persons it names, `names` the names of these and others by id,
    `relies_on` what had to be granted for it, `full` the years whose full table was, `announced` the
    announcements it shows, `tool` the program's version."""

    audience: str
    today: date
    tool: str
    last_day: date | None = None
    shown: Mapping[int, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, str] | None = None
    relies_on: Permission = Permission()
    full: frozenset[int] = frozenset()
    announced: tuple[Announced, ...] = ()


class ReleasedFile(Value):
    """One file: path with forward slashes, size in bytes, SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


class Manifest(Value):
    """The description of one release; `shown` holds hashes of official ids, sorted, never a name.

    `persons` holds hashes of each id with its name, `in_years` those with the year besides, `full` the years
    whose full table had to be granted; they and `announced` are None where the program that wrote the
    manifest did not note them yet.
    """

    audience: str
    today: date
    tool: str
    last_day: date | None
    shown: tuple[str, ...]
    relies_on: Permission
    pages: int
    files: tuple[ReleasedFile, ...]
    announced: tuple[Announced, ...] | None = None
    persons: tuple[str, ...] | None = None
    in_years: tuple[str, ...] | None = None
    full: tuple[int, ...] | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of everything the manifest says."""
        canonical = json.dumps(_plain(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    @property
    def id(self) -> str:
        """The name the release has by itself: its day and the head of its digest."""
        return f"{self.today.isoformat()}-{self.digest[:12]}"


def take(folder: Path, facts: Facts) -> Manifest:
    """The manifest of the finished site in `folder`."""
    names, people = facts.names, frozenset().union(*facts.shown.values())
    return Manifest(
        audience=facts.audience,
        today=facts.today,
        tool=facts.tool,
        last_day=facts.last_day,
        shown=tuple(sorted(map(person_hash, people))),
        relies_on=facts.relies_on,
        pages=page_count(folder),
        files=tuple(entries(folder)),
        announced=facts.announced,
        persons=None if names is None else tuple(sorted(person_hash(id, names[id]) for id in people)),
        in_years=None if names is None else tuple(sorted(hashes_in_years(facts.shown, names))),
        full=tuple(sorted(facts.full)),
    )


def hashes_in_years(shown: Mapping[int, Iterable[str]], names: Mapping[str, str]) -> Iterator[str]:
    """How a manifest writes whom each year names."""
    for year, ids in shown.items():
        yield from (person_hash(id, names[id], year) for id in ids)


def person_hash(official: str, name: str = "", year: int | None = None) -> str:
    """How a manifest writes the person with the id `official` (`can_bo.ma`), of this name where one is given,
    in that year.

    Case, marks and spaces of a name do not count.
    """
    folded = slug(name).replace("-", "")
    said = (f"can_bo:{official}", folded if name else "", str(year) if year else "")
    return hashlib.sha256("\n".join(filter(None, said)).encode()).hexdigest()


def entries(folder: Path) -> Iterable[ReleasedFile]:
    """Each file below `folder`, sorted; a link, or a pipe, has no size and the hash of nothing it could be
    taken for.
    """
    for name, path in files(folder):
        if path.is_symlink() or not path.is_file():
            yield ReleasedFile(path=name, size=0, sha256="link")
        else:
            yield ReleasedFile(path=name, size=path.stat().st_size, sha256=_sha256(path))


def written(manifest: Manifest, release: str) -> bytes:
    """The manifest as the JSON kept for the release named `release`; the same on every machine."""
    return (json.dumps({"id": release, **_plain(manifest)}, ensure_ascii=False, indent=1) + "\n").encode()


def read(content: bytes) -> Manifest:
    """The manifest in the JSON `content`; ValueError where it is none."""
    try:
        said = json.loads(content)
        last_day = said["last_day"]
        return Manifest(
            audience=str(said["audience"]),
            today=date.fromisoformat(said["today"]),
            tool=str(said["tool"]),
            last_day=date.fromisoformat(last_day) if last_day else None,
            shown=tuple(map(str, said["shown"])),
            relies_on=Permission(**said["relies_on"]),
            pages=int(said["pages"]),
            files=tuple(ReleasedFile(**entry) for entry in said["files"]),
            announced=tuple(_announced(said["announced"])) if "announced" in said else None,
            persons=tuple(map(str, said["persons"])) if "persons" in said else None,
            in_years=tuple(map(str, said["in_years"])) if "in_years" in said else None,
            full=tuple(map(int, said["full"])) if "full" in said else None,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no manifest") from error


def _announced(rows: Iterable[dict[str, Any]]) -> Iterator[Announced]:
    for row in rows:
        day = date.fromisoformat(row["day"]) if row["day"] else None
        yield Announced(**row | {"day": day, "pages": tuple(row["pages"])})


def _plain(manifest: Manifest) -> dict[str, Any]:
    announced = manifest.announced
    said = asdict(manifest) | {
        "today": manifest.today.isoformat(),
        "last_day": manifest.last_day.isoformat() if manifest.last_day else None,
        "relies_on": asdict(manifest.relies_on),
        "files": [*map(asdict, manifest.files)],
        "announced": None if announced is None else [*map(_noted, announced)],
    }
    # A manifest without these keys keeps the digest by which it was named.
    absent = {key for key in ("announced", "persons", "in_years", "full") if said[key] is None}
    return {key: value for key, value in said.items() if key not in absent}


def _noted(row: Announced) -> dict[str, Any]:
    said = asdict(row) | {"day": row.day.isoformat() if row.day else None}
    return said if row.document else {key: value for key, value in said.items() if key != "document"}


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
