"""Hand-written pages: what `check` passes is built, what a build would refuse is told at its row."""

import json

import pytest

from tests.workflows.office import Office, copied, tree

HEAD = "---\ntitle: Trang thử\ndoi_tuong: {}\n---\n"
SECRET = "SOBIMAT"
NAMES = ("a b", "Kế hoạch phụ", "x(1)", "y+z", "o'k", "k=v", "m@n", "p~q", "s$t", "a.b", "-a", "_b", "KẾ")
SOUND = """[a](<a b.md>) [b](a%20b.md) [c](<Kế hoạch phụ.md>) [d](x(1).md) [e](y+z.md) [f](a.b.md#)
[g](K%E1%BA%BE.md)
[h](o'k.md) [m](mailto:a@b.vn) <a@b.vn> [t](tel:0123) [q](a.b.md?x=1) [s](#muc-1) [v](#trung_1)
[cv](../cong-viec.md#co-ngay) [p](../thong-bao-in.html) [d](../du-lieu/can-cu.csv) [k][kh] [kh] [kh][]

## Mục 1 {#muc-1}

## Trùng

## Trùng

#Không cách

[kh]: a.b.md "tên"

`<!-- giữ -->` và <!-- bỏ SOBIMAT --> hết

- một <!-- SOBIMAT -->
<!-- SOBIMAT
SOBIMAT -->
- hai

| a | b |
|---|:-:|
| [x](a.b.md) | `|` \\| y |

```
<!-- mã -->
```

[//]: # (SOBIMAT)
"""


def write(office: Office, name: str, body: str, audience: str = "portal") -> None:
    path = office.folder / "content" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD.format(audience) + body, encoding="utf-8")


def told(office: Office) -> list[tuple[str, str | None, int | None]]:
    """What is told of files below content/."""
    findings = json.loads(office.run("check", "--format", "json").out)["findings"]
    findings = [one for one in findings if one["severity"] != "info"]
    rows = [(one["code"], one["file"], one["row"]) for one in findings]
    return [row for row in rows if (row[1] or "content/").startswith("content/")]


def test_what_check_passes_is_built_and_no_comment_of_it_is_published(office):
    for name in NAMES:
        write(office, f"con/{name}.md", "Chữ.\n")
    write(office, "con/lien-ket.md", SOUND)
    guidance = office.folder / "content" / "huong-dan" / "dang-vien.md"
    marked = guidance.read_text("utf-8").replace(
        "<!-- dan-y -->\n", f"<!-- dan-y -->\n<!-- {SECRET} -->\n", 1
    )
    guidance.write_text(marked, encoding="utf-8")
    assert told(office) == []
    office.build()
    for audience in ("portal", "agency"):
        files = tree(office.current(audience))
        assert "2022/con/lien-ket.html" in files
        assert len([name for name in files if name.startswith("2022/con/")]) == 14
        published = [path for path in office.current(audience).rglob("*") if path.is_file()]
        assert [path.name for path in published if SECRET.encode() in path.read_bytes()] == []
        page = (office.current(audience) / "2022/con/lien-ket.html").read_text("utf-8")
        assert "&lt;!-- giữ --&gt;" in page and "&lt;!-- mã --&gt;" in page and "<!--" not in page


REFUSED = [
    ("[x](javascript:alert(1))", "lien-ket-chay-ma"),
    ("[x](file:///C:/a.docx)", "lien-ket-chay-ma"),
    ("[x](C:\\\\Users\\\\a.docx)", "lien-ket-chay-ma"),
    ("[x](data:text/plain,a)", "lien-ket-chay-ma"),
    ("[x](<JavaScript:alert(1)>)", "lien-ket-chay-ma"),
    ("[x](&#106;avascript:alert)", "lien-ket-chay-ma"),
    ("[x](zalo://a)", "lien-ket-chay-ma"),
    ("[x](https://vi-du.invalid/a)", "lien-ket-ra-ngoai"),
    ("<https://vi-du.invalid/>", "lien-ket-ra-ngoai"),
    ("[x](//vi-du.invalid)", "lien-ket-ra-ngoai"),
    ("[x](https:/vi-du.invalid)", "lien-ket-ra-ngoai"),
    ("[x](http://[a)", "lien-ket-ra-ngoai"),
    ("[x][k]\n\n[k]: http://vi-du.invalid", "lien-ket-ra-ngoai"),
    ("![x](https://vi-du.invalid/a.png)", "goi-may-chu-khac"),
    ("![x](anh.png)", "hinh-trong-trang"),
    ("![x](phu-luc-co.pdf)", "hinh-trong-trang"),
    ("![x](../ke-hoach.md)", "hinh-trong-trang"),
    ("[x](phu-luc.pdf)", "lien-ket-trong-bai-hong"),
    ("[x](phu-luc-co.pdf)", "lien-ket-tep-khong-dang"),
    ("[x](/ke-hoach.md)", "lien-ket-trong-bai-hong"),
    ("[x](../ke-hoach.html)", "lien-ket-trong-bai-hong"),
    ("[x](<phu-luc #1 50%.pdf>)", "lien-ket-tep-khong-dang"),
    ("[x](phu-luc%20%231%2050%25.pdf)", "lien-ket-tep-khong-dang"),
    ("[x](<phu-luc #2.pdf>)", "lien-ket-trong-bai-hong"),
    ("[x](../cong-viec.md#khong-co)", "lien-ket-trong-bai-hong"),
    ("[x](../dan-y/dang-vien.md#khong-co)", "lien-ket-trong-bai-hong"),
    ("[x](../Ke-hoach.md)", "lien-ket-trong-bai-hong"),
    ("[x](../tinh-hinh.md)", "lien-ket-toi-trang-noi-bo"),
    ("[x](thu.MD)", "lien-ket-trong-bai-hong"),
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, int | None]]]:
    """What one check tells of pages that hold one fault each, by the page."""
    office = copied(tmp_path_factory.mktemp("sai") / "co-quan")
    for number, (body, _) in enumerate(REFUSED):
        write(office, f"con/{number}.md", f"Chữ.\n\n{body}\n")
    for name in ("phu-luc-co.pdf", "phu-luc #1 50%.pdf"):
        (office.folder / "content" / "con" / name).write_bytes(b"%PDF-1.4")
    found: dict[str, list[tuple[str, int | None]]] = {}
    for code, file, row in told(office):
        found.setdefault(file or "", []).append((code, row))
    return found


@pytest.mark.parametrize(("number", "code"), [(n, code) for n, (_, code) in enumerate(REFUSED)])
def test_what_a_build_would_refuse_is_told_at_its_row(answers, number, code):
    row = 9 if "[k]:" in REFUSED[number][0] else 7
    assert answers[f"content/con/{number}.md"] == [(code, row)]


def test_pages_that_would_stand_at_one_place_are_told_at_their_files(office):
    write(office, "KET-QUA.md", "Chữ.\n")
    write(office, "thong-bao-in.md", "Chữ.\n")
    (office.folder / "content" / "dan-y").mkdir()
    write(office, "dan-y/dang-vien.md", "Chữ.\n")
    assert told(office) == [
        ("trung-duong-dan", f"content/{name}", None)
        for name in ("KET-QUA.md", "dan-y/dang-vien.md", "thong-bao-in.md")
    ]


def test_pages_that_differ_by_case_name_each_other(office):
    write(office, "con/phu.md", "Chữ.\n")
    write(office, "con/Phu.md", "Chữ.\n")
    assert "“content/con/phu.md” trùng chỗ với “content/con/Phu.md”" in office.run("check").said


def test_a_file_that_stands_for_nothing_is_named(office):
    for name in ("cu.html", "bieu-mau/cu/Mẫu 01.docx", "con/phu-luc.pdf", "con/Thumbs.db", ".an", "~$a.docx"):
        path = office.folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"PK")
    findings = json.loads(office.run("check", "--format", "json").out)["findings"]
    assert [one["file"] for one in findings if one["code"] == "tep-khong-duoc-dang"] == [
        f"content/{name}" for name in ("bieu-mau/cu/Mẫu 01.docx", "con/phu-luc.pdf", "cu.html")
    ]


def test_a_page_full_of_damage_is_told_at_its_rows(office):
    write(office, "con/hong.md", "Trang nµy dµnh cho d?ng viên\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n")
    codes = {(code, row) for code, _, row in told(office)}
    assert codes == {("chu-sai-bang-ma", 5), ("chu-bi-mat", 5), ("ban-sua-chua-gop", 7)}
