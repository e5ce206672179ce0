"""`intake`: what is handed in, listed, shown, accepted and given back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from congkhai.cli.asked import Asked, note
from congkhai.cli.clock import moment, moment_on
from congkhai.cli.commands import BLOCKED
from congkhai.cli.commands_desk import accept, by_whom, list_, return_, show
from congkhai.cli.commands_invite import invite
from congkhai.cli.vietnamese import Command, Group
from congkhai.errors import WrongUse

if TYPE_CHECKING:
    from congkhai.workflows.intake_files import Received


@click.group(cls=Group)
def intake() -> None:
    """Tiếp nhận hồ sơ: nhận, xem, chấp nhận, trả lại, cấp đường dẫn."""


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TỆP|THƯ_MỤC|ZIP…")
@click.pass_obj
def receive(asked: Asked, paths: Sequence[Path]) -> int:
    """Nhận các phiếu nộp về: in giấy biên nhận, hoặc điều phải sửa.

    Phiếu là tệp HTML, tệp Excel mà cơ quan đã phát; mỗi tệp có giấy biên nhận hoặc mọi điều phải sửa.
    """
    from congkhai.workflows import intake_files as workflow
    from congkhai.workflows.intake_desk import standing
    from congkhai.workflows.intake_forget import forget
    from congkhai.workflows.intake_open import opened

    project = asked.project()
    workflow.all_there(paths)
    today = asked.today(project)
    day = today, moment_on(today)
    known, refused = standing(project), 0
    with opened(project) as store:
        forget(store, known, day[1])
        for came in workflow.gathered(paths):
            received = workflow.take(store, known, came, day)
            refused += received.outcome.receipt is None
            click.echo(told(received))
    return BLOCKED if refused else 0


@click.command(cls=Command)
@click.option("--for", "person", metavar="NGƯỜI", help="Phát cho một người (mã hoặc họ tên).")
@click.option("--unit", metavar="ĐƠN_VỊ", help="Phát cho một đơn vị hoặc một cuộc họp (mã).")
@click.option("--form", default="", metavar="MẪU", help="Chỉ một biểu mẫu (mã hoặc tên).")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="THƯ_MỤC", help="Ghi vào đâu (mặc định out/phieu)."
)
@click.option("--all", "every", is_flag=True, help="Cả phiếu đã nộp, đã ghi sổ, của kỳ đang diễn ra.")
@click.option("--xlsform", is_flag=True, help="Xuất định nghĩa biểu mẫu theo chuẩn XLSForm (ODK, Kobo).")
@click.pass_obj
def forms(
    asked: Asked, /, form: str, out: Path | None, every: bool, xlsform: bool, **whom: str | None
) -> int:
    """Phát phiếu đã điền sẵn để ghi khi không có mạng.

    Mỗi phiếu đang phải nộp một tệp HTML và một tệp Excel. Ghi xong nộp lại bằng USB, thư điện tử; cơ quan
    nhận bằng congkhai intake receive. Với --xlsform thì không phát phiếu cho ai, chỉ xuất các biểu mẫu của
    năm để dùng ở phần mềm khác.
    """
    from congkhai.workflows import intake_files as workflow
    from congkhai.workflows.intake_desk import standing
    from congkhai.workflows.intake_open import kept

    person, unit = whom["person"], whom["unit"]
    if [person is not None, unit is not None, xlsform].count(True) != 1:
        raise WrongUse("Ghi một trong ba: --for NGƯỜI, --unit ĐƠN_VỊ hoặc --xlsform.")
    project = asked.project()
    today, known = asked.today(project), standing(project)
    folder = out or project.out / ("xlsform" if xlsform else "phieu")
    with kept(project) as store:
        if xlsform:
            files = workflow.defined(known, form)
        else:
            subject = workflow.whose(known, person) if person else unit or ""
            files = workflow.made(store, known, subject, form, today, every=every)
    workflow.write(folder, files)
    click.echo(f"Đã ghi {len(files)} tệp vào {folder}.")
    if untold := workflow.untold(known):
        note(untold)
    return 0


@click.command(cls=Command)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8080,
    metavar="CỔNG",
    help="Số cổng mạng (mặc định 8080).",
)
@click.option(
    "--host", default="127.0.0.1", metavar="ĐỊA_CHỈ", help="Địa chỉ mở (mặc định 127.0.0.1, chỉ máy này)."
)
@click.option("--url", metavar="ĐỊA_CHỈ_WEB", help="Địa chỉ mà cán bộ mở, khi khác địa chỉ của máy.")
@click.option("--cert", type=click.Path(path_type=Path), metavar="TỆP", help="Chứng thư TLS (PEM).")
@click.option("--key", type=click.Path(path_type=Path), metavar="TỆP", help="Khóa của chứng thư (PEM).")
@click.option("--behind-proxy", is_flag=True, help="Có máy chủ web của cơ quan đứng trước và lo TLS.")
@click.pass_obj
def serve(
    asked: Asked, /, port: int, host: str, url: str | None, behind_proxy: bool, **pem: Path | None
) -> int:
    """Mở trang nộp hồ sơ cho người có đường dẫn riêng.

    Mặc định chỉ mở trên máy này. Mở cho máy khác phải có --cert và --key, hoặc --behind-proxy.
    """
    from congkhai.cli.last_net import fault_in
    from congkhai.web.door import Door
    from congkhai.web.intake_serve import serve as run
    from congkhai.workflows.intake_site import Clock

    project = asked.project()
    tls = {"certificate": pem["cert"], "key": pem["key"]}
    door = Door(host=host, port=port, url=url, behind_proxy=behind_proxy, **tls)
    fixed = asked.given or project.sample_date
    asked.today(project)

    def clock() -> Clock:
        today = fixed or moment().date()
        return Clock(today=today, moment=moment_on(today))

    run(project, door, clock, note, fault_in)
    return 0


@click.command(cls=Command)
@click.option("--windows", is_flag=True, help="Tệp .cmd cho Task Scheduler của Windows.")
@click.option("--user", metavar="TÊN", help="Tài khoản chạy trang (mặc định: tên đăng nhập máy).")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8080,
    metavar="CỔNG",
    help="Số cổng mạng (mặc định 8080).",
)
@click.pass_obj
def unit(asked: Asked, windows: bool, user: str | None, port: int) -> int:
    """In tệp để máy tự mở trang nộp hồ sơ khi khởi động.

    Mặc định là tệp của systemd (Linux), trong đó có cả đoạn cho nginx; cách cài ghi ở đầu tệp.
    """
    from congkhai.workflows import intake_unit as workflow

    account = by_whom(user)
    click.echo(workflow.unit(asked.project(), account, port, for_windows=windows), nl=False)
    if account == "root" and not windows:
        note("Đang đăng nhập là root: hãy thêm --user TÊN, tài khoản chỉ dùng để chạy trang nộp hồ sơ.")
    return 0


def told(received: "Received") -> str:
    """What became of one file: its receipt, and what is to be known or mended."""
    outcome = received.outcome
    lines = [received.name]
    lines += [f"  {line}" for line in (outcome.receipt.lines() if outcome.receipt else ("Chưa nhận được.",))]
    if outcome.again:
        lines.append("  Tệp này đã nhận trước đó; giấy biên nhận vẫn là giấy cũ.")
    lines += [f"  {one.severity.word.upper()}: {one.message} {one.remedy}" for one in outcome.findings]
    return "\n".join(lines)


for _command in (invite, serve, forms, receive, list_, show, accept, return_, unit):
    intake.add_command(_command)
INTAKE = (intake,)
