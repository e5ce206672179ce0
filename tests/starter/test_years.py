"""A new folder of a year after 2022: the law whole, the plan of 2022 as a draft that nobody takes for it."""

import re
from datetime import date
from pathlib import Path

import pytest

from congkhai.disclosure.public import Audience
from congkhai.errors import WrongUse
from congkhai.findings import Severity
from congkhai.law.progress import board
from congkhai.project import find
from congkhai.rules import votes_add_up
from congkhai.rules.switch import effective, row_for
from congkhai.starter.files import files
from congkhai.starter.rows import Row, columns, rows
from congkhai.starter.rows import table as written
from congkhai.workflows.build import Leave, build
from congkhai.workflows.check import check, standing
from congkhai.workflows.new import new
from tests.sources.test_compared_rows import article_stands

LATER = (2023, 2025, 2026, 2027)
CITED = re.compile(r"Điều \d+(?: khoản \d+)?(?: điểm [a-zđ]\b)?")


def table(name: str, year: int) -> list[Row]:
    return rows(files(year)[f"datapackage/data/{name}.csv"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("moi") / "co-quan"
    new(target, 2026)
    return target


@pytest.mark.parametrize("year", LATER)
def test_a_folder_of_any_year_passes_with_warnings_only(tmp_path, year):
    new(tmp_path / "moi", year)
    findings = check(find(tmp_path / "moi"), date(year, 11, 22))
    assert [finding.code for finding in findings if finding.blocks] == []
    (draft,) = (finding for finding in findings if finding.code == "viec-chua-xac-nhan")
    assert (draft.severity, len(draft.also)) == (Severity.WARNING, len(table("cong_viec", year)) - 1)


def test_what_is_not_known_of_the_office_of_2026_is_asked_for_and_a_day_off_is_told(made):
    found = [(one.code, one.place.row, one.place.column) for one in check(find(made), date(2026, 11, 22))]
    assert ("co-quan-chua-cau-hinh", 2, "ky_hieu") in found
    assert ("ke-hoach-chua-ban-hanh", 2, "so_ky_hieu") in found
    days_off = [(code, row) for code, row, column in found if column == "han"]
    assert days_off == [
        ("han-ngay-nghi", 10),
        ("han-het-vao-ngay-nghi", 12),
        ("han-het-vao-ngay-nghi", 13),
    ]


@pytest.mark.parametrize("year", LATER)
def test_every_task_keeps_its_day_and_waits_to_be_confirmed(year):
    first, drafted = table("cong_viec", 2022), table("cong_viec", year)
    kept, besides = drafted[: len(first)], drafted[len(first) :]
    assert [(row["ma"], row["han"][4:]) for row in kept] == [(row["ma"], row["han"][4:]) for row in first]
    assert {row["han"] for row in besides} <= {""}
    assert {row["han"][:4] for row in drafted} == {"", str(year)}
    assert {row["du_thao"] for row in drafted} == {"co"}
    assert [row["thu_tu"] for row in drafted] == [str(number) for number in range(1, len(drafted) + 1)]
    said = " ".join(f"{row['ten']} {row['dien_giai']} {row['san_pham']}" for row in drafted)
    assert set(re.findall(r"\b20\d\d\b", said)) == {str(year), str(year + 1)}


@pytest.mark.parametrize("year", LATER)
def test_the_cycle_covers_every_time_limit_of_its_own_plan(tmp_path, year):
    """Also those that are counted back from a meeting of another task (plan 2022, II.4.1a, II.4.2a)."""
    new(tmp_path / "moi", year)
    today = date(year, 11, 2)
    agency = standing(find(tmp_path / "moi"), today).agency
    (cycle,) = agency.cycles
    limits = [step.limit.day for step in board(agency, cycle, today) if step.limit]
    assert len(limits) == 12
    assert cycle.starts == date(year, 11, 1) <= min(limits) and max(limits) <= cycle.ends


@pytest.mark.parametrize(
    ("year", "office", "title", "rules"),
    [
        (2023, "Ban Dân tộc tỉnh Sơn La", "Trưởng ban", "ND90-48"),
        (2026, "Sở Dân tộc và Tôn giáo tỉnh Sơn La", "Giám đốc", "ND335"),
    ],
)
def test_the_year_has_its_office_and_its_law(year, office, title, rules):
    (named,), (cycle,) = table("co_quan", year), table("ky_danh_gia", year)
    assert (named["ten"], named["chuc_danh_dung_dau"]) == (office, title)
    assert (cycle["nam"], cycle["co_quan"], cycle["bo_quy_dinh"]) == (str(year), named["ma"], rules)
    assert title in [row["ten"] for row in table("chuc_vu", year)]


def test_the_plan_is_a_draft_with_no_number_no_day_and_no_signature():
    plan = table("van_ban", 2026)[0]
    assert (plan["ma"], plan["co_quan_ban_hanh"]) == ("KH-2026", "Sở Dân tộc và Tôn giáo tỉnh Sơn La")
    assert plan["trich_yeu"].endswith("năm 2026 (dự thảo)")
    assert {plan[column] for column in ("so_ky_hieu", "ngay_ban_hanh", "nguoi_ky", "chuc_danh_ky")} == {""}


def test_bodies_are_called_as_they_are_by_then_and_old_papers_keep_their_names():
    units = {row["ten"] for row in table("don_vi", 2026)}
    assert {"Tập thể lãnh đạo Sở", "Ban Thường vụ Tỉnh ủy Sơn La"} < units
    assert not [row for row in table("cong_viec", 2026) if "lãnh đạo Ban" in " ".join(row.values())]
    issuers = {row["ma"]: row["co_quan_ban_hanh"] for row in table("van_ban", 2026)}
    assert issuers["QD-129"] == "Ban Dân tộc tỉnh Sơn La"


@pytest.mark.parametrize("name", ["quy_tac", "tham_so"])
def test_rules_of_the_plan_hold_once_more_and_never_block(name):
    carried = [row for row in table(name, 2026) if row["van_ban"] == "KH-2026"]
    assert len(carried) >= 1
    assert {(row["tu_nam"], row["den_nam"], row["doi_chieu"]) for row in carried} == {
        ("2026", "2026", "chua_doi_chieu")
    }
    keys = [(row["ma"], row["tu_nam"]) for row in table(name, 2026)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("year", LATER)
def test_the_office_is_told_which_cells_let_the_rules_of_its_own_plan_block(year):
    """In the note and on the page of the draft; the portal does not tell it."""
    given = {
        path: content.decode() for path, content in files(year).items() if path.endswith((".txt", ".md"))
    }
    telling = [path for path, text in given.items() if "da_doi_chieu" in text]
    assert telling == ["DOC-TOI-TRUOC.txt", "content/ke-hoach.md"]
    assert "doi_tuong: agency" in given["content/ke-hoach.md"]
    for path, table_name in zip(telling, ("bảng quy_tac", "bảng Quy tắc kiểm tra"), strict=True):
        assert table_name in given[path] and f" có KH-{year} ở cột " in given[path]


def test_rows_of_the_plan_block_once_they_are_compared(tmp_path):
    """As the note says: the plan's rows of `quy_tac`, da_doi_chieu in the column “Đối chiếu”."""
    new(tmp_path / "moi", 2026)
    path = tmp_path / "moi" / "datapackage" / "data" / "quy_tac.csv"
    votes = votes_add_up.RULE
    for compared, severity in ((False, Severity.WARNING), (True, Severity.ERROR)):
        if compared:
            lines = rows(path.read_bytes())
            of_plan = {"KH-2026": {"doi_chieu": "da_doi_chieu"}}
            told = [row | of_plan.get(row["van_ban"], {}) for row in lines]
            path.write_bytes(written(columns(path.read_bytes()), told))
        agency = standing(find(tmp_path / "moi"), date(2026, 11, 22)).agency
        row = row_for(agency, agency.cycles[0], votes)
        assert row is not None and effective(row, votes) is severity


@pytest.mark.parametrize("name", ["bo_quy_dinh", "muc_xep_loai", "tieu_chi", "ngay_nghi"])
def test_tables_of_law_are_those_of_every_year(name):
    assert table(name, 2026) == table(name, 2022)


def test_the_forms_of_the_decree_are_listed_from_2026_on():
    assert [row["ma"] for row in table("bieu_mau", 2026) if "335/2025" in row["ten"]] == [
        "M-335-01",
        "M-335-02",
    ]
    assert [row for row in table("bieu_mau", 2025) if "335/2025" in row["ten"]] == []


@pytest.mark.parametrize("year", LATER)
def test_from_2026_on_the_plan_has_the_tasks_that_the_decree_adds(year):
    """NĐ 335/2025 Đ.21.1c, 21.2c and Đ.26.1d; each cites its article and stands in a section of the plan."""
    given = {row["ma"] for row in table("cong_viec", 2022)}
    added = [row for row in table("cong_viec", year) if row["ma"] not in given]
    assert [row["buoc"] for row in added] == (["y_kien_cap_uy", "dong_bo"] if year >= 2026 else [])
    for row in added:
        section, source = row["dieu_khoan"].split("; ")
        assert (row["ky"], row["du_thao"], section) == (f"KY-{year}", "co", "IV.4")
        articles = source.removesuffix(" Nghị định số 335/2025/NĐ-CP").split(", ")
        assert all(article_stands("ND-335-2025", article) for article in articles)
    (allowed,) = (row for row in table("tham_so", year) if row["ma"] == "NGAY-DONG-BO")
    assert all(f"{int(allowed['gia_tri']):02} ngày" in row["dien_giai"] for row in added[1:])


def test_the_draft_of_2026_waits_for_the_party_committee_and_then_for_the_database(made):
    today = date(2026, 11, 22)
    agency = standing(find(made), today).agency
    waits = {
        step.task.id: [task.id for task in step.waits] for step in board(agency, agency.cycles[0], today)
    }
    assert "CV-27" in waits["CV-24"] and waits["CV-28"] == ["CV-24"]


def pages(year: int) -> dict[str, str]:
    return {path: text.decode() for path, text in files(year).items() if path.endswith(".md")}


@pytest.mark.parametrize("year", LATER)
def test_pages_say_the_law_of_their_year(year):
    guidance = " ".join(text for path, text in pages(year).items() if "/huong-dan/" in path)
    before, since = "90/2020/NĐ-CP" in guidance, "335/2025/NĐ-CP" in guidance
    assert (before, since) == (year < 2026, year >= 2026)
    assert "{nam}" not in guidance and "99/KH-BDT" not in guidance


def test_every_article_that_a_page_cites_stands_in_the_decree():
    cited = {article for text in pages(2026).values() for article in CITED.findall(text)}
    assert len(cited) > 20
    assert [article for article in sorted(cited) if not article_stands("ND-335-2025", article)] == []


def test_a_draft_is_built_for_the_staff_and_shows_the_public_no_plan(made):
    project, today = find(made), date(2026, 11, 22)
    done = build(project, today, [Audience.PORTAL, Audience.AGENCY], Leave(), lambda text: None)
    assert [release.audience for release in done.releases] == ["portal", "agency"]
    shown = {
        name: (made / "site" / name / "current" / "2026/cong-viec.html").read_text(encoding="utf-8")
        for name in ("portal", "agency")
    }
    assert "Kế hoạch năm 2026 chưa được ban hành." in shown["portal"]
    assert "Kiểm điểm cá nhân" not in shown["portal"]
    assert shown["agency"].count("Dự thảo, cơ quan chưa xác nhận.") == len(table("cong_viec", 2026))


@pytest.mark.parametrize("year", [2021, 0, 20226])
def test_no_folder_for_a_year_without_a_plan_or_with_a_slip_of_the_key(tmp_path, year):
    with pytest.raises(WrongUse) as said:
        new(tmp_path / "moi", year)
    assert str(said.value) == f"Chỉ tạo được thư mục cho năm từ 2022 đến 2100; --year {year} không dùng được."
    assert list(tmp_path.iterdir()) == []
