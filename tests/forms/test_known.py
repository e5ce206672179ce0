"""What nobody types: names, posts, periods, points of the year and the rows of tables, from the package."""

from fractions import Fraction

import pytest

from congkhai.forms.define import define
from congkhai.forms.known import Source, known
from congkhai.law.demand import voted_at
from congkhai.law.owed import owed
from congkhai.law.scores import outcome, with_posts
from congkhai.model.agency import Agency
from congkhai.text.numbers import points
from tests.forms.filling import FORMS, PROMOTED, found, package
from tests.packages.edited import Edit
from tests.packages.story import office, sample, sample_tables

NEW, OLD = office(), sample()
CYCLE = NEW.cycles[0]
#: CB-029 came in August and is not rated.
RATED = sorted({*CYCLE.year_scores} - {"CB-029"})


def filled(agency: Agency, form: str, subject: str, turn: str = "") -> dict[str, object]:
    one = found(agency, form, subject, turn)
    definition = define(agency, agency.cycles[0], one.form)
    assert definition is not None
    return dict(known(Source(agency=agency, cycle=agency.cycles[0], owed=one), definition))


def test_the_head_of_a_form_says_who_where_and_when():
    told = filled(NEW, "M-335-01", "CB-010", "thang-03")
    assert told == {
        "co_quan": "Sở Dân tộc và Tôn giáo tỉnh Sơn La",
        "ky": "tháng 3 năm 2026",
        "ho_ten": "Mùa A Sếnh",
        "chuc_vu": "Chuyên viên chính",
        "don_vi": "Văn phòng Sở",
        "lanh_dao": "khong",
        "diem_toi_da_ket_qua": "70",
    }
    assert filled(NEW, "M-335-01", "CB-001", "thang-03")["lanh_dao"] == "co"


@pytest.mark.parametrize(("id", "post"), [("CB-001", "Giám đốc"), ("CB-002", "Phó Giám đốc")])
def test_who_leads_the_agency_works_at_the_agency(id: str, post: str):
    """The collective of the leadership is where they are reviewed, no place of work."""
    for form, turn in (("M-335-01", "thang-03"), ("M-335-02", "")):
        told = filled(NEW, form, id, turn)
        assert (told["chuc_vu"], told["don_vi"]) == (post, "Sở Dân tộc và Tôn giáo tỉnh Sơn La")


@pytest.mark.parametrize("id", RATED)
def test_the_yearly_form_holds_the_points_that_the_year_comes_to(id: str):
    """Mẫu số 02, I: each month and the mean, cut to four decimals as `why` tells them, never raised."""
    told = filled(NEW, "M-335-02", id)
    year = CYCLE.year_scores[id]
    assert year.mean is not None
    assert told["diem_ca_nam"] == points_of(year.mean)
    most = NEW.parameter("DIEM-KET-QUA-TOI-DA", 2026)
    assert most is not None
    law = {
        str(score.number): outcome(score, leads, most.value)
        for score, leads in with_posts(NEW, 2026, year.periods)
    }
    months = told["ky_trong_nam"]
    assert [row["ten_ky"] for row in months] == [str(at) for at in range(1, 13)]  # type: ignore[index, attr-defined]
    for row in months:  # type: ignore[attr-defined]
        made = law.get(row["ten_ky"])
        assert row.get("diem") == (points_of(made.total) if made else None)


def points_of(score: Fraction) -> str:
    """The score as `why` tells it, with a point and without needless zeros."""
    exact = Fraction(points(score).replace(",", "."))
    assert exact <= score < exact + Fraction(1, 10**4)
    text = f"{float(exact):.4f}".rstrip("0").rstrip(".")
    assert Fraction(text) == exact
    return text


def test_a_month_without_points_has_a_row_without_them():
    without = Edit("diem", "KY-2026 + CB-010 + thang + 3", None)
    told = filled(package(without), "M-335-02", "CB-010")
    assert told["ky_trong_nam"][2] == {"ten_ky": "3"}  # type: ignore[index]
    assert len(told["ky_trong_nam"]) == 12  # type: ignore[arg-type]


def test_the_quarterly_variant_has_four_rows():
    told = filled(package(Edit(FORMS, "M-335-02", {"bo_truong": "ND335-02-QUY"})), "M-335-02", "CB-010")
    assert [row["ten_ky"] for row in told["ky_trong_nam"]] == ["1", "2", "3", "4"]  # type: ignore[attr-defined]


def test_somebody_promoted_in_the_year_leads_from_then_on():
    agency = package(*PROMOTED)
    asked = [filled(agency, "M-335-01", "CB-010", f"thang-0{month}")["lanh_dao"] for month in (5, 6, 7)]
    assert asked == ["khong", "co", "co"]
    assert filled(agency, "M-335-01", "CB-010", "thang-05")["chuc_vu"] == "Chuyên viên chính"
    assert filled(agency, "M-335-01", "CB-010", "thang-07")["chuc_vu"] == "Phó Chánh Văn phòng"


def test_minutes_lay_out_those_on_whom_the_meeting_votes():
    for agency in (NEW, OLD):
        cycle = agency.cycles[0]
        for one in owed(agency, cycle):
            if one.meeting:
                told = filled(agency, one.form.id, one.meeting.id)
                subjects = voted_at(agency, cycle, one.meeting)
                assert [row["ma"] for row in told["doi_tuong"]] == [each.id for each in subjects]  # type: ignore[attr-defined]
                assert told["ngay_hop"] == one.meeting.starts.date().isoformat()
                reviewed = {row.meeting.id for row in cycle.reviews}
                assert bool(told["kiem_diem"]) == (one.meeting.id in reviewed)


def test_namesakes_bear_their_ids_wherever_a_form_names_them():
    rows = {row["ma"]: row["ten"] for row in filled(NEW, "BB-HN", "HN-20")["doi_tuong"]}  # type: ignore[attr-defined]
    assert (rows["CB-022"], rows["CB-023"]) == ("Quàng Thị Phượng (CB-022)", "Quàng Thị Phượng (CB-023)")
    assert "(" not in rows["CB-020"] + rows["P-TTDB"]
    reviewed = {
        row["ma_kiem_diem"]: row["ten_kiem_diem"] for row in filled(NEW, "BB-HN", "HN-17")["kiem_diem"]
    }  # type: ignore[attr-defined]
    assert reviewed["CB-022"] == "Quàng Thị Phượng (CB-022)"
    assert filled(NEW, "YK", "CB-022", "CHIBO")["ho_ten"] == "Quàng Thị Phượng (CB-022)"


def test_a_petition_names_the_result_that_it_is_about():
    told = "Hoàn thành xuất sắc nhiệm vụ (Quyết định số 146/QĐ-SDTTG ngày 04/12/2026)"
    assert filled(NEW, "KN", "CB-010")["ket_qua"] == told
    undecided = package(
        Edit("thong_bao_ca_nhan", "TBCN-009", None), Edit("xep_loai_ca_nhan", "XLCN-010", None)
    )
    assert "ket_qua" not in filled(undecided, "KN", "CB-010")


def test_an_opinion_names_the_body_that_was_asked():
    assert filled(NEW, "YK", "CB-010", "CHIBO")["noi_hoi"] == next(
        unit.name for unit in NEW.units if unit.id == "CHIBO"
    )


def test_leaders_score_themselves_by_the_criteria_where_the_office_has_any():
    """PL-04 of 2022 is not known: without criteria the office's own file is asked for."""
    rules = OLD.cycles[0].rule_set.id
    assert filled(OLD, "PL-04", "CB-001")["tieu_chi"] == ()
    plain = {"bo_quy_dinh": rules, "van_ban": "KH-99", "dieu_khoan": "IV.2", "doi_chieu": "chua_doi_chieu"}
    group = Edit("tieu_chi", "TC-1", plain | {"thu_tu": "1", "ten": "Nhóm một", "diem_toi_da": "10"})
    lines = [
        Edit(
            "tieu_chi",
            f"TC-1-{at}",
            plain | {"thu_tu": f"{at}", "ten": name, "diem_toi_da": most, "thuoc": "TC-1"},
        )
        for at, name, most in ((2, "Sau", "2.5"), (1, "Trước", "7.5"))
    ]
    told = filled(package(group, *lines, tables=sample_tables()), "PL-04", "CB-001")["tieu_chi"]
    assert told == (
        {"ten_tieu_chi": "Trước", "toi_da": "7.5"},
        {"ten_tieu_chi": "Sau", "toi_da": "2.5"},
    )
