"""Level is one of the year's; the one rule that no row can weaken."""

import pytest

from congkhai.findings import Severity

UNKNOWN, MISSING = "muc-khong-co-trong-nam", "da-xep-loai-thieu-muc"


def test_every_place_where_a_level_stands_is_read(office):
    small = office()
    small.set("xep_loai_tap_the", 3, muc="B", tu_de_nghi="C")
    small.set("xep_loai_ca_nhan", 4, muc="A", tu_xep_loai="Tốt")
    small.set("de_xuat", 3, muc="D")
    assert small.found() == [
        (UNKNOWN, "xep_loai_tap_the.csv", 3, "muc"),
        (UNKNOWN, "xep_loai_tap_the.csv", 3, "tu_de_nghi"),
        (UNKNOWN, "xep_loai_ca_nhan.csv", 4, "muc"),
        (UNKNOWN, "xep_loai_ca_nhan.csv", 4, "tu_xep_loai"),
        (UNKNOWN, "de_xuat.csv", 3, "muc"),
    ]


def test_a_replaced_row_must_be_right_too(office):
    small = office()
    small.set("xep_loai_ca_nhan", 4, muc="A")
    row = small.tables["xep_loai_ca_nhan"][2] | {"ma": "CN-13", "muc": "HTNV", "thay_the": "CN-03"}
    small.add("xep_loai_ca_nhan", **row)
    assert small.found() == [(UNKNOWN, "xep_loai_ca_nhan.csv", 4, "muc")]


def test_rated_without_a_level(office):
    small = office()
    small.set("xep_loai_tap_the", 3, muc="")
    small.set("xep_loai_ca_nhan", 3, muc="")
    assert small.found() == [
        (MISSING, "xep_loai_tap_the.csv", 3, "muc"),
        (MISSING, "xep_loai_ca_nhan.csv", 3, "muc"),
    ]


def test_a_level_belongs_to_its_year(office):
    """A level that only another rule set has is not one of this year's."""
    small = office(2026)
    small.add("muc_xep_loai", bo_quy_dinh="ND90", ma="CU", ten="Mức cũ", thu_tu="5", doi_chieu="da_doi_chieu")
    small.set("xep_loai_ca_nhan", 4, muc="CU")
    (finding,) = small.findings()
    assert finding.place.row == 4
    assert finding.message == (
        "Đinh Thị Thuỷ Tiên (CB-03): ô ‘Mức xếp loại’ ghi “CU”, không phải một mức xếp loại của năm "
        "2026 (HTXSNV, HTTNV, HTNV, KHTNV)."
    )


def test_a_person_s_levels_are_those_of_the_own_set(office):
    """Viên chức have one that civil servants have not, and may be given no other's."""
    small = office(2026)
    level = {"ma": "VCX", "ten": "Mức của viên chức", "thu_tu": "5", "doi_chieu": "chua_doi_chieu"}
    small.add("muc_xep_loai", bo_quy_dinh="VC-ND233", **level)
    small.set("phan_cong", 6, loai_lao_dong="vien_chuc")
    small.set("xep_loai_ca_nhan", 6, muc="VCX", tu_xep_loai="VCX")
    assert small.found() == []
    small.set("xep_loai_ca_nhan", 7, muc="VCX")
    assert small.found() == [(UNKNOWN, "xep_loai_ca_nhan.csv", 7, "muc")]


def test_an_opinion_names_a_level_too(office):
    small = office(2026)
    row = {"ky": "KY-2026", "noi_y_kien": "CHIBO", "ngay": "2026-11-28", "muc": "A"}
    at = small.add("y_kien", ma="YK-9", can_bo="CB-02", **row)
    assert small.found() == [(UNKNOWN, "y_kien.csv", at, "muc")]


def test_the_name_and_other_spellings_stand_for_the_id(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, muc="hoàn thành  tốt nhiệm vụ")
    assert small.found() == []


def test_a_level_that_only_looks_right_names_its_odd_letter(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 4, muc="НTTNV")
    (finding,) = small.findings()
    assert finding.message.endswith(" Có chữ Н (U+041D, chữ Ki-rin) ở ký tự thứ 1; có thể là HTTNV.")


@pytest.mark.parametrize(
    "cells",
    [
        {"bat": "khong"},
        {"muc_do": "canh_bao"},
        {"doi_chieu": "chua_doi_chieu"},
        {"tu_nam": "2030", "den_nam": ""},
    ],
    ids=["off", "a warning", "not compared", "another year"],
)
def test_no_row_lets_an_unknown_level_through(office, cells):
    small = office(2026)
    small.drop("quy_tac", ma="muc-xep-loai-cua-nam", tu_nam="2020")
    small.rule("muc-xep-loai-cua-nam", **cells)
    small.set("xep_loai_ca_nhan", 4, muc="A")
    assert [(finding.code, finding.severity) for finding in small.findings()] == [(UNKNOWN, Severity.ERROR)]


def test_without_any_row_it_still_blocks(office):
    small = office()
    small.drop("quy_tac", ma="muc-xep-loai-cua-nam")
    small.set("xep_loai_ca_nhan", 4, muc="A")
    assert [(finding.code, finding.severity) for finding in small.findings()] == [(UNKNOWN, Severity.ERROR)]
