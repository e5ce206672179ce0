"""What a page keeps to itself: comments in any place and spelling, addresses that no link uses."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown.blockprocessors import ReferenceProcessor

from congkhai.rendering import body
from congkhai.rendering.unseen import DEFINITION, Sort, parts

SECRET = "SOBIMAT"
HIDDEN = [
    f"Chữ <!-- {SECRET} --> chữ",
    f"<!-- {SECRET}\n\n{SECRET} -->\nchữ",
    f"<!--{SECRET}-->",
    f"- một\n<!-- {SECRET} -->\n- hai",
    f"- một\n\n    <!-- {SECRET} -->\n",
    f"    <!-- {SECRET} -->",
    f"> trích\n> <!-- {SECRET} -->",
    f"| a | b |\n|---|---|\n| 1 <!-- {SECRET} --> | 2 |",
    f"## Mục <!-- {SECRET} -->",
    f"**đậm <!-- {SECRET} -->**",
    f"[chữ <!-- {SECRET} -->](a.md)",
    f"<!--[if IE]> {SECRET} <![endif]-->",
    f"<!---- {SECRET} ---->",
    f"<!-- a <!-- {SECRET} -->",
    f"Dấu ` ở đây <!-- {SECRET} ` -->",
    f"Dấu ` ở đây\n\n<!-- {SECRET} ` -->",
    f"<!--\n```\n{SECRET}\n```\n-->",
    f"```\nmở mà không đóng <!-- {SECRET} -->",
    f"<!-- mở mà không đóng {SECRET}",
    f"<!--> {SECRET}",
    f"<!-- dan-y {SECRET} -->",
    f" <!-- congkhai: can-cu {SECRET} -->",
    f"[//]: # ({SECRET})",
    f"[//]: # '{SECRET}'",
    f"[//]: #\n  ({SECRET})",
    f"[khong-dung]: a.md\n'{SECRET}'",
    f"<<!-- x -->!-- {SECRET} --> <!-- y -->",
]
SHOWN = [
    "`<!-- chữ -->`",
    "```\n<!-- chữ -->\n```",
    "~~~ html\n<!--\n~~~",
    "<!-- congkhai: can-cu -->",
    "<!-- congkhai: cong-viec II.4.1a -->",
    "<!-- dan-y -->\nchữ\n<!-- het dan-y -->",
    "[x]\n\n[x]: a.md 'tên'",
    "[chữ] [X\n y]\n\n[x y]: a.md",
    "&lt;!-- chữ --&gt;",
]


@pytest.mark.parametrize("text", HIDDEN[:-1])
def test_what_is_hidden_does_not_reach_the_site(text):
    assert SECRET not in body.shown(text)


@pytest.mark.parametrize("text", SHOWN)
def test_what_is_shown_stays(text):
    assert body.shown(text) == text


def test_a_comment_put_together_from_two_is_told_as_a_tag():
    codes = {finding.code for finding in body.faults(HIDDEN[-1], 1, "a.md")}
    assert codes >= {"noi-dung-co-the-html", "ghi-chu-thua-dau-dong"}


@pytest.mark.parametrize(
    "text, left",
    [("a <!-- x -->  \nb", "a\nb"), ("<!-- x -->    b", "b"), ("a <!-- x --> b", "a  b"), ("a\n\u00a0 \nb",
     "a\n\nb"),
     ("  <!-- x --> <!-- y -->  b", "  b"), ("a <!-- x\ny --> b", "a\nb")],
)  # fmt: skip
def test_no_blank_of_a_comment_becomes_a_line_break_or_code(text, left):
    assert body.shown(text) == left


PIECES = [
    "<!--",
    "-->",
    "`",
    "``",
    "```\n",
    "\n",
    "~~~\n",
    "a",
    " ",
    "]: ",
    "[a",
    "(b)",
    "<",
    "!",
    "\0",
    "-",
    ">",
]


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
@example("<!-- \0 -->")
def test_every_line_stays_where_it_was(text):
    shown = body.shown(text)
    assert shown.count("\n") == text.count("\n")
    found = list(parts(text))
    assert all(0 <= part.start < part.end <= len(text) for part in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert Sort.COMMENT not in {part.sort for part in parts(shown) if "<!" not in text.replace("<!--", "")}


def test_many_openings_take_no_longer_than_many_letters():
    for sign in ("<!--", "``` a\n", "`", "-->", "[a]: b (c\n"):
        body.shown(sign * 20_000)


def test_an_address_written_apart_is_what_the_renderer_takes_for_one():
    assert DEFINITION.pattern == ReferenceProcessor.RE.pattern.replace("\\'", "'")


@pytest.mark.parametrize(
    "text, told",
    [
        ("a\n<!-- mở", [("ghi-chu-khong-dong", 6)]),
        ("<!--> x -->", [("ghi-chu-khong-dong", 5)]),
        ("a <!-- b <!-- c --> d -->", [("ghi-chu-thua-dau-dong", 5)]),
        ("A --> B", [("ghi-chu-thua-dau-dong", 5)]),
        ("`A --> B`", []),
        (" <!-- congkhai: can-cu -->", [("noi-dung-lenh-sai-cach-viet", 5)]),
        ("a\n\n<!--Congkhai can-cu-->", [("noi-dung-lenh-sai-cach-viet", 7)]),
        ("<!-- dàn ý -->", [("noi-dung-lenh-sai-cach-viet", 5)]),
        ("<!-- công khai sau ngày 12 -->", []),
        ("<!-- congkhai: can-cu --> <!-- x -->", [("noi-dung-lenh-sai-cach-viet", 5)]),
        ("[Lưu ý]: xem", [("dong-dia-chi-khong-dung", 5)]),
        ("[//]: # (ghi chú)", []),
        ("`<b>`\n```\n<b>\n```", []),
        ("\\`<b>`", [("noi-dung-co-the-html", 5)]),
        ("[x](<a b.md>) <a@b.vn>", []),
        ("[x](<b>)<b>", [("noi-dung-co-the-html", 5)]),
        ("x](<img src=a>)", [("noi-dung-co-the-html", 5)]),
    ],
)  # fmt: skip
def test_marks_at_fault_are_told_at_their_rows(text, told):
    assert [(finding.code, finding.place.row) for finding in body.faults(text, 5, "a.md")] == told
