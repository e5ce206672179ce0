"""Hand-written pages: what is read, and how each fault in one is told."""

import unicodedata
from pathlib import Path

import pytest

from congkhai.pages.written import PRINTERS
from congkhai.rendering.body import DIRECTIVES
from congkhai.rendering.content import parse, read

HEAD = "---\ntitle: Trang thử\ndoi_tuong: portal\n---\n"


def told(text: str, name: str = "thu.md") -> list[tuple[str, int | None]]:
    return [(finding.code, finding.place.row) for finding in parse(text, name, f"content/{name}")[1]]


def test_a_page_is_read_with_its_head_and_body():
    page, findings = parse(HEAD + "\nNội dung.\n", "thu.md", "content/thu.md")
    assert page is not None and findings == []
    assert (page.title, page.audience, page.body.strip()) == ("Trang thử", "portal", "Nội dung.")


def test_a_page_that_does_not_say_whom_it_is_for_is_for_the_agency():
    page, _ = parse("---\ntitle: Nội bộ\n---\nChữ.\n", "thu.md", "content/thu.md")
    assert page is not None and page.audience == "agency"


@pytest.mark.parametrize("said", ["[portal]", "{portal: x}", "no", "2022", "~", "portal # agency"])
def test_whom_a_page_is_for_is_widened_only_by_a_plain_word(said):
    page, findings = parse(f"---\ntitle: A\ndoi_tuong: {said}\n---\n", "thu.md", "content/thu.md")
    assert any(finding.blocks for finding in findings)
    assert page is not None and page.audience == ("portal" if "#" in said else "agency")


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Không có khai báo đầu trang.\n", [("noi-dung-dau-trang-hong", 1)]),
        ("---\ntitle: [mở\n---\n", [("noi-dung-dau-trang-hong", 2)]),
        ("---\nchỉ là một câu\n---\n", [("noi-dung-dau-trang-hong", 1)]),
        ("---\ntitle: A\nkhông đóng\n", [("noi-dung-dau-trang-hong", 1)]),
        ("---\ndoi_tuong: portal\n---\n", [("noi-dung-thieu-tieu-de", 1)]),
        ("---\ntitle: A\ndoi_tuong: moi-nguoi\n---\n", [("noi-dung-doi-tuong-la", 3)]),
        ("---\ntitle: A\ndoi_tuong: agency\ndoi_tuong: portal\n---\n", [("noi-dung-dau-trang-hong", 4)]),
        ("---\ntitle: A\nngay: 2022-02-30\n---\n", [("noi-dung-dau-trang-hong", 3)]),
        ("---\ntitle: &a A\ndan_y: *a\n---\n", [("noi-dung-dau-trang-hong", 2)]),
        ("---\ntitle: " + "[" * 10_000 + "\n---\n", [("noi-dung-dau-trang-hong", 2)]),
        ("---\ntitle: [a, b]\n---\n", [("noi-dung-muc-khong-phai-chu", 2)]),
        ("---\ntitle: 2022\n---\n", [("noi-dung-muc-khong-phai-chu", 2)]),
        ("---\ntitle: 2022-12-06\n---\n", [("noi-dung-muc-khong-phai-chu", 2)]),
        ("---\ntitle: no\n---\n", [("noi-dung-muc-khong-phai-chu", 2)]),
        ("---\ntitle: A\ndoi_tuong: [portal]\n---\n", [("noi-dung-muc-khong-phai-chu", 3)]),
        ("---\ntitle: Hướng dẫn # 2\n---\n", [("noi-dung-muc-bi-cat", 2)]),
        ("---\ntitle: A\ndoi_tuong: portal # chưa được đăng\n---\n", [("noi-dung-muc-bi-cat", 3)]),
        ("---\ntitle: A\ndan_y_gom: [a, 3]\n---\n", [("noi-dung-muc-khong-phai-chu", 3)]),
        ("---\ntitle: 'A # 2' # nhắc\n# ghi chú\ndan_y_gom: b\n---\n", []),
        (HEAD + "<!-- congkhai: khong-biet -->\n", [("noi-dung-lenh-la", 5)]),
        (HEAD + "<!-- congkhai: cong-viec III.1 -->\n", []),
        (
            HEAD + "Chữ\n<script>alert(1)</script>\n",
            [("noi-dung-co-the-html", 6)],
        ),
        (HEAD + "<!-- ghi chú <b> -->\n<img src=x\n", [("noi-dung-co-the-html", 6)]),
        (HEAD + "Xem <https://chinhphu.vn> và 3 < 5.\n", []),
        (HEAD + "<!-- dan-y -->\n- một\n", [("noi-dung-dan-y-lech", None)]),
        (HEAD + "<!-- het dan-y -->\n", [("noi-dung-dan-y-lech", 5)]),
    ],
)
def test_each_fault_has_its_finding(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "---\ntitle: A\ndoi_tuong: pоrtal\n---\n",
            "chữ о (U+043E, chữ Ki-rin) ở ký tự thứ 2; có thể là portal",
        ),
        (
            HEAD + "<!-- congkhai: cong‑viec -->\n",
            "dấu gạch nối không ngắt U+2011 ở ký tự thứ 5; có thể là cong-viec",
        ),
        (HEAD + "<!-- congkhai: can-\u200bcu -->\n", "U+200B ở ký tự thứ 5; có thể là can-cu"),
    ],
)
def test_a_word_that_only_looks_right_names_its_odd_sign(text, why):
    refused = [finding for finding in parse(text, "thu.md", "content/thu.md")[1] if finding.blocks]
    assert [finding.message.endswith(f"{why}.") for finding in refused] == [True]


def test_a_page_may_not_take_the_place_of_one_made_from_rows():
    assert told(HEAD, "ket-qua.md") == [("noi-dung-trung-trang", None)]


def test_files_that_cannot_be_read_are_findings_and_the_others_are_read(tmp_path: Path):
    folder = tmp_path / "content"
    (folder / "con").mkdir(parents=True)
    (folder / "a.md").write_bytes("---\ntitle: Một\n---\nViệc".encode("windows-1258", "replace") + b"\xff")
    (folder / "con" / "b.md").write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    (folder / "c.md").symlink_to(tmp_path / "ngoai.md")
    pages, findings = read(folder)
    assert [page.path for page in pages] == ["con/b.md"]
    assert [(finding.code, finding.place.file) for finding in findings] == [
        ("noi-dung-khong-utf8", "content/a.md"),
        ("noi-dung-la-lien-ket", "content/c.md"),
    ]


def test_decomposed_letters_are_composed(tmp_path: Path):
    (tmp_path / "a.md").write_text(unicodedata.normalize("NFD", HEAD + "Đảng viên\n"), encoding="utf-8")
    assert read(tmp_path)[0][0].body == "Đảng viên\n"


def test_no_folder_is_told_once(tmp_path: Path):
    pages, findings = read(tmp_path / "khong-co")
    assert pages == ()
    assert [(found.code, found.place.file) for found in findings] == [("thieu-thu-muc-noi-dung", "khong-co")]


def test_a_page_knows_where_its_body_begins():
    page, _ = parse(HEAD + "\nNội dung.\n", "thu.md", "content/thu.md")
    assert page is not None and page.first_row == 5


def test_only_guidance_with_an_outline_has_a_printable_one():
    body = "<!-- dan-y -->\n- một\n<!-- het dan-y -->\n"
    made = [
        parse(HEAD + text, name, name)[0]
        for name, text in (("huong-dan/a.md", body), ("huong-dan/b.md", "Chữ"), ("c.md", body))
    ]
    assert [page.outline_path for page in made if page] == ["dan-y/a.md", "", ""]


def test_the_outline_is_what_stands_between_its_marks():
    body = "<!-- dan-y -->\n- một\n<!-- het dan-y -->\n\nngoài\n\n<!-- dan-y -->\n- hai\n<!-- het dan-y -->\n"
    page, findings = parse(HEAD + body, "thu.md", "content/thu.md")
    assert page is not None and findings == []
    assert page.outline == "- một\n\n- hai"


def test_every_directive_that_may_be_written_has_a_printer():
    assert set(PRINTERS) == DIRECTIVES


@pytest.mark.parametrize(
    ("key", "known"),
    [("doi_tương", "doi_tuong"), ("Title", "title"), ("doi_tuog", "doi_tuong"), ("tags", "")],
)
def test_a_key_that_only_looks_like_one_is_told(key, known):
    _, found = parse(f"---\ntitle: A\n{key}: portal\n---\n", "a.md", "content/a.md")
    alike = [(one.place.row, f"“{known}”" in one.message) for one in found if one.code == "noi-dung-muc-la"]
    assert alike == ([(3, True)] if known else [])


@pytest.mark.parametrize("said", ["yes", "2022", "[portal]"])
def test_an_audience_that_is_no_text_is_told_with_the_two_that_there_are(said):
    _, (finding,) = parse(f"---\ntitle: A\ndoi_tuong: {said}\n---\n", "a.md", "content/a.md")
    assert finding.code == "noi-dung-muc-khong-phai-chu"
    assert finding.remedy.startswith("Ghi portal nếu trang được đăng ra ngoài, agency nếu")
