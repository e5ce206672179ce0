"""Who owes what as a text: whole texts as they stand on a day, and what is laid over from the intake."""

from datetime import date

import pytest

from congkhai.documents import duties as of_one
from congkhai.documents import who_owes
from congkhai.documents.duty_words import Handed, Intake, numbers
from congkhai.law.duties import duties, of_person
from tests.documents.kept import kept
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office_tables

#: One official lacks March and the form of the year, another a place of review; one meeting its minutes.
LACKING = (
    Edit("diem", "KY-2026 + CB-001 + thang + 3", None),
    Edit("diem", "KY-2026 + CB-001 + thang + 4", None),
    Edit("diem", "KY-2026 + CB-001 + thang + 6", None),
    Edit("kiem_diem", "KD-059", None),
    Edit("hoi_nghi", "HN-18", {"bien_ban": ""}),
)
MARCH = ("M-335-01", "CB-001", "thang-03")


def handed(key: tuple[str, str, str] = MARCH, **facts: object) -> Intake:
    usual = {
        "form": "Mẫu số 01, tháng 3 năm 2026",
        "part": "người lập",
        "moment": "08 giờ 05, ngày 09/12/2026",
    }
    one = Handed(key=key, receipt="TN-2026-000007", **usual | facts)  # type: ignore[arg-type]
    return {key: (one,)}


WAITS = handed(state="đã nhận, chờ xem", waits=True)
BACK = handed(state="đã trả lại", reason="thiếu mục II.5", returned=True)


def person(id: str, day: str, intake: Intake, *edits: Edit) -> str:
    agency, _ = assembled(edited(office_tables(), edits))
    cycle, today = agency.cycles[0], date.fromisoformat(day)
    official = next(one for one in agency.officials if one.id == id)
    own = [*of_person(agency, cycle, duties(agency, cycle, today), official)]
    asked = of_one.Asked(agency=agency, cycle=cycle, official=official, today=today)
    return of_one.text(asked, own, intake)


def everybody(day: str, intake: Intake, *edits: Edit) -> str:
    agency, _ = assembled(edited(office_tables(), edits))
    cycle, today = agency.cycles[0], date.fromisoformat(day)
    every = duties(agency, cycle, today)
    roster = who_owes.Roster(agency=agency, cycle=cycle, today=today, duties=every, intake=intake)
    return who_owes.text(roster)


def test_one_person_on_a_day_when_something_lacks():
    told = person("CB-001", "2026-12-10", BACK, *LACKING)
    assert told == kept("viec-cua-nguoi-2026-12-10", told)


def test_everybody_on_that_day():
    told = everybody("2026-12-10", BACK, *LACKING)
    assert told == kept("ai-con-phai-lam-2026-12-10", told)


def test_a_head_finds_the_form_of_the_unit():
    told = " ".join(person("CB-015", "2026-11-20", {}).split())
    assert "tự đánh giá, đề xuất mức xếp loại của tổ chức của Phòng Chính sách dân tộc" in told


def part(told: str, head: str) -> str:
    return " ".join(told.partition(f"\n{head} ")[2].partition("\n\n")[0].split())


def test_what_waits_at_the_office_is_not_told_as_late():
    told = person("CB-001", "2026-12-10", WAITS, *LACKING)
    assert "Mẫu số 01, tháng 3" in part(told, "ĐÃ NỘP, CHỜ TIẾP NHẬN")
    assert "Mẫu số 01, tháng 4, 6: chậm nhất thứ Sáu, ngày 08/05/2026 (tháng 4)." in part(told, "QUÁ HẠN")
    assert "Giấy biên nhận TN-2026-000007" in " ".join(told.split())


def test_what_was_given_back_comes_first_with_its_reason():
    told = person("CB-001", "2026-12-10", BACK, *LACKING)
    assert told.index("BỊ TRẢ LẠI, PHẢI NỘP LẠI (1)") < told.index("QUÁ HẠN")
    assert "đã trả lại lúc 08 giờ 05, ngày 09/12/2026, lý do: thiếu mục II.5" in " ".join(told.split())


def test_what_is_in_the_register_is_done_whatever_the_intake_says():
    told = person("CB-001", "2026-12-10", BACK)
    assert "BỊ TRẢ LẠI" not in told


def test_the_table_says_the_worst_of_each_column():
    line = next(line for line in everybody("2026-12-10", {}, *LACKING).splitlines() if "(CB-001)" in line)
    assert line.split(")")[1].split() == ["8/12,", "thiếu", "3", "xong", "xong", "8/12,", "thiếu", "3", "–"]
    waits = everybody("2026-12-10", WAITS, *LACKING[:1])
    assert "10/12, chờ 1 " in next(line for line in waits.splitlines() if "(CB-001)" in line)
    back = everybody("2026-12-10", BACK, *LACKING)
    assert "8/12, trả lại 1 " in next(line for line in back.splitlines() if "(CB-001)" in line)
    # Where the rest is all of one sort, its number says nothing new.
    rest = next(line for line in back.splitlines() if "(CB-002)" in line)
    assert rest.split(")")[1].split() == ["11/12,", "chưa", "xong", "xong", "11/12,", "chưa", "xong"]


def test_cells_stand_below_their_heads():
    lines = everybody("2026-12-10", {}, *LACKING).splitlines()
    heads = next(line for line in lines if line.strip().startswith("[1]  "))
    of_head = next(line for line in lines if "(CB-001)" in line)
    assert of_head[heads.index("[4]") :].startswith("8/12, thiếu 3")
    assert of_head[heads.index("[5]") :] == "–"


def test_a_meeting_without_minutes_is_told_with_its_day():
    told = " ".join(everybody("2026-12-10", {}, *LACKING).split())
    assert "CUỘC HỌP CHƯA CÓ BIÊN BẢN" in told and "chậm nhất thứ Sáu, ngày 27/11/2026." in told
    assert "CUỘC HỌP CHƯA CÓ BIÊN BẢN" not in everybody("2026-12-10", {})


@pytest.mark.parametrize(
    ("given", "said"),
    [((3,), "3"), ((1, 2, 3), "1–3"), ((5, 1, 2), "1–2, 5"), ((1, 3, 5), "1, 3, 5"), ((), "")],
)
def test_numbers_in_a_row_stand_as_a_run(given, said):
    assert numbers(given) == said
