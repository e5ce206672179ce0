import json
import unicodedata

from congkhai.publish.markup import parse
from congkhai.rendering.page import Page
from congkhai.text.fold import fold


def index(folder):
    said = (folder / "assets" / "search-index.js").read_text(encoding="utf-8")
    return json.loads(said.removeprefix("window.congkhaiIndex=").rstrip().removesuffix(";"))


def test_every_page_but_the_404_is_indexed_in_order_of_its_address(build):
    assert [entry["u"] for entry in index(build().folder)] == [
        "ban-goc.html", "huong-dan/dang-vien.html", "huong-dan/index.html", "index.html", "ket-qua.html"
    ]  # fmt: skip


def test_an_entry_holds_title_headings_text_and_folded_text(build):
    assert index(build().folder)[-1] == {
        "u": "ket-qua.html", "t": "Kết quả", "h": ["Tổng hợp"], "x": "Kết quả Tổng hợp Đảng viên: 12",
        "f": "ket qua tong hop dang vien: 12",
    }  # fmt: skip


def test_folded_text_keeps_every_position_even_for_text_typed_apart(build):
    body = unicodedata.normalize("NFD", "Đường Lường Thị Hoà ở Mường Ẳng")
    [entry] = index(build(made=(Page(path="index.md", title="Đầu", body=body),)).folder)
    assert len(entry["f"]) == len(entry["x"])
    assert entry["x"] == "Đường Lường Thị Hoà ở Mường Ẳng"
    assert entry["f"] == fold(entry["x"])


def test_the_index_holds_what_the_article_shows_and_nothing_around_it():
    html = (
        "<html><head><title>T</title><style>p{}</style></head><body><nav>Trình đơn</nav><main><nav>Mục</nav>"
        '<article><h1>Kết <b>quả</b><a class="headerlink" href="#a">¶</a></h1>'
        "<!-- riêng --><script>x()</script><template>ẩn</template>"
        "<h2>Tổng <i>hợp</i></h2><table><tr><td>Lò</td><td>Tốt</td></tr></table>"
        "<p>a<br>b&amp;c</p></article><aside>Bên</aside></main><footer>Chân</footer></body></html>"
    )
    markup = parse(html)
    assert (markup.title, markup.headings) == ("Kết quả", ("Tổng hợp",))
    assert markup.main == "Kết quả Tổng hợp Lò Tốt a b&c"


def test_without_an_article_the_main_part_counts_and_without_it_the_body():
    assert parse("<body>a<main>b</main></body>").main == "b"
    assert parse("<body>a <p>c</body>").main == "a c"
    assert parse("<title>x</title>mảnh").main == "mảnh"
