"""`intake invite`: personal links given out and withdrawn. The links themselves are printed nowhere else."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from congkhai.cli.asked import Asked, note
from congkhai.cli.clock import moment
from congkhai.cli.vietnamese import Command
from congkhai.errors import WrongUse
from congkhai.project import Project
from congkhai.text.dates import short_date
from congkhai.text.phrases import first_few

if TYPE_CHECKING:
    from congkhai.workflows.intake_invite import Terms, Whom


@click.command(cls=Command)
@click.argument("people", nargs=-1, metavar="[NGƯỜI…]")
@click.option("--unit", "units", multiple=True, metavar="ĐƠN_VỊ", help="Một đơn vị; ghi nhiều lần.")
@click.option("--body", "bodies", multiple=True, metavar="TỔ_CHỨC", help="Một tổ chức được hỏi ý kiến.")
@click.option("--office", multiple=True, metavar="TÊN", help="Người tiếp nhận hồ sơ, xem được mọi bản nộp.")
@click.option("--all", "everybody", is_flag=True, help="Mọi cán bộ đang công tác, mọi đơn vị, tổ chức.")
@click.option("--url", metavar="ĐỊA_CHỈ", help="Địa chỉ trang nộp hồ sơ (mặc định: theo bảng Cơ quan).")
@click.option(
    "--days",
    type=click.IntRange(1, 366),
    metavar="SỐ",
    help="Dùng được bao nhiêu ngày (mặc định: theo tham số SO-NGAY-LINK-NOP, không có thì 60).",
)
@click.option("--withdraw", is_flag=True, help="Thu hồi mọi đường dẫn còn dùng được của những người nêu tên.")
@click.option("--slips", metavar="TỆP.html", help="Ghi phiếu có mã QR, mỗi tờ A4 sáu phiếu, để in và cắt.")
@click.option("--csv", "merge", metavar="TỆP.csv", help="Ghi danh sách để trộn thư.")
@click.option("--force", is_flag=True, help="Ghi đè tệp phiếu, tệp danh sách đã có.")
@click.pass_obj
def invite(asked: Asked, /, **given: Any) -> int:
    """Cấp đường dẫn riêng để nộp hồ sơ, hoặc thu hồi.

    NGƯỜI là mã hoặc họ tên. Đường dẫn chỉ được in một lần, ở đây hoặc trong tệp của --slips, --csv; chương
    trình không giữ nên không xem lại được.
    """
    from congkhai.workflows.intake_invite import Terms, Whom

    names = {name: tuple(given[name]) for name in ("people", "units", "bodies", "office")}
    whom = Whom(**names, everybody=given["everybody"])
    project = asked.project()
    today = asked.today(project)
    # As the service takes it: the day that is said, the hour of the clock.
    at = datetime.combine(today, moment().timetz())
    if given["withdraw"]:
        if any(given[name] is not None for name in ("slips", "merge", "url", "days")):
            raise WrongUse("--withdraw thu hồi đường dẫn, không cấp: bỏ --slips, --csv, --url, --days.")
        return _withdrawn(project, whom, at)
    return _invited(project, whom, Terms(today=today, moment=at, url=given["url"], days=given["days"]), given)


def _withdrawn(project: Project, whom: "Whom", at: datetime) -> int:
    from congkhai.workflows.intake_invite import withdraw
    from congkhai.workflows.intake_open import opened

    with opened(project, anew=False) as store:
        done = withdraw(project, store, whom, at)
    for name, count in done:
        click.echo(f"{name}: đã thu hồi {count} đường dẫn.")
    if done:
        note("Thiết bị đã vào bằng các đường dẫn ấy cũng không vào được nữa.")
    else:
        note("Không có đường dẫn nào đang mở để thu hồi.")
    return 0


def _invited(project: Project, whom: "Whom", terms: "Terms", given: Mapping[str, Any]) -> int:
    from congkhai.workflows import intake_invite as workflow
    from congkhai.workflows.intake_open import opened

    slips, merge = (Path(given[name]) if given[name] else None for name in ("slips", "merge"))
    wanted = workflow.papers(project, slips, merge, over=given["force"])
    with opened(project) as store:
        made = workflow.invite(project, store, whom, terms, wanted)
    click.echo(made.text, nl=False)
    for path in wanted.paths:
        click.echo(path)
    note(made.why)
    note(f"Đã cấp {made.count} đường dẫn, dùng được đến hết ngày {short_date(made.last_day)}.")
    if made.again:
        note(
            f"Đã có đường dẫn từ trước, vẫn dùng được: {first_few(made.again, 'người')}. "
            "Muốn bỏ thì thu hồi (--withdraw) rồi cấp lại."
        )
    after = ", đưa xong thì xoá tệp" if wanted.paths else ""
    note(f"Ai có đường dẫn thì vào được: chỉ đưa cho đúng người{after}.")
    return 0
