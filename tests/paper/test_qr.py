"""A QR code as it stands on paper holds what it was made of."""

import re
from xml.etree import ElementTree

import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.paper.qr import square

QUIET = 4
_MOVE = re.compile(r"([Mmh])([-\d.]+)(?: ([-\d.]+))?")


def modules(svg: str) -> list[list[bool]]:
    """The dark squares as the path draws them: strokes one unit wide in rows of a half."""
    drawn = ElementTree.fromstring(svg)
    size = int(drawn.attrib["viewBox"].split()[2])
    dark = [[False] * size for _ in range(size)]
    x = y = 0.0
    for letter, first, second in _MOVE.findall(drawn[0].attrib["d"]):
        if letter == "M":
            x, y = float(first), float(second)
        elif letter == "m":
            x, y = x + float(first), y + float(second)
        else:
            for column in range(int(x), int(x + float(first))):
                dark[int(y)][column] = True
            x += float(first)
    return dark


@settings(max_examples=20, deadline=None)
@given(st.text("abcXYZ019-_", min_size=43, max_size=43))
def test_the_drawing_is_the_code_with_quiet_space_round_it(token):
    address = f"https://noivu.tinh.gov.vn/nop-ho-so/vao/{token}"
    drawn = modules(square(address))
    code = [[bool(module) for module in row] for row in segno.make(address, error="m", micro=False).matrix]
    assert [row[QUIET:-QUIET] for row in drawn[QUIET:-QUIET]] == code
    edge = [*drawn[:QUIET], *drawn[-QUIET:], *(row[:QUIET] + row[-QUIET:] for row in drawn)]
    assert not any(map(any, edge))


def test_it_stands_in_a_page_and_asks_for_nothing():
    svg = square("http://127.0.0.1:8080/vao/a")
    assert svg.startswith("<svg aria-hidden=") and svg.count("<svg") == 1
    assert "http" not in svg and "<?xml" not in svg and "<title" not in svg
    assert square("http://127.0.0.1:8080/vao/a") == svg != square("http://127.0.0.1:8080/vao/b")
