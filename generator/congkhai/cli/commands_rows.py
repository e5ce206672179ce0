"""`rows`: the rows of a year laid out, and the cells that can be computed."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import click

from congkhai.cli.asked import Asked, answered, note
from congkhai.cli.clock import moment
from congkhai.cli.vietnamese import Command, Group
from congkhai.findings import Refused
from congkhai.project import Project

if TYPE_CHECKING:
    from congkhai.workflows.rows import Proposed

PARTS = ("meetings", "reviews", "votes", "proposals", "dossiers", "ratings", "notices")
YEAR = click.argument("year", type=int, metavar="NĂM")
WRITE = click.option("--write", is_flag=True, help="Ghi những gì nêu ra; không có thì chỉ cho xem.")
ASK = click.option("--ask", is_flag=True, help="Cho xem rồi hỏi có ghi hay không.")


@click.group(cls=Group)
def rows() -> None:
    """Lập sẵn các dòng của một năm, điền các ô tính được."""


@rows.command(cls=Command)
@YEAR
@click.argument("parts", nargs=-1, type=click.Choice(PARTS), metavar="[LOẠI]…")
@WRITE
@ASK
@click.pass_obj
def prepare(asked: Asked, year: int, parts: tuple[str, ...], write: bool, ask: bool) -> int:
    """Lập sẵn các dòng mà năm ấy phải có, theo kế hoạch và luật.

    LOẠI là meetings (hội nghị), reviews (kiểm điểm), votes (biểu quyết), proposals (đề xuất), dossiers (hồ
    sơ), ratings (xếp loại), notices (thông báo cho cá nhân); không ghi thì lập tất cả. Dòng đã có không lập
    lại; dòng chưa chắc thì không lập mà nói rõ vì sao.
    """
    from congkhai.workflows import rows as workflow

    asked_for = [workflow.Part(part) for part in parts]
    return _made(
        asked,
        lambda project, today: workflow.prepare(project, today, year, asked_for),
        words=("dòng", "Không thiếu dòng nào để lập."),
        write=lambda what: write or (ask and answered(f"Ghi {what} nêu trên?") is True),
    )


@rows.command(cls=Command)
@YEAR
@WRITE
@ASK
@click.pass_obj
def fill(asked: Asked, year: int, write: bool, ask: bool) -> int:
    """Điền các ô tính được ở bảng Xếp loại cá nhân.

    Đơn vị, chức vụ, số tháng công tác lấy theo bảng Phân công; điểm của năm là trung bình cộng các tháng
    (quý), không làm tròn. Ô đã ghi thì giữ nguyên; ghi khác kết quả tính thì nói rõ.
    """
    from congkhai.workflows import rows as workflow

    return _made(
        asked,
        lambda project, today: workflow.fill(project, today, year),
        words=("ô", "Không có ô trống nào tính được."),
        write=lambda what: write or (ask and answered(f"Ghi {what} nêu trên?") is True),
    )


def _made(
    asked: Asked,
    propose: "Callable[[Project, date], Proposed]",
    *,
    words: tuple[str, str],
    write: Callable[[str], bool],
) -> int:
    """Show what is proposed, and write it where `write` says so of what it is."""
    from congkhai.workflows import rows as workflow
    from congkhai.workflows.changing import lost_state

    project = asked.project()
    try:
        proposed = propose(project, asked.today(project))
    except Refused:
        note(
            "Chưa ghi gì: hãy sửa các điều kê dưới đây rồi chạy lại; thư mục của phiên bản cũ thì chạy "
            "congkhai upgrade --write trước."
        )
        raise
    click.echo(proposed.text, nl=False)
    what, nothing = words
    if not proposed.count:
        click.echo(nothing)
        return 0
    if not write(f"{proposed.count} {what}"):
        click.echo(f"{proposed.count} {what}; chưa ghi gì. Chạy {proposed.again} để ghi.")
        return 0
    lost = lost_state(project)
    workflow.write(project, proposed, moment())
    if lost:
        note(lost)
    click.echo(f"Đã ghi {proposed.count} {what}. Chạy congkhai check để kiểm tra lại.")
    return 0


ROWS = (rows,)
