"""What `new` asks an office that it was not told, one question at a time."""

import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import click

from congkhai.cli.console import at_terminal
from congkhai.text.fold import fold

#: The questions in their order, by the option that answers each.
TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": "Tên cơ quan, đầy đủ như trên văn bản",
        "symbol": "Ký hiệu trong số văn bản, ví dụ STC",
        "parent": "Cơ quan cấp trên, ví dụ UBND tỉnh …",
        "head_title": "Chức danh người đứng đầu, ví dụ Giám đốc",
        "place": "Địa danh ghi trước ngày tháng của văn bản",
        "url": "Địa chỉ https của trang công khai, chưa có thì bỏ trống",
    }
)
BODIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "party_cell": "Cơ quan có chi bộ không",
        "union": "Cơ quan có công đoàn không",
        "council": "Cơ quan có hội đồng thẩm định, đánh giá, xếp loại không",
    }
)
DELIMITER: Final = "Excel của cơ quan tách cột của tệp CSV bằng dấu nào, phẩy (,) hay chấm phẩy (;)"
SIGNS: Final = (",", ";")


def completed(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given, and at a terminal the answers to what was not; None stands for what nobody said."""
    said = dict(given)
    if not (at_terminal(sys.stdin) and at_terminal(sys.stdout)):
        return said
    click.echo("Trả lời từng câu rồi bấm Enter; chưa biết thì bỏ trống, ghi sau cũng được.")
    for name, question in TEXTS.items():
        said[name] = said[name] if said[name] is not None else _text(question)
    if not said["divisions"]:
        said["divisions"] = _divisions()
    for name, question in BODIES.items():
        said[name] = said[name] if said[name] is not None else _yes(question)
    said["delimiter"] = said["delimiter"] or _sign()
    return said


def _text(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False)
    return answer.strip()


def _divisions() -> tuple[str, ...]:
    """Names until an empty line."""
    names: list[str] = []
    while name := _text(f"Tên phòng thứ {len(names) + 1}, hết thì bỏ trống"):
        names.append(name)
    return tuple(names)


def _yes(question: str) -> bool | None:
    """Yes or no; None for anything else."""
    answer = fold(_text(f"{question} (có/không)"))
    return {"co": True, "c": True, "khong": False, "k": False}.get(answer)


def _sign() -> str | None:
    answer = _text(DELIMITER)
    return answer if answer in SIGNS else None
