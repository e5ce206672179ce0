"""A new agency folder: whole, right, and made at one stroke."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import frictionless
import pytest

from congkhai.errors import WrongUse
from congkhai.grids.encoding import MARK
from congkhai.project import find
from congkhai.starter.files import FIRST, files
from congkhai.starter.files import law as law_files
from congkhai.starter.folder import create
from congkhai.tables import originals
from congkhai.tables.log import last_states
from congkhai.tables.repairs import proposed
from congkhai.workflows.check import check
from congkhai.workflows.new import new
from tests.starter.refresh import wanted

NOTE = "DOC-TOI-TRUOC.txt"
#: What a new folder has and the sample's has not, or otherwise.
OWN = {NOTE, ".gitignore"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("moi") / "co-quan"
    new(target, FIRST)
    return target


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_law_is_what_the_sample_says():
    """Where it is not: python -m tests.starter.refresh."""
    given = law_files()
    assert {path: content for path, content in given.items() if path not in OWN} == wanted()
    assert set(files()) >= OWN


def test_a_new_folder_has_nothing_wrong(made):
    findings = check(find(made), date(FIRST, 11, 22))
    assert [finding for finding in findings if finding.blocks] == []


def test_a_new_folder_is_whole(made):
    inside = tree(made)
    tables = {f"datapackage/data/{name}.csv" for name in originals.titles()}
    schemas = {f"datapackage/{path}" for path in originals.files()}
    kept = {f"datapackage/.nhat-ky/{name}" for name in (".gitignore", "cac-bang.zip")}
    assert set(inside) == tables | schemas | set(files()) | kept
    assert last_states(find(made)) == {Path(path).stem: inside[path] for path in tables}
    named = json.loads(inside["datapackage/datapackage.json"])["resources"]
    assert {f"datapackage/{resource['path']}" for resource in named} == tables
    assert all(inside[f"datapackage/{path}"] == content for path, content in originals.files().items())


def test_excel_knows_the_letters_of_every_new_table(made):
    tables = {name: content for name, content in tree(made).items() if name.endswith(".csv")}
    assert tables and all(content.startswith(MARK) for content in tables.values())
    assert all(content.count(MARK) == 1 for content in tables.values())
    assert not any(content.startswith(MARK) for name, content in tree(made).items() if name not in tables)
    report = frictionless.validate(str(made / "datapackage" / "datapackage.json"))
    assert report.flatten(["title", "code", "rowNumber"]) == []
    assert proposed(find(made)) == ()


def test_a_new_folder_is_no_sample(made):
    assert "minh_hoa" not in (made / "datapackage" / "datapackage.json").read_text(encoding="utf-8")
    assert find(made).sample_date is None


def test_what_the_office_writes_down_is_empty(made):
    """Law and plan are there; people, meetings, results are not, nor the sample's papers and address."""
    own = "can_bo phan_cong hoi_nghi kiem_diem bieu_quyet de_xuat xep_loai_tap_the xep_loai_ca_nhan cong_khai"
    inside = {name: rows(content) for name, content in tree(made).items() if name.endswith(".csv")}
    full = {name.rpartition("/")[2].removesuffix(".csv") for name, lines in inside.items() if lines}
    assert full.isdisjoint({*own.split(), "thong_bao", "kien_nghi"})
    assert full == {path.rpartition("/")[2].removesuffix(".csv") for path in files() if path.endswith(".csv")}
    (cycle,) = inside["datapackage/data/ky_danh_gia.csv"]
    assert int(cycle["nam"]) == FIRST
    (office,) = inside["datapackage/data/co_quan.csv"]
    assert office["dia_chi_cong"] == "https://[ghi-địa-chỉ-trang-công-khai]"
    assert office["ten"] == "[ghi tên cơ quan]"
    issued = {paper["ma"] for paper in inside["datapackage/data/van_ban.csv"]}
    assert {"KH-2022", "ND-335-2025"} < issued


def test_an_empty_folder_may_be_filled(tmp_path):
    target = tmp_path / "trong"
    target.mkdir()
    new(target, FIRST)
    assert find(target).root == target.resolve()
    assert [path.name for path in tmp_path.iterdir()] == ["trong"]


def test_folders_on_the_way_are_made(tmp_path):
    create(tmp_path / "so" / "2022", {"a/b.txt": b"x"})
    assert tree(tmp_path) == {"so/2022/a/b.txt": b"x"}
    assert (tmp_path / "so" / "2022").stat().st_mode & 0o055 == 0o055


@pytest.mark.parametrize("standing", ["a folder with a file", "a file"])
def test_nothing_that_stands_there_is_touched(tmp_path, standing):
    target = tmp_path / "co-quan"
    if standing == "a file":
        target.write_text("của tôi", encoding="utf-8")
    else:
        target.mkdir()
        (target / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    before = tree(tmp_path)
    with pytest.raises(WrongUse) as said:
        new(target, FIRST)
    assert str(said.value) == "“co-quan” đã có và không trống; hãy chọn một thư mục mới."
    assert tree(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["co-quan"]


@pytest.mark.parametrize("year", [2022, 2023, 2025, 2026, 2100])
def test_git_is_told_in_every_year_what_it_must_never_take(year):
    assert files(year)[".gitignore"] == files()[".gitignore"]


@pytest.mark.parametrize("year", [FIRST, 2023, 2026])
def test_the_first_page_sends_the_clerk_to_the_workbook_first(year):
    note = files(year)[NOTE].decode("utf-8-sig")
    assert note.index("congkhai workbook export") < note.index("datapackage/data") < note.index("CSV UTF-8")
