"""Until when something is handed in: by the task of the plan that names it, or that of its step."""

from datetime import date

import pytest

from congkhai.law.owed import Owed, offered, owed
from congkhai.law.until import later_part, minutes_days
from congkhai.model.agency import Agency
from congkhai.records.assemble import assemble
from congkhai.rules.self_reviews import RULE
from congkhai.text.workdays import Calendar
from tests.packages.edited import Edit, edited
from tests.packages.story import office_tables, sample, sample_tables

RATING_FORM = "CV-06A"


def package(*edits: Edit, tables=None) -> Agency:
    agency, findings = assemble(edited(tables or office_tables(), edits))
    assert agency is not None and findings == ()
    return agency


def of(agency: Agency, form: str, subject: str, body: str = "") -> Owed:
    cycle = agency.cycles[0]
    official = next((one for one in agency.officials if one.id == subject), None)
    every = [*owed(agency, cycle), *(offered(agency, cycle, official) if official else ())]
    return next(one for one in every if one.key == (form, subject, body))


def test_the_self_review_of_2022_is_due_when_it_is_sent_three_working_days_before_the_meeting():
    """CV-05 has no day; CV-06 sends it "ít nhất 03 ngày làm việc" before CV-11, first met on 24/11."""
    for form, who in (("DC-LD", "CB-005"), ("DC-CC", "CB-012")):
        found = next(one for one in owed(sample(), sample().cycles[0]) if one.key[:2] == (form, who))
        assert (found.last, found.taken_late) == (date(2022, 11, 21), True)
    two = package(Edit("cong_viec", "CV-06", {"so_ngay": "2"}), tables=sample_tables())
    assert of(two, "DC-LD", "CB-005").last == date(2022, 11, 22)
    refused = package(Edit("cong_viec", "CV-06", {"nhan_muon": "khong"}), tables=sample_tables())
    assert of(refused, "DC-LD", "CB-005").taken_late is False
    draft = package(Edit("cong_viec", "CV-06", {"du_thao": "co"}), tables=sample_tables())
    assert of(draft, "DC-LD", "CB-005").last is None
    own = package(
        Edit("cong_viec", "CV-05", {"loai_han": "cham_nhat", "han": "2022-11-18"}), tables=sample_tables()
    )
    assert of(own, "DC-LD", "CB-005").last == date(2022, 11, 18)


def test_who_was_away_is_bound_to_no_day():
    assert of(sample(), "DC-DV", "CB-017").last is None


@pytest.mark.parametrize(
    ("day", "code"), [("2022-11-21", None), ("2022-11-22", "ban-tu-kiem-diem-muon"), ("", "chua-co")]
)
def test_the_check_holds_the_same_day(day, code):
    written = Edit("ho_so", "HS-018", {"ngay_nop": day} if day else None)
    agency = package(written, tables=sample_tables())
    found = [*RULE.check(agency, agency.cycles[0], date(2022, 11, 22))]
    assert [one.code[: len(code or "")] for one in found] == ([code] if code else [])
    assert all("thứ Hai, ngày 21/11/2022" in one.message for one in found)
    if not day:
        assert [*RULE.check(agency, agency.cycles[0], date(2022, 11, 21))] == []


def test_the_rating_form_is_due_by_the_task_that_names_it():
    """By its row alone: of its step, or naming it."""
    assert of(package(), "M-335-02", "CB-010").last == date(2026, 11, 27)
    for cells in ({"buoc": ""}, {"bieu_mau": ""}):
        assert of(package(Edit("cong_viec", RATING_FORM, cells)), "M-335-02", "CB-010").last is not None
    for cells in ({"du_thao": "co"}, {"buoc": "", "bieu_mau": ""}, {"loai_han": "khong_han", "han": ""}):
        assert of(package(Edit("cong_viec", RATING_FORM, cells)), "M-335-02", "CB-010").last is None
    never = of(package(Edit("cong_viec", RATING_FORM, {"nhan_muon": "khong"})), "M-335-02", "CB-010")
    assert never.taken_late is False


def test_minutes_are_due_by_the_task_in_which_the_meeting_is_held():
    minutes = of(package(), "BB-HN", "HN-18")
    assert (minutes.last, minutes.taken_late) == (date(2026, 11, 27), True)
    late = package(Edit("cong_viec", "CV-07", {"nhan_muon": "khong"}))
    assert of(late, "BB-HN", "HN-18").taken_late is False
    moved = package(Edit("hoi_nghi", "HN-18", {"ngay": "2026-11-30"}))
    assert of(moved, "BB-HN", "HN-18").last == date(2026, 11, 30)
    assert of(package(Edit("cong_viec", "CV-07", {"du_thao": "co"})), "BB-HN", "HN-18").last is None


def test_each_kind_of_meeting_is_told_once_with_its_day():
    agency = package()
    days = [*minutes_days(agency.cycles[0], Calendar(off={}, worked=frozenset()))]
    assert [(kind.value, day.day) for kind, day in days] == [
        ("kiem_diem_tap_the", 25),
        ("kiem_diem_ca_nhan", 26),
        ("hop_phong", 27),
        ("hoi_dong", 1),
        ("xep_loai", 2),
    ]


@pytest.mark.parametrize(
    ("form", "body", "day"),
    [
        ("YK", "CHIBO", date(2026, 12, 1)),
        ("YK", "UBND", None),
        ("PTD", "HD-TD", date(2026, 12, 1)),
    ],
)
def test_a_body_has_the_day_of_its_own_task(form, body, day):
    assert of(package(), form, "CB-002", body).last == day


def test_a_task_that_names_another_body_is_not_its_own():
    other = package(Edit("cong_viec", "CV-11", {"don_vi": "LDS"}))
    assert of(other, "PTD", "CB-002", "HD-TD").last is None
    nobody = package(Edit("cong_viec", "CV-11", {"don_vi": ""}))
    assert of(nobody, "PTD", "CB-002", "HD-TD").last == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("came", "last"),
    [
        (date(2026, 12, 1), date(2026, 12, 8)),
        (date(2026, 11, 30), date(2026, 12, 7)),
        (date(2026, 11, 27), date(2026, 12, 7)),
        (date(2026, 12, 31), date(2027, 1, 8)),
    ],
)
def test_who_tracks_has_as_many_working_days_from_when_the_part_before_came(came, last):
    """Five, and never less than the form itself has: until 07/12 for November."""
    agency = package()
    form = of(agency, "M-335-01", "CB-010", "thang-11")
    assert later_part(agency, agency.cycles[0], form.form, form.last, came) == last


def test_no_row_sets_a_day_for_other_later_parts_and_the_law_one_for_an_answer():
    agency = package()
    cycle = agency.cycles[0]
    rating, petition = of(agency, "M-335-02", "CB-010"), of(agency, "KN", "CB-010")
    assert later_part(agency, cycle, rating.form, rating.last, date(2026, 11, 27)) is None
    assert later_part(agency, cycle, petition.form, None, date(2026, 12, 10)) == date(2026, 12, 21)
    without = package(Edit("tham_so", "NGAY-GIAI-QUYET-KIEN-NGHI + 2026", None))
    assert later_part(without, without.cycles[0], petition.form, None, date(2026, 12, 10)) is None
    unset = package(Edit("bieu_mau", "M-335-01", {"so_ngay_sau_ky": ""}))
    monthly = of(unset, "M-335-01", "CB-010", "thang-11")
    assert later_part(unset, unset.cycles[0], monthly.form, monthly.last, date(2026, 12, 1)) is None
