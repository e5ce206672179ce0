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

SECRET = "Đường Thị Lệ Quyên"
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
    "full width": "Ｄｕｏｎｇ Ｔｈｉ Ｌｅ Ｑｕｙｅｎ",
    "line of a csv": "a;b\n1;Đường Thị Lệ Quyên\n",
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
    "folder name": ("duong_thi_le_quyen/a.txt", b""),
}


@pytest.mark.parametrize("kind", FILES)
def test_every_file_is_read(kind, build):
    built = build()
    path, content = FILES[kind]
    built.write(path, content)
    codes = {(code, file, value) for code, file, value in built.found(forbidden=FORBIDDEN)}
    assert ("lo-noi-dung", path, SECRET) in codes


def test_a_clean_site_has_no_findings(build):
    assert build().found(forbidden=FORBIDDEN) == []


def test_the_finding_names_the_file_and_the_column_and_nobody_beside(build):
    built = build()
    built.html(f"<table><tr><td>{SECRET}</td><td>Phòng Kín</td></tr></table>", "ban-goc.html")
    from congkhai.publish.inspect import inspect  # the finding itself, not only its place

    expected = built.expected
    [finding] = inspect(built.folder, type(expected)(pages=expected.pages, sample=True, heads=expected.heads,
                                                     forbidden=FORBIDDEN))  # fmt: skip
    assert (finding.place.table, finding.place.column) == ("can_bo", "ho_ten")
    assert finding.message.startswith(
        "Tệp “ban-goc.html” của trang công khai có nội dung của cột can_bo.ho_ten"
    )
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
