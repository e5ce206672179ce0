"""`tidy --write` against the machine: killed at any step, a full disk, a lock, someone saving meanwhile."""

import csv
import io
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from congkhai.tables import journal, log
from tests.workflows.killing import driver
from tests.workflows.office import PROGRAM, Office, copied, tree

KEPT = "truoc-khi-sua-2022-12-06"
TABLES = ("can_bo", "hoi_nghi")


@pytest.fixture
def spoilt(office: Office) -> Office:
    """The sample with repairs to make in two tables."""
    for name in TABLES:
        text = io.StringIO(newline="")
        rows = office.rows(name)
        csv.writer(text, delimiter=";").writerows([rows[0], *(row.values() for row in rows)])
        office.table(name).write_bytes(text.getvalue().encode("utf-16"))
    return office


def contents(office: Office) -> dict[str, bytes]:
    return {name: office.table(name).read_bytes() for name in TABLES}


def test_killed_at_any_step_the_package_is_wholly_old_or_wholly_new_and_nothing_is_lost(spoilt, tmp_path):
    old, done = contents(spoilt), copied(tmp_path / "done", spoilt.folder)
    with driver() as running:
        steps = running.counted(done, "tidy", "--write")
        new, whole = contents(done), kept(done)
        assert len(steps) >= 4 * len(TABLES)
        switch = next(step.number for step in steps if step.target.endswith(f"/{journal.NAME}"))
        for step in steps:
            office = copied(tmp_path / f"{step.number}", spoilt.folder)
            assert running.run(office, "tidy", "--write", step=step.number) == "killed"
            for name, now in contents(office).items():
                copy = office.table(name).with_name(f"{name}.csv.{KEPT}")
                assert now == old[name] or (now == new[name] and copy.read_bytes() == old[name]), step
            assert running.run(office, "tidy") == "done"
            assert contents(office) == (new if step.number > switch else old), step
            if step.number % 3 == 0:
                assert running.run(office, "tidy", "--write") == "done"
                assert kept(office) == whole
            shutil.rmtree(office.folder)


def kept(office: Office) -> dict[str, str]:
    return {name: said for name, said in tree(office.folder).items() if not _aside(name)}


def _aside(name: str) -> bool:
    """What a killed write leaves, and the log with its moments: no table and no copy bears such a name."""
    return (Path(name).name.startswith(".") and name.endswith(".moi")) or log.FOLDER in name


@pytest.mark.parametrize("kilobytes", [0, 4, 16])
def test_a_full_disk_leaves_every_file_whole(spoilt, kilobytes):
    before = contents(spoilt)
    limited = ("sh", "-c", f'ulimit -f {2 * kilobytes}; exec "$@"', "sh", *PROGRAM)
    done = spoilt.run("tidy", "--write", program=limited)
    assert (done.code, "Ổ đĩa đã đầy" in done.told, "Traceback" in done.told) == (3, True, False)
    assert list(spoilt.folder.rglob("*.moi")) == []
    assert contents(spoilt) == before
    assert "Chưa ghi tệp nào, các bảng còn nguyên như cũ" in done.told
    assert spoilt.run("tidy", "--write").code == 0
    assert spoilt.run("check").code == 0


def test_while_another_command_writes_nothing_is_written(spoilt):
    before = contents(spoilt)
    with FileLock(spoilt.folder / "datapackage" / ".lock"):
        done = spoilt.run("tidy", "--write")
        assert spoilt.run("tidy").code == 0
    assert (done.code, "đang được một lệnh congkhai khác sử dụng" in done.told) == (3, True)
    assert contents(spoilt) == before


def test_a_folder_where_the_new_file_should_be_stops_the_command(spoilt):
    before = contents(spoilt)
    spoilt.table("can_bo").with_name(".can_bo.csv.moi").mkdir()
    done = spoilt.run("tidy", "--write")
    assert (done.code, "Traceback" in done.told) == (3, False)
    assert contents(spoilt) == before


def test_the_copies_are_no_tables_and_no_part_of_a_site(spoilt):
    assert spoilt.run("tidy", "--write").code == 0
    copies = {path.name for path in spoilt.folder.rglob("*truoc-khi-sua*")}
    assert copies == {f"{name}.csv.{KEPT}" for name in TABLES}
    spoilt.build("--audience", "portal")
    assert [name for name in tree(spoilt.folder / "site") if "truoc-khi-sua" in name] == []
