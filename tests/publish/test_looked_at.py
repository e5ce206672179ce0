"""What is published of a file, and what the office is told of it first."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest

from congkhai.findings import Place
from congkhai.model.permitted import Conclusion, LookedAt
from congkhai.model.structure import Official
from congkhai.publish.looked_at import Offered, outgoing
from tests.paper.papers import docx, photograph

TODAY = date(2022, 12, 6)
FILE = Place(file="content/tep/a.jpg")
SCAN = Offered(path="tep/a.jpg", content=photograph("JPEG"), place=FILE, portal=True)
DELETED = "<w:p><w:r><w:t>Mẫu</w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>"
EDITED = Offered(path="tep/a.docx", content=docx(DELETED), place=FILE, portal=True)
LOOK = LookedAt(
    place=Place(table="tep_da_xem", row=2),
    file="tep/a.jpg",
    sha256=sha256(SCAN.content).hexdigest(),
    official=Official(place=Place(), id="CB-001", name="Cầm Xuân Vượng"),
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
        ((replace(LOOK, file="tep/b.jpg"),), ("tep-chua-co-nguoi-xem", "error")),
        ((replace(LOOK, sha256="0" * 64),), ("tep-doi-sau-khi-xem", "error")),
        ((replace(LOOK, sha256="0" * 64), LOOK), None),
        ((replace(LOOK, day=TODAY + timedelta(days=1)),), ("tep-doi-sau-khi-xem", "error")),
        ((replace(LOOK, conclusion=Conclusion.KEEP),), ("tep-da-xem-khong-dang", "error")),
    ],
)
def test_a_scan_stays_off_the_portal_until_a_row_says_who_looked_at_these_bytes(looks, expected):
    assert told(SCAN, *looks) == [*([expected] if expected else []), COPIED]


def test_inside_the_agency_a_warning_is_enough():
    assert told(replace(SCAN, portal=False)) == [("tep-chua-soat-duoc-chu", "warning"), COPIED]


def test_the_finding_names_what_to_write_down():
    (finding, _) = outgoing(SCAN, (), TODAY)[1]
    assert finding.place == FILE
    assert f"tep tep/a.jpg, sha256 {LOOK.sha256}" in finding.remedy
    assert "chỉ là ảnh chụp (scan)" in finding.message
    (changed, _) = outgoing(SCAN, (replace(LOOK, sha256="0" * 64),), TODAY)[1]
    assert "đã đổi sau khi Cầm Xuân Vượng xem ngày 06/12/2022" in changed.message


def test_a_refusal_stands_at_its_row_even_for_what_can_be_read():
    file = replace(EDITED, content=docx("<w:p/>"), path="tep/a.jpg")
    row = replace(LOOK, sha256=sha256(file.content).hexdigest(), conclusion=Conclusion.KEEP)
    (finding,) = outgoing(file, (row,), TODAY)[1]
    assert (finding.code, finding.place, finding.blocks) == ("tep-da-xem-khong-dang", row.place, True)


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
    look = replace(LOOK, file=sealed.path, sha256=sha256(sealed.content).hexdigest())
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
