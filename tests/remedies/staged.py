"""Faults that stop a command before it writes anything: staging, drafting, checking by stages."""

from datetime import date
from pathlib import Path

from congkhai import office_files
from congkhai.announcement import compose as announcement
from congkhai.findings import Refused
from congkhai.publish import stage
from congkhai.rendering import attached
from congkhai.rendering.page import Page, SiteFile
from congkhai.workflows import stopped, unanswered
from congkhai.workflows.announce import draft
from congkhai.workflows.check import check
from tests.packages.story import TODAY, whole
from tests.publish.conftest import settings
from tests.remedies.case import Case, Topic


class Staging:
    """What is to be staged: one page, and the names of files beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.turn = folder, 0
        self.files: tuple[str, ...] = ()

    def beside(self, *files: str) -> None:
        self.files = files

    def codes(self) -> set[str]:
        self.turn += 1
        pages = (Page(path="index.md", title="Trang đầu", body="# Trang đầu"),)
        sheets = [SiteFile(path=file, content=b"x") for file in self.files]
        try:
            stage.stage(pages, sheets, settings(), self.folder / str(self.turn))
        except Refused as refused:
            return {finding.code for finding in refused.findings}
        return set()


class Folder:
    """The whole agency of 2026 as a folder, checked or its announcement drafted on a day."""

    def __init__(self, folder: Path) -> None:
        self.project, self.today = whole(folder), TODAY
        self.backup = self.meetings.read_bytes()

    @property
    def meetings(self) -> Path:
        return self.project.package / "data" / "hoi_nghi.csv"

    def spoil(self) -> None:
        """A day that is not in the calendar."""
        self.meetings.write_bytes(self.backup.replace(b"2026-11-25", b"2026-11-31", 1))

    def spoil_with_a_link(self) -> None:
        """The same, and a page with a link to a file."""
        page = self.project.content / "ke-hoach.md"
        page.write_bytes(page.read_bytes() + b"\nXem [b\xe1\xba\xa3ng](du-lieu/can-cu.csv).\n")
        self.spoil()

    def archive(self) -> None:
        """Old years, folder in folder, kept among the pages."""
        self.project.content.joinpath("luu-tru", *map(str, range(1990, 2020))).mkdir(parents=True)

    def archive_elsewhere(self) -> None:
        (self.project.content / "luu-tru").rename(self.project.root / "luu-tru")

    def misname(self, page: bytes) -> None:
        """A page of guidance that is not there; the pages of the table stay as they were."""
        places = self.project.package / "data" / "noi_kiem_diem.csv"
        places.write_bytes(places.read_bytes().replace(b"dang-vien", page).replace(b"dang-vienn", page))

    def recipient(self, before: bytes, after: bytes) -> None:
        """Another name in the first row of whom the plan goes to."""
        rows = self.project.package / "data" / "noi_nhan.csv"
        rows.write_bytes(rows.read_bytes().replace(b",1," + before, b",1," + after, 1))

    def body(self, before: bytes, after: bytes) -> None:
        """Another name of a division, as that of a body stands in a new folder."""
        units = self.project.package / "data" / "don_vi.csv"
        units.write_bytes(units.read_bytes().replace(before, after, 1))

    def mend(self) -> None:
        self.meetings.write_bytes(self.backup)

    def day(self, day: date) -> None:
        self.today = day


class Checked(Folder):
    def codes(self) -> set[str]:
        """What blocks, what has not run for it, and what the cases warn of."""
        found = check(self.project, self.today)
        return {finding.code for finding in found if finding.blocks or finding.code in TOLD}


class ToBePublished(Folder):
    def codes(self) -> set[str]:
        """What keeps the portal's site from being made although nothing blocks."""
        return {finding.code for finding in unanswered.for_the_portal(check(self.project, self.today))}


class Drafted(Folder):
    def codes(self) -> set[str]:
        try:
            draft(self.project, 2026, self.today)
        except Refused as refused:
            return {finding.code for finding in refused.findings}
        return set()


TOLD = {stopped.PROCEDURE_NOT_RUN.code, stopped.LINKS_NOT_RUN.code, attached.NO_GUIDANCE.code}
TOLD |= {unanswered.UNANSWERED.code, unanswered.WHETHER_THERE.code}
CALLED = "P-VP,Văn phòng Sở".encode()
DOUBTED = "P-VP,Văn phòng Sở [ghi có văn phòng hay không]".encode()
NAMED, ASKED = "Sở Nội vụ".encode(), "[ghi nơi nhận]".encode()
STAGED = Topic(
    name="dung-trang",
    bench=Staging,
    cases=(
        Case(stage.PATH_OUTSIDE, lambda s: s.beside("tep/a:b.pdf"), lambda s: s.beside("tep/a-b.pdf")),
        Case(
            stage.PATH_TWICE,
            lambda s: s.beside("tep/A.pdf", "tep/a.pdf"),
            lambda s: s.beside("tep/A.pdf", "tep/b.pdf"),
        ),
    ),
)
CHECKED = Topic(
    name="kiem-tra",
    bench=Checked,
    cases=(
        Case(stopped.PROCEDURE_NOT_RUN, lambda f: f.spoil(), lambda f: f.mend()),
        Case(stopped.LINKS_NOT_RUN, lambda f: f.spoil_with_a_link(), lambda f: f.mend()),
        Case(attached.NO_GUIDANCE, lambda f: f.misname(b"dang-vienn"), lambda f: f.misname(b"dang-vien")),
        Case(unanswered.UNANSWERED, lambda f: f.recipient(NAMED, ASKED), lambda f: f.recipient(ASKED, NAMED)),
        Case(unanswered.WHETHER_THERE, lambda f: f.body(CALLED, DOUBTED), lambda f: f.body(DOUBTED, CALLED)),
        Case(office_files.TOO_MUCH, lambda f: f.archive(), lambda f: f.archive_elsewhere()),
    ),
)
ASKED_FOR = Topic(
    name="cho-ghi",
    bench=ToBePublished,
    cases=(
        Case(
            unanswered.NOT_YET_THE_OFFICES,
            lambda f: f.recipient(NAMED, ASKED),
            lambda f: f.recipient(ASKED, NAMED),
        ),
    ),
)
DRAFTED = Topic(
    name="du-thao",
    bench=Drafted,
    cases=(
        Case(
            announcement.NOTHING_DECIDED,
            lambda f: f.day(date(2026, 11, 20)),
            lambda f: f.day(TODAY),
        ),
    ),
)
