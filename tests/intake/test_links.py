"""Drafts, personal links, devices."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from congkhai.errors import WrongUse
from congkhai.intake import drafts, links
from congkhai.intake.values import Draft, Role
from congkhai.value import replace
from tests.intake.desk import NINE, PIECE, later

EXPIRES = later(days=30)


def made(store, who="CB-007", role=Role.PERSON):
    return store.write(links.make, who, role, NINE, EXPIRES).result()


def entered(store, token, label="Chrome trên Windows", moment=NINE):
    return store.write(links.enter, token, label, moment).result()


def test_a_draft_saved_again_replaces_and_others_stay(store):
    draft = Draft(who="CB-007", piece=PIECE, moment=NINE, content='{"a": "nháp"}')
    others = [
        replace(draft, who="CB-008"),
        *(
            replace(draft, piece=replace(PIECE, **{name: "khác"}))
            for name in ("form", "cycle", "period", "part")
        ),
    ]
    newer = replace(draft, moment=later(minutes=1), content="{}")
    for one in (draft, *others, newer):
        store.write(drafts.save, one).result()
    assert store.read(drafts.draft, "CB-007", PIECE) == newer
    assert len(store.read(drafts.drafts_of, "CB-007")) == 5
    for _ in range(2):
        store.write(drafts.discard, "CB-007", PIECE).result()
    assert store.read(drafts.draft, "CB-007", PIECE) is None
    assert store.read(drafts.draft, "CB-008", PIECE) == others[0]


def test_opening_a_link_changes_nothing(store):
    token = made(store)
    before = store.read(lambda c: list(c.iterdump()))
    link = store.read(links.link, token)
    assert (link.who, link.role, link.made, link.expires) == ("CB-007", Role.PERSON, NINE, EXPIRES)
    assert store.read(lambda c: list(c.iterdump())) == before


def test_neither_token_nor_cookie_is_kept(store):
    token = made(store)
    cookie = entered(store, token)
    kept = store.read(lambda c: "\n".join(c.iterdump()))
    assert len(token) == len(cookie) == 43
    assert token not in kept and cookie not in kept
    assert links.hashed(token) in kept and links.hashed(cookie) in kept


def test_tokens_are_never_alike(store):
    assert len({made(store) for _ in range(50)}) == 50


@pytest.mark.parametrize(
    ("moment", "leads_in"),
    [(NINE, True), (later(days=29.9), True), (EXPIRES, False), (later(days=31), False)],
)
def test_a_link_leads_in_until_it_expires(store, moment, leads_in):
    token = made(store)
    assert store.read(links.link, token).open_at(moment) is leads_in
    if not leads_in:
        with pytest.raises(WrongUse, match="không còn dùng được"):
            entered(store, token, moment=moment)


@pytest.mark.parametrize("guess", ["", "x", "ế" * 43, "\ud800", "A" * 100_000])
def test_a_guessed_token_or_cookie_is_nobody_s(store, guess):
    made(store)
    assert store.read(links.link, guess) is None
    assert store.read(links.device, guess) is None
    with pytest.raises(WrongUse, match="không còn dùng được"):
        entered(store, guess)


def test_the_hash_of_a_token_is_no_token(store):
    token = made(store)
    assert store.read(links.link, links.hashed(token)) is None


def test_withdrawing_ends_the_link_and_its_devices_and_no_other(store):
    first, second = made(store), made(store)
    cookies = [entered(store, token) for token in (first, second)]
    store.write(links.withdraw, links.hashed(first), later(hours=1)).result()
    store.write(links.withdraw, links.hashed(first), later(hours=2)).result()
    assert [link.withdrawn for link in store.read(links.links_of, "CB-007")].count(later(hours=1)) == 1
    open_now = [store.read(links.device, cookie).open_at(later(hours=3)) for cookie in cookies]
    assert open_now == [False, True]
    with pytest.raises(WrongUse):
        entered(store, first)


def test_a_device_can_be_signed_out_and_others_stay(store):
    token = made(store)
    here, there = entered(store, token, "máy cơ quan"), entered(store, token, "điện thoại", later(hours=1))
    store.write(links.see, links.hashed(here), later(hours=2)).result()
    store.write(links.see, links.hashed(here), NINE).result()
    listed = store.read(links.devices_of, "CB-007")
    assert [(one.label, one.last_seen) for one in listed] == [
        ("máy cơ quan", later(hours=2)),
        ("điện thoại", later(hours=1)),
    ]
    store.write(links.leave, links.hashed(here), later(hours=3)).result()
    store.write(links.leave, links.hashed(here), later(hours=4)).result()
    assert store.read(links.device, here).ended == later(hours=3)
    assert not store.read(links.device, here).open_at(later(hours=5))
    assert store.read(links.device, there).open_at(later(hours=5))
    assert not store.read(links.device, there).open_at(EXPIRES)


def test_devices_are_known_from_many_threads_at_once(store):
    tokens = [made(store, who=f"CB-{number}") for number in range(8)]
    cookies = [entered(store, token) for token in tokens]

    def whose(cookie: str) -> list[str]:
        return [store.read(links.device, cookie).link.who for _ in range(20)]

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(whose, cookies))
    assert seen == [[f"CB-{number}"] * 20 for number in range(8)]


def test_all_open_links_of_somebody_in_one_role_are_withdrawn(store):
    mine = [made(store) for _ in range(2)]
    other, unit = made(store, "CB-008"), made(store, role=Role.UNIT)
    cookie = entered(store, mine[0])
    store.write(links.withdraw, links.hashed(mine[1]), later(hours=1)).result()
    assert store.write(links.withdraw_all, "CB-007", Role.PERSON, later(hours=2)).result() == 1
    withdrawn = [store.read(links.link, token).withdrawn for token in (*mine, other, unit)]
    assert withdrawn == [later(hours=2), later(hours=1), None, None]
    assert not store.read(links.device, cookie).open_at(later(hours=3))
    assert store.write(links.withdraw_all, "CB-008", Role.PERSON, later(days=31)).result() == 0
