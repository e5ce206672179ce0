"""The commands about the plan of a year."""

import sys

import click

from congkhai.cli.asked import Asked, agreed, note
from congkhai.cli.clock import moment
from congkhai.cli.console import at_terminal
from congkhai.cli.vietnamese import Command, Group
from congkhai.errors import WrongUse
from congkhai.findings import Refused
from congkhai.text.fold import fold


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
    """Kê các dòng chưa xác nhận của kế hoạch, rồi xác nhận.

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
    asking = not (every or nothing or only) and at_terminal(sys.stdin)
    keys = _asked() if asking and found.waiting else _chosen(every=every, only=only)
    if not found.waiting or not keys:
        note("Không xác nhận dòng nào; các bảng giữ nguyên." if nothing or asking else _HOW)
        return 0
    try:
        chosen = workflow.confirming(project, today, found, None if keys == _EVERY else keys)
    except Refused:
        note("Chưa ghi gì: hãy sửa các điều kê dưới đây rồi chạy lại.")
        raise
    if write or (asking and agreed(f"Xác nhận {len(chosen.meant)} dòng?", "")):
        workflow.write(project, chosen, moment())
        write = True
    click.echo(confirmed(chosen, written=write), nl=False)
    return 0


_EVERY = ("*",)
_HOW = "Muốn xác nhận thì chạy lại với --all hoặc --only MÃ, kèm --write."


def _chosen(*, every: bool, only: tuple[str, ...]) -> tuple[str, ...]:
    return _EVERY if every else only


def _asked() -> tuple[str, ...]:
    """The keys that somebody at the terminal names, all of them, or none."""
    question = "Xác nhận: tất cả, không, hay các mã cách nhau bằng dấu phẩy"
    answer: str = click.prompt(question, default="", show_default=False)
    word = fold(answer.strip())
    if word in ("tat ca", "t"):
        return _EVERY
    keys = () if word in ("khong", "k") else answer.split(",")
    return tuple(key.strip() for key in keys if key.strip())


PLAN = (plan,)
