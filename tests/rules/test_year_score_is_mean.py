"""The score of the year is the plain mean of the periods given (NĐ 335/2025 Đ.17.3)."""

from datetime import date

import pytest

from congkhai.findings import Severity

CODE = "diem-nam-khong-khop"
FILE = "xep_loai_ca_nhan.csv"


def scored(office, stated: str, **cells: str):
    """Eleven months at 100 and one at 95,333…; the mean is 99,6111…"""
    small = office(2026)
    small.score("CB-05", range(1, 12))
    small.score("CB-05", [12], so_luong="80", **cells)
    small.set("xep_loai_ca_nhan", 6, diem=stated, muc="HTXSNV")
    return small


@pytest.mark.parametrize(
    ("stated", "differs"),
    [("99.61", False), ("99.6111", False), ("99.6161", False), ("99.62", True), ("99.60", True)],
)
def test_within_five_thousandths(office, stated, differs):
    found = scored(office, stated).found()
    assert found == ([(CODE, FILE, 6, "diem")] if differs else [])


@pytest.mark.parametrize(
    ("stated", "differs"),
    [("99.505", False), ("99.495", False), ("99.5051", True), ("99.4949", True)],
)
def test_exactly_the_tolerance_is_kept(office, stated, differs):
    """Ten months at 100 and two at 97: the mean is 99,5, the tolerance five thousandths."""
    small = office(2026)
    small.score("CB-05", range(1, 11))
    small.score("CB-05", [11, 12], nhom_1="7")
    small.set("xep_loai_ca_nhan", 6, diem=stated, muc="HTXSNV")
    assert [row for row in small.found() if row[0] == CODE] == ([(CODE, FILE, 6, "diem")] if differs else [])


@pytest.mark.parametrize(("stated", "differs"), [("97", False), ("97.01", True), ("96.99", True)])
def test_one_month_is_its_own_mean(office, stated, differs):
    small = office(2026)
    small.score("CB-05", [1], nhom_1="7")
    small.set("xep_loai_ca_nhan", 6, diem=stated, so_thang="1", muc="HTXSNV")
    (told,) = [finding for finding in small.findings() if finding.code == CODE] or [None]
    assert (told is not None) == differs
    assert told is None or "của 1 tháng đã chấm (97,00 điểm)" in told.message


def test_the_message_says_the_mean_and_the_mean_fits(office):
    small = scored(office, "98")
    (finding,) = small.findings()
    assert finding.severity is Severity.ERROR
    assert (
        finding.message
        == "Nguyễn Đức Dương (CB-05): điểm của năm khác điểm trung bình cộng của 12 tháng đã chấm "
        "(99,6111 điểm)."
    )
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 17 khoản 3"
    small.set("xep_loai_ca_nhan", 6, diem="99.6111")
    assert small.found() == []


def test_eleven_months_are_a_year_before_its_end(office):
    small = scored(office, "100")
    small.drop("diem", so_ky="12")
    assert small.found() == []


@pytest.mark.parametrize(
    ("cells", "differs"),
    [({"nhom_1": "11"}, False), ({"so_luong": "120", "tien_do": "80"}, False), ({}, True)],
)
def test_no_mean_is_told_that_contains_a_part_out_of_bounds(office, cells, differs):
    small = office(2026)
    small.score("CB-05", range(1, 11))
    small.score("CB-05", [11], so_luong="80")
    small.score("CB-05", [12], **{"so_luong": "80"} | cells)
    small.set("xep_loai_ca_nhan", 6, diem="98", muc="HTXSNV")
    assert small.found() == ([(CODE, FILE, 6, "diem")] if differs else [])


def test_a_share_over_100_excuses_no_score_of_the_year_that_is_too_high(office):
    small = office(2026)
    small.score("CB-05", range(1, 12), nhom_1="5")
    small.score("CB-05", [12], nhom_1="5", so_luong="120", tien_do="80")
    small.set("xep_loai_ca_nhan", 6, diem="96", muc="HTXSNV")
    assert small.found() == [(CODE, FILE, 6, "diem")]


MISSING = "thieu-diem-nam"


def test_who_is_rated_on_scores_has_a_score_of_the_year(office):
    small = scored(office, "")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (MISSING, 6, "diem")
    assert finding.severity is Severity.WARNING
    assert finding.remedy == (
        "Ghi điểm của năm ở ô ‘Điểm’, là trung bình cộng điểm các tháng (99,6111 điểm)."
    )
    small.drop("diem", so_ky="3")
    assert small.findings()[0].remedy.endswith("trung bình cộng điểm các tháng.")
    small.set("xep_loai_ca_nhan", 6, trang_thai="cap_tren", muc="", quyet_dinh="")
    assert small.found() == []


def test_who_has_no_scores_of_periods_needs_none(office):
    assert office(2026).found() == []


def test_no_mean_is_told_that_hides_a_month(office):
    small = scored(office, "98")
    small.drop("diem", so_ky="3")
    assert small.found() == []
    small.set("xep_loai_ca_nhan", 6, so_thang="11")
    assert small.found() == [(CODE, FILE, 6, "diem")]


def test_an_office_that_scores_by_quarter(office):
    small = office(2026)
    small.score("CB-05", [1, 2], kind="quy")
    small.score("CB-05", [3], kind="quy", nhom_1="7")
    small.set("xep_loai_ca_nhan", 6, diem="99", muc="HTXSNV")
    assert small.found() == []
    small.set("diem", 4, nhom_1="4")
    (finding,) = small.findings()
    assert "của 3 quý đã chấm (98,00 điểm)" in finding.message


def test_months_beside_quarters_are_told_and_not_averaged(office):
    small = scored(office, "50")
    small.score("CB-05", [4], kind="quy")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.severity) == ("thang-lan-quy", 6, Severity.WARNING)


def test_who_is_not_rated_has_none(office):
    small = scored(office, "")
    small.set("xep_loai_ca_nhan", 6, trang_thai="khong_xep_loai", muc="", quyet_dinh="", diem="3")
    assert small.found() == []


def test_2022_sets_no_scores(office):
    small = office(2022)
    small.score("CB-05", [1])
    small.set("xep_loai_ca_nhan", 6, diem="50")
    assert small.found() == []


def test_months_beside_quarters_are_told_alone_where_the_score_lacks_too(office):
    small = scored(office, "")
    small.score("CB-05", [4], kind="quy")
    assert small.found() == [("thang-lan-quy", FILE, 6, "diem")]


DECEMBER = {"can_bo": "CB-05", "loai_ky": "thang", "so_ky": "12"}
SINCE, ABOVE = "diem-nam-truoc-diem-cuoi", "muc-cao-hon-diem"


def final_afterwards(office, stated: str, decided: str, came: str, **december: str):
    """Eleven months at 90; December's form came on a day, and its score is final."""
    small = office(2026)
    small.today = date(2027, 1, 8)
    small.score("CB-05", range(1, 12), nhom_1="0")
    small.score("CB-05", [12], **{"nhom_1": "0"} | december)
    small.dossier("phieu_theo_doi", came, **DECEMBER)
    decision = small.tables["xep_loai_ca_nhan"][4]["quyet_dinh"]
    (paper,) = small.rows("van_ban", ma=decision)
    small.set("van_ban", paper, ngay_ban_hanh=decided)
    small.set("xep_loai_ca_nhan", 6, diem=stated, muc="HTXSNV")
    return [one for one in small.findings() if one.code in (CODE, SINCE, ABOVE)]


@pytest.mark.parametrize(
    ("decided", "came", "since"),
    [
        ("2026-12-05", "2027-01-05", True),
        ("2026-12-31", "2027-01-05", True),
        ("2026-12-05", "2026-12-06", True),
        # The form was there before, or the month was over: the decision could know the score.
        ("2026-12-05", "2026-12-05", False),
        ("2026-12-05", "2026-12-04", False),
        ("2027-01-02", "2027-01-05", False),
    ],
)
def test_a_score_that_became_final_after_the_decision(office, decided, came, since):
    """The mean is 90,5 then, and another level in no case."""
    (told,) = final_afterwards(office, "90", decided, came, nhom_1="6")
    assert (told.code, told.severity) == ((SINCE, Severity.WARNING) if since else (CODE, Severity.ERROR))


def test_it_names_the_level_and_leaves_the_decided_one(office):
    (told,) = final_afterwards(office, "90", "2026-12-05", "2027-01-05", nhom_2="4")
    assert told.message == (
        "Nguyễn Đức Dương (CB-05): quyết định ngày 05/12/2026 lấy điểm của năm là 90,00, khi tháng 12 chưa "
        "kết thúc; nay đã có điểm chính thức, điểm trung bình cộng của 12 tháng là 89,50, tương ứng mức "
        "“Hoàn thành tốt nhiệm vụ”."
    )


@pytest.mark.parametrize(("stated", "code"), [("98.33", SINCE), ("98.34", CODE)])
def test_one_month_moves_the_mean_by_a_twelfth_of_its_points(office, stated, code):
    told = final_afterwards(office, stated, "2026-12-05", "2027-01-05")
    assert [one.code for one in told] == [code]
