"""One connection: how long a head may take, how many connections there may be, what is no HTTP at all."""

import asyncio
from abc import abstractmethod
from asyncio import Transport
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import Any, Final

from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from congkhai.web.gate import Gate
from congkhai.web.limits import KB, Limits

_VERSIONS: Final = ("1.0", "1.1")
#: Requests of one connection that may wait for the answer to the one before; no browser lets any wait.
_WAITING: Final = 8


class Settings(Config):
    """What uvicorn is told, and beside it the gate, and the limits of a connection."""

    gate: Gate
    limits: Limits


class PlainProtocol(HttpToolsProtocol):
    """What is no request of HTTP is answered in the words of whoever serves.

    A head, what frames a part of a body, and what follows the last part may each have `longest` bytes: the
    parser itself sets them no bound. Nor does it bound the requests that come together: of more than a few
    those are answered that came first.
    """

    longest: int = 64 * KB
    _unread = 0
    #: Whether a head is expected or has begun and is not whole.
    _in_head = True
    #: Whether what came after the requests that are still being answered is none.
    _ends = False
    _running: RequestResponseCycle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """The connection is open, and sends what it is given at once."""
        super().connection_made(transport)
        # asyncio does so only for sockets it made itself. Without it the second part of an answer waits for
        # the other side to confirm the first, which it puts off by 40 ms.
        transport.get_extra_info("socket").setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)

    @abstractmethod
    def unclear(self) -> bytes:
        """The whole answer to what is no request."""

    def data_received(self, data: bytes) -> None:
        """What came is read."""
        if self._ends:
            return
        if self.cycle is None or not self.cycle.more_body:
            self._in_head = True
        self._unread += len(data)
        super().data_received(data)
        if self._unread > self.longest:
            self.send_400_response("")

    def on_headers_complete(self) -> None:
        """The head is whole; of another version, or asking as proxies are asked, it is no request."""
        if self.parser.get_http_version() not in _VERSIONS or not self.url.startswith(b"/"):
            raise ValueError("no request")
        if len(self.pipeline) >= _WAITING:
            raise ValueError("too many requests together")
        self._in_head, self._unread = False, 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A piece of the body came."""
        self._unread = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._unread = 0
        super().on_message_complete()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._running = cycle
        super()._start_asgi_task(cycle, app)

    def on_response_complete(self) -> None:
        """The next request that waits is answered; after the last, what came then is told to be none."""
        waited = bool(self.pipeline)
        super().on_response_complete()
        if self._ends:
            self.flow.pause_reading()
            if not waited:
                self.send_400_response("")

    def send_400_response(self, msg: str) -> None:
        """Say that this is no request, unless an answer has begun, and close.

        Whole requests that came before it are answered first: their answers are not taken from them.
        """
        if self.transport.is_closing():
            return
        running = self._running
        if running is None or running.response_complete:
            self.transport.write(self.unclear())
            self.transport.close()
        elif running.more_body:
            if not running.response_started:
                self.transport.write(self.unclear())
            self.transport.close()
            self._leave()
        else:
            self._ends = True
            self.flow.pause_reading()
            if self.pipeline and self.pipeline[0][0].more_body:
                self.pipeline.popleft()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is answered any more."""
        self._leave()
        self.pipeline.clear()
        super().connection_lost(exc)

    def _leave(self) -> None:
        """What is being answered is told that nobody hears it; uvicorn tells only what came last."""
        if self._running is not None and not self._running.response_complete:
            self._running.disconnected = True
            self._running.message_event.set()


class GuardedProtocol(PlainProtocol):
    """A connection that ends where the head of a request, or the reading of an answer, takes too long.

    Above the number of connections that are allowed, of one address or in all, a request is answered by
    503; above twice that number a connection is cut off unheard.
    """

    _head: asyncio.TimerHandle | None = None
    _answer: asyncio.TimerHandle | None = None

    def __init__(
        self,
        config: Settings,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._gate, self._limits = config.gate, config.limits
        self.longest = config.limits.head

    def unclear(self) -> bytes:
        """What the gate answers to what is no request."""
        return self._gate.unclear()

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """The connection is counted, and has its time for the first head."""
        super().connection_made(transport)
        crowd = self._crowd()
        if crowd > 2:
            transport.abort()
        elif crowd > 1:
            self.app = self._gate.crowded
        self._await_head()

    def _crowd(self) -> float:
        clients = [one.client for one in self.connections if isinstance(one, HttpToolsProtocol)]
        alike = sum(bool(one and self.client and one[0] == self.client[0]) for one in clients)
        most = self._limits
        return max(len(self.connections) / most.connections, alike / most.connections_of_address)

    def data_received(self, data: bytes) -> None:
        """What came is read; once a head has begun its time runs, however it trickles."""
        super().data_received(data)
        if self._in_head:
            self._await_head()
        else:
            self._stop_head()

    def _await_head(self) -> None:
        if self._head is None:
            self._head = self.loop.call_later(self._limits.seconds_of_head, self._late)

    def _late(self) -> None:
        self._head = None
        if self.cycle is not None and not self.cycle.response_complete:
            # The head of the request after the one that is still being answered.
            self._await_head()
        else:
            self.transport.close()

    def pause_writing(self) -> None:
        """The other side has its time to read what it asked for."""
        super().pause_writing()
        self._await_reading()

    def resume_writing(self) -> None:
        """The other side has read, and has its time again for the rest."""
        super().resume_writing()
        self._await_reading()

    def on_response_complete(self) -> None:
        """An answer is written; its time to be read runs, too short though it may be to be waited for.

        Without, a connection that is closed would stay until its last bytes are read: for ever.
        """
        super().on_response_complete()
        self._await_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing runs on for a connection that is gone."""
        self._stop_head()
        self._stop_answer()
        super().connection_lost(exc)

    def _stop_head(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None

    def _await_reading(self) -> None:
        self._stop_answer()
        if self.transport.get_write_buffer_size():
            self._answer = self.loop.call_later(self._limits.seconds_of_answer, self._unheard)

    def _unheard(self) -> None:
        self._answer = None
        if self.transport.get_write_buffer_size():
            self.transport.abort()

    def _stop_answer(self) -> None:
        if self._answer is not None:
            self._answer.cancel()
            self._answer = None
