"""Made-up formulas with answers, and the meanings that are settled one by one: the same for the tests of
Python and for those of the page's script."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from congkhai.notation.formula import (
    FUNCTIONS,
    LEVELS,
    OF_ROWS,
    Answer,
    Call,
    Chain,
    Minus,
    Number,
    Own,
    Text,
    Tree,
)
from congkhai.notation.formula_read import LONGEST
from congkhai.notation.formula_value import Held, plain_number

Given = Mapping[str, Held | Sequence[Held]]

BIG = Fraction(10**299)
#: The answers that the formulas of MEANINGS and of `cases` ask for.
ANSWERS: dict[str, Held | Sequence[Held]] = {
    "n": Fraction(25, 2),
    "am": Fraction(-5),
    "khong": Fraction(0),
    "rong": None,
    "trang": "",
    "chu": "Tốt",
    "so": " 12.5\n",
    "ma": "a b  d",
    "dung": True,
    "sai": False,
    "lon": BIG,
    "qua_lon": Fraction(10**300),
    "qua_nho": Fraction(1, 10**300),
    "dong": [Fraction(1, 10), None, Fraction(1, 5), ""],
    "dong_chu": [Fraction(1), "hai"],
    "dong_so": ["2", True, Fraction(1, 2)],
    "khong_dong": [],
}

TRUE, FALSE, NOTHING = True, False, None
#: What each formula gives for ANSWERS, with 7.5 as the own answer.
MEANINGS: list[tuple[str, Held]] = [
    # operators bind as in XPath, from the left
    ("1 + 2 * 3", Fraction(7)),
    ("(1 + 2) * 3", Fraction(9)),
    ("10 - 3 - 2", Fraction(5)),
    ("100 div 10 div 5", Fraction(2)),
    ("7 mod 4 * 2", Fraction(6)),
    ("-2 mod 3 + 1", Fraction(-1)),
    ("--2", Fraction(2)),
    ("2 * -3", Fraction(-6)),
    ("1 = 2 or 1 = 1 and 2 = 2", TRUE),
    ("true() or false() and false()", TRUE),
    ("1 + 1 < 3", TRUE),
    ("${n}-1", Fraction(23, 2)),
    (". * 2", Fraction(15)),
    # arithmetic is exact, and nothing where there is nothing to reckon with
    ("0.1 + 0.2 = 0.3", TRUE),
    ("1 div 3 * 3 = 1", TRUE),
    ("1 div 3", Fraction(1, 3)),
    ("${n} + ${rong}", NOTHING),
    ("-${rong}", NOTHING),
    ("${n} + ${chu}", NOTHING),
    ("${n} + ${so}", Fraction(25)),
    ("${dung} + 1", Fraction(2)),
    ("-${dung}", Fraction(-1)),
    ("1 div 0", NOTHING),
    ("1 mod 0", NOTHING),
    ("1 div ${sai}", NOTHING),
    ("5 mod -3", Fraction(2)),
    ("${am} mod 3", Fraction(-2)),
    ("5.5 mod 2", Fraction(3, 2)),
    ("${lon} * 9 = ${lon} + ${lon} * 8", TRUE),
    ("${lon} * 10", NOTHING),
    ("1 div ${lon} div 10", NOTHING),
    ("${qua_lon}", NOTHING),
    ("${qua_nho}", NOTHING),
    # an order is one of numbers
    ("${rong} < 1", FALSE),
    ("${rong} > 1", FALSE),
    ("1 >= ${rong}", FALSE),
    ("${rong} <= ${rong}", FALSE),
    ("${chu} >= 'A'", FALSE),
    ("'2' < '10'", TRUE),
    ("${am} < ${khong}", TRUE),
    ("2 <= 2", TRUE),
    ("2 < 2", FALSE),
    ("2 >= 2", TRUE),
    ("2 > 2", FALSE),
    ("true() > 0", TRUE),
    # equal
    ("${rong} = ''", TRUE),
    ("${rong} != ''", FALSE),
    ("${trang} = ''", TRUE),
    ("'' = ${rong}", TRUE),
    ("${rong} = ${trang}", TRUE),
    ("1 div 0 = ''", TRUE),
    ("${khong} = ''", FALSE),
    ("${khong} != ''", TRUE),
    ("${rong} = 0", FALSE),
    ("${rong} != 0", TRUE),
    ("${rong} = false()", TRUE),
    ("${chu} = true()", TRUE),
    ("'0' = true()", TRUE),
    ("${khong} = true()", FALSE),
    ("${chu} = 'Tốt'", TRUE),
    ("${chu} = 'tốt'", FALSE),
    ("${chu} = 0", FALSE),
    ("${chu} != 0", TRUE),
    ("${so} = 12.5", TRUE),
    ("${so} = '12.5'", FALSE),
    ("'1' = '1.0'", FALSE),
    ("'1' = 1.0", TRUE),
    # truth
    ("not(${rong})", TRUE),
    ("not(${khong})", TRUE),
    ("not('0')", FALSE),
    ("not('false')", FALSE),
    ("${khong} or ${rong}", FALSE),
    ("${chu} and 1", TRUE),
    # functions
    ("if(${rong}, 1, 2)", Fraction(2)),
    ("if(${chu}, ${chu}, 1 div 0)", "Tốt"),
    ("if(true(), '', 1)", NOTHING),
    ("coalesce(${rong}, ${chu})", "Tốt"),
    ("coalesce(${khong}, ${chu})", Fraction(0)),
    ("coalesce('', '')", NOTHING),
    ("number(${so})", Fraction(25, 2)),
    ("number(' -.5 ')", Fraction(-1, 2)),
    ("number('5.')", Fraction(5)),
    ("number('+5')", NOTHING),
    ("number('1e3')", NOTHING),
    ("number('98,5')", NOTHING),
    ("number('.')", NOTHING),
    ("number('１２')", NOTHING),
    (f"number('{'9' * 40}')", Fraction("9" * 40)),
    (f"number('{'9' * 41}')", NOTHING),
    ("number('\u00a05')", NOTHING),
    ("number(false())", Fraction(0)),
    ("string-length('Tốt')", Fraction(3)),
    ("string-length('😀')", Fraction(1)),
    ("string-length(${rong})", Fraction(0)),
    ("string-length(0.50)", Fraction(3)),
    ("string-length(1 div 3)", Fraction(3)),
    ("string-length(1 = 2)", Fraction(5)),
    ("selected(${ma}, 'b')", TRUE),
    ("selected(${ma}, 'c')", FALSE),
    ("selected(${ma}, 'a b')", FALSE),
    ("selected(${ma}, '')", FALSE),
    ("selected(${rong}, '')", FALSE),
    ("selected(12.5, ${n})", TRUE),
    ("count-selected(${ma})", Fraction(3)),
    ("count-selected(${rong})", Fraction(0)),
    ("round(2.5, 0)", Fraction(3)),
    ("round(-2.5, 0)", Fraction(-3)),
    ("round(2.345, 2)", Fraction(47, 20)),
    ("round(2 div 3, 4)", Fraction(6667, 10000)),
    ("round(1, 20)", Fraction(1)),
    ("round(1, 21)", NOTHING),
    ("round(${lon} div 3, 20)", NOTHING),
    ("round(1, -1)", NOTHING),
    ("round(1, 0.5)", NOTHING),
    ("round(${rong}, 1)", NOTHING),
    ("sum(${dong})", Fraction(3, 10)),
    ("count(${dong})", Fraction(4)),
    ("sum(${dong_chu})", NOTHING),
    ("sum(${dong_so})", Fraction(7, 2)),
    ("sum(${khong_dong})", Fraction(0)),
    ("count(${khong_dong})", Fraction(0)),
    ("sum(${n})", Fraction(25, 2)),
    ("count(${rong})", Fraction(1)),
    ("${dong} + 1", Fraction(11, 10)),
    ("${khong_dong} = ''", TRUE),
]
OWN = Fraction(15, 2)


def written(tree: Tree, blank: str = " ") -> str:
    """A text that `parse` takes for the tree, with no more brackets than it needs."""
    match tree:
        case Number(exact):
            return plain_number(exact)
        case Text(letters):
            return f'"{letters}"' if "'" in letters else f"'{letters}'"
        case Answer(name):
            return f"${{{name}}}"
        case Own():
            return "."
        case Minus(operand):
            return f"-{_within(operand, len(LEVELS), blank)}"
        case Call(function, arguments):
            return f"{function}({f',{blank}'.join(written(one, blank) for one in arguments)})"
        case Chain(first, steps):
            level = _level(tree)
            parts = [(sign, _within(operand, level + 1, blank)) for sign, operand in steps]
            return _within(first, level + 1, blank) + "".join(
                f"{blank or ' '}{sign}{blank or ' '}{part}" for sign, part in parts
            )


def _level(tree: Tree) -> int:
    if not isinstance(tree, Chain):
        return len(LEVELS)
    return next(place for place, signs in enumerate(LEVELS) if tree.steps[0][0] in signs)


def _within(tree: Tree, level: int, blank: str) -> str:
    """An operand, in brackets where it binds more loosely than its place asks."""
    return written(tree, blank) if _level(tree) >= level else f"({written(tree, blank)})"


TEXTS = [
    "",
    "a",
    "b a",
    " a  b ",
    "Tốt",
    "12",
    "-2.50",
    " 3\t",
    ".5",
    "1e3",
    "９",
    "true",
    "0",
    "😀",
    "5\u00a0",
    '"',
]
NUMBERS = [*map(Fraction, ("0", "1", "2", "3", "0.5", "12.5", "0.05", "200")), BIG, Fraction(10**300)]


class MadeUp:
    """Trees and answers by chance. Strategies joined to each other would give the same few small trees."""

    def __init__(self, chance: Random, names: Sequence[str]) -> None:
        self.chance = chance
        self.names = names

    def tree(self, depth: int) -> Tree:
        """A tree of at most so many layers that asks for fields of the names."""
        make = self.chance.choice(
            [self.chain, self.chain, self.call, self.minus, self.leaf] if depth else [self.leaf]
        )
        return make(depth - 1)

    def chain(self, depth: int) -> Tree:
        level = self.chance.choice(LEVELS)
        signs = [
            self.chance.choice(sorted(level)) for _ in range(1 if "=" in level else self.chance.randint(1, 3))
        ]
        return Chain(self.tree(depth), tuple((sign, self.tree(depth)) for sign in signs))

    def call(self, depth: int) -> Tree:
        function = self.chance.choice(sorted(FUNCTIONS))
        if function in OF_ROWS:
            return Call(function, (self.answer(),))
        arguments = [self.tree(depth) for _ in range(FUNCTIONS[function])]
        if function == "round" and self.chance.random() < 0.8:
            arguments[1] = Number(Fraction(self.chance.randint(0, 4)))
        return Call(function, tuple(arguments))

    def minus(self, depth: int) -> Tree:
        return Minus(self.tree(depth))

    def leaf(self, _: int) -> Tree:
        number = Number(Fraction(self.chance.randint(0, 2000), self.chance.choice([1, 2, 100])))
        small = Number(self.chance.choice(NUMBERS[:8]))
        return self.chance.choice([self.answer(), self.answer(), Own(), number, small, Text(self.letters())])

    def answer(self) -> Answer:
        return Answer(self.chance.choice(self.names))

    def letters(self) -> str:
        if self.chance.random() < 0.7:
            return self.chance.choice(TEXTS)
        return "".join(
            self.chance.choices("0123456789.- ab\t\nđ\u0301\U0001f600", k=self.chance.randint(1, 6))
        )

    def held(self) -> Held:
        number = Fraction(self.chance.randint(-2000, 2000), self.chance.choice([1, 10, 8, 3, 7]))
        sign = self.chance.choice([1, -1])
        return self.chance.choice(
            [None, number, number, sign * self.chance.choice(NUMBERS), self.letters(), sign > 0]
        )

    def case(self) -> tuple[Tree, Given, Held]:
        """A tree, what each field answers, and the own answer."""
        answers = {
            name: self.held()
            if self.chance.random() < 0.7
            else [self.held() for _ in range(self.chance.randint(0, 4))]
            for name in self.names
        }
        tree = self.tree(self.chance.randint(1, 4))
        while len(written(tree)) > LONGEST:
            tree = self.tree(2)
        return tree, answers, self.held()


#: Somebody who makes up trees that ask for `a`, `b` and `c`, and answers to these.
MAKERS = st.randoms(use_true_random=True).map(lambda chance: MadeUp(chance, "abc"))
