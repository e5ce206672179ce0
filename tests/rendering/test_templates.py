"""The one Jinja environment: strict, escaping, and speaking as an office writes."""

from html import unescape
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markdown import markdown

import congkhai.rendering
from congkhai.pages.results import bars
from congkhai.rendering.templates import block, clause, inline, render
from tests.pages import example

TEMPLATES = Path(congkhai.rendering.__file__).parent / "templates"


def test_what_was_not_given_is_an_error():
    with pytest.raises(UndefinedError):
        render("pages/recipients.html")


def test_values_are_escaped_and_no_empty_line_is_left():
    text = block("pages/recipients.html", recipients=("<b>Sở</b> & phòng",))
    assert "&lt;b&gt;Sở&lt;/b&gt; &amp; phòng" in text
    assert "\n\n" not in text and not text.startswith("\n")


@pytest.mark.parametrize(
    "text", ["a*b*c", "# đề mục", "[x](javascript:alert(1))", "<script>", "Mẫu_02_a `x` ~ \\ {#x}"]
)
def test_inline_shows_exactly_its_characters(text):
    html = markdown(f"## {inline(text)}", extensions=["attr_list"])
    assert html.startswith("<h2>") and "<script" not in html and "<a" not in html and "<em" not in html
    shown = html.removeprefix("<h2>").removesuffix("</h2>")
    assert unescape(shown) == text


def test_a_clause_is_named_as_in_a_sentence():
    assert [clause("III.1"), clause("II.4.2a"), clause("Phụ lục, mục 2a"), clause("")] == [
        "Mục III.1",
        "Mục II.4.2a",
        "Phụ lục, mục 2a",
        "",
    ]


def test_dates_and_numbers_as_offices_write_them():
    totals = example.RESULTS.totals
    text = render("pages/totals.html", totals=totals, bars=bars(totals))
    table = text[text.index("<table") :]
    assert ">16,3<" in table and ">69,8<" in table


def test_no_template_switches_escaping_off():
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")]
    assert len(texts) > 20
    assert not [text for text in texts if "| safe" in text or "|safe" in text or "autoescape false" in text]
