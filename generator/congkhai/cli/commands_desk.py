"""`intake list`, `show`, `accept`, `return`: what was handed in, as the office sees it and decides on it."""

import getpass
from collections.abc import Sequence
from typing import Any, Final

import click

from congkhai.cli.asked import Asked, note
from congkhai.cli.clock import moment_on
from congkhai.cli.vietnamese import Command
from congkhai.errors import Stopped
from congkhai.findings import Refused
from congkhai.text.fold import slug

#: The steps of the queue as they are typed, each as a clerk calls it too.
STATES: Final = {
    "waiting": "đang chờ",
    "accepted": "đã chấp nhận",
    "returned": "đã trả lại",
    "replaced": "đã được thay",
    "all": "tất cả",
}
NUMBERS: Final = click.argument("numbers", nargs=-1, required=True, metavar="SỐ…")
BY: Final = click.option("--by", metavar="TÊN", help="Ai làm việc này (mặc định: tên đăng nhập máy).")


class Step(click.Choice[str]):
    """A step of the queue: in Vietnamese, however it is marked and joined, or by its code; its code."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The code of what was typed."""
        key = slug(str(value))
        found = (code for code, words in STATES.items() if key in (code, slug(words)))
        return next(found, None) or super().convert(value, param, ctx)


@click.command("list", cls=Command)
@click.option("--state", type=Step(STATES.values()), default="đang chờ", help="Bản nộp đang ở bước nào.")
@click.pass_obj
def list_(asked: Asked, state: str) -> int:
    """Liệt kê các bản nộp theo đơn vị (mặc định: những bản đang chờ).

    Bước có dấu cách thì đặt trong ngoặc kép; viết không dấu, hoặc theo tiếng Anh (waiting, accepted,
    returned, replaced, all) cũng được.
    """
    from congkhai.workflows import intake_list as workflow
    from congkhai.workflows.intake_desk import standing
    from congkhai.workflows.intake_open import opened

    project = asked.project()
    with opened(project, anew=False) as store:
        click.echo(workflow.queue(store, standing(project), workflow.STATES[state]), nl=False)
    return 0


@click.command(cls=Command)
@click.argument("number", metavar="SỐ")
@click.option("--note", "noted", metavar="GHI_CHÚ", help="Thêm một ghi chú chỉ cơ quan thấy.")
@BY
@click.pass_obj
def show(asked: Asked, number: str, noted: str | None, by: str | None) -> int:
    """Xem một bản nộp, hoặc thêm ghi chú.

    Kê câu trả lời, điều cần biết, các bước đã qua, khác gì bản trước, ghi chú của cơ quan; của bản đang chờ
    thì cả điều congkhai check sẽ nói thêm nếu chấp nhận.
    """
    from congkhai.workflows import intake_list as workflow
    from congkhai.workflows import intake_rehearse as rehearse
    from congkhai.workflows.intake_acts import note as add_note
    from congkhai.workflows.intake_desk import standing
    from congkhai.workflows.intake_open import number_of, opened

    project = asked.project()
    with opened(project, anew=False) as store:
        today = asked.today(project)
        if noted and noted.strip():
            add_note(store, number_of(number), by_whom(by), noted.strip(), moment_on(today))
        click.echo(workflow.text(store, standing(project), number_of(number)), nl=False)
        click.echo(rehearse.text(project, store, number_of(number), by_whom(by), today), nl=False)
    return 0


@click.command(cls=Command)
@NUMBERS
@click.option("--code-again", is_flag=True, help="Chỉ cấp lại mã xác nhận đã mất của bản đã chấp nhận.")
@BY
@click.pass_obj
def accept(asked: Asked, numbers: Sequence[str], code_again: bool, by: str | None) -> int:
    """Chấp nhận bản nộp: ghi vào sổ hồ sơ và các bảng, giữ bản gốc.

    In cho mỗi bản một mã xác nhận để báo lại người nộp; mã dùng được một lần. Người nộp làm mất mã thì chạy
    lại với --code-again: mã trước không dùng được nữa, việc cấp lại được ghi vào ghi chú của bản nộp.
    """
    from congkhai.workflows import intake_accept as workflow
    from congkhai.workflows import intake_acts
    from congkhai.workflows.intake_open import number_of, opened

    project = asked.project()
    today = asked.today(project)
    with opened(project, anew=False) as store:
        if code_again:
            for number in map(number_of, numbers):
                click.echo(intake_acts.coded_anew(store, number, by_whom(by), moment_on(today)))
            return 0
        accepted, told = False, set[str]()
        try:
            for number in map(number_of, numbers):
                for done in workflow.accept(project, store, number, by_whom(by), (today, moment_on(today))):
                    click.echo(
                        f"{done.name}: đã chấp nhận, ghi {done.rows} chỗ vào các bảng. Mã xác nhận: "
                        f"{done.code} ({done.what})"
                    )
                    # Of two parts of one form the same may be said: once.
                    said = [
                        f"  {one.severity.word.upper()}: {one.message} {one.remedy}" for one in done.remarks
                    ]
                    for line in said:
                        if line not in told:
                            note(line)
                    accepted = True
                    told.update(said)
        except (Refused, Stopped):
            if accepted:
                note("Các bản có mã xác nhận ở trên đã ghi sổ; điều nói sau đây chỉ là về bản tiếp theo.")
            raise
    note("Chạy congkhai check để kiểm tra lại.")
    return 0


@click.command("return", cls=Command)
@click.argument("number", metavar="SỐ")
@click.option("--reason", required=True, metavar="LÝ_DO", help="Vì sao trả lại; người nộp đọc câu này.")
@BY
@click.pass_obj
def return_(asked: Asked, number: str, reason: str, by: str | None) -> int:
    """Trả lại một bản nộp kèm lý do."""
    from congkhai.workflows import intake_accept as workflow
    from congkhai.workflows import intake_acts
    from congkhai.workflows.intake_open import number_of, opened

    project = asked.project()
    with opened(project, anew=False) as store:
        now = moment_on(asked.today(project))
        workflow.give_back(project, store, number_of(number), by_whom(by), reason, now)
        name = intake_acts.name(store, number_of(number))
    click.echo(f"Đã trả lại {name}. Người nộp thấy lý do ở trang của mình.")
    return 0


def by_whom(given: str | None) -> str:
    """Who does it, as the log of states is to say."""
    return given or getpass.getuser()
