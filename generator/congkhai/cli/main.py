"""The whole command line. Heavy rooms are imported by the command that needs them: --help is quick."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Final

import click

from congkhai.cli.answers import ANSWERS
from congkhai.cli.asked import Asked, note
from congkhai.cli.clock import parsed
from congkhai.cli.commands import BLOCKED, COMMANDS
from congkhai.cli.commands_backup import BACKUP
from congkhai.cli.commands_intake import INTAKE
from congkhai.cli.commands_package import PACKAGE
from congkhai.cli.commands_plan import PLAN
from congkhai.cli.commands_rows import ROWS
from congkhai.cli.commands_year import YEAR
from congkhai.cli.console import forget_unwritten, speak_utf8
from congkhai.cli.last_net import fault_in
from congkhai.cli.menu import menu, on_terminal
from congkhai.cli.show import as_json, text
from congkhai.cli.vietnamese import Group, explained
from congkhai.errors import Misconfigured, Stopped, WrongUse
from congkhai.findings import Refused, printable
from congkhai.workflows.stopped import our_fault, stopped, surroundings

INTERRUPTED = 130
ORDER: Final = (
    *("check", "tidy", "status", "workbook", "plan", "rows", "intake", "quota", "why", "announce", "build"),
    *("serve", "release", "log", "backup", "restore", "year", "upgrade", "new"),
)


class Root(Group):
    """The program: what refuses a command its work is shown, where the command says nothing of its own."""

    def invoke(self, context: click.Context) -> object:
        """The exit code of the command."""
        try:
            return super().invoke(context)
        except Refused as error:
            click.echo(text(error.findings), nl=False)
            return BLOCKED


@click.group(
    cls=Root,
    name="congkhai",
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
@click.option(
    "-C", "root", default=".", metavar="THƯ_MỤC", help="Thư mục của cơ quan (mặc định: thư mục đang đứng)."
)
@click.option("--today", metavar="NĂM-THÁNG-NGÀY", help="Ngày mà quy tắc và trang lấy làm hôm nay.")
@click.version_option(package_name="congkhai", message="congkhai %(version)s", help="In số phiên bản.")
@click.pass_context
def root(context: click.Context, root: str, today: str | None) -> int | None:
    """Kiểm tra dữ liệu đánh giá, xếp loại hằng năm của cơ quan và đăng thành trang công khai."""
    context.obj = Asked(root=Path(root), given=parsed(today))
    if context.invoked_subcommand is not None:
        return None
    if not on_terminal():
        raise click.exceptions.NoArgsIsHelpError(context)
    return menu(context.command, context.obj, answered)


def _place(command: click.Command) -> int:
    """Where a command stands in the help: as the year's work goes, what is seldom needed last."""
    return ORDER.index(command.name) if command.name in ORDER else len(ORDER)


_ALL: tuple[click.Command, ...] = (*COMMANDS, *PACKAGE, *YEAR, *PLAN, *ROWS, *INTAKE, *ANSWERS, *BACKUP)
for _command in sorted(_ALL, key=_place):
    root.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command, or the menu, and leave the process with its exit code."""
    speak_utf8()
    sys.exit(answered(sys.argv[1:] if arguments is None else arguments))


def answered(arguments: Sequence[str]) -> int:
    """The exit code of one command line, whatever stopped it being told."""
    given = list(arguments)
    code = 0

    def run() -> None:
        nonlocal code
        code = _answered(given)

    try:
        said = fault_in(run)
        return code if said is None else _stop(given, said, Misconfigured.exit_code, ours=True)
    except KeyboardInterrupt:
        # Pressed once more, while the end was being told.
        return INTERRUPTED


def _answered(given: list[str]) -> int:
    try:
        code = root.main(args=given, standalone_mode=False, prog_name="congkhai")
    except click.exceptions.Abort as error:
        # click takes every end of input for the clerk's; a file cut short is none.
        if isinstance(error.__cause__, EOFError):
            raise error.__cause__ from None
        return _stop(given, "Đã dừng theo yêu cầu.", INTERRUPTED)
    except click.ClickException as error:
        return _stop(given, explained(error), WrongUse.exit_code)
    except Stopped as error:
        return _stop(given, str(error), error.exit_code)
    except OSError as error:
        return _stop(given, surroundings(error), Misconfigured.exit_code)
    except SystemExit:
        # click's answer to a reader that is gone (a pipe into `head`): there is nobody left to tell.
        forget_unwritten()
        return Misconfigured.exit_code
    return code if isinstance(code, int) else 0


def _stop(given: Sequence[str], message: str, code: int, *, ours: bool = False) -> int:
    with suppress(OSError):
        note(printable(message))
    if "check" in given and ("--format=json" in given or ("--format", "json") in pairwise(given)):
        finding = our_fault(message) if ours else stopped(message, code)
        try:
            click.echo(as_json((finding,), ok=False), nl=False)
        except OSError:
            # The answer itself cannot be written; what stopped the command stands on stderr.
            code = Misconfigured.exit_code
    forget_unwritten()
    return code
