"""What is published of a file, and what the office is told of it first."""

import io
from datetime import date, timedelta
from hashlib import sha256

import pytest
import xlsxwriter

from congkhai.findings import Place
from congkhai.model.permitted import Conclusion, LookedAt
from congkhai.model.structure import Official
from congkhai.publish.looked_at import Offered, nowhere, outgoing
from congkhai.value import replace
from tests.packages.rows import row
from tests.paper.papers import docx, photograph

TODAY = date(2022, 12, 6)
FILE = Place(file="content/tep/a.jpg")
SCAN = Offered(path="tep/a.jpg", content=photograph("JPEG"), place=FILE, portal=True)
DELETED = "<w:p><w:r><w:t>Mẫu</w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>"
EDITED = Offered(path="tep/a.docx", content=docx(DELETED), place=FILE, portal=True)
LOOK = LookedAt(
    row=row("tep_da_xem"),
    written="tep/a.jpg",
    sha256=sha256(SCAN.content).hexdigest(),
    official=Official(row=row(), id="CB-001", name="Cầm Xuân Vượng"),
    day=TODAY,
    conclusion=Conclusion.PUBLISH,
)


def told(file: Offered, *looks: LookedAt) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.severity)) for finding in outgoing(file, looks, TODAY)[1]]


COPIED = ("tep-dang-ban-lam-sach", "info")


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ((), ("tep-chua-co-nguoi-xem", "error")),
        ((LOOK,), None),
        ((replace(LOOK, written="tep/b.jpg"),), ("tep-chua-co-nguoi-xem", "error")),
        ((replace(LOOK, sha256="0" * 64),), ("tep-doi-sau-khi-xem", "error")),
        ((replace(LOOK, sha256="0" * 64), LOOK), None),
        ((replace(LOOK, day=TODAY + timedelta(days=1)),), ("ngay-xem-sau-hom-nay", "error")),
        ((replace(LOOK, conclusion=Conclusion.KEEP),), ("tep-da-xem-khong-dang", "error")),
    ],
)
def test_a_scan_stays_off_the_portal_until_a_row_says_who_looked_at_these_bytes(looks, expected):
    assert told(SCAN, *looks) == [*([expected] if expected else []), COPIED]


@pytest.mark.parametrize("folder", ["content", "noi-dung"])
def test_a_file_may_be_written_down_as_findings_call_it(folder, tmp_path):
    called = f"{folder}/tep/a.jpg"
    look = replace(LOOK, written=called)
    assert told(replace(SCAN, place=Place(file=called)), look) == [COPIED]
    path = tmp_path / called
    path.parent.mkdir(parents=True)
    path.write_bytes(SCAN.content)
    assert [*nowhere([look, LOOK], tmp_path / folder)] == []
    assert len([*nowhere([replace(look, written=f"khac/{called}")], tmp_path / folder)]) == 1


def test_inside_the_agency_a_warning_is_enough():
    assert told(replace(SCAN, portal=False)) == [("tep-chua-soat-duoc-chu", "warning"), COPIED]


def test_the_finding_names_what_to_write_down():
    (finding, _) = outgoing(SCAN, (), TODAY)[1]
    assert finding.place == FILE
    assert f"‘Tệp’ content/tep/a.jpg, ‘Mã băm SHA-256’ {LOOK.sha256}" in finding.remedy
    assert "“content/tep/a.jpg” (là tệp hình ảnh" in finding.message
    (changed, _) = outgoing(SCAN, (replace(LOOK, sha256="0" * 64),), TODAY)[1]
    assert "đã đổi sau khi Cầm Xuân Vượng xem ngày 06/12/2022" in changed.message


def test_a_day_to_come_is_told_at_its_cell():
    later = replace(LOOK, row=row("tep_da_xem", ngay_xem="07/12/2022"), day=TODAY + timedelta(days=1))
    (finding, _) = outgoing(SCAN, (later,), TODAY)[1]
    assert (finding.place.row, finding.place.column, finding.place.value) == (2, "ngay_xem", "07/12/2022")
    assert "ghi 07/12/2022, sau hôm nay (06/12/2022)" in finding.message
    assert told(replace(SCAN, portal=False), later) == [("tep-chua-soat-duoc-chu", "warning"), COPIED]
    assert told(replace(EDITED, content=docx("<w:p/>")), replace(later, written=EDITED.path)) == []


HIDDEN = io.BytesIO()
with xlsxwriter.Workbook(HIDDEN) as book:
    book.add_worksheet("Bìa").write("A1", "Mẫu")
    book.add_worksheet("Nguồn").hide()


@pytest.mark.parametrize(
    ("name", "content", "code", "remedy"),
    [
        (
            "a.xlsx",
            HIDDEN.getvalue(),
            "tep-chua-co-nguoi-xem",
            "Bỏ ẩn hoặc xoá phần đang ẩn rồi lưu lại; hoặc xem",
        ),
        ("a.docx", b"", "tep-rong-hoac-hong", "Chép đè lên tệp này bản có nội dung"),
        ("a.docx", b"PK\x03\x04 hong", "tep-rong-hoac-hong", "Chép đè lên tệp này bản gốc mở được"),
        ("a.docx", b"<html>", "tep-rong-hoac-hong", "Chép đè lên tệp này bản gốc mở được"),
        ("a.png", photograph("PNG"), "tep-chua-co-nguoi-xem", "Thay bằng bản docx"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tep-chua-co-nguoi-xem", "Lưu lại thành docx"),
    ],
)
def test_each_reason_has_its_own_way_out(name, content, code, remedy):
    finding = outgoing(replace(SCAN, path=f"tep/{name}", content=content), (), TODAY)[1][0]
    assert finding.code == code and finding.remedy.startswith(remedy)
    assert ("Tệp đã xem" in finding.remedy) == (code == "tep-chua-co-nguoi-xem")


@pytest.mark.parametrize("path", ["tep/b.jpg", "../a.jpg", "/etc/passwd", "tep", "x" * 300, "a\0"])
def test_a_row_about_no_file_is_told(path, tmp_path):
    (tmp_path / "tep").mkdir()
    (tmp_path / "tep" / "a.jpg").touch()
    (finding,) = nowhere([LOOK, replace(LOOK, written=path)], tmp_path)
    assert (finding.code, finding.place.row, finding.place.column) == ("tep-da-xem-khong-con", 2, "tep")


def test_a_refusal_stands_at_its_row_even_for_what_can_be_read():
    file = replace(EDITED, content=docx("<w:p/>"), path="tep/a.jpg")
    look = replace(LOOK, sha256=sha256(file.content).hexdigest(), conclusion=Conclusion.KEEP)
    (finding,) = outgoing(file, (look,), TODAY)[1]
    assert (finding.code, finding.place, finding.blocks) == ("tep-da-xem-khong-dang", look.place, True)


def test_what_is_published_is_the_copy():
    sent, findings = outgoing(EDITED, (), TODAY)
    assert sent.content != EDITED.content and not sent.looked_at
    assert [finding.code for finding in findings] == ["tep-co-phan-bi-bo"]
    assert "1 thay đổi được theo dõi" in findings[0].message


def test_a_file_whose_hash_a_row_holds_is_published_as_it_is_or_not_at_all():
    """The portal prints that hash: another byte would contradict it."""
    sealed = replace(EDITED, recorded=True)
    sent, findings = outgoing(sealed, (), TODAY)
    assert sent.content == sealed.content
    assert [(finding.code, finding.blocks) for finding in findings] == [("tep-nguyen-byte-con-phan-an", True)]
    look = replace(LOOK, written=sealed.path, sha256=sha256(sealed.content).hexdigest())
    assert told(sealed, look) == []


def test_a_signed_file_stays_byte_for_byte_and_tells_what_it_shows():
    core = (
        '<cp:coreProperties xmlns:cp="u:c" xmlns:dc="u:d"><dc:creator>Lò Văn Soạn</dc:creator>'
        "</cp:coreProperties>"
    )
    content = docx("<w:p/>", {"_xmlsignatures/sig1.xml": "<s/>", "docProps/core.xml": core})
    sent, (finding,) = outgoing(replace(EDITED, content=content), (), TODAY)
    assert sent.content == content
    assert (finding.code, str(finding.severity)) == ("tep-nguyen-byte-lo-thong-tin", "warning")
    assert "Lò Văn Soạn" in finding.message and "đã ký số" in finding.message
