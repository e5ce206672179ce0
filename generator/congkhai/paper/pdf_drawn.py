"""What a page of a PDF draws: words may stand in outlines and in pictures, which nobody reads as letters."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, PdfObject, StreamObject

from congkhai.paper.gaps import Gap
from congkhai.value import Collector, field

_MOST_STROKES: Final = 40
"""A name of two short words takes more where each letter is an outline; rules and frames count for none."""
MOST_POINTS: Final = 32 * 32
"""Pictures of so many points together hold no readable words."""
_DEEPEST: Final = 12
_SIDES: Final = 4
_NEAR: Final = 0.01
_ON: Final = frozenset((b"l", b"c", b"v", b"y"))
_STROKED: Final = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
_PAINTED: Final = _STROKED | {b"f", b"F", b"f*", b"n"}
_MASKS: Final = ("/SMask", "/Mask")


class Drawn(Collector):
    """Strokes that are more than rules and frames; how many points each picture has, by its number."""

    strokes: int = 0
    pictures: dict[int, int] = field(default_factory=dict)

    def gaps(self) -> Iterator[Gap]:
        """Why words may be missing."""
        if self.strokes > _MOST_STROKES:
            yield Gap.DRAWN
        if sum(self.pictures.values()) > MOST_POINTS:
            yield Gap.PICTURE


class Drawings:
    """Looks at drawings and at what is drawn inside them, at each once."""

    def __init__(self, reader: PdfReader) -> None:
        self._reader = reader
        self._known: dict[tuple[int, int], Drawn] = {}

    def of_page(self, steps: Sequence[tuple[Any, bytes]], resources: object, depth: int = 0) -> Drawn:
        """What the steps of a page, or of a drawing, draw."""
        drawn = Drawn(strokes=strokes(steps))
        listed = _inside(resources, "/XObject")
        for operands, operator in steps:
            thing = _inside(listed, operands[0]) if operator == b"Do" and operands else None
            if not isinstance(thing, StreamObject):
                continue
            if thing.get("/Subtype") == "/Image":
                drawn.pictures[_number(thing)] = points(thing)
            elif thing.get("/Subtype") == "/Form":
                inner = self.of_form(thing, resources, depth + 1)
                drawn.strokes += inner.strokes
                drawn.pictures |= inner.pictures
        return drawn

    def of_form(self, form: StreamObject, resources: object = None, depth: int = 0) -> Drawn:
        """What a drawing holds that pages, notes or patterns show."""
        if depth > _DEEPEST:
            return Drawn(strokes=_MOST_STROKES + 1)
        own = form.get("/Resources")
        key = (_number(form), id(resources) if own is None else 0)
        if key not in self._known:
            # A drawing that holds itself finds nothing here the second time.
            self._known[key] = Drawn()
            steps = ContentStream(form, self._reader).operations
            self._known[key] = self.of_page(steps, resources if own is None else own, depth)
        return self._known[key]


def _number(thing: StreamObject) -> int:
    place = thing.indirect_reference
    return place.idnum if place is not None else -id(thing)


def points(picture: DictionaryObject) -> int:
    """How many points the picture has, or what it is cut out with where that has more."""
    sides = [picture, *(_inside(picture, name) for name in _MASKS)]
    counts = [
        int(one.get("/Width", 0)) * int(one.get("/Height", 0))
        for one in sides
        if isinstance(one, DictionaryObject)
    ]
    return max(counts)


def strokes(steps: Sequence[tuple[Any, bytes]]) -> int:
    """How many curves and lines are more than rules, frames and arrows.

    Those of lines with curves or many corners; of others the slanting ones, unless they only bound what is
    filled: so office programs draw borders.
    """
    total, line = 0, _Line()
    slanting = 0
    for operands, operator in steps:
        if operator in _ON:
            line.on(operator, operands)
        elif operator != b"h":
            total += line.many
            slanting += line.slanting if not line.many else 0
            line = _Line(at=_numbers(operands)[-2:])
            if operator in _STROKED:
                total += slanting
            slanting = 0 if operator in _PAINTED else slanting
    return total + line.many


class _Line(Collector):
    """One line, straight or not, from where it begins; `at` is where it has come to."""

    at: tuple[float, ...] = ()
    straight: int = 0
    slanting: int = 0
    curves: int = 0

    def on(self, operator: bytes, operands: Any) -> None:
        """The line goes on."""
        to = _numbers(operands)[-2:]
        if operator == b"l":
            self.straight += 1
            self.slanting += len(self.at) == len(to) == 2 and all(map(_apart, self.at, to))
        else:
            self.curves += 1
        self.at = to

    @property
    def many(self) -> int:
        """How many curves and lines it has; 0 for a rule, a frame, an arrow."""
        return self.straight + self.curves if self.curves or self.straight > _SIDES else 0


def _numbers(operands: Any) -> tuple[float, ...]:
    return tuple(float(one) for one in operands if isinstance(one, int | float | Decimal))


def _apart(one: float, other: float) -> bool:
    return abs(one - other) > _NEAR


def _inside(holder: object, name: Any) -> object:
    """What a dictionary holds under this name, wherever in the file it stands."""
    held = holder.get_object() if isinstance(holder, PdfObject) else None
    found = held.get(name) if isinstance(held, DictionaryObject) else None
    return found.get_object() if isinstance(found, PdfObject) else None
