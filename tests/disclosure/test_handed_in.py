"""What the agency's own staff read of what is handed in: days in full, counts by unit, no small number."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.disclosure.handed_in import _joined, _said
from congkhai.disclosure.handing_in import PublicCollected, PublicHandIn
from congkhai.disclosure.public import Audience
from congkhai.disclosure.reveal import forbidden, reveal
from congkhai.model.agency import Agency
from congkhai.starter.files import page_texts
from tests.disclosure.test_gate import texts
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office_tables, sample

NOVEMBER = date(2026, 12, 8)
MARCH = "KY-2026 + {} + thang + 3"


def agency(*edits: Edit) -> Agency:
    return assembled(edited(office_tables(), edits))[0]


def lacking(*people: str) -> tuple[Edit, ...]:
    """Without the scores of November of some people, before anybody is rated."""
    return tuple(Edit("diem", f"KY-2026 + {who} + thang + 11", None) for who in people)


def counted(of: Agency, today: date = NOVEMBER, audience: Audience = Audience.AGENCY):
    return reveal(of, audience, today).newest.collected


def said(of: Agency, today: date = NOVEMBER) -> dict[str, str]:
    return {row.unit: row.said for row in counted(of, today) if row.form == "Mẫu số 01"}


def hand_ins(of: Agency) -> dict[str, PublicHandIn]:
    return {one.id: one for one in reveal(of, Audience.AGENCY, NOVEMBER).newest.hand_ins}


def test_the_portal_gets_neither():
    for of in (agency(), sample()):
        shown = reveal(of, Audience.PORTAL, NOVEMBER).newest
        assert (shown.collected, shown.hand_ins) == ((), ())


def test_only_what_everybody_owes_is_counted():
    assert {row.form for row in counted(agency())} == {"Mẫu số 01", "Mẫu số 02"}
    # The forms of 2022 are for kinds of person; that of a party member would tell who is one.
    assert counted(sample(), date(2022, 12, 6)) == ()


def test_units_that_are_too_small_are_told_together():
    rows = [row for row in counted(agency()) if row.form == "Mẫu số 01"]
    assert {row.asked >= 5 for row in rows} == {True}
    # The four who lead the agency, and with them the smallest others.
    assert [row.unit for row in rows if row.unit.startswith("Tập thể lãnh đạo Sở; ")]
    assert sum(row.asked for row in rows) == 33


def test_the_last_month_that_is_over_and_earlier_ones_that_lack():
    of = agency(*lacking("CB-001"), Edit("diem", MARCH.format("CB-001"), None))
    months = dict.fromkeys(row.period for row in counted(of) if row.period)
    assert [*months] == ["tháng 3 năm 2026", "tháng 11 năm 2026"]
    assert {row.period for row in counted(agency(), date(2026, 4, 30)) if row.period} == {"tháng 4 năm 2026"}
    assert counted(agency(), date(2026, 1, 30)) == ()


def test_a_few_are_told_in_no_number():
    of = agency(*lacking("CB-006"))
    assert said(of)["Văn phòng Sở"] == "còn ít hơn 5 người chưa nộp"
    assert said(of) == said(agency(*lacking("CB-010"))) == said(agency(*lacking("CB-006", "CB-010")))


def test_a_word_that_must_not_show_is_nowhere():
    of = agency(*lacking("CB-006", "CB-001"))
    shown = reveal(of, Audience.AGENCY, NOVEMBER)
    hidden = forbidden(of, shown, page_texts())
    told = " ".join(str(value) for row in shown.newest.collected for value in (row.unit, row.said, row.due))
    assert not [official.name for official in of.officials if f" {official.name} " in f" {told} "]
    assert [text for text in texts(shown) for word in hidden if word in text] == []


@given(st.integers(1, 60), st.integers(0, 60), st.integers(2, 12))
def test_no_number_of_people_below_the_threshold_is_said(asked, came, least):
    told = _said(min(came, asked), asked, least)
    numbers = [int(found) for found in re.findall(r"\d+", told)]
    assert all(number >= least for number in numbers)
    assert ("đủ" in told) == (came >= asked) and ("chưa ai" in told) == (came == 0)


@given(st.lists(st.integers(1, 12), max_size=8), st.integers(2, 9))
def test_no_row_is_below_the_threshold_and_nobody_is_counted_twice(sizes, least):
    units = {f"P{number}": ["x"] * size for number, size in enumerate(sizes)}
    rows = [*_joined(units, least)]  # type: ignore[arg-type]
    assert all(len(members) >= least for _, members in rows)
    names = [name for unit, _ in rows for name in unit.split("; ")]
    assert len(names) == len(set(names))
    if sum(sizes) >= least:
        assert sorted(names) == sorted(units)
        assert sum(len(members) for _, members in rows) == sum(sizes)


def test_a_form_of_a_month_says_how_its_day_is_counted_and_each_day():
    form = hand_ins(agency())["M-335-01"]
    assert form.due == "trong 05 ngày làm việc sau khi hết tháng"
    assert form.periods[2] == "Tháng 3 năm 2026: chậm nhất thứ Ba, ngày 07/04/2026"
    assert form.parts == ("người lập", "người theo dõi, đánh giá")
    without = hand_ins(agency(Edit("bieu_mau", "M-335-01", {"so_ngay_sau_ky": ""})))["M-335-01"]
    assert (without.due, without.periods) == ("cơ quan chưa ấn định ngày", ())


def test_a_form_of_the_year_says_the_day_of_its_task_and_to_whom():
    form = hand_ins(agency())["TDG-TT"]
    assert (form.due, form.to_whom, form.late) == (
        "chậm nhất thứ Hai, ngày 30/11/2026",
        "Văn phòng Sở",
        True,
    )
    late = hand_ins(agency(Edit("cong_viec", "CV-08", {"nhan_muon": "khong"})))["TDG-TT"]
    assert late.late is False


@pytest.mark.parametrize(
    ("id", "due"), [("KN", "sau khi nhận được thông báo kết quả"), ("GY", "khi có việc")]
)
def test_what_has_no_day_is_handed_in_when_there_is_cause(id, due):
    form = hand_ins(agency())[id]
    assert (form.due, form.occasion, form.late) == (due, True, None)


def test_a_suggestion_comes_from_the_authority_and_is_answered_by_whom_it_is_about():
    form = hand_ins(agency())["GY"]
    assert (form.who, form.to_whom) == ("Người có thẩm quyền", "Người được gợi ý kiểm điểm")
    assert form.parts == ("người có thẩm quyền", "người được gợi ý kiểm điểm")
    petition = hand_ins(agency())["KN"]
    assert (petition.who, petition.to_whom) == ("Công chức được xếp loại", "Người có thẩm quyền")


def test_a_form_without_fields_cannot_be_handed_in_here():
    assert "M-CC" not in hand_ins(agency())


def test_both_are_public_types_of_their_own():
    assert {type(row) for row in counted(agency())} == {PublicCollected}


def test_each_form_says_to_whom_by_the_plan_the_next_writer_or_who_takes_all_in():
    given = {id: one.to_whom for id, one in hand_ins(agency()).items()}
    assert all(given.values())
    assert (given["M-335-02"], given["YK"], given["M-335-01"]) == (
        "Văn phòng Sở",
        "Văn phòng Sở",
        "Người theo dõi, đánh giá",
    )
    assert given["PTD"] == "Bộ phận tiếp nhận hồ sơ của cơ quan"
    assert hand_ins(sample())["DC-LD"].to_whom == "Các thành viên tham gia hội nghị kiểm điểm"


def test_last_days_stand_as_dates_of_bodies_meetings_and_what_is_sent_ahead():
    of = hand_ins(agency())
    assert of["M-335-02"].due == "chậm nhất thứ Sáu, ngày 27/11/2026"
    assert of["YK"].due == of["PTD"].due == "chậm nhất thứ Ba, ngày 01/12/2026"
    assert "Họp phòng: chậm nhất thứ Sáu, ngày 27/11/2026" in of["BB-HN"].periods
    assert hand_ins(sample())["DC-CC"].due == "chậm nhất thứ Hai, ngày 21/11/2022"
    undated = [Edit("cong_viec", f"CV-{n:02}", {"du_thao": "co"}) for n in (5, 6, 7, 11, 12)]
    assert hand_ins(agency(*undated))["BB-HN"].due == "khi có việc"
