"""JSON read strictly: what two programs could take for two different things is not taken at all."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from typing import Any, Final

from congkhai.notation.misread import DEPTH, Misread, too_deep, twice
from congkhai.value import Value

_DIGITS: Final = 18
_NUMBER: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|\n|[\w.+-]+')
_TOKEN: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}\[\]:,\n]')
_PART: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}\[\]:,\n]|[^\s{}\[\]:,"]+')
_OPENS: Final[Mapping[str, tuple[str | int, ...]]] = {"{": ("",), "[": (0,)}
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")

Way = tuple[str | int, ...]
"""The keys and the positions in lists that lead to a part of a text."""


class _NotTaken(ValueError):
    """What stops the reading of a text whose syntax is right; `written` is the number as it stands there."""

    def __init__(self, why: str, written: str = "") -> None:
        super().__init__(why)
        self.written = written


def value(content: bytes) -> object:
    """What the JSON says, or a Misread: also for a key written twice, depth without end, a number that is
    none or that no program keeps whole, and letters that are none. The text has no BOM.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return Misread("không được lưu bằng UTF-8")
    try:
        read: object = json.loads(
            text, object_pairs_hook=_once, parse_int=_whole, parse_float=_decimal, parse_constant=_constant
        )
        if _SURROGATE.search(text):
            json.dumps(read, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        line = _line_without_letter(text)
        return Misread(f"có mã \\u không phải một chữ (dòng {line})", line)
    except json.JSONDecodeError as error:
        return Misread(f"sai cú pháp ở dòng {error.lineno}, ký tự thứ {error.colno}", error.lineno)
    except RecursionError:
        return too_deep(_deep_line(text))
    except _NotTaken as error:
        return _doubled(text) or _number(text, error)
    return too_deep(_deep_line(text)) if _deeper(read) else read


class Lines(Value, kw_only=False):
    """In which line each part of a text begins."""

    found: Mapping[Way, int]

    def of(self, way: Way) -> int | None:
        """The line of a part, or of what holds it where there is no such part; None for the whole."""
        holding = (way[:length] for length in range(len(way), 0, -1))
        return next((self.found[part] for part in holding if part in self.found), None)

    def misread(self, why: str, way: Way) -> Misread:
        """Why a part is not taken, with its line in the words too."""
        line = self.of(way)
        return Misread(why if line is None else f"{why} (dòng {line})", line)


def lines(content: bytes) -> Lines:
    """The lines of a text that is taken."""
    return Lines(_lines(content.removeprefix(BOM_UTF8).decode("utf-8")))


def _lines(text: str) -> dict[Way, int]:
    """The line in which each key, and each item of a list, of a sound text begins."""
    found: dict[Way, int] = {}
    last = ""
    way: list[str | int] = []
    for line, token in _tokens(_PART, text):
        if token == ":":
            way[-1] = json.loads(last)
            found[tuple(way)] = line
        elif token == ",":
            way[-1] = way[-1] + 1 if isinstance(way[-1], int) else ""
        elif token in "}]":
            way.pop()
        else:
            if way and isinstance(way[-1], int):
                found[tuple(way)] = line
            way += _OPENS.get(token, ())
        last = token
    return found


def _tokens(kind: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """The tokens of a text, each with its line."""
    line = 1
    for token in kind.findall(text):
        if token == "\n":
            line += 1
        else:
            yield line, token


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group = dict(pairs)
    if len(group) < len(pairs):
        raise _NotTaken("có một mục ghi hai lần")
    return group


def _whole(text: str) -> int:
    if len(text) > _DIGITS:
        raise _NotTaken(f"có một số quá dài ({text[:12]}…)", text)
    return int(text)


def _decimal(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")) or len(text) > 2 * _DIGITS:
        raise _NotTaken(f"có một số quá lớn hoặc quá dài ({text[:12]})", text)
    return number


def _constant(text: str) -> float:
    raise _NotTaken(f"ghi {text}, không phải một số", text)


def _number(text: str, error: _NotTaken) -> Misread:
    """Where the number that is not taken stands first."""
    line = next(line for line, token in _tokens(_NUMBER, text) if token == error.written)
    return Misread(f"{error}, ở dòng {line}", line)


def _line_without_letter(text: str) -> int | None:
    """The line of the first text with a code that stands for no letter."""
    for line, token in _tokens(_TOKEN, text):
        if _SURROGATE.search(token):
            try:
                json.loads(token).encode("utf-8")
            except UnicodeEncodeError:
                return line
    return None


def _deeper(read: object) -> bool:
    """Whether values lie within each other deeper than allowed, found without going down step by step."""
    level = [read]
    for _ in range(DEPTH + 1):
        groups = [
            one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)
        ]
        level = [inner for group in groups for inner in group]
        if not level:
            return False
    return True


def _deep_line(text: str) -> int | None:
    """The line in which the first bracket too deep is opened."""
    depth = 0
    for line, token in _tokens(_TOKEN, text):
        depth += (token in "{[") - (token in "}]")
        if depth > DEPTH:
            return line
    return None


def _doubled(text: str) -> Misread | None:
    """Where the first key that stands twice in its group does so. The syntax of the text is right."""
    last = ""
    groups: list[dict[str, int]] = []
    for line, token in _tokens(_TOKEN, text):
        if token == ":":
            key = json.loads(last)
            if key in groups[-1]:
                return twice(key, groups[-1][key], line)
            groups[-1][key] = line
        elif token in "{[":
            groups.append({})
        elif token in "}]":
            groups.pop()
        last = token
    return None
