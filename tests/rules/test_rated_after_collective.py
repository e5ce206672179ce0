"""Nothing is rated before the collective's review is concluded (plan 2022, II.5)."""

from datetime import date

import pytest

CONFERENCE, DECISION = "xep-loai-truoc-kiem-diem-tap-the", "quyet-dinh-truoc-kiem-diem-tap-the"
NOT_REVIEWED, NOT_CONCLUDED = "xep-loai-khi-chua-kiem-diem", "kiem-diem-tap-the-chua-ket-luan"


@pytest.mark.parametrize(("hour", "early"), [("07:29", True), ("07:30", False), ("07:31", False)])
def test_a_conference_of_the_same_day_by_the_hour(office, hour, early):
    """The collective is reviewed at 07:30."""
    small = office()
    small.set("hoi_nghi", 5, ngay="2022-11-24", gio=hour)
    assert small.found() == ([(CONFERENCE, "hoi_nghi.csv", 5, "ngay")] if early else [])


@pytest.mark.parametrize(("day", "early"), [("2022-11-23", True), ("2022-11-24", False)])
def test_a_decision_by_the_day(office, day, early):
    small = office()
    small.set("van_ban", small.rows("van_ban", ma="QD-1")[0], ngay_ban_hanh=day)
    for table in ("y_kien", "de_xuat"):
        small.tables[table] = [row | {"ngay": "2022-11-20"} for row in small.tables[table]]
    found = [fact for fact in small.found() if fact[0] == DECISION]
    assert len(found) == 6 * early
    if early:
        assert found[0] == (DECISION, "xep_loai_tap_the.csv", 3, "quyet_dinh")
        finding = next(finding for finding in small.findings() if finding.code == DECISION)
        assert finding.message == (
            "Phòng Tổng hợp – Hành chính (P-THHC): quyết định 01/QĐ-BDT ký ngày 23/11/2022, trước khi kiểm "
            "điểm Tập thể lãnh đạo Ban "
            "(hội nghị HN-1, ngày 24/11/2022)."
        )


def test_a_division_is_reviewed_before_its_own_rating(office):
    """On 5 December, after the decision of the 1st; people's ratings do not wait for it."""
    small = office()
    later = small.tables["hoi_nghi"][0] | {"ma": "HN-9", "don_vi": "P-THHC", "ngay": "2022-12-05"}
    small.add("hoi_nghi", **later)
    small.add("kiem_diem", ma="KD-99", hoi_nghi="HN-9", don_vi="P-THHC", ngay_gui="2022-11-21")
    told = [fact for fact in small.found() if fact[0] == DECISION]
    assert told == [(DECISION, "xep_loai_tap_the.csv", 3, "quyet_dinh")]


def test_a_superiors_decision_is_not_the_agencys(office):
    small = office()
    small.set("van_ban", small.rows("van_ban", ma="QD-CT")[0], ngay_ban_hanh="2022-11-01")
    small.set("xep_loai_ca_nhan", 2, trang_thai="da_xep_loai", muc="HTTNV", quyet_dinh="QD-CT")
    assert small.found() == []


def test_the_first_sitting_counts(office):
    small = office()
    small.add("hoi_nghi", **small.tables["hoi_nghi"][0] | {"ma": "HN-9", "ngay": "2022-12-05"})
    small.add("kiem_diem", ma="KD-99", hoi_nghi="HN-9", don_vi="LDB", ngay_gui="2022-11-21")
    assert small.found() == []


def test_the_conclusion_is_written_down_before_anything_is_rated(office):
    small = office()
    small.set("hoi_nghi", 2, ket_luan="")
    assert small.found() == [(NOT_CONCLUDED, "hoi_nghi.csv", 2, "ket_luan")]
    small.today = date(2022, 11, 29)
    for table in ("xep_loai_ca_nhan", "xep_loai_tap_the"):
        small.tables[table] = []
    assert small.found() == []
    small.today = date(2022, 11, 30)
    assert small.found() == [(NOT_CONCLUDED, "hoi_nghi.csv", 2, "ket_luan")]


def test_rated_without_any_review(office):
    small = office()
    small.tables["kiem_diem"] = []
    found = [finding for finding in small.findings() if finding.code == NOT_REVIEWED]
    assert [(finding.place.row, finding.place.key) for finding in found] == [(2, "KY-2022")]
    small.tables["xep_loai_ca_nhan"] = small.tables["xep_loai_tap_the"] = []
    small.today = date(2022, 11, 29)
    assert small.found() == []


def test_where_people_were_reviewed_the_order_of_reviews_says_it(whole):
    small = whole()
    small.drop("kiem_diem", don_vi="LDB")
    assert [code for code, *_ in small.found()] == ["chua-kiem-diem-tap-the"]


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2026)
    small.set("hoi_nghi", 5, ngay="2026-11-20")
    small.set("hoi_nghi", 2, ket_luan="")
    assert small.found() == []
