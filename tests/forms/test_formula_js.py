"""The page's script gives for every formula what Python gives, and reads typed numbers as Python does."""

import hashlib
import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

import congkhai.forms
from congkhai.notation.formula import Formula, as_json
from congkhai.notation.formula_read import NESTED, parse
from congkhai.notation.formula_value import Held, holds, plain_number, value
from congkhai.text.numbers import parse_decimal, plain
from tests.notation.formulas import ANSWERS, MAKERS, MEANINGS, OWN, Given, written
from tests.notation.test_formula import DEEPEST_LAYER

SCRIPT = Path(congkhai.forms.__file__).with_name("formula.js").read_text(encoding="utf-8")
BATCH = settings(
    max_examples=3000,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)

# A number goes to the browser and comes back as [numerator, denominator], both as text.
WORKED_OUT = """text => {
  const held = answer => Array.isArray(answer)
    ? { numerator: BigInt(answer[0]), denominator: BigInt(answer[1]) } : answer;
  const given = answer => answer !== null && answer.rows ? answer.rows.map(held) : held(answer);
  const told = worth => worth !== null && typeof worth === "object"
    ? [worth.numerator.toString(), worth.denominator.toString()] : worth;
  return JSON.parse(text).map(([tree, answers, own]) => {
    const answer = name => given(answers[name]);
    return [
      told(congkhaiFormula.value(tree, answer, held(own))), congkhaiFormula.holds(tree, answer, held(own))
    ];
  });
}"""
TYPED = """texts => JSON.parse(texts).map(text => {
  const number = congkhaiFormula.parseDecimal(text);
  return number && [number.numerator.toString(), number.denominator.toString()];
})"""
SHOWN = """numbers => numbers.map(([numerator, denominator, places]) => {
  const number = { numerator: BigInt(numerator), denominator: BigInt(denominator) };
  return [congkhaiFormula.plainNumber(number), congkhaiFormula.cut(number, places)];
})"""

# Runs in the page under its policy, which does not bind what the test evaluates.
PROBE = """var probed = {};
try { eval("1"); } catch (fault) { probed.refused = fault.name; }
const half = congkhaiFormula.value(["call", "number", ["text", "2.5"]], () => null, null);
probed.number = Number(half.numerator) / Number(half.denominator);
probed.shown = congkhaiFormula.cut({ numerator: 1n, denominator: 3n }, 2);
"""

Case = tuple[Formula, Given, Held]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page whose policy lets this script run and nothing be made from text."""
    allowed = " ".join(f"'sha256-{fingerprint(script)}'" for script in (SCRIPT, PROBE))
    policy = f"default-src 'none'; script-src {allowed}"
    with browser.new_context() as context:
        opened = context.new_page()
        opened.set_content(
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            f"<script>{SCRIPT}</script><script>{PROBE}</script>"
        )
        yield opened


def fingerprint(script: str) -> str:
    return b64encode(hashlib.sha256(script.encode()).digest()).decode()


def pair(number: Fraction) -> list[str]:
    return [str(number.numerator), str(number.denominator)]


def told(held: Held) -> object:
    return pair(held) if isinstance(held, Fraction) else held


def sent(answer: Held | Sequence[Held]) -> object:
    return {"rows": [told(row) for row in answer]} if isinstance(answer, list) else told(answer)


def read(text: str) -> Formula:
    formula = parse(text)
    assert isinstance(formula, Formula), formula
    return formula


def differing(page: Page, drawn: Sequence[Case]) -> list[tuple[str, Given, Held, object, object]]:
    """The cases for which browser and Python give different answers, the shortest first."""
    asked = [
        [as_json(formula), {name: sent(answer) for name, answer in answers.items()}, told(own)]
        for formula, answers, own in drawn
    ]
    there = page.evaluate(WORKED_OUT, json.dumps(asked))
    here = [
        [told(value(formula, answers.__getitem__, own)), holds(formula, answers.__getitem__, own)]
        for formula, answers, own in drawn
    ]
    assert len(there) == len(here)
    faults = [
        (formula.text, answers, own, mine, its)
        for (formula, answers, own), mine, its in zip(drawn, here, there, strict=True)
        if repr(mine) != repr(its)
    ]
    return sorted(faults, key=lambda fault: len(repr(fault)))[:5]


def test_what_is_settled_holds_in_the_browser(page):
    drawn = [(read(text), ANSWERS, OWN) for text, _ in MEANINGS]
    assert differing(page, drawn) == []


# A seed does not shrink; of a batch that differs the shortest cases are told.
@settings(max_examples=5, deadline=None, phases=[Phase.generate])
@given(MAKERS)
def test_made_up_formulas_give_the_same(page, maker):
    drawn = [
        (read(written(tree)), answers, own) for tree, answers, own in (maker.case() for _ in range(2000))
    ]
    assert differing(page, drawn) == []
    kinds = Counter(type(value(formula, answers.__getitem__, own)) for formula, answers, own in drawn)
    assert min(kinds[kind] for kind in (Fraction, str, bool, type(None))) > len(drawn) / 30, kinds


def test_the_deepest_and_the_longest_formula(page):
    deepest = read(DEEPEST_LAYER * NESTED + "1" + ")" * NESTED)
    longest = read("+".join(["${n}"] * 400))
    assert differing(page, [(deepest, ANSWERS, OWN), (longest, ANSWERS, OWN)]) == []


def test_the_script_makes_nothing_from_text(page):
    assert page.evaluate("probed") == {"refused": "EvalError", "number": 2.5, "shown": "0,33"}
    assert not re.search(r"\beval\b|\bFunction\(|setTimeout|innerHTML|document|fetch", SCRIPT)
    assert SCRIPT.count('"use strict"') == 1
    assert page.evaluate("Object.keys(congkhaiFormula).sort()") == [
        "cut",
        "holds",
        "parseDecimal",
        "plainNumber",
        "readings",
        "value",
        "visible",
    ]


def test_a_name_that_every_object_has_is_no_function(page):
    known = 'congkhaiFormula.value(["call", "constructor"], () => null, null)'
    assert (
        page.evaluate(f"(() => {{ try {{ return {known}; }} catch (e) {{ return e.name; }} }})()")
        == "TypeError"
    )


def test_the_script_is_no_longer_than_a_module_may_be():
    lines = SCRIPT.splitlines()
    assert len(lines) <= 300
    assert [line for line in lines if len(line) > 110] == []


TYPED_NUMBERS = [
    *"98,5|98.5|1.597,25|1,597.25|1.597|1,597|-12.345|0,597|1597,5|1.234.567|1,234,567|1234567|1.597,2".split(
        "|"
    ),
    *"007|+3|-0|-0,5|−5|－5|９８|٩٨|1_0|1e3|1E3|NaN|Infinity|0x10|| |,5|5,|5²|½|①|98,5%|0.123.456".split("|"),
    *"1.59,25|1.597.25|1,2,3|--1|98 5|98\u00a05|1 .5|1.234.567,|1.234.567,25.3|1,597.|5\n6|1\u200b2".split(
        "|"
    ),
    *"\u00a098,5\u00a0|\u20095\u202f|\u30005\ufeff|5\u200b|5\n|\r\n5|\u20285\u2029|\x855|\x1c5".split("|"),
    *"1\U000e00202|\u180e5|5\u0301|\v5\f|\x005".split("|"),
    *(
        "9" * 40,
        "9" * 41,
        f" {'9' * 40} ",
        f"{'9' * 39},",
        f"{'9' * 38},5",
        f"{'9' * 39},5",
        "\u200b".join("9" * 40),
    ),
]


def numbers_typed(texts: Sequence[str]) -> list[list[str] | None]:
    """What Python reads in each text, as the browser tells it."""
    found = [parse_decimal(text) for text in texts]
    return [None if number is None else pair(Fraction(number)) for number in found]


def test_typed_numbers_are_read_alike(page):
    assert dict(zip(TYPED_NUMBERS, page.evaluate(TYPED, json.dumps(TYPED_NUMBERS)), strict=True)) == dict(
        zip(TYPED_NUMBERS, numbers_typed(TYPED_NUMBERS), strict=True)
    )


PARTS = [
    *"0123456789",
    "000",
    "123",
    ".",
    ",",
    ".",
    ",",
    "-",
    "+",
    " ",
    "\u00a0",
    "\u200b",
    "\n",
    "_",
    "e",
    "９",
    "−",
    "\u0301",
]


def test_made_up_typed_numbers_are_read_alike(page):
    drawn: list[str] = []
    texts = st.one_of(
        st.lists(st.sampled_from(PARTS), max_size=45).map("".join),
        st.from_regex(r"[+-]?[0-9]{1,4}([.,][0-9]{2,4}){0,4}", fullmatch=True),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    )

    @BATCH
    @given(texts)
    def draw(text: str) -> None:
        drawn.append(text)

    draw()
    read_there, read_here = page.evaluate(TYPED, json.dumps(drawn)), numbers_typed(drawn)
    assert [case for case in zip(drawn, read_here, read_there, strict=True) if case[1] != case[2]] == []
    assert sum(number is not None for number in read_here) > len(drawn) / 10


def test_every_character_around_a_number_is_taken_or_left_alike(page):
    texts = [f"{chr(code)}5{chr(code)}6" for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    texts += [f"{text[0]}5{text[0]}" for text in texts]
    texts += [f"5{chr(code)}" for code in range(0xE0000, 0xE1100)]
    read_there, read_here = page.evaluate(TYPED, json.dumps(texts)), numbers_typed(texts)
    assert [case for case in zip(texts, read_here, read_there, strict=True) if case[1] != case[2]] == []


def test_numbers_are_shown_alike(page):
    drawn: list[tuple[Decimal, int]] = [
        (Decimal(number), 0) for number in ("0.5", "-0.5", "-0.4", "2.5", "20", "-1.50")
    ]

    @BATCH
    @given(
        st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6)
        | st.integers(-3000, 3000).map(lambda halves: Decimal(halves) / 200),
        st.integers(0, 5),
    )
    def draw(number: Decimal, places: int) -> None:
        drawn.append((number, places))

    draw()
    there = page.evaluate(SHOWN, [[*pair(Fraction(number)), places] for number, places in drawn])
    here = [[plain(number + 0), cut(Fraction(number), places)] for number, places in drawn]
    assert [case for case in zip(drawn, here, there, strict=True) if case[1] != case[2]] == []
    assert page.evaluate(SHOWN, [["1", "3", 2], ["-2", "3", 0]]) == [["1/3", "0,33"], ["-2/3", "-1"]]
    assert plain_number(Fraction(1, 3)) == "1/3"


def cut(number: Fraction, places: int) -> str:
    """The largest number of so many decimals that is not above the number."""
    count = number * 10**places // 1
    whole, part = divmod(abs(count), 10**places)
    return f"{'-' if count < 0 else ''}{whole}" + (f",{part:0{places}}" if places else "")
