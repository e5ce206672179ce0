"""`check`: the clerk's text and the other programs' object."""

import json
from typing import Any

import pytest

from congkhai.tables import log
from tests.workflows.office import Office, Ran

OBJECT = {"ok", "counts", "findings"}
COUNTS = {"error", "warning", "info"}
FINDING = {
    "code",
    "severity",
    "table",
    "file",
    "row",
    "column",
    "value",
    "message",
    "remedy",
    "source",
    "rows",
    "passed",
}


def answer(done: Ran) -> dict[str, Any]:
    """The object on stdout, which holds nothing else; its shape is the contract's."""
    said: dict[str, Any] = json.loads(done.said)
    assert set(said) == OBJECT
    assert set(said["counts"]) == COUNTS
    for finding in said["findings"]:
        assert set(finding) == FINDING
        assert all(finding[key] for key in ("code", "message", "remedy"))
    counted = {name: sum(found["severity"] == name for found in said["findings"]) for name in COUNTS}
    assert said["counts"] == counted
    assert said["ok"] is (counted["error"] == 0)
    assert said["ok"] is (done.code == 0)
    return said


def spoil(office: Office, ma: str, **cells: str) -> None:
    """Other cells in one row of the personal results."""
    office.change("xep_loai_ca_nhan", lambda row: row | cells if row["ma"] == ma else row)


def test_a_sound_package(sound):
    done = sound.run("check", "--format", "json")
    assert (done.code, answer(done)["ok"]) == (0, True)
    assert sound.run("check", "--format", "json").out == done.out
    assert sound.run("check").said.splitlines()[-1].startswith("ĐẠT: 1 thông tin")


def test_a_finding_names_the_row_as_the_spreadsheet_shows_it(office):
    spoil(office, "XLCN-007", muc="A")
    done = office.run("check", "--format", "json")
    assert done.code == 1
    error = next(found for found in answer(done)["findings"] if found["severity"] == "error")
    assert error["file"] == "datapackage/data/xep_loai_ca_nhan.csv"
    assert (error["table"], error["row"], error["column"], error["value"]) == (
        "xep_loai_ca_nhan",
        8,
        "muc",
        "A",
    )
    text = office.run("check").said
    assert "dòng 8, cột “Mức xếp loại”" in text
    assert error["message"] in text
    assert error["remedy"] in text
    assert error["code"] in text


def test_a_quoted_newline_does_not_shift_the_rows(office):
    spoil(office, "XLCN-003", ly_do="Dòng một\nDòng hai")
    spoil(office, "XLCN-007", muc="A")
    said = answer(office.run("check", "--format", "json"))
    assert [found["row"] for found in said["findings"] if found["column"] == "muc"] == [8]


def test_every_fault_of_the_tables_is_told_at_once_and_what_has_not_run(office):
    office.change("can_bo", lambda row: row | {"ho_ten": ""} if row["ma"] == "CB-009" else row)
    office.change("hoi_nghi", lambda row: row | {"ngay": "31/11/2022"} if row["ma"] == "HN-01" else row)
    office.table("diem_la").write_text("ma\n", encoding="utf-8")
    office.table("kien_nghi").unlink()
    said = answer(office.run("check", "--format", "json"))
    files = {found["file"] for found in said["findings"] if found["severity"] == "error"}
    assert {f"datapackage/data/{name}.csv" for name in ("can_bo", "hoi_nghi", "kien_nghi")} <= files
    assert any("hưa kiểm tra" in found["message"] for found in said["findings"])
    assert "hưa kiểm tra" in office.run("check").said


def test_keys_that_could_not_be_compared_are_named_at_the_end(office):
    office.table("can_bo").write_bytes(b'ma;ho_ten\n"')
    said = office.run("check").said
    assert "chưa đối chiếu hết các mã với bảng ‘Cán bộ’: phần này chỉ chạy khi" in said


def test_a_finding_names_whom_it_is_about_and_tells_no_other_cell_of_the_row(office):
    spoil(office, "XLCN-007", muc="A")
    row = next(row for row in office.rows("xep_loai_ca_nhan") if row["ma"] == "XLCN-007")
    name = next(each["ho_ten"] for each in office.rows("can_bo") if each["ma"] == row["can_bo"])
    for form in ("text", "json"):
        said = office.run("check", "--format", form).said
        assert f"{name} ({row['can_bo']})" in said
        assert row["diem"] not in said


def test_a_check_writes_nothing_but_what_it_keeps_of_its_findings(office):
    before = {path: path.stat().st_mtime_ns for path in office.folder.rglob("*")}
    spoil(office, "XLCN-007", muc="A")
    office.run("check")
    after = {path: path.stat().st_mtime_ns for path in office.folder.rglob("*")}
    changed = {path for path in after if before.get(path) != after[path] and path.is_file()}
    assert {path for path in changed if log.FOLDER not in path.parts} == {office.table("xep_loai_ca_nhan")}


def test_a_fault_in_the_written_pages_is_told_too(office):
    page = office.folder / "content" / "ke-hoach.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("doi_tuong: portal", "doi_tuong: moi-nguoi"), encoding="utf-8", newline="\n")
    said = answer(office.run("check", "--format", "json"))
    assert [found["file"] for found in said["findings"] if found["severity"] == "error"] == [
        "content/ke-hoach.md"
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--format", "json", "--bogus"),
        ("check", "--bogus", "--format=json"),
        ("--bogus", "check", "--format", "json"),
        ("check", "--format", "json", "thừa"),
        ("--today", "2022-13-01", "check", "--format", "json"),
    ],
)
def test_wrong_use_prints_the_object_too(arguments, sound):
    done = sound.run(*arguments)
    assert done.code == 2
    found = answer(done)["findings"]
    assert [each["code"] for each in found] == ["sai-cach-dung"]
    assert done.told.strip() in found[0]["message"]


def test_no_agency_folder_prints_the_object_too(sound):
    done = sound.run("-C", "khong-co", "check", "--format", "json")
    assert done.code == 3
    found = answer(done)["findings"]
    assert [(each["code"], each["row"], each["file"]) for each in found] == [
        ("moi-truong-khong-cho-phep", None, None)
    ]


def test_only_check_prints_the_object(sound):
    assert sound.run("release", "list", "--format", "json").said == ""
    assert sound.run("check", "--format", "xml").said == ""


def test_a_broken_descriptor_is_a_finding_or_the_surroundings(office):
    path = office.folder / "datapackage" / "datapackage.json"
    path.write_bytes(path.read_bytes()[:-40])
    done = office.run("--today", "2022-12-06", "check", "--format", "json")
    assert done.code in {1, 3}
    assert "datapackage.json" in answer(done)["findings"][0]["message"]
