"""The files of a draft, and the checklist among them."""

from congkhai.announcement import compose
from congkhai.disclosure.public import Audience
from congkhai.value import replace
from tests.announcement import example


def files(*agencies) -> dict[str, str]:
    return {sheet.path: sheet.content.decode("utf-8-sig") for sheet in example.draft(*agencies)}


def test_a_draft_for_the_portal_has_four_files():
    assert list(files(example.named())) == [
        "manh-dan-cong.html",
        "tieu-de-va-tom-tat.txt",
        "thong-bao-in.html",
        "danh-muc-kiem-tra.txt",
    ]
    assert example.draft(example.undecided()) == ()


def test_a_draft_is_the_same_bytes_each_time():
    assert example.draft(example.named()) == example.draft(example.named())


def test_plain_text_opens_in_old_notepad():
    texts = [sheet.content for sheet in example.draft(example.named()) if sheet.path.endswith(".txt")]
    assert [text[:3] == b"\xef\xbb\xbf" for text in texts] == [True, True]
    assert [text.count(b"\n") - text.count(b"\r\n") for text in texts] == [0, 0]


def test_names_the_portal_may_not_show_stand_on_the_inside_paper_alone():
    made = files(example.totals_only(), example.named(Audience.AGENCY))
    names = [person.name for person in example.people()]
    inside = made.pop("thong-bao-noi-bo-in.html")
    assert [name for name in names if name not in inside] == []
    assert [(path, name) for path, text in made.items() for name in names if name in text] == []


def test_the_checklist_says_which_paper_goes_where():
    listed = files(example.totals_only(), example.named(Audience.AGENCY))["danh-muc-kiem-tra.txt"]
    said = [
        "- Cho trang thông tin điện tử (manh-dan-cong.html, thong-bao-in.html): chỉ có số tổng hợp, không có",
        "- Bản nội bộ (thong-bao-noi-bo-in.html): có danh sách họ tên, theo Quyết định số 140/QĐ-BDT",
        "[ ] Đính kèm: bản đã ký (PDF) của thong-bao-in.html;",
        "[ ] KHÔNG đính kèm bản nội bộ lên cổng (thong-bao-noi-bo-in.html).",
        "[ ] Niêm yết tại trụ sở, gửi các phòng: thong-bao-noi-bo-in.html. KHÔNG đính kèm bản nội bộ lên",
        "Hết ngày 04 tháng 01 năm 2023: gỡ bản nội bộ đã niêm yết.",
    ]
    assert [text for text in said if text not in listed] == []


def test_where_the_staff_see_no_more_there_is_no_second_paper():
    made = files(example.named(), example.named(Audience.AGENCY))
    assert "thong-bao-noi-bo-in.html" not in made
    listed = made["danh-muc-kiem-tra.txt"]
    assert "- Không có bản nội bộ riêng." in listed
    assert [text for text in ("noi-bo-in", "KHÔNG đính kèm", "IV. NIÊM YẾT") if text in listed] == []


def test_a_total_that_only_the_staff_see_makes_a_second_paper():
    totals = replace(example.TOTALS, not_rated=1, total=46, note="")
    inside = example.with_results(example.totals_only(), totals=totals)
    made = files(example.totals_only(), replace(inside, audience=Audience.AGENCY))
    assert "thong-bao-noi-bo-in.html" in made


def test_the_checklist_says_what_is_missing():
    office = replace(example.OFFICE, url="")
    listed = files(example.changed(example.unissued(), office=office))["danh-muc-kiem-tra.txt"]
    assert "Chưa ban hành: số, ngày, người ký để trống, điền khi ký và vào sổ." in listed
    assert "Điền số, ngày vào chỗ có dấu …… ở mảnh dán và phần tóm tắt" in listed
    assert "Chưa ghi ‘Địa chỉ trang thông tin’ ở bảng Cơ quan: mảnh dán không có liên kết." in listed
    assert "Chưa ghi nơi nhận kiến nghị" in listed


def test_the_checklist_of_an_issued_one_names_it_and_its_last_day():
    listed = files(example.named())["danh-muc-kiem-tra.txt"]
    assert "Đã ghi sổ: Thông báo số 61/TB-BDT ngày 05/12/2022, người ký: Lường Thị Mẫu." in listed
    assert "Hết ngày 04 tháng 01 năm 2023: gỡ danh sách họ tên khỏi bài, gỡ cả bản đính kèm" in listed
    unsigned = replace(example.ISSUED.document, signer="")
    missing = example.changed(example.named(), announcements=(replace(example.ISSUED, document=unsigned),))
    assert "còn thiếu số, ngày hoặc người ký" in files(missing)["danh-muc-kiem-tra.txt"]


def test_the_sample_is_marked_in_every_file():
    mark = "DỮ LIỆU MINH HOẠ: người, phiếu và kết quả là giả định, không phải của cơ quan"
    made = files(example.totals_only(), example.named(Audience.AGENCY))
    assert len(made) == 5
    assert [path for path, text in made.items() if mark not in text] == []
    real = files(replace(example.named(), sample=False))
    assert [path for path, text in real.items() if "MINH HOẠ" in text] == []


def test_a_year_of_which_nothing_may_be_shown_has_no_draft():
    assert compose.draft(example.named(), None, 2020) == ()
