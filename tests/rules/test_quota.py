"""The quota of the year, where one is set: of those rated "tốt", never rounded (NĐ 335/2025 Đ.20.5a)."""

CODE = "vuot-ty-le-xuat-sac"
OVER = [(CODE, "xep_loai_ca_nhan.csv", None, None)]


def test_one_in_five_and_no_more(office):
    """One "xuất sắc" beside four "tốt" is too many, beside five it is not."""
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    (finding,) = small.findings()
    assert (finding.code, finding.place.file) == (CODE, "datapackage/data/xep_loai_ca_nhan.csv")
    assert finding.message == (
        "Có 1 công chức xếp “Hoàn thành xuất sắc nhiệm vụ”, vượt quá 20% của 4 người xếp "
        "“Hoàn thành tốt nhiệm vụ”: nhiều nhất là 0 người."
    )
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 20 khoản 5 điểm a"
    another(small)
    assert small.found() == []


def test_lower_levels_are_outside_the_base(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    another(small, muc="HTNV")
    assert small.found() == OVER


def test_who_is_not_rated_here_is_outside_the_base(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    small.set("xep_loai_ca_nhan", 2, muc="HTTNV", quyet_dinh="QD-CT")
    another(small, trang_thai="khong_xep_loai", muc="", quyet_dinh="")
    assert small.found() == OVER


def test_contract_workers_are_outside_the_base(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    post = another(small)
    small.set("phan_cong", post, loai_lao_dong="hop_dong")
    assert small.found() == OVER


def test_who_was_on_contract_in_earlier_years_counts(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    post = another(small)
    small.set("phan_cong", post, loai_lao_dong="hop_dong", den_ngay="2024-06-30")
    small.add("phan_cong", **small.tables["phan_cong"][4] | {"ma": "PC-17", "can_bo": "CB-07"})
    assert small.found() == []


def test_a_contract_beside_the_post_does_not_count(office):
    """What somebody is follows from the main post."""
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    another(small)
    beside = {"ma": "PC-18", "chinh": "khong", "loai_lao_dong": "hop_dong"}
    small.add("phan_cong", **small.tables["phan_cong"][4] | beside)
    assert small.found() == []


def test_a_replaced_rating_does_not_count(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    row = small.tables["xep_loai_ca_nhan"][1] | {"ma": "CN-12", "muc": "HTTNV", "thay_the": "CN-02"}
    small.add("xep_loai_ca_nhan", **row)
    assert small.found() == []


def test_2022_sets_none(office):
    """The seed names a ratio and no percentage, so nothing is held against 2022."""
    small = office()
    for row in (3, 5, 6, 7):
        small.set("xep_loai_ca_nhan", row, muc="HTXSNV")
    assert small.found() == []


def test_the_percentage_is_written_with_a_comma(office):
    small = office(2026)
    small.set("tham_so", small.rows("tham_so", ma="TY-LE-XUAT-SAC")[0], gia_tri="12.5")
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    assert "vượt quá 12,5% của 4 người" in small.findings()[0].message


def another(small, **cells: str) -> int:
    """One more member of the division, rated "tốt" unless `cells` say otherwise; the row of the post."""
    small.add("can_bo", ma="CB-07", ho_ten="Vì Thị Mai")
    small.add("bieu_quyet", **small.tables["bieu_quyet"][4] | {"ma": "BQ-9", "can_bo": "CB-07"})
    small.add(
        "xep_loai_ca_nhan", **small.tables["xep_loai_ca_nhan"][4] | {"ma": "CN-07", "can_bo": "CB-07"} | cells
    )
    return small.add("phan_cong", **small.tables["phan_cong"][4] | {"ma": "PC-07", "can_bo": "CB-07"})
