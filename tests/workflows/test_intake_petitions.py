"""What an accepted answer puts into the row of its petition."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from congkhai.findings import Refused
from congkhai.model.forms import Writer
from congkhai.starter.rows import Row
from congkhai.workflows.intake_desk import standing
from congkhai.workflows.intake_open import opened
from tests.intake.petitioned import ASKED, CAME, KEPT, TODAY, WAYS, WHO, answered, changed, registered
from tests.packages.story import whole
from tests.workflows.intake_office import Office

SAID = {"ky": "KY-2026", "can_bo": WHO, "ngay_nhan": "2026-12-08", "ngay_giai_quyet": "2026-12-09"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The office of 2026, all rated, with a petition of 8 December that was accepted."""
    project = whole(tmp_path / "so")
    with opened(project) as store:
        made = Office(project, store)
        asked = made.blank("KN", WHO, "", Writer.AUTHOR)
        assert made.hand_in(asked, ASKED, WHO, day=CAME).receipt
        made.accept(1, day=CAME)
        yield made


def told(office: Office, answers: dict[str, str], way: str = WAYS[0]) -> list[str]:
    """The codes of what is said of an answer that is received."""
    outcome = answered(office.store, standing(office.project), answers, way)
    return [one.code for one in outcome.findings] if outcome.receipt else ["refused"]


def listed(office: Office, issued: str) -> None:
    """The office puts the new decision into its register."""
    rows = office.rows("van_ban")
    office.set("van_ban", [*rows, dict.fromkeys(rows[0], "") | dict(registered(issued).cells or {})])


def petition(office: Office) -> Row:
    """The cells of the petition that say something, without its code."""
    row = next(one for one in office.rows("kien_nghi") if one["can_bo"] == WHO)
    return {name: text for name, text in row.items() if text and name != "ma"}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_fills_the_same_row_and_puts_no_text_into_it(office: Office, way: str):
    assert told(office, KEPT, way) == []
    office.accept(2, day=TODAY)
    assert petition(office) == SAID | {"ket_qua": "Giữ nguyên kết quả xếp loại"}


def test_a_change_waits_for_its_decision_in_the_register(office: Office):
    assert told(office, changed()) == ["nop-quyet-dinh-chua-co-trong-bang"]
    with pytest.raises(Refused) as refused:
        office.accept(2, day=TODAY)
    assert [one.code for one in refused.value.findings] == ["nop-quyet-dinh-chua-co-trong-bang"]
    assert "ket_qua" not in petition(office)
    listed(office, "2026-12-09")
    office.accept(2, day=TODAY)
    outcome = {"ket_qua": "Thay đổi kết quả xếp loại bằng quyết định mới", "quyet_dinh": "QD-2026-160"}
    assert petition(office) == SAID | outcome
    # What is said later stands, and the decision with it.
    assert told(office, KEPT) == ["nop-lai"]
    office.accept(3, day=TODAY)
    assert petition(office) == SAID | {"ket_qua": "Giữ nguyên kết quả xếp loại"}


def test_a_petition_on_paper_is_as_old_as_the_office_says(office: Office):
    """It came on paper on the 4th, and was typed on the 8th."""
    early = KEPT | {"ngay_giai_quyet": "07/12/2026"}
    assert told(office, early) == ["refused"]
    rows = office.rows("kien_nghi")
    office.set(
        "kien_nghi",
        [one | ({"ngay_nhan": "2026-12-04"} if one["can_bo"] == WHO else {}) for one in rows],
    )
    assert told(office, early) == []
    office.accept(2, day=TODAY)
    row = petition(office)
    assert (row["ngay_nhan"], row["ngay_giai_quyet"]) == ("2026-12-04", "2026-12-07")
