"""Pages of more than any page needs are told at once and not read."""

from pathlib import Path

import pytest

from congkhai.rendering import content
from congkhai.rendering.bulk import overfull

FILE = "content/a.md"
WIDE = "|" + "x|" * 200


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a\n" * 20_001, "20.002 dòng"),
        (f"{WIDE}\n|{'---|' * 200}\n" + f"{WIDE}\n" * 3_000, "các bảng với hơn 20.000 ô"),
        # A short row is filled up with cells.
        (f"{WIDE}\n|{'---|' * 200}\n" + "|x|\n" * 3_000, "các bảng với hơn 20.000 ô"),
        ("[" * 5_000, "một đoạn với hơn 60 dấu “[” mở mà chưa đóng"),
        ("![" * 5_000, "một đoạn với hơn 60 dấu “[” mở mà chưa đóng"),
        ("[a](" * 5_000, "một đoạn với hơn 60 dấu “(” mở mà chưa đóng"),
        ("<a " * 5_000, "một đoạn với hơn 60 dấu “<” mở mà chưa đóng"),
        ("*a" * 50_000, "một đoạn không có dòng trống dài 100.000 ký tự"),
        ("*a*\n" * 19_000 + "*a\n" * 900 + "b" * 40, None),
    ],
)
def test_what_is_more_than_a_page_needs_is_told(text: str, what: str | None) -> None:
    finding = overfull(text, FILE)
    assert (finding and what in finding.message) if what else finding is None


@pytest.mark.parametrize(
    "text",
    [
        "[kế hoạch](ke-hoach.md) (xem trang sau) " * 1_400,
        "| Số | Việc |\n|---|---|\n" + "| (1 | [a] < 5 |\n" * 5_000,
        "a) một\nb) hai\n1) ba\n" * 2_000,
        "chưa đóng (\n\n" * 5_000,
    ],
)
def test_long_pages_of_usual_text_are_read(text: str) -> None:
    assert overfull(text, FILE) is None


def test_such_a_page_is_one_finding_and_no_page(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n\n" + "[" * 30_000, encoding="utf-8")
    pages, findings = content.read(tmp_path)
    assert (pages, [(f.code, f.place.row) for f in findings]) == ((), [("trang-qua-nhieu", 5)])


def test_a_page_of_megabytes_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Đoạn [a](b.md).\n\n" * 60_000, encoding="utf-8")
    pages, findings = content.read(tmp_path)
    assert not pages
    assert [f.code for f in findings] == ["tep-qua-lon"]
    assert "quá mức 0,5 MB" in findings[0].message
