"""Markdown that does not become what its writer meant."""

import pytest

from congkhai.findings import Severity
from congkhai.rendering.content import parse
from congkhai.rendering.slips import slips
from tests.pages import example

HEAD = "---\ntitle: A\ndoi_tuong: portal\n---\n"
TABLE = "| a | b |\n|---|---|\n"


def told(body: str) -> list[tuple[str, int | None]]:
    page, _ = parse(HEAD + body, "a.md", "content/a.md")
    assert page is not None
    return [(finding.code, (finding.place.row or 0) - 4) for finding in slips(page, "content")]


def test_the_sample_has_none():
    assert [finding for page in example.content() for finding in slips(page, "content")] == []


@pytest.mark.parametrize(
    "body, code, row",
    [
        ("Hồ sơ gồm:\n- báo cáo\n- phiếu", "dong-danh-sach-dinh-lien", 2),
        ("Chữ\n\nGồm:\n1. một\n2. hai", "dong-danh-sach-dinh-lien", 4),
        ("a) một\nb) hai", "dong-danh-sach-dinh-lien", 2),
        ("Gồm:\n• một\n• hai", "dong-danh-sach-dinh-lien", 2),
        ("- một\n– hai", "dong-danh-sach-dinh-lien", 2),
        ("Gồm:\n-một", "dong-danh-sach-dinh-lien", 2),
        ("-\u00a0một\n-\u00a0hai", "khoang-trang-cung-sau-dau", 1),
        ("1.\u00a0một", "khoang-trang-cung-sau-dau", 1),
        ("Bảng:\n" + TABLE + "| 1 | 2 |", "bang-khong-thanh-bang", 2),
        ("Bảng:\na | b\n---|---\n1 | 2", "bang-khong-thanh-bang", 3),
        ("| a | b |\n| 1 | 2 |", "bang-khong-thanh-bang", 1),
        ("Chữ.\n\nCột a | Cột b\n1 | 2", "bang-khong-thanh-bang", 3),
        (TABLE + "| 1 | 2 | 3 |", "bang-mat-o", 3),
        (TABLE + "| 1 | 2 |\nGhi chú", "chu-dinh-vao-bang", 4),
        ("Chữ\n\n    thụt", "doan-thut-thanh-khung-ma", 3),
        ("\tthụt", "doan-thut-thanh-khung-ma", 1),
        ("- một\n  - hai", "muc-con-thut-thieu", 2),
        ("1. một\n   - hai", "muc-con-thut-thieu", 2),
        ("- một\n    - hai\n      - ba", "muc-con-thut-thieu", 3),
        ("a\nb **\u00a0c** d", "dau-markdown-hien-nguyen", 2),
        ("a **b\n\nc", "dau-markdown-hien-nguyen", 1),
        ("~~bỏ~~", "dau-markdown-hien-nguyen", 1),
        ("```\nmở", "dau-markdown-hien-nguyen", 1),
        ("- một {#ma}", "dau-markdown-hien-nguyen", 1),
        ("[x] (a.md)", "lien-ket-viet-hong", 1),
        ("chữ\n[x](a.md", "lien-ket-viet-hong", 2),
        ("[x](a b.md)", "lien-ket-co-khoang-trang", 1),
        ("[x][y]", "lien-ket-thieu-dia-chi", 1),
        ("[x][]", "lien-ket-thieu-dia-chi", 1),
        ("Chữ[^1]", "chu-thich-cuoi-trang", 1),
        ("Chữ[^1]\n\n[^1]: loi", "chu-thich-cuoi-trang", 3),
        ("[x]()", "lien-ket-trong-rong", 1),
        ("[](a.md)", "lien-ket-trong-rong", 1),
        ("## a {title='x'}", "noi-dung-thuoc-tinh-la", 1),
        ("[x](a.md){onclick=x}", "noi-dung-thuoc-tinh-la", 1),
        ("a\n{: hidden }", "noi-dung-thuoc-tinh-la", 1),
        ("[x]: a b.md", "dong-dia-chi-viet-hong", 1),
        ("[//]: # (hai\ndòng)", "dong-dia-chi-viet-hong", 1),
    ],
)
def test_a_slip_is_told_at_its_row(body, code, row):
    assert told(body) == [(code, row)]


@pytest.mark.parametrize(
    "body",
    ["Hồ sơ gồm:\n\n- báo cáo\n- phiếu", "a\n\u00a0\n- b", TABLE + "| 1 | `2|3` \\| 4 |", TABLE + "| 1 |",
     "- a\n\n    b",
     "- a\n    - b\n        - c", "1. a\n\n    - b", "> - a\n> - b", "**a**b *c* __d__",
     r"\*\* \[x](y) \[^1]",
     "`**` `[x][y]` `[^1]`", "5 * 3 * 2 và a_b", "[1][2]", "[chữ] trong ngoặc",
     "#Tiêu đề\n##\u00a0Mục {#muc}",
     "[x](<a b.md>)", "[x](a%20b.md)", "```\n- a\n[x][y]\n```", "Từ 2020\n2022 đến nay",
     "[x][k]\n\n[k]: a.md",
     "| a | b |\n|:--|--:|\n| 1 | 2 |", "a\n***\nb", "![](a.png)", "  - a\n  - b\n  - c",
     "Chữ.\n\n  - a\n  - b"],
)  # fmt: skip
def test_what_becomes_what_was_meant_is_not_told(body):
    assert told(body) == []


@pytest.mark.parametrize(
    "body", ["*" * 3000 + "a" + "*" * 3000, "".join(f"{'    ' * n}- a\n" for n in range(400))]
)
def test_a_page_too_deep_to_be_rendered_is_told(body):
    assert [code for code, _ in told(body)] == ["trang-long-qua-sau"]


def test_what_only_looks_odd_does_not_block_and_what_is_lost_does():
    page, _ = parse(HEAD + "Gồm:\n- a\n\n" + TABLE + "| 1 | 2 | 3 |\n\n[x][y]", "a.md", "a.md")
    assert page is not None
    graves = {finding.code: finding.severity for finding in slips(page, "content")}
    assert graves == {
        "dong-danh-sach-dinh-lien": Severity.WARNING,
        "bang-mat-o": Severity.ERROR,
        "lien-ket-thieu-dia-chi": Severity.ERROR,
    }
