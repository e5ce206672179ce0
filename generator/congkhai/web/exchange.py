"""One request and its answer: the body counted while it comes, deadlines kept, headers on every answer."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from congkhai.value import Collector, field
from congkhai.web.asked import too_large
from congkhai.web.limits import Limits
from congkhai.web.refusal import NotTaken

LEFT = 499


class Load(Collector):
    """What all requests together hold at this moment: bytes of bodies, and answers by sender."""

    held: int = 0
    answering: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def admitted(self, sender: str, most: int) -> Iterator[None]:
        """The sender has one answer more in the making; 503 where `most` are already."""
        if self.answering[sender] >= most:
            raise crowded()
        self.answering[sender] += 1
        try:
            yield
        finally:
            self.answering[sender] -= 1
            if not self.answering[sender]:
                del self.answering[sender]


def crowded() -> NotTaken:
    """The refusal where more is asked than can be answered at once."""
    sentence = (
        "Máy chủ đang nhận quá nhiều yêu cầu cùng lúc; nội dung vừa gửi chưa được nhận. "
        "Hãy thử lại sau ít phút."
    )
    return NotTaken(503, sentence, {"Retry-After": "30"})


class Exchange:
    """A request read and answered within its limits; `status` is the answer's, 499 before there is one."""

    def __init__(self, receive: Receive, send: Send, limits: Limits, load: Load) -> None:
        self._receive, self._send, self._limits, self._load = receive, send, limits, load
        self._most = self._read = 0
        self._whole = True
        self._deadline = 0.0
        self.headers: MutableMapping[str, str] = {}
        self.status = LEFT

    def announces(self, headers: Mapping[str, str]) -> None:
        """The request says by its headers whether a body comes; until it is whole the connection ends with
        the answer."""
        coming = "transfer-encoding" in headers or headers.get("content-length", "0").strip("0") != ""
        self._whole = not coming
        self._deadline = asyncio.get_running_loop().time() + self._limits.seconds_of_body

    def expects(self, most: int) -> None:
        """The body may have so many bytes."""
        self._most = most

    async def receive(self) -> Message:
        """The next part of the body; NotTaken 413 or 503 at the first byte too many, 408 when time is up."""
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._deadline):
                message = await self._receive()
        except TimeoutError:
            raise NotTaken(
                408, "Nội dung gửi lên quá chậm nên chưa được nhận. Hãy kiểm tra mạng rồi gửi lại."
            ) from None
        self._count(message)
        return message

    def _count(self, message: Message) -> None:
        size = len(message.get("body", b""))
        self._read += size
        self._load.held += size
        self._whole = not message.get("more_body", False)
        if self._read > self._most:
            raise too_large(self._most)
        if self._load.held > self._limits.bodies_together:
            raise crowded()

    async def send(self, message: Message) -> None:
        """Send a part of the answer; with the first go the headers of every answer.

        What still comes of a body that was not read is thrown away for a while before the connection is
        closed: closed at once, it would take the answer with it.
        """
        if message["type"] == "http.response.start":
            self._begin(message)
        elif not self._whole and not message.get("more_body", False):
            await self._send({**message, "more_body": True})
            await self._spill()
            message = {"type": "http.response.body"}
        await self._send(message)

    def _begin(self, message: MutableMapping[str, Any]) -> None:
        self.status = message["status"]
        message.setdefault("headers", [])
        headers = MutableHeaders(scope=message)
        headers.update(self.headers)
        if not self._whole:
            headers["Connection"] = "close"

    async def _spill(self) -> None:
        # Who is too slow is waited for no longer.
        seconds = 0 if self.status == 408 else self._limits.spilt
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not self._whole:
                    self._whole = not (await self._receive()).get("more_body", False)

    async def refuse(self, scope: Scope, refusal: NotTaken, page: ASGIApp) -> None:
        """Answer with the page of the refusal; where an answer has begun the connection breaks off."""
        if self.status != LEFT:
            raise refusal
        await page(scope, self.receive, self.send)

    def end(self) -> None:
        """The bytes of the body are no longer held."""
        self._load.held -= self._read
