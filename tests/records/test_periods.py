"""Nothing ends before it starts, and no year belongs to two rows of one code."""

import pytest

TURNED = {"tu_ngay": "2022-06-02", "den_ngay": "2022-06-01"}


@pytest.mark.parametrize(
    ("table", "cells", "column"),
    [
        ("phan_cong", {"tu_ngay": "2023-01-02", "den_ngay": "2023-01-01"}, "den_ngay"),
        ("don_vi", TURNED, "den_ngay"),
        ("co_quan", TURNED, "den_ngay"),
        ("ky_danh_gia", TURNED, "den_ngay"),
        ("van_ban", {"hieu_luc_tu": "2022-06-02", "hieu_luc_den": "2022-06-01"}, "hieu_luc_den"),
        ("bo_quy_dinh", {"tu_nam": "2026", "den_nam": "2025"}, "den_nam"),
        ("tham_so", {"tu_nam": "2026", "den_nam": "2025"}, "den_nam"),
    ],
)
def test_what_ends_before_it_starts(small, table, cells, column):
    row = len(small.tables[table]) + 1
    small.set(table, row, **cells)
    found = [finding for finding in small.findings() if finding.code == "thoi-han-nguoc"]
    assert [(f.place.table, f.place.row, f.place.column) for f in found] == [(table, row, column)]
    assert found[0].blocks
    starts = next(name for name in cells if name != column)
    small.set(table, row, **{column: cells[starts]})
    assert "thoi-han-nguoc" not in {code for code, *_ in small.found()}


def test_a_petition_is_settled_after_it_came(small):
    row = small.add(
        "kien_nghi",
        ma="KN-1",
        ky="KY-2022",
        can_bo="CB-05",
        ngay_nhan="2022-12-03",
        ngay_giai_quyet="2022-12-02",
        noi_dung="Xin xem lại",
    )
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (
        "thoi-han-nguoc",
        row,
        "ngay_giai_quyet",
    )
    assert "12" not in finding.message + finding.remedy, "another cell of a person's row"
    small.set("kien_nghi", row, ngay_giai_quyet="2022-12-03")
    assert small.found() == []


def parameter(small, **cells: str) -> int:
    common = {"ma": "HE-SO", "ten": "Hệ số", "gia_tri": "2", "doi_chieu": "chua_doi_chieu"}
    return small.add("tham_so", **common | cells)


@pytest.mark.parametrize(
    ("first", "second", "year"),
    [
        (("2020", "2022"), ("2022", ""), 2022),
        (("2020", ""), ("2025", "2026"), 2025),
        (("2022", "2022"), ("2020", "2030"), 2022),
        (("2020", "2021"), ("2022", ""), None),
        (("2022", ""), ("2020", "2021"), None),
    ],
)
def test_a_year_has_one_value_of_a_parameter(small, first, second, year):
    one = parameter(small, tu_nam=first[0], den_nam=first[1])
    two = parameter(small, tu_nam=second[0], den_nam=second[1])
    found = small.findings()
    if year is None:
        assert found == []
        return
    (finding,) = found
    assert (finding.code, finding.place.row, finding.place.column) == ("nam-chong-nhau", two, "tu_nam")
    assert finding.message == (f"Mã “HE-SO” có hai dòng cùng áp dụng cho năm {year}: dòng {one} và dòng này.")


def switch(small, **cells: str) -> int:
    common = {"ten": "Quy tắc", "muc_do": "canh_bao", "bat": "co", "doi_chieu": "chua_doi_chieu"}
    return small.add("quy_tac", **common | {"ma": "ty-le-xuat-sac"} | cells)


def test_a_year_has_one_switch_of_a_rule_and_a_plan(small):
    small.tables["quy_tac"] = []
    switch(small, tu_nam="2020")
    row = switch(small, tu_nam="2021")
    assert [found for found in small.found() if found[0] == "nam-chong-nhau"] == [
        ("nam-chong-nhau", "quy_tac.csv", row, "tu_nam")
    ]
    small.set("quy_tac", row, van_ban="KH-99")
    assert "nam-chong-nhau" not in {code for code, *_ in small.found()}


def test_a_paper_does_not_hold_before_it_is_issued(small):
    small.set("van_ban", 2, ngay_ban_hanh="2022-11-21", hieu_luc_tu="2022-11-21")
    assert small.found() == []
    small.set("van_ban", 2, hieu_luc_tu="2022-11-20")
    assert small.found() == [("hieu-luc-truoc-ban-hanh", "van_ban.csv", 2, "hieu_luc_tu")]


def test_the_agency_has_one_name_a_day(small):
    small.set("co_quan", 2, den_ngay="2025-02-28")
    office = {"ten": "Sở Dân tộc và Tôn giáo tỉnh Sơn La", "ky_hieu": "SDTTG"}
    row = small.add("co_quan", ma="CQ-2", **office, tu_ngay="2025-03-01")
    assert small.found() == []
    small.set("co_quan", row, tu_ngay="2025-02-28")
    assert small.found() == [("ten-co-quan-chong-nhau", "co_quan.csv", row, "tu_ngay")]


@pytest.mark.parametrize(
    ("ends", "starts", "found"),
    [
        ("", "2022-07-01", True),
        ("2022-07-01", "2022-07-01", True),
        ("2022-06-30", "2022-07-01", False),
        ("", "", True),
    ],
)
def test_one_person_has_one_main_post_a_day(small, ends, starts, found):
    small.set("phan_cong", 6, den_ngay=ends)
    row = small.add("phan_cong", **small.tables["phan_cong"][4] | {"ma": "PC-9", "tu_ngay": starts})
    small.set("phan_cong", row, den_ngay="")
    told = [("noi-cong-tac-chinh-chong-nhau", "phan_cong.csv", row, "tu_ngay")] if found else []
    assert small.found() == told
    assert all(finding.blocks for finding in small.findings())
    message = "Nguyễn Đức Dương (CB-05) cùng lúc có hai nơi công tác chính: dòng 6 và dòng này."
    assert [finding.message for finding in small.findings()] == [message] * found


def test_a_post_beside_the_main_one_may_be_held_on_the_same_days(small):
    row = small.add("phan_cong", **small.tables["phan_cong"][4] | {"ma": "PC-9", "chinh": "khong"})
    assert small.found() == []
    small.set("phan_cong", row, chinh="co", can_bo="CB-02")
    assert {code for code, *_ in small.found()} == {"noi-cong-tac-chinh-chong-nhau"}


@pytest.mark.parametrize(
    ("ends", "starts", "found"),
    [("", "2022-07-01", True), ("2022-07-01", "2022-07-01", True), ("2022-06-30", "2022-07-01", False)],
)
def test_a_unit_has_one_head_a_day(small, ends, starts, found):
    small.set("phan_cong", 4, den_ngay=ends)
    post = {"ma": "PC-9", "can_bo": "CB-02", "chinh": "khong", "tu_ngay": starts, "den_ngay": ""}
    row = small.add("phan_cong", **small.tables["phan_cong"][2] | post)
    told = [("hai-nguoi-dung-dau", "phan_cong.csv", row, "vai_tro")] if found else []
    assert small.found() == told
    for finding in small.findings():
        assert not finding.blocks
        assert finding.message.endswith(
            " cùng lúc có hai người đứng đầu: người ở dòng 4 và Giàng A Dế (CB-02)."
        )


def test_each_further_head_of_a_unit_is_told_once(small):
    post = {"chinh": "khong", "tu_ngay": "2022-07-01", "den_ngay": ""}
    rows = [
        small.add("phan_cong", **small.tables["phan_cong"][2] | post | {"ma": f"PC-{who}", "can_bo": who})
        for who in ("CB-02", "CB-01")
    ]
    assert small.found() == [("hai-nguoi-dung-dau", "phan_cong.csv", row, "vai_tro") for row in rows]


def test_one_person_written_down_twice_is_not_two_heads(small):
    small.add("phan_cong", **small.tables["phan_cong"][2] | {"ma": "PC-9", "chinh": "khong"})
    assert small.found() == []


def test_units_each_have_a_head_of_their_own(small):
    post = {"ma": "PC-9", "can_bo": "CB-02", "chinh": "khong", "don_vi": "CHIBO"}
    small.add("phan_cong", **small.tables["phan_cong"][2] | post)
    assert small.found() == []
