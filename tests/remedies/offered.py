"""Faults of files offered for download: what could not be read, what their makers left in them."""

from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from congkhai.findings import Place
from congkhai.model.permitted import Conclusion, LookedAt
from congkhai.model.structure import Official
from congkhai.publish import looked_at
from congkhai.publish.looked_at import Offered, nowhere, outgoing
from congkhai.value import replace
from tests.packages.rows import row
from tests.paper.papers import docx, photograph, zipped
from tests.remedies.case import Case, Topic

TODAY = date(2022, 12, 6)
SCAN = photograph("PNG")
CLEAN = docx("<w:p><w:r><w:t>Mẫu 01</w:t></w:r></w:p>")
COMMENTED = docx("<w:p><w:del><w:r><w:delText>Mẫu 02</w:delText></w:r></w:del></w:p>")
AUTHORED = zipped(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": "<m/>",
        "content.xml": "<c/>",
        "meta.xml": "<m xmlns:dc='u:d'><dc:creator>Lò Văn Soạn</dc:creator></m>",
    }
)
OWNLESS = zipped(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": "<m/>",
        "content.xml": "<c/>",
    }
)


class Desk:
    """One file that is offered, and the rows of `tep_da_xem` about it."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        (self.content / "tep").mkdir(parents=True)
        (self.content / "tep" / "a").touch()
        place = Place(file="content/tep/a")
        self.file = Offered(path="tep/a", content=CLEAN, place=place, portal=True)
        self.looks: tuple[LookedAt, ...] = ()

    def codes(self) -> set[str]:
        found = (*outgoing(self.file, self.looks, TODAY)[1], *nowhere(self.looks, self.content))
        return {finding.code for finding in found}

    def put(self, content: bytes, **changes: bool) -> None:
        self.file = replace(self.file, content=content, **changes)

    def looked(self, conclusion: Conclusion = Conclusion.PUBLISH) -> None:
        """Somebody looks at the file as it is now and writes the row that the finding spells out."""
        official = Official(row=row(), id="CB-001", name="Cầm Xuân Vượng")
        hash = sha256(self.file.content).hexdigest()
        look = LookedAt(
            row=row(), written="tep/a", sha256=hash, official=official, day=TODAY, conclusion=conclusion
        )
        self.looks = (*(look for look in self.looks if look.sha256 != hash), look)


def looked_before(desk: Desk) -> None:
    desk.put(SCAN)
    desk.looked()
    desk.put(photograph("PNG", compress_level=0))


def looked_later(desk: Desk) -> None:
    desk.put(SCAN)
    desk.looked()
    desk.looks = tuple(replace(look, day=TODAY + timedelta(days=1)) for look in desk.looks)


def looked_elsewhere(desk: Desk) -> None:
    desk.looked()
    desk.looks = tuple(replace(look, written="tep/b") for look in desk.looks)


def looked_here(desk: Desk) -> None:
    desk.looks = tuple(replace(look, written="tep/a") for look in desk.looks)


def dated_right(desk: Desk) -> None:
    desk.looks = tuple(replace(look, day=TODAY) for look in desk.looks)


def kept_back(desk: Desk) -> None:
    desk.put(SCAN)
    desk.looked(Conclusion.KEEP)


OFFERED = Topic(
    name="tep-tai-ve",
    bench=Desk,
    cases=(
        Case(looked_at.NOT_LOOKED_AT, lambda d: d.put(zipped({"a.txt": "a"})), lambda d: d.looked()),
        Case(looked_at.WORTHLESS, lambda d: d.put(b"PK\x03\x04 hong"), lambda d: d.put(CLEAN)),
        Case(looked_at.LOOKED_LATER, looked_later, dated_right, frozenset({looked_at.COPY.code})),
        Case(looked_at.NO_SUCH_FILE, looked_elsewhere, looked_here),
        Case(looked_at.CHANGED_SINCE, looked_before, lambda d: d.looked(), frozenset({looked_at.COPY.code})),
        Case(looked_at.KEPT_BACK, kept_back, lambda d: d.looked(), frozenset({looked_at.COPY.code})),
        Case(
            looked_at.NOT_SEARCHED,
            lambda d: d.put(zipped({"a.txt": "a"}), portal=False),
            lambda d: d.looked(),
        ),
        Case(looked_at.COPY_WITHOUT_WORDS, lambda d: d.put(COMMENTED), lambda d: d.put(CLEAN)),
        Case(looked_at.COPY, lambda d: d.put(AUTHORED), lambda d: d.put(OWNLESS)),
        Case(looked_at.SEALED_SHOWS, lambda d: d.put(AUTHORED, recorded=True), lambda d: d.looked()),
        Case(looked_at.SEALED_WORDS, lambda d: d.put(COMMENTED, recorded=True), lambda d: d.put(CLEAN)),
    ),
)
