"""One connection: how long a head may take, how many connections there may be, what is no HTTP at all."""

import asyncio
from abc import abstractmethod
from asyncio import Transport
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import Any

import h11
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from congkhai.web.gate import Gate
from congkhai.web.limits import Limits


class Settings(Config):
    """What uvicorn is told, and beside it the gate, and the limits of a connection."""

    gate: Gate
    limits: Limits


class PlainProtocol(H11Protocol):
    """What is no request of HTTP is answered in the words of whoever serves."""

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """The connection is open, and sends what it is given at once."""
        super().connection_made(transport)
        # asyncio does so only for sockets it made itself. Without it the second part of an answer waits for
        # the other side to confirm the first, which it puts off by 40 ms.
        transport.get_extra_info("socket").setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)

    @abstractmethod
    def unclear(self) -> bytes:
        """The whole answer to what is no request."""

    def send_400_response(self, msg: str) -> None:
        """Say that this is no request, unless an answer has begun, and close."""
        if isinstance(self.transport, Transport):
            if self.cycle is None or self.cycle.response_complete or not self.cycle.response_started:
                self.transport.write(self.unclear())
            self.transport.close()


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
        clients = [one.client for one in self.connections if isinstance(one, H11Protocol)]
        alike = sum(bool(one and self.client and one[0] == self.client[0]) for one in clients)
        most = self._limits
        return max(len(self.connections) / most.connections, alike / most.connections_of_address)

    def data_received(self, data: bytes) -> None:
        """What came is read; once a head has begun its time runs, however it trickles."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._await_head()
        else:
            self._stop_head()

    def _await_head(self) -> None:
        if self._head is None:
            self._head = self.loop.call_later(self._limits.seconds_of_head, self.transport.close)

    def pause_writing(self) -> None:
        """The other side has its time to read what it asked for."""
        super().pause_writing()
        self._answer = self.loop.call_later(self._limits.seconds_of_answer, self.transport.abort)

    def resume_writing(self) -> None:
        """The other side has read."""
        super().resume_writing()
        self._stop_answer()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing runs on for a connection that is gone."""
        self._stop_head()
        self._stop_answer()
        super().connection_lost(exc)

    def _stop_head(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None

    def _stop_answer(self) -> None:
        if self._answer is not None:
            self._answer.cancel()
            self._answer = None
