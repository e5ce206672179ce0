"""What is deleted after its days, and what never is."""

import pytest

from congkhai.intake import drafts, forgetting, submissions
from congkhai.intake.faults import Decided
from congkhai.intake.states import FORGETTABLE
from congkhai.intake.values import Draft, Erased, State
from congkhai.value import replace
from tests.intake.desk import HANDED, NINE, PIECE, handed, later, step

MARK = "dau-mat-7f3a"
RULE = "SO-NGAY-GIU-BAN-TRA-LAI"


def filled(store):
    """Six submissions, one of each way to stand, and two drafts; everything moved at nine."""
    for number in range(1, 6):
        mark = f"{MARK}-{number}."
        given = handed(warnings=f'["{mark}"]')
        store.write(submissions.receive, given, content(number), f'"{mark}"').result()
    store.write(submissions.advance, 2, step(State.LOOKING), State.RECEIVED).result()
    store.write(submissions.accept, 3, step(State.ACCEPTED), State.RECEIVED).result()
    store.write(submissions.advance, 4, step(State.RETURNED, reason="Thiếu mục II"), State.RECEIVED).result()
    store.write(submissions.receive, handed(replaces=5), b"6", "{}").result()
    draft = Draft(who="CB-007", piece=PIECE, moment=NINE, content=f"{MARK}-7.")
    store.write(drafts.save, draft).result()
    store.write(drafts.save, replace(draft, who="CB-008", moment=later(days=2))).result()


def content(number: int) -> bytes:
    return f"{MARK}-{number}.".encode() * 2000


def forget(store, before):
    return store.write(forgetting.forget, before, later(days=90), RULE).result()


def test_only_drafts_and_what_was_returned_or_replaced_go(store):
    filled(store)
    gone = forget(store, later(days=1))
    assert [(line.what, line.about, line.reason, line.rule) for line in gone] == [
        (Erased.DRAFT, "CB-007 · M-01 · KY-2026 · person · CB-007 · 2026-11 · tu_cham", "", RULE),
        (Erased.SUBMISSION, "TN-2026-000004", "Thiếu mục II", RULE),
        (Erased.SUBMISSION, "TN-2026-000005", "Thay bằng TN-2026-000006", RULE),
    ]
    kept = {number: store.read(submissions.content, number) is not None for number in range(1, 7)}
    assert kept == {1: True, 2: True, 3: True, 4: False, 5: False, 6: True}
    assert store.read(submissions.answers, 4) is None and store.read(submissions.answers, 1)
    assert store.read(drafts.drafts_of, "CB-007") == ()
    assert len(store.read(drafts.drafts_of, "CB-008")) == 1


def test_receipt_hash_reason_and_log_stay(store):
    filled(store)
    before = store.read(submissions.submission, 4)
    gone = forget(store, later(days=1))
    after = store.read(submissions.submission, 4)
    assert (after.sha256, after.handed) == (before.sha256, replace(before.handed, warnings="[]"))
    assert [one.state for one in store.read(submissions.history, 4)] == [
        State.RECEIVED,
        State.RETURNED,
        State.DELETED,
    ]
    assert after.last == step(State.DELETED, by="", moment=later(days=90), reason=RULE)
    assert store.read(forgetting.erasures) == gone
    assert gone[1].sha256 == before.sha256
    # What was returned may be handed in again as it was, under a number of its own.
    assert store.write(submissions.receive, HANDED, content(4), "{}").result().number == 7


def test_a_second_time_nothing_is_left_to_delete(store):
    filled(store)
    forget(store, later(days=1))
    assert forget(store, later(days=1)) == ()
    assert store.read(submissions.standing, FORGETTABLE) == ()


def test_what_moved_at_the_moment_itself_is_kept(store):
    filled(store)
    assert forget(store, NINE) == ()


def test_what_is_deleted_is_in_no_file_any_more(store):
    filled(store)
    for number, seen in ((1, State.RECEIVED), (2, State.LOOKING)):
        store.write(submissions.advance, number, step(State.RETURNED, reason="x"), seen).result()
    forget(store, later(days=3))
    store.empty_journal()
    left = b"".join(path.read_bytes() for path in store.path.parent.iterdir())
    assert {number for number in range(1, 8) if f"{MARK}-{number}.".encode() in left} == {3}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_nothing_that_waits_or_was_accepted_can_be_erased(store, number):
    filled(store)
    with pytest.raises(Decided):
        store.write(submissions.erase, number, later(days=90), RULE).result()
    assert store.read(submissions.content, number) == content(number)


def test_a_new_version_of_what_was_deleted_is_taken(store):
    filled(store)
    forget(store, later(days=1))
    store.write(submissions.receive, handed(replaces=4), b"7", "{}").result()
    assert store.read(submissions.submission, 4).last.state is State.DELETED
