"""Parts of a form that build on each other: what was written on which version, and what a new one means."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from congkhai.findings import Refused
from congkhai.forms.told import told
from congkhai.intake.kinds import PART_BEHIND, PART_CHANGED, PART_TOO_SOON
from congkhai.model.forms import Writer
from congkhai.text.dates import ZONE
from congkhai.workflows.intake_accept import answers, give_back
from congkhai.workflows.intake_desk import as_handed, blank, standing
from congkhai.workflows.intake_list import shown
from congkhai.workflows.intake_visit import Turn, errands
from tests.forms.filling import WHOLE
from tests.workflows import intake_office
from tests.workflows.intake_office import DAY, NOVEMBER, Office

OTHER = WHOLE | {"so_luong": "50", "chat_luong": "50", "tien_do": "50"}
HEAD = "CB-005"
LATER = datetime(2026, 12, 3, 16, tzinfo=ZONE)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    yield from intake_office.office(tmp_path / "so")


@pytest.fixture
def whole(office: Office) -> Office:
    """The form is accepted with both its parts; then its first part is handed in anew."""
    office.month(WHOLE)
    office.remark()
    office.accept(2)
    assert office.month(OTHER, hour=11).receipt
    return office


def line(office: Office, who: str = HEAD):
    """How the second part stands for its writer."""
    part = office.part("M-335-01", "CB-010", NOVEMBER, Writer.TRACKER)
    (found,) = errands(office.store, [part], who, DAY)
    return found


def test_a_remark_is_shown_with_the_points_it_was_made_on(whole: Office):
    known = standing(whole.project)
    said = {one.label: one.text for one in shown(whole.store, known, 2).answers}
    assert WHOLE["so_luong"] in said.values() and "50" not in said.values()
    part = whole.part("M-335-01", "CB-010", NOVEMBER, Writer.TRACKER)
    one = next(v for v in (line(whole).version,) if v)
    assert as_handed(whole.store, part, one).known["so_luong"] == WHOLE["so_luong"]
    given = answers(whole.store, part, one)
    assert given["so_luong"] == WHOLE["so_luong"]
    assert {each.text for each in told(part.definition, given)} >= {"Nhất trí."}


def test_who_wrote_on_the_version_of_before_is_asked_again(whole: Office):
    found = line(whole)
    assert (found.turn, found.behind) == (Turn.NOW, True)
    (done,) = whole.accept(3)
    assert [one.code for one in done.remarks] == [PART_BEHIND.code]
    assert "người theo dõi, đánh giá" in done.remarks[0].message
    assert line(whole).behind
    whole.remark("Đã xem bản mới.", hour=12)
    assert (line(whole).turn, line(whole).behind) == (Turn.HANDED, False)
    whole.accept(4)
    (score,) = whole.score()
    assert score["so_luong"] == "50"


def test_a_remark_on_the_version_of_before_is_not_accepted(office: Office):
    office.month(WHOLE)
    office.remark()
    office.month(OTHER, hour=11)
    with pytest.raises(Refused) as refused:
        office.accept(2)
    assert [one.code for one in refused.value.findings] == [PART_CHANGED.code]


def test_the_version_of_before_counts_again_once_the_new_one_is_returned(whole: Office):
    give_back(whole.project, whole.store, 3, "Văn thư", "Thiếu minh chứng", LATER)
    assert (line(whole).turn, line(whole).behind) == (Turn.HANDED, False)


def test_a_part_waits_for_the_first_one(office: Office):
    part = office.part("M-335-01", "CB-010", NOVEMBER, Writer.TRACKER)
    empty, lacking = blank(office.store, part)
    assert empty is None and [one.code for one in lacking] == [PART_TOO_SOON.code]
    assert line(office).turn is Turn.WAITING


def test_a_provisional_score_is_no_form_that_was_handed_in(office: Office):
    rows = office.rows("diem")
    own = next(row for row in rows if row["can_bo"] == "CB-010")
    office.set("diem", [*rows, own | {"so_ky": "11", "trang_thai": "tam_tinh", "tong": ""}])
    part = office.part("M-335-01", "CB-010", NOVEMBER, Writer.AUTHOR)
    (found,) = errands(office.store, [part], "CB-010", DAY)
    assert not found.registered
    office.set("diem", [*rows, own | {"so_ky": "11", "trang_thai": "chinh_thuc"}])
    part = office.part("M-335-01", "CB-010", NOVEMBER, Writer.AUTHOR)
    assert errands(office.store, [part], "CB-010", DAY)[0].registered
