"""`status PERSON` and `status --who`: the registers, and what waits in the intake laid over them."""

from datetime import datetime
from pathlib import Path

import pytest

from congkhai.intake import submissions
from congkhai.intake.location import place
from congkhai.intake.store import Store
from congkhai.intake.values import Handed, Piece, State, Step, Subject, SubjectKind
from congkhai.model.year import Way
from congkhai.text.dates import ZONE
from tests.packages.story import whole
from tests.workflows.office import Office, tree

MORNING = datetime(2026, 12, 9, 8, 5, tzinfo=ZONE)
PIECE = Piece(
    form="M-335-01",
    cycle="KY-2026",
    subject=Subject(kind=SubjectKind.PERSON, id="CB-001"),
    period="thang-03",
    part="nguoi_lap",
)


@pytest.fixture
def lacking(tmp_path: Path) -> Office:
    """The whole agency, in which one official lacks the month of March."""
    whole(tmp_path)
    office = Office(folder=tmp_path)
    path = tmp_path / "datapackage" / "data" / "diem.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "CB-001,thang,3," not in line), encoding="utf-8")
    return office


def hand_in(office: Office, *steps: Step) -> None:
    """March handed in, then what the office did with it."""
    handed = Handed(piece=PIECE, form_version="f" * 64, moment=MORNING, way=Way.WEB, by="CB-001")
    with Store(place(office.folder / "datapackage")) as store:
        kept = store.write(submissions.receive, handed, b"phieu", "{}").result()
        for step in steps:
            store.write(submissions.advance, kept.number, step, State.RECEIVED).result()


def said(office: Office, *asked: str) -> str:
    done = office.run("status", *asked)
    assert done.code == 0
    return " ".join(done.said.split())


def test_one_person_with_what_is_late(lacking):
    told = said(lacking, "CB-001")
    assert told.startswith("DỮ LIỆU CÁ NHÂN")
    assert "QUÁ HẠN (2) - Mẫu số 01, tháng 3: chậm nhất thứ Ba, ngày 07/04/2026." in told
    assert said(lacking, "luong van phong") == told


def test_what_waits_at_the_office_and_what_was_given_back(lacking):
    hand_in(lacking)
    told = said(lacking, "CB-001")
    assert "ĐÃ NỘP, CHỜ TIẾP NHẬN (1) - Mẫu số 01, tháng 3:" in told
    assert "Mẫu số 01, tháng 3 năm 2026 (phần của người lập): đã nhận, chờ xem lúc 08 giờ 05" in told
    assert "Giấy biên nhận TN-2026-000001." in told
    assert "10/12, chờ 1" in said(lacking, "--who")
    assert "TN-2026-000001" not in said(lacking, "CB-002")


def test_a_reason_is_told_to_whoever_asks_about_the_person(lacking):
    hand_in(lacking, Step(state=State.RETURNED, moment=MORNING, by="VP-1", reason="thiếu mục II.5"))
    told = said(lacking, "CB-001")
    assert "BỊ TRẢ LẠI, PHẢI NỘP LẠI (1)" in told and "lý do: thiếu mục II.5" in told
    assert "10/12, trả lại 1" in said(lacking, "--who")


def test_it_writes_nothing_where_nothing_was_handed_in_and_keeps_what_was(lacking):
    before = tree(lacking.folder)
    said(lacking, "CB-001")
    said(lacking, "--who")
    assert tree(lacking.folder) == before
    hand_in(lacking)
    before = tree(lacking.folder)
    said(lacking, "--who")
    assert tree(lacking.folder) == before


def test_candidates_where_the_name_is_not_one_persons(lacking):
    several = lacking.run("status", "lo van hoa")
    assert (several.code, several.said) == (2, "")
    assert all(f"congkhai status {id} --year 2026" in several.told for id in ("CB-017", "CB-032"))
    nobody = lacking.run("status", "Nguyen Thi Hao")
    assert nobody.code == 2 and "Gần giống nhất:\n- Nguyễn Thị Hoà (CB-016)" in nobody.told


def test_a_person_and_everybody_are_not_asked_at_once(lacking):
    both = lacking.run("status", "CB-001", "--who")
    assert (both.code, both.said) == (2, "") and "chọn một trong hai" in both.told


def test_a_store_that_is_none_is_said(lacking):
    path = place(lacking.folder / "datapackage")
    path.parent.mkdir()
    path.write_bytes(b"khong phai tep luu" * 100)
    broken = lacking.run("status", "--who")
    assert broken.code == 3 and "Không đọc được các bản nộp" in broken.told
