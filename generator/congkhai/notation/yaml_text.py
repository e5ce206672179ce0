"""YAML as office files need it: texts and lists of texts, under keys that stand once."""

import re
from collections.abc import Iterator
from typing import Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from congkhai.notation.misread import DEPTH, Misread, too_deep, twice
from congkhai.value import Value

_STANDARD: Final = "tag:yaml.org,2002:"
# What YAML counts as the end of a line.
_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NOT_TEXT: Final = {
    "int": "một số",
    "float": "một số",
    "bool": "từ đọc là có hoặc không",
    "timestamp": "một ngày",
    "null": "từ đọc là để trống",
}


class Written(Value, kw_only=False):
    """What stands under one key.

    `texts` holds one text, or those of a list, None where neither stands there; () where the key is empty.
    `line` counts from 1. `kind` says what stands there instead of a text, `cut` is what a " #" hides.
    """

    line: int
    texts: tuple[str, ...] | None
    listed: bool = False
    kind: str = ""
    cut: str = ""


def entries(text: str, *, tags: bool = False) -> dict[str, Written] | Misread:
    """The keys of the outermost group with what stands under them, or why the text is not taken.

    It is not taken where a key stands twice in any group, an alias, an anchor or (unless `tags`) a tag is
    used, a day is in no calendar, a number is none, or groups lie too deep within each other.
    """
    try:
        why = _forbidden(text, tags) or _day_of_no_calendar(root := _composed(text))
    except yaml.MarkedYAMLError as error:
        return _unsound(error, text)
    except yaml.reader.ReaderError as error:
        line = len(_BREAK.findall(text[: error.position])) + 1
        return Misread(f"có ký tự không được phép ở dòng {line}", line)
    if why:
        return why
    if root is None:
        return {}
    if not isinstance(root, MappingNode):
        return Misread("không gồm các mục dạng “tên: nội dung”", 1)
    lines = _BREAK.split(text)
    return next(_at_fault(root), None) or {key.value: _entry(key, node, lines) for key, node in root.value}


def _unsound(error: yaml.MarkedYAMLError, text: str) -> Misread:
    """A fault of syntax; one that shows only at the end of the text is told where it began."""
    end = len(text.rstrip())
    marks = (error.problem_mark, error.context_mark)
    line = next((mark.line + 1 for mark in marks if mark is not None and mark.index < end), None)
    line = line or len(_BREAK.findall(text[:end])) + 1
    return Misread(f"sai cú pháp ở dòng {line}", line)


def _composed(text: str) -> Node | None:
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _forbidden(text: str, tags: bool) -> Misread | None:
    """What makes a short text mean something endless; read step by step, so that none of it is made."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if getattr(event, "anchor", None) is not None:
            return Misread(f"dùng dấu & hoặc * để nhắc lại một phần (dòng {line})", line)
        if getattr(event, "tag", None) is not None and not tags:
            return Misread(f"dùng dấu ! để định kiểu (dòng {line})", line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH:
                return too_deep(line)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _at_fault(node: Node) -> Iterator[Misread]:
    """What is wrong with the keys of a group and of those within it."""
    if isinstance(node, SequenceNode):
        for inner in node.value:
            yield from _at_fault(inner)
    if not isinstance(node, MappingNode):
        return
    known: dict[str, int] = {}
    for key, inner in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode) or _kind(key) or not key.value:
            yield Misread(f"có một mục mà tên không phải chữ (dòng {line})", line)
            continue
        if key.value in known:
            yield twice(key.value, known[key.value], line)
        known[key.value] = line
        yield from _at_fault(inner)


def _day_of_no_calendar(root: Node | None) -> Misread | None:
    """A date that is written as one and is none; a number that is none."""
    for node in _scalars(root):
        line = node.start_mark.line + 1
        if node.tag == f"{_STANDARD}timestamp":
            try:
                yaml.SafeLoader("").construct_yaml_timestamp(node)
            except (ValueError, OverflowError):
                return Misread(f"ghi ngày {node.value[:20]}, không có trong lịch (dòng {line})", line)
        if node.tag == f"{_STANDARD}float" and node.value.lower().lstrip("+-") in (".inf", ".nan"):
            return Misread(f"ghi {node.value}, không phải một số (dòng {line})", line)
    return None


def _scalars(root: Node | None) -> Iterator[ScalarNode]:
    if isinstance(root, ScalarNode):
        yield root
    elif isinstance(root, SequenceNode):
        for inner in root.value:
            yield from _scalars(inner)
    elif isinstance(root, MappingNode):
        for pair in root.value:
            yield from (scalar for inner in pair for scalar in _scalars(inner))


def _entry(key: ScalarNode, node: Node, lines: list[str]) -> Written:
    line = key.start_mark.line + 1
    cut = next(filter(None, (_hidden(scalar, lines) for scalar in _scalars(node))), "")
    if isinstance(node, ScalarNode):
        if node.tag == f"{_STANDARD}null" and not node.value:
            return Written(line, (), cut=cut)
        kind = _kind(node)
        return Written(line, None if kind else (node.value,), kind=kind, cut=cut)
    if isinstance(node, SequenceNode) and all(isinstance(inner, ScalarNode) for inner in node.value):
        kind = next(filter(None, map(_kind, node.value)), "")
        texts = None if kind else tuple(inner.value for inner in node.value)
        return Written(line, texts, listed=True, kind=kind or "một danh sách", cut=cut)
    return Written(line, None, listed=isinstance(node, SequenceNode), kind="một nhóm nhiều mục", cut=cut)


def _kind(node: ScalarNode) -> str:
    """What a bare word is read as where it is not read as text; "" for text."""
    name = str(node.tag).removeprefix(_STANDARD)
    return "" if name == "str" else _NOT_TEXT.get(name, "một giá trị đặc biệt")


def _hidden(node: ScalarNode, lines: list[str]) -> str:
    """What follows a bare text in its line behind " #", which YAML takes for a remark."""
    end = node.end_mark
    rest = lines[end.line][end.column :].strip() if node.style is None and end.line < len(lines) else ""
    return rest if rest.startswith("#") else ""
