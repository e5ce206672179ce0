"""A request that is not taken, as one plain page in Vietnamese; and the headers that every answer bears."""

from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType
from typing import Final

from starlette.responses import HTMLResponse

from congkhai.value import Value

#: What a browser may do with any answer: nothing from elsewhere, nothing kept, in no frame of another site.
HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",
        "Server": "congkhai",
        "X-Content-Type-Options": "nosniff",
    }
)
ALWAYS_BY_TLS: Final[Mapping[str, str]] = MappingProxyType({"Strict-Transport-Security": "max-age=31536000"})

_TITLES: Final[Mapping[int, str]] = MappingProxyType(
    {
        400: "Không đọc được yêu cầu",
        403: "Không được phép",
        404: "Không có trang này",
        405: "Không dùng được cách gửi này",
        408: "Gửi quá lâu",
        413: "Nội dung quá lớn",
        415: "Không nhận kiểu nội dung này",
        421: "Sai địa chỉ",
        429: "Thử quá nhiều lần",
        431: "Yêu cầu quá dài",
        500: "Lỗi của chương trình",
        503: "Chưa trả lời được lúc này",
    }
)
_SENTENCES: Final[Mapping[int, str]] = MappingProxyType(
    {
        404: "Không có trang này. Hãy mở lại từ đường liên kết được cấp.",
        405: "Máy chủ không nhận cách gửi này ở địa chỉ này.",
        500: "Máy chủ gặp lỗi của chính nó khi trả lời. Hãy thử lại; nếu vẫn lỗi, "
        "hãy báo người phụ trách phần mềm của cơ quan.",
    }
)
_TITLE: Final = "Không trả lời được"


class NotTaken(Exception):
    """A request is answered with a status and one sentence for the person who sent it, and nothing else.

    `headers` go with the answer; `back`: its page leads back to the first one. It may be raised anywhere
    below the gate.
    """

    def __init__(
        self, status: int, sentence: str = "", headers: Mapping[str, str] | None = None, *, back: bool = True
    ) -> None:
        super().__init__(status)
        self.status = status
        self.back = back
        self.sentence = sentence or _SENTENCES.get(status, f"Không trả lời được yêu cầu này ({status}).")
        self.headers = dict(headers or {})


class Look(Value):
    """How the pages of refusals look: what makes one of its title, its sentence and where it leads back to
    ("" for nowhere), and the SHA-256, in base 64, of its style, "" where it has none."""

    page: Callable[[str, str, str], str]
    style: str = ""

    def of(self, refusal: NotTaken, home: str) -> HTMLResponse:
        """The page of a refusal."""
        return HTMLResponse(self.text(refusal, home), refusal.status, refusal.headers)

    def text(self, refusal: NotTaken, home: str) -> str:
        """The same as text."""
        title = f"Lỗi: {_TITLES.get(refusal.status, _TITLE)}"
        return self.page(title, refusal.sentence, home if refusal.back else "")

    def headers(self) -> Mapping[str, str]:
        """The headers of every answer, which let the style in."""
        policy = "Content-Security-Policy"
        own = f"style-src 'self' 'sha256-{self.style}'" if self.style else "style-src 'self'"
        return {**HEADERS, policy: HEADERS[policy].replace("style-src 'self'", own)}


def plain_page(title: str, sentence: str) -> str:
    """A page of one title and one sentence, escaped; it asks for no other file."""
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f"<body><main><h1>{escape(title)}</h1><p>{escape(sentence)}</p></main></body></html>"
    )


#: Pages of nothing but the words.
PLAIN: Final = Look(page=lambda title, sentence, _: plain_page(title, sentence))


def bare_answer(status: str, page: str, headers: Mapping[str, str]) -> bytes:
    """A whole answer as it goes over the wire, for what is no request that an application could answer.

    `status` is code and English phrase; the connection is closed after it.
    """
    content = page.encode()
    kind = "text/html" if page.startswith("<") else "text/plain"
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items())]
    lines += [f"Content-Type: {kind}; charset=utf-8", f"Content-Length: {len(content)}", "Connection: close"]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + content
