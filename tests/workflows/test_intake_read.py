"""What the office reads of what came in: of which body, whose code, votes row by row, whether to wait."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from congkhai.forms.told import ToldRows, in_blocks, told
from congkhai.model.forms import Writer
from congkhai.workflows.intake_desk import standing
from congkhai.workflows.intake_list import queue, shown, text
from tests.forms.filling import WHOLE
from tests.workflows import intake_office
from tests.workflows.intake_office import NOVEMBER, Office

OPINION = {"ngay": "28/11/2026", "nhan_xet": "Nhất trí."}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    yield from intake_office.office(tmp_path / "so")


def opinion(office: Office, body: str) -> str:
    given = office.blank("YK", "CB-010", body, Writer.BODY)
    outcome = office.hand_in(given, OPINION, body)
    assert outcome.receipt, outcome.findings
    return outcome.receipt.what


def test_opinions_of_several_bodies_are_told_apart(office: Office):
    said = [opinion(office, body) for body in ("CHIBO", "SNV")]
    assert said == [
        "Ý kiến của nơi được hỏi, Chi bộ cơ quan Sở Dân tộc và Tôn giáo",
        "Ý kiến của nơi được hỏi, Sở Nội vụ tỉnh Sơn La",
    ]
    listed = queue(office.store, standing(office.project))
    assert all(one in listed for one in said)


def test_a_code_says_whose_it_is(office: Office):
    opinion(office, "CHIBO")
    (done,) = office.accept(1)
    assert done.what.endswith("Chi bộ cơ quan Sở Dân tộc và Tôn giáo – Mùa A Sếnh")


def test_votes_are_told_row_by_row_and_what_changed_in_them(office: Office):
    part = office.part("BB-HN", "HN-18", "", Writer.SECRETARY)
    row = {"ten": "Cầm Thị Lả", "phat_ra": "9", "thu_vao": "9", "muc_2": "9"}
    now = {"thu_ky": "Lèo Thị Bun", "doi_tuong": [row, row | {"ten": "Lù Thị Xanh"}], "ket_luan": "Nhất trí."}
    before = now | {"doi_tuong": [row | {"muc_2": "8"}]}
    blocks = [*in_blocks(told(part.definition, now, before))]
    first, votes, last = blocks
    assert isinstance(votes, ToldRows) and not isinstance(first, ToldRows) and not isinstance(last, ToldRows)
    assert len(votes.columns) == 4 and [one[0].text for one in votes.rows] == ["Cầm Thị Lả", "Lù Thị Xanh"]
    assert [(one.text, one.before) for one in votes.rows[0] if one.changed] == [("9", "8")]
    assert all(one.changed and one.before == "" for one in votes.rows[1])
    assert [one.text for one in last] == ["Nhất trí."]


@pytest.mark.parametrize(
    ("form", "turn", "answers", "waits"),
    [
        # The self-rating is kept by itself; a score is confirmed first, by who tracks the official.
        ("M-335-02", "", {"tu_xep_loai": "Hoàn thành tốt nhiệm vụ"}, False),
        ("M-335-01", NOVEMBER, WHOLE, True),
    ],
)
def test_nobody_is_told_to_wait_for_a_part_that_is_kept_by_itself(
    office: Office, form: str, turn: str, answers: dict[str, str], waits: bool
):
    given = office.blank(form, "CB-010", turn, Writer.AUTHOR)
    assert office.hand_in(given, answers, "CB-010").receipt
    said = shown(office.store, standing(office.project), 1).awaited
    assert said.startswith("Chưa có phần của ") and ("Có thể chờ" in said) is waits


def test_the_terminal_names_the_part_once(office: Office):
    office.month(WHOLE)
    lines = text(office.store, standing(office.project), 1).splitlines()
    assert [line for line in lines if line.startswith("Phần")] == ["Phần đã nộp: phần của người lập"]
    assert not [line for line in lines if ".: " in line]
