"""Faults of hand-written pages, of forms to download and of signed files."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from congkhai.findings import Finding, Kind, Place
from congkhai.pages import links
from congkhai.pages import written as plan_page
from congkhai.pages.links import Offered
from congkhai.rendering import attached, body, bulk, by_hand, content, front, years
from congkhai.workflows import written
from tests.remedies.case import Case, Topic

HEAD = "---\ntitle: {}\ndoi_tuong: {}\n---\n"
FIRST, SECOND, FORM, PAPER = "ke-hoach.md", "giai-dap.md", "bieu-mau/mau-01.docx", "van-ban/137.pdf"
TEXTS = {
    FIRST: HEAD.format("Kế hoạch", "portal") + "# Mục một\n\nXem [giải đáp](giai-dap.md).\n",
    SECOND: HEAD.format("Giải đáp", "portal") + "Về [kế hoạch](ke-hoach.md).\n",
    FORM: "mẫu",
    PAPER: "quyết định",
}


@dataclass(frozen=True)
class Form:
    id: str
    name: str
    file: str


class Content:
    """The folder content/, the cells of one form and of one document that name a file in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "content"
        for path, text in TEXTS.items():
            self.write(path, text)
        self.classified, self.years = False, (2022,)
        self.form, self.paper, self.sha256 = "mau-01.docx", PAPER, digest(self.folder / PAPER)

    def write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.write_bytes(text.encode())

    def drop(self, path: str) -> None:
        (self.folder / path).unlink()

    def link(self, path: str) -> None:
        """The file moved elsewhere, a link in its place."""
        (self.folder / path).rename(self.folder.parent / "that")
        (self.folder / path).symlink_to(self.folder.parent / "that")

    def said(self, text: str, path: str = FIRST) -> None:
        """More text on a page."""
        self.write(path, TEXTS.get(path, HEAD.format("Trang", "portal")) + text)

    def restore(self) -> None:
        """The folder as the backup holds it."""
        for path, text in TEXTS.items():
            self.write(path, text)

    def codes(self) -> set[str]:
        return {finding.code for finding in self._found()}

    def _found(self) -> Iterator[Finding]:
        pages, faults = written.read(self.folder)
        yield from faults
        yield from years.years_astray(pages, self.years, self.folder.name)
        followed = years.Followed(year=2022, before=2021, number="87/KH-BDT", issued=True)
        yield from years.left_over(pages, followed, self.folder.name)
        clauses = [Place(table_title="Công việc", value="III.2")]
        for page in (page for page in pages if page.path == FIRST):
            yield from plan_page.unprinted(page, clauses, 2022, FIRST)
        yield from by_hand.findings(self.folder.parent)
        files, linked = attached.forms(self.folder)
        yield from linked
        forms = frozenset(file.sheet.path for file in files)
        public = forms if self.classified else forms | {self.paper}
        inside, outside = (Offered(files=held, anchors={}) for held in (forms | {self.paper}, public))
        for link in (link for page in pages for link in links.beyond(page)):
            yield from links.astray(link, inside, outside, self.folder)
        yield from attached.misplaced(files, [Form("M-01", "Mẫu số 01", self.form)])
        yield from attached.stray(self.folder, {self.paper, PAPER})
        yield from attached.form_named(self.form, Place(table_title="Biểu mẫu"), self.folder)
        yield from attached.document_named(self.paper, Place(table_title="Văn bản"), self.folder)
        yield from attached.other_than_recorded(self.folder, self.paper, self.sha256, Place())


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def page(kind: Kind, wrong: str, right: str = "") -> Case:
    """The plan's page with a text at fault, then with the text as the remedy says."""
    return Case(kind, lambda c: c.said(wrong), lambda c: c.said(right))


def whole(kind: Kind, wrong: str) -> Case:
    """The plan's page written wrong as a whole, then right."""
    return Case(kind, lambda c: c.write(FIRST, wrong), lambda c: c.write(FIRST, TEXTS[FIRST]))


def not_unicode(c: Content) -> None:
    (c.folder / FIRST).write_bytes(TEXTS[FIRST].encode("utf-16"))


def inward(c: Content) -> None:
    c.write("noi-bo.md", HEAD.format("Nội bộ", "agency"))
    c.said("Xem [nội bộ](noi-bo.md).\n")


def still_of_the_year_before(c: Content) -> None:
    c.years = (2022, 2021)
    for path in (FIRST, f"2021/{FIRST}"):
        c.write(path, TEXTS[FIRST] + "Theo Kế hoạch 87/KH-BDT.\n")
    c.write(f"2021/{SECOND}", TEXTS[SECOND])


def missed_by_two(c: Content) -> None:
    for path in (FIRST, SECOND):
        c.said("Xem [hướng dẫn](huong-dan.md).\n", path)


def form_in_a_folder(c: Content) -> None:
    c.form = "bieu-mau/mau-01.docx"


def paper_outside(c: Content) -> None:
    c.paper = "../137.pdf"


def paper_named(c: Content) -> None:
    c.paper = PAPER


def form_named(c: Content) -> None:
    c.form = "mau-01.docx"


def form_of_another_kind(c: Content) -> None:
    (c.folder / FORM).rename(c.folder / "bieu-mau" / "mau-01.exe")
    c.form = "mau-01.exe"


def form_saved_anew(c: Content) -> None:
    c.drop("bieu-mau/mau-01.exe")
    c.write(FORM, "mẫu")
    form_named(c)


WRITTEN = (
    Case(content.NO_FOLDER, lambda c: shutil.rmtree(c.folder), lambda c: c.restore()),
    Case(content.NOT_UTF8, not_unicode, lambda c: c.restore()),
    Case(content.LINKED, lambda c: c.link(FIRST), lambda c: c.write(FIRST, TEXTS[FIRST])),
    page(bulk.TOO_MANY, "[" * 90 + "\n", "[]\n"),
    whole(front.BROKEN_FRONT, "# Kế hoạch\n"),
    Case(
        by_hand.BROKEN_SETTINGS,
        lambda c: c.write("../mkdocs.yml", "site_dir: a\nsite_dir: site/portal/current\n"),
        lambda c: c.write("../mkdocs.yml", "site_dir: a\n"),
    ),
    whole(front.NOT_TEXT, "---\ntitle: [Kế hoạch, năm]\n---\n# Mục một\n"),
    whole(front.CUT_TEXT, "---\ntitle: Kế hoạch # 2\n---\n# Mục một\n"),
    whole(front.ALIKE_KEY, "---\ntitle: Kế hoạch\ndoi_tương: portal\n---\n# Mục một\n"),
    whole(front.NO_TITLE, "---\ndoi_tuong: portal\n---\n# Mục một\n"),
    whole(front.STRANGE_AUDIENCE, HEAD.format("Kế hoạch", "moi-nguoi")),
    page(body.STRANGE_DIRECTIVE, "<!-- congkhai: can-cuu -->\n", "<!-- congkhai: can-cu -->\n"),
    page(body.OUTLINE_UNBALANCED, "<!-- dan-y -->\n", "<!-- dan-y -->\n<!-- het dan-y -->\n"),
    page(body.RAW_HTML, "<b>Đậm</b>\n", "**Đậm**\n"),
    Case(
        content.TAKEN_PATH,
        lambda c: c.said("", "ket-qua.md"),
        lambda c: (c.folder / "ket-qua.md").rename(c.folder / "ket-qua-nam-truoc.md"),
    ),
    page(content.DEAD_LINK, "Xem [mục](#muc-hai).\n", "Xem [mục](#muc-mot).\n"),
    Case(content.INWARD_LINK, inward, lambda c: c.said("")),
    Case(
        years.NO_YEAR,
        lambda c: c.write(f"2021/{SECOND}", HEAD.format("Giải đáp", "portal")),
        lambda c: shutil.rmtree(c.folder / "2021"),
    ),
    Case(
        years.NO_PAGES,
        lambda c: setattr(c, "years", (2023, 2022)),
        lambda c: c.write(f"2022/{SECOND}", HEAD.format("Giải đáp", "portal")),
    ),
    Case(
        years.LEFT_OVER,
        still_of_the_year_before,
        lambda c: c.said("Theo kế hoạch của năm nay.\n"),
    ),
    page(
        plan_page.UNPRINTED,
        "<!-- congkhai: cong-viec II.4 -->\n",
        "<!-- congkhai: cong-viec II.4 -->\n\n<!-- congkhai: cong-viec III -->\n",
    ),
    Case(content.MISSING_PAGE, missed_by_two, lambda c: c.said("", "huong-dan.md")),
)
FILES = (
    Case(attached.MISSING_FILE, lambda c: c.drop(PAPER), lambda c: c.write(PAPER, TEXTS[PAPER])),
    Case(attached.LINKED_FILE, lambda c: c.link(FORM), lambda c: c.write(FORM, TEXTS[FORM])),
    Case(attached.NO_PLAIN_NAME, form_in_a_folder, form_named),
    Case(attached.OUTSIDE, paper_outside, paper_named),
    Case(attached.NO_PAPER, form_of_another_kind, form_saved_anew),
    Case(
        attached.NO_FORM,
        lambda c: c.write("bieu-mau/khac.docx", "mẫu"),
        lambda c: (c.folder / "bieu-mau/khac.docx").rename(c.folder / "bieu-mau/mau-01.odt"),
    ),
    Case(
        attached.STRAY,
        lambda c: c.write("bieu-mau/cu/trang.html", "mẫu"),
        lambda c: c.drop("bieu-mau/cu/trang.html"),
    ),
    Case(
        attached.SAME_NAME,
        lambda c: c.write("bieu-mau/Mẫu 01.docx", "mẫu"),
        lambda c: c.drop("bieu-mau/Mẫu 01.docx"),
    ),
    Case(attached.OTHER_FILE, lambda c: c.write(PAPER, "bản khác"), lambda c: c.write(PAPER, TEXTS[PAPER])),
)
FAULTS_OF_PAGES = Topic(name="trang", bench=Content, cases=(*WRITTEN, *FILES))
