"""The board as a text: one whole text as it stands on a day, and what it says where."""

from datetime import date

from congkhai.documents.status import text
from congkhai.law.petitions import left_open
from congkhai.law.progress import board
from tests.documents.kept import kept
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office_tables, sample

#: On 4 December the party cell has not spoken of one deputy, nor the council of three people.
HELD_UP = (
    Edit("y_kien", "YK-03", {"ngay": "2026-12-20"}),
    Edit("cong_viec", "CV-10", {"ngay_xong": ""}),
    *(Edit("de_xuat", key, None) for key in ("DX-055", "DX-056", "DX-057")),
    Edit("cong_viec", "CV-11", {"ngay_xong": ""}),
    Edit("cong_viec", "CV-13", {"ngay_xong": "", "ket_qua": ""}),
    Edit("xep_loai_ca_nhan", "XLCN-009", {"quyet_dinh": ""}),
)


def said(day: str, *edits: Edit) -> str:
    """The text of 2026 in one line a paragraph."""
    return " ".join(whole(day, *edits).split())


def whole(day: str, *edits: Edit) -> str:
    agency, _ = assembled(edited(office_tables(), edits))
    today = date.fromisoformat(day)
    cycle = agency.cycles[0]
    petitions = [*left_open(agency, cycle, today)]
    return text(cycle, board(agency, cycle, today), today, petitions=petitions)


def test_the_board_on_a_day_when_two_things_hold_up_the_decision():
    told = whole("2026-12-04", *HELD_UP)
    assert told == kept("tinh-hinh-2026-12-04", told)


def test_it_says_the_day_and_counts_the_states():
    told = said("2026-12-02")
    assert "tính đến ngày 02/12/2026." in told
    assert "19 việc: 0 quá hạn, 0 đến hạn, 6 đang chờ, 13 đã xong." in told


def test_a_step_that_is_held_up_says_by_what_and_by_how_much():
    told = said("2026-12-04", *HELD_UP)
    assert (
        "Ban hành quyết định xếp loại (Giám đốc Sở): hạn hết thứ Hai, ngày 14/12/2026 (kế hoạch ghi trước "
        "ngày 15/12/2026), còn 7 ngày làm việc; chờ “Lấy ý kiến của chi bộ về Giám đốc và các Phó Giám đốc” "
        "(mới 3 trên 4), “Hội đồng thẩm định họp, đề xuất mức xếp loại” (mới 34 trên 37). Đã có quyết định "
        "cho 36 trên 37 đối tượng; còn thiếu Hặc Văn Bương."
    ) in told
    assert "Đã có ý kiến cấp ủy về 3 trên 4 người; còn thiếu Sồng A Nênh." in told


def test_the_next_step_is_the_one_whose_limit_comes_first():
    assert "Việc tiếp theo: Lấy ý kiến của chi bộ" in said("2026-12-04", *HELD_UP)
    told = said("2026-12-01", Edit("cong_viec", "CV-13", {"han": "2026-12-01"}))
    assert "Việc tiếp theo: Ban hành quyết định xếp loại. Chưa làm được vì còn chờ: - Hội nghị" in told


def test_a_meeting_that_was_held_says_what_is_still_to_be_written_down():
    bare = Edit("hoi_nghi", "HN-01", {"ket_luan": "", "bien_ban": "", "thong_qua": ""})
    told = said("2026-11-26", bare, Edit("cong_viec", "CV-05", {"ngay_xong": ""}))
    write = (
        "“Hội nghị kiểm điểm tập thể lãnh đạo Sở” ngày 25/11/2026 đã họp; ghi ‘Kết luận’, ‘Số biên bản’ hoặc "
        "‘Biên bản đã thông qua’ ở bảng Hội nghị thì kiểm điểm ở đó mới được tính là xong."
    )
    assert f"Việc tiếp theo: Kiểm điểm tập thể lãnh đạo Sở và các phòng. {write} QUÁ HẠN" in told
    assert f"còn thiếu Tập thể lãnh đạo Sở. {write}" in told
    assert "Làm được ngay" not in told
    assert write not in said("2026-11-24", bare)


def test_drafts_tell_the_method_of_counting():
    told = said("2026-11-18", Edit("cong_viec", "CV-03", {"ngay_xong": ""}))
    assert (
        "hạn hết thứ Năm, ngày 19/11/2026 (đếm lùi 03 ngày làm việc từ ngày 25/11/2026, tính cả ngày gửi, "
        "không tính ngày họp; bỏ qua ngày nghỉ 24/11/2026 (Ngày Văn hóa Việt Nam)), còn 2 ngày làm việc"
    ) in told


def test_an_unconfirmed_task_says_so():
    assert "chưa xác nhận" not in said("2026-12-10")
    told = said("2026-12-10", Edit("cong_viec", "CV-18", {"du_thao": "co"}))
    assert "cơ quan chưa xác nhận việc này và hạn của nó cho năm nay" in told


def test_a_year_without_tasks_is_no_fault():
    agency = sample()
    assert "chưa có việc nào" in text(agency.cycles[0], (), date(2022, 12, 6))


def test_no_line_is_wider_than_a_terminal():
    for day in ("2026-11-10", "2026-11-28", "2026-12-10"):
        assert max(map(len, whole(day).splitlines())) <= 78


def test_open_petitions_stand_with_their_last_day_the_first_first():
    """24 November and 1 January are days off; one that is answered is not told."""
    unanswered = {"ngay_giai_quyet": "", "ket_qua": ""}
    later = Edit("kien_nghi", "KN-2026-02", {"ky": "KY-2026", "can_bo": "CB-018", "ngay_nhan": "2026-12-28"})
    assert "KIẾN NGHỊ" not in said("2026-12-10")
    told = said("2026-12-15", later, Edit("kien_nghi", "KN-2026-01", unanswered))
    first, _, second = told.partition("KIẾN NGHỊ CHƯA GIẢI QUYẾT (2) - ")[2].partition(" - ")
    assert first.endswith(
        "(CB-034), nhận ngày 08/12/2026: hạn giải quyết hết thứ Năm, ngày 17/12/2026, còn 3 ngày làm việc."
    )
    assert (
        "(CB-018), nhận ngày 28/12/2026: hạn giải quyết hết thứ Năm, ngày 07/01/2027, còn 17 ngày" in second
    )
    late = said("2026-12-21", Edit("kien_nghi", "KN-2026-01", unanswered))
    assert "hạn giải quyết hết thứ Năm, ngày 17/12/2026, quá 2 ngày làm việc." in late
