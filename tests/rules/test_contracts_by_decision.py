"""Contract workers are rated only where the agency decided so (NĐ 335/2025 Đ.28.2)."""

from congkhai.findings import Severity

CODE, UNSOURCED = "hop-dong-chua-co-quyet-dinh", "hop-dong-thieu-van-ban"
FOUND = [(CODE, "xep_loai_ca_nhan.csv", 6, "trang_thai")]


def on_contract(office, year: int = 2026):
    small = office(year)
    small.set("phan_cong", 6, loai_lao_dong="hop_dong")
    return small


def test_a_new_folder_has_not_decided(office):
    small = on_contract(office)
    assert small.found() == FOUND
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 28 khoản 2"
    small.drop("tham_so", ma="AP-DUNG-HOP-DONG")
    assert small.found() == FOUND


def test_decided_by_a_document(office):
    small = on_contract(office)
    row = small.parameter("AP-DUNG-HOP-DONG", gia_tri_chu="co", van_ban="QD-1")
    assert small.found() == []
    for paper in ("", "ND-335-2025"):
        small.set("tham_so", row, van_ban=paper)
        assert small.found() == [(UNSOURCED, "tham_so.csv", row, "van_ban")]


def test_who_is_not_rated_needs_no_decision(office):
    small = on_contract(office)
    unrated = {"trang_thai": "khong_xep_loai", "muc": "", "quyet_dinh": "", "so_thang": "3"}
    small.set("xep_loai_ca_nhan", 6, **unrated, ma_ly_do="chua_du_6_thang")
    assert small.found() == []


def test_the_kind_of_employment_at_the_end_counts(office):
    small = on_contract(office)
    small.set("phan_cong", 6, den_ngay="2026-06-30")
    later = {"ma": "PC-15", "can_bo": "CB-05", "tu_ngay": "2026-07-01"}
    small.add("phan_cong", **small.tables["phan_cong"][5] | later)
    assert small.found() == []


def test_before_2026_nothing_is_asked(office):
    assert on_contract(office, 2022).found() == []
