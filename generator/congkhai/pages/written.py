"""The hand-written pages: the plan, guidance, the archive, and the outlines made from guidance.

Where a directive stands in one, a block printed from rows takes its place.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from congkhai.disclosure.public import Audience, PublicCycle
from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.pages import forms, plan, readers, sections
from congkhai.rendering.body import DIRECTIVE
from congkhai.rendering.content import GUIDANCE, OUTLINE_HEAD, ContentPage, outline
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block, inline
from congkhai.text.phrases import inside
from congkhai.value import Value, replace

#: The page of the plan itself, and what prints whether it is issued and its rows confirmed.
PLAN: Final = "ke-hoach.md"
STANDING: Final = "tinh-trang-ke-hoach"
_TO_PLAN: Final = re.compile(rf"\[([^\[\]]*)\]\((?:\.\./)?{re.escape(PLAN)}(?:#[^()\s]*)?\)")
#: What prints the tasks of one section of the plan.
TASKS: Final = "cong-viec"
UNPRINTED: Final = Kind(
    code="viec-khong-co-tren-trang-ke-hoach",
    message="Trang kế hoạch năm {year} (“{file}”) không có mục nào in {count} việc này.",
    remedy="Sửa ô ‘Nguồn’ cho đúng mục của kế hoạch, hoặc thêm vào trang ấy, ở mục phải in các việc này, "
    "dòng <!-- congkhai: cong-viec MỤC --> (MỤC là phần đầu của ô ‘Nguồn’, ví dụ III.4).",
    severity=Severity.WARNING,
)
_MARK: Final = re.compile(r"^<!-- (?:het )?dan-y -->[ \t]*\n?", re.M)


class Spot(Value):
    """Where a directive stands: the year shown, the forms' files, the way to the top folder."""

    cycle: PublicCycle
    files: frozenset[str]
    root: str
    argument: str


def shown(
    content: tuple[ContentPage, ...], audience: Audience, cycle: PublicCycle
) -> tuple[ContentPage, ...]:
    """The pages of a year that this audience may read; what does not say "portal" is for the agency.

    The plan's page, and any that prints how it stands, is shown to the public once the plan is issued; until
    then other pages name it without leading there.
    """
    if audience is Audience.AGENCY:
        return content
    offered = tuple(page for page in content if page.audience == "portal")
    if cycle.plan:
        return offered
    kept = tuple(page for page in offered if not _follows_the_plan(page, cycle))
    return tuple(map(_without_links, kept)) if all(page.path != PLAN for page in kept) else kept


def _without_links(page: ContentPage) -> ContentPage:
    """The page with the words of each link to the plan's page in its place."""
    return replace(page, body=_TO_PLAN.sub(r"\1", page.body))


def _follows_the_plan(page: ContentPage, cycle: PublicCycle) -> bool:
    """Of a year that names no plan at all, what is written by hand may be shown."""
    return _prints_standing(page) or (page.path == PLAN and "plan" in cycle.pending)


def _prints_standing(page: ContentPage) -> bool:
    return any(found["name"] == STANDING for found in DIRECTIVE.finditer(page.body))


def pages(cycle: PublicCycle, content: tuple[ContentPage, ...], files: frozenset[str]) -> tuple[Page, ...]:
    """One page each, in the order of their paths, an index first."""
    offers = {
        row.reader.slug: _offer(row)
        for row in readers.rows(cycle, content, files)
        if any(status.links for status in (*row.forms, *row.unassigned))
    }
    return tuple(_page(cycle, page, files, offers) for page in sorted(content, key=_order(cycle)))


def _order(cycle: PublicCycle) -> Callable[[ContentPage], tuple[str, int, str]]:
    """By folder; within it the index first, then the kinds of reader, then by name."""
    slugs = ["index", *(reader.page for reader in cycle.readers)]

    def rank(page: ContentPage) -> tuple[str, int, str]:
        at = slugs.index(page.slug) if page.slug in slugs else len(slugs)
        return (page.path.rpartition("/")[0], at, page.path)

    return rank


def _offer(row: readers.ReaderRow) -> str:
    """The files a kind of reader can download, below the guidance."""
    heading = sections.heading("Biểu mẫu để tải", "tai-mau")
    return heading + block("pages/reader_forms.html", row=row, root="../")


def _page(cycle: PublicCycle, page: ContentPage, files: frozenset[str], offers: Mapping[str, str]) -> Page:
    body = _MARK.sub("", expand(page.body, cycle, files, sections.root(page.path)))
    guidance = page.path.startswith(GUIDANCE)
    if guidance:
        body += offers.get(page.guides, "")
    title = page.title
    if page.path == PLAN and cycle.plan and not cycle.planned:
        # What the page calls itself may still be the plan that it was written for.
        title = f"Kế hoạch năm {cycle.year} (dự thảo)"
    draft = cycle.unconfirmed or (cycle.plan and not cycle.planned)
    if page.path == PLAN and draft and not _prints_standing(page):
        body = _standing(cycle) + body
    return Page(
        path=page.path,
        label=title,
        title=_in_year(title, cycle),
        section=sections.GUIDANCE if guidance else sections.PLAN,
        summary=str(page.meta.get("mo_ta") or page.title),
        body=body,
    )


def _standing(cycle: PublicCycle) -> str:
    """Whether the plan is issued and its rows confirmed."""
    return block("pages/standing.html", cycle=cycle)


def _in_year(title: str, cycle: PublicCycle) -> str:
    """A title that the office wrote, with the year unless it says it."""
    year = str(cycle.year)
    return title if year in title else f"{title}, năm {year}"


def expand(body: str, cycle: PublicCycle, files: frozenset[str], root: str) -> str:
    """`body` with every directive replaced; one that is not known leaves nothing behind."""

    def replaced(match: re.Match[str]) -> str:
        spot = Spot(cycle=cycle, files=files, root=root, argument=match["argument"] or "")
        printer = PRINTERS.get(match["name"])
        return f"\n{printer(spot)}\n" if printer else ""

    return DIRECTIVE.sub(replaced, body)


def unprinted(page: ContentPage, clauses: Iterable[Place], year: int, file: str) -> Iterator[Finding]:
    """The cells that give the clause of a task of which the plan's page prints nothing; none where it prints
    no tasks at all."""
    sections = [found["argument"] or "" for found in DIRECTIVE.finditer(page.body) if found["name"] == TASKS]
    left = [cell for cell in clauses if not any(_within(cell.value or "", section) for section in sections)]
    if sections and left:
        found = UNPRINTED.at(left[0], year=year, count=len(left), file=file)
        yield replace(found, also=tuple(left[1:]))


def _tasks(spot: Spot) -> str:
    tasks = [task for task in spot.cycle.tasks if _within(task.clause, spot.argument)]
    entries = plan.entries(spot.cycle, tasks)
    return block("pages/task_lines.html", cycle=spot.cycle, entries=entries, root=spot.root, sourced=False)


def _within(clause: str, wanted: str) -> bool:
    """III.1 holds III.1 and III.1.2, not III.10; several clauses of a row stand apart by ";"."""
    return any(
        part == wanted or part.startswith((f"{wanted}.", f"{wanted} ", f"{wanted},"))
        for part in (piece.strip() for piece in clause.split(";"))
    )


PRINTERS: Final[Mapping[str, Callable[[Spot], str]]] = MappingProxyType(
    {
        "can-cu": lambda spot: block("pages/bases_list.html", citations=spot.cycle.citations, root=spot.root),
        "noi-kiem-diem-tap-the": lambda spot: plan.collectives(spot.cycle, spot.root),
        "noi-kiem-diem-ca-nhan": lambda spot: plan.persons(spot.cycle, spot.root),
        TASKS: _tasks,
        "bieu-mau": lambda spot: forms.listed(spot.cycle, spot.files, spot.root),
        "noi-nhan": lambda spot: block("pages/recipients.html", recipients=spot.cycle.recipients),
        "nguoi-ky": lambda spot: block("pages/signer.html", plan=spot.cycle.plan),
        STANDING: lambda spot: _standing(spot.cycle),
    }
)


def outlines(cycle: PublicCycle, content: tuple[ContentPage, ...]) -> tuple[Page, ...]:
    """Printable outlines, the plan's appendix with room to write: one for each guidance page that marks a
    part of itself as one."""
    return tuple(
        _outline(cycle, page, content) for page in sorted(content, key=_order(cycle)) if page.outline_path
    )


def _outline(cycle: PublicCycle, page: ContentPage, content: Sequence[ContentPage]) -> Page:
    title, heading = page.outline_title or page.title, _outline_heading(cycle)
    guidance = f"../{GUIDANCE}{sections.address(page.path.rpartition('/')[2])}"
    kinds = {kind for told in cycle.readers if told.page == page.guides for kind in told.kinds}
    personal = not kinds & readers.COLLECTIVE
    head = block("pages/outline_head.html", title=title, cycle=cycle, guidance=guidance, personal=personal)
    body = f"# {inline(heading)} {{#{OUTLINE_HEAD}}}\n\n{head}\n\n"
    body += '<div class="ck-outline" markdown="1">\n\n'
    body += (
        outline(page, content)
        + "\n\n</div>\n\n"
        + block("pages/outline_foot.html", cycle=cycle, personal=personal)
    )
    return Page(
        path=page.outline_path,
        label=f"Dàn ý: {inside(title)}",
        title=_in_year(f"Dàn ý: {inside(title)}", cycle),
        section=sections.GUIDANCE,
        summary=f"{heading}: {title}.",
        body=body,
    )


def _outline_heading(cycle: PublicCycle) -> str:
    """What every outline is headed, so that nobody takes it for the official form."""
    plan = cycle.plan
    named = f"Dàn ý theo phụ lục Kế hoạch {plan.number if plan else ''}".rstrip()
    return f"{named}, không phải mẫu chính thức"
