"""datapackage.json: read by us before anything else sees it, so that no path leads out of the folder."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from congkhai.errors import Misconfigured
from congkhai.findings import Finding, Notebook, Place
from congkhai.notation import json_text
from congkhai.notation.misread import Misread
from congkhai.office_files import SYMLINK, unfit
from congkhai.project import SAMPLE_MARK, Project, is_sample
from congkhai.regular import SETTINGS, TABLE
from congkhai.tables import originals
from congkhai.tables.disk import link_on_way, read
from congkhai.tables.extensions import unknown_in_package
from congkhai.tables.kinds import (
    BAD_SAMPLE_MARK,
    BROKEN_PACKAGE,
    LATER_TABLE,
    MARKED_PACKAGE,
    MISSING_SCHEMA,
    MISSING_TABLE,
    STRANGE_PATH,
)

_BOM = b"\xef\xbb\xbf"
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One table the package names; both paths lie in the package, neither need exist."""

    name: str
    title: str
    data: Path
    schema: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What datapackage.json says; entries at fault are left out, of `names` none that is known at all."""

    sample: bool
    title: str
    entries: tuple[Entry, ...] = ()
    names: frozenset[str] = frozenset()


def load(project: Project) -> tuple[Package, tuple[Finding, ...]]:
    """The package with everything wrong with its descriptor. Misconfigured where there is none any more."""
    notes = Notebook()
    raw = _object(project, notes)
    if raw is None:
        # What cannot be read may bear the mark: invented people must never pass for real ones.
        return Package(sample=True, title=""), tuple(notes)
    _check_mark(project, raw, notes)
    entries = tuple(_entries(project, raw, notes))
    package = Package(
        sample=is_sample(raw),
        title=str(raw.get("title", "")),
        entries=entries,
        names=frozenset(originals.titles()).union(resource["name"] for resource in raw["resources"]),
    )
    return package, tuple(notes)


def _object(project: Project, notes: Notebook) -> dict[str, Any] | None:
    place = Place(file=project.relative(project.descriptor))
    if _barred(project, project.descriptor, place, notes):
        return None
    content = read(project.descriptor)
    if content is None:
        raise Misconfigured("Không tìm thấy datapackage/datapackage.json.")
    if content.startswith(_BOM):
        notes.add(MARKED_PACKAGE.at(place))
    raw = json_text.value(content.removeprefix(_BOM))
    why = raw.why if isinstance(raw, Misread) else _misshapen(raw)
    if why:
        at = replace(place, row=raw.line if isinstance(raw, Misread) else None)
        notes.add(BROKEN_PACKAGE.at(at, why=why))
    return raw if isinstance(raw, dict) and not why else None


def _check_mark(project: Project, raw: dict[str, Any], notes: Notebook) -> None:
    notes.found.extend(unknown_in_package(raw, Place(file=project.relative(project.descriptor))))
    mark = raw.get(SAMPLE_MARK, False)
    if not isinstance(mark, bool):
        value = json.dumps(mark, ensure_ascii=False)[:80]
        place = Place(file=project.relative(project.descriptor), value=value)
        notes.add(BAD_SAMPLE_MARK.at(place, value=value))


def _misshapen(raw: object) -> str | None:
    if not isinstance(raw, dict):
        return "không phải một đối tượng JSON"
    resources = raw.get("resources")
    if not isinstance(resources, list):
        return "không có danh sách các bảng (resources)"
    names = [resource.get("name") if isinstance(resource, dict) else None for resource in resources]
    if not all(isinstance(name, str) and name for name in names):
        return "có bảng không ghi tên (name)"
    untold = next((whose for whose, part in _titles(raw) if not isinstance(part, str)), None)
    if untold is not None:
        return f"tên gọi (title) {untold} không phải một dòng chữ"
    doubled = next((name for name in names if names.count(name) > 1), None)
    return f"bảng {doubled} được kê hai lần" if doubled else None


def _titles(raw: dict[str, Any]) -> Iterator[tuple[str, object]]:
    yield "của cả gói", raw.get("title", "")
    for resource in raw["resources"]:
        yield f"của bảng {resource['name']}", resource.get("title", "")


def _entries(project: Project, raw: dict[str, Any], notes: Notebook) -> Iterator[Entry]:
    file = project.relative(project.descriptor)
    resources = {resource["name"]: resource for resource in raw["resources"]}
    notes.found.extend(_lacking(file, resources))
    for name, resource in resources.items():
        title = str(resource.get("title") or name)
        place = Place(table=name, file=file, table_title=title)
        data = _path(project, resource.get("path"), f"data/{name}.csv", place, notes)
        if "schema" not in resource:
            notes.add(MISSING_SCHEMA.at(place, table=title, why="datapackage.json không ghi tên tệp"))
            continue
        schema = _path(project, resource["schema"], f"schemas/{name}.json", place, notes)
        if data and schema:
            yield Entry(name=name, title=title, data=data, schema=schema)


def _lacking(file: str, named: Collection[str]) -> Iterator[Finding]:
    """The program's tables that datapackage.json does not name; those it got later may be lacking."""
    later = originals.added_later()
    for name, title in originals.titles().items():
        if name in named:
            continue
        place = Place(table=name, file=file, table_title=title)
        if name in later:
            yield LATER_TABLE.at(place, name=name, title=title, since=later[name])
        else:
            yield MISSING_TABLE.at(place, name=name, title=title)


def _path(project: Project, value: object, example: str, place: Place, notes: Notebook) -> Path | None:
    """The absolute path that `value` names, or None with the finding that says why it may not be read."""
    why = strange(value)
    if why:
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)[:80]
        at = Place(table=place.table, table_title=place.table_title, file=place.file, value=shown)
        notes.add(STRANGE_PATH.at(at, table=place.table_title, value=shown, why=why, example=example))
        return None
    path = project.package.joinpath(*PurePosixPath(str(value)).parts)
    return None if _barred(project, path, place, notes) else path


def strange(value: object) -> str | None:
    """Why a path of the descriptor may not be followed, as the end of a sentence, or None."""
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        return "không phải một đường dẫn"
    if "://" in value:
        return "là một địa chỉ trên mạng"
    if PurePosixPath(value).is_absolute() or PureWindowsPath(value).anchor or ":" in value:
        return "là đường dẫn riêng của một máy"
    if any(len(part.encode()) > _LONGEST_NAME for part in PurePosixPath(value).parts):
        return "có tên tệp dài quá mức hệ thống cho phép"
    if ".." in PureWindowsPath(value).parts:
        return "nằm ngoài thư mục datapackage"
    return "dùng dấu \\ thay cho dấu /" if "\\" in value else None


def _barred(project: Project, path: Path, place: Place, notes: Notebook) -> bool:
    """Whether a link lies on the way, or the file is none to be read; each link is told once."""
    link = link_on_way(project.root, path)
    if link is None:
        here = Place(table=place.table, table_title=place.table_title, file=project.relative(path))
        fault = unfit(path, SETTINGS if path.suffix == ".json" else TABLE, here)
        notes.found.extend((fault,) if fault else ())
        return fault is not None
    file = project.relative(link)
    if all(finding.place.file != file for finding in notes):
        owner = place if link == path else Place()
        at = Place(table=owner.table, table_title=owner.table_title, file=file)
        notes.add(SYMLINK.at(at, value=file))
    return True
