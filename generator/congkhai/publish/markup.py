"""One reading of an HTML file: what it shows, what it links to, what it makes the browser fetch."""

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

INLINE: Final = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup "
    "time tt u var wbr".split()
)
_SILENT: Final = frozenset({"script", "style", "template", "noscript"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AREAS: Final = ("body", "main", "article")
_ADDRESSES: Final = frozenset(
    "href src srcset data poster action formaction background cite ping xlink:href content manifest".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address in a tag; `rel` is what a link says it is for, in lower case."""

    tag: str
    attribute: str
    value: str
    rel: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
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
    """Gathers in one pass; an area (body, main, article) counts from its first opening tag on."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[int, str]] = []
        self.headings: list[tuple[int, str, list[str]]] = []
        self.title: list[str] = []
        self.ids: set[str] = set()
        self.targets: list[Target] = []
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self._open: dict[str, int] = {}
        self._heading: list[str] | None = None
        self._permalink = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._addresses(tag, given)
        if tag in _SILENT or tag in _AREAS or tag in {"head", "title", "svg"}:
            self._open[tag] = self._open.get(tag, 0) + 1
        if tag in _HEADINGS:
            self._heading = []
            self.headings.append((self._area(), tag, self._heading))
        if tag == "a" and "headerlink" in given.get("class", "").split():
            self._permalink = True
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open.get(tag):
            self._open[tag] -= 1
        if tag in _HEADINGS:
            self._heading = None
        if tag == "a":
            self._permalink = False
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if self._open.get("script"):
            self.scripts.append(data)
        elif self._open.get("style"):
            self.styles.append(data)
        elif self._open.get("title") and not self._open.get("svg"):
            self.title.append(data)
        elif not self._permalink and not any(self._open.get(tag) for tag in ("head", *_SILENT)):
            self._show(data)

    def _show(self, shown: str) -> None:
        self.pieces.append((self._area(), shown))
        if self._heading is not None:
            self._heading.append(shown)

    def _part(self, tag: str) -> None:
        """A tag that is no inline one ends a word."""
        if tag not in INLINE:
            self._show(" ")

    def _area(self) -> int:
        return max((rank for rank, area in enumerate(_AREAS) if self._open.get(area)), default=0)

    def _addresses(self, tag: str, given: dict[str, str]) -> None:
        if given.get("id"):
            self.ids.add(given["id"])
        if tag == "a" and given.get("name"):
            self.ids.add(given["name"])
        if given.get("style"):
            self.styles.append(given["style"])
        self.scripts += (value for name, value in given.items() if name.startswith("on"))
        rel = frozenset(given.get("rel", "").lower().split())
        for name in sorted(_ADDRESSES & given.keys()):
            if name != "content" or given.get("http-equiv", "").lower() == "refresh":
                self.targets.append(Target(tag=tag, attribute=name, value=given[name].strip(), rel=rel))
