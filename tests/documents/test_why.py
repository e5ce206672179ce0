"""How a level came about, as an explanation: one whole text, and what it says in each case."""

from datetime import date

import pytest

from congkhai.documents.why import PERSONAL, text
from congkhai.law.reasons import reasons
from congkhai.model.agency import Agency
from tests.documents.kept import kept
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office, office_tables, sample, sample_tables


def whole(agency: Agency, id: str) -> str:
    official = next(one for one in agency.officials if one.id == id)
    cycle = agency.cycles[0]
    return text(agency, cycle, reasons(agency, cycle, official), date(cycle.year, 12, 10))


def said(id: str, *edits: Edit) -> str:
    """The text of 2026 in one line."""
    return " ".join(whole(assembled(edited(office_tables(), edits))[0], id).split())


def test_a_deputy_held_down_by_the_quota():
    told = whole(office(), "CB-016")
    assert told == kept("vi-sao-CB-016", told)


@pytest.mark.parametrize("id", [one.id for one in office().officials])
def test_everybody_gets_an_explanation_that_says_first_that_it_is_personal(id):
    told = whole(office(), id)
    assert " ".join(told.split()).startswith(PERSONAL)
    assert max(map(len, told.splitlines())) <= 78
    own = next(one.name for one in office().officials if one.id == id)
    others = {one.name for one in office().officials if " " in one.name} - {own}
    assert not [name for name in others if name in told]


def test_provisional_scores_are_marked_and_the_mean_is_not_rounded():
    told = said("CB-025")
    assert told.count("(tạm tính)") == 1
    assert "Trung bình cộng của 12 tháng: 89,95 điểm, không làm tròn" in told
    assert "89,95 điểm thuộc khung từ 70 đến dưới 90 là “Hoàn thành tốt nhiệm vụ”" in told
    assert "đúng bằng mức theo điểm" in told


def test_a_mean_without_an_end_is_shown_cut_off():
    """A tenth of a point less in one month of twelve."""
    less = Edit("diem", "KY-2026 + CB-025 + thang + 1", {"nhom_1": "9.4", "tong": "91.05"})
    assert "Trung bình cộng của 12 tháng: 89,9416… điểm, không làm tròn" in said("CB-025", less)


def test_staff_are_told_of_three_shares_and_leaders_of_six():
    assert "trung bình của a, b, c (Nghị định 335/2025/NĐ-CP, Điều 12–17)" in said("CB-033")
    assert "trung bình của a, b, c, d, đ, e (" in said("CB-005")


def test_who_is_not_rated():
    told = said("CB-029")
    assert "Cứ A Khua (CB-029), năm 2026: không xếp loại." in told
    assert "Công tác 5 tháng trong năm, chưa đủ 6 tháng: không xếp loại" in told
    assert "2. Mức theo điểm. - Người này không xếp loại, nên điểm không cho ra mức." in told
    assert "thuộc khung" not in told
    assert "Vì vậy không xếp loại; lý do ghi trong sổ: chưa đủ 06 tháng công tác trong năm" in told


def test_who_waits_for_the_decision():
    waiting = {"trang_thai": "cho_quyet_dinh", "muc": "", "quyet_dinh": ""}
    told = said("CB-025", Edit("xep_loai_ca_nhan", "XLCN-025", waiting))
    assert ", năm 2026: chờ quyết định." in told
    assert "Chờ quyết định" in told
    assert "Chưa có quyết định về người này, nên kết quả chưa được công khai." in told


def test_leave_by_law_does_not_keep_from_being_rated():
    assert "Công tác 5 tháng trong năm, do nghỉ theo chế độ nên vẫn xếp loại" in said("CB-018")


def test_the_head_is_rated_by_the_superior():
    told = said("CB-001")
    assert "Lường Văn Phong (CB-001), năm 2026: do cấp trên xếp loại, chưa có quyết định." in told
    assert "Người này do cấp trên xếp loại (Nghị định 335/2025/NĐ-CP, Điều 10 khoản 2 điểm a)." in told
    assert "Đứng đầu Sở Dân tộc và Tôn giáo tỉnh Sơn La" in told
    assert "Mức cao nhất không quá" not in told
    assert "Chưa có quyết định về người này, nên kết quả chưa được công khai." in told
    assert "Thông báo 62/TB-SDTTG" not in told


def test_the_share_is_told_by_the_base_that_it_is_taken_of():
    told = said("CB-016")
    assert "không quá 20% số công chức xếp “Hoàn thành tốt nhiệm vụ” (Nghị định 335" in told
    good = "công chức xếp “Hoàn thành tốt nhiệm vụ”, xuất sắc nhiều nhất"
    assert f"Nhóm “Lãnh đạo, quản lý”: 10 {good} 2, đang xếp 2." in told
    assert f"Toàn cơ quan: 20 {good} 4, đang xếp 4." in told
    wide = said("CB-016", Edit("tham_so", "CO-SO-TY-LE + 2026", {"gia_tri_chu": "tot_tro_len"}))
    assert "Toàn cơ quan: 24 công chức xếp “Hoàn thành tốt nhiệm vụ” trở lên, xuất sắc nhiều nhất 4" in wide


def test_a_share_that_is_not_known_yet_says_so():
    proposed = [row for row in office().cycles[0].proposals if row.official and row.official.id == "CB-005"]
    gone = [Edit("de_xuat", row.place.key or "", None) for row in proposed]
    told = said("CB-016", Edit("xep_loai_ca_nhan", "XLCN-005", {"muc": ""}), *gone)
    assert (
        "Toàn cơ quan: nếu 24 công chức từ tốt trở lên (còn 1 chưa có mức) thì xuất sắc nhiều nhất 4, đang "
        "biết 4."
    ) in told


def test_contract_workers_are_told_of_their_own_share():
    told = said("CB-013", Edit("xep_loai_ca_nhan", "XLCN-013", {"muc": "HTXSNV"}))
    assert "không quá 20% số người làm việc theo hợp đồng xếp “Hoàn thành tốt nhiệm vụ”" in told
    assert "Toàn cơ quan: 0 người làm việc theo hợp đồng xếp “Hoàn thành tốt nhiệm vụ”" in told


def test_the_head_of_a_division_is_held_by_its_level():
    told = said("CB-030")
    assert "Đứng đầu Phòng Kế hoạch – Dự án (được xếp “Hoàn thành nhiệm vụ”): mức của người đứng đầu" in told
    assert "Điều 20 khoản 6" in told


def test_discipline_that_counts_and_that_does_not():
    told = said("CB-033")
    assert "Không có quyết định kỷ luật nào tính vào năm 2026" in told
    assert "hiệu lực từ ngày 18/11/2025, do vi phạm liên quan đến hoạt động công vụ: không tính" in told
    assert "không tính vào năm 2026, đã tính vào năm 2025." in told
    own = said("CB-033", Edit("ky_luat", "KL-01", None), Edit("ky_luat", "KL-02", {"tinh_nam": ""}))
    assert "tính vào năm 2026, phải xếp “Không hoàn thành nhiệm vụ”" in own


def test_a_level_above_its_score_is_not_smoothed_over():
    told = said("CB-033", Edit("xep_loai_ca_nhan", "XLCN-033", {"muc": "HTXSNV"}))
    assert "“Hoàn thành xuất sắc nhiệm vụ”, CAO HƠN mức theo điểm" in told


def test_a_lower_level_without_a_reason_says_so():
    told = said("CB-033", Edit("xep_loai_ca_nhan", "XLCN-033", {"muc": "HTNV"}))
    assert "“Hoàn thành nhiệm vụ”, thấp hơn mức theo điểm; chưa ghi lý do." in told


def test_party_opinions_petitions_and_explanations_stand_where_there_are_any():
    assert "Chi bộ cơ quan Sở Dân tộc và Tôn giáo có ý kiến: “Hoàn thành xuất sắc" in said("CB-002")
    assert "Kiến nghị nhận ngày 08/12/2026, giải quyết ngày 10/12/2026: Giữ nguyên kết quả" in said("CB-034")
    assert "Cảnh báo “gui-du-thao-muon” được giải trình: Văn thư tính thiếu ngày nghỉ 24/11" in said("CB-031")
    plain = said("CB-016")
    assert not [word for word in ("Ý kiến", "Kiến nghị", "Giải trình") if f". {word}" in plain]


def test_a_replaced_decision_is_told_before_the_one_that_stands():
    told = " ".join(whole(sample(), "CB-030").split())
    assert (
        "Quyết định 138/QĐ-BDT ngày 30/11/2022: “Hoàn thành nhiệm vụ”. Kết quả này đã được thay thế. "
        "- Quyết định 139/QĐ-BDT ngày 02/12/2022: “Hoàn thành tốt nhiệm vụ”."
    ) in told


def test_under_the_law_of_2022_a_score_gives_no_level():
    told = " ".join(whole(sample(), "CB-005").split())
    assert "Bộ quy định của năm không đặt khung điểm cho các mức" in told


@pytest.mark.parametrize(("reason", "held"), [("nghi_om", True), ("thai_san", False)])
def test_under_the_law_of_2022_a_long_absence_holds_the_level_down_but_no_maternity_leave(reason, held):
    tables = edited(sample_tables(), [Edit("xep_loai_ca_nhan", "XLCN-017", {"ma_ly_do": reason})])
    told = " ".join(whole(assembled(tables)[0], "CB-017").split())
    limit = "Nghỉ từ 3 tháng trở lên trong năm: không xếp quá “Hoàn thành nhiệm vụ”"
    assert (limit in told) is held


def test_somebody_without_any_record():
    gone = [
        Edit(table, row.place.key or "", None)
        for table, rows in (
            ("xep_loai_ca_nhan", office().cycles[0].person_ratings),
            ("thong_bao_ca_nhan", office().cycles[0].notices),
        )
        for row in rows
        if "029" in (row.place.key or "")
    ]
    told = said("CB-029", *gone)
    assert "năm 2026: chưa có kết quả xếp loại." in told
    assert "Chưa có kết quả nào trong bảng Xếp loại cá nhân." in told
