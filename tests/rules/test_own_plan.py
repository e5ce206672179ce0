"""A second year with only its row is told; once something is decided in it, that blocks."""

import pytest

from congkhai.findings import Severity

LACKS = "ky-thieu-ke-hoach-rieng"
CYCLE = {"ma": "KY-2023", "nam": "2023", "co_quan": "CQ-2022", "bo_quy_dinh": "ND90-48"}
TASK = {"ky": "KY-2022", "ten": "Gửi hồ sơ", "ai": "Các phòng", "loai_han": "khong_han"}


@pytest.fixture
def small(office):
    """An office whose plan of 2022 has a task and a place."""
    made = office()
    made.add("cong_viec", ma="CV-1", thu_tu="1", dieu_khoan="III.1", **TASK)
    made.place("don_vi")
    return made


def test_one_year_alone_says_nothing(small):
    assert small.found() == []


def test_a_year_with_only_its_row_is_told_with_what_it_lacks(small):
    row = small.add("ky_danh_gia", **CYCLE)
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (LACKS, row, "nam")
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Kỳ năm 2023 chưa có kế hoạch riêng; các bảng Công việc, Nơi kiểm điểm chưa có dòng nào của năm này; "
        "chưa có quy tắc, tham số, trình tự theo kế hoạch của năm này; vì thế kỳ này chưa được xét đủ theo "
        "kế hoạch nào."
    )
    assert "congkhai year 2023" in finding.remedy


def test_the_plan_of_another_year_is_none_of_its_own(small):
    small.add("ky_danh_gia", **CYCLE, ke_hoach="KH-99")
    (finding,) = small.findings()
    assert "chưa có kế hoạch riêng;" in finding.message


def test_it_blocks_once_something_is_decided(small):
    small.add("ky_danh_gia", **CYCLE)
    small.set("xep_loai_ca_nhan", 2, ky="KY-2023", quyet_dinh="QD-1")
    (finding,) = small.findings()
    assert finding.severity is Severity.ERROR


def whole_plan(small) -> None:
    small.add("van_ban", ma="KH-2023", loai="ke_hoach", co_quan_ban_hanh="Ban", trich_yeu="Kế hoạch năm 2023")
    small.add("ky_danh_gia", **CYCLE, ke_hoach="KH-2023")
    small.add("cong_viec", ma="CV-2", thu_tu="1", dieu_khoan="III.1", **TASK | {"ky": "KY-2023"})
    small.place("don_vi", ky="KY-2023")


def test_one_rule_of_its_own_settles_the_rules_of_the_plan(small):
    whole_plan(small)
    (finding,) = small.findings()
    assert finding.message == (
        "Kỳ năm 2023 chưa có quy tắc, tham số, trình tự theo kế hoạch của năm này; vì thế kỳ này chưa được "
        "xét đủ theo kế hoạch nào."
    )
    years = {"tu_nam": "2023", "den_nam": "2023", "doi_chieu": "chua_doi_chieu"}
    small.add("tham_so", ma="NGAY-GUI-DU-THAO", ten="Gửi trước", gia_tri="3", van_ban="KH-2023", **years)
    assert small.found() == []


def test_the_order_of_steps_is_not_told_besides(small):
    """That no step waits for another is one of the rules that were not carried forward."""
    whole_plan(small)
    small.drop("trinh_tu", tu_nam="2020")
    assert "chua-co-trinh-tu" not in [finding.code for finding in small.told()]
