"""datapackage.json: read by us before anything else sees it, so that no path leads out of the folder."""

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import Any

from congkhai.errors import Misconfigured
from congkhai.findings import Finding, Place
from congkhai.notation import json_text
from congkhai.notation.json_text import Lines, Way
from congkhai.notation.misread import Misread
from congkhai.office_files import SYMLINK, unfit
from congkhai.project import SAMPLE_MARK, Project, is_sample
from congkhai.regular import SETTINGS, TABLE
from congkhai.tables import originals, ways_out
from congkhai.tables.disk import link_on_way, read
from congkhai.tables.extensions import unknown_in_package
from congkhai.tables.journal import settle
from congkhai.tables.kinds import (
    BAD_SAMPLE_MARK,
    LATER_TABLE,
    MARKED_PACKAGE,
    MISSING_SCHEMA,
    MISSING_TABLE,
    STRANGE_PATH,
)
from congkhai.value import Value, replace

_BOM = b"\xef\xbb\xbf"
_LONGEST_NAME = 255
_UNNAMED = "datapackage.json không ghi tên tệp"


class Entry(Value):
    """One table the package names; both paths lie in the package, neither need exist."""

    name: str
    title: str
    data: Path
    schema: Path


class Package(Value):
    """What datapackage.json says; entries at fault are left out, of `names` none that is known at all."""

    sample: bool
    title: str
    entries: tuple[Entry, ...] = ()
    names: frozenset[str] = frozenset()


def load(
    project: Project, instead: Mapping[Path, bytes] = MappingProxyType({})
) -> tuple[Package, tuple[Finding, ...]]:
    """The package with everything wrong with its descriptor. Misconfigured where there is none any more.

    `instead` is as for `tables.load`. A write that was cut short is finished first, see `journal.settle`.
    """
    settle(project)
    notes: list[Finding] = []
    raw = _object(project, notes, instead)
    if raw is None:
        # What cannot be read may bear the mark: invented people must never pass for real ones.
        return Package(sample=True, title=""), tuple(notes)
    entries = tuple(_entries(project, raw, notes))
    package = Package(
        sample=is_sample(raw),
        title=str(raw.get("title", "")),
        entries=entries,
        names=frozenset(originals.titles()).union(resource["name"] for resource in raw["resources"]),
    )
    return package, tuple(notes)


def _object(project: Project, notes: list[Finding], instead: Mapping[Path, bytes]) -> dict[str, Any] | None:
    place = Place(file=project.relative(project.descriptor))
    if _barred(project, project.descriptor, place, notes):
        return None
    content = instead.get(project.descriptor) or read(project.descriptor)
    if content is None:
        raise Misconfigured("Không tìm thấy datapackage/datapackage.json.")
    if content.startswith(_BOM):
        notes.append(MARKED_PACKAGE.at(place))
    raw = json_text.value(content.removeprefix(_BOM))
    lines = Lines({}) if isinstance(raw, Misread) else json_text.lines(content)
    wrong = raw if isinstance(raw, Misread) else _misshapen(raw, lines)
    if wrong:
        notes.append(ways_out.broken_package(wrong, place))
    if wrong or not isinstance(raw, dict):
        return None
    notes.extend(unknown_in_package(raw, place, lines))
    mark = raw.get(SAMPLE_MARK, False)
    if not isinstance(mark, bool):
        value = json.dumps(mark, ensure_ascii=False)[:80]
        at = replace(place, row=lines.of((SAMPLE_MARK,)), value=value)
        notes.append(BAD_SAMPLE_MARK.at(at, value=value))
    return raw


def _misshapen(raw: object, lines: Lines) -> Misread | None:
    """The first part that has not its right shape."""
    fault = next(_faults(raw), None)
    return fault and lines.misread(*fault)


def _faults(raw: object) -> Iterator[tuple[str, Way]]:
    if not isinstance(raw, dict):
        yield "không phải một đối tượng JSON", ()
        return
    resources = raw.get("resources")
    if not isinstance(resources, list):
        yield "không có danh sách các bảng (resources)", ("resources",)
        return
    known: set[str] = set()
    for number, resource in enumerate(resources):
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str) or not name:
            yield "có bảng không ghi tên (name)", ("resources", number, "name")
            return
        if name in known:
            yield f"bảng {name} được kê hai lần", ("resources", number, "name")
        known.add(name)
        if not isinstance(resource.get("title", ""), str):
            yield f"tên gọi (title) của bảng {name} không phải một dòng chữ", ("resources", number, "title")
    if not isinstance(raw.get("title", ""), str):
        yield "tên gọi (title) của cả gói không phải một dòng chữ", ("title",)


def _entries(project: Project, raw: dict[str, Any], notes: list[Finding]) -> Iterator[Entry]:
    file = project.relative(project.descriptor)
    resources = {resource["name"]: resource for resource in raw["resources"]}
    notes.extend(_lacking(file, resources))
    for name, resource in resources.items():
        title = str(resource.get("title") or name)
        place = Place(table=name, file=file, table_title=title)
        data = _path(project, resource.get("path"), f"data/{name}.csv", place, notes)
        if "schema" not in resource:
            how = ways_out.of_unnamed_schema(f"schemas/{name}.json")
            notes.append(MISSING_SCHEMA.at(place, table=title, why=_UNNAMED, how=how))
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


def _path(project: Project, value: object, example: str, place: Place, notes: list[Finding]) -> Path | None:
    """The absolute path that `value` names, or None with the finding that says why it may not be read."""
    why = strange(value)
    if why:
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)[:80]
        at = replace(place, value=shown)
        notes.append(STRANGE_PATH.at(at, table=place.table_title, value=shown, why=why, example=example))
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


def _barred(project: Project, path: Path, place: Place, notes: list[Finding]) -> bool:
    """Whether a link lies on the way, or the file is none to be read; each link is told once."""
    link = link_on_way(project.root, path)
    if link is None:
        limit = SETTINGS if path.suffix == ".json" else TABLE
        fault = unfit(path, limit, replace(place, file=project.relative(path)))
        notes.extend((fault,) if fault else ())
        return fault is not None
    file = project.relative(link)
    if all(finding.place.file != file for finding in notes):
        owner = place if link == path else Place()
        notes.append(SYMLINK.at(replace(owner, file=file), value=file))
    return True
