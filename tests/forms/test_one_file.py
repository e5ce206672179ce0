"""The one file: what it holds comes back, and nothing that was changed, cut or made by others is taken."""

import json
import re
from base64 import b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.forms.blank import Attached, Blank, Handed
from congkhai.forms.kinds import FILE_CHANGED, FILE_CUT, FILE_NO_FORM, FILE_TOO_LARGE
from congkhai.forms.one_file import LARGEST, file_name, fingerprint, from_one_file, one_file
from congkhai.value import replace
from tests.forms.blanks import blanks, filled

NAMES = tuple(blanks())
BEGINS = '<script type="application/json" id="tra-loi">'


def full(name: str) -> Blank:
    part = blanks()[name]
    return replace(part, draft=filled(part.definition, part.head.writer, part.known))


def block(content: bytes) -> str:
    return content.decode().split(BEGINS)[1].split("</script>")[0]


def codes(content: bytes) -> list[str]:
    read = from_one_file(content)
    return [] if isinstance(read, Handed) else [one.code for one in read]


def with_block(content: bytes, told: object, fits: bool = True) -> bytes:
    """The file with another block of JSON; its fingerprint is right where it `fits`."""
    if fits and isinstance(told, dict) and "noi_dung" in told:
        told = {**told, "sha256": fingerprint(told["noi_dung"])}
    text = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    return content.decode().replace(block(content), text).encode()


@pytest.mark.parametrize("name", NAMES)
def test_what_a_file_holds_comes_back(name):
    part = full(name)
    read = from_one_file(one_file(part))
    assert isinstance(read, Handed) and read.head == part.head and read.files == ()
    assert {
        key: held if isinstance(held, str) else [*held] for key, held in read.answers.items()
    } == part.draft


def test_attachments_come_back_and_stand_for_the_answer():
    part = blanks()["2022-KN-nguoi_lap"]
    files = (
        Attached(field="tai_lieu", name="Đơn <b>.pdf", content=b"%PDF-1.7\x00\xff"),
        Attached(field="tai_lieu", name="ảnh.png", content=b""),
    )
    read = from_one_file(one_file(part, {"noi_dung": "Đề nghị xem lại."}, files=files))
    assert isinstance(read, Handed) and read.files == files
    assert read.answers == {"noi_dung": "Đề nghị xem lại.", "tai_lieu": "Đơn <b>.pdf\nảnh.png"}


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_comes_back(text):
    read = from_one_file(one_file(blanks()["2022-GY-nguoi_lap"], {"tra_loi": text}))
    assert isinstance(read, Handed) and read.answers == {"tra_loi": text}


def test_the_same_answers_give_the_same_bytes():
    assert one_file(full("2026-BB-HN-thu_ky")) == one_file(full("2026-BB-HN-thu_ky"))


def test_a_changed_answer_is_told():
    content = one_file(full("2026-M-335-01-nguoi_lap"))
    changed = content.replace(b'"tc_1_1":"2,5"', b'"tc_1_1":"5"')
    assert changed != content and codes(changed) == [FILE_CHANGED.code]
    assert codes(content.replace(b'"CB-01"', b'"CB-02"')) == [FILE_CHANGED.code]


def test_what_a_program_adds_behind_the_end_is_passed_over():
    content = one_file(full("2022-DC-CC-nguoi_lap"))
    plain = from_one_file(content)
    assert isinstance(plain, Handed)
    for added in (b"\r\n \n", b"\n<!-- scanned by mail -->\n", "\nĐã quét vi-rút\n".encode()):
        assert from_one_file(content + added) == plain


def test_a_file_that_was_cut_is_told_wherever_it_was():
    content = one_file(full("2022-DC-CC-nguoi_lap"))
    begin = content.index(BEGINS.encode())
    for end in (begin + 60, begin + 400, len(content) - 9, content.rindex(b"</script>")):
        assert codes(content[:end]) == [FILE_CUT.code], end
    assert codes(content[:begin]) == [FILE_NO_FORM.code]


def test_other_files_are_none():
    content = one_file(full("2022-DC-CC-nguoi_lap"))
    assert codes(b"") == codes(b"PK\x03\x04") == codes(b"<html></html>") == [FILE_NO_FORM.code]
    assert codes(content.replace(b"<h1>", b"<h1>\xff")) == [FILE_NO_FORM.code]
    assert codes(content.decode().encode("utf-16")) == [FILE_NO_FORM.code]
    twice = content.replace(b"</body>", f"{BEGINS}{{}}</script></body>".encode())
    assert codes(twice) == [FILE_NO_FORM.code]
    assert codes(b" " * (LARGEST + 1)) == [FILE_TOO_LARGE.code]


SHAPES = [
    lambda told: [told],
    lambda told: {**told, "congkhai-bieu-mau": 2},
    lambda told: {key: held for key, held in told.items() if key != "noi_dung"},
    lambda told: {**told, "noi_dung": []},
    lambda told: {**told, "noi_dung": {**told["noi_dung"], "them": "x"}},
    lambda told: {**told, "noi_dung": {**told["noi_dung"], "dau": {}}},
    lambda told: {**told, "noi_dung": {**told["noi_dung"], "dau": {**told["noi_dung"]["dau"], "phan": "ai"}}},
    lambda told: {**told, "noi_dung": {**told["noi_dung"], "dau": {**told["noi_dung"]["dau"], "ky": 7}}},
    lambda told: {**told, "noi_dung": {**told["noi_dung"], "tra_loi": {"chap_hanh": 5}}},
    lambda told: {**told, "noi_dung": {**told["noi_dung"], "tra_loi": {"viec": [{"ten": []}]}}},
    lambda told: {**told, "noi_dung": {**told["noi_dung"], "tra_loi": {"viec": [{}] * 501}}},
    lambda told: {**told, "noi_dung": {**told["noi_dung"], "tep": [{"muc": "f.a", "ten": "a"}]}},
    lambda told: {
        **told,
        "noi_dung": {**told["noi_dung"], "tep": [{"muc": "a", "ten": "a", "noi_dung": ""}]},
    },
    lambda told: {
        **told,
        "noi_dung": {**told["noi_dung"], "tep": [{"muc": "f.a", "ten": "a", "noi_dung": "*"}]},
    },
]


@pytest.mark.parametrize("shape", SHAPES)
def test_json_of_another_shape_is_not_taken_though_its_fingerprint_fits(shape):
    content = one_file(full("2022-DC-CC-nguoi_lap"))
    told = json.loads(block(content))
    assert codes(with_block(content, told)) == []
    assert codes(with_block(content, shape(told))) == [FILE_NO_FORM.code]


def test_json_without_end_or_with_a_key_twice_is_not_taken():
    content = one_file(full("2022-DC-CC-nguoi_lap"))
    deep = content.decode().replace(block(content), '{"congkhai-bieu-mau":' + "[" * 3000 + "]" * 3000 + "}")
    assert codes(deep.encode()) == [FILE_NO_FORM.code]
    twice = content.replace(b'{"congkhai-bieu-mau":1,', b'{"congkhai-bieu-mau":1,"congkhai-bieu-mau":1,')
    assert codes(twice) == [FILE_NO_FORM.code]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_asks_for_nothing(name):
    text = one_file(full(name), receipt=(("Số", "BN-1"),)).decode()
    assert re.findall(r"""(?:src|href|action)=["'](?!#|data:,)""", text.split("<script")[0]) == []
    assert "url(" not in text and "@import" not in text
    assert "default-src &#39;none&#39;" in text and "unsafe" not in text
    assert " style=" not in text and not re.search(r"\son\w+=", text.split("<script")[0])


def test_what_lacks_is_said_for_those_without_a_script():
    text = one_file(blanks()["2022-DC-CC-nguoi_lap"]).decode()
    assert "Chưa ghi mục ‘6. Thái độ phục vụ nhân dân’." in text and "<noscript>" in text


def test_the_file_is_called_by_what_it_is():
    assert file_name(full("2026-M-335-01-nguoi_lap")) == "mau-so-01-lo-thi-anh-thang-03.html"


def test_base64_of_attachments_is_plain():
    assert (
        b64encode(b"\x00").decode()
        in one_file(
            blanks()["2022-KN-nguoi_lap"], files=(Attached(field="tai_lieu", name="a.pdf", content=b"\x00"),)
        ).decode()
    )
