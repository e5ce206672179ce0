"""Builds in this process, one beside the release that the build before it put online."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from congkhai.findings import Finding, Refused
from congkhai.project import find
from congkhai.workflows.build import Leave, build
from tests.workflows.office import Office

TODAY = date(2022, 12, 6)
PORTAL = ("portal",)
BOTH = ("portal", "agency")


@dataclass(slots=True)
class Built:
    """What a build said, and what it refused or showed; `refused` says whether it published."""

    refused: bool = False
    findings: list[Finding] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    def message(self, code: str) -> str:
        [finding] = [finding for finding in self.findings if finding.code == code]
        return finding.message


def published(
    office: Office, audiences: Sequence[str] = PORTAL, today: date = TODAY, **leave: object
) -> Built:
    """Build the office's sites where nobody can be asked, unless `ask` answers."""
    answer = Built()
    try:
        done = build(find(office.folder), today, audiences, Leave(**leave), answer.said.append)
    except Refused as refused:
        answer.refused, answer.findings = True, list(refused.findings)
    else:
        answer.findings = list(done.seen)
    return answer
