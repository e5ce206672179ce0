"""Party members in their cell, civil servants at work, divisions in their own meeting (II.2.2, II.4.1b)."""

from congkhai.findings import Severity

CODE, DIVISION = "chua-kiem-diem-dung-noi", "phong-chua-kiem-diem-tap-the"


def in_the_cell(small, *reviewed: str) -> None:
    meeting = small.tables["hoi_nghi"][1] | {"ma": "HN-9", "don_vi": "CHIBO", "gio": "16:00"}
    small.add("hoi_nghi", **meeting)
    for who in reviewed:
        small.add("kiem_diem", ma=f"KD-9{who}", hoi_nghi="HN-9", can_bo=who, ngay_gui="2022-11-21")


def test_a_party_member_who_holds_no_leading_post(office):
    """CB-05 and CB-06 were reviewed in the division; the cell saw only CB-05."""
    small = office()
    small.set("phan_cong", 6, dang_vien="co")
    small.set("phan_cong", 7, dang_vien="co")
    small.place("dang_vien", "CHIBO", "Chi bộ nơi sinh hoạt")
    in_the_cell(small, "CB-05")
    (finding,) = small.findings()
    assert (finding.code, finding.place.key, finding.place.row) == (CODE, "CB-06", 7)
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        "Cầm Bá Xương (CB-06) chưa có dòng kiểm điểm tại Chi bộ cơ quan Ban Dân tộc; "
        "kế hoạch ghi nơi kiểm điểm “Chi bộ nơi sinh hoạt” (mục II.2.2)."
    )
    small.set("phan_cong", 7, dang_vien="khong")
    assert small.found() == []


def test_where_no_unit_is_named_it_is_the_unit_of_work(office):
    small = office()
    small.place("cong_chuc_ngoai_dang", "", "Cơ quan, đơn vị nơi công tác")
    assert small.found() == []
    small.drop("kiem_diem", can_bo="CB-06")
    in_the_cell(small, "CB-06")
    assert small.found() == [(CODE, "can_bo.csv", 7, None)]


def test_a_contract_worker_is_no_civil_servant(office):
    small = office()
    small.place("cong_chuc_ngoai_dang", "", "Cơ quan, đơn vị nơi công tác")
    small.set("phan_cong", 7, loai_lao_dong="hop_dong")
    small.drop("kiem_diem", can_bo="CB-06")
    assert small.found() == []
    small.place("hop_dong", "", "Phòng")
    in_the_cell(small, "CB-06")
    assert small.found() == [(CODE, "can_bo.csv", 7, None)]


def test_it_is_a_fault_once_the_rating_has_begun(office):
    """Results written down, or a rating conference held."""
    small = office()
    small.place("cong_chuc_ngoai_dang", "", "Cơ quan, đơn vị nơi công tác")
    small.drop("kiem_diem", can_bo="CB-06")
    in_the_cell(small, "CB-06")
    assert small.found() == [(CODE, "can_bo.csv", 7, None)]
    for table in ("xep_loai_ca_nhan", "xep_loai_tap_the"):
        small.tables[table] = []
    assert small.found() == [(CODE, "can_bo.csv", 7, None)]
    small.drop("bieu_quyet", hoi_nghi="HN-4")
    small.drop("hoi_nghi", ma="HN-4")
    assert small.found() == []


def test_who_was_reviewed_nowhere_and_is_not_rated(office):
    """Under six months: not rated, yet reviewed like the others."""
    small = office()
    small.place("cong_chuc_ngoai_dang", "", "Cơ quan, đơn vị nơi công tác")
    small.set("xep_loai_ca_nhan", 7, trang_thai="khong_xep_loai", muc="", quyet_dinh="", so_thang="4")
    small.drop("kiem_diem", can_bo="CB-06")
    assert small.found() == [(CODE, "can_bo.csv", 7, None)]


def test_a_division_whose_people_were_reviewed_but_not_the_division(office):
    small = office()
    small.place("don_vi", "", "Hội nghị kiểm điểm của phòng", dieu_khoan="II.4.1b")
    (finding,) = small.findings()
    assert (finding.code, finding.place.file, finding.place.key) == (
        DIVISION,
        "datapackage/data/don_vi.csv",
        "P-THHC",
    )
    small.add("hoi_nghi", **small.tables["hoi_nghi"][0] | {"ma": "HN-9", "don_vi": "P-THHC", "gio": "07:00"})
    small.add("kiem_diem", ma="KD-99", hoi_nghi="HN-9", don_vi="P-THHC", ngay_gui="2022-11-21")
    assert small.found() == []


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2026)
    small.place("don_vi", "", "Hội nghị kiểm điểm của phòng")
    assert small.found() == []
