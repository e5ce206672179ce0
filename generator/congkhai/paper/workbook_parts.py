"""What Excel and PowerPoint keep in their parts beside what shows: paths, names, links, what is hidden."""

import re
from typing import Final

from congkhai.paper.copies import Log
from congkhai.paper.gaps import Gap
from congkhai.paper.markup import Element, child, children, every, remove
from congkhai.paper.traces import Trace

_ELSEWHERE: Final = re.compile(r"\[\d+\]")
_OF_BOOK: Final = frozenset(("fileSharing", "revisionPtr", "fileRecoveryPr", "webPublishing"))
_OF_SHEET: Final = frozenset(("scenarios", "customSheetViews"))


def clean(root: Element, log: Log) -> None:
    """Takes it away below the root of a workbook or a sheet; what is hidden is noted, not taken away."""
    if root.local == "workbook":
        _book(root, log)
    elif root.local in ("worksheet", "chartsheet"):
        _sheet(root, log)
    elif root.local == "sld" and root.said("show") in ("0", "false"):
        log.gaps.add(Gap.HIDDEN)
    elif root.local in ("comments", "cmLst"):
        log.count(Trace.COMMENTS, sum(node.local in ("comment", "cm") for node in every(root)))


def tidy(root: Element) -> None:
    """Takes away lists that are empty now: Excel takes a workbook with one for damaged."""
    for node in children(root):
        if node.local in ("externalReferences", "definedNames", "legacyDrawings") and not children(node):
            remove(root, node)


def only_notes(drawing: Element | None) -> bool:
    """Whether an old drawing shows nothing but the frames of comments."""
    kinds = (
        [node.said("ObjectType") for node in every(drawing) if node.local == "ClientData"] if drawing else []
    )
    return drawing is None or (bool(kinds) and set(kinds) == {"Note"})


def _book(root: Element, log: Log) -> None:
    for node in children(root):
        paths = node.local == "AlternateContent" and any(one.local == "absPath" for one in every(node))
        if paths or node.local in _OF_BOOK:
            remove(root, node)
    for node in children(child(root, "sheets") or root):
        if node.local == "sheet" and node.said("state") in ("hidden", "veryHidden"):
            log.gaps.add(Gap.HIDDEN)
    names = child(root, "definedNames")
    for node in children(names) if names is not None else ():
        if names is not None and _ELSEWHERE.search(node.text or ""):
            remove(names, node)


def _sheet(root: Element, log: Log) -> None:
    for node in every(root):
        if node.local in ("row", "col") and node.said("hidden") in ("1", "true"):
            log.gaps.add(Gap.HIDDEN)
        formula = child(node, "f") if node.local == "c" else None
        if formula is not None and _ELSEWHERE.search(formula.text or ""):
            remove(node, formula)
    for node in children(root):
        if node.local in _OF_SHEET:
            remove(root, node)
