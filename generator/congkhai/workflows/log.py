"""What was changed in the package, and when: of one row, or the latest."""

from contextlib import suppress
from datetime import datetime
from typing import Final

from congkhai.documents.changes import told
from congkhai.errors import Changed
from congkhai.findings import printable
from congkhai.model.columns import columns_of, table_of
from congkhai.model.law import Parameter
from congkhai.model.structure import Official, Unit
from congkhai.project import Project
from congkhai.records.retention import days_kept
from congkhai.tables import descriptor, forgetting, journal
from congkhai.tables import log as changes
from congkhai.tables.forgetting import Terms, terms
from congkhai.tables.keys import Names, titles
from congkhai.tables.load import read_schema, read_sheet
from congkhai.text.fold import same_key
from congkhai.value import Value

LATEST: Final = 40


class History(Value):
    """The changes as text, and what is to be told beside it: older ones left out, lines that are damaged."""

    text: str
    notes: tuple[str, ...]


def forget(project: Project, moment: datetime) -> Terms | None:
    """Delete from the log what its days are over for; the terms by which it is, None where none are set.

    Left as it is where the folder may only be read, or another command is at work in it.
    """
    with suppress(OSError):
        return _forgotten(project, moment)
    return None


def _forgotten(project: Project, moment: datetime) -> Terms | None:
    if not changes.path(project).exists() or changes.led_away(project):
        return None
    package, _ = descriptor.load(project)
    parameters = next((entry for entry in package.entries if entry.name == table_of(Parameter)), None)
    table = read_sheet(project, parameters, []) if parameters else None
    days = days_kept(table, moment.year)
    if days is None:
        return None
    read = {entry.name: read_schema(project, entry, []) for entry in package.entries}
    these = terms(days, {name: schema for name, schema in read.items() if schema}, moment)
    with suppress(OSError, Changed):
        if forgetting.due(project, these):
            with journal.writing(project):
                forgetting.forget(project, these)
    return these


def log(project: Project, key: str | None, moment: datetime) -> History:
    """The changes of the rows of that key, the oldest first; without a key the latest of all."""
    these = forget(project, moment)
    entries, damaged = changes.read(project)
    if these:
        entries = tuple(map(these.hidden, entries))
    if key is None:
        shown, left = entries[-LATEST:], len(entries[:-LATEST])
    else:
        shown, left = tuple(one for one in entries if _bears(one.key, key)), 0
    names = Names(project, {table_of(kind): columns_of(kind, "name")[0] for kind in (Official, Unit)})
    text = told(shown, titles(project), names) or _nothing(key)
    return History(text=printable(text), notes=tuple(_notes(left, damaged, changes.path(project).name)))


def _bears(written: str, key: str) -> bool:
    """Whether a row's key is this one, or one of its parts is."""
    return same_key(key) in map(same_key, (written, *written.split(" + ")))


def _nothing(key: str | None) -> str:
    if key is None:
        return "Nhật ký chưa có thay đổi nào: chưa lệnh nào ghi vào các bảng.\n"
    return f"Nhật ký không có thay đổi nào của dòng mang mã “{key}”.\n"


def _notes(left: int, damaged: int, file: str) -> list[str]:
    notes = []
    if left:
        notes.append(f"Còn {left} thay đổi cũ hơn; xem của một dòng bằng congkhai log MÃ.")
    if damaged:
        notes.append(
            f"Nhật ký có {damaged} dòng hỏng, không đọc được; các dòng ấy vẫn giữ nguyên trong tệp {file}."
        )
    return notes
