"""The hidden sheet of a fill-in workbook: whose form it is, and what each named cell of it answers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final

from congkhai.forms.blank import MARK, Blank, Head
from congkhai.grids.xlsx_values import held
from congkhai.model.forms import Writer
from congkhai.value import Value, asdict

#: The name of the sheet, and that of the cell that shows people whom the form is about.
ORIGIN: Final = "_ve"
SHOWN_SUBJECT: Final = "v_doi_tuong"
_VERSION: Final = "1"
_SUM: Final = "ma_kiem"


class Spot(Value):
    """A named cell: the field that it answers, of a repeat the row, from 0, of several choices the option.

    `known` is what the cell shows where it is not `open`: where nobody answers; `repeat` is "" outside
    every repeat; `fixed`: the program laid out the row.
    """

    name: str
    field: str
    repeat: str = ""
    row: int = -1
    option: str = ""
    label: str = ""
    known: str = ""
    open: bool = True
    fixed: bool = False


class Origin(Value):
    """What a fill-in workbook says of itself; `texts` is everything that was written into it for people."""

    head: Head
    subject_name: str
    spots: tuple[Spot, ...]
    texts: frozenset[str]


def written(blank: Blank, spots: Sequence[Spot], texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows of the hidden sheet, with a sum over them that tells whether a row was changed."""
    head = asdict(blank.head) | {"subject_name": blank.subject_name}
    rows: list[tuple[str, ...]] = [(MARK, _VERSION), *((name, str(told)) for name, told in head.items())]
    rows += [("spot", *_cells(spot)) for spot in spots]
    rows += [("text", text) for text in dict.fromkeys(texts)]
    rows = [tuple(map(held, row)) for row in rows]
    return [*rows, (_SUM, _sum(rows))]


def _cells(spot: Spot) -> tuple[str, ...]:
    told = (spot.name, spot.field, spot.repeat, str(spot.row), spot.option, spot.label)
    return (*told, spot.known, str(int(spot.open)), str(int(spot.fixed)))


def _sum(rows: Sequence[Sequence[str]]) -> str:
    # Some programs leave out what is empty at the end of a row, and blanks around a text.
    told = [[cell.strip() for cell in row] for row in rows]
    for row in told:
        while row and not row[-1]:
            row.pop()
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def is_origin(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows begin with the mark of a form."""
    return bool(rows) and tuple(rows[0][:2]) == (MARK, _VERSION)


def read(rows: Sequence[Sequence[str]]) -> Origin | None:
    """What the rows of the hidden sheet say; None where they are not as they were written.

    The sum keeps from mistakes alone: whoever means to can work it out anew.
    """
    *own, last = rows
    try:
        return _read(own) if tuple(last[:2]) == (_SUM, _sum(own)) else None
    except (KeyError, ValueError):
        return None


def _read(own: Sequence[Sequence[str]]) -> Origin:
    head = {row[0]: row[1] if len(row) > 1 else "" for row in own[1:] if row[0] not in ("spot", "text")}
    return Origin(
        head=_head(head),
        subject_name=head["subject_name"],
        spots=tuple(_spots(own)),
        texts=frozenset(row[1] for row in own if row[0] == "text" and len(row) > 1),
    )


def _head(told: Mapping[str, str]) -> Head:
    return Head(
        form=told["form"],
        cycle=told["cycle"],
        version=told["version"],
        subject=told["subject"],
        period=told["period"],
        writer=Writer(told["writer"]),
        earlier=told["earlier"],
    )


def _spots(rows: Sequence[Sequence[str]]) -> Iterator[Spot]:
    for row in rows:
        if row[0] == "spot":
            name, field, repeat, number, option, label, known, open, fixed = row[1:10]
            yield Spot(
                name=name,
                field=field,
                repeat=repeat,
                row=int(number),
                option=option,
                label=label,
                known=known,
                open=open == "1",
                fixed=fixed == "1",
            )
