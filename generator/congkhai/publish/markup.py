"""One reading of an HTML file: what it shows, what it links to, what it makes the browser fetch."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Final

from congkhai.value import Value

INLINE: Final = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup "
    "time tt u var wbr".split()
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AREAS: Final = ("body", "main", "article")
_WATCHED: Final = frozenset({*_AREAS, "head", "title", "svg", "script", "style", "template", "noscript"})
_ADDRESSES: Final = frozenset(
    "href src srcset data poster action formaction background cite ping xlink:href content manifest".split()
)


class Target(Value):
    """An address in a tag; `rel` is what a link says it is for, in lower case."""

    tag: str
    attribute: str
    value: str
    rel: frozenset[str] = frozenset()


class Markup(Value):
    """What was read. `text` is all the body shows, `main` only its article (else its main part), both with
    single spaces; `headings` are those of the main part below the first level."""

    title: str
    text: str
    main: str
    headings: tuple[str, ...]
    ids: frozenset[str]
    targets: tuple[Target, ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


def parse(html: str) -> Markup:
    """Read an HTML file; broken HTML is read as far as it makes sense, never refused."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    area = max((area for area, _ in reader.pieces), default=0)
    headings = [(level, _flat(text)) for where, level, text in reader.headings if where == area]
    first = next((text for level, text in headings if level == "h1"), "")
    return Markup(
        title=first or _flat(reader.title),
        text=_flat([piece for _, piece in reader.pieces]),
        main=_flat([piece for where, piece in reader.pieces if where == area]),
        headings=tuple(text for level, text in headings if level != "h1" and text),
        ids=frozenset(reader.ids),
        targets=tuple(reader.targets),
        styles=tuple(reader.styles),
        scripts=tuple(reader.scripts),
    )


def _flat(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


class _Reader(HTMLParser):
    """Gathers in one pass; text belongs to the innermost area (body, main, article) that is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[int, str]] = []
        self.headings: list[tuple[int, str, list[str]]] = []
        self.title: list[str] = []
        self.ids: set[str] = set()
        self.targets: list[Target] = []
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self._open = dict.fromkeys(_WATCHED, 0)
        self._area = 0
        self._take: Callable[[str], None] = self._show
        self._heading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._addresses(tag, given)
        if tag in _HEADINGS:
            self._heading = []
            self.headings.append((self._area, tag, self._heading))
        if tag in _WATCHED:
            self._count(tag, 1)
        elif tag == "a" and "headerlink" in given.get("class", ""):
            self._take = _drop
        if tag not in INLINE:
            self._show(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _WATCHED:
            self._count(tag, -1)
        elif tag == "a":
            self._take = self._taker()
        if tag in _HEADINGS:
            self._heading = None
        if tag not in INLINE:
            self._show(" ")

    def handle_data(self, data: str) -> None:
        self._take(data)

    def _show(self, shown: str) -> None:
        self.pieces.append((self._area, shown))
        if self._heading is not None:
            self._heading.append(shown)

    def _count(self, tag: str, by: int) -> None:
        self._open[tag] = max(0, self._open[tag] + by)
        if tag == "body":
            self._open["head"] = 0
        self._area = max((rank for rank, area in enumerate(_AREAS) if self._open[area]), default=0)
        self._take = self._taker()

    def _taker(self) -> Callable[[str], None]:
        """Where text goes at this point of the file."""
        opened = self._open
        if opened["script"]:
            return self.scripts.append
        if opened["style"]:
            return self.styles.append
        if opened["title"] and not opened["svg"]:
            return self.title.append
        return _drop if opened["head"] or opened["template"] or opened["noscript"] else self._show

    def _addresses(self, tag: str, given: dict[str, str]) -> None:
        if given.get("id"):
            self.ids.add(given["id"])
        if tag == "a" and given.get("name"):
            self.ids.add(given["name"])
        for name, value in given.items():
            if name == "style":
                self.styles.append(value)
            elif name.startswith("on"):
                self.scripts.append(value)
            elif name in _ADDRESSES and (
                name != "content" or given.get("http-equiv", "").lower() == "refresh"
            ):
                rel = frozenset(given.get("rel", "").lower().split())
                self.targets.append(Target(tag=tag, attribute=name, value=value.strip(), rel=rel))


def _drop(_: str) -> None:
    """Text that is not shown."""
