"""The gate of the service: every request passes it, every answer leaves by it, every fault ends in it."""

from asyncio import CancelledError
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from time import perf_counter
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute, Router
from starlette.types import Receive, Scope, Send

from congkhai.errors import Stopped, WrongUse
from congkhai.value import Value
from congkhai.web.asked import (
    check_target,
    come_through,
    most_of_body,
    origin_asked,
    refuse_foreign,
    sender,
)
from congkhai.web.door import Door
from congkhai.web.exchange import Exchange, Load, crowded
from congkhai.web.limits import Limits
from congkhai.web.refusal import ALWAYS_BY_TLS, PLAIN, Look, NotTaken, bare_answer

_MISDIRECTED: Final = 421
_UNCLEAR: Final = NotTaken(400, "Trình duyệt hoặc chương trình đã gửi một yêu cầu không đúng dạng.")
_ENDING: Final = NotTaken(
    503,
    "Máy chủ đang dừng nên chưa trả lời kịp. Sau ít phút hãy mở lại trang để xem nội dung vừa gửi đã được "
    "nhận hay chưa.",
    {"Retry-After": "30"},
)

#: Does the work; the sentence for a clerk where a fault of ours ended it, else None.
Guard = Callable[[Callable[[], None]], str | None]


class Answered(Value):
    """One answer, as the log may say it: no address, no query, no name, nothing that was sent."""

    moment: datetime
    method: str
    route: str
    status: int
    milliseconds: int

    def __str__(self) -> str:
        moment = self.moment.isoformat(timespec="seconds")
        return f"{moment} {self.method} {self.route} {self.status} {self.milliseconds} ms"


class Journal(Value):
    """Where the service says what it did; `fault` gets what `guard` says of a fault of ours."""

    now: Callable[[], datetime]
    answered: Callable[[Answered], None]
    fault: Callable[[str], None]
    guard: Guard


class Gate:
    """An application of these routes that answers only what a browser of a person of ours would send.

    A route may raise NotTaken. Its name stands in the log. Below it the scope says the root path, the
    scheme and the sender's address as they are outside a proxy.
    """

    def __init__(
        self, routes: Sequence[BaseRoute], door: Door, port: int, limits: Limits, journal: Journal
    ) -> None:
        self._router = Router(routes, redirect_slashes=False)
        self._door, self._limits, self._journal = door, limits, journal
        self._address = door.address(port)
        self._ours = {origin.partition("://")[2]: origin for origin in door.origins(port)}
        self._load = Load()
        self.wear(PLAIN)

    def wear(self, look: Look) -> None:
        """Refuse by pages that look so, from now on."""
        self._look = look
        self.headers = {**look.headers(), **(ALWAYS_BY_TLS if self._door.secure else {})}

    def _home(self, status: int) -> str:
        """Where a refusal leads back to; by a wrong address to the right one."""
        return self._address if status == _MISDIRECTED else f"{self._door.root}/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and say so in the journal."""
        exchange = Exchange(receive, send, self._limits, self._load)
        exchange.headers.update(self.headers)
        begun = perf_counter()
        try:
            await self._answer(scope, exchange)
        finally:
            exchange.end()
            self._log(scope, exchange.status, perf_counter() - begun)

    async def crowded(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer on a connection too many, whatever is asked; it ends with the answer."""
        refusal = crowded()
        exchange = Exchange(receive, send, self._limits, self._load)
        exchange.headers.update({**self.headers, "Connection": "close"})
        exchange.announces(Headers(scope=scope))
        await self._refuse(scope, exchange, refusal)
        self._log(scope, exchange.status)

    def unclear(self) -> bytes:
        """The whole answer to what is no request of HTTP."""
        self._log({"method": ""}, _UNCLEAR.status)
        page = self._look.text(_UNCLEAR, self._home(_UNCLEAR.status))
        return bare_answer("400 Bad Request", page, self.headers)

    def _log(self, scope: Scope, status: int, seconds: float = 0) -> None:
        known = scope["method"] in ("GET", "HEAD", "POST")
        answered = Answered(
            moment=self._journal.now(),
            method=scope["method"] if known else "-",
            route=getattr(scope.get("route"), "name", "-"),
            status=status,
            milliseconds=round(seconds * 1000),
        )
        self._journal.answered(answered)

    async def _answer(self, scope: Scope, exchange: Exchange) -> None:
        try:
            await self._pass(scope, exchange)
        except NotTaken as refusal:
            await self._refuse(scope, exchange, refusal)
        except HTTPException as error:
            await self._refuse(scope, exchange, NotTaken(error.status_code, headers=error.headers))
        except ClientDisconnect:
            return
        except CancelledError:
            # The service ends, and its last seconds are over.
            await self._refuse(scope, exchange, _ENDING)
        except WrongUse as error:
            await self._refuse(scope, exchange, NotTaken(404, str(error)))
        except Stopped as error:
            # The disk, a lock: no fault of ours, told to whoever asked and to whoever serves.
            self._journal.fault(str(error))
            await self._refuse(scope, exchange, NotTaken(503, str(error)))
        except Exception as error:  # noqa: BLE001 - the guard keeps it, whatever it is
            sentence = self._journal.guard(partial(_raise, error))
            if sentence is not None:
                self._journal.fault(sentence)
            await self._refuse(scope, exchange, NotTaken(500))

    async def _refuse(self, scope: Scope, exchange: Exchange, refusal: NotTaken) -> None:
        await exchange.refuse(scope, refusal, self._look.of(refusal, self._home(refusal.status)))

    async def _pass(self, scope: Scope, exchange: Exchange) -> None:
        exchange.announces(Headers(scope=scope))
        come_through(scope, self._door)
        with self._load.admitted(sender(scope), self._limits.connections_of_address):
            origin = origin_asked(scope, self._ours)
            check_target(scope, self._door.root, self._limits)
            exchange.expects(most_of_body(scope, self._limits))
            if scope["method"] == "POST":
                refuse_foreign(scope, origin)
            # Where the scope names an application the router raises instead of answering in English.
            scope["app"] = self
            await self._router(scope, exchange.receive, exchange.send)


def _raise(error: Exception) -> None:
    raise error
