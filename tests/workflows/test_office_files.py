"""The office's own files on the whole road: forms it drops, pages it writes, and faults told at them."""

import json

import pytest

from tests.paper.papers import docx


def told(office) -> list[tuple[str, str | None, int | None]]:
    said = json.loads(office.run("check", "--format", "json").said)
    return [(one["code"], one["file"], one["row"]) for one in said["findings"] if one["severity"] != "info"]


def drop(office, name: str, text: str = "Mẫu") -> None:
    content = docx(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    (office.folder / "content" / "bieu-mau" / name).write_bytes(content)


def test_a_form_that_is_dropped_is_offered_and_another_file_is_not(office):
    drop(office, "Mẫu số 01.docx")
    drop(office, "linh tinh.docx")
    assert told(office) == [("tep-mau-khong-thuoc-mau-nao", "content/bieu-mau/linh tinh.docx", None)]
    office.build("--audience", "portal")
    online = office.current("portal")
    assert [path.name for path in (online / "bieu-mau").iterdir()] == ["mau-so-01.docx"]
    for page in ("index", "bieu-mau", "tai-ve", "ke-hoach"):
        assert 'href="bieu-mau/mau-so-01.docx" download' in (online / f"2022/{page}.html").read_text("utf-8")


def test_cells_that_name_files_are_told_with_their_rows(office):
    office.change("bieu_mau", lambda row: row | {"tep": "../ke-hoach.md"} if row["ma"] == "M-01" else row)
    office.change("van_ban", lambda row: row | {"tep": "../a.pdf"} if row["ma"] == "KH-99" else row)
    assert told(office) == [
        ("ten-tep-mau-co-thu-muc", "datapackage/data/bieu_mau.csv", 2),
        ("tep-van-ban-ngoai-content", "datapackage/data/van_ban.csv", 2),
    ]


def test_pages_that_others_need_are_told_by_check(office):
    (office.folder / "content" / "ke-hoach.md").unlink()
    assert told(office) == [("thieu-trang-noi-dung", "content/ke-hoach.md", None)]


def test_a_lost_folder_is_told_once(office):
    (office.folder / "content").rename(office.folder / "cat-di")
    assert told(office) == [("thieu-thu-muc-noi-dung", "content", None)]


@pytest.mark.parametrize("where", ["content/huong-dan/cong-chuc.md", "content/bieu-mau/Mẫu 01.docx"])
def test_what_must_not_show_is_told_at_the_offices_file(where, office):
    secret = office.rows("kien_nghi")[0]["noi_dung"]
    if where.endswith(".md"):
        page = office.folder / where
        page.write_text(page.read_text("utf-8") + f"\n{secret}\n", "utf-8", newline="\n")
    else:
        drop(office, "Mẫu 01.docx", secret)
    done = office.run("build")
    assert done.code == 1
    assert done.said.count("Mã: lo-noi-dung") == 1 and f"\n{where}\n" in f"\n{done.said}"


def test_a_link_that_only_the_build_can_judge_is_told_at_the_page(office):
    page = office.folder / "content" / "ke-hoach.md"
    page.write_text(page.read_text("utf-8") + "\n[mẫu](bieu-mau/khong-co.docx)\n", "utf-8", newline="\n")
    done = office.run("build")
    assert done.code == 1 and "“content/ke-hoach.md” có liên kết “bieu-mau/khong-co.docx”" in done.said
