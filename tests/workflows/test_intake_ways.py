"""The same answers give the same rows by every way; only way, moment, hash and receipt tell them apart."""

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from congkhai.forms.one_file import one_file
from congkhai.forms.sheet import sheet
from congkhai.intake import submissions
from congkhai.intake.entries import Accepted, entries
from congkhai.intake.receipt import receipt_name
from congkhai.intake.store import Store
from congkhai.model.forms import Writer
from congkhai.model.year import Way
from congkhai.text.dates import ZONE
from congkhai.value import replace
from congkhai.workflows import intake_desk
from congkhai.workflows.intake_accept import answers as whole
from congkhai.workflows.intake_desk import Part, Standing, blank
from congkhai.workflows.intake_files import Came, take
from congkhai.workflows.intake_receive import Coming, receive
from tests.forms.clerk import filled_in
from tests.forms.filling import BALLOTS, HEAD
from tests.intake.counter import part as made_part
from tests.intake.counter import standing
from tests.packages.edited import Edit
from tests.packages.story import office, office_tables

TODAY, NOW = date(2026, 12, 12), datetime(2026, 12, 12, 9, tzinfo=ZONE)
ANSWERS = {
    "noi_dung": "Đề nghị xem lại điểm tháng 3,\nlà điểm của nơi cũ.",
    "can_cu": "=1+1 là chữ, 98,5 cũng vậy",
}
MANY = {"muc_1": "6", "muc_2": "1"}
#: What tells the ways apart in the register of dossiers.
OF_THE_WAY = frozenset(("bien_nhan", "thoi_diem", "cach_nop", "sha256"))


@pytest.fixture(scope="module")
def known() -> Standing:
    return intake_desk.standing_of(office(), office_tables())


@pytest.fixture
def part(known: Standing) -> Part:
    made = known.rolls["KY-2026"]
    return Part(roll=made, owed=made.offered["KN", "CB-010", ""], writer=Writer.AUTHOR)


def workbook(content: bytes) -> bytes:
    """The workbook with the answers typed into its cells."""
    book = openpyxl.load_workbook(BytesIO(content))
    for field, text in ANSWERS.items():
        place, cell = next(iter(book.defined_names[f"f_{field}"].destinations))
        book[place][cell.replace("$", "").partition(":")[0]].value = text
        book[place][cell.replace("$", "").partition(":")[0]].data_type = "s"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def received(way: Way, known: Standing, part: Part, folder: Path) -> Mapping[str, list[dict[str, str]]]:
    """The rows that the answers come to where they are handed in this way and accepted."""
    with Store(folder / f"{way}.sqlite") as store:
        empty = blank(store, part)[0]
        assert empty is not None
        if way in (Way.WEB, Way.PAPER):
            by = {"by": "CB-010"} if way is Way.WEB else {"office": "Văn thư"}
            coming = Coming(head=empty.head, answers=ANSWERS, way=way, **by)
            outcome = receive(store, known, coming, TODAY, NOW)
        elif way is Way.HTML:
            came = Came(name="don.html", content=one_file(replace(empty, draft=ANSWERS)))
            outcome = take(store, known, came, (TODAY, NOW)).outcome
        else:
            came = Came(name="don.xlsx", content=workbook(sheet(empty)))
            outcome = take(store, known, came, (TODAY, NOW)).outcome
        assert [one.message for one in outcome.findings] == []
        return entered(store, known, part, way)


def entered(
    store: Store, known: Standing, part: Part, way: Way, more: Mapping[str, str] | None = None
) -> Mapping[str, list[dict[str, str]]]:
    """The rows that the acceptance of the part adds, with what was handed in first and more answers."""
    one = store.read(submissions.submission, 1)
    accepted = Accepted(
        owed=part.owed,
        writer=part.writer,
        answers={**whole(store, part, one), **(more or {})},
        last=part.last,
        receipt=receipt_name(1, NOW),
        moment=NOW,
        opened=NOW,
        way=way,
        sha256=one.sha256,
        accepted_by="Văn thư",
    )
    rows = entries(known.agency, part.roll.cycle, known.tables, part.definition, accepted)
    return {name: [dict(row) for row in those.added] for name, those in rows.items()}


def test_every_way_gives_the_same_rows(known, part, tmp_path):
    found = {way: received(way, known, part, tmp_path) for way in Way}
    plain = {
        way: {name: [_without(row) for row in rows] for name, rows in those.items()}
        for way, those in found.items()
    }
    assert plain[Way.WEB]["kien_nghi"]
    assert {str(rows) for rows in plain.values()} == {str(plain[Way.WEB])}
    said = {way: those["ho_so"][0]["cach_nop"] for way, those in found.items()}
    assert sorted(said.values()) == ["giay", "tep_excel", "tep_html", "trang_web"]


@pytest.mark.parametrize("way", [Way.HTML, Way.XLSX])
def test_namesakes_in_a_file_of_minutes_keep_their_own_ballots(way: Way, tmp_path: Path):
    """The row is known by its key; the name in it is only read."""
    known = standing([Edit("bieu_quyet", id, None) for id in ("BQ-021", "BQ-022")])
    asked = made_part(known, "BB-HN", "HN-20", "", Writer.SECRETARY)
    with Store(tmp_path / "tiep-nhan.sqlite") as store:
        empty = blank(store, asked)[0]
        assert empty is not None
        ballots = [BALLOTS | MANY if row["ma"] == "CB-022" else BALLOTS for row in empty.known["doi_tuong"]]
        if way is Way.HTML:
            content = one_file(replace(empty, draft=HEAD | {"doi_tuong": ballots}))
        else:
            rows = {f"{name}.{at}": text for at, row in enumerate(ballots, 1) for name, text in row.items()}
            typed = {
                f"f_{name}": int(text) if text.isdigit() else text for name, text in (HEAD | rows).items()
            }
            content = filled_in(sheet(empty), typed)
        came = Came(name="bb.html" if way is Way.HTML else "bb.xlsx", content=content)
        outcome = take(store, known, came, (TODAY, NOW)).outcome
        assert outcome.receipt, [one.message for one in outcome.findings]
        chair = replace(asked, writer=Writer.CHAIR)
        added = entered(store, known, chair, way, {"thong_qua": "co"})["bieu_quyet"]
    assert {row["can_bo"]: row["phieu_muc_1"] for row in added} == {"CB-022": "6", "CB-023": "1"}


def _without(row: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in row.items() if name not in OF_THE_WAY}
