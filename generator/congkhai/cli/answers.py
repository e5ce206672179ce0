"""What an office asks of its own record: answers for the terminal, which reach no page."""

import click

from congkhai.cli.asked import Asked
from congkhai.cli.commands import refused
from congkhai.cli.vietnamese import Command
from congkhai.findings import Refused

YEAR = click.option("--year", type=int, metavar="NĂM", help="Năm đánh giá (mặc định: năm mới nhất).")


@click.command(cls=Command)
@YEAR
@click.pass_obj
def status(asked: Asked, year: int | None) -> int:
    """Tình hình: việc đã xong, đến hạn, quá hạn, đang chờ."""
    from congkhai.workflows import status as workflow

    project = asked.project()
    try:
        said = workflow.status(project, asked.today(project), year)
    except Refused as error:
        return refused(error)
    click.echo(said, nl=False)
    return 0


ANSWERS = (status,)
