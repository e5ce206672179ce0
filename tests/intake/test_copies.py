"""Files by hash, the copy made while others write, and whether all is there."""

import hashlib
import os
import sqlite3
from contextlib import closing
from threading import Event, Thread

import pytest

from congkhai.errors import Misconfigured, WrongUse
from congkhai.intake import submissions
from congkhai.intake.connection import writing
from congkhai.intake.copies import backup, file_of, integrity, move_to_file, original
from congkhai.intake.faults import Unreadable
from congkhai.intake.store import Store
from congkhai.intake.values import State
from tests.intake.desk import HANDED, step

CONTENT = bytes(range(256)) * 40


def received(store, content=CONTENT):
    return store.write(submissions.receive, HANDED, content, "{}").result().number


def accepted(store, content=CONTENT):
    number = received(store, content)
    store.write(submissions.accept, number, step(State.ACCEPTED), State.RECEIVED).result()
    return number


def test_accepted_bytes_become_a_file_by_their_hash(store):
    number = accepted(store)
    assert original(store, number) == CONTENT
    path = move_to_file(store, number)
    sha256 = hashlib.sha256(CONTENT).hexdigest()
    assert path == store.path.parent / sha256[:2] / sha256
    assert path.read_bytes() == CONTENT
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert store.read(submissions.content, number) is None
    assert original(store, number) == CONTENT
    assert move_to_file(store, number) == path
    assert integrity(store.path) == ()


def test_what_was_not_accepted_stays_in_the_database(store):
    number = received(store)
    with pytest.raises(WrongUse, match="chưa được chấp nhận"):
        move_to_file(store, number)
    assert store.read(submissions.content, number) == CONTENT
    assert not file_of(store.path, hashlib.sha256(CONTENT).hexdigest()).exists()


def test_a_lost_or_changed_file_is_told(store):
    lost, changed = (move_to_file(store, accepted(store, content)) for content in (b"lost", b"changed"))
    lost.unlink()
    changed.write_bytes(b"khac")
    assert integrity(store.path) == (
        f"Bản nộp TN-2026-000001: không đọc được tệp lưu {lost.name}.",
        "Bản nộp TN-2026-000002: nội dung đang lưu không khớp mã SHA-256 đã ghi trên giấy biên nhận.",
    )


def test_changed_bytes_and_lost_rows_are_told(store):
    for content in (b"1", b"2"):
        received(store, content)
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("drop trigger submissions_emptied")
        connection.execute("update submissions set bytes = x'00' where number = 1")
        connection.execute("insert into notes (submission, moment, by_whom, note) values (9, '', '', '')")
        connection.commit()
    assert integrity(store.path) == (
        "Có 1 dòng trỏ tới bản nộp hoặc đường dẫn không còn trong tệp lưu.",
        "Bản nộp TN-2026-000001: nội dung đang lưu không khớp mã SHA-256 đã ghi trên giấy biên nhận.",
    )


def test_damaged_pages_are_told(store):
    for number in range(200):
        received(store, b"%d" % number + CONTENT)
    store.close()
    content = bytearray(store.path.read_bytes())
    content[40_960:81_920] = os.urandom(40_960)
    store.path.write_bytes(content)
    try:
        said = integrity(store.path)
    except Unreadable as error:
        said = (str(error),)
    assert "bị hỏng" in said[0]


def test_a_copy_is_whole_while_others_write(store, tmp_path):
    stop, numbers = Event(), [received(store)]

    def go_on() -> None:
        while not stop.is_set():
            numbers.append(received(store, b"%d" % len(numbers) + CONTENT))

    writers = [Thread(target=go_on) for _ in range(4)]
    for one in writers:
        one.start()
    try:
        for _ in range(5):
            acknowledged = max(numbers)
            out = tmp_path / "ban-sao.sqlite"
            backup(store.path, out)
            assert integrity(out) == ()
            with Store(out, "") as copied:
                highest, count = copied.read(
                    lambda c: c.execute("select max(number), count(*) from submissions").fetchone()
                )
            assert count == highest >= acknowledged
    finally:
        stop.set()
        for one in writers:
            one.join()
    assert max(numbers) > 5


def test_a_copy_is_one_file_for_its_owner_and_replaces_the_last(store, tmp_path):
    received(store)
    folder = tmp_path / "sao-luu"
    folder.mkdir()
    out = folder / "ban-sao.sqlite"
    out.write_bytes(b"cu")
    # What a copy that was killed left.
    (folder / ".ban-sao.sqlite.moi").write_bytes(b"do dang")
    backup(store.path, out)
    assert [path.name for path in folder.iterdir()] == ["ban-sao.sqlite"]
    assert out.stat().st_mode & 0o777 == 0o600
    # It asks for no journal beside it, so it can be read from a disc: the file format tells.
    assert out.read_bytes()[18:20] == b"\x01\x01"
    with closing(sqlite3.connect(f"{out.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("select bytes from submissions").fetchall() == [(CONTENT,)]


def test_a_copy_that_fails_leaves_the_last_as_it_was(store, tmp_path):
    received(store)
    store.close()
    out = tmp_path / "ban-sao.sqlite"
    out.write_bytes(b"cu")
    store.path.write_bytes(b"SQLite format 3\0" + os.urandom(9000))
    with pytest.raises(Unreadable, match="bị hỏng"):
        backup(store.path, out)
    assert out.read_bytes() == b"cu"
    assert not list(tmp_path.glob(".ban-sao*"))


def test_without_a_store_there_is_nothing_to_copy(path, tmp_path):
    with pytest.raises(Misconfigured, match="Chưa có bản nộp"):
        backup(path, tmp_path / "ban-sao.sqlite")
    assert not (tmp_path / "ban-sao.sqlite").exists()
    assert not path.exists()


def test_a_copy_of_a_killed_service_has_what_its_journal_holds(store, tmp_path):
    received(store)
    # Only the journal holds it: nothing was brought into the file yet.
    beside = tmp_path / "chet"
    beside.mkdir()
    for end in ("", "-wal"):
        found = store.path.with_name(store.path.name + end)
        (beside / found.name).write_bytes(found.read_bytes())
    backup(beside / store.path.name, tmp_path / "ban-sao.sqlite")
    with closing(writing(tmp_path / "ban-sao.sqlite")) as connection:
        assert connection.execute("select count(*) from submissions").fetchone() == (1,)
