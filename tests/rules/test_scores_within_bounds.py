"""The score of a period: bounds, parts by the post held, the total (NĐ 335/2025 Đ.12, 15–17)."""

import pytest

from congkhai.findings import Severity

FILE = "diem.csv"
LEADER, MEMBER = "CB-03", "CB-05"


def one(small, who: str = MEMBER, **cells: str):
    """One month's score, at row 2."""
    small.score(who, [3], **cells)
    return small


def told(code: str, column: str | None):
    return [(code, FILE, 2, column)] if code else []


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"nhom_1": "10"}, "", None),
        ({"nhom_1": "10.01"}, "diem-nhom-vuot-toi-da", "nhom_1"),
        ({"nhom_3": "11"}, "diem-nhom-vuot-toi-da", "nhom_3"),
        ({"loai_ky": "quy", "so_ky": "4"}, "", None),
        ({"loai_ky": "quy", "so_ky": "5"}, "quy-khong-co", "so_ky"),
        ({"so_ky": "12"}, "", None),
        ({"so_luong": "130", "tong": "100"}, "", None),
    ],
)
def test_groups_and_quarters_have_bounds(office, cells, code, column):
    assert one(office(2026), **cells).found() == told(code, column)


def test_the_message_names_the_column_and_the_most(office):
    (finding,) = one(office(2026), nhom_2="12").findings()
    assert finding.severity is Severity.ERROR
    assert (
        finding.message
        == "Nguyễn Đức Dương (CB-05): điểm ở ô ‘Tiêu chí chung, nhóm II’ lớn hơn điểm tối đa của nhóm "
        "(10 điểm)."
    )
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 12–17"


@pytest.mark.parametrize(("third", "code"), [("10", ""), ("10.5", "diem-chung-vuot-toi-da")])
def test_together_the_groups_give_no_more_than_30(office, third, code):
    """Told where no single group is over its own most."""
    small = office(2026)
    for row in small.rows("tieu_chi", ma="TC335-III"):
        small.set("tieu_chi", row, diem_toi_da="15")
    assert one(small, nhom_3=third).found() == told(code, None)


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({}, "", None),
        ({"linh_vuc": "50", "to_chuc": "100", "doan_ket": "50"}, "", None),
        ({"linh_vuc": "75"}, "diem-lanh-dao-khac-50-100", "linh_vuc"),
        ({"doan_ket": "0"}, "diem-lanh-dao-khac-50-100", "doan_ket"),
        ({"to_chuc": ""}, "thieu-diem-lanh-dao", "to_chuc"),
        ({"linh_vuc": "", "to_chuc": "", "doan_ket": ""}, "thieu-diem-lanh-dao", "linh_vuc"),
    ],
)
@pytest.mark.parametrize("who", ["CB-01", "CB-02", "CB-03", "CB-04"])
def test_heads_and_deputies_have_six_parts(office, who, cells, code, column):
    """Of the agency and of its units alike."""
    assert one(office(2026), who, **cells).found() == told(code, column)


@pytest.mark.parametrize("column", ["linh_vuc", "to_chuc", "doan_ket"])
def test_members_have_three(office, column):
    small = one(office(2026), MEMBER, **{column: "100"})
    assert small.found() == told("thua-diem-lanh-dao", column)


def test_the_post_of_the_month_counts(office):
    """A member until 14 June, a deputy since: three parts in May, six in July, either in June."""
    small = office(2026)
    small.set("phan_cong", 6, den_ngay="2026-06-14")
    post = small.tables["phan_cong"][3] | {"ma": "PC-15", "can_bo": MEMBER, "tu_ngay": "2026-06-15"}
    small.add("phan_cong", **post)
    six = dict.fromkeys(("linh_vuc", "to_chuc", "doan_ket"), "100")
    small.score(MEMBER, [5, 6])
    small.score(MEMBER, [7], **six)
    assert small.found() == []
    small.set("diem", 2, **six)
    small.set("diem", 3, **six)
    small.set("diem", 4, linh_vuc="", to_chuc="", doan_ket="")
    assert small.found() == [
        ("thua-diem-lanh-dao", FILE, 2, "linh_vuc"),
        ("thieu-diem-lanh-dao", FILE, 4, "linh_vuc"),
    ]


def test_where_the_post_is_not_known_three_or_six_but_not_four(office):
    """Months in the former organisation."""
    small = office(2026)
    small.set("phan_cong", 6, tu_ngay="2026-06-01")
    assert one(small, MEMBER, linh_vuc="100").found() == told("thieu-diem-lanh-dao", "to_chuc")


@pytest.mark.parametrize(
    ("total", "code"),
    [
        ("97.67", ""),
        ("97.6616", "tong-diem-khong-khop"),
        ("97.68", "tong-diem-khong-khop"),
        ("97.6716", ""),
        ("97.6617", ""),
        ("", ""),
    ],
)
def test_the_total_is_what_the_parts_give(office, total, code):
    """30 + 70 × 290 / 300 = 97,666…; 0,005 is passed over."""
    small = one(office(2026), MEMBER, so_luong="90", tong=total)
    assert small.found() == told(code, "tong")


def test_the_total_that_fits_is_said_and_fits(office):
    small = one(office(2026), LEADER, linh_vuc="50", tong="95")
    (finding,) = small.findings()
    assert (
        finding.message
        == "Đinh Thị Thuỷ Tiên (CB-03): tổng điểm ghi ở phiếu khác tổng tính từ các thành phần "
        "(94,1666 điểm)."
    )
    small.set("diem", 2, tong="94.1666")
    assert small.found() == []


def test_results_give_no_more_than_70_points(office):
    small = one(office(2026), MEMBER, so_luong="150", chat_luong="120", tien_do="100", tong="100")
    assert small.found() == []
    small.set("diem", 2, tong="115")
    assert small.found() == told("tong-diem-khong-khop", "tong")


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"nhom_1": "11", "tong": "99"}, "diem-nhom-vuot-toi-da", "nhom_1"),
        ({"linh_vuc": "80", "tong": "100"}, "diem-lanh-dao-khac-50-100", "linh_vuc"),
        ({"so_luong": "120", "tien_do": "82", "tong": "96.5"}, "", None),
    ],
)
def test_a_total_with_a_part_out_of_bounds_is_not_judged(office, cells, code, column):
    """The slip is told once, and no total is advised that contains it."""
    assert one(office(2026), LEADER, **cells).found() == told(code, column)


def test_a_share_over_100_that_is_explained_counts_in_the_total(office):
    small = one(office(2026), MEMBER, so_luong="120", tien_do="82", tong="94")
    assert small.found() == []
    key = {"ma_loi": "ty-le-vuot-100", "doi_tuong": "KY-2026 + CB-05 + thang + 3"}
    small.add("giai_trinh", ma="GT-1", ky="KY-2026", ly_do="Việc được giao thêm", van_ban="QD-1", **key)
    assert small.found() == told("tong-diem-khong-khop", "tong")


def test_vien_chuc_are_told_without_blocking(office):
    small = office(2026)
    small.set("phan_cong", 6, loai_lao_dong="vien_chuc")
    (finding,) = one(small, nhom_1="11").findings()
    assert finding.severity is Severity.WARNING
    assert "Nghị định 233/2026/NĐ-CP" in finding.source


def test_2022_has_no_scores_of_months(office):
    assert one(office(2022), nhom_1="99").found() == []


def test_without_groups_of_criteria_the_rest_is_still_judged(office):
    small = one(office(2026), nhom_1="15")
    small.tables["tieu_chi"] = []
    assert small.found() == told("diem-chung-vuot-toi-da", None)
    assert "bảng Tiêu chí chấm điểm chưa có nhóm tiêu chí" in small.told()[-1].message
