"""XML as office programs write it: read without harm, changed, and written with every prefix as it stood."""

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree
from xml.parsers import expat

MOST_ELEMENTS: Final = 300_000
"""How many elements an office file may have: each takes time and memory. A paper of 300 pages has fewer."""
_PARTS: Final = (".xml", ".rels", ".vml")
_DEEPEST: Final = 400
_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_XML: Final = "http://www.w3.org/XML/1998/namespace"


class BadMarkup(Exception):
    """The part is no XML that an office program writes: broken, nested or long without end, or with a
    DOCTYPE."""


class Element(ElementTree.Element):
    """An element under the name and the attributes that stand in the file.

    Prefixes are kept, since values such as those of `mc:Ignorable` name them. `uri` and `local` are what the
    name means, `meant` the same of each attribute.
    """

    uri: str = ""
    local: str = ""
    scope: Mapping[str, str] = {}

    def said(self, local: str) -> str | None:
        """The value of the attribute of this local name, whatever its prefix."""
        return next((value for name, value in self.items() if _local(name) == local), None)


class _Builder:
    """Puts together what expat reads; the names are those of the file, their meaning is kept beside."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        scope = self._open[-1].scope if self._open else {"xml": _XML}
        own = {key[6:]: value for key, value in attributes.items() if key.startswith("xmlns:")}
        if "xmlns" in attributes:
            own[""] = attributes["xmlns"]
        node = Element(name, attributes)
        node.scope = {**scope, **own} if own else scope
        prefix, _, local = name.rpartition(":")
        node.uri, node.local = node.scope.get(prefix, ""), local
        if len(self._open) >= _DEEPEST:
            raise BadMarkup
        if self._open:
            self._open[-1].append(node)
        elif self.root is None:
            self.root = node
        self._open.append(node)

    def end(self, _: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        node = self._open[-1]
        if len(node):
            node[-1].tail = (node[-1].tail or "") + text
        else:
            node.text = (node.text or "") + text


def is_markup(name: str) -> bool:
    """Whether a part of this name is XML."""
    return name.lower().endswith(_PARTS)


def elements(content: bytes) -> int:
    """How many elements the part has at most, without reading it."""
    return content.count(b"<") - content.count(b"</")


def parse(content: bytes) -> Element:
    """The root of the part; BadMarkup where it cannot be read safely. Comments and instructions are lost."""
    if elements(content) > MOST_ELEMENTS:
        raise BadMarkup
    builder = _Builder()
    reader = expat.ParserCreate()
    reader.buffer_text = True
    reader.StartElementHandler = builder.start
    reader.EndElementHandler = builder.end
    reader.CharacterDataHandler = builder.text
    reader.StartDoctypeDeclHandler = _refuse
    try:
        reader.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BadMarkup from error
    if builder.root is None:
        raise BadMarkup
    return builder.root


def _refuse(*_: object) -> None:
    """Office programs write no DOCTYPE; entities, and with them bombs, stand nowhere else."""
    raise BadMarkup


def written(root: Element) -> bytes:
    """The part as a file."""
    return _DECLARATION + ElementTree.tostring(root, encoding="unicode").encode()


def every(root: Element) -> Iterator[Element]:
    """The element and all below it."""
    return (node for node in root.iter() if isinstance(node, Element))


def children(node: Element) -> tuple[Element, ...]:
    """The elements straight below."""
    return tuple(child for child in node if isinstance(child, Element))


def child(node: Element, *path: str) -> Element | None:
    """The first element below along local names."""
    found: Element | None = node
    for local in path:
        found = (
            next((one for one in children(found) if one.local == local), None) if found is not None else None
        )
    return found


def remove(parent: Element, node: Element) -> None:
    """Take an element away with what is in it; text behind it stays."""
    _leave_tail(parent, node, node.tail)
    parent.remove(node)


def unwrap(parent: Element, node: Element) -> None:
    """Take an element away and leave what is in it in its place."""
    at = list(parent).index(node)
    inside = children(node)
    if inside:
        inside[-1].tail = (inside[-1].tail or "") + (node.tail or "")
        _leave_tail(parent, node, node.text)
    else:
        _leave_tail(parent, node, (node.text or "") + (node.tail or ""))
    parent[at : at + 1] = inside


def _leave_tail(parent: Element, node: Element, text: str | None) -> None:
    if not text:
        return
    at = list(parent).index(node)
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _local(name: str) -> str:
    return name.rpartition(":")[2]
