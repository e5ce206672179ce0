"""The next year in the same folder: shown, written whole, told where it meets days off and dead law."""

from datetime import UTC, date, datetime

import pytest

from congkhai.errors import Changed, WrongUse
from congkhai.findings import Finding, Severity
from congkhai.project import find
from congkhai.starter.answers import Answers
from congkhai.starter.files import files
from congkhai.starter.rows import rows as rows_of
from congkhai.tables import change, journal
from congkhai.tables.journal_file import encoded
from congkhai.workflows import year
from congkhai.workflows.check import check
from congkhai.workflows.new import new
from tests.code_words import code_words
from tests.packages.story import TODAY, whole
from tests.workflows.office import Office, Row, copied, tree

IN_DECEMBER = date(2022, 12, 20)
AT = datetime(2022, 12, 20, 8, tzinfo=UTC)
KEPT = ("ke-hoach.md", "ban-goc.md", "huong-dan/cong-chuc.md")
LACKS = "ky-thieu-ke-hoach-rieng"
CYCLE = {"ma": "KY-2023", "nam": "2023", "co_quan": "CQ-2022", "bo_quy_dinh": "ND90-48"}


@pytest.fixture
def office(tmp_path):
    return copied(tmp_path / "co-quan")


def shown(office: Office, wanted: int = 2023) -> str:
    """What `year` says, its lines joined."""
    return " ".join(year.prepare(find(office.folder), IN_DECEMBER, wanted).text.split())


def written(office: Office, wanted: int = 2023) -> year.Prepared:
    project = find(office.folder)
    prepared = year.prepare(project, IN_DECEMBER, wanted)
    year.write(project, prepared, AT)
    return prepared


def of_the_year(office: Office, table: str, cycle: str = "KY-2023") -> list[Row]:
    return [row for row in office.rows(table) if row["ky"] == cycle]


def of_tables(findings: tuple[Finding, ...]) -> list[tuple[str, Severity]]:
    return [(one.code, one.severity) for one in findings if (one.place.file or "").startswith("datapackage")]


def errors(office: Office, today: date = IN_DECEMBER) -> list[str]:
    found = of_tables(check(find(office.folder), today))
    return [code for code, severity in found if severity is Severity.ERROR]


def test_shown_and_nothing_written(office):
    before = tree(office.folder)
    said = shown(office)
    assert "Công việc: thêm 26 dòng, CV-01-2023 … CV-26-2023; 10 hạn dời sang năm mới." in said
    assert "KH-2023 “Tổ chức kiểm điểm" in said and "năm 2023”, chưa có số" in said
    assert "CV-07-2023: Hạn ghi ngày 26/11/2023, Chủ nhật" in said
    assert "chưa có dòng nào của năm 2023: chưa tính ngày nghỉ hoán đổi" in said
    assert "VĂN BẢN HẾT HIỆU LỰC" not in said and "DỜI SỚM" not in said
    assert code_words(said) == []
    assert tree(office.folder) == before


def test_every_row_has_a_new_code_and_points_to_new_rows(office):
    written(office)
    tasks = {row["ma"]: row for row in of_the_year(office, "cong_viec")}
    assert len(tasks) == len(of_the_year(office, "cong_viec", "KY-2022"))
    assert tasks["CV-02-2023"]["truoc_viec"] == "CV-07-2023"
    assert tasks["CV-01-2023"]["bieu_mau"] == "M-01-2023"
    assert tasks["CV-01-2023"]["ngay_xong"] == tasks["CV-01-2023"]["ket_qua"] == ""
    assert {row["han"][:4] for row in tasks.values() if row["han"]} == {"2023"}
    places = of_the_year(office, "noi_kiem_diem")
    assert places[0]["bieu_mau"] == "M-01-2023"
    for table in ("cong_viec", "noi_kiem_diem", "bieu_mau", "noi_nhan", "can_cu"):
        assert {row["du_thao"] for row in of_the_year(office, table)} == {"co"}
        assert {row["du_thao"] for row in of_the_year(office, table, "KY-2022")} == {""}


def test_the_rules_of_the_plan_hold_once_more_and_those_of_the_law_are_left(office):
    written(office)
    for table, count in (("quy_tac", 22), ("tham_so", 1), ("trinh_tu", 7)):
        rows = [row for row in office.rows(table) if row["van_ban"] == "KH-2023"]
        assert len(rows) == count
        assert {(row["tu_nam"], row["den_nam"], row["doi_chieu"]) for row in rows} == {
            ("2023", "2023", "chua_doi_chieu")
        }


def test_the_sample_stays_without_an_error_and_a_second_run_adds_nothing(office):
    people = [office.table(name).read_bytes() for name in ("can_bo", "phan_cong", "don_vi")]
    written(office)
    assert errors(office) == []
    assert LACKS not in [code for code, _ in of_tables(check(find(office.folder), IN_DECEMBER))]
    assert people == [office.table(name).read_bytes() for name in ("can_bo", "phan_cong", "don_vi")]
    before = tree(office.folder)
    assert written(office).text == ""
    assert tree(office.folder) == before


def test_the_agency_of_2026_goes_on_to_2027_and_2028(tmp_path):
    project = whole(tmp_path / "so")
    office = Office(folder=project.root)
    for wanted in (2027, 2028):
        year.write(project, year.prepare(project, TODAY, wanted), AT)
    assert errors(office, TODAY) == []
    assert len({row["ma"] for row in office.rows("cong_viec")}) == len(office.rows("cong_viec"))
    assert "CV-01-2028" in [row["ma"] for row in office.rows("cong_viec")]


def test_a_row_written_by_hand_is_told_and_gets_what_it_lacks(office):
    office.write("ky_danh_gia", [*office.rows("ky_danh_gia"), CYCLE])
    (finding,) = [one for one in check(find(office.folder), IN_DECEMBER) if one.code == LACKS]
    assert finding.severity is Severity.WARNING
    for table in ("Công việc", "Nơi kiểm điểm", "Biểu mẫu", "Nơi nhận", "Căn cứ", "quy tắc, tham số"):
        assert table in finding.message
    assert "congkhai year 2023" in finding.remedy
    written(office)
    (row,) = [row for row in office.rows("ky_danh_gia") if row["nam"] == "2023"]
    assert row["ke_hoach"] == "KH-2023"
    assert len(of_the_year(office, "cong_viec")) == 26
    assert errors(office) == []


def test_what_the_office_has_written_for_the_year_stays_alone(office):
    written(office)
    office.change("noi_nhan", lambda row: None if row["ky"] == "KY-2023" else row)
    office.change("cong_viec", lambda row: row | {"ten": "Đã sửa"} if row["ma"] == "CV-01-2023" else row)
    assert "Nơi nhận: thêm 6 dòng" in shown(office) and "Công việc" not in shown(office)
    written(office)
    assert "Đã sửa" in [row["ten"] for row in of_the_year(office, "cong_viec")]


def test_a_document_that_has_run_out_is_listed(office):
    ended = {"CT-2022": "2023-06-30"}
    office.change("van_ban", lambda row: row | {"hieu_luc_den": ended.get(row["ma"], row["hieu_luc_den"])})
    assert "VĂN BẢN HẾT HIỆU LỰC trước kỳ - Căn cứ, dòng KY-2023 + 1:" in shown(office)


def test_a_plan_that_comes_too_late_is_laid_backward(office):
    earlier = {"HAN-XEP-LOAI": "11-21"}
    office.change("tham_so", lambda row: row | {"gia_tri_chu": earlier.get(row["ma"], row["gia_tri_chu"])})
    said = shown(office)
    assert "DỜI SỚM để kịp hạn luật định (xếp loại chậm nhất thứ Hai, ngày 20/11/2023)" in said
    assert "CV-07-2023" in said.partition("DỜI SỚM")[2].partition("HẠN VÀO")[0]


def test_what_is_left_open_is_named_and_copied_nowhere(tmp_path):
    project = whole(tmp_path / "so")
    prepared = year.prepare(project, TODAY, 2027)
    assert "Phòng Kế hoạch – Dự án (P-KHDA): chưa khắc phục hết" in " ".join(prepared.text.split())
    assert not any("khắc phục hết".encode() in content for content in prepared.draft.contents.values())
    assert (
        "CĂN CỨ nói về năm 2026" in prepared.text
        and "5120/UBND-NC" in prepared.text.partition("CĂN CỨ nói")[2]
    )


def test_the_pages_of_the_old_plan_are_kept_byte_for_byte(office):
    before = {name: (office.folder / "content" / name).read_bytes() for name in KEPT}
    own = office.folder / "content" / "2022" / "ban-goc.md"
    own.parent.mkdir()
    own.write_text("---\ntitle: Bản đã giữ\n---\n", encoding="utf-8")
    written(office)
    kept_there = {name: (office.folder / "content" / "2022" / name).read_bytes() for name in KEPT}
    assert kept_there == before | {"ban-goc.md": own.read_bytes()}
    assert b"title: B" in own.read_bytes()


def test_pages_and_rows_are_written_together_or_not_at_all(office):
    project = find(office.folder)
    prepared = year.prepare(project, IN_DECEMBER, 2023)
    before = tree(office.folder)
    (office.folder / "content" / "ke-hoach.md").write_text("---\ntitle: Khác\n---\n", encoding="utf-8")
    with pytest.raises(Changed, match="vừa được lưu"):
        year.write(project, prepared, AT)
    assert tree(office.folder).keys() - {"datapackage/.lock"} == before.keys()


def test_a_write_that_was_cut_short_brings_the_pages_with_the_rows(office):
    project = find(office.folder)
    before = {name: (office.folder / "content" / name).read_bytes() for name in KEPT}
    prepared = year.prepare(project, IN_DECEMBER, 2023)
    with journal.writing(project):
        planned = change.planned(project, prepared.draft, AT)
        (project.package / ".dang-ghi.json").write_bytes(encoded(project, planned))
    assert not (office.folder / "content" / "2022").exists()
    office.run("check")
    assert {name: (office.folder / "content" / "2022" / name).read_bytes() for name in KEPT} == before
    assert of_the_year(office, "cong_viec")
    assert shown(office) == ""


def test_a_year_of_another_law_gets_what_its_law_orders_in_the_offices_own_words(tmp_path):
    office = Office(folder=tmp_path / "so")
    new(office.folder, 2025, Answers(parent="UBND tỉnh B", divisions=("Phòng Văn phòng",)))
    project = find(office.folder)
    prepared = year.prepare(project, date(2026, 1, 5), 2026)
    said = " ".join(prepared.text.split())
    assert "LUẬT CỦA NĂM 2026 yêu cầu thêm" in said and "Căn cứ: 335/2025/NĐ-CP" in said
    assert "M-LD-2026 Mẫu bản tự kiểm điểm của lãnh đạo, quản lý" in said.partition("BIỂU MẪU chép")[2]
    year.write(project, prepared, AT)
    tasks = {row["ma"]: row for row in of_the_year(office, "cong_viec", "KY-2026")}
    wanted = {row["ten"] for row in rows_of(files(2026)["datapackage/data/cong_viec.csv"])}
    assert {row["ten"] for row in tasks.values()} == wanted
    notice = tasks["CV-27-2026"]
    assert (notice["ai"], notice["don_vi"]) == ("Phòng Văn phòng", "P-VP")
    assert (notice["sau_viec"], notice["du_thao"]) == ("CV-15-2026", "co")
    assert tasks["CV-24-2026"]["sau_viec"] == "CV-23-2026"
    assert tasks["CV-25-2026"]["gui"] == "UBND tỉnh B"
    forms = [row["ma"] for row in of_the_year(office, "bieu_mau", "KY-2026")]
    assert tasks["CV-22-2026"]["bieu_mau"] == "M-335-02-2026" and "M-335-02-2026" in forms
    assert tasks["CV-22-2026"]["dieu_khoan"].startswith("II.5; Điều 21")
    assert "ND-335-2025" in {row["van_ban"] for row in of_the_year(office, "can_cu", "KY-2026")}
    assert {code for code in errors(office) if code != LACKS} == set()
    # Nothing is brought twice, and the year after has no other law.
    assert "LUẬT CỦA NĂM" not in year.prepare(project, date(2027, 1, 5), 2027).text


def test_a_plan_in_other_sections_keeps_only_the_article(office):
    later = year.prepare(find(office.folder), date(2026, 1, 5), 2026)
    year.write(find(office.folder), later, AT)
    tasks = {row["ten"]: row for row in of_the_year(office, "cong_viec", "KY-2026")}
    assert tasks["Lập Phiếu xếp loại chất lượng cả năm theo Mẫu số 02"]["dieu_khoan"].startswith("Điều 21")
    # A step that the plan has already is brought no second time.
    assert [row["buoc"] for row in tasks.values()].count("thi_dua") == 1


def test_years_in_between_may_be_missing_and_the_last_record_is_rehearsed(office):
    project = find(office.folder)
    said = " ".join(year.prepare(project, date(2026, 1, 5), 2026).text.split())
    assert said.startswith("NĂM 2026, chép từ năm 2022 ")
    assert "DIỄN TẬP: sổ năm 2022 xét theo luật của năm 2026" in said and "đã xếp 0" not in said
    year.write(project, year.prepare(project, date(2025, 1, 5), 2025), AT)
    said = " ".join(year.prepare(project, date(2026, 1, 5), 2026).text.split())
    assert said.startswith("NĂM 2026, chép từ năm 2025 ") and "sổ năm 2022 xét theo" in said
    for wrong in (2024, 2028):
        with pytest.raises(WrongUse, match="Kỳ mới nhất là năm 2025"):
            year.prepare(project, date(2026, 1, 5), wrong)


def test_pages_that_nobody_edited_become_the_new_years_own(tmp_path):
    office = Office(folder=tmp_path / "so")
    new(office.folder, 2025, Answers(party_cell=False))
    content = office.folder / "content"
    own = content / "huong-dan" / "index.md"
    own.write_text(own.read_text(encoding="utf-8") + "\nHỏi Văn phòng.\n", encoding="utf-8")
    edited = own.read_bytes()
    year.write(find(office.folder), year.prepare(find(office.folder), date(2026, 1, 5), 2026), AT)
    wanted = files(2026, Answers(party_cell=False))
    for name in ("ke-hoach.md", "huong-dan/cong-chuc.md", "huong-dan/lanh-dao-quan-ly.md"):
        assert (content / name).read_bytes() == wanted[f"content/{name}"]
        assert (content / "2025" / name).is_file()
    assert own.read_bytes() == edited == (content / "2025" / "huong-dan" / "index.md").read_bytes()


def test_a_plan_that_the_office_has_drafted_itself_is_taken(office):
    own = {"ma": "KH-2023", "loai": "ke_hoach", "co_quan_ban_hanh": "Ban", "trich_yeu": "Kế hoạch của năm"}
    office.write("van_ban", [*office.rows("van_ban"), own])
    assert "Văn bản: thêm" not in shown(office)
    written(office)
    assert [row["trich_yeu"] for row in office.rows("van_ban") if row["ma"] == "KH-2023"] == [
        own["trich_yeu"]
    ]
    assert errors(office) == []


def test_a_row_of_the_old_plan_that_would_hold_on_ends_with_its_year(office):
    def open_ended(row: Row) -> Row:
        return row | {"den_nam": ""} if row["ma"] == "NGAY-GUI-DU-THAO" else row

    office.change("tham_so", open_ended)
    assert "dòng NGAY-GUI-DU-THAO của kế hoạch trước chỉ còn đến năm 2022" in shown(office)
    written(office)
    rows = [row for row in office.rows("tham_so") if row["ma"] == "NGAY-GUI-DU-THAO"]
    assert [(row["tu_nam"], row["den_nam"]) for row in rows] == [("2022", "2022"), ("2023", "2023")]
    assert errors(office) == []


def test_a_column_of_the_office_comes_along(office):
    schema = office.folder / "datapackage" / "schemas" / "noi_nhan.json"
    column = '"fields": [{"name": "so_ban", "type": "string", "title": "Số bản"},'
    schema.write_text(schema.read_text("utf-8").replace('"fields": [', column, 1), encoding="utf-8")
    rows = office.rows("noi_nhan")
    table = office.table("noi_nhan")
    header, *lines = table.read_text("utf-8").splitlines()
    table.write_text("\n".join((f"{header},so_ban", *(f"{line},2" for line in lines), "")), encoding="utf-8")
    written(office)
    assert [row["so_ban"] for row in of_the_year(office, "noi_nhan")] == ["2"] * len(rows)


@pytest.mark.parametrize("wanted", [2021, 2022, 2024])
def test_another_year_is_wrong_use(office, wanted):
    with pytest.raises(WrongUse, match="congkhai year 2023"):
        shown(office, wanted)


def test_no_year_follows_one_that_has_only_its_row(office):
    office.write("ky_danh_gia", [*office.rows("ky_danh_gia"), CYCLE])
    with pytest.raises(WrongUse, match="Chạy congkhai year 2023 trước"):
        shown(office, 2024)


def test_an_older_folder_is_sent_to_upgrade(office):
    text = office.table("noi_nhan").read_text("utf-8")
    office.table("noi_nhan").write_text(
        "\n".join(line.rpartition(",")[0] for line in text.splitlines()) + "\n", encoding="utf-8"
    )
    with pytest.raises(WrongUse, match="congkhai upgrade"):
        shown(office)
