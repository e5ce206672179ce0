"""In what capacity a paper is signed, and by whom."""

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import not_this_year, paper

FORM, TITLE = "hinh-thuc-ky-la", "ky-ghi-hoc-vi"


@pytest.mark.parametrize(
    ("capacity", "strange"),
    [
        ("", False),
        ("TRƯỞNG BAN", False),
        ("TM. UỶ BAN NHÂN DÂN", False),
        ("KT. TRƯỞNG BAN – PHÓ TRƯỞNG BAN", False),
        ("TL. TRƯỞNG BAN – CHÁNH VĂN PHÒNG", False),
        ("TUQ. TRƯỞNG BAN", False),
        ("Q. TRƯỞNG BAN", False),
        ("K/T. TRƯỞNG BAN", True),
        ("T/M TRƯỞNG BAN", True),
        ("KT TRƯỞNG BAN", True),
        ("KT.TRƯỞNG BAN", True),
        ("PP. TRƯỞNG BAN", True),
        ("kt. trưởng ban", True),
    ],
)
def test_what_stands_before_the_position(office, capacity, strange):
    small = office(2026)
    row = paper(small, "QD-2", "02/QĐ-BDT", "2026-12-02", chuc_danh_ky=capacity)
    assert small.found() == ([(FORM, "van_ban.csv", row, "chuc_danh_ky")] if strange else [])


@pytest.mark.parametrize("capacity", ["PHÓ TRƯỞNG BAN", "Phó Trưởng ban"])
def test_a_deputy_does_not_sign_as_a_head_does(office, capacity):
    small = office(2026)
    row = paper(small, "QD-2", "02/QĐ-BDT", "2026-12-02", chuc_danh_ky=capacity)
    assert small.found() == [("cap-pho-ky-thieu-kt", "van_ban.csv", row, "chuc_danh_ky")]
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING and f"– {capacity}”" in finding.remedy


@pytest.mark.parametrize(
    ("signer", "titled"),
    [
        ("Hà Văn Đức", False),
        ("Pâng", False),
        ("H' Linh", False),
        ("TS. Hà Văn Đức", True),
        ("ThS Hà Văn Đức", True),
        ("PGS.TS. Hà Văn Đức", True),
        ("Tsơ Văn Đức", False),
    ],
)
def test_no_academic_title_before_the_name(office, signer, titled):
    small = office(2026)
    row = paper(small, "QD-2", "02/QĐ-BDT", "2026-12-02", nguoi_ky=signer)
    assert small.found() == ([(TITLE, "van_ban.csv", row, "nguoi_ky")] if titled else [])


def test_what_it_says(office):
    small = office(2026)
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-02", chuc_danh_ky="K/T. TRƯỞNG BAN", nguoi_ky="TS. Đức")
    form, title = small.findings()
    assert form.message == (
        "Quyền hạn ký mở đầu bằng “K/T.”; chỉ dùng TM., KT., TL., TUQ., Q., "
        "hoặc không ghi gì khi cấp trưởng ký."
    )
    assert title.remedy == "Bỏ “TS.”, chỉ để họ và tên."
    assert {form.severity, title.severity} == {Severity.WARNING}


def test_the_lists_are_rows(office):
    small = office(2026)
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-02", chuc_danh_ky="T/M. BAN", nguoi_ky="BTV. Đức")
    (row,) = small.rows("tham_so", ma="HINH-THUC-KY")
    small.set("tham_so", row, gia_tri_chu="T/M.")
    assert small.found() == []
    (row,) = small.rows("tham_so", ma="HOC-HAM-HOC-VI")
    small.set("tham_so", row, gia_tri_chu="BTV.")
    assert [code for code, *_ in small.found()] == [TITLE]


def test_papers_of_others_are_signed_as_others_sign(office):
    small = office(2026)
    paper(small, "QD-2", "02/QĐ-UBND", "2026-12-02", chuc_danh_ky="T/M. UBND", co_quan_ban_hanh="UBND tỉnh")
    assert small.found() == []


def test_a_year_without_the_rule(office):
    small = office(2026)
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-02", chuc_danh_ky="T/M. BAN")
    not_this_year(small, "the-thuc-ky")
    assert small.found() == []
