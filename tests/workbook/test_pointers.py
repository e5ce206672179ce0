"""Codes and what their rows are called, by the schemas alone."""

import json
from collections.abc import Mapping

import pytest

from congkhai.tables import originals
from congkhai.tables.schema import Schema, parse
from congkhai.workbook.pointers import Labels, Pointer, choice, pointers, telling
from congkhai.workbook.table import BookTable


def schemas() -> dict[str, Schema]:
    found = {}
    for name in originals.titles():
        schema = parse(json.loads(originals.schema(name) or b""), name)
        assert isinstance(schema, Schema)
        found[name] = schema
    return found


def reshaped(name: str, **parts: object) -> dict[str, Schema]:
    raw = json.loads(originals.schema(name) or b"") | parts
    schema = parse(raw, name)
    assert isinstance(schema, Schema)
    return schemas() | {name: schema}


def labels(tables: Mapping[str, tuple[tuple[str, ...], ...]], known: Mapping[str, Schema]) -> Labels:
    made = {}
    for name, rows in tables.items():
        columns = tuple(field["name"] for field in known[name].fields)[: len(rows[0])]
        made[name] = BookTable(name=name, title=name, columns=columns, rows=rows)
    return Labels(made, known)


def test_foreign_keys_point_and_so_does_what_the_schema_says_to():
    found = pointers(schemas()["xep_loai_ca_nhan"], schemas())
    assert found["can_bo"] == Pointer("can_bo", "ma")
    assert found["thay_the"] == Pointer("xep_loai_ca_nhan", "ma")
    assert found["muc"] == Pointer("muc_xep_loai", "ma")
    assert "ly_do" not in found


def test_a_table_that_is_not_there_is_pointed_at_by_nobody():
    some = {name: schema for name, schema in schemas().items() if name != "can_bo"}
    assert "can_bo" not in pointers(some["phan_cong"], some)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("can_bo", ("ho_ten",)),
        ("don_vi", ("ten",)),
        ("van_ban", ("so_nhu_in", "trich_yeu")),
        ("hoi_nghi", ("ten",)),
        ("ky_danh_gia", ("nam",)),
        ("xep_loai_ca_nhan", ("can_bo",)),
    ],
)
def test_what_tells_a_row(table, columns):
    assert telling(schemas()[table]) == columns


@pytest.mark.parametrize("named", [5, {"ten": 1}, ["khong_co"]])
def test_a_schema_that_names_no_column_names_none(named):
    known = reshaped("don_vi", **{"congkhai:nhan_dong": named})
    assert telling(known["don_vi"]) == (() if named == ["khong_co"] else ("ten",))


def test_rows_are_called_by_the_first_telling_column_that_is_filled():
    rows = (("KH-9", "", "9/KH-BM", "", "", "", "Kế hoạch"), ("CT-1", "", " ", "", "", "", "Chương\ntrình"))
    found = labels({"van_ban": rows}, schemas()).of(Pointer("van_ban", "ma"))
    assert found == {"KH-9": "9/KH-BM", "CT-1": "Chương trình"}


def test_a_row_told_by_a_code_is_called_as_the_row_of_that_code():
    tables = {
        "can_bo": (("CB-001", "Lò Văn Hoà"),),
        "xep_loai_ca_nhan": (("XL-1", "KY-2022", "CB-001"), ("XL-2", "KY-2022", "CB-009")),
    }
    found = labels(tables, schemas()).of(Pointer("xep_loai_ca_nhan", "ma"))
    assert found == {"XL-1": "Lò Văn Hoà", "XL-2": "CB-009"}


def test_a_code_stands_once_and_an_empty_one_not_at_all():
    tables = {"can_bo": (("CB-001", "Lò Văn Hoà"), ("CB-001", "Người Khác"), (" ", "Không Mã"))}
    assert labels(tables, schemas()).of(Pointer("can_bo", "ma")) == {"CB-001": "Lò Văn Hoà"}


def test_a_long_name_is_cut():
    found = labels({"can_bo": (("CB-001", "dài " * 50),)}, schemas()).of(Pointer("can_bo", "ma"))
    assert len(found["CB-001"]) <= 80 and found["CB-001"].endswith("…")


def test_a_choice_reads_code_and_name():
    assert choice("CB-007", "Lò Văn Hoà") == "CB-007 · Lò Văn Hoà"
    assert choice("CB-007", "") == choice("CB-007", "CB-007") == "CB-007"
