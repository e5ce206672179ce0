"""Preview on this machine: built on every change, findings shown as a page until mended."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from congkhai.disclosure.public import Audience
from congkhai.errors import Misconfigured, Stopped
from congkhai.findings import Finding, Refused, blocking
from congkhai.preview.server import ADDRESS, Guard, Shown, plain_page, start
from congkhai.preview.watch import snapshot
from congkhai.project import Project
from congkhai.publish.inspect import inspect
from congkhai.rendering.templates import render
from congkhai.workflows.check import checked
from congkhai.workflows.site import finish
from congkhai.workflows.stopped import stopped, surroundings

PAUSE = 0.5


def serve(project: Project, today: date, port: int, say: Callable[[str], None], guard: Guard) -> None:
    """Run until interrupted (Ctrl+C); what is online is never touched.

    A fault of ours that `guard` catches is shown as a page, and the next change is built all the same.
    """
    shown = Shown()
    with TemporaryDirectory(prefix="congkhai-") as folder:
        server = start(shown, port, guard)
        say(f"Xem thử: http://{ADDRESS}:{server.server_port}/agency/ và /portal/ (dừng: Ctrl+C)")
        with suppress(KeyboardInterrupt):
            _follow(project, Path(folder), _guarded(project, today, shown, say, guard))
        server.shutdown()


def _guarded(
    project: Project, today: date, shown: Shown, say: Callable[[str], None], guard: Guard
) -> Callable[[Path], None]:
    """What builds the preview in a folder and shows it, or what stands in its way."""

    def build(room: Path) -> None:
        said = guard(lambda: _show(project, today, room, shown, say))
        if said is not None:
            shown.page(plain_page("Lỗi của chương trình", said))
            say(said)

    return build


def _follow(project: Project, folder: Path, build: Callable[[Path], None]) -> None:
    before = None
    for turn in count(1):
        while (now := snapshot((project.content, project.package))) == before:
            time.sleep(PAUSE)
        before = now
        build(folder / str(turn))
        rmtree(folder / str(turn - 2), ignore_errors=True)


def _show(project: Project, today: date, room: Path, shown: Shown, say: Callable[[str], None]) -> None:
    try:
        known = checked(project, today)
        made = [finish(known, project.content, audience, today, room) for audience in Audience]
        found = [finding for site in made for finding in inspect(site.built, site.expected)]
        if blocking(found):
            raise Refused(found)
    except Refused as refused:
        _show_findings(refused.findings, shown, say)
    except (Stopped, OSError) as error:
        # A file that an editor has taken away for a moment comes back, and with it the next turn.
        said = surroundings(error) if isinstance(error, OSError) else str(error)
        _show_findings((stopped(said, Misconfigured.exit_code),), shown, say)
    else:
        shown.sites({site.facts.audience: site.built for site in made})
        say("Đã dựng xong bản xem thử.")


def _show_findings(findings: Sequence[Finding], shown: Shown, say: Callable[[str], None]) -> None:
    shown.page(render("preview/findings.html", findings=findings))
    say(f"Có {sum(finding.blocks for finding in findings)} lỗi; trang xem thử đang hiện các lỗi.")
