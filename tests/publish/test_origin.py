"""What inspection and rendering find is told at the office's files."""

import pytest

from congkhai.findings import Kind, Place, Refused
from congkhai.publish.origin import Origin, told_by, traced
from congkhai.publish.reading import SitePath
from congkhai.rendering.content import parse

KIND = Kind(code="x", message="Tệp “{name}” có lỗi.", remedy="Sửa.")
PAGE, _ = parse(
    "---\ntitle: A\n---\nMột.\n\nXem [hạn](../cong-viec.md#han).\n\nÔng **Lò Văn A**.\n", "huong-dan/a.md", ""
)
WRITTEN = Origin("content/huong-dan/a.md", "content/huong-dan/a.md", PAGE)
ORIGINS = {
    "huong-dan/a.md": WRITTEN,
    "huong-dan/a.html": WRITTEN,
    "dan-y/a.html": WRITTEN,
    "bieu-mau/mau-01.docx": Origin("content/bieu-mau/Mẫu 01.docx", "content/bieu-mau/Mẫu 01.docx"),
    "ket-qua.html": Origin(None, "Kết quả (ket-qua.html)"),
}


def at(file: str, value: str | None = None, member: str = ""):
    return KIND.at(Place(file=file, value=value), name=SitePath(path=file, member=member))


def told(*findings):
    return [(found.place.file, found.message) for found in traced(findings, ORIGINS)]


def test_a_written_page_is_named_by_its_file():
    assert told(at("huong-dan/a.html")) == [
        ("content/huong-dan/a.md", "Tệp “content/huong-dan/a.md” có lỗi.")
    ]


def test_a_made_page_is_named_in_words():
    assert told(at("ket-qua.html")) == [(None, "Tệp “Kết quả (ket-qua.html)” có lỗi.")]


def test_a_member_of_a_form_keeps_its_own_name():
    assert told(at("bieu-mau/mau-01.docx", member=" › word/document.xml")) == [
        (
            "content/bieu-mau/Mẫu 01.docx",
            "Tệp “content/bieu-mau/Mẫu 01.docx › word/document.xml” có lỗi.",
        )
    ]


def test_words_that_only_look_like_a_file_of_the_site_stay():
    finding = KIND.at(Place(file="huong-dan/a.html"), name="ket-qua.html")
    assert told(finding) == [("content/huong-dan/a.md", "Tệp “ket-qua.html” có lỗi.")]


def test_another_file_is_called_by_its_origin_and_one_of_the_same_origin_by_itself():
    names = ("ket-qua.html", "dan-y/a.html")
    pages = [KIND.at(Place(file="huong-dan/a.html"), name=SitePath(path=name)) for name in names]
    assert [traced([page], ORIGINS)[0].message for page in pages] == [
        "Tệp “Kết quả (ket-qua.html)” có lỗi.",
        "Tệp “dan-y/a.html” có lỗi.",
    ]


def test_one_fault_of_a_page_its_outline_and_the_index_is_told_once():
    files = ("assets/search-index.js", "dan-y/a.html", "huong-dan/a.html")
    assert [file for file, _ in told(*(at(file, "bí mật") for file in files))] == ["content/huong-dan/a.md"]


def test_what_only_the_index_holds_is_told_of_the_index():
    assert [file for file, _ in told(at("assets/search-index.js", "a"), at("huong-dan/a.html", "b"))] == [
        "assets/search-index.js",
        "content/huong-dan/a.md",
    ]


def test_two_faults_of_a_page_are_two():
    assert len(told(at("huong-dan/a.html", "b"), at("huong-dan/a.html", "c"))) == 2


def test_two_made_pages_are_two():
    assert len(told(at("ket-qua.html"), at("can-cu.html"))) == 2


def test_what_is_refused_is_told_at_the_offices_files():
    with pytest.raises(Refused) as caught, told_by(ORIGINS):
        raise Refused([at("huong-dan/a.md")])
    assert [finding.place.file for finding in caught.value.findings] == ["content/huong-dan/a.md"]


def test_inspection_names_the_offices_files_too(build):
    built = build()
    built.html("<p>Nguyễn Văn Bí Mật</p>")
    built.write("assets/search-index.js", "Nguyễn Văn Bí Mật")
    said = built.found(
        forbidden={"Nguyễn Văn Bí Mật": "can_bo.ho_ten"},
        origins={"index.html": Origin("content/index.md", "content/index.md")},
    )
    assert said == [("lo-noi-dung", "content/index.md", "Nguyễn Văn Bí Mật")]


@pytest.mark.parametrize(
    "value, row",
    [
        ("../cong-viec.html#han", 6),
        ("../cong-viec.md#han", 6),
        ("LÒ VĂN A", 8),
        ("không có", None),
        (None, None),
    ],
)
def test_what_stands_in_a_written_page_is_told_at_its_row(value, row):
    (finding,) = traced([at("huong-dan/a.html", value)], ORIGINS)
    assert (finding.place.file, finding.place.row) == ("content/huong-dan/a.md", row)
