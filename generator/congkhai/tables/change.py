"""The one way to write the package: a change as one value, brought to bytes, written whole or not at all."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from congkhai.errors import Changed
from congkhai.grids.csv_edit import Edit, edited
from congkhai.project import Project
from congkhai.tables import descriptor, journal, log
from congkhai.tables.disk import fingerprint, read
from congkhai.tables.forgetting import forget, terms
from congkhai.tables.header import headings, named
from congkhai.tables.journal_file import Journal
from congkhai.tables.load import read_sheet
from congkhai.tables.log import LogEntry
from congkhai.tables.sheet import Sheet
from congkhai.value import Value, field


class Rows(Value):
    """What becomes of the rows of one table, which are numbered as its file shows them now.

    `cells` are new texts by row and column, `added` whole rows by column, which come after the last; a row
    that is replaced is one all of whose cells are set.
    """

    cells: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    added: Sequence[Mapping[str, str]] = ()
    removed: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.cells or self.added or self.removed)

    def touches(self, row: int, column: str | None) -> bool:
        """Whether this cell is set; without a column, any cell of the row."""
        cells = self.cells.get(row, {})
        return bool(cells) if column is None else column in cells

    def number_now(self, number: int, last: int) -> int | None:
        """Where a row of the changed table stands now; None for one that is added.

        `number` and `last`, the last row of the changed table, are as its file will show them.
        """
        if number > last - len(self.added):
            return None
        for removed in sorted(self.removed):
            number += removed <= number
        return number


class Change(Value):
    """Everything that one command makes of the package.

    `rows` are by table; `files` are files of the package as they are to be, tables or not, new ones too, and
    `read` the hashes of those of them that the command made them of; `beside` is what the program keeps for
    itself and writes with them. `verb` is what the log calls it.
    """

    verb: str
    rows: Mapping[str, Rows] = field(default_factory=dict)
    files: Mapping[Path, bytes] = field(default_factory=dict)
    read: Mapping[Path, str | None] = field(default_factory=dict)
    beside: Mapping[Path, bytes] = field(default_factory=dict)


class Draft(Value):
    """A change brought to bytes, nothing written yet: `contents` are the new bytes of files of the package.

    `sheets` are the tables as they were read, by name, and `read` the hashes of the files that the change was
    made of; None stands for one that was not there.
    """

    verb: str
    contents: Mapping[Path, bytes]
    beside: Mapping[Path, bytes]
    sheets: Mapping[str, Sheet]
    read: Mapping[Path, str | None]

    def __bool__(self) -> bool:
        return bool(self.contents or self.beside)


def drafted(project: Project, change: Change, sheets: Mapping[str, Sheet]) -> Draft:
    """The change brought to bytes; `sheets` are the tables as they were read.

    Cells that are not meant keep their bytes. Changed where a file is no longer what was read; ValueError for
    rows of a table that is no CSV.
    """
    hashes: dict[Path, str | None] = {_path(project, one): one.sha256 for one in sheets.values()}
    contents: dict[Path, bytes] = {}
    for name, rows in change.rows.items():
        if rows:
            path = _path(project, sheets[name])
            contents[path] = with_rows(_unchanged(path, sheets[name].sha256) or b"", sheets[name], rows)
    hashes |= change.read
    for path in change.files:
        if path not in hashes:
            hashes[path] = fingerprint(read(path))
    return Draft(
        verb=change.verb,
        contents=contents | dict(change.files),
        beside=change.beside,
        sheets=sheets,
        read=hashes,
    )


def write(project: Project, draft: Draft, moment: datetime, days: int | None = None) -> None:
    """Write every file of the draft, or none, and log what it changed and what was edited outside before.

    Changed where a table or a file is not as it was read. A process killed on the way leaves what the next
    command finishes, see `journal`; where the system refuses a file, nothing is written and its OSError is
    raised. Texts of restricted columns that have been in the log for `days` are deleted there; None keeps
    them.
    """
    with journal.writing(project):
        journal.write(project, planned(project, draft, moment))
        if days is not None:
            schemas = {one.name: one.schema for one in draft.sheets.values()}
            forget(project, terms(days, schemas, moment))


def planned(project: Project, draft: Draft, moment: datetime) -> Journal:
    """What `write` is to write, nothing written yet; inside `journal.writing`. Changed as there."""
    before = {path: _unchanged(path, known) for path, known in draft.read.items()}
    known = log.last_states(project)
    entries, states = _outside(project, draft, before, known, moment)
    after = _after(project, draft)
    entries += _own(draft, before, after, moment)
    states |= {made.name: draft.contents[path] for path, (_, made) in after.items() if made}
    kept = log.with_states(project, states) if states != known else {}
    offset, block = log.block(project, entries)
    # What is kept beside comes first: among it are the copies of what is replaced. The states come last.
    contents = {**draft.beside, **draft.contents, **kept}
    replaced = {path: before[path] if path in before else read(path) for path in contents}
    return Journal(
        after=contents,
        before={path: fingerprint(old) for path, old in replaced.items()},
        tables={path: name for path, (name, _) in after.items()},
        offset=offset,
        block=block,
        replaced=replaced,
    )


def _path(project: Project, one: Sheet) -> Path:
    return project.root / (one.place.file or "")


def with_rows(content: bytes, one: Sheet, rows: Rows) -> bytes:
    """The file of a table with its rows changed, every cell that is not meant as it was."""
    at = dict(zip(one.columns, one.positions, strict=True))
    known = headings(one.schema.fields)
    edit = Edit(
        cells={
            number: {at[name]: text for name, text in cells.items()} for number, cells in rows.cells.items()
        },
        removed=rows.removed,
        added=[_in_order(cells, at) for cells in rows.added],
    )
    return edited(content, edit, lambda cell: named(cell, known) is not None)


def _in_order(cells: Mapping[str, str], at: Mapping[str, int]) -> tuple[str, ...]:
    texts = {at[name]: text for name, text in cells.items()}
    return tuple(texts.get(position, "") for position in range(max(texts, default=-1) + 1))


def _unchanged(path: Path, known: str | None) -> bytes | None:
    """The bytes of a file as they were read; Changed where they are others now."""
    content = read(path)
    if fingerprint(content) != known:
        raise Changed(
            f"Tệp {path.name} vừa được lưu từ chương trình khác trong lúc lệnh này chạy; chưa ghi gì. "
            "Hãy đóng tệp rồi chạy lại lệnh."
        )
    return content


def _outside(
    project: Project,
    draft: Draft,
    before: Mapping[Path, bytes | None],
    known: Mapping[str, bytes],
    moment: datetime,
) -> tuple[list[LogEntry], dict[str, bytes]]:
    """What was edited outside the program since the last entry, and every table as it stands now."""
    entries: list[LogEntry] = []
    states = dict(known)
    for one in draft.sheets.values():
        content = before[_path(project, one)] or b""
        if one.name in known and known[one.name] != content:
            entries += log.edited_outside(one, known[one.name], moment)
        states[one.name] = content
    paths = {entry.name: entry.data for entry in descriptor.load(project)[0].entries}
    for name in known.keys() - draft.sheets.keys():
        if read(paths.get(name) or project.package / "data" / f"{name}.csv") is None:
            entries += log.whole_file(name, states.pop(name), None, log.OUTSIDE, moment)
    if log.lost(project):
        entries.insert(0, log.unknown(moment))
    return entries, states


def _own(
    draft: Draft,
    before: Mapping[Path, bytes | None],
    after: Mapping[Path, tuple[str, Sheet | None]],
    moment: datetime,
) -> list[LogEntry]:
    """What the draft itself changes: cell by cell where the rows can be made out, else file by file."""
    entries: list[LogEntry] = []
    for path, content in draft.contents.items():
        name, made = after[path]
        was = draft.sheets.get(name)
        if made and (was or before[path] is None):
            cells = [*log.changes(was, made, draft.verb, moment)]
        else:
            cells = []
        # A heading, a spelling or an order of bytes is no cell, and the file is another one all the same.
        entries += cells or log.whole_file(name, before[path], content, draft.verb, moment)
    return entries


def _after(project: Project, draft: Draft) -> dict[Path, tuple[str, Sheet | None]]:
    """What the log calls each file that the draft writes, and the table that it is to be.

    A table is called by its name, any other file by its path; None for what is no table that can be read.
    """
    package, _ = descriptor.load(project, draft.contents)
    called: dict[Path, tuple[str, Sheet | None]] = {
        path: (path.relative_to(project.package).as_posix(), None) for path in draft.contents
    }
    for entry in package.entries:
        if entry.data in called:
            called[entry.data] = entry.name, read_sheet(project, entry, [], draft.contents)
    return called
