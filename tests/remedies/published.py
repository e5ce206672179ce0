"""Faults of a finished site, of what was published, and of what keeps a paper from being written."""

import json
import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from congkhai.findings import Finding, Kind, Refused
from congkhai.publish import (
    difference,
    history,
    inspect,
    leaks,
    links,
    looked_at,
    losses,
    personal,
)
from congkhai.publish.history import Allowed
from congkhai.publish.inspect import Expectation
from congkhai.publish.manifest import Announced, Facts, Permission, take
from congkhai.publish.online import NEWLY_NAMED, Online, newly_named, online, told
from congkhai.publish.release import keep, switch
from congkhai.text.personal import PersonalKind
from congkhai.text.phrases import SAMPLE
from congkhai.value import replace
from tests.packages.story import sample
from tests.remedies.case import Case, Topic

NAME = "Đường Thị Lệ Quyên"
INDEX, DATA = "index.html", "du-lieu/don-vi.csv"


class Site:
    """A finished site of one page and one table, and what inspection expects of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.expected = Expectation(
            pages=frozenset({INDEX}),
            sample=True,
            forbidden={NAME: "can_bo.ho_ten"},
            heads=frozenset({"ten", "muc"}),
            public=True,
        )
        self.page("")
        self.file(DATA, "ten,muc\nPhòng A,Tốt\n")

    def file(self, path: str, text: str | bytes) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)

    def page(self, body: str, mark: str = SAMPLE, path: str = INDEX) -> None:
        self.file(path, f"<!doctype html><html><body><p>{mark}</p><h2 id='muc'>Mục</h2>{body}</body></html>")

    def drop(self, path: str) -> None:
        (self.folder / path).unlink()

    def codes(self) -> set[str]:
        return {finding.code for finding in inspect.inspect(self.folder, self.expected)}

    def expect(self, **changes: object) -> None:
        self.expected = replace(self.expected, **changes)


def body(kind: Kind, wrong: str, right: str = "") -> Case:
    """A page that says something wrong, then what the remedy says."""
    return Case(kind, lambda s: s.page(wrong), lambda s: s.page(right))


def extra(kind: Kind, path: str, wrong: str | bytes) -> Case:
    """A file at fault, then taken away."""
    return Case(kind, lambda s: s.file(path, wrong), lambda s: s.drop(path))


INSPECTED = Topic(
    name="soat-trang",
    bench=Site,
    cases=(
        Case(inspect.NO_SAMPLE_MARK, lambda s: s.page("", mark=""), lambda s: s.page("")),
        Case(inspect.FEWER_PAGES, lambda s: s.expect(online=9), lambda s: s.expect(allow_fewer=True)),
        Case(inspect.MISSING_PAGE, lambda s: s.drop(INDEX), lambda s: s.page("")),
        Case(inspect.UNEXPECTED_PAGE, lambda s: s.page("", path="them.html"), lambda s: s.drop("them.html")),
        body(leaks.LEAK, NAME),
        Case(
            personal.PERSONAL,
            lambda s: s.page("Điện thoại: 0212 3852 345"),
            lambda s: s.expect(permitted={PersonalKind.TELEPHONE: frozenset({"02123852345"})}),
        ),
        extra(leaks.NOT_OPENED, "tep/a.docx", b"PK\x03\x04hong"),
        extra(looked_at.NOT_SEEN_THROUGH, "tep/a.pdf", b"%PDF-1.4 scan"),
        body(links.BROKEN_LINK, '<a href="khac.html">x</a>', f'<a href="{DATA}">x</a>'),
        body(links.BROKEN_ANCHOR, '<a href="#khac">x</a>', '<a href="#muc">x</a>'),
        body(links.FOREIGN_REQUEST, '<img src="https://x.example/a.png" alt="">'),
        body(links.FOREIGN_LINK, '<a href="https://x.example/">Nghị định 335</a>', "Nghị định 335"),
        body(links.RUNS_CODE, '<a href="javascript:alert(1)">x</a>', '<a href="#muc">x</a>'),
        extra(inspect.UNKNOWN_HEAD, "du-lieu/rieng.csv", "ly_do\nốm\n"),
        extra(inspect.NO_JSON, "du-lieu/a.json", "{"),
    ),
)


class Shelves:
    """Releases of one audience: `verify` while `asked` is None, else the way back to an earlier one."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site, self.today = folder, folder / "site", date(2022, 12, 6)
        self.number, self.last = 0, ""
        self.asked: Allowed | None = None
        self.target: str | None = None
        self.publish()

    def publish(self, **facts: object) -> None:
        self.number += 1
        built = self.folder / str(self.number)
        built.mkdir()
        (built / INDEX).write_text(f"<p>{self.number}</p>", encoding="utf-8")
        known = Facts(**{"audience": "portal", "today": self.today, "tool": "0.2.0", **facts})
        self.last = keep(built, self.site, take(built, known))
        switch(self.site, "portal", self.last, self.today)

    @property
    def release(self) -> Path:
        return self.site / "portal" / "releases" / self.last

    def codes(self) -> set[str]:
        try:
            if self.asked is None:
                return codes(history.verify(self.site, "portal", self.today))
            history.rollback(self.site, "portal", self.target, self.today, self.asked)
        except Refused as refused:
            return codes(refused.findings)
        return set()

    def back(self, allowed: Permission | None = None) -> None:
        """Ask for the release before the last."""
        self.asked = Allowed(named=frozenset(), permission=allowed or Permission())

    def copied(self) -> None:
        """The folder copied as a file manager does it: what the link leads to, in its place."""
        current = self.site / "portal" / "current"
        shutil.copytree(current.resolve(), self.folder / "chep")
        current.unlink()
        (self.folder / "chep").rename(current)

    def renamed(self) -> None:
        (self.site / "portal" / "current").rename(self.site / "portal" / "current-cu")
        self.publish()

    def anew(self) -> None:
        """`congkhai build` from the present data, and no way back asked for."""
        self.asked = None
        self.publish()


def codes(findings: Iterable[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def damaged(kind: Kind, harm: Callable[[Shelves], object]) -> Case:
    return Case(kind, harm, lambda s: s.anew())


def gone(s: Shelves) -> None:
    s.release.rename(s.folder / "mat")


def nothing_online(s: Shelves) -> None:
    (s.site / "portal" / "current").unlink()


def of_its_time(s: Shelves) -> None:
    s.publish(last_day=date(2022, 12, 31))
    s.today = date(2023, 1, 2)


def naming(s: Shelves) -> None:
    s.publish(shown={2022: frozenset({"CB-1"})})
    s.publish()
    s.back()


def permitted(s: Shelves) -> None:
    s.publish(relies_on=Permission(names=True))
    s.publish()
    s.back()


PUBLISHED = Topic(
    name="da-dang",
    bench=Shelves,
    cases=(
        damaged(history.NOTHING_ONLINE, nothing_online),
        Case(history.COPIED, lambda s: s.copied(), lambda s: s.renamed()),
        damaged(history.NO_MANIFEST, lambda s: (s.site / f"portal/manifests/{s.last}.json").unlink()),
        damaged(history.RELEASE_GONE, gone),
        damaged(history.FILE_MISSING, lambda s: (s.release / INDEX).unlink()),
        damaged(history.FILE_CHANGED, lambda s: (s.release / INDEX).write_text("khác", "utf-8")),
        damaged(history.FILE_EXTRA, lambda s: (s.release / "la.html").write_text("lạ", "utf-8")),
        damaged(history.EXPIRED, of_its_time),
        damaged(history.NO_LONGER_NAMED, naming),
        damaged(history.NO_LONGER_GRANTED, permitted),
        damaged(history.NOTHING_EARLIER, lambda s: s.back()),
    ),
)


CYCLE = sample().cycles[0]
ROW = CYCLE.announcements[0]
PAPER = Announced(
    id=ROW.id,
    year=CYCLE.year,
    number=ROW.document.number,
    day=ROW.document.issued,
    title=ROW.title,
    pages=("thong-bao.html",),
)
ABOUT, TOTALS = "gioi-thieu.html", "du-lieu/tong-hop.json"


class Replacing:
    """A release online with an announcement, and the one that is to replace it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site = folder, folder / "site"
        self.announced: tuple[Announced, ...] = (PAPER,)
        self.rows = {ROW.id: ROW}
        self.today, self.allow_fewer = date(2022, 12, 6), False
        self.shown: dict[int, frozenset[str]] = {2022: frozenset({"CB-1"})}
        old = folder / "old"
        for built in (old, folder / "new"):
            for path in (INDEX, ABOUT, *PAPER.pages):
                (built / path).parent.mkdir(parents=True, exist_ok=True)
                (built / path).write_text("x", encoding="utf-8")
            self.totals(built, 10)
        facts = Facts(
            audience="portal", today=self.today, tool="0.2.0", shown=self.shown, announced=self.announced
        )
        switch(self.site, "portal", keep(old, self.site, take(old, facts)), self.today)

    @property
    def new(self) -> Path:
        return self.folder / "new"

    @property
    def before(self) -> Online:
        known = online(self.site, "portal")
        assert known
        return known

    def totals(self, built: Path, people: int) -> None:
        row = {"loai_dong": "muc", "noi_dung": "Hoàn thành nhiệm vụ", "so_nguoi": people}
        (built / TOTALS).parent.mkdir(exist_ok=True)
        (built / TOTALS).write_text(json.dumps({"nam": 2022, "du_lieu": [row]}), encoding="utf-8")

    def be(self, **changes: object) -> None:
        for name, value in changes.items():
            setattr(self, name, value)

    def tell(self, **changes: object) -> None:
        """What the register says of the announcement now."""
        self.announced = (replace(PAPER, **changes),)

    def page(self, path: str, *, there: bool) -> None:
        if there:
            (self.new / path).write_text("x", encoding="utf-8")
        else:
            (self.new / path).unlink()

    def codes(self) -> set[str]:
        coming = losses.Coming(
            announced=self.announced,
            today=self.today,
            years=frozenset({CYCLE.year}),
            rows=self.rows,
        )
        there = frozenset(path.relative_to(self.new).as_posix() for path in self.new.rglob("*.*"))
        facts = Facts(audience="portal", today=self.today, tool="0.2.0", shown=self.shown)
        return codes(
            (
                *told(
                    ("portal", remark)
                    for remark in (
                        *losses.lost_announcements(self.before, coming),
                        *losses.lost_pages(self.before, there, allow_fewer=self.allow_fewer),
                        *newly_named(self.before, facts, {"CB-1": "A", "CB-2": "B"}),
                    )
                ),
                *difference.few_changed((self.before.folder, self.new, 2022), "portal", 5),
            )
        )


def away(path: str) -> Callable[[Replacing], None]:
    return lambda r: r.page(path, there=False)


def back(path: str) -> Callable[[Replacing], None]:
    return lambda r: r.page(path, there=True)


def dropped(r: Replacing) -> None:
    """A file of data, whose table is empty now."""
    (r.new / TOTALS).unlink()


REPLACED = Topic(
    name="thay-ban-dang-dang",
    bench=Replacing,
    cases=(
        Case(
            losses.GONE,
            lambda r: r.be(rows={}, announced=()),
            lambda r: r.be(rows={ROW.id: ROW}, announced=(PAPER,)),
        ),
        Case(
            losses.NOT_YET,
            lambda r: r.be(today=date(2022, 12, 4), announced=()),
            lambda r: r.be(today=date(2022, 12, 6), announced=(PAPER,)),
        ),
        Case(losses.RENUMBERED, lambda r: r.tell(number="62/TB-BDT"), lambda r: r.tell()),
        Case(losses.RENAMED, lambda r: r.tell(title="Kết quả khác"), lambda r: r.tell()),
        Case(losses.PAGE_OF_IT, away(PAPER.pages[0]), back(PAPER.pages[0])),
        Case(losses.PAGES_GONE, away(ABOUT), back(ABOUT)),
        Case(losses.DROPPED, dropped, lambda r: r.totals(r.new, 10)),
        Case(
            NEWLY_NAMED,
            lambda r: r.be(shown={2022: frozenset({"CB-1", "CB-2"})}),
            lambda r: r.be(shown={2022: frozenset({"CB-1"})}),
        ),
        Case(difference.FEW_CHANGED, lambda r: r.totals(r.new, 11), lambda r: r.totals(r.new, 15)),
    ),
)
