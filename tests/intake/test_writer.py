"""One thread writes: in groups, each piece of work by itself, answered once it is on the disk."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from threading import Event

import pytest

from congkhai.intake import submissions
from congkhai.intake.connection import prepared, reading, writing
from congkhai.intake.faults import NotKept
from congkhai.intake.store import Store
from congkhai.intake.writer import MOST, Writer
from tests.intake.desk import HANDED


def kept(connection: sqlite3.Connection) -> int:
    return int(connection.execute("select count(*) from submissions").fetchone()[0])


def taking(number: int, content: bytes = b""):
    return lambda connection: submissions.receive(connection, HANDED, content or b"%d" % number, "{}").number


def failing(connection: sqlite3.Connection) -> None:
    taking(0, b"half")(connection)
    raise KeyError("hỏng")


@contextmanager
def held_up(writer: Writer) -> Iterator[None]:
    """The writer is busy until the block ends; what is queued meanwhile waits together."""
    begun, go = Event(), Event()

    def wait(_: sqlite3.Connection) -> None:
        begun.set()
        go.wait(30)

    writer.submit(wait)
    assert begun.wait(30)
    yield
    go.set()


def test_what_waits_is_committed_together_up_to_the_most(path):
    connection = prepared(path, "")
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    writer = Writer(connection)
    with held_up(writer):
        waiting = [writer.submit(taking(number)) for number in range(MOST + 44)]
    numbers = [future.result() for future in waiting]
    writer.close()
    assert numbers == list(range(1, MOST + 45))
    # The work that held the others up, a full group, the rest.
    assert sum(statement.lower() == "commit" for statement in statements) == 3


def test_an_answer_comes_only_after_the_commit(path):
    connection = prepared(path, "")
    writer = Writer(connection)
    with closing(reading(path)) as other:
        with held_up(writer):
            waiting = [writer.submit(taking(number)) for number in range(20)]
            seen_by_others: list[int] = []
            for future in waiting:
                future.add_done_callback(lambda _: seen_by_others.append(kept(other)))
            assert not any(future.done() for future in waiting)
        writer.close()
    assert seen_by_others == [20] * 20


def test_one_bad_piece_of_work_fails_alone(path):
    writer = Writer(prepared(path, ""))
    acts = [taking(1), failing, taking(2), lambda c: c.execute("nonsense"), taking(3)]
    acts += [lambda c: c.execute("insert into states (submission) values (9)"), taking(4)]
    with held_up(writer):
        waiting = [writer.submit(act) for act in acts]
    writer.close()
    failed = [type(future.exception()) for future in waiting]
    none = type(None)
    assert failed == [none, KeyError, none, sqlite3.OperationalError, none, sqlite3.IntegrityError, none]
    with closing(reading(path)) as connection:
        contents = [row[0] for row in connection.execute("select bytes from submissions order by number")]
    assert contents == [b"1", b"2", b"3", b"4"]


def test_work_that_was_given_up_is_left_out_and_the_rest_goes_on(path):
    writer = Writer(prepared(path, ""))
    with held_up(writer):
        given_up, wanted = writer.submit(taking(1)), writer.submit(taking(2))
        assert given_up.cancel()
    assert wanted.result() == 1
    writer.close()
    with closing(reading(path)) as connection:
        assert kept(connection) == 1


def test_closing_finishes_what_was_queued_and_takes_nothing_more(path):
    store = Store(path)
    waiting = [store.write(taking(number)) for number in range(500)]
    store.close()
    store.close()
    assert all(future.done() for future in waiting)
    with pytest.raises(NotKept, match="đang dừng"):
        store.write(taking(0))
    with closing(reading(path)) as connection:
        assert kept(connection) == 500


def test_a_store_that_another_holds_too_long_keeps_nothing_of_the_group(path):
    writer = Writer(prepared(path, "", patience=0.05))
    with closing(writing(path)) as other:
        other.execute("begin immediate")
        waiting = [writer.submit(taking(number)) for number in range(3)]
        for future in waiting:
            with pytest.raises(NotKept, match="không cấp giấy biên nhận nào: một lệnh khác đang ghi") as told:
                future.result()
            assert told.value.exit_code == 3
        other.execute("rollback")
        assert writer.submit(taking(9)).result() == 1
    writer.close()


def test_a_store_that_turns_read_only_keeps_nothing_of_the_group(path):
    connection = prepared(path, "")
    connection.execute("pragma query_only = on")
    writer = Writer(connection)
    waiting = [writer.submit(taking(number)) for number in range(3)]
    for future in waiting:
        with pytest.raises(NotKept, match="không cho ghi"):
            future.result()
    writer.close()


def test_a_store_that_may_grow_no_more_keeps_nothing_of_the_group(path):
    connection = prepared(path, "")
    pages = int(connection.execute("pragma page_count").fetchone()[0])
    connection.execute(f"pragma max_page_count = {pages + 10}")
    writer = Writer(connection)
    with held_up(writer):
        waiting = [writer.submit(taking(number, b"%d" % number * 10_000)) for number in range(10)]
    for future in waiting:
        with pytest.raises(NotKept, match="ổ đĩa đã đầy"):
            future.result()
    assert writer.submit(taking(1)).result() == 1
    writer.close()


def test_two_open_stores_write_one_after_the_other(path):
    with Store(path) as one, Store(path) as other:
        with ThreadPoolExecutor(8) as pool:
            numbers = list(
                pool.map(lambda n: (one, other)[n % 2].write(taking(n, b"%d" % n)).result(), range(100))
            )
        assert sorted(numbers) == list(range(1, 101))
        assert one.read(kept) == other.read(kept) == 100


def test_all_that_one_reading_sees_is_of_one_moment(path):
    with Store(path) as store:

        def twice(connection: sqlite3.Connection) -> tuple[int, int]:
            first = kept(connection)
            store.write(taking(1)).result()
            return first, kept(connection)

        assert store.read(twice) == (0, 0)
        assert store.read(kept) == 1


def test_a_reading_that_fails_leaves_nothing_open(path):
    with Store(path) as store:
        with pytest.raises(KeyError):
            store.read(lambda connection: {}[kept(connection)])
        assert store.read(kept) == 0
        store.write(taking(1)).result()
        store.empty_journal()
        assert path.with_name(f"{path.name}-wal").stat().st_size == 0
