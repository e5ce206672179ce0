"""What checks found before: kept for the office alone, and compared with what is found now."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Final, TypeAlias

from congkhai import durable, regular
from congkhai.disclosure.public import Audience
from congkhai.errors import Stopped, WrongUse
from congkhai.findings import Finding
from congkhai.project import Project
from congkhai.tables import log
from congkhai.tables.keys import Title, row_keys, titles
from congkhai.text.dates import parse_date
from congkhai.value import Value
from congkhai.workflows import check as checking
from congkhai.workflows.log import forget
from congkhai.workflows.stopped import PROCEDURE_NOT_RUN

Identity: TypeAlias = tuple[str, str, str, str]
"""A fault by its code, table (or file), key and column, whatever number its row has."""

_FOLDER: Final = "kiem-tra"
_DAY: Final = "ngay-"
_RELEASE: Final = "ban-"
_LIMIT: Final = regular.TABLE


class Earlier(Value):
    """What an earlier check found: on which day, and for which release where a build was at work."""

    day: date
    release: str | None
    found: tuple[Identity, ...]

    @property
    def whole(self) -> bool:
        """Whether the procedure was checked, too."""
        return all(code != PROCEDURE_NOT_RUN.code for code, *_ in self.found)


class Since(Value):
    """What is new beside an earlier check, and what of that one is mended.

    `title` calls tables and columns as a clerk does; `whole_now` says whether the procedure was checked
    now, too.
    """

    earlier: Earlier
    whole_now: bool
    new: tuple[Identity, ...]
    mended: tuple[Identity, ...]
    title: Title


def check(
    project: Project, today: date, moment: datetime, since: str | None
) -> tuple[tuple[Finding, ...], Since | None]:
    """All findings of the folder, kept for later, and what they are beside the earlier check asked for.

    None where none is asked for or kept; WrongUse where `since` is neither a day nor a release.
    """
    forget(project, moment)
    before = None if since is None else earlier(project, since)
    findings = checking.check(project, today)
    beside = compared(project, before, findings) if before else None
    keep(project, today, findings)
    return findings, beside


def keep(project: Project, today: date, findings: Sequence[Finding], releases: Iterable[str] = ()) -> None:
    """Keep what a check found today, in place of an earlier one of the day, and for the releases.

    Nothing where the folder cannot be written, or is a link: a folder that may only be read is checked all
    the same.
    """
    faults = sorted(_identities(project, findings))
    content = json.dumps({"day": today.isoformat(), "findings": faults}, ensure_ascii=False).encode()
    names = (f"{_DAY}{today.isoformat()}", *(f"{_RELEASE}{id}" for id in releases))
    if regular.link_on_way(project.root, _folder(project)) is not None:
        return
    with suppress(OSError):
        log.closed_to_git(project)
        for name in names:
            path = _folder(project) / f"{name}.json"
            if not path.is_file() or path.read_bytes() != content:
                durable.write(path, content)


def earlier(project: Project, asked: str) -> Earlier | None:
    """The last check at or before a release or a day; None where none is kept.

    WrongUse where `asked` is neither a day nor a release that is kept.
    """
    try:
        day: date | None = date.fromisoformat(asked)
    except ValueError:
        # As the answer writes days itself.
        day = parse_date(asked) if asked.count("/") == 2 else None
    return _of_release(project, asked) if day is None else _until(project, day)


def compared(project: Project, before: Earlier, findings: Sequence[Finding]) -> Since:
    """What is new in the findings beside an earlier check, and what is mended."""
    left = Counter(before.found)
    new = []
    for identity in _identities(project, findings):
        if left[identity]:
            left[identity] -= 1
        else:
            new.append(identity)
    return Since(
        earlier=before,
        whole_now=all(finding.code != PROCEDURE_NOT_RUN.code for finding in findings),
        new=tuple(new),
        mended=tuple(sorted(left.elements())),
        title=titles(project),
    )


def _of_release(project: Project, id: str) -> Earlier | None:
    kept = {path.name: path for path in _kept(project)}
    path = kept.get(f"{_RELEASE}{id}.json")
    found = _read(path) if path else None
    if found is not None:
        return found
    # The releases are only asked for by name; `check` is quick without the room that keeps them.
    from congkhai.publish import history

    for audience in Audience:
        for release in history.releases(project.site, audience):
            if release.id == id:
                return _until(project, release.today)
    raise WrongUse(
        f"--since “{id}” không phải ngày (2022-12-06 hoặc 06/12/2022), cũng không phải mã của một bản đã "
        "dựng. Xem các mã bằng congkhai release list."
    )


def _until(project: Project, day: date) -> Earlier | None:
    """The last kept check that is not after a day."""
    last = f"{_DAY}{day.isoformat()}.json"
    names = (path for path in reversed(_kept(project)) if path.name.startswith(_DAY) and path.name <= last)
    return next(filter(None, map(_read, names)), None)


def _kept(project: Project) -> list[Path]:
    try:
        return sorted(_folder(project).glob("*.json"))
    except OSError:
        return []


def _folder(project: Project) -> Path:
    return project.package / log.FOLDER / _FOLDER


def _read(path: Path) -> Earlier | None:
    """What a file keeps; None for one that is damaged."""
    try:
        raw = json.loads(regular.read(path, _LIMIT))
        found = tuple(
            (str(code), str(table), str(key), str(column)) for code, table, key, column in raw["findings"]
        )
        day = date.fromisoformat(raw["day"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    release = path.stem.removeprefix(_RELEASE) if path.name.startswith(_RELEASE) else None
    return Earlier(day=day, release=release, found=found)


def _identities(project: Project, findings: Sequence[Finding]) -> Iterator[Identity]:
    """What tells each fault, at every place of every finding."""
    places = [(finding, place) for finding in findings for place in (finding.place, *finding.also)]
    numbers: dict[str, set[int]] = {}
    for _, place in places:
        if place.table and place.row is not None and place.key is None:
            numbers.setdefault(place.table, set()).add(place.row)
    try:
        keys = row_keys(project, numbers) if numbers else {}
    except (Stopped, OSError):
        keys = {}
    for finding, place in places:
        key = place.key or keys.get((place.table or "", place.row or 0), "")
        yield finding.code, place.table or place.file or "", key, place.column or ""
