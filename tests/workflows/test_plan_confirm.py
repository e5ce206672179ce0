"""`plan confirm`: the rows of a plan that wait, and what becomes of those that are meant."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from congkhai.errors import WrongUse
from congkhai.findings import Severity
from congkhai.project import Project, find
from congkhai.rules import votes_add_up
from congkhai.rules.switch import effective, row_for
from congkhai.starter.answers import Answers
from congkhai.starter.files import files
from congkhai.starter.rows import rows
from congkhai.workflows import plan
from congkhai.workflows.check import check, standing
from congkhai.workflows.new import new
from tests.code_words import code_words
from tests.workflows.office import Office

TODAY, NOW = date(2026, 11, 22), datetime(2026, 11, 22, 9, tzinfo=UTC)
OF_PLAN = ("cong_viec", "noi_kiem_diem", "bieu_mau", "noi_nhan", "can_cu")
OF_LAW = ("quy_tac", "trinh_tu", "tham_so")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    new(tmp_path / "moi", 2026, Answers(name="Sở Tài chính tỉnh Bình Minh", delimiter=";"))
    return find(tmp_path / "moi")


def table(project: Project, name: str) -> list[dict[str, str]]:
    text = (project.package / "data" / f"{name}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def confirmed(project: Project, *only: str) -> plan.Confirming:
    found = plan.waiting(project, TODAY, None)
    chosen = plan.confirming(project, TODAY, found, only or None)
    plan.write(project, chosen, NOW)
    return chosen


def keys(found: plan.Confirming, name: str) -> list[str]:
    return [row.key for row in found.waiting if row.table == name]


def test_every_row_that_a_new_folder_carries_waits(project):
    given = {Path(path).stem: rows(text) for path, text in files(2026).items() if path.endswith(".csv")}
    found = plan.waiting(project, TODAY, None)
    assert found.year == 2026
    for name in OF_PLAN:
        assert len(keys(found, name)) == len(given[name])
    for name in OF_LAW:
        resting = [row["ma"] for row in given[name] if row["van_ban"] == "KH-2026"]
        assert [key.partition(" + ")[0] for key in keys(found, name)] == resting
    assert {row.table for row in found.waiting} == {*OF_PLAN, *OF_LAW}
    assert all(row.name for row in found.waiting)


def test_all_in_one_step(project):
    before = {name: table(project, name) for name in (*OF_PLAN, *OF_LAW)}
    chosen = confirmed(project)
    assert len(chosen.meant) == len(chosen.waiting)
    for name in OF_PLAN:
        assert table(project, name) == [row | {"du_thao": ""} for row in before[name]]
    for name in OF_LAW:
        done = {"doi_chieu": "da_doi_chieu"}
        assert table(project, name) == [
            row | (done if row["van_ban"] == "KH-2026" else {}) for row in before[name]
        ]
    assert plan.waiting(project, TODAY, None).waiting == ()
    assert "viec-chua-xac-nhan" not in {one.code for one in check(project, TODAY)}
    assert (project.package / "data" / "cong_viec.csv").read_text("utf-8-sig").startswith("ma;ky;")


def test_a_rule_of_the_plan_blocks_once_it_is_confirmed(project):
    for asked, severity in ((None, Severity.WARNING), ("phieu-khop + 2026", Severity.ERROR)):
        if asked:
            confirmed(project, asked)
        agency = standing(project, TODAY).agency
        row = row_for(agency, agency.cycles[0], votes_add_up.RULE)
        assert row is not None and effective(row, votes_add_up.RULE) is severity


def test_some_by_key_by_table_or_by_both(project):
    chosen = confirmed(project, "CV-02", "căn cứ", "Nơi nhận:KY-2026 + 3")
    told = [(row.table, row.key) for row in chosen.meant]
    assert told == [
        ("cong_viec", "CV-02"),
        ("noi_nhan", "KY-2026 + 3"),
        ("can_cu", "KY-2026 + 1"),
        ("can_cu", "KY-2026 + 2"),
    ]
    left = plan.waiting(project, TODAY, None)
    assert len(left.waiting) == len(chosen.waiting) - 4
    assert "CV-02" not in keys(left, "cong_viec") and keys(left, "can_cu") == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("CV-99", "Không dòng nào chờ xác nhận có mã “CV-99”"),
        ("KY-2026 + 1", "hãy ghi “Nơi nhận:KY-2026 + 1” hoặc “Căn cứ:KY-2026 + 1”."),
    ],
)
def test_a_key_that_means_no_row_or_rows_of_two_tables_is_refused(project, key, said):
    found = plan.waiting(project, TODAY, None)
    with pytest.raises(WrongUse) as refused:
        plan.confirming(project, TODAY, found, [key])
    assert said in str(refused.value)
    assert len(plan.waiting(project, TODAY, None).waiting) == len(found.waiting)


def test_a_year_that_is_not_there_is_told(project):
    with pytest.raises(WrongUse):
        plan.waiting(project, TODAY, 2025)


def test_on_the_command_line_it_shows_and_writes_only_when_told(project):
    office = Office(folder=project.root)
    shown = office.run("plan", "confirm", "2026")
    assert (shown.code, "CV-01  Phổ biến kế hoạch" in shown.said) == (0, True)
    assert "congkhai plan confirm 2026 --all --write" in shown.told
    assert "\nCông việc\n" in shown.said and code_words(shown.said) == []
    before = (project.package / "data" / "cong_viec.csv").read_bytes()
    none = office.run("plan", "confirm", "--none", "--write")
    assert (none.code, "Không xác nhận dòng nào" in none.told) == (0, True)
    dry = office.run("plan", "confirm", "--all")
    assert (dry.code, "Muốn ghi thì chạy congkhai plan confirm 2026 --all --write." in dry.said) == (0, True)
    assert (project.package / "data" / "cong_viec.csv").read_bytes() == before
    some = office.run("plan", "confirm", "--only", "CV-01", "--write")
    assert (some.code, "Đã xác nhận 1 dòng của kế hoạch năm 2026; còn" in some.said) == (0, True)
    assert "plan confirm" in office.run("log", "CV-01").said
    assert office.run("plan", "confirm", "--all", "--none").code == 2
    assert office.run("plan", "confirm", "--all", "--write").code == 0
    assert "không còn dòng nào chờ xác nhận" in office.run("plan", "confirm").said
