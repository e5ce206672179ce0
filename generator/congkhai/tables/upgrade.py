"""An older folder brought to this program: its tables, schemas and columns; the office's own stays."""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from congkhai.errors import Changed
from congkhai.findings import Place
from congkhai.grids import csv_text
from congkhai.grids.csv_edit import Edit, edited
from congkhai.notation import json_text
from congkhai.notation.misread import Misread
from congkhai.project import Project
from congkhai.tables import descriptor, originals
from congkhai.tables.change import Rows, with_rows
from congkhai.tables.descriptor import Entry
from congkhai.tables.disk import fingerprint, read
from congkhai.tables.header import headings, named
from congkhai.tables.load import read_sheet
from congkhai.tables.mend import mended
from congkhai.tables.overlay import overlaid
from congkhai.tables.repairs import with_tables
from congkhai.tables.schema import Field, Misshapen, Schema, added_later, parse, title
from congkhai.tables.sheet import Sheet
from congkhai.value import Collector, Value, field


class Step(Value):
    """One thing that is done to the folder: what, why, and the version of the program that brought it.

    `of_law`: it adds a row of law, which the office may have deleted on purpose.
    """

    what: str
    why: str
    since: str
    of_law: bool = False


class Upgrade(Collector):
    """What brings a folder to this program, while it is being drawn up.

    `files` are the new bytes of files, `read` the hashes of what they were made of, `rows` those added to
    tables, by table; `left` says what cannot be done, and what to do about it.
    """

    steps: list[Step] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)
    read: dict[Path, str | None] = field(default_factory=dict)
    rows: dict[str, Rows] = field(default_factory=dict)

    def content(self, path: Path) -> bytes | None:
        """A file as it is to be; what stands there now is noted as read."""
        if path in self.files:
            return self.files[path]
        content = read(path)
        self.read.setdefault(path, fingerprint(content))
        return content

    def step(self, what: str, *, why: str, since: str) -> None:
        """One thing more is done."""
        self.steps.append(Step(what=what, why=why, since=since))


def drawn_up(project: Project) -> Upgrade:
    """The tables, schemas and columns that the folder lacks; nothing is written."""
    upgrade = Upgrade()
    _tables(project, upgrade)
    package, _ = descriptor.load(project, upgrade.files)
    for entry in package.entries:
        _schema(entry, upgrade)
    for entry in package.entries:
        _columns(project, entry, upgrade)
    return upgrade


def change_rows(project: Project, upgrade: Upgrade, one: Sheet, rows: Rows) -> None:
    """Change the rows of a table; Changed where its file is no longer what was read."""
    path = project.root / (one.place.file or "")
    content = upgrade.content(path) or b""
    if fingerprint(content) != one.sha256:
        raise Changed(f"Tệp {path.name} vừa được lưu từ chương trình khác; chưa ghi gì. Hãy chạy lại lệnh.")
    upgrade.rows[one.name] = rows
    upgrade.files[path] = with_rows(content, one, rows)


def _tables(project: Project, upgrade: Upgrade) -> None:
    lacking = with_tables(project, originals.titles())
    if lacking:
        upgrade.read[lacking.path] = fingerprint(lacking.before)
        upgrade.files |= {**lacking.added, lacking.path: lacking.after}
        for name in lacking.names:
            first = originals.added_later().get(name, "0.1")
            upgrade.step(
                f"Thêm bảng ‘{originals.titles()[name]}’ ({name})",
                why="datapackage.json không kê bảng này mà chương trình cần; chưa có tệp thì bảng để "
                "trống, trước đây đã có dòng thì lấy lại tệp từ bản sao lưu",
                since=min(originals.earlier(name).values(), default=first),
            )


def _schema(entry: Entry, upgrade: Upgrade) -> None:
    """The schema of one table; one that the office edited gets the columns it lacks and nothing else."""
    own, new = originals.parsed(entry.name), originals.schema(entry.name)
    content = upgrade.content(entry.schema)
    if own is None or new is None or content is None or content == new:
        return
    raw = json_text.value(content)
    theirs = Misread("", None) if isinstance(raw, Misread) else parse(raw, entry.name)
    if isinstance(theirs, Misread | Misshapen):
        upgrade.left.append(
            f"Lược đồ của bảng ‘{entry.title}’ hỏng, chưa đọc được: sửa theo congkhai check trước."
        )
    elif theirs.raw == own.raw:
        return
    elif since := originals.earlier(entry.name).get(canonical(theirs.raw)):
        upgrade.files[entry.schema] = new
        why = f"lược đồ còn nguyên như chương trình {since} đã tạo, cơ quan chưa sửa"
        upgrade.step(f"Thay lược đồ của bảng ‘{entry.title}’", why=why, since=_brought(entry, own))
    else:
        _merged(entry, theirs, own, upgrade)


def _merged(entry: Entry, theirs: Schema, own: Schema, upgrade: Upgrade) -> None:
    known = {one["name"]: one for one in theirs.fields}
    lacking = [one for one in own.fields if one["name"] not in known]
    raw = theirs.raw
    if lacking:
        judged, _ = overlaid(theirs, own)
        fields = [known.get(one["name"], one) for one in judged.fields]
        raw = {**theirs.raw, "fields": fields, **_pointers(theirs, own, {one["name"] for one in lacking})}
        upgrade.files[entry.schema] = (json.dumps(raw, ensure_ascii=False, indent=2) + "\n").encode()
    for one in lacking:
        upgrade.step(
            f"Thêm cột ‘{title(one)}’ ({one['name']}) vào lược đồ của bảng ‘{entry.title}’",
            why="chương trình nay dùng cột này; các cột và phần riêng của cơ quan giữ nguyên",
            since=added_later(one) or _brought(entry, own),
        )
    upgrade.left += _clashing(entry, known, own)
    if raw != own.raw:
        upgrade.left.append(
            f"Lược đồ của bảng ‘{entry.title}’ có phần khác bản gốc, có thể do cơ quan sửa: giữ nguyên. Muốn "
            "theo bản gốc thì chép tệp cùng tên từ một thư mục mới tạo bằng congkhai new."
        )


def _clashing(entry: Entry, known: Mapping[str, Field], own: Schema) -> Iterator[str]:
    """Columns of the office's own that bear the name of one that came later and hold something else."""
    for column in own.fields:
        theirs, since = known.get(column["name"]), added_later(column)
        if theirs and since and theirs.get("type", "string") != column.get("type", "string"):
            yield (
                f"Bảng ‘{entry.title}’ có cột riêng {column['name']} trùng tên cột ‘{title(column)}’ mà "
                f"chương trình dùng từ phiên bản {since}: đổi tên cột riêng trong lược đồ và tệp, rồi chạy "
                "lại."
            )


def _pointers(theirs: Schema, own: Schema, lacking: set[str]) -> dict[str, Any]:
    """The pointers of a schema with those of the columns that it gets."""
    new = [
        raw
        for pointer, raw in zip(own.foreign_keys, own.raw.get("foreignKeys", ()), strict=True)
        if lacking.intersection(pointer.columns)
    ]
    return {"foreignKeys": [*theirs.raw.get("foreignKeys", ()), *new]} if new else {}


def _columns(project: Project, entry: Entry, upgrade: Upgrade) -> None:
    """The columns that the file of one table lacks and that came later."""
    one = read_sheet(project, entry, [], upgrade.files)
    content = upgrade.content(entry.data)
    if one is None or content is None:
        return
    schema = one.schema
    lacking = [
        column for column in schema.fields if column["name"] not in one.columns and added_later(column)
    ]
    csv = entry.data.suffix.lower() == ".csv"
    found = mended(content, schema, one.place) if lacking and csv else None
    added = [repair.added for repair in found.repairs if repair.added] if found else []
    if added:
        upgrade.files[entry.data] = _with_columns(content, schema, added)
    for column in lacking:
        name, said = column["name"], f"cột ‘{title(column)}’ ({column['name']})"
        if name in added:
            upgrade.step(
                f"Thêm {said} vào bảng ‘{entry.title}’, các ô để trống",
                why="chương trình nay đọc cột này; các ô đang có giữ nguyên từng chữ",
                since=added_later(column) or "",
            )
        elif not csv:
            upgrade.left.append(
                f"Bảng ‘{entry.title}’ chưa thêm được {said}: {entry.data.name} không phải tệp CSV. Mở tệp, "
                f"thêm một cột có tiêu đề {name}, các ô để trống."
            )
        else:
            upgrade.left.append(
                f"Bảng ‘{entry.title}’ chưa thêm được {said}: tệp có tiêu đề hoặc ô thừa không rõ của cột "
                "nào. Sửa theo congkhai check rồi chạy lại."
            )


def _with_columns(content: bytes, schema: Schema, names: Sequence[str]) -> bytes:
    """The file with empty columns more, in place of blank ones or after the last; every cell is as it was."""
    known = headings(schema.fields)

    def heading(cell: str) -> bool:
        return named(cell, known) is not None

    grid, _ = csv_text.read(content, Place(), heading)
    if grid is None:
        return content
    top = grid.header
    blank = [at for at, cell in enumerate(top.cells) if not cell.strip()]
    places = (*blank, *range(len(top.cells), len(top.cells) + len(names)))[: len(names)]
    cells: dict[int, Mapping[int, str]] = {row.number: dict.fromkeys(places, "") for row in grid.rows}
    cells[top.number] = dict(zip(places, names, strict=True))
    return edited(content, Edit(cells=cells), heading)


def canonical(raw: Mapping[str, Any]) -> str:
    """What tells a schema however its file is spaced."""
    text = json.dumps(raw, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _brought(entry: Entry, own: Schema) -> str:
    """The version that brought the program's schema of a table as it is now."""
    return originals.earlier(entry.name).get(canonical(own.raw), "0.1")
