"""A small service behind the gate, and how a test speaks with it: bytes over a socket on 127.0.0.1."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from congkhai.value import replace
from congkhai.web import session
from congkhai.web.door import Door
from congkhai.web.gate import Answered, Journal
from congkhai.web.limits import Limits
from congkhai.web.listen import serving
from congkhai.web.posted import posted
from congkhai.web.rate import Rate, Tries

PATIENCE = 20.0
FORM = "application/x-www-form-urlencoded"
NOW = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
KEY = bytes(range(32))
LIMITS = Limits(seconds_of_head=2, seconds_of_body=2, spilt=1, seconds_of_end=5)


PAGE = """
<!doctype html><html lang="vi"><title>Biểu mẫu</title>
<form method="post" action="enter"><button id="enter">Vào</button>
<input type="hidden" name="het" value="1"></form>
<form method="post" action="send" enctype="multipart/form-data">
<input name="ghi_chu"><input type="file" name="tep" multiple><button id="send">Gửi</button>
<input type="hidden" name="het" value="1"></form>
<script>document.title = "chạy"</script>
"""


@dataclass(frozen=True, slots=True)
class Kept:
    until: datetime
    withdrawn: bool = False


@dataclass(slots=True)
class Office:
    """What the service of the tests keeps, and what it said."""

    limits: Limits
    door: Door
    sessions: dict[str, Kept] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)
    answered: list[Answered] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    tries: Tries = field(default_factory=lambda: Tries(Rate(tries=3, seconds=60), lambda: 0.0))

    @property
    def cookie(self) -> session.Cookie:
        return session.cookie_of(self.door)

    def find(self, token_hash: str) -> Kept | None:
        self.looked_up.append(token_hash)
        return self.sessions.get(token_hash)

    def routes(self) -> list[Route]:
        return [
            Route("/", self.show, name="form"),
            Route("/send", self.take, methods=["POST"], name="send"),
            Route("/enter", self.enter, methods=["POST"], name="enter"),
            Route("/own", self.own, name="own"),
            Route("/own/send", self.own_send, methods=["POST"], name="own-send"),
            Route("/ask/{code}", self.ask, name="ask"),
            Route("/break", self.broken, methods=["GET", "POST"], name="break"),
            Route("/slow", self.slow, name="slow"),
            Route("/unread", self.unread, methods=["POST"], name="unread"),
            Route("/long", self.long, name="long"),
        ]

    async def show(self, request: Request) -> Response:
        client = request.client.host if request.client else "-"
        place = f"{request.url.scheme} {client} {request.url_for('send').path}"
        return HTMLResponse(f"{place}{PAGE}")

    async def take(self, request: Request) -> Response:
        form = await posted(request, self.limits)
        lines = [f"{name}={text}" for name, text in form.fields]
        lines += [f"{file.field}: {file.shown_name} {len(file.content)}" for file in form.files]
        return PlainTextResponse("\n".join(lines))

    async def enter(self, request: Request) -> Response:
        await posted(request, self.limits)
        answer = PlainTextResponse("entered")
        self.sessions[session.begin(answer, self.cookie)] = Kept(until=NOW.replace(day=2))
        return answer

    async def own(self, request: Request) -> Response:
        token_hash = session.sent_hash(request, self.cookie)
        session.entered(token_hash, self.find, NOW)
        return PlainTextResponse(session.form_token(KEY, token_hash, "/own/send"))

    async def own_send(self, request: Request) -> Response:
        token_hash = session.sent_hash(request, self.cookie)
        session.entered(token_hash, self.find, NOW)
        form = await posted(request, self.limits)
        session.check_form(KEY, token_hash, "/own/send", form.one("the"))
        return PlainTextResponse("taken")

    async def ask(self, request: Request) -> Response:
        self.tries.take(request.client.host if request.client else "")
        return PlainTextResponse("asked")

    async def broken(self, request: Request) -> Response:
        raise ValueError("BÍ MẬT trong lỗi")

    async def slow(self, request: Request) -> Response:
        await asyncio.sleep(1)
        return PlainTextResponse("at last")

    async def unread(self, request: Request) -> Response:
        return PlainTextResponse("not read")

    async def long(self, request: Request) -> Response:
        return PlainTextResponse("x" * 50_000_000)


@dataclass(frozen=True, slots=True)
class Service:
    """The service while it runs; `address` is what people open."""

    office: Office
    port: int
    address: str

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def raw(self, request: bytes) -> "Answer":
        """The whole answer to these bytes, until the service closes the connection."""
        with self.connect() as connection:
            connection.sendall(request)
            return heard(connection)

    def get(self, target: str = "/", *lines: str, method: str = "GET", host: str | None = None) -> "Answer":
        head = (f"{method} {target} HTTP/1.1", f"Host: {self.host if host is None else host}", *lines)
        return self.raw("\r\n".join([*head, "Connection: close", "", ""]).encode())

    def post(self, target: str, body: bytes, *lines: str, kind: str = FORM) -> "Answer":
        return self.raw(self.head(target, f"Content-Length: {len(body)}", *lines, kind=kind) + body)

    def head(self, target: str, *lines: str, kind: str = FORM) -> bytes:
        """The head of a POST that asks for the connection to be closed."""
        said = [f"POST {target} HTTP/1.1", f"Host: {self.host}", f"Content-Type: {kind}", *lines]
        return "\r\n".join([*said, "Connection: close", "", ""]).encode()


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str


def heard(connection: socket.socket) -> Answer:
    """The answer that comes until the connection is closed; status 0 where none came."""
    content = bytearray()
    try:
        while part := connection.recv(65536):
            content += part
    except ConnectionResetError:
        content += b""
    return read(bytes(content))


def read(content: bytes) -> Answer:
    head, _, body = content.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return Answer(int(first.split()[1]) if first else 0, headers, body.decode("utf-8", "replace"))


@contextmanager
def service(door: Door | None = None, **limits: float) -> Iterator[Service]:
    """The service of the tests, listening until the end."""
    open_door = door or Door(port=0)
    office = Office(replace(LIMITS, **limits), open_door)
    journal = Journal(
        now=lambda: NOW, answered=office.answered.append, fault=office.faults.append, guard=guard
    )
    with serving(office.routes(), open_door, journal, office.limits) as place:
        yield Service(office, place.port, place.address)


def guard(work: Callable[[], None]) -> str | None:
    """As the last net of the command line does it: the fault by its kind alone."""
    try:
        work()
    except Exception as error:  # noqa: BLE001 - as the last net does
        return f"Lỗi {type(error).__name__}"
    return None
