"""Rated persons and collectives have a decision with number, date and signatory."""

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
