"""`congkhai` alone on a terminal: a numbered list of the year's work, for whoever does not live in one.

Plain lines and one question at a time, so that a screen reader tells all of it. Every choice runs the
command that the command line runs.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import Final

import click

from congkhai.cli.asked import Asked
from congkhai.cli.console import at_terminal
from congkhai.cli.last_net import fault_in
from congkhai.errors import Misconfigured, Stopped
from congkhai.text.dates import short_date
from congkhai.text.fold import fold
from congkhai.value import Value, replace

Run = Callable[[Sequence[str]], int]

LEAVE: Final = "0"
ENDED: Final = {
    0: "Đã xong",
    1: "Chưa xong, còn điều phải sửa nêu ở trên",
    130: "Đã dừng theo yêu cầu",
}


class Work(Value):
    """One choice: the command it runs, with its options, and the question whose answer ends it, or "".

    A command ends in "--" where the answer is an argument, which might look like an option.
    """

    title: str
    command: tuple[str, ...]
    question: str = ""


WORKS: Final = (
    Work(title="Kiểm tra dữ liệu", command=("check",)),
    Work(
        title="Kiểm tra và ghi ra một sổ Excel có ô lỗi tô màu",
        command=("check", "--report"),
        question="Ghi vào tệp nào (ví dụ loi.xlsx)",
    ),
    Work(
        title="Sửa giúp những chỗ vô hại (congkhai tidy): cho xem, hỏi rồi mới ghi",
        command=("tidy", "--ask"),
    ),
    Work(title="Tình hình: việc đã xong, đến hạn, quá hạn, đang chờ", command=("status",)),
    Work(title="Dựng trang và đưa lên", command=("build",)),
    Work(title="Xem thử trang trên máy này", command=("serve",)),
    Work(
        title="Xuất sổ Excel",
        command=("workbook", "export", "--"),
        question="Ghi sổ vào tệp nào (ví dụ so-danh-gia.xlsx)",
    ),
    Work(
        title="Nhập sổ Excel",
        command=("workbook", "import", "--"),
        question="Nhập từ tệp nào (có thể kéo tệp vào cửa sổ này)",
    ),
    Work(title="Hàng đợi tiếp nhận: các bản nộp đang chờ", command=("intake", "list")),
    Work(
        title="Nhận các phiếu nộp về bằng tệp",
        command=("intake", "receive", "--"),
        question="Tệp, thư mục hoặc tệp nén nào (có thể kéo vào cửa sổ này)",
    ),
    Work(title="Mở trang nộp hồ sơ trên máy này", command=("intake", "serve")),
    Work(title="Xác nhận kế hoạch của năm", command=("plan", "confirm")),
    Work(title="Mở năm sau", command=("year", "--ask", "--"), question="Năm nào (ví dụ 2027)"),
    Work(
        title="Lập sẵn các dòng phải có của năm",
        command=("rows", "prepare", "--ask", "--"),
        question="Năm nào (ví dụ 2026)",
    ),
    Work(title="Tính mức xuất sắc nhiều nhất", command=("quota", "--"), question="Năm nào (ví dụ 2026)"),
    Work(title="Vì sao một người được xếp mức ấy", command=("why", "--"), question="Mã hoặc họ tên"),
    Work(
        title="Soạn thông báo công khai",
        command=("announce", "draft", "--"),
        question="Năm nào (ví dụ 2026)",
    ),
    Work(title="Các bản đã đăng", command=("release", "list")),
    Work(
        title="Lập thư mục cho cơ quan khác hoặc năm khác",
        command=("new", "--"),
        question="Đường dẫn đầy đủ của thư mục mới",
    ),
)
#: What somebody types who has no folder yet.
FRESH: Final = "moi"


def on_terminal() -> bool:
    """Whether somebody sits at the other end, to be asked and to read."""
    return at_terminal(sys.stdin) and at_terminal(sys.stdout)


def menu(group: click.Command, asked: Asked, run: Run) -> int:
    """Ask for a work, run it, tell how it ended, and again until the clerk leaves; exit code 0."""
    try:
        asked = _settled(asked, run)
        click.echo(_of_today(asked), nl=False)
        works = [work for work in WORKS if _stands(group, work.command)]
        while (work := _chosen(asked, works)) is not None:
            _do(work, asked, run)
    except click.Abort:
        click.echo()
    click.echo("Đã thoát.")
    return 0


def _stands(group: click.Command, command: Sequence[str]) -> bool:
    """Whether the command line knows the command."""
    found: click.Command | None = group
    for word in takewhile(lambda word: not word.startswith("-"), command):
        found = found.commands.get(word) if isinstance(found, click.Group) else None
    return found is not None


def _of_today(asked: Asked) -> str:
    """What is due and what has ended, in one line; "" where nothing can be said.

    A fault of ours on the way is told, and does not keep the menu from the clerk.
    """
    told: list[str] = []

    def look() -> None:
        from congkhai.workflows.today import line

        with suppress(Stopped, OSError):
            project = asked.project()
            told.append(line(project, asked.today(project)))

    fault = fault_in(look)
    said = fault or "".join(told)
    return f"\n{said}\n" if said else ""


def _settled(asked: Asked, run: Run) -> Asked:
    """With the folder of an agency: the one given, else the one that the clerk names or has made."""
    while True:
        try:
            asked.project()
        except Misconfigured as error:
            click.echo(str(error))
            click.echo("Để trống rồi bấm Enter, hoặc gõ 0, là thoát.")
            click.echo("Chưa có thư mục nào thì gõ: mới")
            answer = _question("Thư mục của cơ quan (có thể kéo thư mục vào cửa sổ này)")
            if answer in ("", LEAVE):
                raise click.Abort from error
            if fold(answer) == FRESH:
                answer = _question("Tên hoặc đường dẫn của thư mục mới")
                run([*_before(asked), "new", "--", answer])
                answer = str(asked.root / answer)
            asked = replace(asked, root=Path(answer))
        else:
            return asked


def _chosen(asked: Asked, works: Sequence[Work]) -> Work | None:
    """The work that the clerk wants next; None to leave."""
    _introduce(asked, works)
    while True:
        answer = _question("Gõ số của việc cần làm rồi bấm Enter")
        if answer == LEAVE or fold(answer) == "thoat":
            return None
        if answer.isdecimal() and 0 < int(answer) <= len(works):
            return works[int(answer) - 1]
        said = f"Không có việc nào là “{answer}”." if answer else "Chưa gõ số nào."
        click.echo(f"{said} Hãy gõ một số từ 0 đến {len(works)}, 0 là thoát.")


def _introduce(asked: Asked, works: Sequence[Work]) -> None:
    from congkhai.workflows.glance import about

    project = asked.project()
    click.echo()
    try:
        known = about(project)
    except Stopped as error:
        click.echo(str(error))
    else:
        click.echo(f"Cơ quan: {known.office or 'chưa đọc được'}")
        click.echo(f"Năm đánh giá: {known.year or 'chưa đọc được, hãy kiểm tra dữ liệu'}")
    click.echo(f"Thư mục: {project.root}")
    if asked.given:
        click.echo(f"Lấy ngày {short_date(asked.given)} làm hôm nay.")
    click.echo()
    for number, work in enumerate(works, 1):
        click.echo(f"{number}. {work.title}")
    click.echo(f"{LEAVE}. Thoát")
    click.echo()


def _do(work: Work, asked: Asked, run: Run) -> None:
    before, words = _before(asked), [*work.command]
    if work.question:
        answer = _question(f"{work.title}. {work.question}; bấm Enter để thôi")
        if not answer:
            click.echo("Đã thôi, chưa làm gì.")
            return
        words.append(answer)
    click.echo(f"Đang làm: {work.title}.")
    code = run([*before, *words])
    ended = ENDED.get(code, "Chưa làm được, lý do nêu ở trên")
    click.echo()
    click.echo(f"{ended}: {work.title}.")


def _before(asked: Asked) -> list[str]:
    """The options before the command."""
    return ["-C", str(asked.root), *(["--today", asked.given.isoformat()] if asked.given else ())]


def _question(text: str) -> str:
    """The answer without the quotes that a dragged file comes in; Abort where the clerk leaves."""
    said: str = click.prompt(text, default="", show_default=False)
    return said.strip().strip("\"'").strip()
