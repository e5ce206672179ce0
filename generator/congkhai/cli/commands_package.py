"""The commands that make or write an agency folder, by Excel too, and the one that tells what was written."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from congkhai.cli.asked import Asked, agreed, note
from congkhai.cli.clock import moment, now
from congkhai.cli.commands import BLOCKED
from congkhai.cli.console import quoted
from congkhai.cli.new_office import SIGNS, completed
from congkhai.cli.vietnamese import Command, Group
from congkhai.findings import Finding, Refused, blocking


@click.command(cls=Command)
@click.option("--write", is_flag=True, help="Ghi các chỗ sửa vào tệp; không có thì chỉ cho xem.")
@click.option("--ask", is_flag=True, help="Cho xem rồi hỏi có ghi hay không.")
@click.option(
    "--from",
    "old",
    type=click.Choice(["tcvn3", "vni"]),
    help="Chuyển cả các tệp gõ bằng bảng mã cũ: tcvn3 (phông .Vn…) hoặc vni; hãy xem kỹ trước khi ghi.",
)
@click.pass_obj
def tidy(asked: Asked, write: bool, ask: bool, old: str | None) -> int:
    """Cho xem, rồi làm những chỗ sửa vô hại của các bảng.

    Sửa bảng mã, dấu tách cột, cách gõ dấu, tên cột, ngày, giờ, số thập phân khi chỉ có một cách hiểu; chỗ
    nào có thể hiểu khác thì để nguyên và kê ra. Khi ghi, tệp cũ được giữ bên cạnh đến hết ngày.
    """
    from congkhai.cli.show_package import tidied
    from congkhai.workflows import tidy as workflow
    from congkhai.workflows.changing import lost_state

    project = asked.project()
    today = asked.today(project)
    lost = lost_state(project)
    kept_in = old.upper() if old else None
    answer = (
        workflow.tidy(project, moment(), today, kept_in) if write else workflow.proposal(project, kept_in)
    )
    click.echo(tidied(answer, written=write), nl=False)
    may_ask = ask and not write and answer.changes
    if may_ask and agreed("Ghi các chỗ sửa nêu trên?", "Muốn ghi thì chạy lại với --write."):
        answer = workflow.tidy(project, moment(), today, kept_in)
        click.echo(tidied(answer, written=True), nl=False)
    if lost and answer.kept:
        note(lost)
    return BLOCKED if blocking(answer.left) else 0


@click.command(cls=Command)
@click.argument("folder", metavar="THƯ_MỤC")
@click.option("--year", type=int, metavar="NĂM", help="Năm của kỳ đánh giá, từ 2022; mặc định năm nay.")
@click.option("--name", metavar="TÊN", help="Tên cơ quan, đầy đủ như trên văn bản.")
@click.option("--symbol", metavar="KÝ_HIỆU", help="Ký hiệu trong số văn bản, ví dụ STC.")
@click.option("--parent", metavar="TÊN", help="Cơ quan cấp trên.")
@click.option("--head-title", metavar="CHỨC_DANH", help="Chức danh người đứng đầu, ví dụ Giám đốc.")
@click.option("--place", metavar="ĐỊA_DANH", help="Địa danh ghi trước ngày tháng của văn bản.")
@click.option("--url", metavar="ĐỊA_CHỈ", help='Địa chỉ https của trang công khai; không có thì ghi "".')
@click.option("--division", "divisions", multiple=True, metavar="TÊN", help="Tên một phòng; ghi nhiều lần.")
@click.option("--party-cell/--no-party-cell", default=None, help="Có hay không có chi bộ.")
@click.option("--union/--no-union", default=None, help="Có hay không có công đoàn.")
@click.option("--council/--no-council", default=None, help="Có hay không có hội đồng thẩm định.")
@click.option("--delimiter", type=click.Choice(SIGNS), help="Dấu tách cột của tệp CSV: , hoặc ;.")
@click.pass_obj
def new(asked: Asked, /, folder: str, year: int | None, **given: Any) -> int:
    """Tạo thư mục cho một cơ quan: bảng luật, dự thảo kế hoạch.

    Các sổ để trống. Điều gì không ghi ở tuỳ chọn thì hỏi; không ai trả lời thì để chữ trong ngoặc vuông, cơ
    quan ghi sau.
    """
    from congkhai.workflows import new as workflow

    target = Path(asked.root) / folder
    today = asked.given or now()
    of_year = today.year if year is None else year
    workflow.free(target, of_year)

    def objection(said: dict[str, Any]) -> str:
        return workflow.objection(of_year, workflow.Answers(**said), today)

    workflow.new(target, of_year, workflow.Answers(**completed(given, objection)))
    click.echo(f"Đã tạo {target}. Việc tiếp theo:")
    click.echo(f"  congkhai -C {quoted(target)} workbook export so.xlsx   ghi các bảng bằng Excel")
    click.echo(f"  congkhai -C {quoted(target)} check                     kiểm tra")
    return 0


@click.command(cls=Command)
@click.argument("key", required=False, metavar="[MÃ]")
@click.pass_obj
def log(asked: Asked, key: str | None) -> int:
    """Nhật ký: các bảng được sửa gì, lúc nào, bằng lệnh nào.

    MÃ là mã của một dòng như các lỗi vẫn nêu (mã ghép thì nối bằng “ + ”); không có thì kê các thay đổi mới
    nhất. Nhật ký chứa cả dữ liệu không công khai: chỉ dùng trong cơ quan.
    """
    from congkhai.workflows.log import log as history

    found = history(asked.project(), key, moment())
    click.echo(found.text, nl=False)
    for line in found.notes:
        note(line)
    return 0


@click.command(cls=Command)
@click.option("--write", is_flag=True, help="Ghi các thay đổi nêu ra; không có thì chỉ cho xem.")
@click.pass_obj
def upgrade(asked: Asked, write: bool) -> int:
    """Đưa thư mục của phiên bản cũ lên phiên bản này.

    Thêm bảng, cột, dòng luật, lược đồ; cho xem trước thêm gì, vì sao, có từ phiên bản nào. Điều cơ quan đã
    sửa hoặc thêm thì giữ nguyên; chỗ nào không ghép được thì nói rõ.
    """
    from congkhai.cli.show_package import upgraded
    from congkhai.workflows import upgrade as workflow
    from congkhai.workflows.changing import lost_state

    project = asked.project()
    try:
        plan = workflow.prepare(project, asked.today(project))
    except Refused:
        note("Chưa ghi gì: hãy sửa các điều kê dưới đây rồi chạy lại.")
        raise
    if write:
        lost = lost_state(project)
        workflow.write(project, plan, moment())
        if lost and plan.draft:
            note(lost)
    click.echo(upgraded(plan, written=write), nl=False)
    return 0


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
        _show(error.findings, "Chưa xuất sổ: hãy sửa các tệp nói trên trước.")
        return BLOCKED
    click.echo(file)
    note(
        "Sổ chứa cả dữ liệu không công khai: chỉ dùng trong cơ quan. "
        f"Sửa xong thì nhập lại: congkhai workbook import {quoted(file)}"
    )
    if not known:
        note(
            "Chưa ghi được dấu riêng của thư mục cơ quan (thư mục datapackage chỉ cho đọc, đang bận hoặc có "
            "liên kết dẫn đi nơi khác): "
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
        _show(error.findings, "Chưa ghi gì vào các bảng.")
        return BLOCKED
    if planned.findings:
        _show(planned.findings, "Các điều trên không cản việc nhập sổ.\n")
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


def _show(findings: Sequence[Finding], ending: str) -> None:
    from congkhai.cli.show import listed

    for line in (*listed(findings), ending):
        click.echo(line)


PACKAGE = (tidy, new, log, upgrade, workbook)
