"""What `new` asks an office that it was not told, one question at a time."""

import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeVar

import click

from congkhai.cli.console import at_terminal
from congkhai.errors import WrongUse
from congkhai.text.fold import fold

#: The questions in their order, by the option that answers each.
TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": "Tên cơ quan, đầy đủ như trên văn bản",
        "symbol": "Ký hiệu trong số văn bản, ví dụ STC",
        "parent": "Cơ quan cấp trên, ví dụ UBND tỉnh …",
        "head_title": "Chức danh người đứng đầu, ví dụ Giám đốc",
        "place": "Địa danh ghi trước ngày tháng của văn bản",
        "url": "Địa chỉ https của trang công khai; không có trang thì gõ: không",
    }
)
BODIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "party_cell": "Cơ quan có chi bộ không",
        "union": "Cơ quan có công đoàn không",
        "council": "Cơ quan có hội đồng thẩm định, đánh giá, xếp loại không",
    }
)
DELIMITER: Final = (
    "Excel của cơ quan tách cột của tệp CSV bằng dấu nào, phẩy (,) hay chấm phẩy (;); bỏ trống là dấu phẩy"
)
SIGNS: Final = (",", ";")
_SIGN_OF: Final[Mapping[str, str]] = MappingProxyType({"": SIGNS[0]} | dict(zip(SIGNS, SIGNS, strict=True)))
_YES: Final[Mapping[str, bool | None]] = MappingProxyType(
    {"": None, "co": True, "c": True, "khong": False, "k": False}
)
_NO_SITE: Final = ("khong", "khong co", "k")

Answer = TypeVar("Answer")
Said = dict[str, Any]
Objection = Callable[[Said], str]
"""Why answers, by the option of each, cannot be taken, in a sentence; "" where they can."""


def completed(given: Mapping[str, Any], objection: Objection) -> Said:
    """What was given, and at a terminal the answers to what was not; without what nobody said.

    WrongUse, before the first question, for an option that cannot be taken; what is typed is asked for again.
    """
    said = {name: answer for name, answer in given.items() if answer not in (None, ())}
    _hold(said, objection)
    if not (at_terminal(sys.stdin) and at_terminal(sys.stdout)):
        return said
    click.echo("Trả lời từng câu rồi bấm Enter; chưa biết thì bỏ trống, ghi sau cũng được.")
    for name, question in TEXTS.items():
        if name not in said:
            said |= _told(name, question, said, objection)
    if "divisions" not in said:
        said["divisions"] = _divisions(said, objection)
    for name, question in BODIES.items():
        if name not in said:
            said[name] = _chosen(
                f"{question} (có/không)", _YES, "Hãy gõ có hoặc không; chưa biết thì bỏ trống."
            )
    if "delimiter" not in said:
        said["delimiter"] = _chosen(DELIMITER, _SIGN_OF, "Hãy gõ dấu phẩy (,) hoặc dấu chấm phẩy (;).")
    return said


def _hold(said: Said, objection: Objection) -> None:
    """WrongUse that names the option, where one cannot be taken."""
    if not objection(said):
        return
    for number, name in enumerate(said, 1):
        if why := objection(dict([*said.items()][:number])):
            option = "division" if name == "divisions" else name.replace("_", "-")
            raise WrongUse(f"Tuỳ chọn --{option} không dùng được, chưa tạo thư mục. {why}")


def _text(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False)
    return answer.strip()


def _told(name: str, question: str, said: Said, objection: Objection) -> Said:
    """The answer to one question, asked until it can be taken; nothing where it is left empty."""
    while answer := _text(question):
        told = {name: "" if name == "url" and fold(answer) in _NO_SITE else answer}
        if not (why := objection(said | told)):
            return told
        click.echo(why)
    return {}


def _divisions(said: Said, objection: Objection) -> tuple[str, ...]:
    """Names until an empty line."""
    names: tuple[str, ...] = ()
    while name := _text(f"Tên phòng thứ {len(names) + 1}, hết thì bỏ trống"):
        if why := objection(said | {"divisions": (*names, name)}):
            click.echo(why)
        else:
            names = (*names, name)
    return names


def _chosen(question: str, answers: Mapping[str, Answer], otherwise: str) -> Answer:
    """What the answer stands for, asked until it is one of these."""
    while (answer := fold(_text(question))) not in answers:
        click.echo(otherwise)
    return answers[answer]
