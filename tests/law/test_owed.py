"""Who owes which form, about whom, for when, until which day."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest

from congkhai.law.owed import Owed, Period, offered, owed, periods
from congkhai.law.until import task_of
from congkhai.model.agency import Agency
from congkhai.model.forms import Turn
from congkhai.model.structure import Employment, UnitKind
from congkhai.model.year import PeriodKind
from congkhai.records.assemble import assemble
from congkhai.tables.table import Tables
from tests.packages.edited import Edit, edited
from tests.packages.story import office, office_tables, sample, sample_tables

NEW, OLD = office(), sample()


def package(*edits: Edit, tables: Tables | None = None) -> Agency:
    agency, findings = assemble(edited(tables or office_tables(), edits))
    assert agency is not None and findings == ()
    return agency


def of(agency: Agency, form: str) -> list[Owed]:
    return [one for one in owed(agency, agency.cycles[0]) if one.form.id == form]


def who(rows: Iterable[Owed]) -> set[str]:
    return {one.subject.id for one in rows}


def turns(agency: Agency, id: str, form: str = "M-335-01") -> list[int]:
    return [one.period.number for one in of(agency, form) if one.subject.id == id and one.period]


def test_everybody_who_is_tracked_owes_a_form_each_month():
    """33 a month until July, one more from August on, when somebody came (Đ.17, Đ.18)."""
    months = Counter(one.period.number for one in of(NEW, "M-335-01") if one.period)
    assert months == {month: 33 if month < 8 else 34 for month in range(1, 13)}
    assert turns(NEW, "CB-029") == [8, 9, 10, 11, 12]


def test_who_left_owes_the_months_until_then_and_who_moved_all():
    left = package(Edit("phan_cong", "PC-010", {"den_ngay": "2026-06-14"}))
    assert turns(left, "CB-010") == [1, 2, 3, 4, 5, 6]
    first_day = package(Edit("phan_cong", "PC-010", {"den_ngay": "2026-06-01"}))
    assert turns(first_day, "CB-010") == [1, 2, 3, 4, 5, 6]
    last_day = package(Edit("phan_cong", "PC-010", {"den_ngay": "2026-05-31"}))
    assert turns(last_day, "CB-010") == [1, 2, 3, 4, 5]
    assert turns(left, "CB-011") == [*range(1, 13)]


def test_a_break_leaves_out_the_months_without_a_day_of_work():
    back = {"can_bo": "CB-010", "don_vi": "P-VP", "chuc_vu": "CVC", "vai_tro": "thanh_vien", "chinh": "co"}
    agency = package(
        Edit("phan_cong", "PC-010", {"den_ngay": "2026-03-31"}),
        Edit("phan_cong", "PC-900", back | {"loai_lao_dong": "cong_chuc", "tu_ngay": "2026-06-30"}),
    )
    assert turns(agency, "CB-010") == [1, 2, 3, 6, 7, 8, 9, 10, 11, 12]


def test_who_worked_less_than_six_months_owes_no_rating_form():
    """Đ.11.1: not rated; the forms of the months are owed all the same."""
    assert who(of(NEW, "M-335-01")) - who(of(NEW, "M-335-02")) == {"CB-029"}
    july = package(Edit("phan_cong", "PC-029", {"tu_ngay": "2026-07-31"}))
    assert "CB-029" in who(of(july, "M-335-02"))


def test_contract_workers_owe_them_only_where_the_agency_decided_so():
    workers = {row.official.id for row in NEW.assignments if row.employment is Employment.CONTRACT}
    assert workers and workers <= who(of(NEW, "M-335-01"))
    without = package(Edit("tham_so", "AP-DUNG-HOP-DONG + 2026", {"gia_tri_chu": "khong"}))
    assert workers & (who(of(without, "M-335-01")) | who(of(without, "M-335-02"))) == set()


def test_each_quarter_where_the_office_chose_quarters():
    agency = package(Edit("bieu_mau", "M-335-01", {"lap_theo": "quy"}))
    assert turns(agency, "CB-010") == [1, 2, 3, 4] and turns(agency, "CB-029") == [3, 4]
    assert {one.turn for one in of(agency, "M-335-01")} == {"quy-1", "quy-2", "quy-3", "quy-4"}


def test_the_plan_of_2022_asks_each_kind_of_person_for_its_own_outline():
    found = {form: who(of(OLD, form)) for form in ("DC-LD", "DC-DV", "DC-CC", "PL-04")}
    assert {form: len(ids) for form, ids in found.items()} == {
        "DC-LD": 18,
        "DC-DV": 24,
        "DC-CC": 3,
        "PL-04": 18,
    }
    assert len(found["DC-LD"] | found["DC-DV"] | found["DC-CC"]) == 45
    assert found["PL-04"] == found["DC-LD"]


def test_units_and_the_leadership_owe_their_reports_and_meetings_their_minutes():
    divisions = {unit.id for unit in OLD.units if unit.kind is UnitKind.DIVISION}
    leadership = {unit.id for unit in OLD.units if unit.kind is UnitKind.LEADERSHIP}
    assert who(of(OLD, "TDG-P")) == divisions
    assert who(of(OLD, "DC-TT")) == divisions | leadership
    for agency in (OLD, NEW):
        assert who(of(agency, "BB-HN")) == {meeting.id for meeting in agency.cycles[0].meetings}
    assert len(who(of(NEW, "TDG-TT"))) == 5


def test_a_unit_that_was_closed_owes_nothing():
    closed = package(Edit("don_vi", "P-KHDA", {"den_ngay": "2026-06-30"}))
    assert "P-KHDA" not in who(of(closed, "TDG-TT"))


def test_forms_without_rows_are_nobodys_to_hand_in():
    for agency in (OLD, NEW):
        forms = {one.form.id for one in owed(agency, agency.cycles[0])}
        assert forms == {
            form.id
            for form in agency.cycles[0].forms
            if form.fields and (form.turn is not Turn.OCCASION or "cuoc_hop" in form.authors)
        }


def test_what_has_a_cause_is_offered_by_oneself_or_by_each_body_that_may_be_asked():
    every = [*offered(NEW, NEW.cycles[0], NEW.officials[9])]
    assert Counter(one.form.id for one in every if one.body is None) == {"GY": 1, "KN": 1}
    kinds = {
        form: {one.body.kind for one in every if one.form.id == form and one.body} for form in ("YK", "PTD")
    }
    assert kinds["PTD"] == {UnitKind.COUNCIL}
    assert kinds["YK"] <= {UnitKind.PARTY_CELL, UnitKind.UNION, UnitKind.OUTSIDE} and kinds["YK"]
    assert len({one.key for one in every}) == len(every)


@pytest.mark.parametrize("agency", [OLD, NEW], ids=["2022", "2026"])
def test_no_two_are_owed_under_one_key(agency: Agency):
    every = [*owed(agency, agency.cycles[0])]
    assert len({one.key for one in every}) == len(every)


def last(month: int, days: str = "5", *edits: Edit) -> date | None:
    agency = package(Edit("bieu_mau", "M-335-01", {"so_ngay_sau_ky": days}), *edits)
    return next(one.last for one in of(agency, "M-335-01") if one.period and one.period.number == month)


@pytest.mark.parametrize(
    ("month", "days", "day"),
    [
        (1, "5", date(2026, 2, 6)),
        (1, "15", date(2026, 2, 27)),  # Tết, 16 to 20 February, is no working day
        (4, "1", date(2026, 5, 4)),  # 30 April and 1 May, then a weekend
        (8, "1", date(2026, 9, 3)),  # National Day, 1 and 2 September
        (12, "1", date(2027, 1, 4)),  # New Year's Day of the year after, then a weekend
        (12, "5", date(2027, 1, 8)),
        (2, "0", date(2026, 2, 28)),
        (3, "", None),
    ],
)
def test_so_many_working_days_after_the_period(month: int, days: str, day: date | None):
    assert last(month, days) == day


def test_a_day_that_the_office_moved_counts():
    day = {"ten": "Nghỉ bù", "loai": "nghi", "trang_thai": "chinh_thuc", "nguon": "Thông báo của Sở"}
    moved = Edit("ngay_nghi", "2026-02-03", day)
    assert last(1, "5", moved) == date(2026, 2, 9)


UNIT_TASK = "CV-08"


def until(**cells: str) -> tuple[date | None, bool]:
    agency = package(Edit("cong_viec", UNIT_TASK, cells))
    (first, *_) = of(agency, "TDG-TT")
    return first.last, first.taken_late


def test_before_a_day_ends_the_day_before_and_at_latest_on_it():
    """The plan says "trước 01/12": the last day in time is 30/11."""
    assert until() == (date(2026, 11, 30), True)
    assert until(loai_han="cham_nhat") == (date(2026, 12, 1), True)
    assert until(nhan_muon="khong") == (date(2026, 11, 30), False)
    assert until(loai_han="khong_han", han="") == (None, True)
    assert until(du_thao="co") == (None, True)


def test_some_days_before_the_meeting_is_counted_back_from_it():
    """The council meets on Tuesday 1 December: the third working day before it is Thursday 26 November."""
    told = {"loai_han": "tuong_doi", "han": "", "so_ngay": "3", "truoc_viec": "CV-11"}
    assert until(**told) == (date(2026, 11, 26), True)
    assert until(**told | {"so_ngay": "6"}) == (date(2026, 11, 20), True)


def test_the_task_of_a_form_is_that_of_its_step_else_the_one_that_names_it():
    cycle = OLD.cycles[0]
    found = {form.id: getattr(task_of(cycle, form), "id", "") for form in cycle.forms}
    assert (found["DC-LD"], found["TDG-P"], found["PL-04"], found["KN"]) == ("CV-06", "CV-20", "CV-15", "")
    named = package(Edit("cong_viec", "CV-06", {"bieu_mau": "KN"}), tables=sample_tables())
    form = next(one for one in named.cycles[0].forms if one.id == "KN")
    assert getattr(task_of(named.cycles[0], form), "id", "") == "CV-06"


@pytest.mark.parametrize(
    ("period", "key", "words", "first", "end"),
    [
        (Period(PeriodKind.MONTH, 2), "thang-02", "tháng 2 năm 2028", date(2028, 2, 1), date(2028, 2, 29)),
        (
            Period(PeriodKind.MONTH, 12),
            "thang-12",
            "tháng 12 năm 2028",
            date(2028, 12, 1),
            date(2028, 12, 31),
        ),
        (Period(PeriodKind.QUARTER, 1), "quy-1", "quý 1 năm 2028", date(2028, 1, 1), date(2028, 3, 31)),
        (Period(PeriodKind.QUARTER, 4), "quy-4", "quý 4 năm 2028", date(2028, 10, 1), date(2028, 12, 31)),
    ],
)
def test_a_period_has_its_days_and_names(period: Period, key: str, words: str, first: date, end: date):
    assert (period.key, period.words(2028)) == (key, words)
    assert (period.first_day(2028), period.last_day(2028)) == (first, end)


def test_a_form_of_the_year_has_no_period():
    forms = {form.id: form for form in NEW.cycles[0].forms}
    assert list(periods(forms["M-335-02"])) == [None]
    assert len(periods(forms["M-335-01"])) == 12
