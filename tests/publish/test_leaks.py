"""A private phrase is found in every disguise in which a file could carry it."""

import gzip
import io
import json
import time
import unicodedata
import zipfile
from urllib.parse import quote

import pytest

from congkhai.publish.leaks import Phrasebook
from tests.paper.papers import docx

SECRET = "Đường Thị Lệ Quyên"
TITLES = {"can_bo.ho_ten": "bảng ‘Cán bộ’, cột ‘Họ và tên’"}
FORBIDDEN = {SECRET: "can_bo.ho_ten", "nghỉ thai sản từ tháng 8": "xep_loai_ca_nhan.ly_do"}


def zipped(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def entities(text: str) -> str:
    return "".join(f"&#x{ord(c):x};" for c in text)


DISGUISES = {
    "as it stands": SECRET,
    "capitals": SECRET.upper(),
    "without marks": "duong thi le quyen",
    "decomposed": unicodedata.normalize("NFD", SECRET),
    "marks in the wrong order": "Đường Thị Lê\u0323 Quyên",
    "odd spaces": "Đường\u00a0Thị\n\t Lệ\u2003Quyên",
    "invisible characters": "Đư\u200bờng Thị\ufeff Lệ Quy\u00adên",
    "numbers for letters": entities(SECRET),
    "named entity": "Đường Thị Lệ Quy&ecirc;n",
    "escaped twice": entities(SECRET).replace("&", "&amp;"),
    "inline tags": 'Đư<b class="x">ờng</b> Thị Lệ Quy<!-- a -->ên',
    "cells": "<td>Đường Thị</td><td>Lệ Quyên</td>",
    "attribute": '<p title="Đường Thị Lệ Quyên">a</p>',
    "comment": "<!-- Đường Thị Lệ Quyên -->",
    "script": "<script>let a = 'Đường Thị Lệ Quyên'</script>",
    "json": json.dumps({"a": SECRET}),
    "json in json": json.dumps(json.dumps(SECRET)),
    "javascript": "'\\u{110}\\u{1b0}\\u{1edd}ng Th\\u{1ecb} L\\u{1ec7} Quy\\xean'",
    "percent": quote(SECRET),
    "percent of entities": quote(entities(SECRET)),
    "address": "/tim?ten=Duong+Thi+Le+Quyen",
    "slug": "duong-thi-le-quyen.html",
    "underscores": "duong_thi_le_quyen",
    "Cyrillic and Greek letters": "Đưοng Тhi Lе Quуеn",
    "Cyrillic letters with marks": "Đườηg Τhị Lệ Quуên",
    "Latin letters of phonetics": "Ðường Thị ʟệ Quyên",
    "letters of the Lisu": "ꓓường ꓔhị ꓡệ Quyên",
    "mathematical letters": "𝐃ường Thị 𝐋ệ Quyên",
    "unseen selectors": "Đườ\ufe0fng Thị Lệ Quy\U000e0001ên",
    "full width": "Ｄｕｏｎｇ Ｔｈｉ Ｌｅ Ｑｕｙｅｎ",
    "line of a csv": "a;b\n1;Đường Thị Lệ Quyên\n",
    "mark of a footnote before": "1Đường Thị Lệ Quyên",
    "mark of a footnote behind": "Đường Thị Lệ Quyên²",
    "digit in a ring": "①Đường Thị Lệ Quyên",
    "year behind": "Đường Thị Lệ Quyên2022",
    "blanks that nobody sees": "Đường\u200bThị\u200bLệ\u200bQuyên",
    "the same as numbers": "Đường&#8203;Thị&#8203;Lệ&#x3164;Quyên",
    "words run together": "ĐườngThịLệQuyên",
    "an address for letters": "duongthilequyen@sonla.example",
    "the name of a file": "BaoCao_DuongThiLeQuyen.xlsx",
    "nobody sees what parts it, within words too": "Đư\u200bờng\u200bThị\u2060Lệ\u200bQuyên",
    "a sign that ends no tag": '<p>Đường <a href="x" title="a > b">Thị</a> Lệ Quyên</p>',
    "the same as a number": '<p>Đường <a href="x" title="a &gt; b">Thị</a> Lệ Quyên</p>',
    "quotes that do not close": "<p title=\"a>Đường Thị<b class='x> Lệ</b> Quyên",
    "letters apart": " ".join("Đường Thị Lệ Quyên"),
    "letters apart in a headline": "<h1>" + " ".join("ĐƯỜNG THỊ LỆ QUYÊN".replace(" ", "")) + "</h1>",
    "read from the right": "&#x202E;" + "Đường Thị Lệ Quyên"[::-1],
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_phrase_is_found(disguise):
    assert Phrasebook(FORBIDDEN).found(f"x {DISGUISES[disguise]} y") == {(SECRET, "can_bo.ho_ten")}


@pytest.mark.parametrize(
    "text",
    ["Đường Thị Lệ Quyênh", "Đường Thị Lệ", "Thị Lệ Quyên", "Đường Thị Lệ và Quyên", "Đường Thị Lệ 1 Quyên",
     "", "100% \\u12 &nosuch; < >"],
)  # fmt: skip
def test_only_the_whole_phrase_counts(text):
    assert Phrasebook(FORBIDDEN).found(text) == set()


def test_a_mark_in_the_phrase_does_not_hide_it():
    assert Phrasebook({"Số 12/BC-KĐ": "a.b"}).found("so 12 bc kd") == {("Số 12/BC-KĐ", "a.b")}


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
PLAIN = "Lò Thanh Hoàn"


def ole(text: bytes) -> bytes:
    """A file as Word 97 and Excel 97 write it, as far as letters go: text between bytes that are none."""
    return OLE + b"\xec\xa5\xc1\x00" + b"\0" * 508 + text + b"\xff\x01\x00\xfe" * 64


FILES = {
    "page": ("x.txt", SECRET.encode()),
    "utf-16": ("x.txt", SECRET.encode("utf-16")),
    "windows-1258": ("x.txt", "Đươ\u0300ng Thi\u0323 Lê\u0323 Quyên".encode("cp1258")),
    "gz": ("x.json.gz", gzip.compress(json.dumps(SECRET).encode(), mtime=0)),
    "zip": ("x.zip", zipped("a.txt", SECRET.encode())),
    "workbook": ("x.xlsx", zipped("xl/sharedStrings.xml", f"<si><t>{SECRET}</t></si>".encode())),
    "gz in zip": ("x.zip", zipped("a.gz", gzip.compress(SECRET.encode(), mtime=0))),
    "name in zip": ("x.zip", zipped(f"{SECRET}.txt", b"")),
    "file name": ("tep/Duong-Thi-Le-Quyen.pdf", b"%PDF-1.7 \xff\xfe\x00"),
    "old word": ("x.doc", ole(SECRET.encode("utf-16-le"))),
    "old word, from an odd place": ("x.doc", ole(b"\x0e" + SECRET.encode("utf-16-le"))),
    "old excel": ("x.xls", ole(b"\x12\x00\x01" + SECRET.encode("utf-16-le") + b"\x03\x00\x00abc")),
    "old excel, before a long text": ("x.xls", ole(SECRET.encode("utf-16-le") + b"\x41\x00\x00abc")),
    "the other byte first": ("x.bin", ole(SECRET.encode("utf-16-be"))),
    "the other byte first, from an odd place": ("x.bin", ole(b"\x01" + SECRET.encode("utf-16-be"))),
    "utf-16 that does not say so": ("x.txt", SECRET.encode("utf-16-le")),
    "old word in a zip": ("x.zip", zipped("a.doc", ole(SECRET.encode("utf-16-le")))),
    "rich text": (
        "x.rtf",
        b"{\\rtf1\\ansi "
        + "".join(f"\\b\\u{ord(c)}?" if ord(c) > 127 else c for c in SECRET).encode()
        + b"}",
    ),
    "folder name": ("duong_thi_le_quyen/a.txt", b""),
}


@pytest.mark.parametrize(
    "kind",
    # A PDF is read in a process of its own.
    [
        pytest.param(name, marks=[pytest.mark.slow] * path.endswith(".pdf"))
        for name, (path, _) in FILES.items()
    ],
)
def test_every_file_is_read(kind, build):
    built = build()
    path, content = FILES[kind]
    built.write(path, content)
    codes = {(code, file, value) for code, file, value in built.found(forbidden=FORBIDDEN)}
    assert ("lo-noi-dung", path, SECRET) in codes


PLAIN_FILES = {
    "old word, a byte a letter": ("x.doc", ole(PLAIN.encode("latin-1"))),
    "old excel, a byte a letter": ("x.xls", ole(b"\x0d\x00\x00" + PLAIN.encode("latin-1"))),
}


@pytest.mark.parametrize("kind", PLAIN_FILES)
def test_a_name_of_western_letters_is_found_too(kind, build):
    built = build()
    path, content = PLAIN_FILES[kind]
    built.write(path, content)
    assert ("lo-noi-dung", path, PLAIN) in built.found(forbidden={PLAIN: "can_bo.ho_ten"})


UNREAD = {
    "scan that is no pdf": ("x.pdf", b"%PDF-1.4 scan"),
    "encrypted docx": ("x.docx", ole("EncryptedPackage".encode("utf-16-le"))),
    "old word": ("x.doc", ole("Kế hoạch".encode("utf-16-le"))),
    "rich text": ("x.rtf", b"{\\rtf1 Ke hoach}"),
    "encrypted doc": ("x.doc", OLE + b"\xec\xa5\xc1\x00" + b"\0" * 7 + b"\x01" + b"\0" * 500),
    "encrypted xls": ("x.xls", ole(b"\x09\x08\x10\x00" + b"\x06" * 16 + b"\x2f\x00\x36\x00")),
    "archive of another program": ("x.rar", b"Rar!\x1a\x07\x01\x00"),
    "photograph of a paper": ("tep/x.JPG", b"\xff\xd8\xff\xe0"),
    "inside an archive": ("x.zip", zipped("a.pdf", b"%PDF-1.4 scan")),
}


@pytest.mark.parametrize("kind", UNREAD)
def test_a_file_whose_words_cannot_be_read_stays_off_the_portal_until_somebody_looked(kind, build):
    built = build()
    path, content = UNREAD[kind]
    built.write(path, content)
    [finding] = built.findings(forbidden=FORBIDDEN, public=True)
    assert (finding.code, finding.place.file, finding.blocks) == ("tep-dang-chua-soat", path, True)
    assert built.findings(forbidden=FORBIDDEN, public=True, looked_at=frozenset({path})) == []
    assert built.findings(forbidden=FORBIDDEN) == []


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("x.docx", docx("<w:p/>")),
        ("x.txt", "Kế hoạch".encode()),
        ("assets/images/favicon.png", b"\x89PNG\r\n\x1a\n\0"),
    ],
)
def test_what_could_be_read_is_not_told(path, content, build):
    built = build()
    built.write(path, content)
    assert built.findings(forbidden=FORBIDDEN, public=True) == []


RUNS = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("Đường Thị L", "ệ", " Quy", "ên"))


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p>{RUNS}</w:p>",
        f"<w:p><w:r><w:t>{SECRET[:6]}</w:t><w:tab/><w:t>{SECRET[6:]}</w:t></w:r></w:p>",
        f"<w:p>{RUNS.replace('ệ', unicodedata.normalize('NFD', 'ệ'))}</w:p>",
        "<w:p><w:r><w:t>§­êng ThÞ LÖ Quyªn</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>Ñöôøng Thò Leä Quyeân</w:t></w:r></w:p>",
    ],
)
def test_a_name_that_runs_cut_in_pieces_is_found_in_a_paper(body, build):
    built = build()
    built.write("x.docx", docx(body))
    assert ("lo-noi-dung", "x.docx", SECRET) in built.found(forbidden=FORBIDDEN)


OLD_NAMES = {
    "TCVN3, a byte a letter": "§­êng ThÞ LÖ Quyªn".encode("latin-1"),
    "TCVN3 kept as Unicode": "§­êng ThÞ LÖ Quyªn".encode(),
    "VNI": "Ñöôøng Thò Leä Quyeân".encode("cp1252"),
}


@pytest.mark.parametrize("path", ["tep/a.txt", "tep/a.csv"])
@pytest.mark.parametrize("kind", OLD_NAMES)
def test_a_text_in_old_letters_is_read_and_told(kind, path, build):
    built = build()
    built.write(path, OLD_NAMES[kind])
    codes = {
        (code, value) for code, file, value in built.found(forbidden=FORBIDDEN, public=True) if file == path
    }
    assert {("lo-noi-dung", SECRET), ("tep-dang-chua-soat", None)} <= codes


def test_a_text_that_does_not_say_its_letters_is_told(build):
    built = build()
    built.write("tep/a.txt", b"Danh s\xe1ch: S\xf9ng A L\xb0ng")
    assert built.found(forbidden=FORBIDDEN, public=True) == [("tep-dang-chua-soat", "tep/a.txt", None)]


def test_a_text_saved_in_one_encoding_and_opened_in_another_is_read(build):
    built = build()
    built.write("tep/a.txt", "Nguyễn Xuân Mai".encode().decode("cp1252").encode())
    assert ("lo-noi-dung", "tep/a.txt", "Nguyễn Xuân Mai") in built.found(
        forbidden={"Nguyễn Xuân Mai": "can_bo.ho_ten"}
    )


def test_a_paper_of_too_many_elements_is_told_at_once_and_its_words_are_sought_all_the_same(build):
    built = build()
    built.write("x.docx", docx("<w:p/>" * 2_000_000 + f"<w:p>{RUNS}</w:p>"))
    start = time.process_time()
    codes = {finding.code for finding in built.findings(forbidden=FORBIDDEN, public=True)}
    assert time.process_time() - start < 10
    assert codes == {"lo-noi-dung", "tep-dang-chua-soat"}


def test_a_clean_site_has_no_findings(build):
    assert build().found(forbidden=FORBIDDEN) == []


def test_the_finding_names_the_file_and_the_column_and_nobody_beside(build):
    built = build()
    built.html(f"<table><tr><td>{SECRET}</td><td>Phòng Kín</td></tr></table>", "ban-goc.html")
    from congkhai.publish.inspect import inspect  # the finding itself, not only its place

    expected = built.expected
    [finding] = inspect(built.folder, type(expected)(pages=expected.pages, sample=True, heads=expected.heads,
                                                     forbidden=FORBIDDEN, titles=TITLES))  # fmt: skip
    assert (finding.place.table, finding.place.column) == (None, None)
    said = f"“ban-goc.html” có cụm từ “{finding.place.value}” của bảng ‘Cán bộ’, cột ‘Họ và tên’"
    assert finding.message.startswith(said)
    assert "Phòng Kín" not in finding.message


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"\x1f\x8b broken"])
def test_an_archive_that_cannot_be_opened_is_told(content, build):
    built = build()
    built.write("tep/x.zip", content)
    assert built.found(forbidden=FORBIDDEN) == [("tep-nen-khong-mo-duoc", "tep/x.zip", None)]


def test_archives_nested_too_deep_are_told(build):
    content = b"a"
    for _ in range(6):
        content = zipped("a.zip", content)
    built = build()
    built.write("tep/x.zip", content)
    assert built.found() == [("tep-nen-khong-mo-duoc", "tep/x.zip", None)]


def test_the_time_does_not_grow_with_the_phrases():
    text = "<p>Nguyễn Văn Bình, Phòng Chính sách</p>\n" * 5_000
    few, many = (
        Phrasebook({f"Nguyễn Văn Số{n:05} Cuối": "can_bo.ho_ten" for n in range(count)})
        for count in (30, 30_000)
    )

    def seconds(book):
        start = time.process_time()
        assert book.found(text) == set()
        return time.process_time() - start

    seconds(few)
    assert seconds(many) < 5 * seconds(few) + 0.2
