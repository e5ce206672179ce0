"""Copies of ODT, ODS and ODP files without what office programs keep beside what shows."""

from collections.abc import Iterable, Mapping
from typing import Final

from congkhai.paper import old_fonts
from congkhai.paper.gaps import Gap
from congkhai.paper.markup import BadMarkup, Element, children, every, parse, remove, written
from congkhai.paper.traces import Log, Trace, Uncleanable

_MANIFEST: Final = "META-INF/manifest.xml"
_SIGNATURES: Final = ("META-INF/documentsignatures.xml", "META-INF/macrosignatures.xml")
_DROPPED: Final = (
    "Thumbnails/", "Versions/", "VersionList.xml", "Configurations2/", "layout-cache", "Basic/", "Scripts/",
    "META-INF/", "meta.xml", "manifest.rdf",
)  # fmt: skip
_GONE: Final = frozenset(
    ("annotation", "annotation-end", "tracked-changes", "change", "change-start", "change-end", "scripts",
     "event-listeners", "dde-links", "dde-connection-decls", "hidden-text")
)  # fmt: skip
_OF_PRINTER: Final = (
    "PrinterName", "PrinterSetup", "Rsid", "RsidRoot", "CurrentDatabaseDataSource", "CurrentDatabaseCommand",
    "RedlineProtectionKey", "EmbeddedDatabaseName",
)  # fmt: skip
_RSID: Final = ("rsid", "paragraph-rsid")
_LINKED: Final = "image object object-ole plugin table-source cell-range-source section-source".split()
_WORDS: Final = frozenset(("span", "p", "h", "section", "a"))
_EMPTY_META: Final = (
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta/></office:document-meta>'
)


def is_package(members: Mapping[str, bytes]) -> bool:
    """Whether an archive is a file of one of these programs."""
    return members.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument.")


def is_signed(members: Mapping[str, bytes]) -> bool:
    """Whether somebody signed the file digitally, so that no byte of it may change."""
    return any(name in members for name in _SIGNATURES)


def clean(members: Mapping[str, bytes], log: Log) -> dict[str, bytes]:
    """The members of the copy; what is left out is noted in `log`."""
    manifest = _parsed(members.get(_MANIFEST, b""))
    if any(node.local == "encryption-data" for node in every(manifest)):
        raise Uncleanable(Gap.LOCKED)
    for name, content in members.items():
        if name.startswith(("Basic/", "Scripts/")) and name.endswith((".xba", ".py", ".js", ".bsh")):
            log.gaps.add(Gap.PROGRAM)
        if name.rpartition("/")[2] == "meta.xml":
            _described(_parsed(content), log)
    kept = {name: content for name, content in members.items() if not _is_dropped(name)}
    parts = {name: _parsed(content) for name, content in kept.items() if name.endswith(".xml")}
    if old_fonts.named(parts.values()):
        log.gaps.add(Gap.OLD_FONT)
    hidden = frozenset(_hidden_styles(parts.values()))
    for root in parts.values():
        _part(root, hidden, log)
    copy = {"mimetype": members["mimetype"]}
    copy |= {name: written(parts[name]) if name in parts else content for name, content in kept.items()}
    copy["meta.xml"] = written(_title_only(members.get("meta.xml")))
    copy[_MANIFEST] = written(_listing(manifest, copy))
    return copy


def _is_dropped(name: str) -> bool:
    return name.startswith(_DROPPED) or name.rpartition("/")[2] == "meta.xml"


def _parsed(content: bytes) -> Element:
    try:
        return parse(content)
    except BadMarkup as error:
        raise Uncleanable(Gap.DAMAGED) from error


def _described(root: Element, log: Log) -> None:
    for node in every(root):
        text = "".join(node.itertext()).strip()
        if node.local in ("creator", "initial-creator", "printed-by"):
            log.say(Trace.AUTHOR, text)
        elif node.local == "user-defined":
            log.say(Trace.PROPERTIES, f"{node.said('name')}: {text}" if text else None)
        elif node.local in ("keyword", "description", "subject"):
            log.say(Trace.PROPERTIES, text)
        elif node.local == "template":
            log.count(Trace.LINKS)


def _title_only(content: bytes | None) -> Element:
    titles = [node for node in every(_parsed(content)) if node.local == "title"] if content else []
    root = _parsed(_EMPTY_META.encode())
    for title in titles[:1]:
        title.tag, title.tail = "dc:title", None
        children(root)[0].append(title)
    return root


def _listing(manifest: Element, copy: Mapping[str, bytes]) -> Element:
    for node in children(manifest):
        path = node.said("full-path") or ""
        folder = path.endswith("/") and any(name.startswith(path) for name in copy)
        if path != "/" and path not in copy and not folder:
            remove(manifest, node)
    return manifest


def _hidden_styles(roots: Iterable[Element]) -> list[str]:
    """The names of styles whose words do not show, also by the style that one is made from."""
    styles = [node for root in roots for node in every(root) if node.local == "style" and node.said("name")]
    parents = {node.said("name") or "": node.said("parent-style-name") or "" for node in styles}
    shown = {
        node.said("name") or "": look.said("display")
        for node in styles
        for look in children(node)
        if look.local == "text-properties" and look.said("display")
    }

    def hidden(name: str) -> bool:
        seen: set[str] = set()
        while name and name not in seen:
            if name in shown:
                return shown[name] == "none"
            seen.add(name)
            name = parents.get(name, "")
        return False

    return [name for name in parents if hidden(name)]


def _part(root: Element, hidden: frozenset[str], log: Log) -> None:
    changed = sum(node.local == "changed-region" for node in every(root))
    log.count(Trace.CHANGES, changed)
    log.count(Trace.COMMENTS, sum(node.local == "annotation" for node in every(root)))
    for parent in list(every(root)):
        for key in [key for key in parent.attrib if key.rpartition(":")[2] in _RSID and ":" in key]:
            del parent.attrib[key]
        for node in children(parent):
            if node.local in _GONE or (node.local == "config-item" and node.said("name") in _OF_PRINTER):
                remove(parent, node)
            elif node.local in _WORDS and _unseen(node, hidden):
                log.count(Trace.HIDDEN_TEXT, bool("".join(node.itertext()).strip()))
                remove(parent, node)
        _linked(parent, log)
        _out_of_sight(parent, log)


def _unseen(node: Element, hidden: frozenset[str]) -> bool:
    if node.local == "section":
        return node.said("display") in ("none", "condition")
    return node.said("style-name") in hidden


def _linked(node: Element, log: Log) -> None:
    """Takes the address from what is shown out of another file."""
    for key, value in list(node.items()):
        if node.local in _LINKED and key.endswith(":href") and value.startswith(("../", "/", "file:")):
            log.count(Trace.LINKS)
            node.set(key, "")


def _out_of_sight(node: Element, log: Log) -> None:
    display = node.local == "table-properties" and node.said("display") == "false"
    rows = node.local in ("table-row", "table-column") and node.said("visibility") in ("collapse", "filter")
    other_book = node.local == "table-source"
    if display or rows or other_book:
        log.gaps.add(Gap.HIDDEN)
