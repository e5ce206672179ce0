"""How tests speak with the intake: what a browser without scripts would send, over a real connection."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import urlencode, urlsplit

from tests.web.intake_office import PATIENCE, Served

FORM = "application/x-www-form-urlencoded"
BOUNDARY = "ranh-gioi"
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: HTTPMessage
    text: str

    @property
    def said(self) -> str:
        """The words of the page."""
        return " ".join(_Words(self.text).words.split())

    @property
    def number(self) -> int:
        """Of the receipt that the answer leads to."""
        assert self.status == 303, (self.status, self.said)
        return int(self.headers["Location"].rpartition("/")[2])

    def form(self, action: str) -> Pairs:
        """What the form of that address brings back untouched, its last field last."""
        found = [pairs for path, pairs in _Forms(self.text).forms if path == action]
        assert found, (action, self.status, self.said)
        return found[0]


@dataclass(slots=True)
class Client:
    """Somebody's device; `cookie` is what it sends, "" for nothing."""

    served: Served
    cookie: str = ""
    lines: Mapping[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: bytes | None = None, **lines: str) -> Answer:
        """The answer to one request on a connection of its own."""
        headers = {**self.lines, **{name.replace("_", "-"): text for name, text in lines.items()}}
        if self.cookie and "Cookie" not in headers:
            headers["Cookie"] = f"congkhai={self.cookie}"
        connection = HTTPConnection("127.0.0.1", self.served.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def get(self, path: str, **lines: str) -> Answer:
        """A page."""
        return self.ask("GET", path, **lines)

    def post(self, path: str, pairs: Pairs, **lines: str) -> Answer:
        """What is sent to an address, as it is given."""
        return self.ask("POST", path, urlencode(pairs).encode(), **{"Content_Type": FORM, **lines})

    def send(self, page: str, action: str, fields: Mapping[str, str], **lines: str) -> Answer:
        """The form that a page has for an address, with these fields filled in."""
        kept = [(name, text) for name, text in self.get(page).form(action) if name not in fields]
        return self.post(action, [*fields.items(), *kept], **lines)

    def send_files(self, path: str, fields: Mapping[str, str], *files: tuple[str, str, bytes]) -> Answer:
        """A part of a form handed in with files."""
        pairs = [*fields.items(), ("viec", "nop"), *self.get(path).form(path)]
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        return self.ask("POST", path, multipart(pairs, *files), Content_Type=kind)

    def hand_in(self, path: str, fields: Mapping[str, str]) -> Answer:
        """A part of a form, filled in so, handed in."""
        return self.send(path, path, {**fields, "viec": "nop"})


def entered(served: Served, who: str, **lines: str) -> Client:
    """A device on which somebody's link was used."""
    client = Client(served)
    answer = client.send(f"/vao/{served.link(who)}", "/vao", {}, **lines)
    assert answer.status == 303, answer.said
    client.cookie = answer.headers["Set-Cookie"].partition("=")[2].partition(";")[0]
    return client


def multipart(pairs: Pairs, *files: tuple[str, str, bytes]) -> bytes:
    """The body of a form with files (field, name, content), the fields that end it last."""
    ahead = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
    parts = [f'{ahead}"{name}"\r\n\r\n{text}\r\n'.encode() for name, text in pairs]
    kind = "\r\nContent-Type: application/octet-stream\r\n\r\n"
    named = [
        f'{ahead}"{field}"; filename="{name}"{kind}'.encode() + content + b"\r\n"
        for field, name, content in files
    ]
    return b"".join([*named, *parts, f"--{BOUNDARY}--\r\n".encode()])


class _Forms(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, Pairs]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            self.forms.append((urlsplit(said.get("action") or "").path, []))
        elif tag == "input" and self.forms and said.get("type") == "hidden":
            self.forms[-1][1].append((said.get("name") or "", said.get("value") or ""))


class _Words(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = ""
        self.feed(text)

    def handle_data(self, data: str) -> None:
        self.words += data
