"""Civil servants first, then party members and awards (NĐ 335/2025 Đ.19.2)."""

import pytest

BEFORE, WITHOUT, AWARDS = (
    "lam-truoc-xep-loai-cong-chuc",
    "lam-khi-chua-xep-loai-cong-chuc",
    "thi-dua-truoc-dang-vien",
)


@pytest.mark.parametrize("year", [2022, 2026])
@pytest.mark.parametrize("step", ["xep_loai_dang_vien", "thi_dua"])
@pytest.mark.parametrize(("day", "early"), [("11-30", True), ("12-01", False)])
def test_the_day_of_the_decision_and_the_day_before(office, year, step, day, early):
    small = office(year)
    row = small.task(step, "", "khong_han", ngay_xong=f"{year}-{day}")
    assert small.found() == ([(BEFORE, "cong_viec.csv", row, "ngay_xong")] if early else [])


def test_what_it_says(office):
    small = office(2026)
    small.task("xep_loai_dang_vien", "", "khong_han", ngay_xong="2026-11-30")
    (finding,) = small.findings()
    assert not finding.blocks
    assert finding.message == (
        "Việc “Việc 2” ghi xong ngày 30/11/2026, trước khi xếp loại công chức xong "
        "(quyết định 01/QĐ-BDT ngày 01/12/2026)."
    )


def test_before_anybody_is_decided_on(office):
    small = office(2026)
    small.tables["xep_loai_ca_nhan"] = []
    row = small.task("thi_dua", "", "khong_han", ngay_xong="2026-12-02")
    assert small.found() == [(WITHOUT, "cong_viec.csv", row, "ngay_xong")]


def test_a_later_decision_that_replaces_one_does_not_count(office):
    small = office(2026)
    paper = small.tables["van_ban"][small.rows("van_ban", ma="QD-1")[0] - 2]
    small.add("van_ban", **paper | {"ma": "QD-9", "ngay_ban_hanh": "2026-12-05"})
    row = small.tables["xep_loai_ca_nhan"][5] | {"ma": "CN-9", "quyet_dinh": "QD-9", "thay_the": "CN-06"}
    small.add("xep_loai_ca_nhan", **row)
    small.task("xep_loai_dang_vien", "", "khong_han", ngay_xong="2026-12-02")
    assert small.found() == []


@pytest.mark.parametrize(("day", "early"), [("2026-12-03", True), ("2026-12-04", False), ("", False)])
def test_awards_are_settled_after_party_members(whole, day, early):
    small = whole(2026)
    small.task("xep_loai_dang_vien", "", "khong_han", ngay_xong="2026-12-04")
    row = small.task("thi_dua", "", "khong_han", ngay_xong=day)
    findings = small.findings()
    assert [(finding.code, finding.place.row) for finding in findings] == [(AWARDS, row)] * early
    assert not [finding for finding in findings if finding.blocks]


def test_before_2020_no_row_holds(office):
    small = office(2019)
    small.task("xep_loai_dang_vien", "", "khong_han", ngay_xong="2019-11-30")
    small.task("thi_dua", "", "khong_han", ngay_xong="2019-11-29")
    assert {BEFORE, AWARDS}.isdisjoint(code for code, *_ in small.found())
