import gzip
import json

import pytest

from congkhai.publish.markup import parse
from congkhai.publish.short_names import ShortNames
from congkhai.text.phrases import SAMPLE


def codes(built, **wanted):
    return sorted({code for code, _, _ in built.found(**wanted)})


def test_the_finished_site_is_right(build):
    assert build().found() == []


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("khong-co.html", "lien-ket-hong"),
        ("../index.html", "lien-ket-hong"),
        ("/index.html", "lien-ket-hong"),
        ("huong-dan/khong/", "lien-ket-hong"),
        ("ket-qua.html#khong", "neo-hong"),
        ("#khong", "neo-hong"),
        ("//index.html", "lien-ket-ra-ngoai"),
    ],
)
def test_a_link_that_leads_nowhere(link, code, build):
    built = build()
    built.html(f'<a href="{link}">x</a>')
    assert built.found() == [(code, "index.html", link)]


@pytest.mark.parametrize(
    "link",
    ["ket-qua.html", "ket-qua.html?a=1#tong-hop", "huong-dan/", "./", "", "#", "#top", "#%C4%91",
     "mailto:a@b.vn", "du-lieu/don-vi.csv", "huong-dan/../index.html", "du%2Dlieu/don-vi.csv", "tel:+84"],
)  # fmt: skip
def test_a_link_that_leads_somewhere(link, build):
    built = build()
    built.html(f'<p id="đ">a</p><a href="{link}">x</a>')
    assert built.found() == []


def test_links_count_from_the_page_that_holds_them(build):
    built = build()
    built.html('<a href="../index.html">a</a><a href="dang-vien.html">b</a><a href="ket-qua.html">c</a>',
               "huong-dan/index.html")  # fmt: skip
    assert built.found() == [("lien-ket-hong", "huong-dan/index.html", "ket-qua.html")]


def test_only_the_404_page_may_count_from_the_host(build):
    built = build()
    built.html('<a href="/cong-khai/index.html">a</a><a href="/cong-khai/x.html">b</a>', "404.html")
    assert built.found(base="/cong-khai/") == [("lien-ket-hong", "404.html", "/cong-khai/x.html")]


def test_what_a_style_asks_for_must_be_there(build):
    built = build()
    built.write(
        "assets/trang.css", "a{background:url(../a.png)}/* url(x.png) */b{background:url(data:image/png,x)}"
    )
    assert built.found() == [("lien-ket-hong", "assets/trang.css", "../a.png")]


REQUESTS = {
    "script": '<script src="https://cdn.example/a.js"></script>',
    "no scheme": '<script src="//cdn.example/a.js"></script>',
    "backslashes": r'<img src="\\cdn.example\a.png">',
    "broken over lines": '<img src="ht\ntps://cdn.example/a.png">',
    "style sheet": '<link rel="stylesheet" href="https://cdn.example/a.css">',
    "preconnect": '<link rel="preconnect" href="https://cdn.example">',
    "picture": '<img src="https://cdn.example/a.png" alt="">',
    "picture set": '<img srcset="data.png 1x, https://cdn.example/a.png 2x" src="assets/chu.woff2" alt="">',
    "frame": '<iframe src="https://cdn.example/"></iframe>',
    "object": '<object data="https://cdn.example/a"></object>',
    "video": '<video poster="https://cdn.example/a.png"></video>',
    "symbol": '<svg><use xlink:href="https://cdn.example/a.svg#b"/></svg>',
    "form": '<form action="https://cdn.example/"></form>',
    "button": '<button formaction="https://cdn.example/">x</button>',
    "ping": '<a href="index.html" ping="https://cdn.example/">x</a>',
    "base": '<base href="https://cdn.example/">',
    "refresh": '<meta http-equiv="refresh" content="0; url=https://cdn.example/">',
    "style attribute": '<p style="background:url(https://cdn.example/a.png)">x</p>',
    "style element": "<style>@import 'https://cdn.example/a.css';</style>",
    "fetch": "<script>fetch('https://cdn.example/a')</script>",
    "import": "<script>import('//cdn.example/a.js')</script>",
    "image in a script": '<script>new Image().src = "https://cdn.example/a"</script>',
    "old request": '<script>x.open("GET", "https://cdn.example/a")</script>',
    "on a click": "<p onclick=\"fetch('https://cdn.example/a')\">x</p>",
}


@pytest.mark.parametrize("kind", REQUESTS)
def test_no_request_leaves_for_another_host(kind, build):
    built = build()
    built.html(REQUESTS[kind])
    assert "goi-may-chu-khac" in codes(built, hosts=frozenset({"cdn.example"}))


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("assets/trang.css", "@import url(https://cdn.example/a.css);"),
        ("assets/trang.css", "@font-face{src:url('//cdn.example/a.woff2')}"),
        ("assets/a.js", "navigator.sendBeacon('https://cdn.example/', '')"),
        ("assets/a.js", "import a from 'https://cdn.example/a.js'"),
    ],
)
def test_neither_from_a_style_nor_from_a_script(file, text, build):
    built = build()
    built.write(file, text)
    assert codes(built) == ["goi-may-chu-khac"]


def test_a_reader_may_follow_a_link_to_a_known_host_only(build):
    built = build()
    built.html('<a href="https://sonla.example/x">a</a><link rel="canonical" href="https://sonla.example/">'
               '<a href="https://khac.example">b</a>')  # fmt: skip
    assert built.found(hosts=frozenset({"sonla.example"})) == [
        ("lien-ket-ra-ngoai", "index.html", "https://khac.example")
    ]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JAVA\nSCRIPT:x", "file:///etc/passwd", "vbscript:x"]
)
def test_no_link_runs_code(link, build):
    built = build()
    built.html(f'<a href="{link}">x</a>')
    assert "lien-ket-chay-ma" in codes(built)


@pytest.mark.parametrize(
    "body",
    ["", f"<!-- {SAMPLE} -->", f"<script>'{SAMPLE}'</script>", f'<p title="{SAMPLE}">x</p>',
     SAMPLE.lower()],
)  # fmt: skip
def test_every_page_shows_the_sample_mark(body, build):
    built = build()
    built.write("404.html", f"<html><head><title>{SAMPLE}</title></head><body>{body}</body></html>")
    assert built.found() == [("thieu-dau-minh-hoa", "404.html", None)]
    assert built.found(sample=False) == []


def test_the_mark_may_be_broken_over_tags_and_lines(build):
    built = build()
    first, second = SAMPLE.split(": ")
    built.write("404.html", f"<p><strong>{first}:</strong>\n  {second.replace(' ', chr(10))}.</p>")
    assert built.found() == []


@pytest.mark.parametrize(("before", "falls"), [(None, False), (6, False), (7, True), (1, False)])
def test_the_number_of_pages_does_not_fall_by_more_than_a_tenth(before, falls, build):
    built = build()
    assert codes(built, online=before) == (["it-trang-hon"] if falls else [])
    assert codes(built, online=before, allow_fewer=True) == []


def test_a_fall_by_exactly_a_tenth_passes(build):
    built = build()
    for n in range(3):
        built.html("", f"them-{n}.html")
    pages = built.expected.pages | {f"them-{n}.html" for n in range(3)}
    assert len(pages) == 9
    assert built.found(pages=pages, online=10) == []


def test_exactly_the_expected_pages_are_there(build):
    built = build()
    built.html("", "lich-hoi-nghi.html")
    (built.folder / "ban-goc.html").unlink()
    assert built.found() == [
        ("thieu-trang", "ban-goc.html", None),
        ("thua-trang", "lich-hoi-nghi.html", None),
    ]


@pytest.mark.parametrize(
    ("file", "content", "heads"),
    [
        ("du-lieu/a.csv", "ten,ly_do\n1,2\n", ["ly_do"]),
        ("du-lieu/a.csv", "\ufefften;ly_do\r\n1;2\r\n", ["ly_do"]),
        ("du-lieu/a.csv", "ten\tly_do\n", ["ly_do"]),
        ("du-lieu/a.csv", '"ten","ly\ndo"\n', ["ly\ndo"]),
        (
            "du-lieu/a.json",
            json.dumps([{"ten": {"ghi_chu": [{"muc": 1, "ly_do": 2}]}}]),
            ["ghi_chu", "ly_do"],
        ),
        ("du-lieu/a.json.gz", gzip.compress(b'{"ly_do": 1}', mtime=0), ["ly_do"]),
        ("du-lieu/a.csv", "hang,ten,muc\n", []),
    ],
)
def test_open_data_has_no_head_that_is_not_public(file, content, heads, build):
    from congkhai.publish.inspect import unknown_heads
    from congkhai.publish.reading import parts

    built = build()
    built.write(file, content)
    found = [f.place.column for f in unknown_heads(parts(built.folder), built.expected.heads)]
    assert found == heads


def test_json_that_cannot_be_read_is_told(build):
    built = build()
    built.write("du-lieu/a.json", "{")
    assert built.found() == [("json-khong-doc-duoc", "du-lieu/a.json", None)]


def test_broken_html_is_read_as_far_as_it_goes():
    markup = parse('<p>a<b>b<script>x</script><a href="c.html">d</p></b><img src=e.png <td>f')
    assert markup.text.startswith("ab")
    assert next(target.value for target in markup.targets) == "c.html"


def test_a_name_may_stand_below_one_folder_and_not_below_another(build):
    name, column = "Đường Thị Lệ Quyên", "can_bo.ho_ten"
    hidden = {"2023": ({name: column}, ShortNames({}, ()))}
    built = build()
    for path in ("2022/a.txt", "2023/b.txt", "c.txt"):
        built.write(path, name)
    told = [file for code, file, _ in built.found(below=hidden) if code == "lo-noi-dung"]
    assert told == ["2023/b.txt"]
