"""The faces of forms in chromium: for everybody, by keyboard, without script, from file to file."""

import hashlib
import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.forms.answers import checked
from congkhai.forms.blank import Handed
from congkhai.forms.fields import fields
from congkhai.forms.kinds import FILE_CHANGED
from congkhai.forms.one_file import from_one_file, one_file
from congkhai.forms.posted import legible, rows_of, together, whole_faults
from congkhai.forms.printed import printed
from congkhai.model.forms import FieldKind
from congkhai.value import replace
from tests.browser.printed import PRINTED_WIDTH, beyond_the_paper
from tests.browser.printed import printed as paper_of
from tests.forms.blanks import blanks, filled
from tests.forms.example import repeated
from tests.forms.opened import NARROW, WIDE, profile, served
from tests.forms.reading import read

NAMES = (*blanks(), "lap-tu-do")
MONTH = "2026-M-335-01-nguoi_lap"


def part(name):
    return repeated() if name == "lap-tu-do" else blanks()[name]


def full(name):
    given_part = part(name)
    return replace(given_part, draft=filled(given_part.definition, given_part.head.writer, given_part.known))


def axe(page):
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(fault["id"], node["target"], node["html"][:120]) for fault in found for node in fault["nodes"]]


def too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.fixture(scope="module")
def screens(browser):
    """A browser at a desk and one on a telephone."""
    with profile(browser, WIDE) as wide, profile(browser, NARROW) as narrow:
        yield {WIDE: wide, NARROW: narrow}


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", NAMES)
def test_no_form_bars_anybody(screens, tmp_path, name, width):
    tab = screens[width]
    page = tab.page
    tab.asked.clear()
    faults = {}
    file = tmp_path / "phieu.html"

    def judged(content):
        file.write_bytes(content)
        tab.open(file)
        if content == blank_file:
            page.click("#nop")
        return axe(page), too_wide(page)

    blank_file = one_file(part(name))
    faults["file"] = judged(one_file(full(name), receipt=(("Số biên nhận", "BN-1"),)))
    faults["file in error"] = judged(blank_file)
    faults["page in error"] = judged(served(part(name)).encode())
    faults["print"] = judged(printed(full(name), full(name).draft).encode())
    assert {face: said for face, said in faults.items() if said != ([], False)} == {}
    assert [url for url in tab.asked if not url.startswith(("file://", "data:", "about:", "blob:"))] == []
    # Axe itself tries out inline styles, which the file's policy refuses.
    assert [said for said in tab.faults if not said.startswith("Applying inline style")] == []


def test_an_error_in_a_table_of_many_columns_has_room_to_be_read(screens, tmp_path):
    file = tmp_path / "bien-ban.html"
    file.write_text(served(full("2026-BB-HN-thu_ky")), encoding="utf-8")
    page = screens[WIDE].open(file)
    errors = page.locator(".bm-table--broad .bm-error:not([hidden])")
    # Of each row the sum, which is not the number of ballots that came in.
    assert errors.count() == 3 and all("Tổng số phiếu" in one for one in errors.all_inner_texts())
    assert min(errors.evaluate_all("all => all.map(one => one.clientWidth)")) > 180
    assert not too_wide(page)
    told = page.locator(".bm-table--broad output").first.get_attribute("aria-describedby")
    assert errors.first.get_attribute("id") in told.split()


def test_the_printed_minutes_keep_each_row_whole_and_no_word_broken(screens, tmp_path):
    given = full("2026-BB-HN-thu_ky")
    file = tmp_path / "bien-ban.html"
    file.write_text(printed(given, given.draft), encoding="utf-8")
    page = screens[WIDE].open(file)
    assert beyond_the_paper(page) == []
    rows = page.locator(".nhieu-cot tbody tr")
    assert rows.evaluate_all("all => all.map(row => getComputedStyle(row).breakInside)") == ["avoid"] * 3
    head = page.locator(".nhieu-cot thead th")
    # A head cell is as wide as its longest word needs.
    assert head.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth).length") == 0
    assert len(paper_of(page).sheets) <= 2


def test_a_file_on_paper_keeps_its_votes_in_a_table(screens, tmp_path):
    file = tmp_path / "phat.html"
    file.write_bytes(one_file(full("2026-BB-HN-thu_ky")))
    page = screens[WIDE].open(file)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PRINTED_WIDTH, "height": 900})
    rows = page.locator(".bm-table--broad tbody tr")
    assert rows.evaluate_all("all => all.map(row => getComputedStyle(row).display)") == ["table-row"] * 3
    choice = page.locator(".bm-table--broad select").first
    choice.evaluate("one => one.selectedIndex = 4")
    # What was chosen is not cut: its words have room in their column.
    needed, room = choice.evaluate(
        """one => {
          const probe = document.createElement("span");
          probe.textContent = one.selectedOptions[0].text;
          probe.style.cssText = `font: ${getComputedStyle(one).font}; white-space: nowrap`;
          probe.style.position = "absolute";
          document.body.append(probe);
          return [probe.offsetWidth, one.clientWidth];
        }"""
    )
    assert needed <= room
    page.emulate_media(media="null")
    page.set_viewport_size({"width": WIDE, "height": 900})


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_file_goes_on_in_another_browser_and_comes_back_equal(browser, tmp_path, name):
    first = tmp_path / "phat.html"
    first.write_bytes(one_file(full(name)))
    with profile(browser) as here:
        here.open(first)
        once = here.save(tmp_path, "#nhap")
        assert here.faults == []
    with profile(browser, NARROW) as there:
        there.open(once)
        assert there.page.locator("#da-sua").is_hidden() and there.page.locator(".bm-cut").is_hidden()
        (tmp_path / "lai").mkdir()
        twice = there.save(tmp_path / "lai", "#nhap")
        assert there.faults == []
    back, again = from_one_file(once.read_bytes()), from_one_file(twice.read_bytes())
    assert isinstance(back, Handed) and back == again and back.head == part(name).head
    sent, given_part = from_one_file(first.read_bytes()), part(name)
    assert isinstance(sent, Handed)
    ours, theirs = (as_kept(given_part, one.answers) for one in (sent, back))
    assert ours == theirs
    assert twice.read_bytes() == once.read_bytes()


def as_kept(given_part, answers):
    """The answers that count: those that are asked for and the form can read."""
    whole = together(given_part.definition, given_part.known, legible(given_part.definition, answers))
    kept = checked(given_part.definition, whole).answers
    return {key: held if isinstance(held, str) else [*held] for key, held in kept.items() if held}


def test_an_officer_fills_the_monthly_form_by_keyboard_alone(browser, tmp_path):
    file = tmp_path / "phieu.html"
    file.write_bytes(one_file(blanks()[MONTH]))
    points = {"tc_1_1": "4,5", "tc_1_2": "9", "so_luong": "100", "chat_luong": "95,5", "tien_do": "100"}
    with profile(browser) as tab:
        page = tab.open(file)
        page.keyboard.press("Tab")
        reached = []
        for _ in range(60):
            name = page.evaluate("document.activeElement.name || document.activeElement.id")
            reached.append(name)
            if name == "nop":
                break
            if name.startswith("f."):
                long = page.evaluate("document.activeElement.tagName === 'TEXTAREA'")
                page.keyboard.type("Không" if long else points.get(name[2:], "2,5"))
            page.keyboard.press("Tab")
        assert reached[-1] == "nop"
        error = page.locator(r"#f\.tc_1_2\.loi")
        asked = "2. Ý thức kỷ luật, kỷ cương trong thực thi công vụ"
        words = f"Mục ‘{asked}’ ghi “9”, không được nhận. Ghi một số từ 0 đến 5."
        assert error.inner_text() == f"Lỗi: {words}"
        page.keyboard.press("Enter")
        assert page.title().startswith("Lỗi: ") and page.evaluate("document.activeElement.id") == "loi"
        assert page.locator("#loi h2").inner_text() == "Có 1 chỗ cần sửa"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.name") == "f.tc_1_2"
        page.keyboard.press("Control+A")
        page.keyboard.type("4")
        page.keyboard.press("Tab")
        assert error.is_hidden()
        assert page.locator(r"#f\.nhom_1").inner_text() == "8,5"
        saved = tab.save(tmp_path)
        assert page.locator("#loi").count() == 0 and not page.title().startswith("Lỗi")
        assert tab.faults == []
    read = from_one_file(saved.read_bytes())
    assert isinstance(read, Handed)
    assert whole_faults(replace(blanks()[MONTH], draft=read.answers)) == ()


def test_what_is_not_asked_is_hidden_and_comes_when_it_is(browser, tmp_path):
    file = tmp_path / "phieu.html"
    file.write_bytes(one_file(blanks()["2022-DC-CC-nguoi_lap"]))
    with profile(browser) as tab:
        page = tab.open(file)
        asked = page.locator(r"#f\.tiep_thu")
        assert asked.is_hidden()
        page.get_by_label("bản hoàn thiện sau hội nghị").check()
        assert asked.is_visible()
        page.get_by_label("dự thảo, gửi trước hội nghị").check()
        assert asked.is_hidden()
        page.locator(r"#f\.chap_hanh").fill("x" * 3990)
        assert page.locator(r"#f\.chap_hanh\.con").inner_text() == "Còn 10 ký tự."


def test_votes_are_checked_while_they_are_typed(browser, tmp_path):
    file = tmp_path / "bien-ban.html"
    file.write_bytes(one_file(blanks()["2026-BB-HN-thu_ky"]))
    with profile(browser) as tab:
        page = tab.open(file)
        votes = {
            "phat_ra": 8,
            "thu_vao": 8,
            "khong_hop_le": 0,
            "muc_1": 2,
            "muc_2": 5,
            "muc_3": 0,
            "muc_4": 0,
        }
        page.fill(r"#f\.trieu_tap", "9")
        page.fill(r"#f\.co_mat", "8")
        for field, count in votes.items():
            page.fill(rf"#f\.doi_tuong\.2\.{field}", str(count))
        wrong = page.locator(r"#f\.doi_tuong\.2\.cong_phieu\.loi")
        assert "sao cho mục này bằng ‘Phiếu thu vào’" in wrong.inner_text()
        page.fill(r"#f\.doi_tuong\.2\.muc_3", "1")
        assert wrong.is_hidden()
        assert page.locator(r"#f\.doi_tuong\.2\.cong_phieu").inner_text() == "8"


def test_what_a_row_lacks_is_one_line_of_the_summary_as_the_server_makes_it(browser, tmp_path):
    blank = blanks()["2026-BB-HN-thu_ky"]
    rows = [{"phat_ra": "8", "thu_vao": "8", "khong_hop_le": "9"}]
    blank = replace(blank, draft={"doi_tuong": rows})
    made = read(fields(blank, whole_faults(blank)))
    links = [given["href"] for tag, given in made.attributes if tag == "a"]
    file = tmp_path / "phieu.html"
    file.write_bytes(one_file(blank))
    with profile(browser) as tab:
        page = tab.open(file)
        page.locator("#nop").click()
        told = page.locator("#loi li").all_inner_texts()
        assert [one.get_attribute("href") for one in page.locator("#loi a").all()] == links
    assert all(line in made.text for line in told) and len(told) == len(links)
    assert "2. Hà Văn Quyết: còn 7 mục chưa ghi." in told
    assert f"Có {len(told)} chỗ cần sửa" in made.text


def test_rows_are_added_and_stay(browser, tmp_path):
    file = tmp_path / "viec.html"
    file.write_bytes(one_file(repeated()))
    with profile(browser) as tab:
        page = tab.open(file)
        page.get_by_label("Có", exact=True).check()
        page.get_by_role("button", name="Thêm dòng").click()
        page.get_by_role("button", name="Thêm dòng").click()
        page.fill(r"#f\.viec\.1\.ten_viec", "Một")
        page.fill(r"#f\.viec\.4\.ten_viec", "Bốn")
        page.fill(r"#f\.viec\.4\.so_lan", "3")
        assert page.locator(r"#f\.so_viec").inner_text() == "2"
        assert page.locator(r"#f\.viec\.4\.ngay_xong").is_visible()
        assert page.locator(r"#f\.viec\.2\.ngay_xong").is_hidden()
        saved = tab.save(tmp_path)
        assert tab.faults == []
    read = from_one_file(saved.read_bytes())
    assert isinstance(read, Handed)
    rows = rows_of(read.answers, repeated().definition.by_name["viec"])
    assert [(row["ten_viec"], row["so_lan"]) for row in rows] == [("Một", ""), ("Bốn", "3")]
    with profile(browser) as tab:
        page = tab.open(saved)
        assert page.input_value(r"#f\.viec\.2\.ten_viec") == "Bốn"
        assert page.get_by_role("button", name="Thêm dòng").count() == 1


def test_attachments_ride_in_the_file_within_their_limits(browser, tmp_path):
    file = tmp_path / "kien-nghi.html"
    file.write_bytes(one_file(full("2022-KN-nguoi_lap")))
    with profile(browser) as tab:
        page = tab.open(file)
        chooser = page.locator(r"#f\.tai_lieu")
        chooser.set_input_files({"name": "ma.exe", "mimeType": "x/y", "buffer": b"MZ"})
        assert "không được nhận" in page.locator("#da-luu").inner_text()
        chooser.set_input_files(
            {"name": "đơn <i>.pdf", "mimeType": "application/pdf", "buffer": b"%PDF\x00\xff"}
        )
        page.get_by_role("button", name="Bỏ tệp đơn <i>.pdf").wait_for()
        saved = tab.save(tmp_path)
    read = from_one_file(saved.read_bytes())
    assert isinstance(read, Handed)
    assert [(one.field, one.name, one.content) for one in read.files] == [
        ("tai_lieu", "đơn <i>.pdf", b"%PDF\x00\xff")
    ]
    with profile(browser) as tab:
        page = tab.open(saved)
        page.get_by_role("button", name="Bỏ tệp đơn <i>.pdf").click()
        again = from_one_file(tab.save(tmp_path).read_bytes())
        assert isinstance(again, Handed) and again.files == ()


def test_without_a_script_a_saved_file_shows_what_it_holds_and_what_it_lacks(browser, tmp_path):
    file = tmp_path / "phieu.html"
    file.write_bytes(one_file(blanks()["2022-DC-CC-nguoi_lap"]))
    with profile(browser) as tab:
        page = tab.open(file)
        page.fill(r"#f\.chap_hanh", "Chấp hành tốt.\n<script>alert(1)</script>")
        page.get_by_label("dự thảo, gửi trước hội nghị").check()
        saved = tab.save(tmp_path, "#nhap")
    with profile(browser, script=False) as tab:
        page = tab.open(saved)
        assert page.input_value(r"#f\.chap_hanh") == "Chấp hành tốt.\n<script>alert(1)</script>"
        assert page.get_by_label("dự thảo, gửi trước hội nghị").is_checked()
        assert "đang tắt JavaScript" in page.locator("noscript").inner_text()
        lacks = page.locator("#con-thieu").inner_text()
        assert "‘6. Thái độ phục vụ nhân dân’" in lacks and "‘1. Chấp hành" not in lacks
        assert page.locator("#nop").is_hidden()
        assert axe_without_script(page) == 0


def axe_without_script(page):
    """Fields without a label, counted by the browser itself, since axe needs a script."""
    return page.get_by_role("textbox", name=re.compile(r"^$")).count()


def test_a_page_of_the_server_works_without_a_script(browser):
    with profile(browser, script=False) as tab:
        tab.page.set_content(served(full("2022-DC-CC-nguoi_lap")))
        assert tab.page.locator(r"#f\.tiep_thu").is_visible()
        assert tab.page.get_by_text("Chỉ ghi mục này khi mục ‘Bản này là’").is_visible()


def test_a_file_changed_by_hand_says_so(browser, tmp_path):
    file = tmp_path / "phieu.html"
    file.write_bytes(one_file(full(MONTH)).replace(b'"tc_1_1":"2,5"', b'"tc_1_1":"4,5"'))
    with profile(browser) as tab:
        page = tab.open(file)
        assert "đã bị sửa bên ngoài biểu mẫu" in page.locator("#da-sua").inner_text()
        assert page.locator("#nop").is_hidden()
    read = from_one_file(file.read_bytes())
    assert isinstance(read, tuple) and [one.code for one in read] == [FILE_CHANGED.code]


def test_a_file_cut_short_says_so(browser, tmp_path):
    content = one_file(full(MONTH))
    file = tmp_path / "phieu.html"
    with profile(browser) as tab:
        for end in (
            content.index(b"<h2>II."),
            content.index(b'"use strict"'),
            content.rindex(b"<script>") + 9,
        ):
            file.write_bytes(content[:end])
            assert tab.open(file).locator(".bm-cut").is_visible()
            assert tab.page.locator("#nop").is_hidden() or tab.page.locator("#nop").count() == 0


def test_no_script_but_its_own_runs_in_a_file(browser, tmp_path):
    content = one_file(full(MONTH))
    injected = b"<script>document.title = 'xong'</script><img src=x onerror=\"document.title = 'xong'\">"
    file = tmp_path / "phieu.html"
    file.write_bytes(content.replace(b"</main>", injected + b"</main>"))
    with profile(browser) as tab:
        page = tab.open(file)
        assert page.title() == "Mẫu số 01 – Lò Thị Ánh, tháng 3 năm 2026"
        assert sum("Content Security Policy" in said for said in tab.faults) >= 3
        assert [url for url in tab.answered if not url.startswith("data:")] == [file.as_uri()]
    file.write_bytes(content.replace(b'"use strict"', b'"use strict";document.title="xong"', 1))
    with profile(browser) as tab:
        assert tab.open(file).title() != "xong"


@pytest.fixture(scope="module")
def hashing(browser, tmp_path_factory):
    """The file's own script, ready to be asked."""
    file = tmp_path_factory.mktemp("bam") / "phieu.html"
    file.write_bytes(one_file(blanks()[MONTH]))
    with profile(browser) as tab:
        yield tab.open(file)


BLOCKS = [n + more for n in (0, 64, 128, 256) for more in (0, 1, 54, 55, 56, 57, 63)]


@settings(deadline=None, max_examples=15)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), min_size=20, max_size=20))
def test_the_fingerprint_is_that_of_sha256(hashing, texts):
    asked = [*texts, *("ắ" * 20 + "x" * length for length in BLOCKS), *("x" * length for length in BLOCKS)]
    there = hashing.evaluate("texts => JSON.parse(texts).map(congkhaiFile.sha256)", json.dumps(asked))
    assert there == [hashlib.sha256(text.encode()).hexdigest() for text in asked]


def test_every_kind_of_field_is_in_these_tests():
    kinds = {item.kind for name in NAMES for item, _ in part(name).definition.every()}
    assert kinds >= {kind for kind in FieldKind if not kind.ends}
