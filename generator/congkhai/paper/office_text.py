"""The words of one part of an office file, those that stand in one line together however they are dressed."""

from typing import Final

from congkhai.paper.markup import BadMarkup, Element, children, parse
from congkhai.text.marks import legacy
from congkhai.text.old_letters import from_tcvn3, from_vni

_LINES: Final = frozenset(
    "p h si is c v comment text definedName title subject creator lastModifiedBy keywords".split()
)
_GAPS: Final = frozenset("tab br cr line-break s noBreakHyphen ptab".split())
_FORMER: Final = frozenset("delText instrText delInstrText".split())


def lines(content: bytes, without: frozenset[str] = frozenset()) -> str:
    """The paragraphs of an XML part, a line each; empty where it is no XML. Elements `without` are left out.

    Words that a run, a colour or a mark of spelling cuts in two are whole here. What was deleted, and what
    steers a field, stands apart.
    """
    try:
        root = parse(content)
    except BadMarkup:
        return ""
    pieces: list[str] = []
    former: list[str] = []
    _below(root, pieces, former, without)
    return "".join((*pieces, "\n", *former))


def _below(node: Element, pieces: list[str], former: list[str], without: frozenset[str]) -> None:
    if node.local in without:
        return
    into = former if node.local in _FORMER else pieces
    edge = "\n" if node.local in _LINES else " " if node.local in _GAPS else ""
    into += (edge, node.text or "")
    for one in children(node):
        _below(one, pieces, former, without)
        into.append(one.tail or "")
    into.append(edge)


def in_old_letters(text: str) -> str:
    """The text as it shows in fonts of the old encodings TCVN3 and VNI; empty where no word is in one."""
    found = {legacy(word) for word in set(text.split())}
    readers = {"TCVN3": from_tcvn3, "VNI": from_vni}
    return "\n".join(read(text) for encoding, read in readers.items() if encoding in found)
