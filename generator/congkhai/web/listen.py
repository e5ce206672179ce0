"""The service listens: a socket of its own, TLS, and an end at which what runs is still answered."""

import asyncio
import errno
import socket
import ssl
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from threading import Thread
from typing import Final

from starlette.routing import BaseRoute
from uvicorn import Config, Server

from congkhai.errors import Misconfigured
from congkhai.value import Value, replace
from congkhai.web.door import Door, checked, loopback
from congkhai.web.gate import Gate, Journal
from congkhai.web.limits import Limits
from congkhai.web.protocol import GuardedProtocol, Settings
from congkhai.web.refusal import PLAIN, Look

try:
    from uvloop import Loop
except ImportError:
    # There is none for Windows.
    from asyncio import SelectorEventLoop as Loop  # type: ignore[assignment]

_MORE_SECONDS: Final = 5
_HANDSHAKE_SECONDS: Final = 5
_THREADS: Final = 8
_QUIET: Final = "critical"


class Place(Value):
    """Where a service listens, and the address that people open."""

    port: int
    address: str


@contextmanager
def serving(
    routes: Sequence[BaseRoute],
    door: Door,
    journal: Journal,
    limits: Limits | None = None,
    look: Look = PLAIN,
) -> Iterator[Place]:
    """The routes answer at the door, in a thread of their own.

    Port 0 takes any that is free. At the end no new request is taken, and those that run are answered.
    WrongUse where the door is not safe, Misconfigured where the port is taken or a file of TLS is not usable.
    """
    kept = limits or Limits()
    context = _tls(checked(door))
    with closing(taken(door.host, door.port)) as listener:
        port: int = listener.getsockname()[1]
        gate = Gate(routes, door, port, kept, journal)
        gate.wear(look)
        with answering(_settings(gate, door, kept, context), listener):
            yield Place(port=port, address=door.address(port))


def _settings(gate: Gate, door: Door, limits: Limits, context: ssl.SSLContext | None) -> Settings:
    settings = Settings(
        gate,
        # uvicorn asks only for a name: the loop of a TLS service ends handshakes that hang.
        loop=f"{__name__}:patient_loop",
        http=GuardedProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level=_QUIET,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=limits.seconds_of_end,
        ssl_context_factory=None if context is None else lambda *_: context,
    )
    # Behind a proxy all connections have its address: the gate counts by those that the proxy names.
    most = limits.connections if door.behind_proxy else limits.connections_of_address
    settings.gate = gate
    settings.limits = replace(limits, connections_of_address=most)
    return settings


def taken(host: str, port: int) -> socket.socket:
    """A socket that listens; Misconfigured where the port is another program's or none for this user, or the
    machine has no such address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        other = "Hãy chọn cổng khác, ví dụ --port 8123."
        if error.errno == errno.EACCES:
            sentence = f"Không có quyền mở cổng {port}. {other}"
        elif loopback(host) or error.errno == errno.EADDRINUSE:
            sentence = f"Cổng {port} đang được chương trình khác dùng. {other}"
        else:
            sentence = f"Máy này không có địa chỉ {host}."
        raise Misconfigured(sentence) from error


@contextmanager
def answering(settings: Config, listener: socket.socket) -> Iterator[None]:
    """A server answers on the socket in a thread of its own, until the end."""
    server = Server(settings)
    thread = Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join((settings.timeout_graceful_shutdown or 0) + _MORE_SECONDS)


def _tls(door: Door) -> ssl.SSLContext | None:
    if door.certificate is None or door.key is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        # A key with a passphrase is refused here; OpenSSL would ask for it on the terminal.
        context.load_cert_chain(door.certificate, door.key, password=str)
    except (OSError, ValueError) as error:
        raise Misconfigured(
            f"Không dùng được chứng thư {door.certificate.name} với khóa {door.key.name}: "
            "hãy kiểm tra hai tệp PEM này có mở được và có đi với nhau không."
        ) from error
    return context


class _PatientLoop(Loop):
    async def create_server(self, *asked: object, **named: object) -> asyncio.Server:
        if named.get("ssl") is not None:
            named["ssl_handshake_timeout"] = _HANDSHAKE_SECONDS
        return await super().create_server(*asked, **named)  # type: ignore[call-overload, no-any-return]


def patient_loop() -> asyncio.AbstractEventLoop:
    """A loop whose handshakes of TLS end after five seconds, with threads for pages that are being made.

    There are more threads than cores: some wait for the disk, and what waits is committed together. Many
    more would only wait for the interpreter, and some of them much longer than others.
    """
    loop = _PatientLoop()
    loop.set_default_executor(ThreadPoolExecutor(_THREADS, "request"))
    return loop
