"""Copies of Word, Excel and PowerPoint files (DOCX, XLSX, PPTX) without what office programs keep beside.

Which parts a file has is told by its relations: what none leads to any more is not copied.
"""

import posixpath
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from congkhai.paper import old_fonts, word
from congkhai.paper.gaps import Gap
from congkhai.paper.markup import (
    BadMarkup,
    Element,
    child,
    children,
    every,
    is_markup,
    parse,
    remove,
    written,
)
from congkhai.paper.traces import Log, Trace, Uncleanable

CONTENT: Final = "[Content_Types].xml"
_SIGNED: Final = "_xmlsignatures/"
#: Relations, by the last part of their type, that no reader of the file needs, and what they are told as.
_DROPPED: Final[Mapping[str, Trace | None]] = {
    "comments": None, "commentsExtended": None, "commentsIds": None, "commentsExtensible": None,
    "threadedComment": None, "comment": None, "commentAuthors": None, "authors": None, "people": None,
    "person": None, "customXml": Trace.PROPERTIES, "custom-properties": Trace.PROPERTIES, "thumbnail": None,
    "attachedTemplate": Trace.LINKS, "mailMergeSource": Trace.LINKS, "mailMergeHeaderSource": Trace.LINKS,
    "recipientData": Trace.LINKS, "printerSettings": None, "externalLink": Trace.LINKS, "usernames": None,
    "revisionHeaders": Trace.CHANGES, "documenttasks": None, "webSettings": None,
    "classificationlabels": Trace.PROPERTIES, "downRev": None,
}  # fmt: skip
#: Relations to what this program cannot look into, or to what is kept out of sight.
_UNSEEN: Final[Mapping[str, Gap]] = {
    "vbaProject": Gap.PROGRAM, "oleObject": Gap.PROGRAM, "control": Gap.PROGRAM,
    "activeXControlBinary": Gap.PROGRAM,
    "package": Gap.PROGRAM, "aFChunk": Gap.PROGRAM, "connections": Gap.PROGRAM, "queryTable": Gap.PROGRAM,
    "pivotCacheDefinition": Gap.HIDDEN, "notesSlide": Gap.HIDDEN,
    "subDocument": Gap.PROGRAM, "powerPivotData": Gap.HIDDEN, "xlMacrosheet": Gap.PROGRAM,
}  # fmt: skip
_KEPT_PROPERTIES: Final = ("title", "language")
_KEPT_OF_PROGRAM: Final = ("Application", "AppVersion")
_TOLD_PROPERTIES: Final[Mapping[Trace, tuple[str, ...]]] = {
    Trace.AUTHOR: ("creator", "lastModifiedBy"),
    Trace.PROPERTIES: ("keywords", "description", "category", "subject", "contentStatus"),
    Trace.ORGANISATION: ("Company", "Manager"),
}
_LOCAL_TARGET: Final = re.compile(r"(?i)file:|[a-z]:[\\/]|\\\\|//")
_RSID: Final = re.compile(r"(?:^|:)rsid\w*$")
_ELSEWHERE: Final = re.compile(r"\[\d+\]")
_OF_BOOK: Final = frozenset(("fileSharing", "revisionPtr", "fileRecoveryPr", "webPublishing"))
_OF_SHEET: Final = frozenset(("scenarios", "customSheetViews"))


def is_package(members: Mapping[str, bytes]) -> bool:
    """Whether an archive is a file of one of these programs."""
    return CONTENT in members and "_rels/.rels" in members


def is_signed(members: Mapping[str, bytes]) -> bool:
    """Whether somebody signed the file digitally, so that no byte of it may change."""
    return any(name.startswith(_SIGNED) for name in members)


def clean(members: Mapping[str, bytes], log: Log) -> dict[str, bytes]:
    """The members of the copy; what is left out is noted in `log`."""
    parsed = {name: _parsed(name, content) for name, content in members.items()}
    notes = {name for name, root in parsed.items() if name.endswith(".vml") and _only_notes(root)}
    parts = {name: root for name, root in parsed.items() if root is not None}
    if old_fonts.named(root for name, root in parts.items() if not _is_rels(name)):
        log.gaps.add(Gap.OLD_FONT)
    hidden = word.hidden_styles(root for root in parts.values() if root.local == "styles")
    for root in parts.values():
        _workbook(root, log)
    dropped = {name: _relations(root, notes, log) for name, root in parts.items() if _is_rels(name)}
    for name, root in parts.items():
        if not _is_rels(name) and name != CONTENT:
            _point_nowhere(root, dropped.get(_rels_of(name), frozenset()))
            _part(root, hidden, log)
    kept = _reached(parts, members)
    _content_types(parts.get(CONTENT), kept)
    for root in parts.values():
        _properties(root, log)
    order = [CONTENT, "_rels/.rels", *sorted(kept - {CONTENT, "_rels/.rels"})]
    return {name: written(parts[name]) if name in parts else members[name] for name in order}


def _parsed(name: str, content: bytes) -> Element | None:
    if not is_markup(name):
        return None
    try:
        return parse(content)
    except BadMarkup as error:
        # Drawings of old programs are often no XML; they hold only what was commented and what they draw.
        if name.lower().endswith(".vml"):
            return None
        raise Uncleanable(Gap.DAMAGED) from error


def _is_rels(name: str) -> bool:
    return name.endswith(".rels")


def _rels_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def _relations(root: Element, notes: set[str], log: Log) -> frozenset[str]:
    """Takes away relations that no reader needs; gives the ids of those that are gone."""
    gone = set()
    for relation in children(root):
        kind = (relation.said("Type") or "").rpartition("/")[2]
        external = relation.said("TargetMode") == "External"
        if kind in _UNSEEN:
            log.gaps.add(_UNSEEN[kind])
        frames = kind == "vmlDrawing" and any(name.endswith(_file(relation)) for name in notes)
        if kind in _DROPPED or frames:
            trace = _DROPPED.get(kind)
            if trace is not None:
                log.count(trace)
            gone.add(relation.said("Id") or "")
            remove(root, relation)
        elif external and (kind != "hyperlink" or _LOCAL_TARGET.match(relation.said("Target") or "")):
            log.count(Trace.LINKS)
            relation.set("Target", "about:blank" if kind == "hyperlink" else "NULL")
    return frozenset(gone)


def _point_nowhere(root: Element, gone: frozenset[str]) -> None:
    """Takes away what points to relations that are gone; a setting of the page loses only its pointer."""
    for parent in list(every(root)):
        for node in children(parent):
            pointers = [key for key, value in node.items() if value in gone and _is_pointer(node, key)]
            if pointers and node.local in ("pageSetup", "worksheet"):
                for key in pointers:
                    del node.attrib[key]
            elif pointers:
                remove(parent, node)


def _is_pointer(node: Element, key: str) -> bool:
    return "relationships" in node.scope.get(key.rpartition(":")[0], "")


def _file(relation: Element) -> str:
    return "/" + (relation.said("Target") or "").rpartition("/")[2]


def _part(root: Element, hidden: frozenset[str], log: Log) -> None:
    for node in every(root):
        for key in [key for key in node.attrib if _RSID.search(key)]:
            del node.attrib[key]
    word.clean(root, hidden, log)
    _tidy(root)


def _reached(parts: Mapping[str, Element], members: Mapping[str, bytes]) -> set[str]:
    """The members to which a chain of relations leads from the file as a whole."""
    kept, waiting = {CONTENT}, [""]
    while waiting:
        name = waiting.pop()
        rels = _rels_of(name) if name else "_rels/.rels"
        root = parts.get(rels)
        if root is None or rels in kept:
            continue
        kept.add(rels)
        for relation in children(root):
            if relation.said("TargetMode") == "External":
                continue
            target = _target(name, relation.said("Target") or "", members)
            if target is not None and target not in kept:
                kept.add(target)
                waiting.append(target)
    return kept


def _target(source: str, target: str, members: Mapping[str, bytes]) -> str | None:
    plain = unquote(target.partition("#")[0]).replace("\\", "/")
    path = plain.lstrip("/") if plain.startswith("/") else posixpath.join(posixpath.dirname(source), plain)
    path = posixpath.normpath(path)
    if path in members:
        return path
    return next((name for name in members if name.lower() == path.lower()), None)


def _content_types(root: Element | None, kept: set[str]) -> None:
    if root is None:
        raise Uncleanable(Gap.DAMAGED)
    known = {f"/{name}".lower() for name in kept}
    for node in children(root):
        if node.local == "Override" and (node.said("PartName") or "").lower() not in known:
            remove(root, node)


def _properties(root: Element, log: Log) -> None:
    """Of the properties only the title, the language and the name of the program stay."""
    if root.local == "coreProperties":
        kept = _KEPT_PROPERTIES
    elif root.local == "Properties" and "extended-properties" in root.uri:
        kept = _KEPT_OF_PROGRAM
    else:
        return
    for trace, names in _TOLD_PROPERTIES.items():
        nodes = (child(root, name) for name in names)
        log.say(trace, *("".join(node.itertext()) for node in nodes if node is not None))
    root[:] = [node for node in children(root) if node.local in kept]


def _workbook(root: Element, log: Log) -> None:
    """Takes away what Excel and PowerPoint keep in a part beside what shows; what is hidden is noted."""
    if root.local == "workbook":
        _book(root, log)
    elif root.local in ("worksheet", "chartsheet"):
        _sheet(root, log)
    elif root.local == "sld" and root.said("show") in ("0", "false"):
        log.gaps.add(Gap.HIDDEN)
    elif root.local in ("comments", "cmLst"):
        log.count(Trace.COMMENTS, sum(node.local in ("comment", "cm") for node in every(root)))


def _tidy(root: Element) -> None:
    """Takes away lists that are empty now: Excel takes a workbook with one for damaged."""
    for node in children(root):
        if node.local in ("externalReferences", "definedNames", "legacyDrawings") and not children(node):
            remove(root, node)


def _only_notes(drawing: Element | None) -> bool:
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
