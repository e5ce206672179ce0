"""Writing repairs: at one stroke, never over another's work, the old file kept for the day."""

from datetime import date, datetime, timedelta, timezone

import pytest

from congkhai.errors import Changed
from congkhai.project import find
from congkhai.tables.change import drafted, write
from congkhai.tables.load import read_sheets
from congkhai.tables.repairs import as_change, forget, proposed

TODAY = date(2026, 12, 5)
NOW = datetime(2026, 12, 5, 9, tzinfo=timezone(timedelta(hours=7)))
KEPT = "can_bo.csv.truoc-khi-sua-2026-12-05"


@pytest.fixture
def spoilt(small):
    """The package with one repair to make."""
    small.cell("can_bo", 2, "ho_ten", "Lò\u00a0Văn Hoà")
    return small


def written(small, files, today=TODAY):
    project = find(small.root)
    whole = as_change(files, today)
    write(project, drafted(project, whole, read_sheets(project)[1]), NOW)
    return [path.name for path in whole.beside]


def made(small, today=TODAY):
    return written(small, proposed(find(small.root)), today)


def beside(small):
    return sorted(path.name for path in small.file("can_bo").parent.glob("*can_bo*"))


def test_the_old_file_lies_beside_as_it_was(spoilt):
    before = spoilt.file("can_bo").read_bytes()
    assert made(spoilt) == [KEPT]
    assert (spoilt.folder / "data" / KEPT).read_bytes() == before
    assert spoilt.file("can_bo").read_bytes() == before.replace("\u00a0".encode(), b" ")
    assert beside(spoilt) == ["can_bo.csv", KEPT]
    assert spoilt.found() == []


def test_a_second_repair_of_the_day_keeps_the_first_copy(spoilt):
    made(spoilt)
    first = (spoilt.folder / "data" / KEPT).read_bytes()
    spoilt.cell("can_bo", 3, "ho_ten", "Giàng\u00a0Thị Dợ")
    assert made(spoilt) == [f"{KEPT}-2"]
    assert (spoilt.folder / "data" / KEPT).read_bytes() == first


def test_the_same_bytes_are_kept_once(spoilt):
    before = spoilt.file("can_bo").read_bytes()
    made(spoilt)
    spoilt.file("can_bo").write_bytes(before)
    assert made(spoilt) == [KEPT]
    assert beside(spoilt) == ["can_bo.csv", KEPT]


def test_copies_go_on_a_later_day_and_nothing_else_does(spoilt):
    made(spoilt)
    data = spoilt.folder / "data"
    for name in ("can_bo.csv.truoc-khi-sua-cua-toi", "truoc-khi-sua-2020-01-01", "khac.csv"):
        (data / name).write_bytes(b"x")
    project = find(spoilt.root)
    forget(project, TODAY)
    assert (data / KEPT).exists()
    before = set(data.iterdir())
    forget(project, TODAY + timedelta(days=1))
    assert before - set(data.iterdir()) == {data / KEPT}


def test_a_file_saved_meanwhile_is_not_written_over(spoilt):
    changes = proposed(find(spoilt.root))
    spoilt.cell("can_bo", 3, "ho_ten", "Người khác vừa ghi")
    before = spoilt.fingerprint()
    with pytest.raises(Changed, match=r"can_bo\.csv"):
        written(spoilt, changes)
    assert {name: said for name, said in spoilt.fingerprint().items() if "/.lock" not in name} == before


def test_a_file_gone_meanwhile_does_not_come_back(spoilt):
    changes = proposed(find(spoilt.root))
    spoilt.file("can_bo").unlink()
    with pytest.raises(Changed):
        written(spoilt, changes)
    assert beside(spoilt) == []


def test_who_may_read_the_old_file_may_read_the_new_one(spoilt):
    spoilt.file("can_bo").chmod(0o640)
    made(spoilt)
    assert spoilt.file("can_bo").stat().st_mode & 0o777 == 0o640


def test_a_file_named_by_two_tables_is_repaired_once(spoilt):
    spoilt.describe(path="data/can_bo.csv")
    assert len({change.path for change in proposed(find(spoilt.root))}) == len(proposed(find(spoilt.root)))


@pytest.mark.parametrize("broken", ['{"resources": [', "[]"])
def test_of_a_broken_package_nothing_is_repaired(spoilt, broken):
    (spoilt.folder / "datapackage.json").write_text(broken, "utf-8")
    assert proposed(find(spoilt.root)) == ()


def test_without_its_schema_a_table_is_left(spoilt):
    (spoilt.folder / "schemas" / "can_bo.json").write_text("{", "utf-8")
    assert proposed(find(spoilt.root)) == ()
