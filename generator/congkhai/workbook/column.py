"""What the cells of a column mean: the text in the file, the value in Excel, and what a clerk typed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal

from congkhai.grids import cell_text
from congkhai.grids.xlsx_values import Held, exact, held
from congkhai.tables.normalise import Reader, Writer, reader, writer
from congkhai.tables.schema import Field, Schema, choices, title
from congkhai.text.dates import short_date
from congkhai.text.fold import same_key
from congkhai.text.marks import clean
from congkhai.value import Value
from congkhai.workbook.pointers import SEPARATOR, Labels, Pointer, choice, pointers
from congkhai.workbook.table import Identity, Texts

YES_NO = ("có", "không")


class Unclear(Exception):
    """What is typed in place of a code names several rows; `codes` are theirs."""

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__()
        self.codes = tuple(codes)


class TableColumn(Value):
    """One column. Where it holds codes, `labels` are what their rows are called, `named` the codes by name.

    `labels` is None where it holds none.
    """

    field: Field
    read: Reader
    write: Writer
    pointer: Pointer | None
    labels: Mapping[str, str] | None
    named: Mapping[str, Sequence[str]]

    @property
    def name(self) -> str:
        """The name in the schema."""
        return str(self.field["name"])

    @property
    def title(self) -> str:
        """The Vietnamese title."""
        return title(self.field)

    @property
    def type(self) -> str:
        """The type the schema gives; text where it gives none."""
        return str(self.field.get("type", "string"))

    def value(self, text: str) -> object:
        """What a text of the file means; None for an empty one."""
        tidied = clean(text)
        return self.read(tidied) if tidied else None

    def same(self, one: str, other: str) -> bool:
        """Whether two texts mean the same."""
        return one == other or self.value(one) == self.value(other)

    def shown(self, text: str) -> Held:
        """What stands in the workbook for a text of the file."""
        value = self.value(text)
        if value is None:
            return None
        if isinstance(value, bool):
            return YES_NO[not value]
        if isinstance(value, date | time | int | Decimal):
            return value if exact(value) else clean(text)
        if self.labels is not None:
            return choice(held(clean(text)), self.labels.get(clean(text), ""))
        return choices(self.field).get(str(value), held(text))

    def said(self, text: str) -> str:
        """What stands in the workbook, as a line for a clerk; "(trống)" for nothing."""
        shown = self.shown(text)
        if isinstance(shown, date):
            return short_date(shown)
        plain = _plain(shown)
        if isinstance(shown, Decimal):
            plain = plain.replace(".", ",")
        return " ".join(plain.split()) or "(trống)"

    def taken(self, typed: str, before: str) -> str:
        """The text for the file from what the workbook holds; `before` itself where nothing was changed.

        `before` is the text at the export ("" for a new row). Of a choice the code is taken; a name alone is
        taken for the code of the one row so called. Raises Unclear where several rows are, or where code and
        name are of different rows.
        """
        if typed == before or self.same(typed, before) or clean(typed) == clean(_plain(self.shown(before))):
            return before
        return self.write(typed) if self.labels is None else self.code(typed)

    def key(self, text: str) -> object:
        """What tells a row by this column, whether the text is of a file or of the workbook."""
        if self.labels is None:
            return self.value(text)
        try:
            return self.code(text)
        except Unclear:
            return clean(text)

    def code(self, typed: str) -> str:
        """The code that a cell of this column names; what cannot be a code is left as it is."""
        text = clean(typed)
        ahead, separated, label = text.partition(SEPARATOR.strip())
        code = ahead.strip()
        if separated:
            others = self.named.get(same_key(label), ())
            # One typed over the other: which of the two was meant, only the clerk knows.
            if others and code not in others and code in (self.labels or {}):
                raise Unclear((code, *others))
            return code
        if text in (self.labels or {}):
            return text
        codes = self.named.get(same_key(text), ())
        if len(codes) > 1:
            raise Unclear(codes)
        return codes[0] if codes else text


def _plain(shown: Held) -> str:
    return cell_text.text(float(shown) if isinstance(shown, Decimal) else shown)


def columns(
    schema: Schema, names: Sequence[str], labels: Labels, added: Labels | None = None
) -> tuple[TableColumn, ...]:
    """The columns of a table by their names, in that order.

    `labels` are those of the day of the export, by which cells are shown; a name typed is looked up among
    these and those of `added`.
    """
    pointing = pointers(schema, labels.schemas)
    return tuple(_column(schema.field(name), pointing.get(name), labels, added) for name in names)


def _column(field: Field, pointer: Pointer | None, labels: Labels, added: Labels | None) -> TableColumn:
    known = labels.of(pointer) if pointer else None
    codes: dict[str, dict[str, None]] = {}
    for one in (labels, added) if pointer else ():
        for code, label in one.of(pointer).items() if one and pointer else ():
            if label:
                codes.setdefault(same_key(label), {})[code] = None
    return TableColumn(
        field=field,
        read=reader(field),
        write=writer(field),
        pointer=pointer,
        labels=known,
        named={label: tuple(found) for label, found in codes.items()},
    )


def identities(rows: Iterable[Texts], own: Sequence[TableColumn], schema: Schema) -> Iterator[Identity]:
    """What tells each row: its key, and the count of rows above with the same; without a key, all its cells.

    The texts may be those of a file or of the workbook.
    """
    names = [column.name for column in own]
    key = schema.key if schema.key and set(schema.key) <= set(names) else names
    at = tuple(map(names.index, key))
    above: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        values = tuple(own[position].key(row[position]) for position in at)
        yield values, above[values]
        above[values] += 1


def version(rows: Sequence[Texts], own: Sequence[TableColumn], schema: Schema) -> dict[Identity, Texts]:
    """The rows of a table by what tells them."""
    return dict(zip(identities(rows, own, schema), rows, strict=True))
