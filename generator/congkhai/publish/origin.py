"""From what stands in a built site back to the office's file it was made from."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from congkhai.findings import Finding, Refused
from congkhai.publish.leaks import Phrasebook
from congkhai.publish.reading import SitePath
from congkhai.publish.search import INDEX
from congkhai.rendering.content import ContentPage
from congkhai.text.fold import fold
from congkhai.value import Value, replace

_DRESS: Final = re.compile(r"[*`]|\\(?=[^\w\s])")
_OF_A_PAGE: Final = re.compile(r"\.md(?=$|[?#])")


class Origin(Value, kw_only=False):
    """Where a page or file of the site comes from: `file` below the agency folder, None where the program
    made it from rows; `name` is what a sentence calls it; `page` is the hand-written page, if it is one."""

    file: str | None
    name: str
    page: ContentPage | None = None

    def rows(self, value: str | None) -> list[int]:
        """The rows of the office's file where an address or other words stand; none where not known."""
        if self.page is None or not value:
            return []
        lines, first = self.page.body.split("\n"), self.page.first_row
        addresses = self.page.made.addresses
        linked = {one.row - 1 for one in addresses if value in (one.written, _html(one.written))}
        at = sorted(linked) or _standing(value, lines) or _disguised(value, lines)
        # Where in the head is not known; it ends in the row before the body.
        head = [max(1, first - 1)] if fold(value) in fold(self.page.title) else []
        return [first + line for line in at] or head


def _html(address: str) -> str:
    return _OF_A_PAGE.sub(".html", address)


def _standing(phrase: str, lines: Sequence[str]) -> list[int]:
    """The lines that hold a phrase as it is, between other words; where there is none, within words."""
    sought, folded = fold(phrase), [fold(line) for line in lines]
    alone = re.compile(rf"(?<!\w){re.escape(sought)}(?!\w)")
    whole = [at for at, line in enumerate(folded) if alone.search(line)]
    return whole or [at for at, line in enumerate(folded) if sought in line]


def _disguised(phrase: str, lines: Sequence[str]) -> list[int]:
    """The first line in which a phrase begins that is spelt otherwise or runs over the end of a line."""
    book = Phrasebook({phrase: ""})
    plain = [_DRESS.sub("", line) for line in lines]

    def stands(first: int, end: int) -> bool:
        return bool(book.found("\n".join(plain[first:end])))

    if not stands(0, len(plain)):
        return []
    end = bisect_left(range(len(plain)), True, key=lambda last: stands(0, last + 1)) + 1
    return [bisect_left(range(end), True, key=lambda first: not stands(first, end)) - 1]


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
        kept.setdefault((told.code, told.place, () if told.place.file else tuple(told.facts.items())), told)
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
    rows = origin.rows(finding.place.value) if finding.place.row is None else ()
    places = (replace(finding.place, file=origin.file, row=row) for row in rows or (finding.place.row,))
    first, *others = places
    return replace(finding, place=first, also=(*others, *finding.also)).with_facts(
        **_called(finding, origin, origins)
    )


def _called(finding: Finding, origin: Origin, origins: Origins) -> dict[str, SitePath]:
    """The files that a finding tells, by their names; another one of the same origin keeps its own."""
    paths = {name: fact for name, fact in finding.facts.items() if isinstance(fact, SitePath)}
    others = {name: origins.get(fact.path, origin).name for name, fact in paths.items()}
    return {
        name: replace(fact, path=others[name])
        for name, fact in paths.items()
        if fact.path == finding.place.file or others[name] != origin.name
    }


def _what(finding: Finding) -> tuple[object, ...]:
    return (finding.code, finding.place.table, finding.place.column, finding.place.value)
