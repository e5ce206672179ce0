"""Files beside the pages: which belong to a form, under which name they are offered, what is refused."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from congkhai.findings import Finding, Place
from congkhai.rendering.attached import (
    document_named,
    documents,
    form_named,
    forms,
    misplaced,
    offered,
    published,
)

CELL = Place(table="bieu_mau", table_title="Biểu mẫu", file="bieu_mau.csv", row=2, column="tep")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of bieu_mau, as far as files go."""

    id: str = "M-01"
    name: str = "Mẫu số 01"
    file: str = ""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "bieu-mau").mkdir(parents=True)
    return folder


def put(content: Path, *names: str) -> None:
    for name in names:
        (content / "bieu-mau" / name).write_bytes(name.encode())


def codes(findings: object) -> list[str]:
    assert isinstance(findings, (list, tuple)) or hasattr(findings, "__next__")
    return [finding.code for finding in findings if isinstance(finding, Finding)]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("mau-so-01.docx", Row()),
        ("Mẫu số 01.docx", Row()),
        ("MAU 01.DOCX", Row()),
        ("mau_01.pdf", Row()),
        ("M-01.odt", Row()),
        ("mau-02a.docx", Row(id="M-02A", name="Mẫu 02a")),
        ("Mẫu số 02a.docx", Row(id="M-02A", name="Mẫu 02a")),
        ("phu-luc-04.xlsx", Row(id="PL-04", name="Phụ lục số 04")),
        ("Bản tự kiểm điểm.docx", Row(file="Bản tự kiểm điểm.docx")),
        ("Ban tu kiem diem.docx", Row(file="Bản tự kiểm điểm.docx")),
    ],
)
def test_a_file_belongs_to_a_form_by_cell_name_or_id(name, form):
    assert offered(form, [published(name)]) == (published(name),)


@pytest.mark.parametrize(
    "name", ["mau-02.docx", "mau-01b.docx", "mau.docx", "so-01.docx", "ho-so-01.docx", ".docx"]
)
def test_other_files_do_not(name):
    assert offered(Row(), [name]) == ()


def test_the_file_that_the_row_names_comes_first():
    files = ["mau-01.docx", "mau-01.pdf", "tu-kiem-diem.docx", "khac.docx"]
    row = Row(file="Tự kiểm điểm.docx")
    assert offered(row, files) == ("tu-kiem-diem.docx", "mau-01.docx", "mau-01.pdf")


def test_names_on_the_site_are_plain():
    assert published("Mẫu số 01 (sửa).DOCX") == "mau-so-01-sua.docx"


def test_files_are_read_as_the_office_named_them(content):
    put(content, "Mẫu số 01.docx", ".gitkeep", "~$mau-01.docx", "ghi-chu.md")
    (content / "bieu-mau" / "lien-ket.docx").symlink_to(content / "bieu-mau" / "Mẫu số 01.docx")
    files, findings = forms(content)
    assert [(file.name, file.sheet.path, file.place.file) for file in files] == [
        ("Mẫu số 01.docx", "bieu-mau/mau-so-01.docx", "content/bieu-mau/Mẫu số 01.docx")
    ]
    assert files[0].sheet.content == "Mẫu số 01.docx".encode()
    assert [(found.code, found.place.file) for found in findings] == [
        ("tep-dinh-kem-la-lien-ket", "content/bieu-mau/lien-ket.docx")
    ]


def test_no_folder_has_no_file(tmp_path):
    assert forms(tmp_path / "content") == ((), ())


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["mau-01.docx", "mau-01.pdf", "m-01.xlsx"], []),
        (["linh-tinh.docx"], [("tep-mau-khong-thuoc-mau-nao", "warning")]),
        (["Thumbs.db", "linh-tinh.html"], [("tep-mau-khong-thuoc-mau-nao", "warning")] * 2),
        (["mau-01.html"], [("tep-dinh-kem-sai-loai", "error")]),
        (["mau-01.doc", "m-01.RTF", "mau-so-01.png"], []),
        (["mau-01.svg", "m-01.zip", "mau-so-01.js"], [("tep-dinh-kem-sai-loai", "error")] * 3),
        (["mau-01"], [("tep-dinh-kem-sai-loai", "error")]),
        (["Mẫu 01.docx", "mau-01.docx"], [("tep-mau-trung-ten", "error")]),
    ],
)
def test_what_cannot_be_offered_is_told_at_the_file(names, expected, content):
    put(content, *names)
    found = list(misplaced(forms(content)[0], [Row()]))
    assert [(finding.code, str(finding.severity)) for finding in found] == expected
    assert {finding.place.file for finding in found} <= {f"content/bieu-mau/{name}" for name in names}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Mẫu số 01.docx", []),
        ("mau-so-01.docx", []),
        ("mau-02.docx", ["thieu-tep-dinh-kem"]),
        ("~$khoa.docx", ["thieu-tep-dinh-kem"]),
        ("bieu-mau/mau-01.docx", ["ten-tep-mau-co-thu-muc"]),
        ("../ke-hoach.md", ["ten-tep-mau-co-thu-muc"]),
        ("..", ["ten-tep-mau-co-thu-muc"]),
        (r"C:\mau-01.docx", ["ten-tep-mau-co-thu-muc"]),
    ],
)
def test_a_form_names_a_plain_file(cell, expected, content):
    put(content, "Mẫu số 01.docx", "~$khoa.docx")
    assert codes(form_named(cell, CELL, content)) == expected


def test_the_remedy_says_the_name_to_write(content):
    (finding,) = form_named("../mau/Mẫu 05.docx", CELL, content)
    assert "“Mẫu 05.docx”" in finding.remedy and finding.place == CELL


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("tep/qd-137.pdf", []),
        ("tep/khong-co.pdf", ["thieu-tep-dinh-kem"]),
        ("../bi-mat.pdf", ["tep-van-ban-ngoai-content"]),
        ("tep/../../bi-mat.pdf", ["tep-van-ban-ngoai-content"]),
        ("/etc/passwd", ["tep-van-ban-ngoai-content"]),
        (r"tep\qd-137.pdf", ["tep-van-ban-ngoai-content"]),
        ("C:/qd.pdf", ["tep-van-ban-ngoai-content"]),
        ("ngoai/bi-mat.pdf", ["tep-van-ban-ngoai-content"]),
        ("tep/lien-ket.pdf", ["tep-dinh-kem-la-lien-ket"]),
        ("ke-hoach.md", ["tep-dinh-kem-sai-loai"]),
        ("tep/goi.zip", ["tep-dinh-kem-sai-loai"]),
        ("tep/chay.EXE", ["tep-dinh-kem-sai-loai"]),
        ("tep/quet.tif", ["thieu-tep-dinh-kem"]),
    ],
)
def test_a_document_stays_below_content(cell, expected, content):
    (content / "tep").mkdir()
    (content / "tep" / "qd-137.pdf").write_bytes(b"%PDF")
    (content / "tep" / "lien-ket.pdf").symlink_to(content / "tep" / "qd-137.pdf")
    (content / "ke-hoach.md").write_bytes(b"")
    (content.parent / "bi-mat.pdf").write_bytes(b"%PDF")
    (content / "ngoai").symlink_to(content.parent)
    assert codes(document_named(cell, CELL, content)) == expected


def test_a_document_is_offered_where_it_lies(content):
    put(content, "qd.pdf")
    (sheet,) = documents(content, ["bieu-mau/qd.pdf", "bieu-mau/qd.pdf"])
    assert (sheet.path, sheet.content) == ("bieu-mau/qd.pdf", b"qd.pdf")
