"""What stands in the HTML of a form, as a browser without script would send and show it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("meta link input br col hr img".split())


@dataclass(slots=True)
class Form(HTMLParser):
    """The controls of a page with what they hold, and the elements that are there."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    typing: str = ""
    selected: str = ""

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes.append((tag, given))
        if tag not in VOID:
            self.open_tags.append(tag)
        name = given.get("name", "")
        if tag == "textarea":
            self.typing, self.texts = name, [*self.texts, ""]
        elif tag == "select":
            self.selected = name
        elif tag == "option" and "selected" in given:
            self.pairs.append((self.selected, given.get("value", "")))
        elif tag == "input" and name.startswith("f."):
            chosen = given["type"] not in ("radio", "checkbox") or "checked" in given
            if chosen and given["type"] != "file":
                self.pairs.append((name, given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open_tags.pop() == tag
        if tag == "textarea":
            self.pairs.append((self.typing, self.texts[-1].removeprefix("\n")))
            self.typing = ""

    def handle_data(self, words: str) -> None:
        if self.typing:
            self.texts[-1] += words
        else:
            self.texts.append(words)

    @property
    def text(self) -> str:
        """Everything that is written, with single spaces."""
        return " ".join(" ".join(self.texts).split())

    def ids(self) -> list[str]:
        return [given["id"] for _, given in self.attributes if "id" in given]


def read(html: str) -> Form:
    """The page, every element of which is closed where it has to be."""
    form = Form()
    form.feed(html)
    form.close()
    assert form.open_tags == []
    return form
