"""The look: what it fetches, its licence, and scripts that fold as the builder does."""

import re
import unicodedata
from pathlib import Path

import jinja2
import pytest
import yaml

import congkhai.rendering
from congkhai.text.fold import fold
from congkhai.text.marks import compose

LOOK = Path(congkhai.rendering.__file__).parent / "look"
ASSETS = LOOK / "assets"
SAMPLES = (
    "Đinh Trung Dũng",
    "Dương Đường Đương ĐƯƠNG",
    "hoà hòa Thuỷ thủy quý qúy",
    unicodedata.normalize("NFD", "Xếp loại chất lượng, hằng năm"),
    "a\u0303\u0306 \u00e3\u0306 o\u0323\u0302 u\u0301\u031b O\u031b\u0300",
    "99/KH-BDT “Mẫu 02a” – ngày 21/11/2022",
    "Ångström Ðð Ɖɖ ſtraße x\u0301y",
    "Lò Văn Hoà\u00a0(Thái) Ỵ Ỹ Ằ Ữ",
)


@pytest.fixture
def page(browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto("about:blank")
    for script in ("fold.js", "rank.js"):
        page.add_script_tag(content=(ASSETS / script).read_text(encoding="utf-8"))
    yield page
    context.close()


@pytest.mark.parametrize("text", SAMPLES)
def test_the_page_folds_as_the_builder_does(page, text):
    assert page.evaluate("text => congkhai.fold(text)", text) == fold(text)
    assert page.evaluate("text => congkhai.compose(text)", text) == compose(text)


def test_every_vietnamese_letter_folds_alike_and_keeps_its_place(page):
    letters = "".join(chr(code) for code in (*range(0x20, 0x250), *range(0x1E00, 0x1F00)) if code != 0x130)
    folded = page.evaluate("text => congkhai.fold(text)", letters)
    assert folded == fold(letters)
    assert len(folded) == len(compose(letters))


def test_a_word_with_marks_is_known_from_one_without(page):
    said = page.evaluate("congkhai.words(' Đường, xep  “dương” 99/KH-BDT ')")
    assert [(word["exact"], word["folded"], word["marked"]) for word in said] == [
        ("đường", "duong", True),
        ("xep", "xep", False),
        ("dương", "duong", True),
        ("99/kh-bdt", "99/kh-bdt", False),
    ]


PAGES = {
    "tieu-de.html": ("Văn hoà và Lò", "Lò, hoà, văn"),
    "ten.html": ("Danh sách", "Ông Lò Văn Hoà, Đỗ Thị Hòa"),
    "gan.html": ("Hạn việc", "Gửi hồ sơ trước hạn"),
    "xa.html": ("Việc", "Hồ nước, sơ bộ, hạn"),
    "it.html": ("Sơ đồ", "Không gì"),
}


@pytest.mark.parametrize(
    ("asked", "partial", "addresses"),
    [
        ("lo van hoa", False, ["ten.html", "tieu-de.html"]),
        ("Lò Văn Hoà", False, ["ten.html", "tieu-de.html"]),
        ("ho so", False, ["gan.html", "xa.html"]),
        ("hạn nộp hồ sơ", True, ["gan.html", "xa.html"]),
        ("zzzz sơ đồ", True, ["it.html"]),
        ("zzzz yyyy hồ", False, []),
        ("zzzz", False, []),
        ("", False, []),
    ],
)
def test_ranking(page, asked, partial, addresses):
    index = [
        {"u": address, "t": title, "h": [], "x": text, "f": fold(text)}
        for address, (title, text) in PAGES.items()
    ]
    ranked = page.evaluate(
        "([index, asked]) => congkhai.rank(index.map(congkhai.prepared), congkhai.words(asked))",
        [index, asked],
    )
    assert (ranked["partial"], [hit["page"]["u"] for hit in ranked["hits"]]) == (partial, addresses)


@pytest.mark.parametrize("url", ["", "https://co-quan.example/xep-loai/"])
def test_the_answer_to_a_wrong_address_stands_alone(browser, url):
    site = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    site.filters["url"] = lambda address: f"/xep-loai/{address}"
    extra = {"office": "Ban A", "parent": "UBND", "sample": True, "audience": "agency"}
    said = site.from_string((LOOK / "overrides" / "404.html").read_text(encoding="utf-8")).render(
        config={
            "extra": extra,
            "site_name": "Trang",
            "site_url": url,
            "theme": {"favicon": "assets/icon.svg"},
        }
    )
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(said)
    text = page.locator("body").inner_text()
    links = page.eval_on_selector_all("a", "all => all.map(a => a.getAttribute('href'))")
    page.close()
    own = ("about:", "/xep-loai/assets/not-found.css", "/xep-loai/assets/icon.svg")
    assert [address for address in asked if not address.endswith(own) and not address.startswith(own)] == []
    assert "DỮ LIỆU MINH HOẠ: người, phiếu và kết quả là giả định" in text
    assert "Không tìm thấy trang" in text
    assert links == (["/xep-loai/index.html", "/xep-loai/tat-ca-trang.html"] if url else [])


def test_nothing_is_fetched_from_another_host():
    said = [
        path.read_text(encoding="utf-8")
        for path in LOOK.rglob("*")
        if path.suffix in {".css", ".js", ".html", ".yml"}
    ]
    assert len(said) > 10
    assert not [text for text in said if re.search(r"https?://|url\(\s*[\"']?//|[\"']//\w", text)]


def test_fonts_are_there_with_their_licence():
    named = set(re.findall(r'url\("fonts/([^"]+)"\)', (ASSETS / "look.css").read_text(encoding="utf-8")))
    assert named == {path.name for path in (ASSETS / "fonts").glob("*.woff2")} and len(named) == 4
    assert "SIL OPEN FONT LICENSE" in (ASSETS / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert {(ASSETS / "fonts" / name).read_bytes()[:4] for name in named} == {b"wOF2"}


def test_settings_name_files_that_exist():
    settings = yaml.safe_load((LOOK / "mkdocs.yml").read_text(encoding="utf-8"))
    named = [*settings["extra_css"], *settings["extra_javascript"], settings["theme"]["favicon"]]
    assert all((LOOK / name).is_file() for name in named)
    assert (settings["theme"]["font"], settings["theme"]["language"], settings["plugins"]) == (
        False,
        "vi",
        [],
    )
