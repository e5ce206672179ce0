"""click speaks English by itself; here its help and its complaints are said in Vietnamese."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

import click

from congkhai.text.look_alikes import told_apart

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "Usage:": "Cách dùng:",
        "Options:": "Tuỳ chọn:",
        "Commands:": "Lệnh:",
        "[OPTIONS]": "[TUỲ CHỌN]",
        "Show this message and exit.": "Hiện phần hướng dẫn này.",
        "[required]": "[bắt buộc]",
    }
)
_QUOTED: Final = re.compile(r"'(.+?)'|\((.+)\)")
HINT = "Gõ congkhai --help để xem các lệnh và tuỳ chọn."


class _Spoken:
    """Headings and the help option of one command in Vietnamese."""

    def format_help(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The help text, its few English words replaced."""
        super().format_help(context, formatter)  # type: ignore[misc]
        formatter.buffer[:] = list(_said(formatter.buffer))


def _said(lines: list[str]) -> Iterator[str]:
    for line in lines:
        for english, vietnamese in WORDS.items():
            line = line.replace(english, vietnamese)
        yield line


class Command(_Spoken, click.Command):
    """A command whose help is Vietnamese."""


class Group(_Spoken, click.Group):
    """A group whose help is Vietnamese."""

    command_class = Command

    def list_commands(self, context: click.Context) -> list[str]:
        """The commands in the order in which they were added: that of the work."""
        return list(self.commands)

    def format_usage(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of use with Vietnamese names for its parts."""
        formatter.write_usage(context.command_path, "[TUỲ CHỌN] LỆNH …")


def explained(error: click.ClickException) -> str:
    """Why a command line was not understood; the help itself where only a command is missing."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError) and error.ctx:
        return f"Thiếu tên lệnh.\n\n{error.ctx.get_help()}"
    return f"{_fault(error)}{_odd_signs(error)} {HINT}"


def _odd_signs(error: click.ClickException) -> str:
    """The signs in what was typed that are not what they look like: "—write" from Word, "chеck"."""
    known: Iterable[str] = ()
    if isinstance(error, click.exceptions.NoSuchCommand):
        typed, command = error.command_name, error.ctx.command if error.ctx else None
        known = command.commands if isinstance(command, click.Group) else ()
    elif isinstance(error, click.NoSuchOption):
        typed = error.option_name
    else:
        quoted = _QUOTED.search(error.message)
        typed = (quoted[1] or quoted[2]) if quoted else ""
        kind = error.param.type if isinstance(error, click.BadParameter) and error.param else None
        known = map(str, kind.choices) if isinstance(kind, click.Choice) else ()
    why = told_apart(typed, frozenset(known).__contains__)
    return f" “{typed}” có {why}." if why else ""


def _fault(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"Không có tuỳ chọn “{error.option_name}”."
    if isinstance(error, click.exceptions.NoSuchCommand):
        return f"Không có lệnh “{error.command_name}”."
    if isinstance(error, click.BadOptionUsage):
        return f"Tuỳ chọn “{error.option_name}” thiếu giá trị hoặc thừa giá trị."
    if isinstance(error, click.MissingParameter):
        return f"Thiếu {_parameter(error)}."
    if isinstance(error, click.BadParameter):
        return f"Giá trị của {_parameter(error)} không hợp lệ{_choices(error)}."
    return "Lệnh có đối số thừa."


def _parameter(error: click.BadParameter) -> str:
    parameter: Any = error.param
    if parameter is None:
        return "đối số"
    label = parameter.opts[0] if parameter.param_type_name == "option" else parameter.human_readable_name
    return f"“{label}”"


def _choices(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f", phải là một trong: {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.IntRange):
        return f", phải là một số từ {kind.min} đến {kind.max}"
    return ", phải là một số" if isinstance(kind, click.types.IntParamType) else ""
