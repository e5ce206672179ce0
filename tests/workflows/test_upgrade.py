"""An older folder brought to this program: shown first, whole or not at all, the office's own kept."""

import csv
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from congkhai.errors import Changed
from congkhai.findings import Refused, blocking
from congkhai.project import find
from congkhai.starter import newer
from congkhai.tables import journal, log, originals
from congkhai.tables.load import load
from congkhai.tables.upgrade import canonical
from congkhai.workflows import new, upgrade
from tests.starter.refresh import of_a_plan
from tests.workflows.desk import NOW
from tests.workflows.killing import driver
from tests.workflows.office import ROOT, Office, copied, tree

TODAY = date(2022, 12, 6)
OLDER = ROOT / "tests" / "starter" / "older" / "datapackage"


@pytest.fixture
def older(tmp_path: Path) -> Office:
    """What `new` made in the first days of the program."""
    shutil.copytree(OLDER, tmp_path / "cu" / "datapackage")
    return Office(folder=tmp_path / "cu")


@pytest.fixture
def fresh(tmp_path: Path) -> Office:
    new.new(tmp_path / "moi", 2026)
    return Office(folder=tmp_path / "moi")


def plan(office: Office) -> upgrade.Upgraded:
    return upgrade.prepare(find(office.folder), TODAY)


def upgraded(office: Office) -> upgrade.Upgraded:
    done = plan(office)
    upgrade.write(find(office.folder), done, NOW)
    return done


def schema(office: Office, name: str) -> Path:
    return office.folder / "datapackage" / "schemas" / f"{name}.json"


def reshape(office: Office, name: str, change) -> None:
    raw = json.loads(schema(office, name).read_text("utf-8"))
    change(raw)
    schema(office, name).write_text(json.dumps(raw, ensure_ascii=False), "utf-8")


def field(raw: dict, name: str) -> dict:
    return next(one for one in raw["fields"] if one["name"] == name)


def package(office: Office) -> dict[str, str]:
    return {name: said for name, said in tree(office.folder).items() if "/." not in name}


def test_a_folder_of_the_first_version_becomes_one_of_this(older):
    rows = {path.stem: older.rows(path.stem) for path in OLDER.glob("data/*.csv")}
    assert "thieu-bang" in {finding.code for finding in load(find(older.folder))[1]}
    done = upgraded(older)
    # What a folder of 0.1 lacks cannot have come with 0.1.
    assert {step.since for step in done.steps} == {"0.2", "0.3"}
    assert not [said for said in done.left if "Lược đồ" in said]
    assert load(find(older.folder))[1] == ()
    for name, before in rows.items():
        after = older.rows(name)
        assert [
            row | {column: after[at][column] for column in row} for at, row in enumerate(before)
        ] == before
    for name in originals.titles():
        assert json.loads(schema(older, name).read_text("utf-8")) == json.loads(originals.schema(name) or b"")
    again = plan(older)
    assert (again.steps, again.draft.contents) == ((), {})
    assert {entry.verb for entry in log.read(find(older.folder))[0]} == {"upgrade"}


def test_what_is_shown_is_what_and_why_and_from_which_version(older):
    before = tree(older.folder)
    done = older.run("--today", "2022-12-06", "upgrade")
    assert {name: said for name, said in tree(older.folder).items() if "/." not in name} == before
    for line in (
        "- Thêm bảng ‘Tệp đã xem’ (tep_da_xem).",
        "- Thay lược đồ của bảng ‘Văn bản’.\n",
        "    Vì lược đồ còn nguyên như chương trình 0.1 đã tạo, cơ quan chưa sửa; có từ phiên bản 0.2.\n",
        "- Thêm cột ‘Độ mật’ (do_mat) vào bảng ‘Văn bản’, các ô để trống.",
        "    Vì bảng của cơ quan chưa có dòng này của chương trình; có từ phiên bản 0.2.\n",
    ):
        # Each reason stands once, below everything that it is the reason of.
        assert done.said.count(line) == 1
    assert done.said.endswith("chưa ghi gì. Chạy congkhai upgrade --write để ghi.\n")
    written = older.run("--today", "2022-12-06", "upgrade", "--write")
    assert (written.code, "Đã ghi" in written.said) == (0, True)


def test_check_says_to_run_it(older):
    told = {finding.code: finding.remedy for finding in load(find(older.folder))[1]}
    for code in ("thieu-bang", "bang-them-sau", "cot-them-sau", "luoc-do-khac"):
        assert "congkhai upgrade --write" in told[code]


@pytest.mark.parametrize("year", [2022, 2024, 2026])
def test_a_new_folder_has_all(year, tmp_path):
    new.new(tmp_path / "moi", year)
    done = plan(Office(folder=tmp_path / "moi"))
    assert (done.steps, done.left) == ((), ())


def test_what_the_office_edited_stays(fresh):
    fresh.change("tham_so", lambda row: row | {"gia_tri": "0.01"} if row["ma"] == "SAI-SO-DIEM" else row)
    fresh.change("tham_so", lambda row: None if row["ma"] == "SO-NGAY-GIU-NHAT-KY" else row)

    def own(raw: dict) -> None:
        raw["fields"] = [one for one in raw["fields"] if one["name"] != "nguon_hieu_luc"]
        raw["fields"].insert(1, {"name": "rieng", "type": "string", "title": "Cột riêng"})
        field(raw, "trich_yeu")["congkhai:visibility"] = "restricted"
        field(raw, "trich_yeu")["title"] = "Trích yếu của cơ quan"

    reshape(fresh, "van_ban", own)
    rewrite(fresh, "van_ban", lambda row: {"rieng": "x", **without(row, "nguon_hieu_luc")})
    done = upgraded(fresh)
    raw = json.loads(schema(fresh, "van_ban").read_text("utf-8"))
    assert [one["name"] for one in raw["fields"]][:2] == ["ma", "rieng"]
    assert field(raw, "nguon_hieu_luc")["congkhai:them_tu"] == "0.2"
    assert field(raw, "trich_yeu")["congkhai:visibility"] == "restricted"
    assert field(raw, "trich_yeu")["title"] == "Trích yếu của cơ quan"
    assert {row["rieng"] for row in fresh.rows("van_ban")} == {"x"}
    assert "nguon_hieu_luc" in fresh.rows("van_ban")[0]
    values = {row["ma"]: row["gia_tri"] for row in fresh.rows("tham_so")}
    assert (values["SAI-SO-DIEM"], values["SO-NGAY-GIU-NHAT-KY"]) == ("0.01", "730")
    assert [said for said in done.left if "‘Văn bản’ có phần khác bản gốc" in said]
    assert not blocking(load(find(fresh.folder))[1])


def rewrite(office: Office, name: str, change) -> None:
    """The rows of a table with other columns."""
    rows = [change(row) for row in office.rows(name)]
    with office.table(name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*rows[0]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def without(row: dict, column: str) -> dict:
    return {name: text for name, text in row.items() if name != column}


def test_a_row_of_ones_own_for_some_of_the_years_keeps_the_programs_out(fresh):
    fresh.change("tham_so", lambda row: row | {"tu_nam": "2021"} if row["ma"] == "SAI-SO-DIEM" else row)
    done = upgraded(fresh)
    assert [row["tu_nam"] for row in fresh.rows("tham_so") if row["ma"] == "SAI-SO-DIEM"] == ["2021"]
    (said,) = done.left
    assert said.startswith(
        "Bảng ‘Tham số’: chương trình có dòng SAI-SO-DIEM + 2020, nhưng cơ quan có dòng riêng"
    )


def test_a_row_that_the_folder_does_not_take_is_refused_and_nothing_is_written(fresh):
    fresh.change("quy_tac", lambda row: None if row["muc_do"] == "thong_tin" else row)
    reshape(
        fresh,
        "quy_tac",
        lambda raw: field(raw, "muc_do")["constraints"].update(enum=["loi", "canh_bao"]),
    )
    before = package(fresh)
    with pytest.raises(Refused) as raised:
        plan(fresh)
    assert {(one.code, one.place.table) for one in raised.value.findings} == {
        ("khong-co-trong-danh-sach", "quy_tac")
    }
    done = fresh.run("upgrade", "--write")
    assert (done.code, package(fresh)) == (1, before)


def test_a_file_saved_meanwhile_is_not_written_over(older):
    done = plan(older)
    older.change("don_vi", lambda row: row | {"ten": f"{row['ten']} mới"})
    before = package(older)
    with pytest.raises(Changed, match="don_vi"):
        upgrade.write(find(older.folder), done, NOW)
    assert package(older) == before


def test_a_schema_that_cannot_be_read_is_left(fresh):
    schema(fresh, "kien_nghi").write_text("{", "utf-8")
    (said,) = plan(fresh).left
    assert said == "Lược đồ của bảng ‘Kiến nghị’ hỏng, chưa đọc được: sửa theo congkhai check trước."


def test_a_column_beside_a_title_nobody_knows_is_left(fresh):
    rewrite(fresh, "van_ban", lambda row: {**without(row, "nguon_hieu_luc"), "nguon hieu luccc": "x"})
    done = plan(fresh)
    assert done.draft.contents == {}
    assert "chưa thêm được cột ‘Nguồn hiệu lực’" in done.left[0]


def excel_days(office: Office, name: str, column: str) -> None:
    def changed(row: dict) -> dict:
        return row | {column: "/".join(reversed(row[column].split("-")))}

    office.change(name, changed)


def test_days_as_excel_saves_them_are_the_same_rows(fresh):
    excel_days(fresh, "ngay_nghi", "ngay")
    done = plan(fresh)
    assert (done.steps, done.left) == ((), ())


def test_a_column_is_added_and_no_other_cell_changes(fresh):
    excel_days(fresh, "van_ban", "ngay_ban_hanh")
    rewrite(fresh, "van_ban", lambda row: without(row, "nguon_hieu_luc"))
    before = fresh.table("van_ban").read_bytes()
    assert len(upgraded(fresh).steps) == 1
    after = fresh.table("van_ban").read_bytes()
    heads, *lines = before.splitlines()
    assert after.splitlines() == [heads + b",nguon_hieu_luc", *(line + b"," for line in lines)]


def test_a_table_that_is_a_workbook_lacks_a_column(fresh):
    rewrite(fresh, "van_ban", lambda row: without(row, "nguon_hieu_luc"))
    with fresh.table("van_ban").open(encoding="utf-8", newline="") as stream:
        book = Workbook()
        for row in csv.reader(stream):
            book.active.append(row)
    book.save(fresh.table("van_ban").with_suffix(".xlsx"))
    fresh.table("van_ban").unlink()
    path = fresh.folder / "datapackage" / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace("data/van_ban.csv", "data/van_ban.xlsx"), "utf-8")
    (said,) = plan(fresh).left
    assert "van_ban.xlsx không phải tệp CSV" in said and "tiêu đề nguon_hieu_luc" in said


def test_a_column_of_ones_own_with_the_name_of_a_new_one_is_named(fresh):
    def own(raw: dict) -> None:
        raw["fields"] = [one for one in raw["fields"] if one["name"] != "thong_qua"]
        raw["fields"].append({"name": "thong_qua", "type": "string", "title": "Ý kiến"})

    reshape(fresh, "hoi_nghi", own)
    assert "có cột riêng thong_qua trùng tên" in plan(fresh).left[0]
    assert "đã theo phiên bản này" not in fresh.run("upgrade").said


def test_a_schema_that_lacks_a_column_alone_is_the_original_again(fresh):
    def lacking(raw: dict) -> None:
        raw["fields"] = [one for one in raw["fields"] if one["name"] != "nguon_hieu_luc"]

    reshape(fresh, "van_ban", lacking)
    assert plan(fresh).left == ()


def test_an_older_folder_says_whose_its_guidance_is(older):
    folder = older.folder / "content" / "huong-dan"
    folder.mkdir(parents=True)
    (folder / "dang-vien.md").write_text("---\ntitle: Tôi là đảng viên\n---\n", encoding="utf-8")
    upgraded(older)
    said = {row["doi_tuong"]: row["huong_dan"] for row in older.rows("noi_kiem_diem")}
    assert {kind for kind, page in said.items() if page} == {"dang_vien"} and said["dang_vien"] == "dang-vien"
    assert plan(older).steps == ()


def test_rows_of_a_plan_come_under_the_code_that_the_office_gave_it(fresh):
    def renamed(row: dict[str, str]) -> dict[str, str]:
        return {name: text.replace("KH-2026", "KH-12") for name, text in row.items()}

    for name in ("van_ban", "ky_danh_gia", "quy_tac", "tham_so", "trinh_tu"):
        fresh.change(name, renamed)
    fresh.change("trinh_tu", lambda row: None if row["van_ban"] == "KH-12" else row)
    upgraded(fresh)
    assert [row["ma"] for row in fresh.rows("trinh_tu") if row["van_ban"] == "KH-12"] == [
        f"TT-0{number}" for number in (1, 2, 3, 4, 8)
    ]


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"resources": []}', '{"resources": [5]}'])
def test_a_folder_none_of_whose_tables_is_read_is_not_called_up_to_date(content, older):
    (older.folder / "datapackage" / "datapackage.json").write_text(content, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        plan(older)
    assert blocking(refused.value.findings)
    ran = older.run("upgrade", "--write")
    assert (ran.code, "LỖI" in ran.said) == (1, True)
    assert "Chưa ghi gì: hãy sửa các điều kê dưới đây" in ran.told


def test_a_table_of_law_that_cannot_be_read_is_named(older):
    (older.folder / "datapackage" / "data" / "trinh_tu.csv").mkdir()
    assert [said for said in plan(older).left if "‘Trình tự các bước’ chưa đọc được" in said]


def test_that_a_row_deleted_on_purpose_comes_back_is_said(fresh):
    fresh.change("tham_so", lambda row: None if row["ma"] == "SO-NGAY-GIU-NHAT-KY" else row)
    (step,) = plan(fresh).steps
    assert step.of_law
    assert "Dòng mà cơ quan đã cố ý xoá cũng được thêm lại" in fresh.run("upgrade").said


def test_killed_at_any_step_the_folder_is_wholly_old_or_wholly_new(older, tmp_path):
    command = ("--today", "2022-12-06", "upgrade", "--write")
    whole, old = copied(tmp_path / "xong", older.folder), package(older)
    with driver() as running:
        steps = running.counted(whole, *command)
        switch = next(step.number for step in steps if step.target.endswith(f"/{journal.NAME}"))
        for step in [one for one in steps if one.number < switch + 3 or one.number % 12 == 0]:
            office = copied(tmp_path / str(step.number), older.folder)
            assert running.run(office, *command, step=step.number) == "killed"
            journal.settle(find(office.folder))
            assert package(office) == (package(whole) if step.number > switch else old), step
            shutil.rmtree(office.folder)


def test_every_schema_and_row_of_law_has_the_version_that_brought_it():
    """`python -m tests.starter.refresh` notes the version of those that are new."""
    for name in originals.titles():
        assert canonical(json.loads(originals.schema(name) or b"")) in originals.earlier(name)
    for name in newer.TABLES:
        for year in (2022, 2024, 2026):
            for row in newer.brought(name, year):
                key = newer.key_of(row, originals.parsed(name).key)
                assert key in newer.versions()[name] or of_a_plan(row, year), (name, key)
