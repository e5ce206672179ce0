"""What all routes of the intake share: who comes, forms that only our pages send, pages made in threads."""

import re
from asyncio import to_thread
from collections.abc import Callable
from typing import Final, TypeVar
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from congkhai.value import Value
from congkhai.web import asked, session
from congkhai.web.door import Door
from congkhai.web.limits import Limits
from congkhai.web.posted import Posted, posted
from congkhai.web.rate import Rate, Tries
from congkhai.web.refusal import NotTaken
from congkhai.workflows import intake_site
from congkhai.workflows.intake_site import Site
from congkhai.workflows.intake_visit import Visitor

#: Wrong links, and wrong codes, that one address may try before it waits.
GUESSES: Final = Rate(tries=20, seconds=15)
#: What to do without a link that leads in.
ASK: Final = "Hãy mở lại đường liên kết được cấp, hoặc hỏi bộ phận tổ chức, cán bộ của cơ quan."
_SEE_OTHER: Final = 303
#: No submission has a longer number.
_NUMBER: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
_T = TypeVar("_T")


class Service(Value, eq=False):
    """What the routes share: the site, how it is reached, the limits, who guesses."""

    site: Site
    door: Door
    limits: Limits
    guesses: Tries

    @property
    def cookie(self) -> session.Cookie:
        """The cookie of the service."""
        return session.cookie_of(self.door)

    def visitor(self, request: Request) -> Visitor:
        """Who comes with the cookie; NotTaken 403 for nobody, and for a link or device that has ended.

        One look by a key, which takes less than the way into a thread and back.
        """
        who = intake_site.visitor(self.site, self.sent(request))
        if who is None:
            raise NotTaken(
                403,
                f"Chưa vào, hoặc đường liên kết đã hết hạn, đã bị thu hồi. {ASK}",
                back=False,
            )
        return who

    def sent(self, request: Request) -> str:
        """The cookie that a request brought, as `session.sent`."""
        return session.sent(request, self.cookie)

    async def own(self, request: Request, make: Callable[..., str | None], *given: object) -> Response:
        """As `html`, for whoever comes with the cookie."""
        return await self.html(make, self.site, self.visitor(request), *given)

    def of_office(self, request: Request) -> Visitor:
        """As `visitor`, of the office; for anybody else there is no such page (404)."""
        who = self.visitor(request)
        if not who.office:
            raise NotTaken(404)
        return who

    def token(self, request: Request, action: str) -> str:
        """What a form on this device must bring back to an address.

        Its key is the cookie, of which the service keeps only the hash: a page that is open while the service
        is started again can still be sent, and what is typed in it is not lost.
        """
        cookie = self.sent(request)
        return session.form_token(cookie.encode(), session.hash_of(cookie), action)

    async def posted_form(self, request: Request, action: str) -> Posted:
        """The form that was sent to an address, made by us for this device; else NotTaken."""
        form = await posted(request, self.limits)
        cookie = self.sent(request)
        session.check_form(cookie.encode(), session.hash_of(cookie), action, form.one("ma"))
        return form

    def sender(self, request: Request) -> str:
        """By which address guesses are counted."""
        return asked.sender(request.scope)

    def to(self, path: str) -> Response:
        """On to another page of ours."""
        return RedirectResponse(f"{self.door.root}{path}", _SEE_OTHER)

    async def html(self, make: Callable[..., str | None], *given: object, status: int = 200) -> Response:
        """A page made in a thread of its own; 404 where there is none for this visitor."""
        return HTMLResponse(there(await to_thread(make, *given)), status)


def number_in(request: Request, name: str = "number") -> int:
    """The number of a submission, or of its file, in an address; NotTaken 404 for what can be none."""
    return number_of(request.path_params[name])


def number_of(text: str) -> int:
    """The same of a text."""
    if not _NUMBER.fullmatch(text):
        raise NotTaken(404)
    return int(text)


def there(found: _T | None) -> _T:
    """What was found; NotTaken 404 for nothing."""
    if found is None:
        raise NotTaken(404)
    return found


def download(content: bytes, name: str, kind: str) -> Response:
    """A file to keep, never shown in the browser."""
    shown = quote(name, safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{shown}"}
    return Response(content, media_type=kind, headers=headers)
