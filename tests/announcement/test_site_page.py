"""The announcement's page on the site."""

from datetime import date

from congkhai.announcement.compose import sheets
from congkhai.value import replace
from tests.announcement import example


def test_the_page_names_document_results_and_print_view():
    made = example.page(example.named())
    said = ("61/TB-BDT", "05/12/2022", "Lường Thị Mẫu", "Đường Thị Hoà", "Không xếp loại", "68,9")
    assert [text for text in said if text not in made.body] == []
    assert 'href="thong-bao-in.html"' in made.body
    assert (made.path, made.section, made.named) == ("thong-bao.md", "Kết quả", True)


def test_before_one_is_issued_it_says_so_and_shows_no_result():
    made = example.page(example.unissued())
    assert "Chưa có thông báo công khai kết quả đánh giá, xếp loại chất lượng năm 2022." in made.body
    assert "<table" not in made.body
    assert made.named is False
    assert sheets(example.unissued(), example.unissued().newest) == ()


def test_without_names_nobody_is_named():
    made = example.page(example.totals_only())
    assert [person.name for person in example.people() if person.name in made.body] == []
    assert "Kết quả của cá nhân được công khai theo số tổng hợp tại mục 3." in made.body
    assert made.named is False


def test_what_was_announced_with_a_list_still_says_so_when_its_days_are_over():
    over = example.with_results(example.named(), people=(), named=False, basis=None)
    said = "có danh sách kèm theo (đã hết thời hạn công khai ngày 04/01/2023)"
    made = example.page(over)
    papers = [sheet.content.decode() for sheet in sheets(over, over.newest) if sheet.path.endswith(".html")]
    assert papers and all(said in " ".join(text.split()) for text in (made.body, *papers))
    assert "số tổng hợp tại mục 3" not in "".join((made.body, *papers))
    assert [person.name for person in example.people() if person.name in made.body] == []


def test_an_announcement_without_results_shows_only_itself():
    made = example.page(example.changed(example.undecided(), announcements=(example.ISSUED,)))
    assert "Thông báo số 61/TB-BDT ngày 05/12/2022" in made.body
    assert "<table" not in made.body


def test_a_replaced_announcement_stays_and_names_its_successor():
    document = replace(example.ISSUED.document, id="TB-70", number="70/TB-BDT", issued=date(2022, 12, 20))
    later = replace(example.ISSUED, id="TB-2", document=document)
    earlier = replace(example.ISSUED, replaced_by=later.title)
    made = example.page(example.changed(example.named(), announcements=(later, earlier)))
    assert "Đã được thay thế bởi Thông báo số 70/TB-BDT ngày 20/12/2022" in made.body
    assert made.body.index("70/TB-BDT") < made.body.rindex("61/TB-BDT")
    assert "da-ban-hanh" not in example.page(example.named()).body


def test_markup_in_a_name_stays_text():
    evil = replace(example.people()[0], name="<script>alert(1)</script>", unit="[x](javascript:alert(1))")
    made = example.page(example.with_results(example.named(), people=(evil,)))
    assert "<script" not in made.body
    assert "&lt;script&gt;" in made.body


def test_the_hash_of_the_signed_paper_stays_when_the_paper_is_not_offered():
    without = replace(example.ISSUED, sha256="ab" * 32)
    signed = replace(without, document=replace(without.document, file="van-ban/61.pdf"))
    gone = example.page(example.changed(example.named(), announcements=(without,))).body
    there = example.page(example.changed(example.named(), announcements=(signed,))).body
    assert "ab" * 32 in gone and "(tệp không đăng tại đây)" in gone and "Tải bản đã ký" not in gone
    assert "ab" * 32 in there and "tệp không đăng" not in there and 'href="van-ban/61.pdf"' in there
    assert "SHA-256" not in example.page(example.named()).body
