"""What a body becomes: its addresses and anchors as the site's renderer reads them, with rows of the body."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from congkhai.rendering.body import DIRECTIVE, MARKER
from congkhai.rendering.unseen import DEFINITION, without_fenced
from congkhai.value import Value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: What the renderer is told to understand, beside code between fences, which is taken out before.
EXTENSIONS: Final = ("attr_list", "sane_lists", "tables", "toc")
_BLOCKS: Final = frozenset("blockquote div h1 h2 h3 h4 h5 h6 hr li ol p pre table ul".split())
_ORDINARY: Final = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
_ALIGNED: Final = re.compile(r"text-align: \w+;")
_ESCAPED: Final = re.compile("\x02(\\d+)\x03")
_AMPERSAND: Final = "\x02amp\x03"
_KEPT_APART: Final = re.compile("\x02[^\x03]*\x03")
#: Stands for code, a picture or a sign that was escaped among the words shown.
SOMETHING: Final = "\ufffc"


class Address(Value):
    """Where a link leads or a picture lies; `shows` are the words of the link, "" where it has none."""

    written: str
    row: int
    shows: str
    picture: bool = False


class Block(Value):
    """A paragraph, heading, cell or other part: its tag, its lines as written, the row of the first.

    `left` is the text that is shown once bold, links and the like are taken out; `given` are attributes that
    somebody wrote in braces.
    """

    tag: str
    row: int
    lines: tuple[str, ...]
    left: str = ""
    given: frozenset[str] = frozenset()


class Outcome(Value):
    """A body as it is rendered. Rows count from 1, the first line of the body.

    `html` is the whole as the site shows it; `too_deep`: parts stand in parts deeper than the renderer can
    follow, so nothing is known of the body.
    """

    blocks: tuple[Block, ...]
    addresses: tuple[Address, ...]
    ids: frozenset[str]
    html: str = ""
    too_deep: bool = False


def outcome(body: str) -> Outcome:
    """What the renderer makes of the body of a page, directives and code between fences left out."""
    # The library takes a while to import, which only commands that read pages are to pay for.
    from markdown import Markdown
    from markdown.extensions.attr_list import AttrListExtension
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension
    from markdown.extensions.toc import TocExtension
    from markdown.treeprocessors import Treeprocessor

    text = MARKER.sub("", DIRECTIVE.sub("", without_fenced(body)))
    reading = _Reading(text)

    class Before(Treeprocessor):
        def run(self, root: "Element") -> None:
            reading.place(root)

    class After(Treeprocessor):
        def run(self, root: "Element") -> None:
            reading.gather(root)

    markdown = Markdown(
        extensions=[AttrListExtension(), SaneListExtension(), TableExtension(), TocExtension(permalink=False)]
    )
    markdown.treeprocessors.register(Before(markdown), "before", 25)
    markdown.treeprocessors.register(After(markdown), "after", 3)
    try:
        html = markdown.convert(text)
    except RecursionError:
        return Outcome(blocks=(), addresses=(), ids=frozenset(), too_deep=True)
    return Outcome(
        blocks=tuple(reading.blocks),
        addresses=tuple(reading.addresses),
        ids=frozenset(reading.ids),
        html=html,
    )


class _Reading:
    """Finds in the text again what the renderer took from it: its tree holds no rows but keeps the order."""

    def __init__(self, text: str) -> None:
        self.lines = text.expandtabs(4).split("\n")
        self.defined = {
            match[2]: text.count("\n", 0, match.start()) + 1 for match in DEFINITION.finditer(text)
        }
        self.placed: list[tuple[Element, int, tuple[str, ...]]] = []
        self.blocks: list[Block] = []
        self.addresses: list[Address] = []
        self.ids: set[str] = set()
        self._line = 0

    def place(self, root: "Element") -> None:
        """Keep each part that has words with its row, while its words are still as they were written."""
        for element in root:
            if element.tag == "table":
                self._place_rows(element)
            elif element.tag == "pre":
                self._place(element, element[0].text or "")
            else:
                if element.text and element.text.strip():
                    self._place(element, element.text)
                self.place(element)

    def _place(self, element: "Element", words: str) -> None:
        wanted = words.strip("\n").split("\n")
        first = self._found(wanted[0].strip())
        self._line = first + len(wanted)
        self.placed.append((element, first + 1, tuple(self.lines[first : self._line])))

    def _place_rows(self, table: "Element") -> None:
        heads = (cell.text.strip() for cell in table.iter("th") if cell.text and cell.text.strip())
        first = self._found(next(heads, "|"))
        for count, row in enumerate(table.iter("tr")):
            # The line below the heads holds no row of the table; one without rows is given an empty one.
            at = min(first + count + (count > 0), len(self.lines) - 1)
            self.placed += [(cell, at + 1, (self.lines[at],)) for cell in row]
            self._line = at + 1

    def _found(self, words: str) -> int:
        """The line, from where the last part ended on, that holds the words."""
        lines = range(self._line, len(self.lines))
        return next((line for line in lines if words in self.lines[line]), min(self._line, lines.stop - 1))

    def gather(self, root: "Element") -> None:
        """Take from each part, now read, its addresses and what is left of its words."""
        self.ids |= {element.get("id", "") for element in root.iter()} - {""}
        for element, row, lines in self.placed:
            inner = [element, *_inline(element)] if element.tag != "pre" else [element]
            given = frozenset(name for part in inner for name in _given(part))
            left = "" if element.tag == "pre" else _left(element)
            self.blocks.append(Block(tag=element.tag, row=row, lines=lines, left=left, given=given))
            for part in inner:
                if part.tag in ("a", "img"):
                    self.addresses.append(self._address(part, row, lines))

    def _address(self, element: "Element", row: int, lines: Sequence[str]) -> Address:
        raw = element.get("href" if element.tag == "a" else "src") or ""
        written = _plain(raw)
        sought = written.removeprefix("mailto:")
        line = next((count for count, line in enumerate(lines) if sought and sought in line), None)
        return Address(
            written=written,
            row=row + line if line is not None else self.defined.get(written, row),
            shows="".join((*element.itertext(), *(SOMETHING for _ in element.iter("img")))).strip(),
            picture=element.tag == "img",
        )


def _inline(element: "Element") -> Iterator["Element"]:
    for child in element:
        if child.tag not in _BLOCKS:
            yield child
            yield from _inline(child)


def _left(element: "Element") -> str:
    """The words shown, code and what was escaped as one sign each, so that no mark is seen in them."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag not in _BLOCKS:
            pieces += [SOMETHING if child.tag in ("code", "img") else _left(child), child.tail or ""]
    return _KEPT_APART.sub(SOMETHING, "".join(pieces))


def _given(element: "Element") -> Iterator[str]:
    for name, value in element.items():
        aligned = name == "style" and _ALIGNED.fullmatch(value)
        if name != "id" and name not in _ORDINARY.get(element.tag, ()) and not aligned:
            yield name


def _plain(address: str) -> str:
    coded = _ESCAPED.sub(lambda match: chr(int(match[1])), address.replace(_AMPERSAND, "&"))
    return html.unescape(coded)
