"""The board of the year as the agency's own staff get it: counts, and names only by a row of theirs."""

from datetime import date

import pytest

from congkhai.disclosure.public import Audience
from congkhai.disclosure.reveal import forbidden, named, reveal
from congkhai.disclosure.steps import PublicStep
from congkhai.model.agency import Agency
from congkhai.starter.files import page_texts
from tests.disclosure.test_gate import texts
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office_tables

#: On 4 December a deputy has no opinion of the party cell, a division has not handed in its dossier.
LATE = (
    Edit("y_kien", "YK-03", None),
    Edit("ho_so", "HS-011", None),
    Edit("cong_viec", "CV-08", {"ngay_xong": ""}),
    Edit("cong_viec", "CV-10", {"ngay_xong": ""}),
)
#: The first task is done, the last two are not, and one of these names no day.
DRAFTS = (
    Edit("cong_viec", "CV-01", {"du_thao": "co"}),
    Edit("cong_viec", "CV-17", {"du_thao": "co"}),
    Edit("cong_viec", "CV-18", {"du_thao": "co", "han": "", "loai_han": "khong_han"}),
)
TODAY = date(2026, 12, 4)


def agency(*edits: Edit) -> Agency:
    return assembled(edited(office_tables(), [*LATE, *edits]))[0]


def names(said: str) -> Edit:
    return Edit("tham_so", "NEU-TEN-MUON + 2020", {"gia_tri_chu": said})


def steps(of: Agency, audience: Audience = Audience.AGENCY) -> dict[str, PublicStep]:
    return {step.name: step for step in reveal(of, audience, TODAY).newest.board}


def test_the_portal_gets_no_board():
    assert steps(agency(), Audience.PORTAL) == {}
    assert steps(agency(names("co")), Audience.PORTAL) == {}


def test_the_agency_gets_counts_and_no_names():
    board = steps(agency())
    assert (board["Gửi hồ sơ của phòng"].state, board["Gửi hồ sơ của phòng"].tally) == (
        "qua_han",
        "Đã nhận hồ sơ của 4 trên 5 phòng",
    )
    assert {step.missing for step in board.values()} == {()}
    people = {official.name for official in agency().officials}
    said = " ".join(texts_of(board))
    assert not [name for name in people if name in said and len(name.split()) > 1]


def test_whoever_it_is_that_is_late_the_board_is_the_same():
    """The rows behind a count are no page's: another division, another deputy, and nothing differs."""
    other = edited(
        office_tables(),
        [Edit("y_kien", "YK-02", None), Edit("ho_so", "HS-009", None), *LATE[2:]],
    )
    assert steps(assembled(other)[0]) == steps(agency())


def texts_of(board: dict[str, PublicStep]) -> list[str]:
    return [text for s in board.values() for text in (s.name, s.who, s.limit, s.left, s.tally, *s.waits)]


def test_a_row_of_the_agency_lets_the_late_be_named():
    board = steps(agency(names("co")))
    assert board["Gửi hồ sơ của phòng"].missing == ("Phòng Kế hoạch – Dự án",)
    assert board["Lấy ý kiến của chi bộ về Giám đốc và các Phó Giám đốc"].missing == ("Sồng A Nênh",)
    assert [step.missing for step in board.values() if step.state != "qua_han" and step.missing] == []


@pytest.mark.parametrize("said", ["khong", "", "chưa rõ"])
def test_anything_but_yes_names_nobody(said):
    assert {step.missing for step in steps(agency(names(said))).values()} == {()}


def test_a_release_knows_whom_its_board_names():
    """So that nobody goes back to it once the row is withdrawn."""
    plain, telling = agency(), agency(names("co"))
    told, before = (named(one, Audience.AGENCY, TODAY).get(2026, frozenset()) for one in (telling, plain))
    assert told - before == {"CB-003"}
    assert named(telling, Audience.PORTAL, TODAY) == named(plain, Audience.PORTAL, TODAY)


def test_no_text_is_one_that_must_not_show():
    shown = reveal(agency(), Audience.AGENCY, TODAY)
    hidden = forbidden(agency(), shown, page_texts())
    assert hidden
    assert [text for text in texts(shown) for word in hidden if word in text] == []


def test_a_limit_is_said_with_how_the_plan_sets_it():
    board = {step.id: step for step in steps(agency(*DRAFTS)).values()}
    assert board["CV-07"].limit == "hết thứ Sáu, ngày 27/11/2026"
    assert board["CV-05"].limit == "hết thứ Tư, ngày 25/11/2026 (kế hoạch ghi trước ngày 26/11/2026)"
    assert board["CV-03"].limit.startswith(
        "hết thứ Năm, ngày 19/11/2026 (đếm lùi 03 ngày làm việc từ ngày 25/11/2026"
    )
    assert (board["CV-08"].left, board["CV-14"].left) == ("quá 4 ngày làm việc", "còn 4 ngày làm việc")


def test_a_task_without_a_day_says_so_and_nothing_of_the_days_left():
    board = {step.id: step for step in steps(agency(*DRAFTS)).values()}
    assert (board["CV-18"].limit, board["CV-18"].left) == ("kế hoạch không ấn định ngày", "")


def test_a_draft_that_is_done_needs_no_confirmation():
    board = steps(agency(*DRAFTS)).values()
    assert [step.id for step in board if step.unconfirmed] == ["CV-17", "CV-18"]
    assert next(step.state for step in board if step.id == "CV-01") == "da_xong"
