"""The four files of a draft, and the checklist among them."""

from dataclasses import replace

from congkhai.announcement.compose import draft
from congkhai.disclosure.public import Audience
from tests.announcement import example


def files(*agencies) -> dict[str, str]:
    return {sheet.path: sheet.content.decode("utf-8-sig") for sheet in draft(*agencies)}


def test_a_draft_has_four_files():
    assert list(files(example.named())) == [
        "manh-dan-cong.html",
        "tieu-de-va-tom-tat.txt",
        "thong-bao-in.html",
        "danh-muc-kiem-tra.txt",
    ]
    assert draft(example.undecided()) == ()


def test_a_draft_is_the_same_bytes_each_time():
    assert draft(example.named()) == draft(example.named())


def test_plain_text_opens_in_old_notepad():
    texts = [sheet.content for sheet in draft(example.named()) if sheet.path.endswith(".txt")]
    assert [text[:3] == b"\xef\xbb\xbf" for text in texts] == [True, True]
    assert [text.count(b"\n") - text.count(b"\r\n") for text in texts] == [0, 0]


def test_the_paper_may_name_whom_the_portal_may_not():
    made = files(example.totals_only(), example.named(Audience.AGENCY))
    names = [person.name for person in example.people()]
    assert [name for name in names if name not in made["thong-bao-in.html"]] == []
    assert [name for name in names if name in made["manh-dan-cong.html"]] == []
    listed = made["danh-muc-kiem-tra.txt"]
    assert "- Trên trang thông tin điện tử: chỉ có số tổng hợp, không có họ tên cá nhân; ngày này" in listed
    assert "- Trên bản in: có danh sách họ tên, theo Quyết định số 140/QĐ-BDT ngày 05/12/2022" in listed


def test_the_checklist_says_what_is_missing():
    office = replace(example.OFFICE, url="")
    listed = files(example.changed(example.unissued(), office=office))["danh-muc-kiem-tra.txt"]
    assert "Chưa ban hành: số, ngày, người ký trên bản in để trống" in listed
    assert (
        "Chưa cấu hình địa chỉ trang (cột dia_chi_cong, bảng co_quan): mảnh dán không có liên kết." in listed
    )
    assert "Chưa ghi nơi nhận kiến nghị" in listed


def test_the_checklist_of_an_issued_one_names_it_and_its_last_day():
    listed = files(example.named())["danh-muc-kiem-tra.txt"]
    assert "Đã ghi sổ: Thông báo số 61/TB-BDT ngày 05/12/2022, người ký: Lường Thị Mẫu." in listed
    assert "Hết ngày 04 tháng 01 năm 2023: gỡ danh sách họ tên khỏi bài." in listed
    unsigned = replace(example.ISSUED.document, signer="")
    missing = example.changed(example.named(), announcements=(replace(example.ISSUED, document=unsigned),))
    assert "còn thiếu số, ngày hoặc người ký" in files(missing)["danh-muc-kiem-tra.txt"]


def test_the_sample_is_marked_in_every_file():
    mark = "DỮ LIỆU MINH HOẠ: người, phiếu và kết quả là giả định, không phải của cơ quan"
    assert [path for path, text in files(example.named()).items() if mark not in text] == []
    real = files(replace(example.named(), sample=False))
    assert [path for path, text in real.items() if "MINH HOẠ" in text] == []
