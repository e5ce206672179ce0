"""One function a command: call a workflow, show, answer with the exit code."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from congkhai.cli.asked import ALL, AUDIENCES, Asked, answered, audiences, note
from congkhai.cli.clock import moment
from congkhai.cli.console import at_terminal
from congkhai.cli.last_net import fault_in
from congkhai.cli.vietnamese import Command, Group
from congkhai.findings import Finding, Refused, blocking

if TYPE_CHECKING:
    from congkhai.workflows.release import Release
    from congkhai.workflows.since import Since

BLOCKED = 1


@click.command(cls=Command)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Cách in kết quả: text hoặc json.",
)
@click.option(
    "--report",
    metavar="TỆP.xlsx",
    help="Ghi thêm một sổ Excel: các bảng, ô lỗi tô đỏ kèm lời giải thích.",
)
@click.option(
    "--since",
    metavar="MÃ_BẢN|NGÀY",
    help="Điều gì mới, điều gì đã hết so với lần kiểm tra của một bản đã dựng hoặc của một ngày.",
)
@click.pass_obj
def check(asked: Asked, form: str, report: str | None, since: str | None) -> int:
    """Kiểm tra toàn bộ gói dữ liệu, nói hết các lỗi và cách sửa."""
    from congkhai.workflows.since import check as workflow

    project = asked.project()
    today = asked.today(project)
    if report is not None:
        # Before the check: a place that is refused leaves nothing behind, no result kept for later either.
        from congkhai.workflows import report as reporting

        path = reporting.place(project, Path(report))
    findings, beside = workflow(project, today, moment(), since)
    if since is not None and not beside:
        note(f"Chưa giữ kết quả lần kiểm tra nào tính đến “{since}” nên không so được.")
    if report is not None:
        reporting.report(project, findings, path, today)
        note(f"Đã ghi kết quả kiểm tra vào {path}")
    ok = not blocking(findings)
    click.echo(_checked(findings, beside, form, asked=since is not None, ok=ok), nl=False)
    return 0 if ok else BLOCKED


def _checked(findings: Sequence[Finding], beside: "Since | None", form: str, *, asked: bool, ok: bool) -> str:
    from congkhai.cli.show import as_json, compared, text, with_since

    if form == "json":
        return with_since(findings, beside, ok=ok) if asked else as_json(findings, ok=ok)
    return (f"{compared(beside)}\n" if beside else "") + text(findings)


@click.command(cls=Command)
@click.option(
    "--audience", type=click.Choice(ALL), default="all", help="Dựng cho ai: portal, agency hoặc all."
)
@click.option(
    "--allow-fewer", is_flag=True, help="Cho phép bản mới bỏ bớt trang đang đăng, trừ trang của thông báo."
)
@click.option(
    "--names-ok", is_flag=True, help="Đồng ý nêu tên những người mà bản đang đăng chưa nêu, không hỏi lại."
)
@click.pass_obj
def build(asked: Asked, audience: str, allow_fewer: bool, names_ok: bool) -> int:
    """Kiểm tra rồi dựng và đưa trang lên site/<nơi>/current.

    Trước khi đăng, so với bản đang đăng: người được nêu tên lần đầu thì kê ra và hỏi (không có ai trả lời
    thì phải có --names-ok); thông báo và trang của năm đã thông báo sẽ mất thì dừng và nói rõ.
    """
    from congkhai.cli.show import plainly, verdict
    from congkhai.workflows import build as workflow
    from congkhai.workflows.log import forget

    project = asked.project()
    forget(project, moment())
    today = asked.today(project)
    leave = workflow.Leave(allow_fewer=allow_fewer, names_ok=names_ok, ask=_let_pass)
    done = workflow.build(project, today, audiences(audience), leave, note)
    if done.findings:
        note(f"{verdict(done.findings)} Xem bằng lệnh congkhai check.")
    if done.seen:
        note(plainly(done.seen, _published(done.seen)).rstrip())
    for online in done.releases:
        click.echo(
            f"{online.audience}: {online.id} · {online.pages} trang · "
            f"site/{online.audience}/current/index.html"
        )
    return 0


def _published(seen: Sequence[Finding]) -> str:
    """What follows the findings of a publication: to look into the files, where one was named."""
    named = any(finding.place.file and finding.tells(finding.place.file) for finding in seen)
    return "Trang đã đăng; hãy mở xem các tệp nói trên." if named else "Trang đã đăng."


def _let_pass(doubts: Sequence[Finding]) -> bool | None:
    """Whether whoever sits at the terminal lets the doubts pass; None where nobody does."""
    from congkhai.cli.show import plainly

    if not at_terminal(sys.stdin):
        return None
    note(plainly(doubts, "Chưa đăng gì."))
    return answered("Vẫn đăng bản mới?")


@click.command(cls=Command)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="SỐ",
    help="Số cổng mạng trên máy này (mặc định 8000).",
)
@click.pass_obj
def serve(asked: Asked, port: int) -> int:
    """Xem thử trên máy này; tự dựng lại khi dữ liệu thay đổi."""
    from congkhai.web import preview

    project = asked.project()
    preview.serve(project, asked.today(project), port, note, fault_in)
    return 0


@click.group(cls=Group)
def announce() -> None:
    """Thông báo công khai kết quả: dự thảo."""


@announce.command(cls=Command)
@click.argument("year", type=int, metavar="NĂM")
@click.pass_obj
def draft(asked: Asked, year: int) -> int:
    """Viết mảnh dán cổng, các bản in, danh mục kiểm tra vào out/NĂM."""
    from congkhai.workflows import announce as workflow

    project = asked.project()
    for path in workflow.draft(project, year, asked.today(project)):
        click.echo(project.relative(path))
    return 0


@click.group(cls=Group)
def release() -> None:
    """Các bản đã đăng: liệt kê, đối chiếu, quay lại."""


def _described(found: "Iterable[Release]") -> Iterable[str]:
    for item in found:
        mark = "đang đăng" if item.online else "đã cất"
        until = f"được hiện đến hết {item.last_day:%d/%m/%Y}" if item.last_day else "không giới hạn ngày"
        yield f"{item.audience}  {item.id}  {mark}  {item.pages} trang  {until}"


@release.command("list", cls=Command)
@click.option("--audience", type=click.Choice(ALL), default="all", help="portal, agency hoặc all.")
@click.pass_obj
def list_(asked: Asked, audience: str) -> int:
    """Liệt kê các bản đã dựng; bản nào đang đăng."""
    from congkhai.workflows import release as workflow

    found = workflow.listed(asked.project(), audiences(audience))
    for line in _described(found):
        click.echo(line)
    if not found:
        note("Chưa có bản nào. Hãy chạy congkhai build.")
    return 0


def _told(findings: tuple[Finding, ...], verdict: str) -> int:
    from congkhai.cli.show import plainly

    click.echo(plainly(findings, verdict), nl=False)
    return BLOCKED


@release.command(cls=Command)
@click.option("--audience", type=click.Choice(ALL), default="all", help="portal, agency hoặc all.")
@click.pass_obj
def verify(asked: Asked, audience: str) -> int:
    """Đối chiếu bản đang đăng với lúc dựng, xem còn hạn hay không."""
    from congkhai.workflows import release as workflow

    project = asked.project()
    findings = workflow.verify(project, audiences(audience), asked.today(project))
    if findings:
        return _told(findings, "Bản đang đăng KHÔNG như lúc dựng hoặc đã hết hạn.")
    click.echo("Bản đang đăng đúng như lúc dựng và còn hạn.")
    return 0


@release.command(cls=Command)
@click.argument("id", required=False, metavar="[MÃ_BẢN]")
@click.option("--audience", type=click.Choice(AUDIENCES), required=True, help="portal hoặc agency.")
@click.pass_obj
def rollback(asked: Asked, audience: str, id: str | None) -> int:
    """Đưa lại một bản đã cất (mặc định: bản ngay trước bản đang đăng)."""
    from congkhai.workflows import release as workflow

    project = asked.project()
    try:
        back = workflow.rollback(project, audience, id, asked.today(project))
    except Refused as error:
        return _told(error.findings, "Chưa quay lại; bản đang đăng vẫn như cũ.")
    click.echo(f"{back.audience}: {back.id} đang đăng")
    return 0


COMMANDS = (check, build, serve, announce, release)
