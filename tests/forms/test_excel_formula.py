"""Excel's words for a formula give what the formula gives, worked out by LibreOffice for hundreds of them."""

import io
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from openpyxl import load_workbook

from congkhai.forms.excel_formula import Sort, Worth, expression, number, shown
from congkhai.forms.sheet_part import cell
from congkhai.grids.xlsx_values import TEXT, Book, BookColumn, BookSheet, Cell, Style
from congkhai.grids.xlsx_write import written
from congkhai.model.forms import FieldKind
from congkhai.notation.formula import Formula, Number, Tree
from congkhai.notation.formula import Text as Letters
from congkhai.notation.formula_read import parse
from congkhai.notation.formula_value import Held, value
from tests.forms.clerk import saved_anew
from tests.notation.formulas import MadeUp
from tests.notation.formulas import written as told
from tests.workflows.libreoffice import calc

OWN = Fraction(25, 4)
#: What stands in the first row of the sheet; e, f, g are the rows of one field.
GIVEN: dict[str, Held] = {"a": Fraction(25, 2), "b": None, "c": "Tốt", "d": None, "e": Fraction(3, 4)}
ROWS: list[Held] = [Fraction(3, 4), None, Fraction(2)]
COLUMNS = {"a": "A1", "b": "B1", "c": "C1", "d": "D1", "e": "E1"}


class Laid:
    """The fields in their cells: a and b for numbers, c and d for texts, e in three rows."""

    def one(self, name: str) -> Worth | None:
        if name == "e":
            return None
        return cell(FieldKind.NUMBER if name in "ab" else FieldKind.TEXT, COLUMNS[name])

    def of_rows(self, function: str, name: str) -> Worth | None:
        if name != "e":
            return None
        return number(Fraction(3)) if function == "count" else Worth("SUM(E1:G1)", Sort.NUMBER)


class Quarters(MadeUp):
    """Numbers that binary fractions hold, so that Excel's arithmetic meets them exactly."""

    def leaf(self, depth: int) -> Tree:
        made = super().leaf(depth)
        if isinstance(made, Number):
            return Number(Fraction(self.chance.randint(0, 40), 4))
        return Letters("Tốt" if self.chance.random() < 0.5 else "b a") if isinstance(made, Letters) else made


def answers(name: str) -> Held | Sequence[Held]:
    return ROWS if name == "e" else GIVEN[name]


def formulas(count: int) -> list[tuple[Formula, Worth]]:
    chance = Quarters(Random(335), "abcde")
    made: list[tuple[Formula, Worth]] = []
    while len(made) < count:
        read = parse(told(chance.tree(3)))
        assert isinstance(read, Formula)
        worth = expression(read, Laid(), Worth("H1", Sort.NUMBER))
        if worth is not None and len(worth.text) < 4000 and read.names:
            made.append((read, worth))
    return made


def as_shown(held: Held) -> object:
    if isinstance(held, bool):
        return "có" if held else "không"
    return float(Fraction(held * 10**4 // 1, 10**4)) if isinstance(held, Fraction) else held or ""


@pytest.mark.slow
def test_excel_gives_what_the_formula_gives(tmp_path):
    made = formulas(600)
    typed = Style(form=TEXT)
    first = [Cell("12.5"), Cell(None), Cell("Tốt", typed), Cell(None, typed)]
    row = [*first, Cell(None), Cell(None), Cell(None), Cell(None)]
    lines = [row, *([Cell("", formula=shown(worth))] for _, worth in made)]
    sheet = BookSheet(name="Trang", columns=(BookColumn(width=10),) * 8, rows=lines)
    book = load_workbook(io.BytesIO(written(Book(title="", made=date(2026, 1, 1), sheets=(sheet,)))))
    for spot, held in (("A1", 12.5), ("E1", 0.75), ("G1", 2), ("H1", 6.25)):
        book["Trang"][spot] = held
    out = io.BytesIO()
    book.save(out)
    saved = saved_anew(calc(tmp_path / "profile"), {"a": out.getvalue()}, tmp_path)["a"]
    there = load_workbook(io.BytesIO(saved), data_only=True)["Trang"]
    mine = [as_shown(value(formula, answers, OWN)) for formula, _ in made]
    its = [there.cell(at, 1).value for at in range(2, len(made) + 2)]
    assert {"", "có", "không", "Tốt", 0.0} <= {*mine}
    assert [
        (formula.text, shown(worth), one, other)
        for (formula, worth), one, other in zip(made, mine, its, strict=True)
        if not alike(one, "" if other is None else other)
    ] == []


def alike(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, int | float):
        return abs(one - other) < 0.00006
    return one == other


@pytest.mark.parametrize(
    "text",
    [
        "${c} + 1",
        "number(${c})",
        "string-length(${a})",
        "if(${a}, 1, 'x')",
        "count-selected(${c})",
        "${e} + 1",
    ],
)
def test_what_excel_would_understand_otherwise_is_left_to_the_program(text):
    formula = parse(text)
    assert isinstance(formula, Formula)
    assert expression(formula, Laid()) is None


def test_a_text_keeps_its_quotes_and_a_long_one_is_left():
    formula = parse("${c} = 'a\"b'")
    assert isinstance(formula, Formula)
    worth = expression(formula, Laid())
    assert worth is not None and worth.text == 'EXACT((C1&""),"a""b")'
    long = parse(f"${{c}} = '{'x' * 256}'")
    assert isinstance(long, Formula)
    assert expression(long, Laid()) is None
