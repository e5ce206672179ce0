"""Rated persons and collectives have a decision with number, date and signatory."""

from datetime import date

import pytest

NONE, INCOMPLETE = "xep-loai-thieu-quyet-dinh", "quyet-dinh-thieu-so-ngay"


def test_rated_without_a_decision(office):
    small = office()
    small.set("xep_loai_tap_the", 3, quyet_dinh="")
    small.set("xep_loai_ca_nhan", 7, quyet_dinh="")
    assert small.found() == [
        (NONE, "xep_loai_tap_the.csv", 3, "quyet_dinh"),
        (NONE, "xep_loai_ca_nhan.csv", 7, "quyet_dinh"),
    ]


def test_who_is_not_rated_needs_none(office):
    small = office()
    small.set("xep_loai_ca_nhan", 7, trang_thai="khong_xep_loai", muc="", quyet_dinh="")
    assert small.found() == []


@pytest.mark.parametrize(
    ("cells", "missing"),
    [
        ({"so_ky_hieu": ""}, "số"),
        ({"ngay_ban_hanh": ""}, "ngày ban hành"),
        ({"nguoi_ky": ""}, "người ký"),
        ({"so_ky_hieu": "", "ngay_ban_hanh": ""}, "số và ngày ban hành"),
        ({"so_ky_hieu": "", "ngay_ban_hanh": "", "nguoi_ky": ""}, "số, ngày ban hành và người ký"),
    ],
)
def test_a_decision_without_number_date_or_signatory(office, cells, missing):
    small = office()
    row = small.add("van_ban", **small.tables["van_ban"][-2] | {"ma": "QD-9"} | cells)
    small.set("xep_loai_ca_nhan", 6, quyet_dinh="QD-9")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (INCOMPLETE, 6, "quyet_dinh")
    assert (
        finding.message == f"Nguyễn Đức Dương (CB-05): quyết định “QD-9” mà dòng này dẫn chưa có {missing}."
    )
    assert finding.remedy == f"Ghi {missing} của quyết định trong bảng Văn bản, dòng {row}."


def test_a_paper_that_is_no_decision(office):
    small = office()
    plan = next(row["ma"] for row in small.tables["van_ban"] if row["loai"] == "ke_hoach")
    small.set("xep_loai_ca_nhan", 6, quyet_dinh=plan)
    (finding,) = small.findings()
    assert (finding.code, finding.place.row) == ("khong-phai-quyet-dinh", 6)
    assert f"“{plan}” mà dòng này dẫn là kế hoạch, không phải" in finding.message


LEVEL, DECIDED = "cho-quyet-dinh-ma-co-muc", "cho-quyet-dinh-ma-co-quyet-dinh"
WAITING = "con-cho-quyet-dinh"


def waiting(small, row: int, table: str = "xep_loai_ca_nhan", **cells: str):
    small.set(table, row, **{"trang_thai": "cho_quyet_dinh", "muc": "", "quyet_dinh": ""} | cells)
    return small


def test_who_waits_for_the_decision_has_no_level_and_no_decision_yet(office):
    small = office(2026)
    kept = small.tables["xep_loai_ca_nhan"][4]
    waiting(small, 6, muc=kept["muc"], quyet_dinh=kept["quyet_dinh"])
    assert small.found()[:2] == [
        (LEVEL, "xep_loai_ca_nhan.csv", 6, "muc"),
        (DECIDED, "xep_loai_ca_nhan.csv", 6, "quyet_dinh"),
    ]


def everybody_waits(small, table: str):
    for row in small.rows(table, trang_thai="da_xep_loai"):
        waiting(small, row, table)


def test_a_year_in_progress_is_no_fault(office):
    small = office(2026)
    for table in ("xep_loai_ca_nhan", "xep_loai_tap_the"):
        everybody_waits(small, table)
    small.tables["thong_bao"] = small.tables["cong_khai"] = []
    small.today = date(2026, 12, 14)
    assert small.found() == []
    small.today = date(2026, 12, 15)
    found = small.findings()
    assert {finding.code for finding in found} == {WAITING}
    assert "đã quá hạn xếp loại của năm" in found[0].message


def test_who_waits_when_the_others_are_decided_is_told(office):
    small = waiting(office(2026), 6)
    small.tables["thong_bao"] = []
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (WAITING, 6, "trang_thai")
    assert not finding.blocks
    assert "các quyết định xếp loại của cơ quan đã ban hành" in finding.message
    small.today = date(2026, 11, 30)
    assert small.found() == []


def test_who_waits_when_the_announcement_is_out_is_told(whole, office):
    small = office(2026)
    everybody_waits(small, "xep_loai_ca_nhan")
    paper = {"so_ky_hieu": "9/TB-BDT", "ngay_ban_hanh": "2026-12-05", "nguoi_ky": "Lò Văn Hoà"}
    small.add("van_ban", **small.tables["van_ban"][-1] | paper | {"ma": "TB-9", "loai": "thong_bao"})
    small.add("thong_bao", ma="TB-1", ky="KY-2026", van_ban="TB-9", tieu_de="Thông báo")
    assert {finding.code for finding in small.findings()} == {WAITING}
    assert "thông báo công khai đã ban hành" in small.findings()[0].message
