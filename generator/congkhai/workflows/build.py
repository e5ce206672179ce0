"""Check, then publish: all audiences are staged, rendered and inspected before the first is switched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from congkhai.disclosure.public import Audience
from congkhai.findings import Finding, Refused, blocking, ordered
from congkhai.project import Project
from congkhai.publish import history, manifest, release
from congkhai.publish.inspect import inspect
from congkhai.publish.shelf import Release
from congkhai.workflows.check import checked
from congkhai.workflows.site import finish

Say = Callable[[str], None]
NAMES = {Audience.PORTAL: "trang công khai (portal)", Audience.AGENCY: "trang nội bộ (agency)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What is online now; `findings` of the folder and `seen` in the finished files do not block."""

    releases: tuple[Release, ...]
    findings: tuple[Finding, ...]
    seen: tuple[Finding, ...]


def build(project: Project, today: date, audiences: Sequence[str], allow_fewer: bool, say: Say) -> Published:
    """Publish the sites of the audiences; Refused, with nothing online changed, where something blocks."""
    say("Kiểm tra gói dữ liệu")
    known = checked(project, today, tuple(map(Audience, audiences)))
    with release.workshop(project.site) as room:
        ready, seen = [], []
        for audience in map(Audience, audiences):
            say(f"Dựng {NAMES[audience]}")
            made = finish(known, project.content, audience, today, room)
            say(f"Soát {NAMES[audience]} trước khi đăng")
            online = history.pages_online(project.site, str(audience))
            found = inspect(made.built, replace(made.expected, online=online, allow_fewer=allow_fewer))
            if blocking(found):
                raise Refused(found)
            ready.append(made)
            seen += found
        kept = []
        for made in ready:
            say(f"Cất bản mới của {NAMES[Audience(made.facts.audience)]}")
            described = manifest.take(made.built, made.facts)
            kept.append((made.facts.audience, release.keep(made.built, project.site, described)))
        done = []
        for where, id in kept:
            say(f"Đưa lên {NAMES[Audience(where)]}")
            done.append(release.switch(project.site, where, id, today))
    return Published(releases=tuple(done), findings=known.findings, seen=tuple(ordered(seen)))
