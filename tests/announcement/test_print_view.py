"""The print view, as chromium puts it on paper."""

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from congkhai.announcement.print_view import print_view
from congkhai.disclosure.public import Audience, PublicAgency
from congkhai.value import replace
from tests.announcement import example

MARK = "DỮ LIỆU MINH HOẠ: người, phiếu và kết quả là giả định, không phải của cơ quan"
INSIDE = "BẢN NỘI BỘ – CHỈ NIÊM YẾT, GỬI TRONG CƠ QUAN, KHÔNG ĐÍNH KÈM LÊN CỔNG"
A4 = (595, 842)


def bare(text: str) -> str:
    """`text` without white space: where a font lacks letters, the PDF's text has gaps around them."""
    return "".join(text.split())


@pytest.fixture
def pages(browser: Browser) -> Iterator:
    """What `agency` prints: the bare letters of each page, after a check that each is A4."""

    def printed(agency: PublicAgency) -> list[str]:
        tab = browser.new_page()
        tab.set_content(print_view(example.notice(agency)))
        reader = PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True)))
        tab.close()
        sizes = {tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in reader.pages}
        assert sizes == {A4}
        return [bare(sheet.extract_text()) for sheet in reader.pages]

    return printed


def test_every_page_carries_the_mark_and_every_row_is_printed(pages):
    texts = pages(example.named())
    assert [bare(MARK) in text for text in texts] == [True] * len(texts)
    whole = "".join(texts)
    wanted = [person.name for person in example.people()] + [unit.unit for unit in example.units()]
    assert [text for text in wanted if bare(text) not in whole] == []


@pytest.mark.parametrize("sample", [True, False])
def test_every_page_of_the_inside_paper_says_that_it_stays_inside(pages, sample):
    texts = pages(replace(example.named(Audience.AGENCY), sample=sample))
    assert len(texts) >= 3
    assert [bare(INSIDE) in text for text in texts] == [True] * len(texts)
    assert [text for text in pages(example.named()) if bare("BẢN NỘI BỘ") in text] == []


def test_the_inside_paper_goes_neither_to_the_portal_nor_to_other_offices():
    others = ("UBND tỉnh", "Cổng thông tin điện tử tỉnh", *example.named().newest.recipients)
    portal = example.changed(example.named(), recipients=others)
    made = print_view(example.notice(replace(portal, audience=Audience.AGENCY)))
    outside = ("- Sở Nội vụ;", "- Trang TTĐT của Ban;", "- UBND tỉnh;", "- Cổng thông tin điện tử tỉnh;")
    assert [line for line in outside if line in made] == []
    kept = ("- Cấp ủy chi bộ;", "- Lãnh đạo Ban;", "- Các phòng chuyên môn;", "- Lưu: VT, THHC.")
    assert [line for line in kept if line not in made] == []
    assert [line for line in outside if line not in print_view(example.notice(portal))] == []


def test_the_units_stand_whole_on_one_sheet(pages):
    long = tuple(replace(example.DECREE, id=f"ND-{number}", number=f"{number}/NĐ") for number in range(9))
    cited = tuple(replace(example.named().newest.citations[0], document=item) for item in long)
    for count in range(1, 10):
        texts = pages(example.changed(example.totals_only(), citations=cited[:count]))
        holding = {
            page
            for page, text in enumerate(texts)
            for number, unit in enumerate(example.UNITS, 1)
            if bare(f"{number} {unit}") in text
        }
        assert len(holding) == 1, count
        headed = [page for page, text in enumerate(texts) if bare("1. Tập thể STT") in text]
        assert set(headed) == holding


def test_only_beside_its_page_does_it_lead_back():
    assert "href" not in print_view(example.notice(example.named())).replace('href="data:,"', "")
    assert 'href="thong-bao.html"' in print_view(example.notice(example.named()), back=True)


def test_heads_repeat_and_the_signature_follows_the_text(pages):
    texts = pages(example.named())
    listed = [text for text in texts if bare("Họ và tên") in text]
    assert len(listed) >= 2
    signed = next(text for text in texts if bare("Lường Thị Mẫu") in text)
    assert bare("4. Kiến nghị") in signed
    assert "biết./." in signed
    assert bare("KT. TRƯỞNG BAN PHÓ TRƯỞNG BAN") in signed


def test_the_first_page_has_no_number_and_the_next_has(pages):
    first, second, *_ = pages(example.named())
    assert first.startswith(bare(MARK))
    assert second.startswith("2" + bare(MARK))


def test_a_real_folder_has_no_mark(pages):
    texts = pages(replace(example.named(), sample=False))
    assert [text for text in texts if "MINHHOẠ" in text] == []


def test_the_layout_of_an_administrative_paper(pages):
    first = pages(example.named())[0]
    wanted = (
        "UBND TỈNH SƠN LA BAN DÂN TỘC",
        "Số: 61/TB-BDT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sơn La, ngày 05 tháng 12 năm 2022",
        "THÔNG BÁO Kết quả đánh giá, xếp loại chất lượng tập thể, cá nhân năm 2022",
    )
    assert [text for text in wanted if bare(text) not in first] == []


def test_what_the_register_does_not_know_stays_blank():
    made = print_view(example.notice(example.unissued()))
    assert re.search(r"Số:\s+/TB-BDT<", made)
    assert re.search(r"Sơn La, ngày(&nbsp;)+ tháng(&nbsp;)+ năm(&nbsp;)+<", made)
    assert "Lường Thị Mẫu" not in made
    assert "61/TB-BDT" not in made


def test_names_are_not_for_search_engines():
    robots = '<meta name="robots" content="noindex">'
    assert robots in print_view(example.notice(example.named()))
    without = print_view(example.notice(example.totals_only()))
    assert robots in print_view(example.notice(replace(example.totals_only(), audience=Audience.AGENCY)))
    assert robots not in without
    assert [person.name for person in example.people() if person.name in without] == []


def test_it_stands_alone_and_never_signs():
    made = print_view(example.notice(example.named()))
    # An icon of nothing keeps the browser from asking the host for one.
    alone = made.replace('<link rel="icon" href="data:,">', "")
    assert not re.search(r"<script|<link|<img|url\(|@import|https?:", alone)
    assert "đã ký" not in made.lower()


def test_a_paper_without_recipients_is_still_filed():
    made = print_view(example.notice(example.changed(example.named(), recipients=())))
    assert "- Lưu: VT." in made


def test_markup_in_a_name_stays_text():
    evil = replace(example.people()[0], name="<script>alert(1)</script>")
    assert "<script" not in print_view(example.notice(example.with_results(example.named(), people=(evil,))))


@pytest.mark.parametrize("width", [1280, 390])
def test_on_a_screen_nothing_runs_off_the_side(browser, width):
    tab = browser.new_page(viewport={"width": width, "height": 900})
    tab.set_content(print_view(example.notice(example.named())))
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.close()
