"""The package as one Excel workbook, out and back in."""

from collections.abc import Sequence
from pathlib import Path

import click

from congkhai.cli.asked import Asked, agreed, note
from congkhai.cli.clock import moment
from congkhai.cli.console import quoted
from congkhai.cli.vietnamese import Command, Group
from congkhai.findings import Finding, Refused, blocking

BLOCKED = 1


@click.group(cls=Group)
def workbook() -> None:
    """Cả gói dữ liệu thành một sổ Excel, và nhập lại."""


@workbook.command(cls=Command)
@click.argument("file", metavar="TỆP.xlsx")
@click.pass_obj
def export(asked: Asked, file: str) -> int:
    """Xuất mọi bảng ra một sổ Excel để sửa."""
    from congkhai.workflows import target
    from congkhai.workflows import workbook as workflow

    project = asked.project()
    try:
        file = str(target.named(Path(file)))
        known = workflow.export(project, Path(file), asked.today(project))
    except Refused as error:
        _told(error.findings, "Chưa xuất sổ: hãy sửa các tệp nói trên trước.")
        return BLOCKED
    click.echo(file)
    note(
        "Sổ chứa cả dữ liệu không công khai: chỉ dùng trong cơ quan. "
        f"Sửa xong thì nhập lại: congkhai workbook import {quoted(file)}"
    )
    if not known:
        note(
            "Chưa ghi được dấu riêng của thư mục cơ quan (thư mục datapackage chỉ cho đọc hoặc đang bận): "
            "khi nhập, sổ chỉ được nhận ra theo tên cơ quan và năm."
        )
    return 0


@workbook.command("import", cls=Command)
@click.argument("file", metavar="TỆP")
@click.option("--yes", is_flag=True, help="Ghi luôn, không hỏi lại.")
@click.pass_obj
def import_(asked: Asked, file: str, yes: bool) -> int:
    """Cho xem sổ đã sửa những gì, rồi ghi vào các bảng."""
    from congkhai.cli.show import text, verdict
    from congkhai.workflows import workbook as workflow
    from congkhai.workflows.changing import lost_state
    from congkhai.workflows.check import check

    project = asked.project()
    try:
        planned = workflow.prepare(project, Path(file), asked.today(project))
    except Refused as error:
        for line in (*error.lines, "") if isinstance(error, workflow.Hindered) else ():
            click.echo(line)
        _told(error.findings, "Chưa ghi gì vào các bảng.")
        return BLOCKED
    if planned.findings:
        _told(planned.findings, "Các điều trên không cản việc nhập sổ.\n")
    for line in planned.lines:
        click.echo(line)
    if not planned.contents:
        workflow.write(project, planned, moment())
        return 0
    if not yes and not agreed("Ghi vào các bảng?", "Muốn ghi thì chạy lại với --yes."):
        note("Chưa ghi gì vào các bảng.")
        return 0
    lost = lost_state(project)
    for path in workflow.write(project, planned, moment()):
        click.echo(f"Đã ghi {project.relative(path)}")
    if lost:
        note(lost)
    findings = check(project, asked.today(project))
    click.echo(text(findings) if blocking(findings) else f"{verdict(findings)}\n", nl=False)
    return 0


def _told(findings: Sequence[Finding], ending: str) -> None:
    from congkhai.cli.show import listed

    for line in (*listed(findings), ending):
        click.echo(line)
