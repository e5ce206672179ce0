"""Reading a formula of a form; `formula` shows the grammar."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from congkhai.notation.formula import (
    FUNCTIONS,
    LEVELS,
    OF_ROWS,
    Answer,
    Call,
    Chain,
    Formula,
    Minus,
    Number,
    Own,
    Text,
    Tree,
)
from congkhai.notation.misread import Misread
from congkhai.value import Collector, Value

#: The most characters of a formula, and how deep brackets, functions and minus signs may lie in each other.
LONGEST: Final = 2000
NESTED: Final = 30
_COMPARISON: Final = 2
_DIGITS: Final = 40
_WORDS: Final = frozenset(("or", "and", "div", "mod"))

# A word may hold what XPath lets a name hold, so that "div-1" is one unknown word here as it is there.
_TOKEN: Final = re.compile(
    r"""(?P<space>[ \t\r\n]+)
    | (?P<number>[0-9]+(?:\.[0-9]+)?)
    | (?P<text>'[^']*'|"[^"]*")
    | (?P<name>\$\{[A-Za-z][A-Za-z0-9_]*\})
    | (?P<word>[^\W\d][\w.-]*)
    | (?P<strange><>|==|[&|]{2})
    | (?P<sign><=|>=|!=|[-+*=<>(),.])
    | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
#: What people write for a sign of the grammar.
_INSTEAD: Final[Mapping[str, str]] = {
    "<>": "!=",
    "≠": "!=",
    "==": "=",
    "≤": "<=",
    "≥": ">=",
    "×": "*",
    "/": "div",
    "÷": "div",
    "−": "-",
    "–": "-",
    "&&": "and",
    "||": "or",
    ";": ",",
}


def parse(text: str) -> Formula | Misread:
    """The formula, or why the text is none, with the character at which that shows; never an exception."""
    if len(text) > LONGEST:
        return Misread(f"dài quá {LONGEST} ký tự", character=LONGEST + 1)
    try:
        tokens = tuple(_tokens(text))
        tree = _Reading(tokens).whole()
    except _NotTaken as fault:
        return Misread(f"{fault} (ký tự thứ {fault.character})", character=fault.character)
    names = frozenset(token.written[2:-1] for token in tokens if token.kind == "name")
    return Formula(text=text, tree=tree, names=names, uses_own=any(t.written == "." for t in tokens))


class _NotTaken(ValueError):
    """What stops the reading, and the character, from 1, at which it does."""

    def __init__(self, why: str, character: int) -> None:
        super().__init__(why)
        self.character = character


class _Token(Value, kw_only=False):
    kind: str
    written: str
    character: int

    def not_taken(self, why: str) -> _NotTaken:
        return _NotTaken(why, self.character)


def _tokens(text: str) -> Iterator[_Token]:
    """The tokens without the spaces between them, and one of kind "end" behind the last."""
    for match in _TOKEN.finditer(text):
        token = _Token(match.lastgroup or "", match[0], match.start() + 1)
        if token.kind in ("strange", "other"):
            raise token.not_taken(_why_strange(token.written))
        if token.kind == "number" and len(token.written) > _DIGITS:
            raise token.not_taken(f"có một số dài quá {_DIGITS} ký tự")
        if token.kind != "space":
            yield token
    yield _Token("end", "", len(text) + 1)


def _why_strange(sign: str) -> str:
    if sign in _INSTEAD:
        return f"ghi “{sign}”; trong công thức ghi là {_INSTEAD[sign]}"
    if sign in "“”„‘’‚":
        return "dùng dấu nháy cong; gõ lại bằng dấu nháy thẳng ' hoặc \""
    if sign in "'\"":
        return "mở dấu nháy mà không đóng"
    if sign == "$":
        return "sau dấu $ phải là tên trường trong ngoặc nhọn, như ${diem_a}: chữ không dấu, chữ số, dấu _"
    if not sign.isprintable():
        return "có một dấu cách lạ hoặc ký tự không thấy được; xoá đi và gõ lại bằng phím cách"
    return f"có ký tự “{sign}”, không dùng trong công thức"


class _Reading(Collector):
    """A formula being read: its tokens, the place of the next one, how deep the reading stands."""

    tokens: tuple[_Token, ...]
    place: int = 0
    depth: int = 0

    @property
    def next(self) -> _Token:
        return self.tokens[self.place]

    def take(self) -> _Token:
        token = self.next
        # The end is never passed: whoever takes it stops the reading.
        self.place += 1
        return token

    def whole(self) -> Tree:
        tree = self.chain(0)
        if self.next.kind != "end":
            raise _superfluous(self.next)
        return tree

    def chain(self, level: int) -> Tree:
        """What comes next, up to an operator that binds more loosely than those of the level."""
        if level == len(LEVELS):
            return self.operand()
        first = self.chain(level + 1)
        steps: list[tuple[str, Tree]] = []
        while self.next.written in LEVELS[level]:
            sign = self.take()
            if level == _COMPARISON and steps:
                raise sign.not_taken("so sánh hai lần liền nhau; tách thành hai phép so sánh nối bằng and")
            steps.append((sign.written, self.chain(level + 1)))
        return Chain(first, tuple(steps)) if steps else first

    def operand(self) -> Tree:
        token = self.take()
        match token.kind, token.written:
            case "number", written:
                return Number(Fraction(written))
            case "text", written:
                return Text(written[1:-1])
            case "name", written:
                return Answer(written[2:-1])
            case _, ".":
                return Own()
            case _, "(":
                return self.within(token)[0]
            case _, "-":
                self.deeper(token)
                operand = self.operand()
                self.depth -= 1
                return Minus(operand)
            case "word", written if written not in _WORDS:
                return self.call(token)
        before = f"trước “{token.written}”" if token.written else "ở cuối"
        raise token.not_taken(f"thiếu một giá trị {before}")

    def call(self, word: _Token) -> Call:
        opening = self.next
        if word.written not in FUNCTIONS or opening.written != "(":
            raise word.not_taken(_why_word(word.written, opening.written == "("))
        self.take()
        arguments = self.within(opening, many=True)
        wanted = FUNCTIONS[word.written]
        if len(arguments) != wanted:
            raise word.not_taken(
                f"hàm {word.written} cần {wanted} phần trong ngoặc, ở đây có {len(arguments)}"
            )
        if word.written in OF_ROWS and not isinstance(arguments[0], Answer):
            raise word.not_taken(f"hàm {word.written} chỉ nhận một trường, như {word.written}(${{diem}})")
        return Call(word.written, arguments)

    def within(self, opening: _Token, many: bool = False) -> tuple[Tree, ...]:
        """What stands in the brackets that were just opened, up to their end; with `many` none, or several
        behind commas."""
        self.deeper(opening)
        trees = [] if many and self.next.written == ")" else [self.chain(0)]
        while many and self.next.written == ",":
            self.take()
            trees.append(self.chain(0))
        if self.next.kind == "end":
            raise opening.not_taken("mở ngoặc mà không đóng")
        if self.next.written != ")":
            raise _superfluous(self.next)
        self.take()
        self.depth -= 1
        return tuple(trees)

    def deeper(self, token: _Token) -> None:
        self.depth += 1
        if self.depth > NESTED:
            raise token.not_taken(f"các ngoặc hoặc dấu trừ lồng nhau quá {NESTED} lớp")


def _superfluous(token: _Token) -> _NotTaken:
    """That a token stands where the formula, or its bracket, could only go on with an operator or end."""
    if token.written == ")":
        return token.not_taken("thừa dấu đóng ngoặc")
    if token.written == ",":
        return token.not_taken("dấu phẩy chỉ ngăn các phần của một hàm; số lẻ ghi bằng dấu chấm, như 2.5")
    return token.not_taken(f"thiếu dấu phép tính trước “{token.written[:40]}”")


def _why_word(word: str, opened: bool) -> str:
    shown = word[:40]
    if word in FUNCTIONS:
        return f"thiếu ngoặc sau tên hàm {shown}"
    if opened:
        return f"không có hàm “{shown}”; các hàm dùng được: {', '.join(sorted(FUNCTIONS))}"
    return f"không hiểu từ “{shown}”; tên trường ghi như ${{diem_a}}, đoạn chữ ghi trong dấu nháy '…'"
