"""What an office asks of its own record: answers for the terminal, which reach no page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from congkhai.cli.asked import Asked, note
from congkhai.cli.vietnamese import Command
from congkhai.errors import WrongUse
from congkhai.project import Project

if TYPE_CHECKING:
    from congkhai.workflows.known import Answer

BASES = ("tot_only", "tot_tro_len")
YEAR = click.option("--year", type=int, metavar="NĂM", help="Năm đánh giá (mặc định: năm mới nhất).")


def told(asked: Asked, ask: "Callable[[Project, date], Answer]") -> int:
    """Exit code 0, with the answer shown; Refused where the rows cannot be read together."""
    project = asked.project()
    today = asked.today(project)
    answer = ask(project, today)
    if answer.errors:
        note(f"Dữ liệu còn {answer.errors} lỗi, xem bằng lệnh congkhai check.")
    click.echo(answer.text, nl=False)
    return 0


@click.command(cls=Command)
@click.argument("person", required=False, metavar="[NGƯỜI]")
@click.option("--who", is_flag=True, help="Từng người, từng đơn vị còn phải làm gì, theo từng phòng.")
@click.option(
    "--slips",
    type=click.Path(path_type=Path),
    metavar="TỆP.html",
    help="Phiếu nhắc việc để in, mỗi người một phiếu.",
)
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@YEAR
@click.pass_obj
def status(
    asked: Asked, /, person: str | None, who: bool, year: int | None, slips: Path | None, force: bool
) -> int:
    """Tình hình: việc đã xong, đến hạn, quá hạn, đang chờ.

    Ghi mã hoặc họ tên một người thì kê việc của người ấy: biểu mẫu, nơi kiểm điểm, điểm, thông báo, và hồ sơ
    đã nộp đang ở bước nào.
    """
    if slips is not None:
        from congkhai.workflows.duties import slips as on_paper

        return told(asked, lambda project, today: on_paper(project, today, year, (slips, force)))
    if person is not None and who:
        raise WrongUse("Ghi tên một người thì không dùng thêm --who: chọn một trong hai.")
    if person is not None:
        from congkhai.workflows.duties import of_official

        return told(asked, lambda project, today: of_official(project, today, person, year))
    if who:
        from congkhai.workflows.duties import of_everybody

        return told(asked, lambda project, today: of_everybody(project, today, year))
    from congkhai.workflows.status import status as board

    return told(asked, lambda project, today: board(project, today, year))


@click.command(cls=Command)
@click.argument("year", type=int, metavar="NĂM")
@click.option(
    "--base",
    type=click.Choice(BASES),
    help="Tỷ lệ tính trên số nào: tot_only (chỉ tính mức tốt) hoặc tot_tro_len (tính từ mức tốt trở lên); "
    "không ghi thì tính theo cả hai cách.",
)
@click.option(
    "--percent",
    type=click.IntRange(1, 100),
    metavar="20|25",
    help="Tỷ lệ phần trăm (mặc định: tỷ lệ của năm).",
)
@click.pass_obj
def quota(asked: Asked, year: int, base: str | None, percent: int | None) -> int:
    """Mức xuất sắc nhiều nhất bao nhiêu, theo cả hai cách tính."""
    from congkhai.workflows.quota import quota as ceilings

    return told(asked, lambda project, today: ceilings(project, today, year, base, percent))


@click.command(cls=Command)
@click.argument("person", metavar="NGƯỜI")
@YEAR
@click.pass_obj
def why(asked: Asked, person: str, year: int | None) -> int:
    """Vì sao một người được xếp mức ấy (mã hoặc họ tên).

    Không ghi --year thì kê mọi năm có trong gói dữ liệu, rồi giải thích năm mới nhất.
    """
    from congkhai.workflows.why import why as explanation

    return told(asked, lambda project, today: explanation(project, today, person, year))


ANSWERS = (status, quota, why)
