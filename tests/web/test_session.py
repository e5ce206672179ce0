"""A session that is chance alone, forms of ours, and tries that are counted."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.web import session
from congkhai.web.door import Door
from congkhai.web.rate import Rate, Tries
from congkhai.web.refusal import NotTaken
from tests.web.service import KEY, NOW, Kept, Service, service


@pytest.fixture(name="open")
def _open():
    with service() as running:
        yield running


def entered(open_: Service) -> tuple[str, str]:
    """A new session's token, and the whole line that set it."""
    line = open_.post("/enter", b"het=1").headers["set-cookie"]
    return line.partition("=")[2].partition(";")[0], line


def test_the_cookie_is_chance_for_this_service_alone(open):
    token, line = entered(open)
    assert re.fullmatch(r"congkhai=[A-Za-z0-9_-]{43}; HttpOnly; Path=/; SameSite=strict", line)
    assert [*open.office.sessions] == [session.hash_of(token)]
    assert token not in repr(open.office)
    assert entered(open)[0] != token
    assert open.get("/own", f"Cookie: khac=1; congkhai={token}").status == 200


@pytest.mark.parametrize(
    ("door", "name", "path"),
    [
        (Door(), "congkhai", "/"),
        (Door(url="http://localhost:8080/nop"), "congkhai", "/nop/"),
        (Door(behind_proxy=True, url="https://a.vn"), "__Host-congkhai", "/"),
        (Door(behind_proxy=True, url="https://a.vn/nop-ho-so/"), "__Secure-congkhai", "/nop-ho-so/"),
    ],
)
def test_the_name_of_the_cookie_says_where_it_holds(door, name, path):
    cookie = session.cookie_of(door)
    assert (cookie.name, cookie.path, cookie.secure) == (name, path, door.secure)


def test_unknown_expired_and_withdrawn_are_refused_alike(open):
    token, _ = entered(open)
    lines = {
        "none": (),
        "unknown": ("Cookie: congkhai=" + "a" * 43,),
        "malformed": ("Cookie: congkhai=\xff; ;;=",),
        "twice": (f"Cookie: congkhai={token}; congkhai={token}",),
        "expired": (f"Cookie: congkhai={token}",),
        "withdrawn": (f"Cookie: congkhai={token}",),
    }
    pages = set()
    for case, sent in lines.items():
        kept = {"expired": Kept(until=NOW), "withdrawn": Kept(until=NOW + timedelta(1), withdrawn=True)}.get(
            case
        )
        if kept is not None:
            open.office.sessions[session.hash_of(token)] = kept
        open.office.looked_up.clear()
        answer = open.get("/own", *sent)
        assert (answer.status, len(open.office.looked_up)) == (403, 1), case
        assert re.fullmatch("[0-9a-f]{64}", open.office.looked_up[0])
        pages.add(answer.text)
    assert len(pages) == 1
    open.office.sessions[session.hash_of(token)] = Kept(until=NOW + timedelta(microseconds=1))
    assert open.get("/own", f"Cookie: congkhai={token}").status == 200


def test_a_form_is_taken_with_the_token_of_its_session_and_path_alone(open):
    (own, _), (other, _) = entered(open), entered(open)
    the = open.get("/own", f"Cookie: congkhai={own}").text
    elsewhere = session.form_token(KEY, session.hash_of(own), "/own")
    foreign = session.form_token(bytes(32), session.hash_of(own), "/own/send")

    def send(cookie: str, the_: str) -> int:
        return open.post("/own/send", f"the={the_}&het=1".encode(), f"Cookie: congkhai={cookie}").status

    assert send(own, the) == 200
    for cookie, wrong in (
        (other, the),
        (own, ""),
        (own, the[:-1]),
        (own, elsewhere),
        (own, foreign),
        (own, "%E1%BB%87"),
    ):
        assert send(cookie, wrong) == 403
    assert (
        open.post("/own/send", f"the={the}&the={the}&het=1".encode(), f"Cookie: congkhai={own}").status == 400
    )


def test_a_key_that_can_be_guessed_is_none():
    with pytest.raises(ValueError, match="32 bytes"):
        session.form_token(b"ngan", "a", "/")


def test_tries_are_counted_by_sender(open):
    assert [open.get("/ask/1").status for _ in range(4)] == [200, 200, 200, 429]
    answer = open.get("/ask/2")
    assert (answer.status, answer.headers["retry-after"], "60 giây" in answer.text) == (429, "60", True)


def test_a_try_comes_back_with_time_and_others_have_their_own():
    now = [0.0]
    tries = Tries(Rate(tries=2, seconds=10), lambda: now[0])
    assert [waits(tries, "a") for _ in range(4)] == [0, 0, 10, 10]
    assert waits(tries, "b") == 0
    now[0] = 9.5
    assert waits(tries, "a") == 1
    now[0] = 10
    assert [waits(tries, "a") for _ in range(2)] == [0, 10]
    now[0] = 1000
    assert [waits(tries, "a") for _ in range(3)] == [0, 0, 10]


def waits(tries: Tries, sender: str) -> int:
    """The seconds that a refused try is told to wait; 0 for one that is taken."""
    try:
        tries.take(sender)
    except NotTaken as refusal:
        assert refusal.status == 429
        return int(refusal.headers["Retry-After"])
    return 0


@given(st.lists(st.floats(0, 30), max_size=60))
def test_no_sender_has_more_tries_than_time_gives(pauses):
    now, taken = [0.0], 0
    tries = Tries(Rate(tries=3, seconds=10), lambda: now[0])
    for pause in pauses:
        now[0] += pause
        taken += waits(tries, "a") == 0
        assert taken <= 3 + now[0] / 10 + 1e-6


def test_senders_without_number_do_not_fill_the_memory():
    tries = Tries(Rate(tries=1, seconds=10), lambda: 0.0)
    for number in range(10_001):
        tries.take(str(number))
    assert waits(tries, "5000") == 10
    assert waits(tries, "0") == 0
