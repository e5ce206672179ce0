"""What is typed into the intake and sent to it in any form, on this machine and behind nginx."""

import re
import socket
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256

import pytest
from playwright.sync_api import Browser

from tests.web.intake_browser import enter, fill, press, words
from tests.web.intake_client import BOUNDARY, FORM, Client, entered, multipart
from tests.web.intake_fixtures import ASKED, PETITION
from tests.web.intake_office import (
    CLERK,
    HEAD,
    MEETING,
    NOVEMBER,
    OFFICIAL,
    PATIENCE,
    SELF,
    UNIT,
    laid_out,
    served,
)
from tests.web.service import heard
from tests.web.test_in_a_browser import PATH, nginx
from tests.web.test_intake_story import voted

pytestmark = pytest.mark.slow

OWN = f"{NOVEMBER}/nguoi_lap"
#: Texts that would run where they are not escaped.
EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)' autofocus='",
    "</textarea></title><svg onload=alert(1)>",
    "</script><script>alert(1)</script>",
    "{{7*7}} {% x %} <!--#exec-->",
)
FORMULAS = ("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", '=HYPERLINK("http://x")')


# ---- what is typed ----


@pytest.mark.parametrize("text", [*EVIL, *FORMULAS])
def test_what_is_typed_is_text_wherever_it_is_seen(inside, own, clerk, text):
    """In the draft, on the page of what is wrong, in what was handed in, for the office, as notes."""
    typed = {**SELF, "f.tc_1_1": text, "f.uu_diem": text, "f.han_che": text}
    wrong = own.hand_in(OWN, typed)
    assert wrong.status == 422
    draft = own.get(OWN)
    number = own.hand_in(OWN, {**SELF, "f.uu_diem": text, "f.han_che": text}).number
    path = f"/ho-so/{number}"
    returned = clerk.send(path, path, {"viec": "tra", "ly_do": text})
    noted = clerk.send(path, path, {"viec": "ghi", "ghi_chu": text})
    pages = [wrong, draft, own.get(f"/bien-nhan/{number}/noi-dung"), returned, noted]
    pages += [own.get(f"/bien-nhan/{number}"), own.get("/"), clerk.get("/hang-doi/returned")]
    raw = [page.text.replace("\n", " ") for page in pages]
    active = re.compile(
        r"<script>alert|<img src=x|<svg onload|' onfocus='alert|<textarea[^>]*></textarea></title>"
    )
    assert [page for page in raw if active.search(page)] == []
    # It is not left out either.
    assert all(
        text in page.said for page in (returned, noted, own.get(f"/bien-nhan/{number}")) if "<" not in text
    )


def test_what_no_cell_may_hold_is_told_to_who_typed_it(inside):
    """A formula, a piece of a page: at the field, before it is received; no table has any."""
    unit, path = entered(inside, UNIT), f"/phieu/BB-HN/{MEETING}/-/thu_ky"
    for text in (*FORMULAS, EVIL[0], EVIL[1]):
        answer = unit.hand_in(path, {**voted(), "f.thu_ky": text, "f.ket_luan": text})
        assert (answer.status, "Có 1 chỗ cần sửa" in answer.said) == (422, True), text
        assert "Ô ‘Thư ký’" in answer.said
    unit.hand_in(path, {**voted(), "f.ket_luan": FORMULAS[0]})
    number = entered(inside, HEAD).hand_in(f"/phieu/BB-HN/{MEETING}/-/chu_tri", {"f.thong_qua": "co"}).number
    office = entered(inside, CLERK)
    said = office.send(f"/ho-so/{number}", f"/ho-so/{number}", {"viec": "nhan"}).said
    # The conclusion stays in the dossier.
    assert "đã chấp nhận. Mã xác nhận" in said and FORMULAS[0] in said
    every = b"".join(path.read_bytes() for path in (inside.office.folder / "datapackage" / "data").iterdir())
    assert not re.search(rb'(^|,)"?[=@+]', every, re.M) and b"<script" not in every


def test_of_two_versions_that_come_at_once_one_waits(inside, clerk):
    """From two devices of the same person, before anything was handed in."""
    who, path = "CB-020", "/phieu/KN/CB-020/-/nguoi_lap"
    devices = [entered(inside, who) for _ in range(6)]
    forms = [device.get(path).form(path) for device in devices]

    def send(at: int) -> int:
        fields = {**ASKED, "f.noi_dung": f"Từ máy {at}", "viec": "nop"}
        return devices[at].post(path, [*fields.items(), *forms[at]]).number

    with ThreadPoolExecutor(len(devices)) as pool:
        numbers = {*pool.map(send, range(len(devices)))}
    assert len(numbers) == len(devices)
    waiting = {int(number) for number in re.findall(r"/ho-so/(\d+)", clerk.get("/hang-doi").text)}
    assert waiting & numbers == {max(numbers)}
    assert numbers <= {int(n) for n in re.findall(r"/ho-so/(\d+)", clerk.get("/hang-doi/all").text)}


# ---- files and bodies ----


def test_the_name_of_a_file_is_no_path(inside, clerk, petition):
    assert "pass<b>wd.pdf" in clerk.get(f"/ho-so/{petition}").said
    file = clerk.get(f"/bien-nhan/{petition}/kem/0")
    assert file.headers["Content-Disposition"] == "attachment; filename*=UTF-8''pass%3Cb%3Ewd.pdf"
    assert file.headers["Content-Type"] == "application/octet-stream"
    folder = inside.office.folder
    assert list(folder.parent.rglob("*wd.pdf*")) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.exe", b"MZ"), ("a.pdf", b"x" * 6_000_000), ("a.pdf", b"MZ\x90"), ("a.html", b"<p>")],
)
def test_a_file_that_the_form_does_not_take_is_told(petitioner, petition, name, content):
    answer = petitioner.send_files(PETITION, ASKED, ("f.tai_lieu", name, content))
    assert answer.status == 422 and answer.said.startswith("Lỗi: ")


def test_fifty_megabytes_are_refused_in_words(inside, petitioner):
    form = petitioner.get(PETITION).form(PETITION)
    body = multipart([("viec", "nop"), *form], ("f.tai_lieu", "to.pdf", b"x" * 50_000_000))
    head = [f"POST {PETITION} HTTP/1.1", f"Host: 127.0.0.1:{inside.port}", f"Content-Length: {len(body)}"]
    head += [
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}",
        f"Cookie: congkhai={petitioner.cookie}",
    ]
    with socket.create_connection(("127.0.0.1", inside.port), timeout=PATIENCE) as connection:
        connection.sendall("\r\n".join([*head, "", ""]).encode() + body[:100_000])
        answer = heard(connection)
    assert answer.status == 413 and "(12 MB)" in answer.text


def test_what_is_not_whole_is_not_taken(petitioner, petition):
    form = petitioner.get(PETITION).form(PETITION)
    body = multipart([*ASKED.items(), ("viec", "nop"), *form], ("f.tai_lieu", "a.pdf", b"%PDF-1.4"))
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    for length in (len(body) - 6, len(body) // 2, 10, 0):
        assert petitioner.ask("POST", PETITION, body[:length], Content_Type=kind).status == 400
    plain = b"viec=nop&f.noi_dung=%C4&f.can_cu=x&het=1"
    for text in (plain, plain.replace(b"%C4", b"\xc4"), plain[:-6], b"\xff\xfe", b"="):
        assert petitioner.ask("POST", PETITION, text, Content_Type=FORM).status == 400
    assert "đã nhận" in petitioner.get(f"/bien-nhan/{petition}").said


def test_wrong_hosts_methods_and_kinds_are_refused(own):
    assert own.get("/", Host="xau.example").status == 421
    assert [own.ask(method, OWN).status for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH")] == [
        405
    ] * 5
    assert [own.post(path, [("het", "1")]).status for path in ("/", "/tinh/trang.css", "/ban-giay")] == [
        405
    ] * 3
    for kind in ("application/json", "text/plain", "", "application/xml"):
        assert own.ask("POST", OWN, b"{}", Content_Type=kind).status == 415
    assert own.ask("GET", OWN, b"x=1", Content_Type=FORM).status == 400


def test_a_refusal_looks_like_our_pages_anywhere_and_leads_back(inside, own):
    """It bears its style, which the policy names by its hash: also where no file of ours may be asked for."""
    wrong = own.get("/", Host="xau.example")
    every = (own.get("/khong-co"), own.ask("PUT", OWN), own.ask("POST", OWN, b"", Content_Type="a/b"), wrong)
    for answer in every:
        assert "· Nộp hồ sơ" in answer.said and ">Về trang đầu</a>" in answer.text
        style = answer.text.partition("<style>")[2].partition("</style>")[0]
        hashed = b64encode(sha256(style.encode()).digest()).decode()
        assert style and f"'sha256-{hashed}'" in answer.headers["Content-Security-Policy"]
    assert f'href="{inside.address}"' in wrong.text and 'href="/"' in every[0].text
    # Who is not in is led to no page that would refuse him again.
    assert "Về trang đầu" not in Client(inside).get("/").text


# ---- behind the office's own server ----


def test_behind_a_server_with_tls_under_a_path(tmp_path, browser: Browser):
    with closing(socket.socket()) as one, closing(socket.socket()) as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        outer, inner = one.getsockname()[1], other.getsockname()[1]
    office = laid_out(tmp_path / "co-quan")
    url = f"https://localhost:{outer}{PATH}"
    (tmp_path / "nginx").mkdir()
    with (
        served(office, "--behind-proxy", "--url", url, port=inner) as open_,
        nginx(tmp_path / "nginx", outer, inner),
        closing(browser.new_context(ignore_https_errors=True)) as context,
    ):
        page = context.new_page()
        strays: list[str] = []
        page.on("request", lambda asked: strays.append(asked.url))
        page.on("console", lambda said: strays.append(said.text))
        enter(page, open_, OFFICIAL)
        cookie = context.cookies(f"{url}/")[0]
        assert (cookie["name"], cookie["path"]) == ("__Secure-congkhai", f"{PATH}/")
        assert (cookie["httpOnly"], cookie["secure"], cookie["sameSite"]) == (True, True, "Strict")
        page.click("text=Mẫu số 01), tháng 11 năm 2026")
        fill(page, SELF)
        page.get_by_text("Đã lưu nháp lúc").wait_for()
        press(page, "Nộp")
        page.wait_for_url(f"{url}/bien-nhan/1")
        page.click("text=Xem, in nội dung đã nộp")
        assert "Chủ động, đúng hạn." in page.locator("body").inner_text()
        page.go_back()
        page.click("text=Máy đang dùng")
        page.locator("button", has_text="Thoát").click()
        assert "Đã thoát khỏi máy này" in words(page)
        assert page.goto(f"{url}/").status == 403
        assert [
            text for text in strays if not text.startswith((f"{url}/", "data:")) and "403" not in text
        ] == []
        # Not by its own port, and not by another name.
        assert Client(open_).get(f"{PATH}/").status == 421
