"""The commands about the plan of a year."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import click

from congkhai.cli.asked import Asked, agreed, note
from congkhai.cli.clock import moment
from congkhai.cli.console import at_terminal
from congkhai.cli.vietnamese import Command, Group
from congkhai.errors import WrongUse
from congkhai.findings import Refused
from congkhai.text.fold import fold

if TYPE_CHECKING:
    from congkhai.workflows.plan import Confirming

Keys = tuple[str, ...]
#: Stands for every row that waits.
_EVERY: Final[Keys] = ("*",)


@click.group(cls=Group)
def plan() -> None:
    """Kế hoạch của năm: xác nhận các dòng dự thảo."""


@plan.command(cls=Command)
@click.argument("year", type=int, required=False, metavar="[NĂM]")
@click.option("--all", "every", is_flag=True, help="Xác nhận mọi dòng đang chờ.")
@click.option("--none", "nothing", is_flag=True, help="Không xác nhận dòng nào; để nguyên là dự thảo.")
@click.option(
    "--only", multiple=True, metavar="MÃ", help="Chỉ dòng này, hoặc cả bảng này; ghi được nhiều lần."
)
@click.option("--write", is_flag=True, help="Ghi vào các bảng; không có thì chỉ cho xem.")
@click.pass_obj
def confirm(
    asked: Asked, year: int | None, every: bool, nothing: bool, only: tuple[str, ...], write: bool
) -> int:
    """Liệt kê các dòng chưa xác nhận của kế hoạch, rồi xác nhận.

    Không ghi NĂM thì là năm mới nhất. Xác nhận tất cả (--all), một số (--only) hoặc không dòng nào (--none);
    ở cửa sổ lệnh mà không ghi tuỳ chọn nào thì hỏi.
    """
    from congkhai.cli.show_plan import confirmed, listed
    from congkhai.workflows import plan as workflow

    if every + nothing + bool(only) > 1:
        raise WrongUse("Chỉ chọn một trong --all, --none, --only.")
    project = asked.project()
    today = asked.today(project)
    found = workflow.waiting(project, today, year)
    click.echo(listed(found), nl=False)
    if not found.waiting:
        return 0
    asking = not (every or nothing or only) and at_terminal(sys.stdin)
    keys = _EVERY if every else only

    def confirming(keys: Keys) -> "Confirming":
        return workflow.confirming(project, today, found, None if keys == _EVERY else keys)

    try:
        chosen = _asked_for(confirming) if asking else confirming(keys) if keys else None
    except Refused:
        note("Chưa ghi gì: hãy sửa các điều kê dưới đây rồi chạy lại.")
        raise
    if chosen is None:
        note("Không xác nhận dòng nào; các bảng giữ nguyên." if nothing or asking else _how(found.year))
        return 0
    if write or (asking and agreed(f"Xác nhận {len(chosen.meant)} dòng?", "")):
        workflow.write(project, chosen, moment())
        write = True
    click.echo(confirmed(chosen, written=write), nl=False)
    return 0


def _how(year: int) -> str:
    return (
        f"Muốn xác nhận tất cả thì chạy congkhai plan confirm {year} --all --write; chỉ một số dòng thì thay "
        "--all bằng --only MÃ."
    )


def _asked_for(confirming: "Callable[[Keys], Confirming]") -> "Confirming | None":
    """The rows that somebody at the terminal means, asked until all are there; None for none."""
    while keys := _asked():
        try:
            return confirming(keys)
        except WrongUse as error:
            note(str(error))
    return None


def _asked() -> Keys:
    """The keys that somebody at the terminal names, all of them, or none."""
    question = "Xác nhận: tất cả, không, hay các mã cách nhau bằng dấu phẩy"
    answer: str = click.prompt(question, default="", show_default=False)
    word = fold(answer.strip())
    if word in ("tat ca", "t"):
        return _EVERY
    keys = () if word in ("khong", "k") else answer.split(",")
    return tuple(key.strip() for key in keys if key.strip())


PLAN = (plan,)
