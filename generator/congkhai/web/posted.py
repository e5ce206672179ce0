"""A form that was sent: fields and files, whole, in UTF-8 and within limits, or why it is not taken."""

import logging
import re
from collections.abc import AsyncIterator, Sequence
from typing import Final, NoReturn
from urllib.parse import parse_qsl

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from congkhai.text.file_names import shown_name, unquoted
from congkhai.value import Collector, Value, field
from congkhai.web.asked import URLENCODED
from congkhai.web.limits import Limits, size_said
from congkhai.web.refusal import NotTaken

#: The hidden field that ends every form: one that lacks it was cut off on its way.
END: Final = ("het", "1")
_HEADER_LENGTH: Final = 4096
_BOUNDARY: Final = re.compile(rb"[0-9A-Za-z'()+_,./:=? -]{1,70}")
_DISPOSITION: Final = re.compile(r'form-data((?:; ?(?:name|filename)="(?:[^"\\]|\\.)*")+)', re.DOTALL)
_PARAMETER: Final = re.compile(r'; ?(name|filename)="((?:[^"\\]|\\.)*)"', re.DOTALL)
# The parser warns with what it read; nothing that was sent may reach a log.
_SILENT: Final = logging.Logger("silent", logging.CRITICAL + 1)


class PostedFile(Value):
    """A file as it was sent; `shown_name` is for people's eyes alone and no path."""

    field: str
    shown_name: str
    content: bytes


class Posted(Value):
    """What a form brought, in the order of the form, without the mark of its end."""

    fields: Sequence[tuple[str, str]]
    files: Sequence[PostedFile] = ()

    def all(self, name: str) -> list[str]:
        """Every text sent under a name."""
        return [text for known, text in self.fields if known == name]

    def one(self, name: str) -> str:
        """The text sent under a name, empty where none was; NotTaken 400 where there are two."""
        texts = self.all(name)
        if len(texts) > 1:
            raise NotTaken(400, "Biểu mẫu gửi lên có một mục ghi hai lần. Hãy mở lại trang rồi gửi lại.")
        return texts[0] if texts else ""


async def posted(request: Request, limits: Limits) -> Posted:
    """The form in the body of a request; NotTaken 400 or 413 where it is not whole, not UTF-8 or too much.

    The request came through the gate: its content type is one of the two of forms, its body is counted.
    """
    kind, options = parse_options_header(request.headers["content-type"])
    if options.get(b"charset", b"utf-8").lower() not in (b"utf-8", b"utf8"):
        _refuse_letters()
    if kind.strip() == URLENCODED.encode():
        fields = _pairs(b"".join([part async for part in request.stream()]), limits)
        return _whole(fields, ())
    parts = await _parts(request.stream(), options.get(b"boundary", b""), limits)
    last_is_text = bool(parts) and parts[-1].filename is None
    texts = [(part.name, _text(bytes(part.content))) for part in parts if part.filename is None]
    # Where nobody chose a file a browser sends one without name and content.
    files = [
        PostedFile(field=part.name, shown_name=shown_name(part.filename), content=bytes(part.content))
        for part in parts
        if part.filename is not None and (part.filename or part.content)
    ]
    return _whole(texts if last_is_text else [], files)


def _whole(fields: Sequence[tuple[str, str]], files: Sequence[PostedFile]) -> Posted:
    if not fields or fields[-1] != END:
        _refuse_cut_off()
    return Posted(fields=fields[:-1], files=files)


def _pairs(body: bytes, limits: Limits) -> list[tuple[str, str]]:
    if body.count(b"&") >= limits.fields:
        _refuse_number()
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, strict_parsing=True, errors="strict")
    except UnicodeDecodeError:
        _refuse_letters()
    except ValueError:
        _refuse_cut_off()
    for name, text in pairs:
        _check_length(max(name, text, key=len).encode(), limits.field)
    return pairs


class _Part(Collector):
    name: str = ""
    filename: str | None = None
    content: bytearray = field(default_factory=bytearray)
    headers: list[tuple[str, str]] = field(default_factory=list)


class _Reading:
    """The parts of a multipart body, gathered from what the parser calls out; each limit is kept here."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._name, self._value = bytearray(), bytearray()
        self.parts: list[_Part] = []
        self.ended = False

    def begin(self) -> None:
        self.parts.append(_Part())
        if len(self.parts) > self._limits.fields:
            _refuse_number()

    def header_name(self, buffer: bytes, start: int, end: int) -> None:
        self._name += buffer[start:end]

    def header_value(self, buffer: bytes, start: int, end: int) -> None:
        self._value += buffer[start:end]

    def header_end(self) -> None:
        header = self._name.decode("ascii").lower(), _text(bytes(self._value))
        self.parts[-1].headers.append(header)
        self._name, self._value = bytearray(), bytearray()

    def headers_end(self) -> None:
        part = self.parts[-1]
        said = [value for name, value in part.headers if name == "content-disposition"]
        whole = _DISPOSITION.fullmatch(said[0]) if len(said) == 1 else None
        named = dict(_PARAMETER.findall(whole[1])) if whole else {}
        if whole is None or "name" not in named:
            _refuse_cut_off()
        part.name, part.filename = unquoted(named["name"]), named.get("filename")
        if sum(one.filename is not None for one in self.parts) > self._limits.files:
            raise NotTaken(400, f"Mỗi lần chỉ gửi được tối đa {self._limits.files} tệp.")

    def content(self, buffer: bytes, start: int, end: int) -> None:
        part = self.parts[-1]
        part.content += memoryview(buffer)[start:end]
        if part.filename is None:
            _check_length(part.content, self._limits.field)
        elif len(part.content) > self._limits.file:
            name, most = shown_name(part.filename), size_said(self._limits.file)
            raise NotTaken(413, f"Tệp “{name}” lớn hơn mức cho phép ({most}).")

    def end(self) -> None:
        self.ended = True


async def _parts(body: AsyncIterator[bytes], boundary: bytes, limits: Limits) -> list[_Part]:
    reading = _Reading(limits)
    if not _BOUNDARY.fullmatch(boundary):
        _refuse_cut_off()
    try:
        parser = MultipartParser(
            boundary,
            {
                "on_part_begin": reading.begin,
                "on_header_field": reading.header_name,
                "on_header_value": reading.header_value,
                "on_header_end": reading.header_end,
                "on_headers_finished": reading.headers_end,
                "on_part_data": reading.content,
                "on_end": reading.end,
            },
            max_header_size=_HEADER_LENGTH,
        )
        parser.logger = _SILENT
        async for chunk in body:
            parser.write(chunk)
    except FormParserError:
        _refuse_cut_off()
    if not reading.ended:
        _refuse_cut_off()
    return reading.parts


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_letters()


def _check_length(content: bytes | bytearray, most: int) -> None:
    if len(content) > most:
        raise NotTaken(413, f"Có một mục dài hơn mức cho phép ({size_said(most)}).")


def _refuse_letters() -> NoReturn:
    raise NotTaken(400, "Chữ trong nội dung gửi lên không phải mã UTF-8 nên không đọc được.")


def _refuse_number() -> NoReturn:
    raise NotTaken(400, "Biểu mẫu gửi lên có quá nhiều mục.")


def _refuse_cut_off() -> NoReturn:
    raise NotTaken(
        400,
        "Nội dung gửi lên không trọn vẹn hoặc không đúng dạng biểu mẫu, nên chưa được nhận. "
        "Hãy mở lại trang rồi gửi lại.",
    )
