"""Check, then publish: all audiences are staged, rendered and inspected before the first is switched."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from congkhai.disclosure.public import Audience
from congkhai.errors import Stopped
from congkhai.findings import Finding, Refused, blocking, ordered
from congkhai.project import Project
from congkhai.publish import history, manifest, release
from congkhai.publish.difference import NOT_YET, PUBLISHED
from congkhai.publish.inspect import inspect
from congkhai.publish.shelf import Release
from congkhai.side_by_side import both
from congkhai.value import Value, replace
from congkhai.workflows.check import checked
from congkhai.workflows.compared import NAMES, first_named, lost, newly, taken_off, telling
from congkhai.workflows.known import Checked
from congkhai.workflows.since import keep
from congkhai.workflows.site import Finished, finish
from congkhai.workflows.unanswered import for_the_portal
from congkhai.workflows.uncollected import uncollected

Say = Callable[[str], None]


class Declined(Stopped):
    """Whoever was asked wants nothing published now; what is online stays. Exit code 1."""

    exit_code = 1


class Leave(Value):
    """What the clerk lets pass: fewer pages than online, persons named anew.

    `ask` shows the doubts and answers for the clerk; None where nobody is there to answer.
    """

    allow_fewer: bool = False
    names_ok: bool = False
    ask: Callable[[Sequence[Finding]], bool | None] = lambda doubts: None


class Published(Value):
    """What is online now; `findings` of the folder and `seen` in the finished files do not block."""

    releases: tuple[Release, ...]
    findings: tuple[Finding, ...]
    seen: tuple[Finding, ...]


def build(project: Project, today: date, audiences: Sequence[str], leave: Leave, say: Say) -> Published:
    """Publish the sites of the audiences; Refused, with nothing online changed, where something blocks.

    Declined where the clerk, asked about persons named anew or about a summary that tells too much beside
    the one online, does not want it.
    """
    say("Kiểm tra gói dữ liệu")
    known = _checked(project, today, audiences)
    for audience in audiences:
        release.free_to_switch(project.site, audience)
    with release.workshop(project.site) as room:
        # Before anything is rendered: a new cycle may fail there for reasons that lead the clerk astray.
        off = taken_off(project.site, known, audiences, today)
        if off:
            raise Refused(off)
        for audience in map(Audience, audiences):
            say(f"Dựng và soát {NAMES[audience]}")
        works = [
            partial(_made, known, project, Audience(audience), today, room, leave) for audience in audiences
        ]
        done_each = both(*works) if len(works) == 2 else [work() for work in works]
        ready = [made for made, _ in done_each]
        seen = [finding for _, found in done_each for finding in found]
        seen += lost(project.site, ready, allow_fewer=leave.allow_fewer)
        if blocking(seen):
            raise Refused(seen)
        seen += _settled(project.site, known, ready, leave, say)
        kept = []
        for made in ready:
            say(f"Cất bản mới của {NAMES[Audience(made.facts.audience)]}")
            described = manifest.take(made.built, made.facts)
            kept.append((made.facts.audience, release.keep(made.built, project.site, described)))
        done = _switched(project.site, kept, today, say)
    keep(project, today, known.findings, {one.id for one in done})
    return Published(releases=tuple(done), findings=known.findings, seen=tuple(ordered(seen)))


def _switched(site: Path, kept: Sequence[tuple[str, str]], today: date, say: Say) -> list[Release]:
    """Each kept release, by its audience, put online."""
    done = []
    for where, id in kept:
        say(f"Đưa lên {NAMES[Audience(where)]}")
        done.append(release.switch(site, where, id, today))
    return done


def _checked(project: Project, today: date, audiences: Sequence[str]) -> Checked:
    """The folder checked, what was found being kept; Refused where something blocks or is asked for."""
    try:
        known = checked(project, today, tuple(map(Audience, audiences)))
    except Refused as refused:
        keep(project, today, refused.findings)
        raise
    keep(project, today, known.findings)
    strange = [*for_the_portal(known.findings)] if Audience.PORTAL in audiences else []
    if strange:
        raise Refused(strange)
    return known


@uncollected()
def _made(
    known: Checked, project: Project, audience: Audience, today: date, room: Path, leave: Leave
) -> tuple[Finished, list[Finding]]:
    """The site of an audience, finished beside what is online, and what is wrong with it."""
    made = finish(known, project.content, audience, today, room)
    found = _inspected(project.site, made, leave)
    # What inspection read of the pages is large, and nobody asks for it any more.
    return replace(made, expected=replace(made.expected, parsed={})), found


def _inspected(site: Path, made: Finished, leave: Leave) -> list[Finding]:
    """What is wrong with a finished site by itself, and with how many pages it has beside the one online."""
    online = history.pages_online(site, made.facts.audience)
    expected = replace(made.expected, online=online, allow_fewer=leave.allow_fewer)
    return inspect(made.built, expected)


def _settled(
    site: Path, known: Checked, ready: Sequence[Finished], leave: Leave, say: Say
) -> Sequence[Finding]:
    """The doubts that nobody could be asked about and that block nothing; the clerk let the others pass."""
    for line in filter(None, (first_named(site, known, made) for made in ready)):
        say(line)
    named = newly(site, known, ready)
    few = [finding for made in ready for finding in telling(site, known, made, NOT_YET)]
    if leave.names_ok:
        for finding in named:
            say(finding.message)
        named = []
    doubts = [*named, *few]
    agreed = leave.ask(doubts) if doubts else True
    if agreed is None and blocking(doubts):
        raise Refused(doubts)
    if agreed is False:
        raise Declined("Chưa đăng gì; bản đang đăng vẫn như cũ.")
    if agreed is None:
        return [finding for made in ready for finding in telling(site, known, made, PUBLISHED)]
    return ()
