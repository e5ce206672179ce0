"""Where the store may lie, and what is refused when it is opened."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from congkhai.errors import Changed, Misconfigured
from congkhai.intake import begun, schema, submissions
from congkhai.intake.connection import prepared, reading, writing
from congkhai.intake.copies import integrity
from congkhai.intake.faults import Begun, Unreadable
from congkhai.intake.location import mount_table, network_share
from congkhai.intake.store import Store, serving
from tests.intake.desk import HANDED

LOCAL = "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n"
MOUNTS = (
    LOCAL
    + "40 27 0:40 / /srv rw shared:1 - nfs4 may-chu:/srv rw,vers=4.2\n"
    + "41 40 8:1 / /srv/o-cung rw - xfs /dev/sdb rw\n"
    + "42 27 0:41 / /mnt/v\\303\\xx rw - ext4 /dev/sdc rw\n"
    + "43 27 0:42 / /mnt/o\\040chung rw master:3 propagate_from:2 - cifs //may-chu/chung rw\n"
    + "44 27 0:43 / /home/a/xa rw - fuse.sshfs a@b:/ rw\n"
    + "45 27 0:44 / /mnt/de rw - ext4 /dev/sdd rw\n"
    + "46 27 0:45 / /mnt/de rw - smb3 //may-chu/de rw\n"
    + "47 27 0:46 / /opt/chung rw - nfs may-chu:/chung rw\n"
    + "48 27 8:2 / /opt rw - ext4 /dev/sde rw\n"
    + "dòng hỏng\n\n"
)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/opt/co-quan", None),
        ("/srv/co-quan", "nfs4"),
        ("/srv", "nfs4"),
        ("/srv2/co-quan", None),
        ("/srv/o-cung/co-quan", None),
        ("/mnt/o chung/co-quan", "cifs"),
        ("/mnt/o", None),
        ("/home/a/xa/b/c", "fuse.sshfs"),
        ("/mnt/de/x", "smb3"),
        ("/opt/chung/x", "nfs"),
        ("/opt/x", None),
    ],
)
def test_the_longest_mount_point_tells_what_a_folder_lies_on(path, kind):
    assert network_share(PurePosixPath(path), MOUNTS) == kind


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "davfs"])
def test_every_kind_of_network_share_is_known(kind):
    table = f"27 1 0:1 / / rw - {kind} x rw\n"
    assert network_share(PurePosixPath("/opt"), table) == kind


def test_a_share_of_windows_is_known_by_its_name():
    assert network_share(PureWindowsPath(r"\\may-chu\chung\co-quan"), "") == "UNC"
    assert network_share(PureWindowsPath(r"D:\co-quan"), "") is None


def test_this_machine_tells_what_is_mounted():
    table = mount_table()
    assert " / " in table
    assert network_share(Path("/proc/self"), table) is None


def test_a_network_share_is_refused_before_anything_is_written(path):
    with pytest.raises(Misconfigured, match="ổ đĩa mạng"):
        Store(path, LOCAL.replace("ext4", "nfs4"))
    assert not path.parent.exists()


def test_the_store_is_for_its_owner_alone(path):
    path.parent.mkdir(mode=0o755)
    path.touch(mode=0o644)
    with Store(path) as store:
        store.write(lambda connection: connection.execute("delete from drafts")).result()
        modes = {found.name: oct(found.stat().st_mode & 0o777) for found in path.parent.iterdir()}
    assert modes == dict.fromkeys([path.name, f"{path.name}-wal", f"{path.name}-shm"], "0o600")
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["datapackage", "dossiers", "tiep-nhan.sqlite", "tiep-nhan.sqlite-wal"])
def test_a_link_on_the_way_is_refused(path, tmp_path, name):
    path.parent.mkdir()
    Store(path).close()
    beside = path.with_name(name)
    there = next((folder for folder in path.parents if folder.name == name), beside)
    elsewhere = tmp_path / "noi-khac"
    if there.exists():
        there.rename(elsewhere)
    there.symlink_to(elsewhere)
    with pytest.raises(Misconfigured, match=f"“{name}” là liên kết"):
        Store(path)


@pytest.mark.parametrize("content", [b"ma;ho_ten\n", b"SQLite", b"PK\x03\x04" + bytes(4000)])
def test_a_file_that_is_no_database_is_left_as_it_is(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(Misconfigured, match="không phải tệp lưu bản nộp"):
        Store(path)
    assert path.read_bytes() == content


def test_another_program_s_database_is_left_as_it_is(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table bookmarks (url text)")
    before = path.read_bytes()
    with pytest.raises(Misconfigured, match="không phải tệp lưu bản nộp"):
        Store(path)
    assert path.read_bytes() == before


def test_a_file_damaged_behind_its_head_is_told(path):
    Store(path).close()
    path.write_bytes(path.read_bytes()[:100] + os.urandom(6000))
    with pytest.raises(Unreadable, match="bị hỏng"):
        Store(path)


def test_a_newer_version_is_refused_and_left_as_it_is(path):
    Store(path).close()
    with closing(writing(path)) as connection:
        connection.execute(f"pragma user_version = {len(schema.STEPS) + 1}")
    with pytest.raises(Misconfigured, match="phiên bản congkhai mới hơn"):
        Store(path)


def test_an_older_version_gets_what_it_lacks_once_and_whole(path):
    Store(path).close()
    steps = (*schema.STEPS, ("alter table notes add column seen text",))
    with closing(writing(path)) as connection:
        schema.migrate(connection, steps)
        schema.migrate(connection, steps)
        assert schema.version(connection) == len(schema.STEPS) + 1
        assert [row[1] for row in connection.execute("pragma table_info(notes)")][-1] == "seen"
        broken = (*steps, ("create table spare (a text)", "create table notes (a text)"))
        with pytest.raises(sqlite3.OperationalError):
            schema.migrate(connection, broken)
        assert schema.version(connection) == len(steps)
        assert not connection.execute("select 1 from sqlite_master where name = 'spare'").fetchall()


def test_a_store_in_which_bytes_came_once_keeps_every_row(path):
    Store(path).close()
    path.unlink()
    path.touch()
    with closing(writing(path)) as connection:
        schema.migrate(connection, schema.STEPS[:1])
        for content in (b"1", b"2"):
            submissions.receive(connection, HANDED, content, "{}")
        told = [submissions.submission(connection, number) for number in (1, 2)]
    with Store(path) as store:
        assert [store.read(submissions.submission, number) for number in (1, 2)] == told
        # Whether its rows stand in a register is looked up first, since no older program said so.
        with pytest.raises(Begun):
            store.write(submissions.receive_newest, HANDED, b"1", "{}").result()
        store.write(begun.end, 2).result()
        assert store.write(submissions.receive_newest, HANDED, b"1", "{}").result().number == 3
        with pytest.raises(sqlite3.IntegrityError, match="submissions stay"):
            store.write(lambda one: one.execute("delete from submissions")).result()
    assert integrity(path) == ()


def test_an_empty_file_that_a_crash_left_becomes_a_store(path):
    path.parent.mkdir()
    path.touch()
    with Store(path) as store:
        assert store.read(schema.version) == len(schema.STEPS)


def test_a_store_opens_while_another_writes(path):
    Store(path).close()
    with closing(writing(path)) as other:
        other.execute("begin immediate")
        prepared(path, "", patience=0.05).close()


def test_a_folder_may_be_called_anything(tmp_path):
    path = tmp_path / "Ban Dân tộc #1?mode=ro&x=%41" / "dossiers" / "tiep-nhan.sqlite"
    with Store(path) as store:
        assert store.read(schema.version) == len(schema.STEPS)
    assert path.stat().st_size > 0
    assert [found.name for found in tmp_path.iterdir()] == [path.parent.parent.name]


def test_commits_are_durable_and_pointers_hold(path):
    Store(path).close()
    with closing(writing(path)) as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        answers = [connection.execute(f"pragma {name}").fetchone()[0] for name in asked]
    assert answers == ["wal", 2, 1, 1, 10_000]


def test_a_reader_cannot_write(path):
    Store(path).close()
    with closing(reading(path)) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("delete from drafts")


def test_one_process_serves_and_what_it_does_is_not_taken_for_the_lock(path):
    Store(path).close()
    with serving(path):
        with pytest.raises(Changed, match="đang chạy rồi"), serving(path):
            pass
        # A command on the terminal opens the store beside it.
        Store(path).close()
    with pytest.raises(Changed, match=r"^sổ đang mở$"), serving(path):
        raise Changed("sổ đang mở")
    with serving(path):
        pass
