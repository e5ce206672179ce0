"""`check --since`: what is new and what is mended beside an earlier check."""

import json

import pytest

from tests.workflows.office import Office

KEPT = "datapackage/.nhat-ky/kiem-tra"


def spoil(office: Office, name: str = "") -> None:
    office.change("can_bo", lambda row: row | {"ho_ten": name} if row["ma"] == "CB-002" else row)


def since(office: Office, asked: str, day: str = "2022-12-07") -> dict:
    return json.loads(office.run("--today", day, "check", "--format", "json", "--since", asked).said)["since"]


@pytest.fixture
def kept(office: Office) -> Office:
    """An office with a fault in its tables that was checked on the fifth, and again on the sixth."""
    spoil(office)
    office.run("--today", "2022-12-05", "check")
    office.run("--today", "2022-12-06", "check")
    return office


def test_what_is_mended_and_what_is_new(kept):
    spoil(kept, "Giàng Thị Dợ")
    kept.change("can_bo", lambda row: row | {"ho_ten": ""} if row["ma"] == "CB-003" else row)
    found = since(kept, "2022-12-06")
    assert (found["day"], found["release"]) == ("2022-12-06", None)
    assert found["mended"][0] | {"code": ""} == {
        "code": "",
        "table": "can_bo",
        "key": "CB-002",
        "column": "ho_ten",
    }
    assert {(one["table"], one["key"], one["column"]) for one in found["new"]} == {
        ("can_bo", "CB-003", "ho_ten")
    }


def test_the_row_counts_and_not_its_number(kept):
    rows = kept.table("can_bo").read_text("utf-8").splitlines()
    kept.table("can_bo").write_text("\n".join([rows[0], *reversed(rows[1:])]) + "\n", "utf-8")
    found = since(kept, "2022-12-06")
    assert (found["new"], found["mended"]) == ([], [])


def test_the_last_at_or_before_the_day(kept):
    assert since(kept, "2022-12-05")["day"] == "2022-12-05"
    assert since(kept, "05/12/2022")["day"] == "2022-12-05"
    assert since(kept, "2030-01-01", "2022-12-08")["day"] == "2022-12-07"
    assert since(kept, "2022-12-06")["day"] == "2022-12-06"


def test_as_a_clerk_reads_it(kept):
    spoil(kept, "Giàng Thị Dợ")
    done = kept.run("check", "--since", "2022-12-05")
    assert done.said.startswith("So với lần kiểm tra ngày 05/12/2022:\n")
    assert "    Cán bộ, cột ‘Họ và tên’: CB-002 (mã thieu-gia-tri)" in done.said
    assert "Lần ấy chưa kiểm tra trình tự" in done.said and "Lần này" not in done.said
    assert done.said.splitlines()[-1].startswith("ĐẠT")


def test_rows_of_one_fault_are_one_line(kept):
    kept.change("can_bo", lambda row: row | {"ho_ten": ""} if row["ma"] > "CB-002" else row)
    (line,) = [
        one for one in kept.run("check", "--since", "2022-12-06").said.splitlines() if "CB-003, " in one
    ]
    assert line.startswith("    Cán bộ, cột ‘Họ và tên’: CB-003, CB-004, CB-005, CB-006, CB-007 và ")


def test_nothing_kept_is_said_and_the_check_goes_on(kept):
    done = kept.run("check", "--since", "2021-01-01", "--format", "json")
    assert "Chưa giữ kết quả lần kiểm tra nào tính đến “2021-01-01”" in done.told
    assert (done.code, json.loads(done.said)["since"]) == (1, None)
    assert "since" not in json.loads(kept.run("check", "--format", "json").said)


@pytest.mark.parametrize("asked", ["hom-qua", "../can_bo", "", "31/02/2022"])
def test_what_is_neither_a_day_nor_a_release(asked, kept):
    done = kept.run("check", "--since", asked)
    assert (done.code, f"--since “{asked}” không phải ngày" in done.told) == (2, True)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"day": "x", "findings": []}', b'{"findings": [1]}'])
def test_what_is_kept_and_damaged_counts_as_not_kept(content, kept):
    (kept.folder / KEPT / "ngay-2022-12-06.json").write_bytes(content)
    assert since(kept, "2022-12-06")["day"] == "2022-12-05"


def test_since_a_release(office):
    office.build("--audience", "portal")
    id = office.current("portal").resolve().name
    assert since(office, id)["release"] == id
    (office.folder / KEPT / f"ban-{id}.json").unlink()
    assert since(office, id)["day"] == "2022-12-06"


def test_a_folder_that_may_only_be_read_is_checked_and_nothing_is_kept(office):
    (office.folder / "datapackage" / ".nhat-ky").write_bytes(b"")
    done = office.run("check")
    assert (done.code, "Traceback" in done.told) == (0, False)


def test_what_is_kept_is_in_no_git(kept):
    assert (kept.folder / "datapackage" / ".nhat-ky" / ".gitignore").read_bytes() == b"*\n"
    assert sorted(path.name for path in (kept.folder / KEPT).iterdir()) == [
        "ngay-2022-12-05.json",
        "ngay-2022-12-06.json",
    ]


def test_a_log_that_is_a_folder_stops_no_check(office):
    (office.folder / "datapackage" / ".nhat-ky" / "thay-doi.jsonl").mkdir(parents=True)
    ran = office.run("check")
    assert (ran.code, "Mã: " in ran.said) == (0, True)


def test_nothing_is_kept_where_a_link_leads(office, tmp_path):
    elsewhere = tmp_path / "noi-khac"
    elsewhere.mkdir()
    (office.folder / "datapackage" / ".nhat-ky").symlink_to(elsewhere)
    assert office.run("check").code == 0
    (elsewhere / "thay-doi.jsonl").write_text("{}\n", encoding="utf-8")
    assert office.run("check").code == 0
    assert [path.name for path in elsewhere.iterdir()] == ["thay-doi.jsonl"]


def test_a_workbook_is_exported_and_no_mark_of_it_kept_where_a_link_leads(office, tmp_path):
    elsewhere = tmp_path / "noi-khac"
    elsewhere.mkdir()
    (office.folder / "datapackage" / ".so-da-nhap").symlink_to(elsewhere)
    ran = office.run("workbook", "export", "so.xlsx")
    assert (ran.code, [*elsewhere.iterdir()]) == (0, [])
    assert "Chưa ghi được dấu riêng" in ran.told
