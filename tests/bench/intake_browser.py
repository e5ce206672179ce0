"""A browser on one connection, which is kept: bytes over a socket, so that clients cost little."""

import re
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

PATIENCE = 60.0
#: What a petition says, again and again until the form takes no more.
SENTENCE = (
    "Trong năm tôi được giao theo dõi địa bàn vùng cao, việc nào cũng có sổ theo dõi và biên bản của xã; "
    "đề nghị xem lại điểm tiến độ của quý III vì thời hạn đã được gia hạn bằng văn bản. "
)
LONGEST = 4000
_HIDDEN = re.compile(rb'<input type="hidden" name="(\w+)" value="([^"]*)">')
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)


class Gone(Exception):
    """The server closed the connection, or is there no longer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the server; `head` is all that stands before the body."""

    head: bytes
    body: bytes

    @property
    def status(self) -> int:
        """Its status."""
        return int(self.head[9:12])

    def header(self, name: bytes) -> str:
        """The value of a header."""
        return self.head.partition(b"\r\n" + name + b": ")[2].partition(b"\r\n")[0].decode("ascii")

    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page's form, in their order."""
        return {name.decode(): value.decode() for name, value in _HIDDEN.findall(self.body)}


class Browser:
    """One connection, and the cookie that came by it."""

    def __init__(self, port: int) -> None:
        self._host, self._cookie = f"127.0.0.1:{port}", ""
        try:
            self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        except OSError as error:
            raise Gone from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def get(self, path: str) -> Answer:
        """The page at a path."""
        return self._asked(f"GET {path} HTTP/1.1\r\n{self._lines()}\r\n".encode())

    def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        """The answer to a form, sent as by a page whose form takes files and where none was chosen."""
        mark = f"----WebKitFormBoundary{secrets.token_hex(8)}"
        parts = (
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
            for name, text in fields.items()
        )
        body = f"{''.join(parts)}--{mark}--\r\n".encode()
        sent_by = f"Origin: http://{self._host}\r\nSec-Fetch-Site: same-origin\r\n"
        kind = f"Content-Type: multipart/form-data; boundary={mark}\r\nContent-Length: {len(body)}\r\n"
        return self._asked(f"POST {path} HTTP/1.1\r\n{self._lines()}{sent_by}{kind}\r\n".encode() + body)

    def enter(self, token: str) -> None:
        """Open a link and press its button: the cookie is this browser's from now on."""
        answer = self.post("/vao", self.get(f"/vao/{token}").hidden())
        assert answer.status == 303, answer.body.decode()
        self._cookie = f"Cookie: {answer.header(b'set-cookie').partition(';')[0]}\r\n"

    def _lines(self) -> str:
        return (
            f"Host: {self._host}\r\nUser-Agent: Mozilla/5.0 (Windows NT 10.0) Chrome/142.0\r\n{self._cookie}"
        )

    def _asked(self, request: bytes) -> Answer:
        try:
            self._socket.sendall(request)
            came = b""
            while b"\r\n\r\n" not in came:
                came += self._received()
            head, _, body = came.partition(b"\r\n\r\n")
            [length] = _LENGTH.findall(head)
            while len(body) < int(length):
                body += self._received()
        except OSError as error:
            raise Gone from error
        return Answer(head + b"\r\n", body)

    def _received(self) -> bytes:
        part = self._socket.recv(1 << 16)
        if not part:
            raise Gone
        return part


def petition(hidden: Mapping[str, str], mark: str) -> dict[str, str]:
    """What the page of a petition sends, 10 kB, where both of its texts begin with this mark."""
    text = f"{mark}. {SENTENCE * (LONGEST // len(SENTENCE))}"[:LONGEST].strip()
    before = {name: value for name, value in hidden.items() if name != "het"}
    return {**before, "f.noi_dung": text, "f.can_cu": text, "viec": "nop", "het": hidden["het"]}
