"""A finding of a rule prints no other column of the row it is about."""

import pytest

from congkhai.findings import Finding
from tests.rules.build import Office

PERSONS = ("kiem_diem", "bieu_quyet", "de_xuat", "xep_loai_ca_nhan", "phan_cong", "ho_so", "y_kien", "can_bo")


def spoiled(small: Office) -> list[Finding]:
    """Faults in every table about persons, each cell that may be told filled with its own word."""
    small.set("kiem_diem", 3, ngay_gui="2022-11-23")
    small.set("kiem_diem", 4, ngay_gui="")
    small.set("bieu_quyet", 3, phat_ra="8", thu_vao="9", khong_hop_le="2", phieu_muc_2="13")
    small.set("xep_loai_ca_nhan", 2, quyet_dinh="QD-1", ly_do="Lý do riêng thứ nhất")
    small.set("xep_loai_ca_nhan", 3, muc="A", ly_do="Lý do riêng thứ hai", so_thang="7", tu_xep_loai="B")
    small.set("xep_loai_ca_nhan", 4, muc="HTXSNV", ly_do="Lý do riêng thứ ba")
    small.set("xep_loai_ca_nhan", 5, trang_thai="khong_xep_loai", ly_do="Lý do riêng thứ tư")
    small.set("xep_loai_ca_nhan", 6, quyet_dinh="", ly_do="Lý do riêng thứ năm")
    small.set("kiem_diem", 6, chu_tri="TP")
    small.set("de_xuat", 3, ngay=f"{small.year}-12-02", ly_do="Lý do riêng thứ sáu")
    small.drop("de_xuat", can_bo="CB-06")
    small.drop("kiem_diem", can_bo="CB-06")
    small.set("y_kien", 3, ngay=f"{small.year}-12-03", noi_dung="Ý kiến riêng", muc="HTTNV")
    small.task("tu_cham_diem", f"{small.year}-11-25")
    small.dossier("tu_cham_diem", f"{small.year}-11-26", can_bo="CB-03", ghi_chu="Ghi chú riêng")
    return small.findings()


@pytest.mark.parametrize("year", [2022, 2026])
def test_no_other_cell_of_a_persons_row_is_said(office, year):
    small = office(year)
    small.rule("dung-dau-khong-cao-hon-don-vi", doi_chieu="da_doi_chieu")
    told = [f for f in spoiled(small) if f.place.table in PERSONS and f.place.row]
    assert len(told) >= 6
    for finding in told:
        row = small.tables[finding.place.table][finding.place.row - 2]
        others = {v for name, v in row.items() if name not in (finding.place.column, "ma", "ky") and v}
        message = finding.message.replace(str(finding.place.bearer), "")
        words = message.replace(".", " ").replace(",", " ").split() + finding.remedy.split()
        assert not [v for v in others if v in words or (len(v) > 3 and v in message)], finding
