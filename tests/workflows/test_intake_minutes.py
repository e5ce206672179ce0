"""Minutes of a meeting on their way into the registers: what enters, what does not, what is said of it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from congkhai.model.forms import Writer
from congkhai.starter.rows import rows
from congkhai.text.dates import ZONE
from congkhai.workflows.intake_accept import Confirmed
from congkhai.workflows.intake_office import accept_all
from congkhai.workflows.intake_receive import Outcome
from tests.forms.filling import BALLOTS, HEAD
from tests.packages.story import whole
from tests.workflows import intake_office
from tests.workflows.intake_office import Office
from tests.workflows.office import Office as Clerk
from tests.workflows.test_intake_office_pages import served, who

MEETING = "HN-18"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office without anything of the meeting but the meeting; nobody is rated yet."""
    for made in intake_office.office(tmp_path / "so"):
        made.set("bieu_quyet", [row for row in made.rows("bieu_quyet") if row["hoi_nghi"] != MEETING])
        made.set("de_xuat", [row for row in made.rows("de_xuat") if row["don_vi_de_xuat"] != "P-VP"])
        made.set("xep_loai_tap_the", [])
        yield made


def number_of(outcome: Outcome) -> int:
    assert outcome.receipt is not None, [one.message for one in outcome.findings]
    return outcome.receipt.number


def minutes(office: Office, hour: int, adopted: str = "Có", **row: str) -> tuple[Outcome, Outcome]:
    """Both parts; every row says the same."""
    given = office.blank("BB-HN", MEETING, "", Writer.SECRETARY)
    told = [BALLOTS | row for _ in given.known["doi_tuong"]]
    first = office.hand_in(given, HEAD | {"doi_tuong": told}, "P-VP", hour=hour)
    number_of(first)
    chair = office.blank("BB-HN", MEETING, "", Writer.CHAIR)
    return first, office.hand_in(chair, {"thong_qua": adopted}, "CB-005", hour=hour + 1)


def accepted(office: Office, hour: int, adopted: str = "Có", **row: str) -> Confirmed:
    return office.accept(number_of(minutes(office, hour, adopted, **row)[1]))[-1]


def votes(office: Office) -> list[dict[str, str]]:
    return [row for row in office.rows("bieu_quyet") if row["hoi_nghi"] == MEETING]


def proposed(office: Office) -> set[str]:
    return {row["muc"] for row in office.rows("de_xuat") if row["don_vi_de_xuat"] == "P-VP"}


def codes(told: Outcome | Confirmed) -> list[str]:
    found = told.findings if isinstance(told, Outcome) else told.remarks
    return [one.code for one in found]


def test_minutes_that_were_not_adopted_stand_among_the_dossiers_alone(office: Office):
    before = office.data()
    _, chair = minutes(office, 8, "Không", de_xuat="HTTNV")
    assert codes(chair) == ["nop-chua-thong-qua"]
    (_, done) = office.accept(number_of(chair))
    assert codes(done) == ["nop-chua-thong-qua"]
    changed = {name for name, content in office.data().items() if content != before[name]}
    assert changed == {"ho_so.csv"} and len([1 for row in office.rows("ho_so") if row["bien_nhan"]]) == 2
    assert codes(accepted(office, 10, "Có", de_xuat="HTTNV")) == []
    assert votes(office) and proposed(office) == {"HTTNV"}


def test_a_proposal_that_a_later_version_leaves_out_is_none_any_more(office: Office):
    accepted(office, 8, de_xuat="HTTNV")
    kept = votes(office)
    assert proposed(office) == {"HTTNV"}
    accepted(office, 10)
    assert proposed(office) == {""} and votes(office) == kept
    assert {row["ngay"] for row in office.rows("de_xuat") if row["don_vi_de_xuat"] == "P-VP"} == {""}
    accepted(office, 12, de_xuat="HTNV")
    assert proposed(office) == {"HTNV"}


def test_a_proposal_that_the_office_typed_stays_where_no_version_spoke_of_it(office: Office):
    accepted(office, 8)
    typed = {"ma": "DX-999", "ky": "KY-2026", "don_vi_de_xuat": "P-VP", "can_bo": "CB-010", "muc": "HTTNV"}
    office.set("de_xuat", [*office.rows("de_xuat"), typed])
    accepted(office, 10, muc_1="0", muc_2="7")
    assert proposed(office) == {"HTTNV"}


@pytest.fixture
def decided(office: Office, tmp_path: Path) -> Office:
    """The office in which one of those whom the meeting spoke of has a decision."""
    everybody = rows((whole(tmp_path / "decided").package / "data" / "xep_loai_ca_nhan.csv").read_bytes())
    office.set("xep_loai_ca_nhan", [row for row in everybody if row["can_bo"] == "CB-010"])
    decided = {row["quyet_dinh"] for row in everybody if row["can_bo"] == "CB-010"}
    papers = office.rows("van_ban")
    dated = {"ngay_ban_hanh": "2026-12-01"}
    office.set("van_ban", [row | dated if row["ma"] in decided else row for row in papers])
    return office


def test_minutes_about_those_who_have_a_decision_name_them(decided: Office):
    office = decided
    first, chair = minutes(office, 8)
    (_, done) = office.accept(number_of(chair))
    for told in (first, chair, done):
        assert "nop-bien-ban-sau-quyet-dinh" in codes(told)
    assert done.remarks[0].message.startswith("Đã có quyết định xếp loại của Mùa A Sếnh, mà ")
    assert votes(office)


REMARK = "Đã có quyết định xếp loại của Mùa A Sếnh"


@pytest.mark.parametrize("numbers", [["2"], ["1", "2"]])
def test_what_is_said_of_both_parts_is_told_once(decided: Office, numbers: list[str]):
    minutes(decided, 8)
    site = served(decided, datetime(2026, 12, 9, 16, tzinfo=ZONE))
    done = accept_all(site, who(site, "Văn thư"), [int(number) for number in numbers])
    assert [words[:14] for words in done.told if REMARK not in words] == ["TN-2026-000001", "TN-2026-000002"]
    assert sum(REMARK in words for words in done.told) == 1


@pytest.mark.parametrize("numbers", [["2"], ["1", "2"]])
def test_the_terminal_tells_it_once_too(decided: Office, numbers: list[str]):
    minutes(decided, 8)
    done = Clerk(folder=decided.project.root).run("--today", "2026-12-09", "intake", "accept", *numbers)
    assert (done.code, done.said.count("Mã xác nhận")) == (0, 2), done.told
    assert " ".join(done.told.split()).count(REMARK) == 1
