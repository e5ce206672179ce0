"""The words of one part of an office file, those that stand in one line together however they are dressed."""

import re
from typing import Final

from congkhai.paper.markup import BadMarkup, Element, children, parse
from congkhai.text.marks import legacy, reread
from congkhai.text.old_letters import from_tcvn3, from_vni

_LINES: Final = frozenset(
    "p h si is c v comment text definedName title subject creator lastModifiedBy keywords".split()
)
_WORD: Final = re.compile(r"\S+")
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
    """The text as it shows in fonts of the old encodings TCVN3 and VNI, or as it was before it was opened in
    another encoding than it was saved in; empty where no word is of that kind."""
    found = {legacy(word) for word in set(text.split())} - {None}
    readers = {"TCVN3": from_tcvn3, "VNI": from_vni}
    return "\n".join(readers.get(str(encoding), _reread)(text) for encoding in sorted(map(str, found)))


def _reread(text: str) -> str:
    return _WORD.sub(lambda word: reread(word[0]) or word[0], text)
