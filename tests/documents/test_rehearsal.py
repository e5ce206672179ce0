"""The last year's record under the next year's law: what differs is told, by whom it is."""

import pytest

from congkhai.documents.rehearsal import text
from tests.code_words import code_words
from tests.packages.edited import Edit, edited
from tests.packages.story import TODAY, assembled, office, office_tables, sample

NEW = {"van_ban": "ND-335-2025", "dieu_khoan": "Điều 99", "doi_chieu": "chua_doi_chieu"}
SET = {"ten": "Nghị định mới", "doi_tuong": "cong_chuc", "tu_nam": "2027"} | NEW
BANDS = (("HTXSNV", "95", ""), ("HTTNV", "70", "95"), ("HTNV", "50", "70"), ("KHTNV", "", "50"))
NAMES = {
    "HTXSNV": "Hoàn thành xuất sắc nhiệm vụ",
    "HTTNV": "Hoàn thành tốt nhiệm vụ",
    "HTNV": "Hoàn thành nhiệm vụ",
    "KHTNV": "Không hoàn thành nhiệm vụ",
}


def parameter(code: str, **cells: str) -> list[Edit]:
    """The row of 2026 ends with its year; another follows."""
    after = {"ten": "Tham số mới"} | NEW | cells
    return [
        Edit("tham_so", f"{code} + 2026", {"den_nam": "2026"}),
        Edit("tham_so", f"{code} + 2027", after),
    ]


LAW = [
    Edit("bo_quy_dinh", "ND335", {"den_nam": "2026"}),
    Edit("bo_quy_dinh", "ND-MOI", SET),
    *(
        Edit(
            "muc_xep_loai",
            f"ND-MOI + {id}",
            {"ten": NAMES[id], "thu_tu": str(rank), "diem_tu": least, "diem_duoi": below} | NEW,
        )
        for rank, (id, least, below) in enumerate(BANDS, 1)
    ),
    *parameter("TY-LE-XUAT-SAC", gia_tri="5", don_vi_tinh="%"),
    *parameter("HAN-XEP-LOAI", gia_tri_chu="12-01"),
]


@pytest.fixture(scope="module")
def said() -> str:
    """The rehearsal of 2026 under an invented law of 2027, in one line."""
    agency, _ = assembled(edited(office_tables(), LAW))
    told = text(agency, agency.cycles[0], agency.rule_sets["ND-MOI"], 2027, TODAY)
    assert max(map(len, told.splitlines())) <= 78
    return " ".join(told.split())


def test_the_same_law_is_not_rehearsed():
    agency = office()
    assert text(agency, agency.cycles[0], agency.cycles[0].rule_set, 2027, TODAY) == ""


def test_what_the_law_says_otherwise_is_told(said):
    assert "Bộ quy định: Nghị định số 335/2025/NĐ-CP → Nghị định mới" in said
    assert "Tham số mới: 20 % → 5 %" in said
    assert "Tham số mới: ngày 15/12 → ngày 01/12" in said
    assert "Các mức:" not in said


def test_what_a_law_sets_anew_is_told_in_words_and_no_code():
    """The decree of 2026 after the one of 2025: choices, days and orders of steps that were not there."""
    agency = sample()
    later = next(one for one in agency.rule_sets.values() if one.id == "ND335")
    told = " ".join(text(agency, agency.cycles[0], later, 2026, TODAY).split())
    assert "tính trên số nào: không có → chỉ tính mức tốt" in told
    assert "(tháng-ngày của năm sau): không có → ngày 15/01" in told
    assert "theo hợp đồng lao động: không có → không" in told
    assert "- Trình tự: không có → bước “quyết định xếp loại” sau bước “lấy ý kiến cấp ủy”" in told
    # What the plan of 2022 orders already is no change when the law orders it too.
    assert "bước “thông báo, công khai” sau bước “quyết định xếp loại”" not in told
    assert "Hội nghị đã họp phải có biên bản: không có" not in told
    assert code_words(told) == []


def test_whose_level_differs_is_told_by_the_score(said):
    people = said.partition("Người có mức theo điểm khác đi:")[2].partition("Tỷ lệ xuất sắc:")[0]
    assert "điểm: Hoàn thành xuất sắc nhiệm vụ → Hoàn thành tốt nhiệm vụ" in people
    assert "(CB-" in people


def test_contract_workers_stay_under_their_own_set(said):
    """Their set of 2026 holds on: none of them stands among those whose level differs."""
    agency = office()
    people = said.partition("Người có mức theo điểm khác đi:")[2].partition("Tỷ lệ xuất sắc:")[0]
    contracts = {post.official.id for post in agency.assignments if post.employment == "hop_dong"}
    assert contracts and not [id for id in contracts if f"({id})" in people]


def test_shares_and_days_are_judged_anew(said):
    assert "công chức: 20%" in said and "→ 5%, nhiều nhất" in said
    new = said.partition("Điều mới bị nêu:")[2].partition("Điều không còn bị nêu:")[0]
    assert "vượt quá 5%" in new
    assert "phải xếp loại trước ngày 01/12/2026" in new
    assert "cao hơn mức" in new
    assert "None" not in new


def test_articles_that_nobody_compared_are_named(said):
    articles = said.partition("Điều khoản chưa ai đối chiếu:")[2]
    assert "Nghị định 335/2025/NĐ-CP, Điều 99: " in articles
    assert "Điều 20 khoản 5 điểm a" not in articles


def test_nothing_is_told_of_the_law_not_having_held_in_the_earlier_year():
    agency = sample()
    later = next(one for one in agency.rule_sets.values() if one.id == "ND90-48")
    told = text(agency, agency.cycles[0], later, 2023, TODAY)
    assert "Điều mới bị nêu" not in told and "Luật khác đi:" in told
