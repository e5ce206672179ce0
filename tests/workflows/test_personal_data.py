"""`check` tells personal data by its kind in pages, cells and files of the portal, until a row permits it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from congkhai.disclosure.public import Audience
from congkhai.disclosure.reveal import forbidden_short, reveal
from congkhai.findings import Finding
from congkhai.project import find
from congkhai.value import replace
from congkhai.workflows.check import check
from tests.packages.story import sample
from tests.workflows.office import Office

TODAY = date(2022, 12, 6)
PAGE, TELEPHONE = "huong-dan/cong-chuc.md", "0212 3852 345"


def told(office: Office) -> list[Finding]:
    findings = check(find(office.folder), TODAY)
    return [finding for finding in findings if finding.code == "lo-du-lieu-ca-nhan"]


def places(office: Office) -> Iterator[tuple[str | None, int | None, str | None]]:
    for finding in told(office):
        yield finding.place.file, finding.place.row, finding.place.value


def write(office: Office, text: str) -> int:
    """More text at the end of a page of the portal; its row."""
    page = office.folder / "content" / PAGE
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    return page.read_text(encoding="utf-8").count("\n")


def test_the_sample_tells_none(office):
    assert told(office) == []


def test_a_page_of_the_portal_is_told_at_its_row(office):
    row = write(office, "Hỏi bà Ly, CCCD 014089001234.")
    assert list(places(office)) == [(f"content/{PAGE}", row, "014089001234")]


def test_a_page_for_the_office_alone_may_say_it(office):
    page = office.folder / "content" / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("portal", "agency", 1), encoding="utf-8")
    write(office, "Trực máy: 0912 345 678.")
    assert told(office) == []


def test_a_cell_that_the_portal_shows_is_told_at_the_cell(office):
    office.change("noi_nhan", lambda row: row | {"ten": f"{row['ten']} 0912345678"})
    first = told(office)[0]
    assert (first.place.file, first.place.row, first.place.column) == (
        "datapackage/data/noi_nhan.csv",
        2,
        "ten",
    )
    assert "Ô ‘" in first.message


def test_a_form_is_told_at_its_file(office):
    form = next(row for row in office.rows("bieu_mau"))
    office.change("bieu_mau", lambda row: row | {"tep": "mau.xlsx"} if row["ma"] == form["ma"] else row)
    folder = office.folder / "content" / "bieu-mau"
    folder.mkdir(exist_ok=True)
    book = openpyxl.Workbook()
    book.active.append(("Họ tên", "Căn cước"))
    book.active.append(("Lò A", "014089001234"))
    book.save(folder / "mau.xlsx")
    assert list(places(office)) == [("content/bieu-mau/mau.xlsx", None, "014089001234")]


def test_a_row_with_a_reason_permits_the_offices_own(office):
    write(office, f"Điện thoại của Phòng: {TELEPHONE}.")
    assert [place[2] for place in places(office)] == [TELEPHONE]
    row = {"loai": "dien_thoai", "gia_tri": "(0212) 3.852.345", "ly_do": "Số máy của cơ quan", "van_ban": ""}
    office.write("gia_tri_duoc_phep", [row])
    assert told(office) == []


@pytest.mark.parametrize(("name", "short"), [("Lò Ly", True), ("Lò Thị Ly", False)])
def test_names_of_a_few_letters_are_looked_for_beside_posts_and_units(name, short):
    agency = sample()
    first = replace(agency.officials[0], name=name)
    renamed = replace(agency, officials=(first, *agency.officials[1:]))
    names, beside, _ = forbidden_short(renamed, reveal(renamed, Audience.PORTAL, TODAY))
    assert names == ({name: "can_bo.ho_ten"} if short else {})
    assert agency.units[1].name in beside


def test_the_place_is_the_clerks_own(office, tmp_path: Path):
    write(office, "Gọi 0912 345 678.")
    assert str(tmp_path) not in "".join(finding.message for finding in told(office))
