"""Formulas of a form: what is taken and how it is grouped, what is refused and where, what they give."""

import json
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from congkhai.notation.formula import (
    FUNCTIONS,
    Answer,
    Call,
    Chain,
    Formula,
    Minus,
    Number,
    Own,
    Text,
    as_json,
)
from congkhai.notation.formula_read import LONGEST, NESTED, parse
from congkhai.notation.formula_value import holds, plain_number, value
from congkhai.notation.misread import Misread
from tests.notation.formulas import ANSWERS, MAKERS, MEANINGS, OWN, written

A, B, ONE = Answer("a"), Answer("b"), Number(Fraction(1))
DEEPEST_LAYER = "1 or 1 and 1 = 1 + 1 * if(1, 1, "


def read(text: str) -> Formula:
    formula = parse(text)
    assert isinstance(formula, Formula), formula
    return formula


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("${a}", A),
        (" . ", Own()),
        ("2.50", Number(Fraction(5, 2))),
        ("'a \"b\"'", Text('a "b"')),
        ('"it\'s"', Text("it's")),
        ("''", Text("")),
        ("true()", Call("true", ())),
        ("true ( )", Call("true", ())),
        ("((${a}))", A),
        ("-${a}", Minus(A)),
        ("1\n+\t${a}", Chain(ONE, (("+", A),))),
        ("${a}+${b}-1", Chain(A, (("+", B), ("-", ONE)))),
        ("${a} + (${b} - 1)", Chain(A, (("+", Chain(B, (("-", ONE),))),))),
        ("${a} + ${b} * 1", Chain(A, (("+", Chain(B, (("*", ONE),))),))),
        ("-${a} * 1", Chain(Minus(A), (("*", ONE),))),
        ("-(${a} * 1)", Minus(Chain(A, (("*", ONE),)))),
        ("1div 1mod 1", Chain(ONE, (("div", ONE), ("mod", ONE)))),
        (".<=1", Chain(Own(), (("<=", ONE),))),
        ("${a} or ${b} and 1", Chain(A, (("or", Chain(B, (("and", ONE),))),))),
        ("${a} and (${b} or 1)", Chain(A, (("and", Chain(B, (("or", ONE),))),))),
        ("(${a} = 1) = ${b}", Chain(Chain(A, (("=", ONE),)), (("=", B),))),
        ("if(${a}, 'x', -1)", Call("if", (A, Text("x"), Minus(ONE)))),
        ("sum(${a})", Call("sum", (A,))),
        ("selected(., 'and')", Call("selected", (Own(), Text("and")))),
    ],
)
def test_what_a_text_is_read_as(text, tree):
    assert read(text).tree == tree


def test_a_formula_says_whom_it_asks():
    formula = read("${a} + sum(${B_2}) > 1 and '${c}' != ${a}")
    assert (formula.names, formula.uses_own) == ({"a", "B_2"}, False)
    assert formula.text == "${a} + sum(${B_2}) > 1 and '${c}' != ${a}"
    assert read("string-length(.) < 5").uses_own
    assert not read("'.' = 1.5").uses_own


@pytest.mark.parametrize(
    ("text", "why", "character"),
    [
        ("", "thiếu một giá trị ở cuối", 1),
        ("1 +", "thiếu một giá trị ở cuối", 4),
        ("1 + * 2", "thiếu một giá trị trước “*”", 5),
        ("and 1", "thiếu một giá trị trước “and”", 1),
        ("()", "thiếu một giá trị trước “)”", 2),
        ("not()", "hàm not cần 1 phần trong ngoặc, ở đây có 0", 1),
        ("if(1,, 2)", "thiếu một giá trị trước “,”", 6),
        ("1 2", "thiếu dấu phép tính trước “2”", 3),
        ("2.5.1", "thiếu dấu phép tính trước “.”", 4),
        ("(1 2)", "thiếu dấu phép tính trước “2”", 4),
        ("${a}${b}", "thiếu dấu phép tính trước “${b}”", 5),
        ("1 + (2 * 3", "mở ngoặc mà không đóng", 5),
        ("not(1", "mở ngoặc mà không đóng", 4),
        ("1 + 2)", "thừa dấu đóng ngoặc", 6),
        (". <= 2,5", "dấu phẩy chỉ ngăn các phần của một hàm; số lẻ ghi bằng dấu chấm, như 2.5", 7),
        ("round(2,5, 1)", "hàm round cần 2 phần trong ngoặc, ở đây có 3", 1),
        ("(1, 2)", "dấu phẩy chỉ ngăn các phần của một hàm; số lẻ ghi bằng dấu chấm, như 2.5", 3),
        ("1 <= . <= 5", "so sánh hai lần liền nhau; tách thành hai phép so sánh nối bằng and", 8),
        ("1 = 2 < 3", "so sánh hai lần liền nhau; tách thành hai phép so sánh nối bằng and", 7),
        ("1 <> 2", "ghi “<>”; trong công thức ghi là !=", 3),
        ("1 == 2", "ghi “==”; trong công thức ghi là =", 3),
        ("1 ≤ 2", "ghi “≤”; trong công thức ghi là <=", 3),
        ("1 / 2", "ghi “/”; trong công thức ghi là div", 3),
        ("if(1; 2; 3)", "ghi “;”; trong công thức ghi là ,", 5),
        ("1 && 2", "ghi “&&”; trong công thức ghi là and", 3),
        ("1 & 2", "có ký tự “&”, không dùng trong công thức", 3),
        ("1 ! 2", "có ký tự “!”, không dùng trong công thức", 3),
        ("１", "có ký tự “１”, không dùng trong công thức", 1),
        (". = “a”", "dùng dấu nháy cong; gõ lại bằng dấu nháy thẳng ' hoặc \"", 5),
        (". = 'a", "mở dấu nháy mà không đóng", 5),
        ("1\u00a0+ 2", "có một dấu cách lạ hoặc ký tự không thấy được; xoá đi và gõ lại bằng phím cách", 2),
        ("1 +\u200b2", "có một dấu cách lạ hoặc ký tự không thấy được; xoá đi và gõ lại bằng phím cách", 4),
        (
            "1 + ${điểm}",
            "sau dấu $ phải là tên trường trong ngoặc nhọn, như ${diem_a}: chữ không dấu, chữ số, dấu _",
            5,
        ),
        (
            "${1a}",
            "sau dấu $ phải là tên trường trong ngoặc nhọn, như ${diem_a}: chữ không dấu, chữ số, dấu _",
            1,
        ),
        (
            "${a }",
            "sau dấu $ phải là tên trường trong ngoặc nhọn, như ${diem_a}: chữ không dấu, chữ số, dấu _",
            1,
        ),
        (
            "diem + 1",
            "không hiểu từ “diem”; tên trường ghi như ${diem_a}, đoạn chữ ghi trong dấu nháy '…'",
            1,
        ),
        ("6 div-1", "thiếu dấu phép tính trước “div-1”", 3),
        ("1 div.", "thiếu dấu phép tính trước “div.”", 3),
        (". = đạt", "không hiểu từ “đạt”; tên trường ghi như ${diem_a}, đoạn chữ ghi trong dấu nháy '…'", 5),
        (
            "regex(., 'a')",
            f"không có hàm “regex”; các hàm dùng được: {', '.join(sorted(FUNCTIONS))}",
            1,
        ),
        ("1 + if", "thiếu ngoặc sau tên hàm if", 5),
        ("true", "thiếu ngoặc sau tên hàm true", 1),
        ("true(1)", "hàm true cần 0 phần trong ngoặc, ở đây có 1", 1),
        ("1 = sum(1)", "hàm sum chỉ nhận một trường, như sum(${diem})", 5),
        ("count(${a} + 1)", "hàm count chỉ nhận một trường, như count(${diem})", 1),
        ("1e3", "thiếu dấu phép tính trước “e3”", 2),
        (f"1 + {'9' * 41}", "có một số dài quá 40 ký tự", 5),
        ("(" * 31 + "1" + ")" * 31, "các ngoặc hoặc dấu trừ lồng nhau quá 30 lớp", 31),
        ("-" * 31 + "1", "các ngoặc hoặc dấu trừ lồng nhau quá 30 lớp", 31),
    ],
)
def test_what_is_refused_is_told_with_its_character(text, why, character):
    assert parse(text) == Misread(f"{why} (ký tự thứ {character})", character=character)


def test_the_longest_and_the_deepest():
    assert isinstance(parse("1".ljust(LONGEST)), Formula)
    assert parse("1".ljust(LONGEST + 1)) == Misread("dài quá 2000 ký tự", character=2001)
    assert isinstance(parse("(" * NESTED + "1" + ")" * NESTED), Formula)
    assert read(" + ".join(["-1"] * (NESTED + 1))).tree == Chain(Minus(ONE), (("+", Minus(ONE)),) * NESTED)
    assert read("not(1) + " * 200 + "1").tree == Chain(
        Call("not", (ONE,)), (*[("+", Call("not", (ONE,)))] * 199, ("+", ONE))
    )


def test_the_deepest_formula_is_read_worked_out_and_listed():
    deepest = read(DEEPEST_LAYER * NESTED + "1" + ")" * NESTED)
    assert value(deepest, ANSWERS.__getitem__, None) is True
    assert json.loads(json.dumps(as_json(deepest))) == as_json(deepest)


@given(MAKERS, st.integers(0, 5), st.sampled_from(["", " ", "\n "]))
def test_the_text_of_a_tree_gives_the_tree_back(maker, depth, blank):
    tree = maker.tree(depth)
    assume(len(written(tree, blank)) <= LONGEST)
    assert read(written(tree, blank)).tree == tree


SCRAPS = "${a} ${ . 1 2.5 'x' ' \" ( ) , + - * div mod = != < <= > >= and or not( if( sum( true() đ & \u00a0"
GLUE = st.sampled_from(SCRAPS.split(" "))


@given(st.text() | st.lists(GLUE).map("".join) | st.lists(GLUE).map(" ".join))
def test_no_text_stops_the_reading(text):
    formula = parse(text)
    if isinstance(formula, Misread):
        assert formula.character is not None
        assert 1 <= formula.character <= len(text) + 1
        assert formula.why.endswith(f"(ký tự thứ {formula.character})")
    else:
        value(formula, lambda _: None, None)


@pytest.mark.parametrize(("text", "meant"), MEANINGS)
def test_what_a_formula_gives(text, meant):
    worth = value(read(text), ANSWERS.__getitem__, OWN)
    assert (type(worth), worth) == (type(meant), meant)


@pytest.mark.parametrize(
    ("text", "true"),
    [("${rong}", False), ("0", False), ("''", False), ("'0'", True), ("0.1", True), (".", True)],
)
def test_what_holds(text, true):
    assert holds(read(text), ANSWERS.__getitem__, OWN) is true


@given(MAKERS)
def test_whatever_is_answered_is_worked_out(maker):
    tree, answers, own = maker.case()
    worth = value(read(written(tree)), answers.__getitem__, own)
    assert worth is None or isinstance(worth, bool | str | Fraction)
    assert worth != ""


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("-20", "-20"),
        ("12.50", "12.5"),
        ("-0.05", "-0.05"),
        ("1/8", "0.125"),
        ("1/3", "1/3"),
        ("-7/6", "-7/6"),
    ],
)
def test_a_number_is_written_exactly(number, text):
    assert plain_number(Fraction(number)) == text


@given(st.fractions())
def test_a_written_number_is_the_number(number):
    assert Fraction(plain_number(number)) == number


def test_a_tree_is_listed_for_the_script():
    assert as_json(read("if(. > -2.5, sum(${a}), 'x')")) == [
        "call",
        "if",
        ["chain", ["own"], [">", ["minus", ["number", "5", "2"]]]],
        ["call", "sum", ["answer", "a"]],
        ["text", "x"],
    ]
