"""What the options before a command say, how progress is told, and how somebody is asked."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from congkhai.cli.clock import now
from congkhai.cli.console import at_terminal
from congkhai.project import Project, find
from congkhai.text.dates import short_date
from congkhai.text.fold import fold
from congkhai.value import Value
from congkhai.workflows.stopped import settled

AUDIENCES = ("portal", "agency")
ALL = (*AUDIENCES, "all")


class Asked(Value):
    """What the options before the command say."""

    root: Path
    given: date | None

    def project(self) -> Project:
        """The agency folder, a write that was cut short there being finished; Misconfigured without one."""
        project = find(self.root)
        told = settled(project)
        if told:
            note(told)
        return project

    def today(self, project: Project) -> date:
        """Today, said on stderr where it is the sample's."""
        sample = project.sample_date
        if self.given is not None or sample is None:
            return self.given or now()
        note(f"Dữ liệu minh hoạ: lấy ngày {short_date(sample)} làm hôm nay (đổi bằng --today).")
        return sample


def note(text: str) -> None:
    """A line of progress for whoever watches."""
    click.echo(text, err=True)


def agreed(question: str, otherwise: str) -> bool:
    """Whether somebody at a terminal says so; without one nobody does, and `otherwise` is said."""
    answer = answered(question)
    if answer is None:
        note(otherwise)
    return answer is True


def answered(question: str) -> bool | None:
    """What somebody at a terminal says; None without one."""
    if not at_terminal(sys.stdin):
        return None
    note(f"{question} (có/không) ")
    return fold(sys.stdin.readline().strip()) in ("co", "c")


def audiences(asked: str) -> Sequence[str]:
    """The audiences an option means."""
    return AUDIENCES if asked == "all" else (asked,)
