"""Forms that were sent: whole, in UTF-8, within limits; names of files that are no paths."""

import unicodedata
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.web.posted import shown_name
from tests.web.service import Answer, Service, service

KIND = "multipart/form-data; boundary=ranh-gioi"
END = 'form-data; name="het"', b"1"
FEW = {"fields": 20, "field": 1000, "files": 2, "file": 5000, "multipart": 20_000, "urlencoded": 10_000}


@pytest.fixture(scope="module", name="open")
def _open():
    with service(**FEW) as running:
        yield running


def multipart(*parts: tuple[str, bytes], closed: bool = True) -> bytes:
    body = b"".join(
        b"--ranh-gioi\r\nContent-Disposition: %s\r\n\r\n%s\r\n" % (disposition.encode(), content)
        for disposition, content in parts
    )
    return body + (b"--ranh-gioi--\r\n" if closed else b"")


def sent(open_: Service, *parts: tuple[str, bytes], end: bool = True) -> Answer:
    return open_.post("/send", multipart(*parts, *([END] if end else [])), kind=KIND)


def file(name: str, content: bytes = b"x") -> tuple[str, bytes]:
    return f'form-data; name="tep"; filename="{name}"', content


def test_fields_come_as_they_were_sent(open):
    fields = [
        ("ho_ten", "Nguyễn Thị Ánh"),
        ("ghi_chu", "một & hai = ba\r\n% +"),
        ("ghi_chu", ""),
        ("het", "1"),
    ]
    told = "ho_ten=Nguyễn Thị Ánh\nghi_chu=một & hai = ba\r\n% +\nghi_chu="
    assert open.post("/send", urlencode(fields).encode()).text == told
    parts = [(f'form-data; name="{name}"', text.encode()) for name, text in fields[:-1]]
    assert sent(open, *parts).text == told
    assert (
        open.post("/send", b"a=1&het=1", kind="Application/X-WWW-Form-Urlencoded ; charset=UTF-8").text
        == "a=1"
    )


def test_files_come_by_their_bytes(open):
    content = bytes(range(256)) * 4 + b"\r\n--ranh-gioX\r\n--ranh-gioi.\r\n--ranh-gio"
    assert sent(open, file("bản tự kiểm.docx", content)).text == f"tep: bản tự kiểm.docx {len(content)}"
    assert sent(open, file("", b"")).text == ""
    assert sent(open, file("a%22b.txt"), file(r"a\"b.txt")).text == 'tep: a"b.txt 1\ntep: a"b.txt 1'


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\lan\phiếu.xlsx", "phiếu.xlsx"),
        ("/", "tệp không tên"),
        ("..", "tệp không tên"),
        ("a/..", "tệp không tên"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\x00\x1b[2J%0A%0Db.txt", "a[2Jb.txt"),
        ("\u2066\u200b", "tệp không tên"),
        ("x" * 300 + ".docx", "x" * 114 + "….docx"),
        ("<script>.txt", "<script>.txt"),
    ],
)
def test_the_name_of_a_file_is_for_the_eyes_alone(open, name, shown):
    assert shown_name(name) == shown
    if "\x00" not in name:
        assert sent(open, file(name)).text == f"tep: {shown} 1"


@given(st.text())
def test_no_name_is_a_path_or_turns_the_line(name):
    shown = shown_name(name)
    assert 0 < len(shown) <= 120
    assert not set(shown) & set("/\\\n\r\u2028\u2029")
    assert not any(unicodedata.category(letter) in ("Cc", "Cf") for letter in shown)
    assert shown.strip(".")


@pytest.mark.parametrize(
    "body", [b"a=%ff&het=1", b"a=%c3&het=1", "a=ệ&het=1".encode(), b"%ff=1&het=1", b"a=%ed%a0%80&het=1"]
)
def test_letters_that_are_no_utf8_are_refused(open, body):
    answer = open.post("/send", body)
    assert (answer.status, "không phải mã UTF-8" in answer.text) == (400, True)


def test_parts_that_are_no_utf8_are_refused(open):
    cases = [
        multipart(('form-data; name="a"', b"\xff"), END),
        multipart(('form-data; name="a"', "ệ".encode("utf-16")), END),
        multipart(END).replace(b'"het"', b'"\xff"'),
        multipart(file("a.txt"), END).replace(b"a.txt", b"\xffa.txt"),
    ]
    answers = [open.post("/send", body, kind=KIND) for body in cases]
    answers += [open.post("/send", multipart(END), kind=f"{KIND}; charset=utf-16")]
    answers += [open.post("/send", b"het=1", kind="application/x-www-form-urlencoded; charset=windows-1258")]
    assert [(answer.status, "không phải mã UTF-8" in answer.text) for answer in answers] == [(400, True)] * 6
    assert sent(open, file("a.txt", b"\xff\xfe")).status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"a=1",
        b"het=1&a=1",
        b"a=1&het=",
        b"a=1&het=10",
        b"a=1&het",
        b"a",
        b"het=1&",
        b"&het=1",
        b"a=1&he",
    ],
)
def test_a_form_without_its_end_is_refused(open, body):
    answer = open.post("/send", body)
    assert (answer.status, "không trọn vẹn" in answer.text) == (400, True)


def test_a_multipart_body_cut_off_anywhere_is_refused(open):
    body = multipart(('form-data; name="a"', b"mot"), file("a.txt", b"hai"), END)
    whole = body.removesuffix(b"\r\n")
    assert open.post("/send", whole, kind=KIND).status == 200
    told = [open.post("/send", whole[:length], kind=KIND) for length in range(0, len(whole) - 1, 7)]
    assert {answer.status for answer in told} == {400}
    assert {"không trọn vẹn" in answer.text for answer in told} == {True}


@pytest.mark.parametrize(
    "body",
    [
        multipart(END, ('form-data; name="a"', b"1")),
        multipart(END, file("a.txt")),
        multipart(('form-data; name="het"; filename="a"', b"1")),
        multipart(("attachment", b"1"), END),
        multipart(("form-data; name=\"a\"; filename*=utf-8''a", b"1"), END),
        multipart(('form-data; filename="a"', b"1"), END),
        multipart(("form-data; name=a", b"1"), END),
        b"--ranh-gioi\r\n\r\n1\r\n" + multipart(END),
        b"--khac\r\n" + multipart(END),
        b"--ranh-gioi--\r\n",
        b"",
        b"\r\n" * 1000,
    ],
)
def test_what_is_no_form_of_ours_is_refused(open, body):
    assert open.post("/send", body, kind=KIND).status == 400


@pytest.mark.parametrize(
    "kind",
    ["multipart/form-data", "multipart/form-data; boundary=", f"multipart/form-data; boundary={'a' * 71}"],
)
def test_a_boundary_that_is_none_is_refused(open, kind):
    assert open.post("/send", multipart(END), kind=kind).status == 400


def test_each_limit_is_kept_at_its_bound(open):
    def pairs(number: int) -> bytes:
        return b"a=&" * (number - 1) + b"het=1"

    field = 'form-data; name="a"'
    assert [open.post("/send", pairs(number)).status for number in (20, 21)] == [200, 400]
    assert [sent(open, *[(field, b"")] * number).status for number in (19, 20)] == [200, 400]
    assert [open.post("/send", b"a=%s&het=1" % (b"x" * size)).status for size in (1000, 1001)] == [200, 413]
    assert [sent(open, (field, b"x" * size)).status for size in (1000, 1001)] == [200, 413]
    assert [sent(open, *[file("a")] * number).status for number in (2, 3)] == [200, 400]
    assert [sent(open, file("a.txt", b"x" * size)).status for size in (5000, 5001)] == [200, 413]
    assert "“a.txt”" in sent(open, file("a.txt", b"x" * 5001)).text
    assert sent(open, (field + "; name=" + '"' + "b" * 5000 + '"', b"")).status == 400


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=30)), max_size=8))
def test_any_text_comes_through(open, fields):
    texts = [(name, text) for name, text in fields]
    answer = open.post("/send", urlencode([*texts, ("het", "1")]).encode())
    assert answer.text == "\n".join(f"{name}={text}" for name, text in texts)
