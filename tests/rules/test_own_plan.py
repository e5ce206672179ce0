"""A second year with only its row is told; once something is decided in it, that blocks."""

import pytest

from congkhai.findings import Severity

LACKS, LEFT_OUT = "ky-thieu-ke-hoach-rieng", "ke-hoach-thieu-quy-tac"
STEPS = ("hop_don_vi", "hoi_dong", "xep_loai", "quyet_dinh")
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


YEARS = {"tu_nam": "2023", "den_nam": "2023", "doi_chieu": "chua_doi_chieu", "van_ban": "KH-2023"}


def carried(small, *tables: str) -> None:
    """Every row of the plan of 2022 once more for 2023, of these tables."""
    for table in tables:
        for row in [row for row in small.tables[table] if row["van_ban"] == "KH-99"]:
            small.add(table, **row | YEARS)


def left_out(small) -> list[str]:
    return [one.message for one in small.findings() if one.code == LEFT_OUT]


def of_steps(small, *steps: str) -> None:
    """Tasks of 2023 for these steps, and of 2022 for all."""
    for year, named in ((2022, STEPS), (2023, steps)):
        for number, step in enumerate(named):
            small.task(step, "", "khong_han", ma=f"CV-{year}-{number}", ky=f"KY-{year}")


def test_rules_of_the_plan_before_are_told_by_name_table_by_table(small):
    whole_plan(small)
    rules, parameters = left_out(small)
    assert rules.startswith(
        "Bảng Quy tắc kiểm tra chưa có dòng của năm 2023 cho những điều mà kế hoạch năm 2022 có: Mọi người và"
    )
    ordered = [row["ten"] for row in small.tables["quy_tac"] if row["van_ban"] == "KH-99"]
    assert len(ordered) > 15 and rules.endswith(f"có: {'; '.join(ordered)}.")
    assert parameters == (
        "Bảng Tham số chưa có dòng của năm 2023 cho những điều mà kế hoạch năm 2022 có: Dự thảo báo cáo, bản "
        "kiểm điểm gửi trước hội nghị kiểm điểm ít nhất."
    )
    carried(small, "tham_so")
    assert len(left_out(small)) == 1
    carried(small, "quy_tac")
    assert left_out(small) == []


def test_one_rule_left_out_of_all_is_told(small):
    """One row of its own does not settle the others."""
    whole_plan(small)
    carried(small, "quy_tac", "tham_so")
    (row,) = small.rows("quy_tac", ma="co-bien-ban", van_ban="KH-2023")
    small.set("quy_tac", row, tu_nam="2024", den_nam="2024")
    (told,) = left_out(small)
    assert told.endswith("kế hoạch năm 2022 có: Hội nghị đã họp phải có biên bản.")
    small.set("quy_tac", row, tu_nam="2023", den_nam="2023", bat="khong")
    assert left_out(small) == []


def test_a_rule_of_the_law_takes_the_place_of_the_plans(small):
    whole_plan(small)
    carried(small, "quy_tac", "tham_so")
    (row,) = small.rows("quy_tac", ma="co-bien-ban", van_ban="KH-2023")
    small.set("quy_tac", row, van_ban="ND-90-2020")
    assert left_out(small) == []


def test_what_was_off_already_is_not_missed(small):
    whole_plan(small)
    carried(small, "quy_tac", "tham_so")
    (before,) = small.rows("quy_tac", ma="co-bien-ban", van_ban="KH-99")
    small.set("quy_tac", before, bat="khong")
    small.drop("quy_tac", ma="co-bien-ban", van_ban="KH-2023")
    assert left_out(small) == []


def test_a_parameter_is_given_up_by_an_empty_value(small):
    whole_plan(small)
    carried(small, "quy_tac")
    assert len(left_out(small)) == 1
    small.add("tham_so", ma="NGAY-GUI-DU-THAO", ten="Gửi trước", gia_tri="", **YEARS)
    assert left_out(small) == []


def test_orders_of_steps_are_missed_as_far_as_the_plan_has_the_steps(small):
    whole_plan(small)
    carried(small, "quy_tac", "tham_so")
    of_steps(small, "hoi_dong", "quyet_dinh")
    (told,) = left_out(small)
    assert told.startswith("Bảng Trình tự các bước") and told.count(" sau ") == 1
    carried(small, "trinh_tu")
    assert left_out(small) == []


def test_what_is_left_out_blocks_once_something_is_decided(small):
    whole_plan(small)
    carried(small, "quy_tac")
    assert {finding.severity for finding in small.findings()} == {Severity.WARNING}
    small.set("xep_loai_ca_nhan", 2, ky="KY-2023", quyet_dinh="QD-1")
    assert [one.severity for one in small.findings() if one.code == LEFT_OUT] == [Severity.ERROR]


def test_the_order_of_steps_is_not_told_besides(small):
    """That no step waits for another is one of the rules that were not carried forward."""
    whole_plan(small)
    of_steps(small, *STEPS)
    small.drop("trinh_tu", tu_nam="2020")
    assert len(left_out(small)) == 3
    assert "chua-co-trinh-tu" not in [finding.code for finding in small.told()]


def test_a_step_without_a_task_any_more_is_told_and_never_blocks(small):
    whole_plan(small)
    carried(small, "quy_tac", "tham_so", "trinh_tu")
    of_steps(small, *STEPS)
    assert small.found() == []
    small.drop("cong_viec", ky="KY-2023", buoc="hoi_dong")
    (finding,) = small.findings()
    assert (finding.code, finding.place.column) == ("ke-hoach-thieu-buoc", "nam")
    assert finding.message == (
        "Kế hoạch năm 2023 không có việc nào của các bước mà kế hoạch năm 2022 có: “hội đồng thẩm định”."
    )
    small.set("xep_loai_ca_nhan", 2, ky="KY-2023", quyet_dinh="QD-1")
    assert [one.severity for one in small.findings()] == [Severity.WARNING]
