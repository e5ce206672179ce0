"""From what stands in a built site back to the office's file it was made from."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from congkhai.findings import Finding, Refused
from congkhai.publish.search import INDEX


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page or file of the site comes from: `file` below the agency folder, None where the program
    made it from rows; `name` is what a sentence calls it."""

    file: str | None
    name: str


Origins = Mapping[str, Origin]


def traced(findings: Iterable[Finding], origins: Origins) -> list[Finding]:
    """The findings at the office's files, each fault of a file once.

    What a page shows stands in the search index too and is told of the page alone.
    """
    found = list(findings)
    shown = {_what(finding) for finding in found if finding.place.file != INDEX}
    kept: dict[object, Finding] = {}
    for finding in found:
        if finding.place.file == INDEX and _what(finding) in shown:
            continue
        told = _traced(finding, origins)
        kept.setdefault((told.code, told.place, "" if told.place.file else told.message), told)
    return list(kept.values())


@contextmanager
def told_by(origins: Origins) -> Iterator[None]:
    """Whatever is refused inside is told at the office's files."""
    try:
        yield
    except Refused as refused:
        raise Refused(traced(refused.findings, origins)) from refused


def _traced(finding: Finding, origins: Origins) -> Finding:
    origin = origins.get(finding.place.file or "")
    if origin is None:
        return finding
    message = finding.message.replace(f"“{finding.place.file}", f"“{origin.name}")
    return replace(finding, place=replace(finding.place, file=origin.file), message=message)


def _what(finding: Finding) -> tuple[object, ...]:
    return (finding.code, finding.place.table, finding.place.column, finding.place.value)
