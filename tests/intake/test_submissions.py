"""Submissions: their bytes, versions and states."""

import hashlib
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest

from congkhai.errors import WrongUse
from congkhai.intake import confirmations, drafts, submissions
from congkhai.intake.confirming import code_again
from congkhai.intake.faults import Decided
from congkhai.intake.receipt import code_typed
from congkhai.intake.states import FORGETTABLE, WAITING
from congkhai.intake.values import Draft, Kept, Note, State, Subject, SubjectKind
from congkhai.model.year import Way
from congkhai.value import replace
from tests.intake.desk import HANDED, NINE, PIECE, handed, later, step


def receive(store, content=b"x", answers='{"a": 1}', given=HANDED):
    return store.write(submissions.receive, given, content, answers).result().number


def state(store, number):
    return store.read(submissions.submission, number).last.state


def test_what_was_handed_in_is_read_back_whole(store):
    other = replace(PIECE, subject=Subject(kind=SubjectKind.MEETING, id="HN-1"), period="")
    given = handed(
        piece=other,
        way=Way.PAPER,
        by="VP-1",
        deputised=True,
        file_name="biên bản.xlsx",
        earlier="e" * 64,
        late=True,
        warnings='["muộn"]',
        moment=datetime(2026, 11, 24, 2, 0, 0, 1, tzinfo=UTC),
    )
    number = receive(store, b"\x00\xff" * 5000, '{"điểm": "98,5"}', given)
    stands = store.read(submissions.submission, number)
    assert (stands.number, stands.handed, stands.last) == (
        1,
        given,
        step(State.RECEIVED, moment=given.moment),
    )
    assert stands.sha256 == hashlib.sha256(b"\x00\xff" * 5000).hexdigest()
    assert store.read(submissions.content, number) == b"\x00\xff" * 5000
    assert store.read(submissions.answers, number) == '{"điểm": "98,5"}'


def test_a_moment_without_a_zone_is_refused(store):
    with pytest.raises(ValueError, match="zone"):
        receive(store, given=handed(moment=NINE.replace(tzinfo=None)))


def test_same_bytes_same_number_and_nothing_else_changes(store):
    first = store.write(submissions.receive, HANDED, b"x", "{}").result()
    again = store.write(submissions.receive, handed(by="CB-008"), b"x", '{"b": 2}').result()
    assert ((first.number, first.again), (again.number, again.again)) == ((1, False), (1, True))
    assert store.read(submissions.submission, 1).handed == HANDED
    assert store.read(submissions.answers, 1) == "{}"
    assert len(store.read(submissions.history, 1)) == 1
    assert receive(store, b"y") == 2


def test_same_bytes_after_another_version_are_a_new_one(store):
    kept = [
        store.write(submissions.receive_newest, HANDED, content, "{}").result() for content in (b"a", b"b")
    ]
    kept += [store.write(submissions.receive_newest, HANDED, b"a", "{}").result() for _ in range(2)]
    assert [(one.number, one.again) for one in kept] == [(1, False), (2, False), (3, False), (3, True)]
    assert [state(store, number) for number in (1, 2, 3)] == [State.REPLACED, State.REPLACED, State.RECEIVED]


def test_same_bytes_that_were_returned_are_a_new_one(store):
    receive(store)
    returned = step(State.RETURNED, reason="thiếu bản giấy")
    store.write(submissions.advance, 1, returned, State.RECEIVED).result()
    kept = [store.write(submissions.receive_newest, HANDED, b"x", "{}").result() for _ in range(2)]
    assert [(one.number, one.again) for one in kept] == [(2, False), (2, True)]
    store.write(submissions.accept, 2, step(State.ACCEPTED), State.RECEIVED).result()
    assert store.write(submissions.receive_newest, HANDED, b"x", "{}").result() == Kept(number=2, again=True)


def test_same_bytes_from_sixteen_threads_at_once_are_one_submission(store):
    together = Barrier(16)

    def send(_: int) -> tuple[int, bool]:
        together.wait()
        kept = store.write(submissions.receive, HANDED, b"x", "{}").result()
        return kept.number, kept.again

    with ThreadPoolExecutor(16) as pool:
        got = sorted(pool.map(send, range(16)))
    assert got == [(1, False)] + [(1, True)] * 15


def test_a_later_version_marks_the_one_it_replaces(store):
    receive(store, b"1")
    receive(store, b"2", given=handed(replaces=1, moment=later(hours=1)))
    assert (state(store, 1), state(store, 2)) == (State.REPLACED, State.RECEIVED)
    last = store.read(submissions.submission, 1).last
    assert (last.reason, last.by, last.moment) == ("Thay bằng TN-2026-000002", "CB-007", later(hours=1))
    assert [one.number for one in store.read(submissions.versions, PIECE)] == [1, 2]


def test_the_newest_version_of_a_piece_is_found_by_its_states(store):
    assert store.read(submissions.newest, PIECE) is None
    receive(store, b"1")
    receive(store, b"2", given=handed(replaces=1))
    receive(store, b"3", given=handed(piece=replace(PIECE, subject=replace(PIECE.subject, id="CB-008"))))
    assert store.read(submissions.newest, PIECE) == store.read(submissions.submission, 2)
    assert store.read(submissions.newest, PIECE, [State.REPLACED]).number == 1
    assert store.read(submissions.newest, PIECE, [State.ACCEPTED]) is None


def test_what_was_typed_here_is_no_draft_once_it_is_kept(store):
    draft = Draft(who="CB-007", piece=PIECE, moment=NINE, content="{}")
    for one in (draft, replace(draft, who="CB-008")):
        store.write(drafts.save, one).result()
    assert store.write(drafts.handed_in, HANDED, b"1", "{}").result() == Kept(number=1, again=False)
    assert store.read(drafts.draft, "CB-007", PIECE) is None
    assert store.read(drafts.draft, "CB-008", PIECE) is not None


def test_what_was_accepted_stays_beside_a_later_version(store):
    receive(store, b"1")
    store.write(submissions.accept, 1, step(State.ACCEPTED), State.RECEIVED).result()
    receive(store, b"2", given=handed(replaces=1))
    assert (state(store, 1), state(store, 2)) == (State.ACCEPTED, State.RECEIVED)
    with pytest.raises(Decided, match="đã được thay"):
        receive(store, b"3", given=handed(replaces=1))


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"replaces": 9}, WrongUse, "Không có bản nộp số 9"),
        ({"replaces": 2}, WrongUse, "Không có bản nộp số 2"),
        ({"replaces": 1, "piece": replace(PIECE, period="2026-10")}, WrongUse, "thuộc biểu mẫu"),
        ({"replaces": 1, "piece": replace(PIECE, cycle="KY-2027")}, WrongUse, "thuộc biểu mẫu"),
    ],
)
def test_what_cannot_be_replaced_keeps_nothing(store, changes, error, words):
    receive(store, b"1")
    with pytest.raises(error, match=words):
        receive(store, b"2", given=handed(**changes))
    assert [one.number for one in store.read(submissions.handed_by, "CB-007")] == [1]
    assert receive(store, b"2") == 2


def test_two_versions_of_one_cannot_both_take_its_place(store):
    receive(store, b"1")
    receive(store, b"2", given=handed(replaces=1))
    with pytest.raises(Decided, match="Hãy mở bản mới nhất"):
        receive(store, b"3", given=handed(replaces=1))


@pytest.mark.parametrize("decided", [State.ACCEPTED, State.RETURNED])
def test_what_was_decided_is_not_decided_again(store, decided):
    receive(store)
    store.write(
        submissions.advance, 1, step(decided, by="VP-1", reason="Thiếu II.6"), State.RECEIVED
    ).result()
    for seen in (State.RECEIVED, decided):
        for other in (State.ACCEPTED, State.RETURNED, State.LOOKING):
            with pytest.raises(
                Decided, match=r"09 giờ 00, ngày 24/11/2026\..* Người thực hiện: VP-1\.$"
            ) as told:
                store.write(submissions.advance, 1, step(other, by="VP-2", reason="x"), seen).result()
            assert told.value.exit_code == 3
    assert len(store.read(submissions.history, 1)) == 2


def test_a_replaced_version_cannot_be_accepted(store):
    receive(store, b"1")
    receive(store, b"2", given=handed(replaces=1))
    with pytest.raises(Decided, match="đã được thay bằng bản nộp sau"):
        store.write(submissions.accept, 1, step(State.ACCEPTED), State.RECEIVED).result()


def test_somebody_who_saw_an_older_state_is_told(store):
    receive(store)
    store.write(submissions.advance, 1, step(State.LOOKING), State.RECEIVED).result()
    with pytest.raises(Decided, match="đang xem"):
        store.write(submissions.accept, 1, step(State.ACCEPTED), State.RECEIVED).result()
    store.write(submissions.advance, 1, step(State.RECEIVED), State.LOOKING).result()
    store.write(submissions.accept, 1, step(State.ACCEPTED), State.RECEIVED).result()


def test_returning_needs_a_reason(store):
    receive(store)
    with pytest.raises(WrongUse, match="lý do"):
        store.write(submissions.advance, 1, step(State.RETURNED, reason=" "), State.RECEIVED).result()
    assert state(store, 1) is State.RECEIVED


def test_of_many_who_accept_at_once_one_wins_and_one_code_is_made(store):
    receive(store)
    together = Barrier(12)

    def try_it(number: int) -> str | None:
        together.wait()
        try:
            return store.write(
                submissions.accept, 1, step(State.ACCEPTED, by=f"VP-{number}"), State.RECEIVED
            ).result()
        except Decided:
            return None

    with ThreadPoolExecutor(12) as pool:
        codes = [code for code in pool.map(try_it, range(12)) if code]
    assert len(codes) == 1
    assert store.read(lambda c: c.execute("select count(*) from confirmations").fetchone()[0]) == 1


def test_a_confirmation_code_is_used_once_however_it_is_typed(store):
    receive(store)
    code = store.write(submissions.accept, 1, step(State.ACCEPTED), State.RECEIVED).result()
    typed = code.lower().replace("-", " ")
    together = Barrier(8)

    def use(_: int) -> int | None:
        together.wait()
        try:
            return store.write(confirmations.use, typed, NINE).result()
        except Decided:
            return None

    with ThreadPoolExecutor(8) as pool:
        assert sorted(map(str, pool.map(use, range(8)))) == ["1"] + ["None"] * 7
    with pytest.raises(Decided, match="đã được dùng lúc 09 giờ 00, ngày 24/11/2026"):
        store.write(confirmations.use, code, later(days=1)).result()
    for unknown in ("", "7K3M-7K3M-7K3M-7K3M", "không phải mã"):
        with pytest.raises(WrongUse, match="Không có mã xác nhận này"):
            store.write(confirmations.use, unknown, NINE).result()
    plain = code_typed(code).encode()
    kept = store.read(lambda c: "\n".join(c.iterdump())).encode()
    assert plain not in kept and code.encode() not in kept


def test_lists_are_by_state_writer_and_subject(store):
    mine, other = handed(), handed(by="CB-008", piece=replace(PIECE, period=""))
    for number, given in enumerate((mine, other, mine), 1):
        receive(store, str(number).encode(), given=given)
    store.write(submissions.advance, 3, step(State.LOOKING), State.RECEIVED).result()
    store.write(submissions.accept, 1, step(State.ACCEPTED), State.RECEIVED).result()

    def numbers(act, *asked):
        return [one.number for one in store.read(act, *asked)]

    assert numbers(submissions.standing, WAITING) == [2, 3]
    assert numbers(submissions.standing, {State.ACCEPTED}) == [1]
    assert numbers(submissions.standing, FORGETTABLE) == []
    assert numbers(submissions.handed_by, "CB-008") == [2]
    assert numbers(submissions.about, PIECE.subject) == [1, 2, 3]
    assert numbers(submissions.versions, PIECE) == [1, 3]


def test_notes_are_kept_in_their_order(store):
    receive(store)
    written = [Note(moment=later(minutes=n), by="VP-1", text=f"Ghi chú {n}") for n in (2, 1)]
    for one in written:
        store.write(submissions.note, 1, one).result()
    assert store.read(submissions.notes, 1) == tuple(written)
    with pytest.raises(sqlite3.IntegrityError):
        store.write(submissions.note, 2, written[0]).result()


@pytest.mark.parametrize(
    "statement",
    [
        "update states set state = 'accepted'",
        "update states set reason = ''",
        "delete from states",
        "insert or replace into states select id, submission, moment, 'accepted', '', '' from states",
        "update notes set note = ''",
        "delete from notes",
        "update deletions set rule = ''",
        "delete from deletions",
        "delete from submissions",
        "update submissions set sha256 = 'x'",
        "update submissions set moment = 'x'",
        "update submissions set by_whom = 'x'",
        "update submissions set number = 5",
        "update submissions set bytes = x'00'",
        "update submissions set answers = '{}'",
        "update submissions set warnings = '[1]'",
    ],
)
def test_no_statement_changes_what_was_received_or_a_log(store, statement):
    receive(store)
    store.write(submissions.note, 1, Note(moment=NINE, by="VP-1", text="x")).result()
    erased = "insert into deletions (moment, what, about, sha256, reason, rule) values (?, ?, ?, ?, ?, ?)"
    store.write(lambda c: c.execute(erased, ("",) * 6)).result()
    before = store.read(lambda c: list(c.iterdump()))
    with pytest.raises(sqlite3.IntegrityError, match=r"stay|goes"):
        store.write(lambda c: c.execute(statement)).result()
    assert store.read(lambda c: list(c.iterdump())) == before


def test_numbers_are_never_given_again(store):
    receive(store, b"1")
    with pytest.raises(RuntimeError):
        store.write(failing_after_receipt).result()
    receive(store, b"2")
    assert [one.number for one in store.read(submissions.handed_by, "CB-007")] == [1, 2]


def failing_after_receipt(connection):
    submissions.receive(connection, HANDED, b"z", "{}")
    raise RuntimeError


def test_a_code_that_was_lost_is_withdrawn_by_the_new_one_and_noted(store):
    receive(store)
    with pytest.raises(WrongUse, match="không có mã xác nhận"):
        store.write(code_again, 1, "Văn thư", NINE).result()
    lost = store.write(submissions.accept, 1, step(State.ACCEPTED), State.RECEIVED).result()
    new = store.write(code_again, 1, "Văn thư", later(days=1)).result()
    (noted,) = store.read(submissions.notes, 1)
    assert (noted.by, "cấp lại mã xác nhận" in noted.text) == ("Văn thư", True)
    with pytest.raises(Decided, match="cơ quan đã cấp mã mới lúc 09 giờ 00, ngày 25/11/2026"):
        store.write(confirmations.use, lost, NINE).result()
    assert store.read(confirmations.used_at, 1) is None
    assert store.write(confirmations.use, new, later(days=2)).result() == 1
    assert store.read(confirmations.used_at, 1) == later(days=2)
    with pytest.raises(Decided, match="đã được dùng"):
        store.write(confirmations.use, new, NINE).result()
    with pytest.raises(Decided, match="không cần cấp lại"):
        store.write(code_again, 1, "Văn thư", NINE).result()
    assert len(store.read(submissions.notes, 1)) == 1


def test_states_are_counted(store):
    for content in (b"a", b"b", b"c"):
        receive(store, content)
    store.write(submissions.accept, 1, step(State.ACCEPTED), State.RECEIVED).result()
    assert store.read(submissions.counts) == {State.ACCEPTED: 1, State.RECEIVED: 2}
