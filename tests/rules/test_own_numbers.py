"""The numbers of the papers that this agency issues."""

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import not_this_year, paper

SHAPE, ZERO, KIND = "so-van-ban-sai-dang", "so-van-ban-sai-so-0", "so-van-ban-sai-loai"
SYMBOL, ALIKE, TAKEN = "so-van-ban-sai-ky-hieu", "so-van-ban-nham-chu-d", "so-van-ban-trung"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("137/QĐ-BDT", None),
        ("05/QĐ-BDT", None),
        ("10/QĐ-BDT", None),
        ("137/QĐ-BDT-VP", None),
        (" 137/QĐ-BDT ", None),
        ("5/QĐ-BDT", ZERO),
        ("0137/QĐ-BDT", ZERO),
        ("137/QD-BDT", ALIKE),
        ("137/QĐ-BĐT", ALIKE),
        ("137/TB-BDT", KIND),
        ("137/QĐ-UBND", SYMBOL),
        ("137 /QĐ-BDT", SHAPE),
        ("137/QĐ", SHAPE),
        ("137-QĐ/BDT", SHAPE),
        ("QĐ 137", SHAPE),
        ("١٣/QĐ-BDT", SHAPE),
        ("9" * 5000 + "/QĐ-BDT", None),
    ],
)
def test_a_decision(office, number, code):
    small = office(2026)
    row = paper(small, "QD-2", number, "2026-12-02")
    assert small.found() == ([(code, "van_ban.csv", row, "so_ky_hieu")] if code else [])


@pytest.mark.parametrize(
    ("kind", "number", "code"),
    [
        ("cong_van", "123/BDT-VP", None),
        ("cong_van", "7/BDT-VP", ZERO),
        ("cong_van", "123/CV-BDT", SYMBOL),
        ("cong_van", "123/BĐT-VP", ALIKE),
        ("thong_bao", "61/TB-BDT", None),
        ("to_trinh", "61/TTr-BDT", None),
        ("to_trinh", "61/TTR-BDT", KIND),
        ("bien_ban", "61/BB-BDT", None),
        ("quy_dinh", "61/QyĐ-BDT", None),
        ("quy_dinh", "61/QyD-BDT", ALIKE),
        ("ket_luan", "61/KL-BDT", None),
    ],
)
def test_each_kind_has_its_abbreviation(office, kind, number, code):
    """A kind whose abbreviation the schema does not list is not judged by it."""
    small = office(2026)
    row = paper(small, "VB-2", number, "2026-12-02", loai=kind)
    assert small.found() == ([(code, "van_ban.csv", row, "so_ky_hieu")] if code else [])


def test_the_look_alike_is_told_as_such(office):
    small = office(2026)
    paper(small, "QD-2", "129/QĐ-BĐT", "2026-12-02")
    (finding,) = small.findings()
    assert finding.severity is Severity.ERROR
    assert finding.message == "Số “129/QĐ-BĐT” viết “BĐT”, nhầm chữ D với chữ Đ; đúng là “BDT”."
    assert finding.source == "Nghị định 30/2020/NĐ-CP, Điều 15 khoản 1"


@pytest.mark.parametrize(
    ("number", "wanted"), [("5 QĐ/BDT", "05/QĐ-BDT"), ("Số 137", "137/QĐ-BDT"), ("QĐ-BDT", "…/QĐ-BDT")]
)
def test_the_right_form_is_shown(office, number, wanted):
    small = office(2026)
    paper(small, "QD-2", number, "2026-12-02")
    (finding,) = small.findings()
    assert finding.message.endswith(f"đúng dạng là “{wanted}”.")


@pytest.mark.parametrize(
    ("number", "day", "kind", "taken"),
    [
        ("01/QĐ-BDT", "2026-12-02", "quyet_dinh", True),
        ("01/QĐ-BDT", "2027-01-04", "quyet_dinh", False),
        ("01/TB-BDT", "2026-12-02", "thong_bao", False),
        ("02/QĐ-BDT", "2026-12-02", "quyet_dinh", False),
    ],
)
def test_a_number_is_given_once_a_kind_and_year(office, number, day, kind, taken):
    small = office(2026)
    row = paper(small, "VB-2", number, day, loai=kind)
    assert small.found() == ([(TAKEN, "van_ban.csv", row, "so_ky_hieu")] if taken else [])


def test_papers_of_others_are_not_judged_here(office):
    small = office(2026)
    paper(small, "QD-2", "1 QĐ", "2026-12-02", co_quan_ban_hanh="UBND tỉnh Sơn La")
    assert small.found() == []


def test_a_paper_without_a_number_is_a_draft(office):
    small = office(2026)
    paper(small, "QD-2", "", "2026-12-02")
    assert small.found() == []


def test_a_paper_is_told_once_though_there_are_two_cycles(office):
    small = office(2026)
    row = paper(small, "QD-2", "5/QĐ-BDT", "2025-12-02")
    undated = paper(small, "QD-3", "6/QĐ-BDT", "")
    earlier = {"ma": "KY-2025", "nam": "2025", "co_quan": "CQ-2022", "bo_quy_dinh": "ND90-48"}
    small.add("ky_danh_gia", **earlier)
    assert sorted(small.found()) == [(ZERO, "van_ban.csv", at, "so_ky_hieu") for at in (row, undated)]


def test_without_a_symbol_the_symbol_is_not_judged_and_that_is_said(office):
    small = office(2026)
    small.set("co_quan", 2, ky_hieu="")
    paper(small, "QD-2", "137/QĐ-ABC", "2026-12-02")
    assert small.found() == []
    assert any("còn thiếu: ký hiệu của cơ quan" in finding.message for finding in small.told())


def test_a_year_without_the_rule(office):
    small = office(2026)
    paper(small, "QD-2", "5/QĐ-BDT", "2026-12-02")
    not_this_year(small, "so-van-ban-cua-co-quan")
    assert small.found() == []
