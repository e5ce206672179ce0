"""What a preview shows: both sites, or the findings that stand in their way."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from congkhai.disclosure.public import Audience
from congkhai.errors import Misconfigured, Stopped
from congkhai.findings import Finding, Refused, blocking
from congkhai.project import Project
from congkhai.publish.inspect import inspect
from congkhai.rendering.templates import render
from congkhai.value import Value, field
from congkhai.workflows.check import checked
from congkhai.workflows.site import finish
from congkhai.workflows.stopped import stopped, surroundings


class Preview(Value):
    """A folder for each audience, or one page in place of everything; `line` is for the terminal."""

    folders: Mapping[str, Path] = field(default_factory=dict)
    page: str | None = None
    line: str = ""


def preview(project: Project, today: date, room: Path) -> Preview:
    """Both sites, built and inspected in the folder `room`; what is online is never touched."""
    try:
        known = checked(project, today)
        sites = [finish(known, project.content, audience, today, room) for audience in Audience]
        findings = [finding for site in sites for finding in inspect(site.built, site.expected)]
        if blocking(findings):
            raise Refused(findings)
    except Refused as refused:
        return _findings(refused.findings)
    except (Stopped, OSError) as error:
        # A file that an editor has taken away for a moment comes back, and with it the next turn.
        sentence = surroundings(error) if isinstance(error, OSError) else str(error)
        return _findings((stopped(sentence, Misconfigured.exit_code),))
    folders = {site.facts.audience: site.built for site in sites}
    return Preview(folders=folders, line="Đã dựng xong bản xem thử.")


def _findings(findings: Sequence[Finding]) -> Preview:
    faults = sum(finding.blocks for finding in findings)
    return Preview(
        page=render("preview/findings.html", findings=findings),
        line=f"Có {faults} lỗi; trang xem thử đang hiện các lỗi.",
    )
