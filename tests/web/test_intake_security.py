"""What nobody may do with the intake, over real sockets, against the service as its command runs it."""

import re
from datetime import datetime

import pytest

from congkhai.intake import links
from congkhai.intake.location import place
from congkhai.intake.store import Store
from congkhai.text.dates import ZONE
from tests.web.intake_client import Answer, Client, entered
from tests.web.intake_office import (
    HEAD,
    MEETING,
    NOVEMBER,
    OFFICIAL,
    PETITIONER,
    SELF,
    TODAY,
    Served,
    laid_out,
    link,
    served,
)

pytestmark = pytest.mark.slow

OWN = f"{NOVEMBER}/nguoi_lap"
#: Words that were typed, and that no log may hold.
SECRET = "dau-mat-5e11c0"


# ---- who is in ----


def test_without_a_cookie_there_is_nothing(inside):
    nobody = Client(inside)
    for path in (
        "/",
        OWN,
        "/thiet-bi",
        "/hang-doi",
        "/ho-so/1",
        "/bien-nhan/1",
        "/ban-giay",
        f"{OWN}/tep.html",
    ):
        answer = nobody.get(path)
        assert (answer.status, "Hãy mở lại đường liên kết" in answer.said) == (403, True), path
    assert nobody.post(OWN, [("viec", "nop"), ("het", "1")]).status == 403
    forged = Client(inside, cookie="A" * 43)
    assert forged.get("/").status == 403
    twice = entered(inside, OFFICIAL)
    assert twice.get("/", Cookie=f"congkhai={twice.cookie}; congkhai=x").status == 403


def test_a_preview_of_a_link_changes_nothing(inside):
    """Mail and chat programs open links, some of them twice."""
    token = link(inside.office, OFFICIAL)
    robot = Client(inside, lines={"Sec-Purpose": "prefetch;prerender", "Purpose": "prefetch"})
    for method in ("GET", "HEAD", "GET"):
        answer = robot.ask(method, f"/vao/{token}")
        assert (answer.status, answer.headers["Set-Cookie"]) == (200, None)
    with Store(place(inside.office.folder / "datapackage")) as store:
        made = store.read(links.link, token)
        assert made is not None
        used = [one for one in store.read(links.devices_of, OFFICIAL) if one.link == made]
    assert used == []


def test_a_link_that_expired_or_was_withdrawn_is_refused_like_one_that_never_was(inside):
    past = link(inside.office, OFFICIAL, datetime(2026, 1, 1, tzinfo=ZONE), 300)
    gone = link(inside.office, "CB-011")
    held = Client(inside, cookie=entered_by(inside, gone))
    assert held.get("/").status == 200
    with Store(place(inside.office.folder / "datapackage")) as store:
        store.write(links.withdraw, links.hashed(gone), datetime(2026, 6, 1, tzinfo=ZONE)).result()
    # Another address each, so that these are no guesses of one.
    answers = [press(inside, token) for token in (past, gone, "A" * 43, "", "\ufffd")]
    assert {answer.status for answer in answers} == {403}
    assert len({answer.text for answer in answers}) == 1
    assert all(answer.headers["Set-Cookie"] is None for answer in answers)
    # Whoever was in by it is out.
    assert held.get("/").status == 403


def press(inside: Served, token: str) -> Answer:
    return Client(inside).post("/vao", [("lien_ket", token), ("het", "1")])


def entered_by(inside: Served, token: str) -> str:
    said = press(inside, token).headers["Set-Cookie"]
    return said.partition("=")[2].partition(";")[0]


def test_the_cookie_is_the_browsers_alone(inside):
    said = press(inside, inside.link(OFFICIAL)).headers["Set-Cookie"]
    name, *attributes = (part.strip().lower() for part in said.split(";"))
    assert re.fullmatch(r"congkhai=[\w-]{43}", name)
    assert sorted(attributes) == ["httponly", "path=/", "samesite=strict"]


def test_devices_are_listed_and_each_can_be_shown_out(inside):
    first = entered(inside, "CB-012", User_Agent="Mozilla/5.0 (Windows NT 10.0) Firefox/130.0")
    second = entered(inside, "CB-012", User_Agent="Mozilla/5.0 (Linux; Android 14) Chrome/130 Edg/130")
    page = first.get("/thiet-bi")
    assert "Firefox trên Windows (máy này)" in page.said and "Edge trên Android" in page.said
    here, there = machines(page)
    # Somebody else cannot show it out by its id.
    assert entered(inside, "CB-016").send("/thiet-bi", "/thiet-bi", {"may": there}).status == 303
    assert second.get("/").status == 200
    assert first.send("/thiet-bi", "/thiet-bi", {"may": there}).status == 303
    assert (first.get("/").status, second.get("/").status) == (200, 403)
    left = first.send("/thiet-bi", "/thiet-bi", {"may": here})
    assert "Đã thoát khỏi máy này" in left.said
    assert 'congkhai=""' in left.headers["Set-Cookie"] or "congkhai=;" in left.headers["Set-Cookie"]
    assert first.get("/").status == 403


def machines(page: Answer) -> tuple[str, str]:
    """The ids of the device that asks and of the other one."""
    entries = page.text.split("<li>")
    found = {"(máy này)" in entry: re.findall(r'name="may" value="(\w+)"', entry) for entry in entries}
    return found[True][0], found[False][0]


# ---- whose it is ----


def test_somebody_elses_part_of_a_form_is_not_there(inside, own, stranger):
    """By a forged path: another's form, another part of the own one, parts that there are not."""
    paths = (
        f"{NOVEMBER}/nguoi_theo_doi",
        f"/phieu/M-335-01/{HEAD}/thang-11/nguoi_lap",
        f"/phieu/BB-HN/{MEETING}/-/thu_ky",
        f"{NOVEMBER}/chu_tri",
        f"{NOVEMBER}/NGUOI_LAP",
        f"/phieu/M-335-01/{OFFICIAL}/thang-13/nguoi_lap",
        f"/phieu/M-335-01/{OFFICIAL}/quy-4/nguoi_lap",
    )
    form = own.get(OWN).form(OWN)
    for path in paths:
        assert own.get(path).status == own.get(f"{path}/tep.html").status == 404, path
        # The token of the own form is none of another address; with the right one it is still not theirs.
        assert own.post(path, [*SELF.items(), ("viec", "nop"), *form]).status in (403, 404)
        assert own.post(f"{path}/nhap", [*SELF.items(), *form]).status in (403, 404)
    assert stranger.get(OWN).status == 404


def test_fields_of_another_part_are_passed_over(inside, own):
    """The official adds the remark of whoever tracks him: nothing of it is kept."""
    number = own.hand_in(OWN, {**SELF, "f.nhan_xet": SECRET, "f.nhom_1": SECRET}).number
    assert SECRET not in own.get(f"/bien-nhan/{number}/noi-dung").text
    assert SECRET not in entered(inside, HEAD).get(f"{NOVEMBER}/nguoi_theo_doi").text


def test_what_others_handed_in_is_not_there(inside, petition, stranger, clerk):
    paths = [f"/bien-nhan/{petition}{end}" for end in ("", "/tep", "/noi-dung", "/kem/0")]
    office = ["/hang-doi", "/hang-doi/all", f"/ho-so/{petition}", "/ban-giay"]
    for path in [*paths, *office]:
        assert stranger.get(path).status == 404, path
    for path in [*paths, *office]:
        assert clerk.get(path).status == 200, path
    assert stranger.post(f"/ho-so/{petition}", [("viec", "nhan"), ("het", "1")]).status == 404
    # Whom it is about reads it, and is no office.
    about = entered(inside, PETITIONER)
    assert [about.get(path).status for path in paths] == [200] * len(paths)
    assert {about.get(path).status for path in office} == {404}


def test_a_code_of_confirmation_is_its_owners_and_good_once(inside, petition, clerk):
    path = f"/ho-so/{petition}"
    said = clerk.send(path, path, {"viec": "nhan"}).said
    code = re.search(r"Mã xác nhận để báo lại người nộp: ([\w-]+)", said)
    assert code, said
    typed = {"ma_xac_nhan": code[1]}
    stranger = entered(inside, "CB-019")
    other = stranger.send("/thiet-bi", "/xac-nhan", typed)
    unknown = stranger.send("/thiet-bi", "/xac-nhan", {"ma_xac_nhan": "AAAA-AAAA-AAAA-AAAA"})
    # A code of somebody else is told like one that there is not.
    assert "Không có mã xác nhận này" in other.said and other.said == unknown.said
    own = entered(inside, PETITIONER)
    # Typed for the page of a receipt that is not there, or not the sender's, it is not used up.
    for forged in ("999999", "x", "-1"):
        assert own.send("/thiet-bi", "/xac-nhan", typed | {"so": forged}).status == 404
    assert "Mã đúng" in own.send("/thiet-bi", "/xac-nhan", typed).said
    again = own.send("/thiet-bi", "/xac-nhan", typed)
    assert (again.status, "Mã xác nhận này đã được dùng lúc" in again.said) == (422, True)


# ---- who sends it ----


def test_only_a_form_that_we_made_for_this_device_is_taken(inside, own, stranger):
    form = dict(own.get(OWN).form(OWN))
    fields = [*SELF.items(), ("viec", "luu")]
    other_form = dict(
        own.get(f"{NOVEMBER.replace('11', '12')}/nguoi_lap").form(f"{NOVEMBER.replace('11', '12')}/nguoi_lap")
    )
    other_device = dict(entered(inside, OFFICIAL).get(OWN).form(OWN))
    for token in ("", "0" * 64, other_form["ma"], other_device["ma"], "\ufffd"):
        assert own.post(OWN, [*fields, ("ma", token), ("het", "1")]).status == 403
        assert own.post(f"{OWN}/nhap", [*fields, ("ma", token), ("het", "1")]).status == 403
    assert own.post(OWN, [*fields, ("het", "1")]).status == 403
    for lines in ({"Origin": "https://xau.example"}, {"Sec_Fetch_Site": "cross-site"}, {"Origin": "null"}):
        assert own.post(OWN, [*fields, ("ma", form["ma"]), ("het", "1")], **lines).status == 403
    assert own.post(OWN, [*fields, ("ma", form["ma"]), ("het", "1")]).status == 303


def test_a_page_is_good_after_the_service_was_started_again(tmp_path):
    """What somebody was typing meanwhile can still be sent, and by nobody else."""
    office = laid_out(tmp_path / "co-quan")
    with served(office) as first:
        own, other = entered(first, OFFICIAL), entered(first, "CB-011")
        form = own.get(OWN).form(OWN)
    with served(office) as second:
        own.served = other.served = second
        sent = [*SELF.items(), ("viec", "nop"), *form]
        assert other.post(OWN, sent).status in (403, 404)
        assert own.post(OWN, sent).number == 1


# ---- at the end: wrong links are counted by address ----


def test_who_guesses_waits(inside, own):
    answers = [press(inside, f"{n:043}") for n in range(25)]
    assert {answer.status for answer in answers} == {403, 429}
    last = answers[-1]
    assert last.status == 429 and 0 < int(last.headers["Retry-After"]) <= 15
    assert "Đã thử quá nhiều lần" in last.said
    # A right link is let in meanwhile, and whoever is in goes on.
    assert press(inside, inside.link(OFFICIAL)).status == 303
    assert own.get("/").status == 200


def test_the_log_holds_routes_and_nothing_that_was_sent(inside, own):
    own.hand_in(OWN, {**SELF, "f.uu_diem": SECRET, "f.han_che": SECRET})
    own.get(f"/phieu/{SECRET}/x/-/nguoi_lap?{SECRET}")
    own.get("/", Referer=f"http://x/{SECRET}", User_Agent=SECRET)
    said = inside.said()
    tokens = [*inside.links.values(), own.cookie, links.hashed(own.cookie)]
    assert [mark for mark in (SECRET, OFFICIAL, "Mùa A Sếnh", *tokens) if mark in said] == []
    first, *lines = said.splitlines()
    assert first.startswith("Nhận hồ sơ tại: http://127.0.0.1:")
    line = re.compile(rf"{TODAY}T[\d:]{{8}}\+07:00 (GET|HEAD|POST|-) [a-z-]+ [1-5]\d\d \d+ ms")
    assert [text for text in lines if not line.fullmatch(text)] == []
