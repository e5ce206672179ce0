"""Files that the office offers for download, as LibreOffice writes them, on their way to the portal."""

import io
import json
import subprocess
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.paper.papers import TOLD, Writer, edited_document, members, photograph, text_document, zipped
from tests.workflows.office import Office, copied

NAME = "Nguyễn Hữu Thuỷ"
AFTER = ("--today", "2023-02-03")
COPIED = {"tep-dang-ban-lam-sach"}


@dataclass(frozen=True, slots=True)
class Papers:
    """The same texts in the forms of office programs, by name and ending."""

    named: dict[str, bytes]
    edited: dict[str, bytes]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    writer = Writer(tmp_path_factory.mktemp("writer"))
    name = NAME.replace("ễ", '<text:span text:style-name="B">ễ</text:span>')
    text = text_document(f"<text:p>Bản của ông {name}.</text:p>")
    return Papers(
        {form: writer.saved("a.fodt", text, form) for form in ("docx", "pdf", "doc", "rtf")},
        {form: writer.saved("b.fodt", edited_document(), form) for form in ("docx", "pdf")},
    )


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = copied(tmp_path / "co-quan")
    (made.folder / "content" / "bieu-mau").mkdir(exist_ok=True)
    (made.folder / "content" / "tep").mkdir(exist_ok=True)
    return made


def codes(office: Office, *options: str) -> dict[str, set[str]]:
    """What check tells, by file."""
    told: dict[str, set[str]] = {}
    for finding in json.loads(office.run(*options, "check", "--format", "json").said)["findings"]:
        told.setdefault(finding["file"], set()).add(finding["code"])
    return told


def signed_plan(office: Office, name: str, content: bytes) -> None:
    """The plan's own file, which the portal offers."""
    (office.folder / "content" / "tep" / name).write_bytes(content)
    office.change("van_ban", lambda row: row | {"tep": f"tep/{name}"} if row["ma"] == "KH-99" else row)


def test_the_same_name_in_word_and_in_pdf_is_stopped_in_both(office, papers):
    for form in ("docx", "pdf"):
        (office.folder / "content" / "bieu-mau" / f"mau-01.{form}").write_bytes(papers.named[form])
    done = office.run(*AFTER, "build", "--audience", "portal")
    assert done.code == 1 and not (office.folder / "site" / "portal" / "current").exists()
    for form in ("docx", "pdf"):
        assert f"content/bieu-mau/mau-01.{form}" in done.said
    assert done.said.count(f"có cụm từ “{NAME}” của") == 2


@pytest.mark.parametrize("form", ["doc", "rtf"])
def test_what_cannot_be_read_wholly_waits_for_a_row(form, office, papers):
    name = f"ke-hoach.{form}"
    signed_plan(office, name, papers.named[form])
    file = f"content/tep/{name}"
    assert codes(office)[file] == {"tep-chua-co-nguoi-xem"}
    assert office.run("build", "--audience", "portal").code == 1
    office.build("--audience", "agency")
    hash = sha256(papers.named[form]).hexdigest()
    row = {"tep": f"tep/{name}", "sha256": hash, "nguoi_xem": "CB-001", "ngay_xem": "2022-12-05"}
    office.write("tep_da_xem", [row | {"ket_luan": "dang_duoc", "ghi_chu": ""}])
    assert file not in codes(office)
    (office.folder / file).write_bytes(papers.named[form] + b" ")
    assert codes(office)[file] == {"tep-doi-sau-khi-xem"}


def test_a_form_that_cannot_be_read_wholly_is_told_once_and_a_row_ends_it(office, papers):
    given = {
        "mau-01.doc": papers.named["doc"],
        "mau-02a.rtf": papers.named["rtf"],
        "mau-02b.png": photograph("PNG"),
    }
    forms = office.folder / "content" / "bieu-mau"
    for name, content in {**given, "mau-05.zip": zipped({"a.txt": "a"})}.items():
        (forms / name).write_bytes(content)
    told = codes(office)
    assert [told[f"content/bieu-mau/{name}"] - COPIED for name in given] == [{"tep-chua-co-nguoi-xem"}] * 3
    assert told["content/bieu-mau/mau-05.zip"] == {"tep-dinh-kem-sai-loai"}
    (forms / "mau-05.zip").unlink()
    row = {"nguoi_xem": "CB-001", "ngay_xem": "2022-12-05", "ket_luan": "dang_duoc", "ghi_chu": ""}
    rows = [{"tep": f"bieu-mau/{name}", "sha256": sha256(given[name]).hexdigest()} | row for name in given]
    office.write("tep_da_xem", rows)
    office.build("--audience", "portal")
    published = office.current("portal") / "bieu-mau"
    assert {path.name for path in published.iterdir()} == set(given)


def test_what_is_published_is_a_clean_copy_the_same_each_time(office, papers):
    for form in ("docx", "pdf"):
        (office.folder / "content" / "bieu-mau" / f"mau-01.{form}").write_bytes(papers.edited[form])
    told = codes(office)
    assert told["content/bieu-mau/mau-01.docx"] == {"tep-co-phan-bi-bo", "tep-dang-ban-lam-sach"}
    assert told["content/bieu-mau/mau-01.pdf"] == {"tep-dang-ban-lam-sach"}
    office.build()
    site = office.folder / "site" / "portal" / "current" / "bieu-mau"
    copy, printed = (site / "mau-01.docx").read_bytes(), (site / "mau-01.pdf").read_bytes()
    said = b"\n".join(members(copy).values()).decode("utf-8", "ignore")
    assert [word for word in TOLD if word in said] == []
    assert PdfReader(io.BytesIO(printed)).metadata == {"/Title": "Mẫu số 01"}
    shown = subprocess.run(["pdftotext", "-", "-"], input=printed, capture_output=True, check=True).stdout
    assert "BẢN TỰ KIỂM ĐIỂM" in shown.decode()
    office.build()
    assert ((site / "mau-01.docx").read_bytes(), (site / "mau-01.pdf").read_bytes()) == (copy, printed)
