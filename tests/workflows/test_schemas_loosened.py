"""A folder whose schemas demand nothing is judged as one with the program's own, never with a trace."""

import json
from collections.abc import Iterator
from datetime import date

import pytest

from congkhai.findings import Finding
from congkhai.project import find
from congkhai.workflows.check import check
from tests.workflows.office import Office, copied

TODAY = date(2022, 12, 6)
CELLS = (
    ("xep_loai_ca_nhan", "trang_thai", ""),
    ("xep_loai_ca_nhan", "don_vi", "P-KHONG-CO"),
    ("hoi_nghi", "loai", "hop_bao"),
    ("hoi_nghi", "gio", ""),
    ("van_ban", "do_mat", "mật vừa"),
    ("phan_cong", "vai_tro", ""),
    ("xep_loai_ca_nhan", "so_thang", "99999999999999999999"),
    ("ky_danh_gia", "nam", "0"),
    ("cong_viec", "so_ngay", "9999999999"),
    ("tham_so", "tu_nam", "-1"),
)


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return copied(tmp_path_factory.mktemp("goc") / "co-quan")


@pytest.fixture(scope="module")
def loose(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = copied(tmp_path_factory.mktemp("long") / "co-quan")
    for path in (office.folder / "datapackage" / "schemas").glob("*.json"):
        fields = json.loads(path.read_text("utf-8"))["fields"]
        bare = [
            {"name": field["name"], "type": field["type"], "congkhai:visibility": "restricted"}
            for field in fields
        ]
        path.write_text(json.dumps({"fields": bare}), "utf-8")
    return office


def told(office: Office, table: str, column: str, value: str) -> Iterator[Finding]:
    """What `check` tells of the tables and their rows while a cell holds another value."""
    before = office.rows(table)
    changed = [row | {column: value} if n == 0 else row for n, row in enumerate(before)]
    assert before
    office.write(table, changed)
    findings = check(find(office.folder), TODAY)
    office.write(table, before)
    yield from (one for one in findings if (one.place.file or "").startswith("datapackage/data/"))


@pytest.mark.parametrize(("table", "column", "value"), CELLS)
def test_a_cell_is_judged_by_the_programs_own_constraints(strict, loose, table, column, value):
    expected = {(one.code, one.place.row, one.place.column) for one in told(strict, table, column, value)}
    assert {
        (one.code, one.place.row, one.place.column) for one in told(loose, table, column, value)
    } == expected


def test_every_loosened_schema_is_told_and_none_blocks(loose):
    findings = check(find(loose.folder), TODAY)
    files = {one.place.file for one in findings if one.code == "luoc-do-noi-long"}
    assert len(files) == len(list((loose.folder / "datapackage" / "schemas").iterdir()))
    # Here every column is for nobody, and the pages of the plan say what its rows say: that alone is told.
    assert {one.code for one in findings if one.blocks} <= {"lo-noi-dung"}
