"""The addresses of the office: the queue, one submission, typing from paper."""

from asyncio import to_thread
from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from congkhai.web.intake_base import Service, number_in, number_of
from congkhai.web.refusal import NotTaken
from congkhai.workflows import intake_office, intake_paper


class Office(Service, eq=False):
    """The routes that only the office has; for anybody else there is no such page."""

    def routes(self) -> list[Route]:
        """Every address of the service."""
        ways: list[tuple[str, Callable[..., object], str, str]] = [
            ("/hang-doi", self.queue, "GET", "hang-doi"),
            ("/hang-doi/{state}", self.queue, "GET", "hang-doi-buoc"),
            ("/hang-doi", self.accept, "POST", "chap-nhan"),
            ("/ho-so/{number}", self.sheet, "GET", "ho-so"),
            ("/ho-so/{number}", self.decide, "POST", "quyet-dinh"),
            ("/ban-giay", self.paper, "GET", "ban-giay"),
        ]
        return [Route(path, act, methods=[method], name=name) for path, act, method, name in ways]

    async def queue(self, request: Request) -> Response:
        """The queue."""
        who = self.of_office(request)
        state = request.path_params.get("state", "waiting")
        return await self.html(intake_office.queue, self.site, who, state, self.token(request, "/hang-doi"))

    async def accept(self, request: Request) -> Response:
        """Accept what was ticked."""
        who = self.of_office(request)
        form = await self.posted_form(request, "/hang-doi")
        numbers = [number_of(text) for text in form.all("so")]
        done = await to_thread(intake_office.accept_all, self.site, who, numbers)
        token = self.token(request, "/hang-doi")
        status = 422 if done.faults else 200
        return await self.html(intake_office.queue, self.site, who, "waiting", token, done, status=status)

    async def sheet(self, request: Request) -> Response:
        """One submission."""
        who, number = self.of_office(request), number_in(request)
        token = self.token(request, f"/ho-so/{number}")
        return await self.html(intake_office.sheet, self.site, who, number, token)

    async def decide(self, request: Request) -> Response:
        """Accept, return, note, or give a new code."""
        who, number = self.of_office(request), number_in(request)
        form = await self.posted_form(request, f"/ho-so/{number}")
        what = form.one("viec")
        acts = {
            "xem": partial(intake_office.look, self.site, who, number),
            "nhan": partial(intake_office.accept_one, self.site, who, number),
            "tra": partial(intake_office.return_one, self.site, who, number, form.one("ly_do")),
            "ghi": partial(intake_office.note_one, self.site, who, number, form.one("ghi_chu")),
            "ma": partial(intake_office.give_code_again, self.site, who, number),
        }
        if what not in acts:
            raise NotTaken(400)
        done = await to_thread(acts[what])
        status = 422 if done.faults else 200
        token = self.token(request, f"/ho-so/{number}")
        return await self.html(intake_office.sheet, self.site, who, number, token, done, status=status)

    async def paper(self, request: Request) -> Response:
        """Where the office chooses what it types from paper."""
        who = self.of_office(request)
        chosen = [request.query_params.get(name, "") for name in ("ai", "mau")]
        return await self.html(intake_paper.paper, self.site, who, *chosen)
