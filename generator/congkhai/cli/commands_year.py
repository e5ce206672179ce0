"""The command that opens the next year in the same folder."""

import click

from congkhai.cli.asked import Asked, answered, note
from congkhai.cli.clock import moment
from congkhai.cli.vietnamese import Command
from congkhai.findings import Refused


@click.command(cls=Command)
@click.argument("year", type=int, metavar="NĂM")
@click.option("--write", is_flag=True, help="Ghi các dòng nêu ra; không có thì chỉ cho xem.")
@click.option("--ask", is_flag=True, help="Cho xem rồi hỏi có ghi hay không.")
@click.pass_obj
def year(asked: Asked, year: int, write: bool, ask: bool) -> int:
    """Mở kỳ năm sau, chép kế hoạch năm trước thành dòng dự thảo.

    Công việc, nơi kiểm điểm, biểu mẫu, nơi nhận, căn cứ và quy tắc của kế hoạch có mã mới; hạn dời sang năm
    mới. Cán bộ, phân công, đơn vị giữ nguyên. Năm đã có sẵn dòng kỳ thì chỉ thêm phần còn thiếu.
    """
    from congkhai.workflows import year as workflow
    from congkhai.workflows.changing import lost_state

    project = asked.project()
    try:
        prepared = workflow.prepare(project, asked.today(project), year)
    except Refused:
        note("Chưa ghi gì: hãy sửa các điều kê dưới đây rồi chạy lại.")
        raise
    if not prepared.rows:
        click.echo(f"Năm {year} đã có kế hoạch và các dòng của riêng mình; không có gì để thêm.")
        click.echo(f"\n{prepared.text}" * bool(prepared.text), nl=False)
        return 0
    click.echo(prepared.text)
    if not (write or (ask and answered(f"Ghi {prepared.rows} dòng nêu trên?"))):
        click.echo(f"{prepared.rows} dòng; chưa ghi gì. Chạy congkhai year {year} --write để ghi.")
        return 0
    lost = lost_state(project)
    workflow.write(project, prepared, moment())
    click.echo(
        f"Đã ghi {prepared.rows} dòng. Soát rồi xác nhận bằng congkhai plan confirm; congkhai check để xem."
    )
    if lost:
        note(lost)
    return 0


YEAR = (year,)
