"""Who is in: a cookie that holds nothing but chance, and forms that only a page of ours can send.

What leaves this module of a token is its SHA-256; the token itself goes to the browser alone.
"""

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Final, Protocol, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from congkhai.value import Value
from congkhai.web.asked import not_ours
from congkhai.web.door import Door
from congkhai.web.refusal import NotTaken

TOKEN_BYTES: Final = 32
_NAME: Final = "congkhai"


class Cookie(Value):
    """What the cookie of a service is called and where it goes: to the service's own path alone."""

    name: str
    path: str
    secure: bool


class Held(Protocol):
    """What is kept of a link or of a session: until when it holds, and whether it was withdrawn."""

    @property
    def until(self) -> datetime:
        """From this moment on it holds no longer."""
        ...

    @property
    def withdrawn(self) -> bool:
        """Whether somebody ended it before."""
        ...


_H = TypeVar("_H", bound=Held)


def cookie_of(door: Door) -> Cookie:
    """The cookie of the service behind this door.

    A browser takes `__Host-` and `__Secure-` only by TLS, `__Host-` only for a whole host: no other service
    of the host or of its domain can then set a cookie of this name.
    """
    path = f"{door.root}/"
    prefix = "" if not door.secure else "__Host-" if path == "/" else "__Secure-"
    return Cookie(name=prefix + _NAME, path=path, secure=door.secure)


def new_token() -> str:
    """256 random bits as 43 letters and digits."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> str:
    """The SHA-256 of a token, in hexadecimal: what may be kept."""
    return sha256(token.encode()).hexdigest()


def begin(response: Response, cookie: Cookie, max_age: int | None = None) -> str:
    """The answer gives the browser a new session; the hash of its token.

    It ends with the browser, or after `max_age` seconds.
    """
    token = new_token()
    put(response, cookie, token, max_age)
    return hash_of(token)


def put(response: Response, cookie: Cookie, token: str, max_age: int | None = None) -> None:
    """The answer gives the browser this token, for as long as `begin` says."""
    response.set_cookie(
        cookie.name,
        token,
        max_age=max_age,
        path=cookie.path,
        secure=cookie.secure,
        httponly=True,
        samesite="strict",
    )


def leave(response: Response, cookie: Cookie) -> None:
    """The answer takes the session from the browser."""
    response.delete_cookie(
        cookie.name, path=cookie.path, secure=cookie.secure, httponly=True, samesite="strict"
    )


def sent(request: Request, cookie: Cookie) -> str:
    """The session token that was sent; one that nobody has where none was, or more than one."""
    pairs = (
        part.strip().partition("=") for line in request.headers.getlist("cookie") for part in line.split(";")
    )
    tokens = [value for name, _, value in pairs if name == cookie.name]
    return tokens[0] if len(tokens) == 1 else new_token()


def sent_hash(request: Request, cookie: Cookie) -> str:
    """The hash of the same."""
    return hash_of(sent(request, cookie))


def entered(token_hash: str, find: Callable[[str], _H | None], now: datetime) -> _H:
    """What `find` keeps under the hash of a token.

    Unknown, expired and withdrawn ones are looked up alike and refused alike (403): an answer tells nobody
    which it was.
    """
    held = find(token_hash)
    if held is None or held.withdrawn or now >= held.until:
        raise NotTaken(
            403,
            "Đường liên kết hoặc phiên làm việc không đúng, đã hết hạn hoặc đã bị thu hồi. "
            "Hãy mở lại đường liên kết được cấp, hoặc hỏi bộ phận tổng hợp của cơ quan.",
        )
    return held


def form_token(key: bytes, bound_to: str, action: str) -> str:
    """What a form must bring back: it holds for this session or link (its hash) and this path alone.

    `key` is the server's, of at least 32 random bytes; else ValueError.
    """
    if len(key) < TOKEN_BYTES:
        raise ValueError("the key of forms is shorter than 32 bytes")
    # A hash has no line feed: no two pairs give the same text.
    return hmac.new(key, f"{bound_to}\n{action}".encode(), sha256).hexdigest()


def check_form(key: bytes, bound_to: str, action: str, token: str) -> None:
    """The form was made by us for this session and path; else NotTaken 403."""
    if not hmac.compare_digest(form_token(key, bound_to, action).encode(), token.encode()):
        raise not_ours()
