"""Not rated is a status, not a level."""

CODE = "khong-xep-loai-ma-co-muc"


def test_a_person_who_is_not_rated_has_no_level(office):
    small = office()
    small.set("xep_loai_ca_nhan", 5, trang_thai="khong_xep_loai", quyet_dinh="")
    small.set("xep_loai_tap_the", 3, trang_thai="khong_xep_loai", quyet_dinh="")
    assert small.found() == [
        (CODE, "xep_loai_tap_the.csv", 3, "muc"),
        (CODE, "xep_loai_ca_nhan.csv", 5, "muc"),
    ]
    small.set("xep_loai_ca_nhan", 5, muc="")
    small.set("xep_loai_tap_the", 3, muc="")
    assert small.found() == []


def test_whom_the_superior_rates_may_have_a_level(office):
    small = office()
    small.set("xep_loai_ca_nhan", 2, muc="HTTNV", quyet_dinh="QD-CT")
    assert small.found() == []
