"""The kinds of reader the plan speaks to: their guidance, outline, places and forms."""

from collections.abc import Mapping
from typing import Final

from congkhai.disclosure.public import PublicCycle, PublicForm, PublicTask
from congkhai.pages import sections
from congkhai.rendering import attached
from congkhai.rendering.content import ContentPage
from congkhai.text.fold import fold, slug
from congkhai.value import Value

COLLECTIVE: Final = frozenset({"tap_the_lanh_dao", "don_vi"})


class Reader(Value):
    """One kind of reader; `slug` names the pages, `kinds` are those of the places of review."""

    slug: str
    name: str
    kinds: frozenset[str]

    @property
    def personal(self) -> bool:
        """Whether it speaks to single persons."""
        return not self.kinds & COLLECTIVE


class FormLink(Value, kw_only=False):
    """A file of a form: its address, and its kind as readers know it ("docx", "pdf")."""

    href: str
    ending: str


class FormStatus(Value):
    """A form and where it can be had; there are no `links` while it is not configured."""

    form: PublicForm
    anchor: str
    links: tuple[FormLink, ...]

    @property
    def href(self) -> str:
        """The address of its first file; empty while it has none."""
        return self.links[0].href if self.links else ""


class ReaderRow(Value):
    """What one kind of reader finds here; `outline` is empty where there is no such page.

    `unassigned` are forms for persons of which the plan does not say whose they are, `tasks` what the reader
    hands in, with the day and to whom.
    """

    reader: Reader
    guidance: str
    outline: str
    forms: tuple[FormStatus, ...]
    unassigned: tuple[FormStatus, ...]
    tasks: tuple[PublicTask, ...]


def form_status(form: PublicForm, files: frozenset[str], root: str = "") -> FormStatus:
    """Which files of the form the office has put under content/bieu-mau (`files`: their published names)."""
    links = (
        FormLink(f"{root}{attached.FORMS}/{name}", name.rpartition(".")[2])
        for name in attached.offered(form, files)
    )
    return FormStatus(form=form, anchor=f"mau-{slug(form.id)}", links=tuple(links))


def form_named(cycle: PublicCycle, name: str) -> PublicForm | None:
    """The form of that id or name; None where the plan names none."""
    return next((form for form in cycle.forms if name and name in (form.id, form.name)), None)


def rows(
    cycle: PublicCycle, content: tuple[ContentPage, ...], files: frozenset[str]
) -> tuple[ReaderRow, ...]:
    """One row a kind of reader that has a guidance page, in the order of the plan's appendix."""
    pages = {page.guides: page for page in content if page.guides}
    return tuple(
        _row(Reader(slug=slug, name=pages[slug].reader, kinds=kinds), cycle, pages[slug], files)
        for slug, kinds in _readers(cycle, pages).items()
        if slug in pages
    )


def _readers(cycle: PublicCycle, pages: Mapping[str, ContentPage]) -> dict[str, frozenset[str]]:
    """The kinds of person by the slug of their guidance.

    After those that rows name, the pages that say themselves whom they are for; where no row names one, all.
    """
    named = {reader.page: frozenset(reader.kinds) for reader in cycle.readers}
    for name, page in pages.items():
        if "danh_cho" in page.meta or not cycle.readers:
            named.setdefault(name, frozenset())
    return named


def _row(reader: Reader, cycle: PublicCycle, guidance: ContentPage, files: frozenset[str]) -> ReaderRow:
    named = {place.form for place in cycle.places if place.kind in reader.kinds and place.form}
    forms = [form for form in cycle.forms if {form.id, form.name} & named or _used_by(form, reader)]
    # Whose a form is, the places say: while some are not shown yet, nothing says that the plan is silent.
    settled = "places" not in cycle.pending
    open_forms = [form for form in cycle.forms if settled and not form.used_by and form not in forms]
    own = {id for told in cycle.readers if told.page == reader.slug for id in told.tasks}
    return ReaderRow(
        reader=reader,
        tasks=tuple(task for task in cycle.tasks if task.id in own),
        guidance=sections.address(guidance.path),
        outline=sections.address(guidance.outline_path),
        forms=tuple(form_status(form, files) for form in forms),
        unassigned=tuple(form_status(form, files) for form in open_forms) if reader.personal else (),
    )


def _used_by(form: PublicForm, reader: Reader) -> bool:
    return fold(reader.name) in fold(form.used_by)
