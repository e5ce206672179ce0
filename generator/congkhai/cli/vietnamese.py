"""click speaks English by itself; here its help and its complaints are said in Vietnamese."""

import gettext
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import click

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "Usage:": "Cách dùng:",
        "Usage: ": "Cách dùng: ",
        "Options": "Tuỳ chọn",
        "Commands": "Lệnh",
        "Arguments": "Đối số",
        "Show this message and exit.": "Hiện phần hướng dẫn này.",
        "required": "bắt buộc",
        "default: {default}": "mặc định: {default}",
    }
)


class _Translations(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return WORDS.get(message, message)


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

    def format_usage(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of use with Vietnamese names for its parts."""
        formatter.write_usage(context.command_path, "[TUỲ CHỌN] LỆNH …")


def explained(error: click.ClickException) -> str:
    """Why a command line was not understood."""
    name = getattr(error, "option_name", None) or getattr(error, "possibilities", None)
    hint = "Gõ congkhai --help để xem các lệnh và tuỳ chọn."
    if isinstance(error, click.NoSuchOption):
        return f"Không có tuỳ chọn “{error.option_name}”. {hint}"
    if isinstance(error, click.MissingParameter):
        return f"Thiếu {_parameter(error)}. {hint}"
    if isinstance(error, click.BadParameter):
        return f"Giá trị của {_parameter(error)} không hợp lệ. {hint}"
    if isinstance(error, click.UsageError) and "No such command" in error.message:
        return f"Không có lệnh “{error.message.split(chr(39))[1]}”. {hint}"
    if isinstance(error, click.UsageError):
        return f"Lệnh chưa đúng cách dùng ({name or 'thừa hoặc thiếu đối số'}). {hint}"
    return error.format_message()


def _parameter(error: click.BadParameter) -> str:
    parameter: Any = error.param
    if parameter is None:
        return "đối số"
    label = parameter.opts[0] if parameter.param_type_name == "option" else parameter.human_readable_name
    return f"“{label}”"
