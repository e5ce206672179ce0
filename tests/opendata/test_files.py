"""The open data: which files, what is in them, and how they are described."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from decimal import Decimal

import pytest
from frictionless import Package

from congkhai.disclosure.public import PublicAgency, PublicOffice, PublicRating
from congkhai.opendata.content import registered
from congkhai.opendata.files import csv_bytes, explain, heads, sheets
from congkhai.value import replace, said
from tests.announcement import example

MARK = "DỮ LIỆU MINH HOẠ: người, phiếu và kết quả là giả định, không phải của cơ quan"


def contents(agency: PublicAgency) -> dict[str, bytes]:
    return {sheet.path.removeprefix("du-lieu/"): sheet.content for sheet in sheets(agency)}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(item)


def test_all_files_of_a_day_with_names():
    assert list(contents(example.named())) == [
        "ket-qua-ca-nhan.csv",
        "ket-qua-ca-nhan.json",
        "ket-qua-tap-the.csv",
        "ket-qua-tap-the.json",
        "tong-hop.csv",
        "tong-hop.json",
        "cong-viec.csv",
        "cong-viec.json",
        "can-cu.csv",
        "can-cu.json",
        "datapackage.json",
    ]


def test_without_names_no_file_names_anybody():
    made = contents(example.totals_only())
    whole = b"".join(made.values()).decode("utf-8")
    assert "ket-qua-ca-nhan" not in whole + str(list(made))
    assert [person.name for person in example.people() if person.name in whole] == []
    assert "ho_ten" not in whole


def test_before_the_decisions_only_the_plan_is_offered():
    assert [path for path in contents(example.undecided()) if path.endswith(".csv")] == [
        "cong-viec.csv",
        "can-cu.csv",
    ]


def test_people_stand_as_announced_under_the_names_of_the_register():
    made = rows(contents(example.named())["ket-qua-ca-nhan.csv"])
    assert list(made[0]) == ["stt", "ho_ten", "chuc_vu", "don_vi", "trang_thai", "muc", "quyet_dinh"]
    assert [row["ho_ten"] for row in made] == [person.name for person in example.people()]
    registered_names = {
        told.column.partition(".")[2] for told in said(PublicRating).values() if told.column != "derived"
    }
    assert set(made[0]) - {"stt"} == registered_names


def test_json_says_the_same_as_csv():
    made = contents(example.named())
    for name in ("ket-qua-ca-nhan", "ket-qua-tap-the", "tong-hop", "cong-viec", "can-cu"):
        read = json.loads(made[f"{name}.json"])["du_lieu"]
        texts = [{key: "" if value is None else str(value) for key, value in row.items()} for row in read]
        assert texts == rows(made[f"{name}.csv"])


def test_the_summary_tells_its_lines_apart():
    totals = replace(example.TOTALS, not_rated=5, total=50)
    made = rows(contents(example.with_results(example.named(), totals=totals))["tong-hop.csv"])
    assert [(row["loai_dong"], row["so_nguoi"], row["ty_le"]) for row in made] == [
        ("muc", "7", "15.6"),
        ("muc", "31", "68.9"),
        ("muc", "7", "15.5"),
        ("khong_xep_loai", "5", ""),
        ("tong", "50", ""),
    ]


def test_a_summary_that_may_not_be_printed_is_no_file():
    totals = replace(example.TOTALS, rows=(), total=None)
    assert "tong-hop.csv" not in contents(example.with_results(example.named(), totals=totals))


def test_a_task_has_its_dates():
    row = rows(contents(example.named())["cong-viec.csv"])[0]
    assert (row["han"], row["ngay_cuoi"], row["ngay_lam_viec_cuoi"]) == ("2022-11-26", "2022-11-25", "")


def test_heads_know_every_key_and_no_more_columns_than_explained():
    for agency in (example.named(), example.totals_only(), example.undecided()):
        made = contents(agency)
        for path, content in made.items():
            used = set(rows(content)[0]) if path.endswith(".csv") else set(keys(json.loads(content)))
            assert used - heads() == set()
        explained = {file.path.removeprefix("du-lieu/") for file in explain(agency)}
        assert explained == set(made)
    columns = {file.path: [name for name, _, _ in file.columns] for file in explain(example.named())}
    assert columns["du-lieu/ket-qua-tap-the.csv"] == ["don_vi", "trang_thai", "muc", "quyet_dinh"]


def test_every_column_is_explained():
    columns = [column for file in explain(example.named()) for column in file.columns]
    assert [column for column in columns if not all(column)] == []


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-2", "@x", "\tx", "＝1", "\rx"])
def test_no_cell_is_a_formula(cell):
    assert rows(csv_bytes(["a"], [(cell,)])) == [{"a": f"'{cell}"}]


def test_numbers_are_no_formulas_and_excel_sees_vietnamese():
    assert csv_bytes(["số"], [(Decimal("-1.5"),), (None,)]) == 'số\r\n-1.5\r\n""\r\n'.encode("utf-8-sig")


def test_the_mark_of_the_sample():
    made = contents(example.named())
    assert json.loads(made["tong-hop.json"])["minh_hoa"] is True
    assert json.loads(made["tong-hop.json"])["loi_nhan"] == MARK
    package = json.loads(made["datapackage.json"])
    assert (package["congkhai:minh_hoa"], MARK in package["description"]) == (True, True)
    real = contents(replace(example.named(), sample=False))
    assert [path for path, content in real.items() if "minh_hoa" in content.decode("utf-8")] == []


def test_the_package_describes_just_its_files_and_is_valid(tmp_path):
    made = contents(example.named())
    for path, content in made.items():
        (tmp_path / path).write_bytes(content)
    package = json.loads(made["datapackage.json"])
    described = {item["path"]: (item["bytes"], item["hash"]) for item in package["resources"]}
    assert described == {
        path: (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        for path, content in made.items()
        if path != "datapackage.json"
    }
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "type", "note"]) == []


def test_two_runs_give_the_same_bytes():
    assert sheets(example.named()) == sheets(example.named())


def test_a_column_that_no_field_has_is_refused():
    with pytest.raises(LookupError, match=r"co_quan\.la"):
        registered(PublicOffice, "co_quan.la", title="", explanation="")
