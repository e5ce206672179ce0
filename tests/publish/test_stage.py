import json
from datetime import date

import pytest

from congkhai.findings import Refused
from congkhai.publish.stage import SiteSettings, rendered_path, stage
from congkhai.rendering.page import Page, SiteFile

SITE = SiteSettings(
    name="Kiểm điểm", audience="portal", office="BAN A", parent="TỈNH B", today=date(2022, 12, 6), sample=True
)


def refused(pages, sheets, folder, look):
    with pytest.raises(Refused) as caught:
        stage(pages, sheets, SITE, folder, look)
    return [(finding.code, finding.place.file) for finding in caught.value.findings]


def test_the_staged_folder_is_plain_markdown_and_files(build):
    staged = build().staged
    files = sorted(p.relative_to(staged).as_posix() for p in staged.rglob("*") if p.is_file())
    assert files == [
        "docs/assets/chu.woff2", "docs/assets/trang.css", "docs/ban-goc.md", "docs/du-lieu/don-vi.csv",
        "docs/huong-dan/dang-vien.md", "docs/huong-dan/index.md", "docs/index.md", "docs/ket-qua.md",
        "look.yml", "mkdocs.yml", "overrides/404.html", "overrides/main.html",
    ]  # fmt: skip


def test_only_pages_with_a_section_are_in_the_navigation(build):
    settings = json.loads((build().staged / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["nav"] == [
        {"Trang đầu": "index.md"},
        {"Kết quả": "ket-qua.md"},
        {"Hướng dẫn": [{"Hướng dẫn": "huong-dan/index.md"}, {"Tôi là đảng viên": "huong-dan/dang-vien.md"}]},
    ]
    assert settings["not_in_nav"].splitlines()[0] == "*"
    assert settings["extra"]["today"] == "2022-12-06"


def test_pages_with_names_ask_not_to_be_indexed(build):
    folder = build().folder
    assert 'content="noindex, nofollow, noarchive"' in (folder / "ket-qua.html").read_text(encoding="utf-8")
    assert "noindex" not in (folder / "index.html").read_text(encoding="utf-8")


def test_a_title_cannot_break_out_of_the_front_matter(build, pages):
    title = 'A: "b"\n---\nnamed: true \u2028 <x>'
    folder = build(made=(*pages, Page(path="x.md", title=title, body="x"))).folder
    assert "noindex" not in (folder / "x.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["../x.csv", "/x.csv", "a/../../x.csv", ".x", "a//x", "C:/x", "a\\x"])
def test_nothing_is_written_outside_the_site(path, tmp_path, look):
    folder = tmp_path / "staged"
    assert refused((), (SiteFile(path=path, content=b""),), folder, look) == [("duong-dan-ngoai-trang", path)]
    assert not folder.exists()


def test_two_things_never_share_a_path(tmp_path, look):
    page = Page(path="a.md", title="A", body="")
    sheets = (SiteFile(path="A.html", content=b""), SiteFile(path="assets/trang.css", content=b""))
    found = refused((page,), sheets, tmp_path / "staged", look)
    assert found == [("trung-duong-dan", "A.html" if rendered_path(page) == "a.html" else ""),
                     ("trung-duong-dan", "assets/trang.css")]  # fmt: skip
