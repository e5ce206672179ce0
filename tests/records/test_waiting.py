"""Some task can always be done first, by the plan's rows and by the order of the steps."""

import pytest

from congkhai.findings import Severity

STEP = "trinh_tu"


def step(small, id: str, waits: str, first: str, **cells: str) -> int:
    held = {"tu_nam": "2022", "den_nam": "2022", "doi_chieu": "da_doi_chieu"}
    return small.add(STEP, ma=id, buoc=waits, sau_buoc=first, **held | cells)


def task(small, id: str, **cells: str) -> int:
    common = {"ky": "KY-2022", "thu_tu": "1", "ten": f"Việc {id}", "ai": "Các phòng", "dieu_khoan": "IV"}
    return small.add("cong_viec", ma=id, **{"loai_han": "khong_han"} | common | cells)


def test_a_task_does_not_wait_for_itself(small):
    after = task(small, "CV-1", sau_viec="CV-1")
    before = task(small, "CV-2", loai_han="tuong_doi", truoc_viec="CV-2", so_ngay="3")
    assert small.found() == [
        ("cong-viec-cho-chinh-no", "cong_viec.csv", after, "sau_viec"),
        ("cong-viec-cho-chinh-no", "cong_viec.csv", before, "truoc_viec"),
    ]


def test_tasks_do_not_wait_for_each_other(small):
    task(small, "CV-1", sau_viec="CV-3")
    task(small, "CV-2", sau_viec="CV-1")
    last = task(small, "CV-3", sau_viec="CV-2")
    task(small, "CV-4", sau_viec="CV-3")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == ("cong-viec-vong", last, "sau_viec")
    assert finding.message.startswith("Các công việc CV-1, CV-2, CV-3 phải chờ nhau")
    small.set("cong_viec", last, sau_viec="")
    assert small.found() == []


def test_before_and_after_together_make_a_circle_too(small):
    task(small, "CV-1")
    last = task(small, "CV-2", loai_han="tuong_doi", truoc_viec="CV-1", so_ngay="3", sau_viec="CV-1")
    assert small.found() == [("cong-viec-vong", "cong_viec.csv", last, "sau_viec")]
    small.set("cong_viec", last, sau_viec="")
    assert small.found() == []


def test_steps_do_not_wait_for_each_other(small):
    step(small, "TT-1", "xep_loai", "hoi_dong")
    last = step(small, "TT-2", "hoi_dong", "xep_loai")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == ("trinh-tu-vong", last, "sau_buoc")
    assert "“hội đồng thẩm định”" in finding.message and "phải chờ nhau" in finding.message
    small.set(STEP, last, tu_nam="2023", den_nam="")
    assert small.found() == []


def test_a_step_does_not_wait_for_itself(small):
    row = step(small, "TT-1", "hoi_dong", "hoi_dong")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row) == ("trinh-tu-vong", row)
    assert "bước “hội đồng thẩm định” phải chờ chính nó" in finding.message


def test_the_plan_does_not_turn_the_order_of_the_steps_round(small):
    small.tables[STEP] = []
    step(small, "TT-1", "quyet_dinh", "xep_loai")
    first = task(small, "CV-1", buoc="xep_loai", sau_viec="CV-2")
    task(small, "CV-2", buoc="quyet_dinh")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == ("cong-viec-vong", first, "sau_viec")
    assert finding.message.startswith(
        "Theo bảng Trình tự các bước (TT-1), các công việc CV-1, CV-2 phải chờ nhau"
    )
    assert finding.blocks
    small.set("cong_viec", first, sau_viec="")
    assert small.found() == []


def test_a_plan_whose_year_has_no_order_of_steps_is_told(small):
    task(small, "CV-1")
    small.tables[STEP] = []
    row = step(small, "TT-1", "quyet_dinh", "xep_loai", tu_nam="2026", den_nam="")
    (finding,) = small.findings()
    assert (finding.code, finding.place.column, finding.blocks) == ("chua-co-trinh-tu", "nam", False)
    small.set(STEP, row, tu_nam="2020")
    assert small.found() == []


@pytest.mark.parametrize(
    ("years", "code"), [(("2020", "2019"), "thoi-han-nguoc"), (("2021", ""), "nam-chong-nhau")]
)
def test_years_of_an_order_run_forward_and_do_not_overlap(small, years, code):
    step(small, "TT-1", "quyet_dinh", "xep_loai", den_nam="")
    step(small, "TT-1", "quyet_dinh", "hoi_dong", tu_nam=years[0], den_nam=years[1])
    assert [found[0] for found in small.found()] == [code]


def test_an_order_that_was_not_compared_with_its_text_never_blocks(small):
    small.tables[STEP] = []
    step(small, "TT-1", "quyet_dinh", "xep_loai", doi_chieu="chua_doi_chieu")
    task(small, "CV-1", buoc="xep_loai", sau_viec="CV-2")
    task(small, "CV-2", buoc="quyet_dinh")
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == ("cong-viec-vong", Severity.WARNING)
    assert "(TT-1, chưa đối chiếu)" in finding.message
    step(small, "TT-2", "quyet_dinh", "xep_loai")
    assert [finding.severity for finding in small.findings()] == [Severity.ERROR]


def test_an_order_of_another_plan_does_not_hold(small):
    small.tables[STEP] = []
    (cycle,) = small.rows("ky_danh_gia")
    small.add(
        "van_ban", ma="KH-9", loai="ke_hoach", co_quan_ban_hanh="Ban Dân tộc", trich_yeu="Kế hoạch khác"
    )
    row = step(small, "TT-1", "quyet_dinh", "xep_loai", van_ban="KH-9")
    task(small, "CV-1", buoc="xep_loai", sau_viec="CV-2")
    task(small, "CV-2", buoc="quyet_dinh")
    assert "cong-viec-vong" not in [found[0] for found in small.found()]
    small.set(STEP, row, van_ban="")
    assert "cong-viec-vong" in [found[0] for found in small.found()]
    small.set(STEP, row, van_ban="KH-9")
    small.set("ky_danh_gia", cycle, ke_hoach="KH-9")
    assert "cong-viec-vong" in [found[0] for found in small.found()]
