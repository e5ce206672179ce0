"""The pages of the service around the forms, as HTML."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from congkhai.forms.assets import page_script, print_style, style
from congkhai.intake.shown import Filling, Frame, Home, Looking, Machine, Paper, Queue, Receiving, Typed
from congkhai.rendering.templates import finished, render
from congkhai.text.phrases import SAMPLE
from congkhai.value import Value, asdict

_HERE: Final = Path(__file__).parent
#: The files that pages ask for, by name, with their media types.
ASSETS: Final = {
    "trang.css": "text/css; charset=utf-8",
    "in.css": "text/css; charset=utf-8",
    "phieu.js": "text/javascript; charset=utf-8",
    "tu-luu.js": "text/javascript; charset=utf-8",
}
_UNDONE: Final = "Chưa thực hiện được"
_OFFICE: Final = (("/hang-doi", "Hàng đợi"), ("/ban-giay", "Nhập bản giấy"), ("/thiet-bi", "Máy đang dùng"))
_STAFF: Final = (("/", "Việc của tôi"), ("/thiet-bi", "Máy đang dùng"))


def asset(name: str) -> str:
    """The text of one of ASSETS."""
    if name == "trang.css":
        return f"{style()}\n{_own('pages.css')}"
    if name == "in.css":
        return print_style()
    return page_script() if name == "phieu.js" else _own("autosave.js")


def _own(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


#: What the page of a refusal bears of it.
REFUSED_STYLE: Final = asset("trang.css")


def _page(template: str, frame: Frame, /, **told: object) -> str:
    entries = _OFFICE if frame.of_office else _STAFF
    return render(
        f"intake/{template}",
        root=frame.root,
        office=frame.office,
        mark=SAMPLE if frame.sample else "",
        visitor=frame.visitor,
        menu=[(path, words, path == frame.here) for path, words in entries],
        **{"faults": (), **told},
    )


def plain(frame: Frame, title: str, sentences: Sequence[str], links: Sequence[tuple[str, str]] = ()) -> str:
    """A page of a title, sentences and links: an address below the site's root, and its words."""
    return _page("page.html", frame, title=title, sentences=sentences, links=links)


def refused(frame: Frame, title: str, sentence: str, home: str) -> str:
    """The page of a request that was not taken; it asks for no other file, so it looks the same anywhere.

    `home` is where it leads back to, "" where nothing does.
    """
    heading = title.removeprefix("Lỗi: ")
    told = {"heading": heading, "sentence": sentence, "home": home, "style": finished(REFUSED_STYLE)}
    return _page("refused.html", frame, title=title, **told)


def enter(frame: Frame, token: str) -> str:
    """The page behind a link: only its button lets somebody in."""
    return _page("enter.html", frame, title="Vào", token=token)


def home(frame: Frame, shown: Home) -> str:
    """What somebody owes, handed in, may hand in."""
    return _page("home.html", frame, **_told(shown))


def form(frame: Frame, shown: Filling) -> str:
    """A part of a form to be filled in."""
    told = {**_told(shown), "fields": finished(shown.fields), "form": finished(shown.form)}
    return _page("form.html", frame, **told)


def receipt(frame: Frame, shown: Receiving) -> str:
    """A receipt."""
    return _page("receipt.html", frame, **{**_told(shown), **_code(shown.code)})


def devices(frame: Frame, machines: Sequence[Machine], token: str, code: Typed) -> str:
    """The devices of somebody, and where a code of confirmation is typed."""
    told = {"devices": machines, "token": token, "number": 0, **_code(code)}
    return _page("devices.html", frame, title="Máy đang dùng", **told)


def _code(code: Typed) -> dict[str, object]:
    told = {"confirm_token": code.token, "typed": code.text, "said": code.told, "faults": code.faults}
    return {**told, "faults_heading": "Chưa xác nhận được"}


def queue(frame: Frame, shown: Queue) -> str:
    """The queue of the office."""
    waiting = bool(shown.states) and shown.states[0][3]
    told = {**_told(shown), "waiting": waiting, "faults_heading": _UNDONE}
    return _page("queue.html", frame, title="Hàng đợi", **told)


def sheet(frame: Frame, shown: Looking) -> str:
    """One submission, for the office."""
    return _page("sheet.html", frame, faults_heading=_UNDONE, **_told(shown))


def paper(frame: Frame, shown: Paper) -> str:
    """Where the office chooses what it types from paper."""
    return _page("paper.html", frame, title="Nhập từ bản giấy", **_told(shown))


def _told(shown: Value) -> dict[str, object]:
    return asdict(shown)
