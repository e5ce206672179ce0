"""What Word keeps in its text beside the text: comments, earlier wordings, hidden words, marks of editing."""

from collections.abc import Iterable
from typing import Final

from congkhai.paper.markup import Element, child, children, every, remove, unwrap
from congkhai.paper.traces import Log, Trace

_URIS: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_INSERTED: Final = frozenset(("ins", "moveTo"))
_DELETED: Final = frozenset(("del", "moveFrom", "delText", "delInstrText"))
_FORMER: Final = frozenset(
    "rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange tblGridChange "
    "numberingChange cellIns cellMerge".split()
)
_MARKS: Final = frozenset(
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart "
    "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart "
    "customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd proofErr permStart permEnd "
    "dataBinding commentRangeStart commentRangeEnd commentReference annotationRef".split()
)
_SETTINGS: Final = frozenset(
    "rsids attachedTemplate docVars trackRevisions mailMerge saveThroughXslt".split()
)
_OFF: Final = ("0", "false", "off")


def hidden_styles(roots: Iterable[Element]) -> frozenset[str]:
    """The ids of styles whose words do not show, also by the style that one is based on."""
    styles = [node for root in roots if _words(root) for node in children(root) if node.local == "style"]
    based = {node.said("styleId") or "": (child(node, "basedOn"), child(node, "rPr")) for node in styles}

    def hidden(id: str, seen: frozenset[str]) -> bool:
        base, look = based.get(id, (None, None))
        said = _vanish(look)
        if said is not None or base is None or id in seen:
            return bool(said)
        return hidden(base.said("val") or "", seen | {id})

    return frozenset(id for id in based if hidden(id, frozenset()))


def clean(root: Element, hidden: frozenset[str], log: Log) -> None:
    """Takes all of it away below `root`; `hidden` are styles whose words do not show."""
    if any(map(_words, every(root))):
        _below(root, hidden, log)


def _words(node: Element) -> bool:
    return node.uri in _URIS


def _below(parent: Element, hidden: frozenset[str], log: Log) -> None:
    for node in children(parent):
        if not _words(node):
            _below(node, hidden, log)
        elif node.local in _INSERTED and parent.local not in ("rPr", "trPr"):
            log.count(Trace.CHANGES)
            _below(node, hidden, log)
            unwrap(parent, node)
        elif node.local in _DELETED | _FORMER:
            log.count(Trace.CHANGES)
            remove(parent, node)
        elif node.local in _MARKS or (parent.local == "settings" and node.local in _SETTINGS):
            remove(parent, node)
        elif _gone(node):
            log.count(Trace.CHANGES)
            remove(parent, node)
        elif node.local == "r" and _unseen(node, parent, hidden):
            log.count(Trace.HIDDEN_TEXT, any(map(_said, every(node))))
            remove(parent, node)
        else:
            emptied = _paragraph_gone(parent, node)
            _below(node, hidden, log)
            if emptied and {one.local for one in children(node)} <= {"pPr"}:
                remove(parent, node)


def _gone(node: Element) -> bool:
    """Whether this is a row or a cell of a table that was deleted while changes were tracked."""
    looks = {"tr": ("trPr", "del"), "tc": ("tcPr", "cellDel")}.get(node.local)
    return looks is not None and child(node, *looks) is not None


def _paragraph_gone(parent: Element, node: Element) -> bool:
    """Whether a paragraph was deleted as a whole, and is not the only one of its cell."""
    if node.local != "p" or child(node, "pPr", "rPr", "del") is None:
        return False
    return sum(one.local == "p" for one in children(parent)) > 1


def _unseen(run: Element, paragraph: Element, hidden: frozenset[str]) -> bool:
    said = _vanish(child(run, "rPr"))
    if said is not None:
        return said
    own, around = child(run, "rPr", "rStyle"), child(paragraph, "pPr", "pStyle")
    return any(style is not None and style.said("val") in hidden for style in (own, around))


def _vanish(look: Element | None) -> bool | None:
    node = child(look, "vanish") if look is not None else None
    return None if node is None else (node.said("val") or "").lower() not in _OFF


def _said(node: Element) -> bool:
    return node.local == "t" and bool((node.text or "").strip())
