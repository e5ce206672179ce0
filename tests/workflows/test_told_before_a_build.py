"""What a build would refuse of pages and files that the office wrote: `check` tells it at the same file."""

from collections import defaultdict
from datetime import date

import pytest

from congkhai.project import find
from congkhai.rendering.attached import NO_GUIDANCE
from congkhai.workflows.check import check
from tests.paper.papers import docx
from tests.workflows.office import Office, copied

NAME = "Nguyễn Hữu Thuỷ"
PETITION = "Chấp nhận; nơi cũ gửi bổ sung nhận xét ngày 01/12"
AFTER = date(2023, 2, 3)
LEAK, PERSONAL = "lo-noi-dung", "lo-du-lieu-ca-nhan"
FORM = "<w:p><w:r><w:t>Ông Nguyễn Hữu</w:t></w:r><w:r><w:t xml:space='preserve'> Thuỷ</w:t></w:r></w:p>"
#: Pages by their body, with the row of what is told, its code and its value.
PORTAL = (
    (f"Chữ.\n\nÔng {NAME}.\n", 7, LEAK, NAME),
    ("Chữ.\n\nÔng Nguy&#7877;n Hữu Thuỷ.\n", 7, LEAK, NAME),
    ("Ông Nguyễn\nHữu Thuỷ.\n", 5, LEAK, NAME),
    ("Chữ.\n\nÔng Ng**uyễn** H*ữ*u Thuỷ.\n", 7, LEAK, NAME),
    (f'Chữ.\n\n[kế hoạch](../ke-hoach.md "{NAME}").\n', 7, LEAK, NAME),
    (f"Chữ.\n\n```\n{NAME}\n```\n", 8, LEAK, NAME),
    ("| a | b |\n|---|---|\n| c | `Nguyễn Hữu Thuỷ` |\n", 7, LEAK, NAME),
    ("Chữ.\n\nGọi 0912&nbsp;&nbsp;&nbsp;345&nbsp;&nbsp;&nbsp;678.\n", 7, PERSONAL, "0912 345 678"),
    ("Chữ.\n\nGọi 0912 **345** 67**8**.\n", 7, PERSONAL, "0912 345 678"),
    ("Chữ&#10;khác.\n\nGọi 0912&#46;345&#46;678.\n", 7, PERSONAL, "0912.345.678"),
    ("Chữ.\n\nGọi 0912\\.345\\.678.\n", 7, PERSONAL, "0912.345.678"),
)


def page(office: Office, name: str, body: str, audience: str = "portal", title: str = "Trang thử") -> None:
    path = office.folder / "content" / "thu" / f"{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\ntitle: {title}\ndoi_tuong: {audience}\n---\n{body}", encoding="utf-8")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[int | None, str, str | None]]]:
    """Row, code and value of what blocks in an office whose every page holds one fault, by the file."""
    office = copied(tmp_path_factory.mktemp("lo") / "co-quan")
    for number, (body, *_) in enumerate(PORTAL):
        page(office, str(number), body)
    page(office, "dau-trang", "Chữ.\n", title=f"Ông {NAME}")
    page(office, "noi-bo", f"Ông {NAME}.\n\n{PETITION}.\n", "agency")
    office.change("kien_nghi", lambda row: row | {"ket_qua": PETITION})
    forms = office.folder / "content" / "bieu-mau"
    forms.mkdir(exist_ok=True)
    (forms / "Mẫu số 01.docx").write_bytes(docx(FORM))
    (forms / "Mẫu số 02A.docx").write_bytes(docx("<w:p><w:r><w:t>Họ và tên</w:t></w:r></w:p>"))
    found = defaultdict(list)
    for one in check(find(office.folder), AFTER):
        if one.blocks:
            # Equal faults of one file are gathered: each of their places counts.
            for place in (one.place, *one.also):
                found[place.file or ""].append((place.row, one.code, place.value))
    return dict(found)


@pytest.mark.parametrize("number", range(len(PORTAL)))
def test_what_the_portal_may_not_show_is_told_once_at_its_row(number, told):
    _, *expected = PORTAL[number]
    assert told[f"content/thu/{number}.md"] == [tuple(expected)]


def test_a_name_in_a_title_is_told_at_the_head(told):
    assert told["content/thu/dau-trang.md"] == [(4, LEAK, NAME)]


def test_a_page_of_the_agency_may_name_people_and_tell_nothing_restricted(told):
    assert told["content/thu/noi-bo.md"] == [(7, LEAK, PETITION)]


def test_a_name_in_a_form_is_told_at_the_office_s_file(told):
    assert told["content/bieu-mau/Mẫu số 01.docx"] == [(None, LEAK, NAME)]


def test_every_row_that_names_somebody_is_told(office):
    page(office, "hai", f"Ông {NAME}.\n\nChữ.\n\nGặp {NAME} và {NAME}ng.\n")
    assert rows_of(office, "content/thu/hai.md") == [(5, LEAK), (9, LEAK)]


def test_a_name_in_a_public_cell_is_told_at_each_cell_and_free_nowhere(office):
    texts = {"M-01": f"{NAME} làm", "M-02A": f"Gửi ông {NAME}"}
    office.change("bieu_mau", lambda row: row | {"dung_cho": texts.get(row["ma"], row["dung_cho"])})
    office.change("noi_nhan", lambda row: row | {"ten": NAME} if row["thu_tu"] == "1" else row)
    page(office, "mot", f"Ông {NAME}.\n")
    assert rows_of(office, "datapackage/data/bieu_mau.csv") == [(2, LEAK), (3, LEAK)]
    assert rows_of(office, "datapackage/data/noi_nhan.csv") == [(2, LEAK)]
    assert rows_of(office, "content/thu/mot.md") == [(5, LEAK)]
    messages = [one.message for one in check(find(office.folder), AFTER)]
    said = f"Ô ‘Dùng cho’ có cụm từ “{NAME}” của bảng ‘Cán bộ’, cột ‘Họ và tên’, "
    assert sum(message.startswith(said) for message in messages) == 1


def test_a_telephone_in_several_cells_is_one_finding(office):
    office.change("bieu_mau", lambda row: row | {"dung_cho": f"Gọi 0912.345.678, {row['ma']}"})
    findings = [one for one in check(find(office.folder), AFTER) if one.code == PERSONAL]
    assert len(findings) == 1
    assert len(findings[0].also) == len(office.rows("bieu_mau")) - 1
    assert findings[0].message.startswith("Ô ‘Dùng cho’ có số điện thoại “0912.345.678”")


def rows_of(office: Office, file: str) -> list[tuple[int | None, str]]:
    """Row and code of what blocks in a file."""
    findings = [one for one in check(find(office.folder), AFTER) if one.blocks]
    places = [(place, one.code) for one in findings for place in (one.place, *one.also)]
    return [(place.row, code) for place, code in places if place.file == file]


def test_nothing_else_is_told(told):
    faulty = {f"content/thu/{name}.md" for name in (*range(len(PORTAL)), "dau-trang", "noi-bo")}
    assert set(told) == {*faulty, "content/bieu-mau/Mẫu số 01.docx"}


def test_a_site_is_not_stopped_by_what_only_the_other_may_not_show(office):
    page(office, "ten", f"Ông {NAME}.\n")
    office.build("--audience", "agency")
    refused = office.run("--today", "2023-02-03", "build", "--audience", "portal")
    assert refused.code == 1 and "content/thu/ten.md" in refused.said


def test_a_guidance_page_that_a_row_names_and_that_is_not_there(tmp_path):
    office = copied(tmp_path / "co-quan")
    (office.folder / "content" / "huong-dan" / "dang-vien.md").unlink()
    named = {"NK-03": "dang-vien", "NK-08": "cong-chuk", "NK-09": "index"}
    office.change("noi_kiem_diem", lambda row: row | {"huong_dan": named.get(row["ma"], row["huong_dan"])})
    told = [one for one in check(find(office.folder), date(2022, 12, 6)) if one.code == NO_GUIDANCE.code]
    assert [(one.place.value, one.facts["page"]) for one in told] == [
        ("dang-vien", "dang-vien"),
        ("cong-chuk", "cong-chuk"),
        ("index", "index"),
    ]
    assert all(
        "(cong-chuc, lanh-dao-quan-ly, tap-the-lanh-dao, tiep-nhan-ho-so)" in one.remedy for one in told
    )
