"""A form as XLSForm, which ODK, Kobo and Enketo take: a workbook of survey, choices and settings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from congkhai.forms.definition import HIDDEN, Definition, Item, Option
from congkhai.forms.wording import limit, of_files, told_to
from congkhai.grids.xlsx_values import TEXT, Book, BookColumn, BookSheet, Cell, Style, held
from congkhai.grids.xlsx_write import written
from congkhai.model.forms import FieldKind
from congkhai.value import Value

LANGUAGE: Final = "Tiếng Việt (vi)"
_SURVEY: Final = (
    *("type", "name", f"label::{LANGUAGE}", f"hint::{LANGUAGE}", "required", "read_only", "constraint"),
    *(f"constraint_message::{LANGUAGE}", "relevant", "calculation", "appearance"),
)
_CHOICES: Final = ("list_name", "name", f"label::{LANGUAGE}")
_SETTINGS: Final = ("form_title", "form_id", "version", "default_language")
_TYPES: Final[Mapping[FieldKind, str]] = {
    FieldKind.TEXT: "text",
    FieldKind.LONG_TEXT: "text",
    FieldKind.NUMBER: "decimal",
    FieldKind.WHOLE: "integer",
    FieldKind.DAY: "date",
    FieldKind.HOUR: "time",
    FieldKind.ONE_OF: "select_one",
    FieldKind.SOME_OF: "select_multiple",
    FieldKind.FILE: "file",
    FieldKind.NOTE: "note",
    FieldKind.COMPUTED: "calculate",
}
_CELL: Final = Style(form=TEXT)
_HEAD: Final = Style(form=TEXT, bold=True)
_WIDTH: Final = 24


class _Row(Value):
    """One row of the survey."""

    type: str
    name: str = ""
    label: str = ""
    hint: str = ""
    required: str = ""
    read_only: str = ""
    constraint: str = ""
    constraint_message: str = ""
    relevant: str = ""
    calculation: str = ""
    appearance: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        told = (self.type, self.name, self.label, self.hint, self.required, self.read_only, self.constraint)
        return (*told, self.constraint_message, self.relevant, self.calculation, self.appearance)


def xlsform(definition: Definition) -> bytes:
    """The XLSX of the whole form, of all its writers; what the program fills in is read-only there.

    A group or note without a name gets one of its place. Computed values are calculated and shown in a note.
    """
    form = definition.form
    survey = [row.cells for row in _rows(_Lists(definition), definition.items)]
    settings = (f"{form.name} ({definition.cycle.year})", _id(definition), definition.version, LANGUAGE)
    sheets = (
        _sheet("survey", _SURVEY, survey),
        _sheet("choices", _CHOICES, [*_Lists(definition).rows()]),
        _sheet("settings", _SETTINGS, [settings]),
    )
    return written(Book(title=form.name, made=date(definition.cycle.year, 1, 1), sheets=sheets))


def _id(definition: Definition) -> str:
    """A name of the form that no other form of any year has."""
    told = f"{definition.form.id}_{definition.cycle.id}"
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_" for sign in told)


def _sheet(name: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> BookSheet:
    lines = [[Cell(title, _HEAD) for title in head]]
    lines += [[Cell(held(text), _CELL) for text in row] for row in rows]
    return BookSheet(name=name, columns=(BookColumn(width=_WIDTH),) * len(head), rows=lines, titles=1)


class _Lists:
    """The lists of choices of a form, each once under an ASCII name, and the names of its fields."""

    def __init__(self, definition: Definition) -> None:
        self._named = definition.by_name
        self._lists: dict[tuple[Option, ...], str] = {}
        for item, _ in definition.every():
            if item.options:
                self._lists.setdefault(item.options, f"danh_sach_{len(self._lists) + 1}")

    def name(self, item: Item) -> str:
        """The list that a field chooses from."""
        return self._lists[item.options]

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """The rows of the sheet of choices."""
        for options, name in self._lists.items():
            for one in options:
                yield name, one.id, _plain(one.name)

    def label(self, name: str) -> str:
        """What the field of a name is called."""
        item = self._named.get(name)
        return item.label if item else name

    def free(self, stem: str) -> str:
        """The stem, or what of it no field is called."""
        return self.free(f"{stem}_") if stem in self._named else stem


def _plain(text: str) -> str:
    """The text without what XLSForm would take for an answer put into it."""
    return text.replace("${", "$ {")


def _rows(lists: _Lists, items: Sequence[Item]) -> Iterator[_Row]:
    for item in items:
        if item.kind.opens:
            word = "group" if item.kind is FieldKind.GROUP else "repeat"
            yield _opening(lists, item, f"begin_{word}")
            yield from _rows(lists, item.items)
            yield _Row(type=f"end_{word}")
        elif item.row.known is not None:
            yield _known(item)
        elif item.kind is FieldKind.COMPUTED:
            yield from _computed(lists, item)
        else:
            yield _asking(lists, item)


def _opening(lists: _Lists, item: Item, type: str) -> _Row:
    name = item.name or lists.free(f"nhom_{item.row.order}")
    return _Row(type=type, name=name, label=_plain(item.label) or name, relevant=_relevant(item))


def _relevant(item: Item) -> str:
    return item.relevant.text if item.relevant else ""


def _known(item: Item) -> _Row:
    """Locked where it is shown; only kept where formulas alone read it."""
    if item.hidden:
        return _Row(type="hidden", name=item.name, label=_plain(item.label))
    plain = item.kind in (FieldKind.NUMBER, FieldKind.WHOLE, FieldKind.DAY, FieldKind.HOUR)
    return _Row(
        type=_TYPES[item.kind] if plain else "text",
        name=item.name,
        label=_plain(item.label),
        read_only="yes",
        relevant=_relevant(item),
    )


def _computed(lists: _Lists, item: Item) -> Iterator[_Row]:
    yield _Row(
        type="calculate",
        name=item.name,
        constraint=item.constraint.text if item.constraint else "",
        constraint_message=_message(lists, item),
        relevant=_relevant(item),
        calculation=item.calculation.text if item.calculation else "''",
    )
    if not item.hidden:
        label = f"{_plain(item.label)}: ${{{item.name}}}"
        yield _Row(type="note", name=lists.free(f"{item.name}_hien"), label=label, relevant=_relevant(item))


def _asking(lists: _Lists, item: Item) -> _Row:
    kind = _TYPES[item.kind]
    appearance = "multiline" if item.kind is FieldKind.LONG_TEXT else item.row.appearance
    files = f"Nộp {of_files(item)}." if item.kind is FieldKind.FILE else ""
    return _Row(
        type=f"{kind} {lists.name(item)}" if item.options else kind,
        name=item.name or lists.free(f"ghi_chu_{item.row.order}"),
        label=_plain(item.label),
        hint=_plain(" ".join(filter(None, (item.row.hint, files)))),
        required="yes" if item.row.required and item.kind is not FieldKind.NOTE else "",
        constraint=item.constraint.text if item.constraint else "",
        constraint_message=_message(lists, item),
        relevant=_relevant(item),
        appearance="" if appearance == HIDDEN else appearance,
    )


def _message(lists: _Lists, item: Item) -> str:
    """What is to be written, in the words of the check."""
    if item.constraint is None:
        return ""
    if item.kind is FieldKind.COMPUTED:
        return _plain(f"Phải {limit(item, lists.label)}.")
    return _plain(f"{told_to(item, lists.label)}.")
