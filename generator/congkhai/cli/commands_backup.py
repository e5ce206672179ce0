"""The commands that keep everything of an agency folder in one file, and bring it back."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from congkhai.cli.asked import Asked, note
from congkhai.cli.clock import moment
from congkhai.cli.commands import BLOCKED
from congkhai.cli.console import quoted
from congkhai.cli.vietnamese import Command
from congkhai.text.dates import clock, short_date
from congkhai.text.phrases import first_few

if TYPE_CHECKING:
    from congkhai.workflows.backup import Rehearsal, Restored


@click.command(cls=Command)
@click.argument("file", metavar="TỆP.zip")
@click.option(
    "--rehearse", is_flag=True, help="Không sao lưu, chỉ thử khôi phục TỆP vào chỗ tạm rồi đối chiếu."
)
@click.pass_obj
def backup(asked: Asked, file: str, rehearse: bool) -> int:
    """Sao lưu toàn bộ vào một tệp, cả khi đang tiếp nhận hồ sơ.

    Tệp gồm gói dữ liệu, nhật ký, trang viết tay, hồ sơ gốc, các bản nộp và đường dẫn đã cấp; không gồm các
    trang đã đăng, vì dựng lại được. Bản sao lưu cũ cùng tên được thay khi bản mới đã ghi xong.
    """
    from congkhai.workflows import backup as workflow

    project = asked.project()
    if rehearse:
        rehearsal = workflow.rehearse(project, Path(file))
        for line in _rehearsed(rehearsal):
            click.echo(line)
        return BLOCKED if rehearsal.wrong else 0
    path = workflow.place(project, Path(file))
    made = workflow.backup(project, path, moment())
    click.echo(f"Đã sao lưu {_counted(made)} vào {path}")
    note(
        "Tệp chứa cả dữ liệu không công khai: hãy cất ở nơi khác, chỉ người phụ trách mở được. "
        f"Thử khôi phục: congkhai backup --rehearse {quoted(path)}"
    )
    return 0


@click.command(cls=Command)
@click.argument("file", metavar="TỆP.zip")
@click.argument("folder", required=False, metavar="[THƯ_MỤC]")
@click.pass_obj
def restore(asked: Asked, file: str, folder: str | None) -> int:
    """Khôi phục bản sao lưu vào một thư mục mới hoặc trống.

    Không ghi THƯ_MỤC thì khôi phục vào thư mục đang đứng (hoặc thư mục của -C), khi đó phải trống. Từng tệp
    được đối chiếu với bản kê; một tệp sai thì không khôi phục gì.
    """
    from congkhai.workflows import backup as workflow

    target = Path(asked.root) / folder if folder else Path(asked.root)
    made = workflow.restore(Path(file), target)
    click.echo(f"Đã khôi phục {_counted(made)} vào {target}, đúng như lúc sao lưu ({_when(made)}).")
    note(f"Hãy chạy: congkhai -C {quoted(target)} check")
    return 0


def _counted(manifest: "Restored") -> str:
    megabytes = f"{manifest.size / 1024**2:.1f}".replace(".", ",")
    return f"{len(manifest.files)} tệp ({megabytes} MB)"


def _when(manifest: "Restored") -> str:
    return f"{clock(manifest.moment.time())}, ngày {short_date(manifest.moment.date())}"


def _rehearsed(rehearsal: "Rehearsal") -> Iterator[str]:
    """What was compared, and what came of it."""
    made = rehearsal.manifest
    yield f"Bản sao lưu lúc {_when(made)}, do {made.tool} ghi."
    yield f"Khôi phục thử: {_counted(made)}, mã SHA-256 của từng tệp khớp bản kê."
    faults = f"{rehearsal.errors} lỗi, xem bằng congkhai check" if rehearsal.errors else "không lỗi"
    yield f"Đọc lại gói dữ liệu: {rehearsal.tables} bảng, {rehearsal.rows} dòng; {faults}."
    if not rehearsal.store:
        yield "Các bản nộp: lúc sao lưu chưa có tệp lưu bản nộp."
    elif rehearsal.wrong:
        yield "Các bản nộp KHÔNG nguyên vẹn:"
        yield from (f"- {said}" for said in rehearsal.wrong)
    else:
        yield "Các bản nộp: tệp lưu nguyên vẹn, mọi bản đã có giấy biên nhận đều còn và khớp mã SHA-256."
    if rehearsal.changed:
        named = first_few(rehearsal.changed, "tệp")
        yield f"Từ đó đến nay đã sửa hoặc bỏ {len(rehearsal.changed)} tệp: {named}."
    else:
        yield "Các tệp đã sao lưu vẫn như đang có trong thư mục."
    yield "Chỗ khôi phục thử đã được xoá."


BACKUP = (backup, restore)
