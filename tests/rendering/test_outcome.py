"""What the renderer makes of a body, with the rows in which it was written."""

from pathlib import Path

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig

import congkhai.rendering
from congkhai.rendering.outcome import EXTENSIONS, outcome

#: Understood by the site's renderer; hand-written pages hold no HTML, and code between fences is taken out.
ELSEWHERE = {"md_in_html", "fenced_code"}


def test_pages_are_read_with_what_the_site_is_rendered_with():
    look = Path(congkhai.rendering.__file__).parent / "look" / "mkdocs.yml"
    named = yaml.safe_load(look.read_text("utf-8"))["markdown_extensions"]
    look_has = {next(iter(item)) if isinstance(item, dict) else item for item in named}
    always = set(MkDocsConfig().markdown_extensions or ()) | {"toc", "tables", "fenced_code"}
    assert look_has | always == {*EXTENSIONS, *ELSEWHERE}


@pytest.mark.parametrize(
    "body, addresses",
    [
        ("[x](a.md)\n\n[y](b.md#c)", [("a.md", 1), ("b.md#c", 3)]),
        ("a\n[x](a.md)\n[y](a.md)", [("a.md", 2), ("a.md", 2)]),
        ("[x][k]\n\n[k]: a.md", [("a.md", 3)]),
        ("[x](a\\_b.md)", [("a_b.md", 1)]),
        ("[x](<a b.md>) [y](a b.md)", [("a b.md", 1), ("a b.md", 1)]),
        ("[x](a(1).md 'tên')", [("a(1).md", 1)]),
        ("![](a.png)", [("a.png", 1)]),
        ("\n<a@b.vn> <https://a.vn>", [("mailto:a@b.vn", 2), ("https://a.vn", 2)]),
        ("- một\n\n    [x](a.md)\n- [y](b.md)", [("a.md", 3), ("b.md", 4)]),
        ("> một\n> [x](a.md)", [("a.md", 2)]),
        ("| a | a |\n|---|---|\n| b | a |\n| a | [x](a.md) |", [("a.md", 4)]),
        ("## [x](a.md) {#b}", [("a.md", 1)]),
        ("**[x](a.md)**", [("a.md", 1)]),
        ("`[x](a.md)` \\[x](a.md)\n\n```\n[x](a.md)\n```\n\n    [x](a.md)", []),
        ("<!-- congkhai: can-cu -->\n[x](a.md)", [("a.md", 2)]),
        ("[x](a&amp;b.md)", [("a&b.md", 1)]),
    ],
)
def test_addresses_stand_at_their_rows(body, addresses):
    assert [(address.written, address.row) for address in outcome(body).addresses] == addresses


def test_a_link_says_what_it_shows():
    shown = [address.shows for address in outcome("[](a) [`x`](a) [**y**](a) [![z](b)](a)").addresses]
    assert shown[:3] == ["", "x", "y"] and all(shown[3:])
