"""Fonts of the old encodings TCVN3 and VNI: what is written in one shows as other letters than it holds."""

import re
from collections.abc import Iterable
from typing import Final

from congkhai.paper.markup import Element, every

OLD_FACE: Final = re.compile(r"(?:^|/|\+|font-family:)[\s'\"]*(?:\.Vn|VNI[- ])", re.IGNORECASE)
#: Word lists there what any template named; what is written in a font names it beside its words or style.
_LIST_OF_WORD: Final = "fonts"
_FACE: Final = "font-face"


def named(roots: Iterable[Element]) -> bool:
    """Whether a run or a style of an office file names such a font, by itself or by the name of its face."""
    nodes = [node for root in roots if root.local != _LIST_OF_WORD for node in every(root)]
    faces = {
        node.said("name")
        for node in nodes
        if node.local == _FACE and any(map(OLD_FACE.match, node.attrib.values()))
    }
    return any(
        OLD_FACE.search(value) is not None or (value in faces and "font-name" in key)
        for node in nodes
        if node.local != _FACE
        for key, value in node.items()
    )
