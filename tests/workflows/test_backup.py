"""Everything in one file while the intake goes on, and back; what stops it leaves what was there."""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from congkhai import locks
from congkhai.backup.manifest import NAME
from congkhai.errors import Changed, Misconfigured
from congkhai.intake import links, submissions
from congkhai.intake.copies import integrity, move_to_file, original
from congkhai.intake.location import place
from congkhai.intake.store import Store
from congkhai.intake.values import Role, State
from congkhai.project import Project, find
from congkhai.tables.journal_file import Journal, encoded
from congkhai.workflows import backup as workflow
from tests.intake.desk import HANDED, NINE, later, step
from tests.workflows.killing import Driver, driver
from tests.workflows.office import PROGRAM, Office, tree

DOSSIERS = "datapackage/dossiers/"


@pytest.fixture
def project(office: Office) -> Project:
    return find(office.folder)


@pytest.fixture(scope="module", name="killer")
def _killer() -> Iterator[Driver]:
    with driver() as running:
        yield running


def kept(folder: Path) -> dict[str, str]:
    """Path and hash of what a backup is to hold, but for the store, whose copy has other pages."""
    whole = tree(folder)
    names = {name for name in whole if not name.startswith((DOSSIERS + ".", DOSSIERS + "tiep-nhan"))}
    return {name: whole[name] for name in names if not name.endswith(".lock")}


def hand_in(store: Store, content: bytes, *, accept: bool = False) -> int:
    number = store.write(submissions.receive, HANDED, content, "{}").result().number
    if accept:
        store.write(submissions.accept, number, step(State.ACCEPTED), State.RECEIVED).result()
        move_to_file(store, number)
    return number


def leftovers(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in folder.rglob("*") if path.name.endswith(".moi")]


@contextmanager
def handing_in(store: Store) -> Iterator[list[int]]:
    """Two threads hand in, of which one has all accepted and made files; the numbers acknowledged so far."""
    stop, numbers = Event(), [hand_in(store, b"dau tien")]

    def go_on(accept: bool) -> None:
        while not stop.is_set():
            numbers.append(hand_in(store, os.urandom(3000), accept=accept))

    threads = [Thread(target=go_on, args=(accept,)) for accept in (True, False)]
    for one in threads:
        one.start()
    try:
        yield numbers
    finally:
        stop.set()
        for one in threads:
            one.join()


def test_everything_acknowledged_before_it_began_comes_back(project, tmp_path):
    with Store(place(project.package)) as store, handing_in(store) as numbers:
        for number in range(4):
            while len(numbers) < 10 * (number + 1):
                pass
            acknowledged = tuple(numbers)
            out, target = tmp_path / "sao-luu.zip", tmp_path / f"lai-{number}"
            workflow.backup(project, out, NINE)
            workflow.restore(out, target)
            again = place(target / "datapackage")
            assert integrity(again) == ()
            with Store(again) as restored:
                for one in acknowledged:
                    sha256 = restored.read(submissions.submission, one).sha256
                    assert hashlib.sha256(original(restored, one) or b"").hexdigest() == sha256
    assert max(numbers) >= 40


def test_the_folder_comes_back_and_a_link_still_leads_in(office, project, tmp_path):
    office.run("workbook", "export", str(tmp_path / "so.xlsx"))
    with Store(place(project.package)) as store:
        hand_in(store, b"da nhan", accept=True)
        token = store.write(links.make, "CB-007", Role.PERSON, NINE, later(days=30)).result()
    for name in ("~$can_bo.csv", ".~lock.can_bo.csv#", ".can_bo.csv.moi", ".can_bo.csv.lock"):
        office.table(name).with_name(name).write_text("tạm")
    out = tmp_path / "sao-luu"
    done = office.run("backup", str(out))
    assert (done.code, "sao-luu.zip" in done.said) == (0, True), done.told
    assert out.with_suffix(".zip").stat().st_mode & 0o777 == 0o600
    target = tmp_path / "lai"
    back = office.run("restore", str(out.with_suffix(".zip")), str(target))
    assert back.code == 0, back.told
    passing = {"~$can_bo.csv", ".~lock.can_bo.csv#", ".can_bo.csv.moi"}
    wanted = {name: sha for name, sha in kept(office.folder).items() if Path(name).name not in passing}
    assert kept(target) == wanted
    assert office.run("-C", str(target), "check").code == 0
    with Store(place(target / "datapackage")) as restored:
        assert restored.read(links.link, token).who == "CB-007"
    found = place(target / "datapackage")
    assert [path.stat().st_mode & 0o077 for path in (found, found.parent)] == [0, 0]
    assert token.encode() not in b"".join(path.read_bytes() for path in target.rglob("*") if path.is_file())


def test_a_rehearsal_tells_what_was_compared_and_changes_nothing(office, project, tmp_path):
    with Store(place(project.package)) as store:
        hand_in(store, b"da nhan", accept=True)
    out = str(tmp_path / "sao-luu.zip")
    assert office.run("backup", out).code == 0
    before = kept(office.folder), tree(tmp_path / "sao-luu.zip")
    done = office.run("backup", "--rehearse", out, TMPDIR=str(tmp_path))
    assert done.code == 0, done.told
    assert "khớp bản kê" in done.said and "không lỗi" in done.said
    assert "mọi bản đã có giấy biên nhận đều còn" in done.said
    assert "vẫn như đang có" in done.said
    assert (kept(office.folder), tree(tmp_path / "sao-luu.zip")) == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("congkhai-")]
    office.say("Đã sửa")
    done = office.run("backup", "--rehearse", out)
    assert "Từ đó đến nay đã sửa hoặc bỏ 1 tệp: datapackage/data/thong_bao.csv." in done.said


def test_a_rehearsal_tells_a_store_that_is_not_whole(office, project, tmp_path):
    with Store(place(project.package)) as store:
        hand_in(store, b"da nhan", accept=True)
    original = next(path for path in place(project.package).parent.rglob("??/*") if path.is_file())
    original.write_bytes(b"khac")
    out = str(tmp_path / "sao-luu.zip")
    assert office.run("backup", out).code == 0
    done = office.run("backup", "--rehearse", out)
    assert done.code == 1
    assert "KHÔNG nguyên vẹn" in done.said and "không khớp mã SHA-256" in done.said


def test_another_command_at_work_is_not_disturbed(project, tmp_path):
    out = tmp_path / "sao-luu.zip"
    workflow.backup(project, out, NINE)
    before = out.read_bytes()
    with locks.held(project.package), pytest.raises(Changed):
        workflow.backup(project, out, later(days=1))
    assert out.read_bytes() == before
    assert leftovers(tmp_path) == []


def test_a_write_that_was_cut_short_is_finished_first(project, tmp_path):
    path = project.package / "data" / "can_bo.csv"
    old, new = path.read_bytes(), path.read_bytes().replace(b"CB-002", b"CB-902")
    sha256 = hashlib.sha256(old).hexdigest()
    journal = Journal(after={path: new}, before={path: sha256}, tables={path: "can_bo"}, block=b"{}\n")
    (project.package / ".dang-ghi.json").write_bytes(encoded(project, journal))
    workflow.backup(project, tmp_path / "sao-luu.zip", NINE)
    workflow.restore(tmp_path / "sao-luu.zip", tmp_path / "lai")
    assert (tmp_path / "lai/datapackage/data/can_bo.csv").read_bytes() == new
    assert not (tmp_path / "lai/datapackage/.dang-ghi.json").exists()


@pytest.mark.parametrize("name", ["content/trang.md", "datapackage/data/them.csv", "mkdocs.yml", "content"])
def test_a_link_in_the_folder_is_told_and_not_followed(name, project, tmp_path):
    elsewhere = tmp_path / "noi-khac"
    if name == "content":
        shutil.move(project.content, elsewhere)
    else:
        elsewhere.write_text("bí mật")
    (project.root / name).symlink_to(elsewhere)
    with pytest.raises(Misconfigured, match=f"“{name}” là liên kết"):
        workflow.backup(project, tmp_path / "sao-luu.zip", NINE)
    assert not (tmp_path / "sao-luu.zip").exists()


def test_no_backup_where_things_are_published_or_over_another_file(office, tmp_path):
    other = tmp_path / "khac.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "a")
    for path in ("datapackage/a.zip", "content/a.zip", "a.xlsx", str(other), str(tmp_path), "khong/co.zip"):
        done = office.run("backup", path)
        assert (done.code, done.said) == (2, ""), (path, done.told)
    assert zipfile.ZipFile(other).namelist() == ["a.txt"]
    assert office.run("backup", "a.zip").code == 0
    assert office.run("backup", "a.zip").code == 0
    assert office.run("backup", "--rehearse", "khong-co.zip").code == 3


def test_a_torn_backup_and_a_full_folder_are_told_and_leave_nothing(office, tmp_path):
    out = tmp_path / "sao-luu.zip"
    office.run("backup", str(out))
    before = kept(office.folder)
    assert office.run("restore", str(out)).code == 2
    assert kept(office.folder) == before
    out.write_bytes(out.read_bytes()[:-100])
    done = office.run("restore", str(out), str(tmp_path / "lai"))
    assert (done.code, "sao-luu.zip" in done.told) == (3, True)
    assert not (tmp_path / "lai").exists()


@pytest.mark.parametrize("kilobytes", [0, 40])
def test_a_full_disk_is_said_and_leaves_the_old_one(kilobytes, office, project, tmp_path):
    with Store(place(project.package)) as store:
        hand_in(store, os.urandom(200_000))
    out = tmp_path / "sao-luu.zip"
    assert office.run("backup", str(out)).code == 0
    before = out.read_bytes()
    limited = ("sh", "-c", f'ulimit -f {2 * kilobytes}; exec "$@"', "sh", *PROGRAM)
    done = office.run("backup", str(out), program=limited)
    assert (done.code, "đã đầy" in done.told) == (3, True), done.told
    assert "Traceback" not in done.told and "Exception" not in done.told
    assert out.read_bytes() == before
    assert leftovers(tmp_path) == []
    done = office.run("restore", str(out), str(tmp_path / "lai"), program=limited)
    assert (done.code, "đã đầy" in done.told) == (3, True), done.told
    assert not (tmp_path / "lai").exists()


def test_killed_while_it_backs_up_the_old_one_stays(office, project, tmp_path, killer):
    with Store(place(project.package)) as store:
        hand_in(store, b"da nhan", accept=True)
    out = tmp_path / "sao-luu.zip"
    steps = killer.counted(office, "backup", str(out))
    old = out.read_bytes()
    moved = next(one.number for one in steps if one.what == "os.rename" and one.target == str(out))
    for one in steps:
        out.write_bytes(old)
        assert killer.run(office, "backup", str(out), step=one.number) == "killed"
        assert (out.read_bytes() == old) == (one.number <= moved), one
    assert killer.run(office, "backup", str(out)) == "done"
    assert leftovers(tmp_path) == []
    with zipfile.ZipFile(out) as archive:
        assert not [name for name in archive.namelist() if name.endswith(".moi")]
        assert archive.namelist()[-1] == NAME


def test_killed_while_it_restores_there_is_no_agency_folder_or_the_whole(office, tmp_path, killer):
    out = tmp_path / "sao-luu.zip"
    assert office.run("backup", str(out)).code == 0
    whole = kept(office.folder)
    steps = killer.counted(office, "restore", str(out), str(tmp_path / "lai"))
    assert kept(tmp_path / "lai") == whole
    late = [one for one in steps if one.what == "os.rename" or one.number > len(steps) - 4]
    for one in (*steps[:3], *steps[3::40], *late):
        target = tmp_path / f"lai-{one.number}"
        assert killer.run(office, "restore", str(out), str(target), step=one.number) == "killed"
        if (target / "datapackage").exists():
            assert {name: kept(target).get(name) for name in whole} == whole, one


def test_a_second_backup_of_the_same_moment_has_the_same_bytes(project, tmp_path):
    for name in ("a.zip", "b.zip"):
        workflow.backup(project, tmp_path / name, NINE)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
