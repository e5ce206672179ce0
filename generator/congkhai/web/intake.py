"""The addresses for whoever came in by a link: in and out, forms, receipts."""

from asyncio import to_thread
from collections.abc import Callable
from typing import Final, TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from congkhai.web import session
from congkhai.web.intake_base import ASK, Service, download, number_in, number_of, there
from congkhai.web.posted import posted
from congkhai.web.refusal import NotTaken
from congkhai.workflows import (
    intake_devices,
    intake_fill,
    intake_home,
    intake_pages,
    intake_receipts,
    intake_site,
)
from congkhai.workflows.intake_visit import Visitor

_T = TypeVar("_T")
_OF_A_PART: Final = ("form", "subject", "turn", "writer")
_FORM: Final = "/phieu/{form}/{subject}/{turn}/{writer}"
#: By what a browser says of itself, the more particular first: Edge and Cốc Cốc call themselves Chrome too.
_BROWSERS: Final = (
    ("Edg/", "Edge"),
    ("coc_coc", "Cốc Cốc"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Final = ("Windows", "Android", "iPhone", "Mac OS", "Linux")


class Visits(Service, eq=False):
    """The routes of officials, units and bodies; `/` leads the office to its queue."""

    def routes(self) -> list[Route]:
        """Every address of the service."""
        ways: list[tuple[str, Callable[..., object], str, str]] = [
            ("/", self.home, "GET", "viec"),
            ("/vao/{token}", self.link, "GET", "lien-ket"),
            ("/vao", self.enter, "POST", "vao"),
            (_FORM, self.form, "GET", "phieu"),
            (_FORM, self.send, "POST", "nop"),
            (f"{_FORM}/nhap", self.keep, "POST", "nhap"),
            (f"{_FORM}/tep.html", self.file, "GET", "tep-html"),
            (f"{_FORM}/tep.xlsx", self.workbook, "GET", "tep-xlsx"),
            ("/bien-nhan/{number}", self.receipt, "GET", "bien-nhan"),
            ("/bien-nhan/{number}/tep", self.receipt_file, "GET", "bien-nhan-tep"),
            ("/bien-nhan/{number}/noi-dung", self.content, "GET", "noi-dung"),
            ("/bien-nhan/{number}/kem/{at}", self.attached, "GET", "dinh-kem"),
            ("/thiet-bi", self.devices, "GET", "thiet-bi"),
            ("/thiet-bi", self.leave, "POST", "thoat"),
            ("/xac-nhan", self.confirm, "POST", "xac-nhan"),
            ("/tinh/{name}", self.asset, "GET", "tinh"),
        ]
        return [Route(path, act, methods=[method], name=name) for path, act, method, name in ways]

    # ---- in and out ----

    async def link(self, request: Request) -> Response:
        """The page behind a link; nothing is changed or looked up."""
        return await self.html(intake_pages.enter, self.site, request.path_params["token"])

    async def enter(self, request: Request) -> Response:
        """The button behind a link: a cookie for this device."""
        form = await posted(request, self.limits)
        label = _label(request.headers.get("user-agent", ""))
        cookie = await to_thread(intake_site.enter, self.site, form.one("lien_ket"), label)
        if cookie is None:
            self.guesses.take(self.sender(request))
            raise NotTaken(
                403,
                f"Đường liên kết không đúng, đã hết hạn hoặc đã bị thu hồi. {ASK}",
                back=False,
            )
        answer = self.to("/")
        session.put(answer, self.cookie, cookie)
        return answer

    async def home(self, request: Request) -> Response:
        """What somebody owes; of the office the queue."""
        who = self.visitor(request)
        return self.to("/hang-doi") if who.office else await self.html(intake_home.home, self.site, who)

    async def devices(self, request: Request) -> Response:
        """The devices of somebody."""
        who = self.visitor(request)
        tokens = self.token(request, "/thiet-bi"), self.token(request, "/xac-nhan")
        return await self.html(intake_devices.devices, self.site, who, tokens)

    async def leave(self, request: Request) -> Response:
        """End a device; where it is this one, its cookie goes."""
        who = self.visitor(request)
        form = await self.posted_form(request, "/thiet-bi")
        here = await to_thread(intake_devices.leave, self.site, who, form.one("may"))
        if not here:
            return self.to("/thiet-bi")
        answer = await self.html(intake_pages.left, self.site)
        session.leave(answer, self.cookie)
        return answer

    async def confirm(self, request: Request) -> Response:
        """A code of confirmation that somebody typed, on the page of a receipt or of the devices."""
        who = self.visitor(request)
        form = await self.posted_form(request, "/xac-nhan")
        text, at = form.one("ma_xac_nhan"), form.one("so")
        number = number_of(at) if at else None
        if number is not None:
            # A code is good once: nothing is used up for a page that there is not.
            there(await to_thread(intake_receipts.own, self.site, who, number))
        done = await to_thread(intake_devices.confirm, self.site, who, text)
        if done.guessed:
            self.guesses.take(self.sender(request))
        token, status = self.token(request, "/xac-nhan"), 422 if done.wrong else 200
        if number is not None:
            return await self.html(
                intake_receipts.receipt, self.site, who, number, token, done, status=status
            )
        tokens = self.token(request, "/thiet-bi"), token
        return await self.html(intake_devices.devices, self.site, who, tokens, done, status=status)

    # ---- forms ----

    async def _of_part(
        self, request: Request, who: Visitor, act: Callable[..., _T | None], *given: object
    ) -> _T:
        """What `act` makes of the part of a form that is asked for; NotTaken 404 where it is none of his."""
        site, asked = self.site, [request.path_params[name] for name in _OF_A_PART]
        return there(await to_thread(lambda: act(site, who, there(site.part(*asked)), *given)))

    async def form(self, request: Request) -> Response:
        """A part of a form to be filled in."""
        who, token = self.visitor(request), self.token(request, _path(request))
        return HTMLResponse(await self._of_part(request, who, intake_fill.form, token))

    async def keep(self, request: Request) -> Response:
        """Keep what is being typed."""
        who = self.visitor(request)
        form = await self.posted_form(request, _path(request))
        return PlainTextResponse(await self._of_part(request, who, intake_fill.save, form.fields))

    async def send(self, request: Request) -> Response:
        """Keep a draft, or hand in the part."""
        who, path = self.visitor(request), _path(request)
        form = await self.posted_form(request, path)
        if form.one("viec") != "nop":
            await self._of_part(request, who, intake_fill.save, form.fields)
            return self.to(path)
        given = intake_fill.Posted(
            pairs=form.fields,
            files=intake_fill.files_of(form.files),
            earlier=form.one("truoc"),
            version=form.one("phien"),
        )
        sent = await self._of_part(request, who, intake_fill.send, given, self.token(request, path))
        if sent.number:
            return self.to(f"/bien-nhan/{sent.number}")
        return HTMLResponse(sent.page, 422 if sent.kept else 503)

    async def file(self, request: Request) -> Response:
        """The part as one HTML file, with the draft, to be filled in without a network."""
        name, content = await self._of_part(request, self.visitor(request), intake_fill.file)
        return download(content, name, "text/html; charset=utf-8")

    async def workbook(self, request: Request) -> Response:
        """The part as a workbook to be filled in."""
        name, content = await self._of_part(request, self.visitor(request), intake_fill.workbook)
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return download(content, name, kind)

    # ---- what was handed in ----

    async def receipt(self, request: Request) -> Response:
        """A receipt."""
        token = self.token(request, "/xac-nhan")
        return await self.own(request, intake_receipts.receipt, number_in(request), token)

    async def receipt_file(self, request: Request) -> Response:
        """A receipt to keep."""
        who, number = self.visitor(request), number_in(request)
        text = there(await to_thread(intake_receipts.receipt_text, self.site, who, number))
        return download(text.encode("utf-8-sig"), f"bien-nhan-{number}.txt", "text/plain; charset=utf-8")

    async def content(self, request: Request) -> Response:
        """What was handed in, to be printed."""
        return await self.own(request, intake_receipts.content, number_in(request))

    async def attached(self, request: Request) -> Response:
        """A file that came with it, never shown in the browser."""
        who, number, at = self.visitor(request), number_in(request), number_in(request, "at")
        files = there(await to_thread(intake_receipts.attached_to, self.site, who, number))
        if at >= len(files):
            raise NotTaken(404)
        return download(files[at].content, files[at].name, "application/octet-stream")

    async def asset(self, request: Request) -> Response:
        """A script or a style."""
        name = request.path_params["name"]
        kind, text = there(await to_thread(intake_pages.asset, name))
        return Response(text, media_type=kind)


def _path(request: Request) -> str:
    """The address of the part of a form that is asked for, below the site's root."""
    return _FORM.format(**request.path_params)


def _label(agent: str) -> str:
    """How a device is called in the list of devices: its browser and system, as far as they say so."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), "Trình duyệt")
    system = next((name for name in _SYSTEMS if name in agent), "")
    return f"{browser} trên {system}" if system else browser
