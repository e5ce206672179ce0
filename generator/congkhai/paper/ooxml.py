"""Copies of Word, Excel and PowerPoint files (DOCX, XLSX, PPTX) without what office programs keep beside.

Which parts a file has is told by its relations: what none leads to any more is not copied.
"""

import posixpath
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from congkhai.paper import old_fonts, word, workbook_parts
from congkhai.paper.copies import Log, Uncleanable
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
from congkhai.paper.traces import Trace

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
_APP: Final = ("Company", "Manager", "HyperlinkBase", "Template")
_LOCAL_TARGET: Final = re.compile(r"(?i)file:|[a-z]:[\\/]|\\\\|//")
_RSID: Final = re.compile(r"(?:^|:)rsid\w*$")


def is_package(members: Mapping[str, bytes]) -> bool:
    """Whether an archive is a file of one of these programs."""
    return CONTENT in members and "_rels/.rels" in members


def is_signed(members: Mapping[str, bytes]) -> bool:
    """Whether somebody signed the file digitally, so that no byte of it may change."""
    return any(name.startswith(_SIGNED) for name in members)


def clean(members: Mapping[str, bytes], log: Log) -> dict[str, bytes]:
    """The members of the copy; what is left out is noted in `log`."""
    parts = {name: _parsed(name, content) for name, content in members.items()}
    if old_fonts.named(root for name, root in parts.items() if root is not None and not _is_rels(name)):
        log.gaps.add(Gap.OLD_FONT)
    hidden = word.hidden_styles(
        root for root in parts.values() if root is not None and root.local == "styles"
    )
    notes = {
        name for name, root in parts.items() if name.endswith(".vml") and workbook_parts.only_notes(root)
    }
    for root in parts.values():
        if root is not None:
            workbook_parts.clean(root, log)
    dropped = {
        name: _relations(root, notes, log)
        for name, root in parts.items()
        if root is not None and _is_rels(name)
    }
    for name, root in parts.items():
        if root is None or _is_rels(name) or name == CONTENT:
            continue
        gone = dropped.get(_rels_of(name), frozenset())
        _point_nowhere(root, gone)
        _part(root, hidden, log)
    kept = _reached(parts, members)
    _content_types(parts.get(CONTENT), kept)
    _properties(parts, log)
    order = [CONTENT, "_rels/.rels", *sorted(kept - {CONTENT, "_rels/.rels"})]
    copy: dict[str, bytes] = {}
    for name in order:
        root = parts[name]
        copy[name] = written(root) if root is not None else members[name]
    return copy


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
    workbook_parts.tidy(root)


def _reached(parts: Mapping[str, Element | None], members: Mapping[str, bytes]) -> set[str]:
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


def _properties(parts: Mapping[str, Element | None], log: Log) -> None:
    """Of the properties only the title, the language and the name of the program stay."""
    for root in parts.values():
        if root is None:
            continue
        if root.local == "coreProperties":
            for name in ("creator", "lastModifiedBy"):
                node = child(root, name)
                log.say(Trace.AUTHOR, "".join(node.itertext()) if node is not None else None)
            for name in ("keywords", "description", "category", "subject", "contentStatus"):
                node = child(root, name)
                log.say(Trace.PROPERTIES, "".join(node.itertext()) if node is not None else None)
            root[:] = [node for node in children(root) if node.local in _KEPT_PROPERTIES]
        elif root.local == "Properties" and "extended-properties" in root.uri:
            for name in _APP[:2]:
                node = child(root, name)
                log.say(Trace.ORGANISATION, "".join(node.itertext()) if node is not None else None)
            root[:] = [node for node in children(root) if node.local in ("Application", "AppVersion")]
