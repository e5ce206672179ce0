"""JSON read strictly: a value, or why it is not taken, with the line."""

import json

import pytest

from congkhai.notation.json_text import lines, value
from congkhai.notation.misread import DEPTH, Misread
from congkhai.tables import originals


@pytest.mark.parametrize(
    ("content", "why", "line"),
    [
        (b'{"a": 1,\n "a": 1}', "mục “a” ghi hai lần (dòng 1 và dòng 2)", 2),
        (
            b'{"a": {"b": 1}, "b": {\n"c": [],\n"c:": "{",\n"c": 2}}',
            "mục “c” ghi hai lần (dòng 2 và dòng 4)",
            4,
        ),
        (b'{"a": 1, "\\u0061": 1}', "mục “a” ghi hai lần (cùng ở dòng 1)", 1),
        (b'{"x\\"y": 1,\n"x\\"y": 1}', 'mục “x"y” ghi hai lần (dòng 1 và dòng 2)', 2),
        (b'{\n"a": }', "sai cú pháp ở dòng 2, ký tự thứ 6", 2),
        (b"NaN", "ghi NaN, không phải một số, ở dòng 1", 1),
        (b"[-Infinity]", "ghi -Infinity, không phải một số, ở dòng 1", 1),
        (b"[1e999]", "có một số quá lớn hoặc quá dài (1e999), ở dòng 1", 1),
        (b"1" * 5000, "có một số quá dài (111111111111…), ở dòng 1", 1),
        (b"\n" + b"[" * 100_000, "các ngoặc hoặc các mục lồng nhau quá sâu (dòng 2)", 2),
        (b'{"a":' * 25 + b"1" + b"}" * 25, "các ngoặc hoặc các mục lồng nhau quá sâu (dòng 1)", 1),
        (b'"\\ud800"', "có mã \\u không phải một chữ (dòng 1)", 1),
        (b"\xff\xfe{}", "không được lưu bằng UTF-8", None),
    ],
)
def test_what_may_mean_two_things_is_not_taken(content, why, line):
    read = value(content)
    assert isinstance(read, Misread)
    assert (read.why, read.line) == (why, line)


def test_what_means_one_thing_is_taken():
    raw = {"a": [1, 2.5, None, True], "b": {"a": "\U0001f600", "c": '{"a": 1, "a": 2}'}}
    assert value(json.dumps(raw).encode()) == raw
    deep = b"[" * DEPTH + b"]" * DEPTH
    assert not isinstance(value(deep), Misread)


def test_the_programs_own_files_are_taken():
    assert [
        path for path, content in originals.files().items() if value(content) != json.loads(content)
    ] == []


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999999", "9" * 30])
def test_a_number_that_is_not_taken_is_told_with_its_line(number):
    read = value(f'{{\n"a": "{number}",\n"b": [1,\n{number}]}}'.encode())
    assert isinstance(read, Misread) and read.line == 4 and "dòng 4" in read.why


def test_a_key_written_twice_is_named_whole():
    assert value(b'{"congkhai:minh_hoa": 1, "congkhai:minh_hoa": 2}').doubled == "congkhai:minh_hoa"
    assert value(b"[1, }").doubled == ""


def test_every_key_and_item_has_its_line():
    text = """{
  "a": [1, "x:,{",
    {"b": null,
     "c\\"d": [[], {}, -2.5e3,
       true]}],
  "e": {"f": {}}
}"""
    of = lines(b"\xef\xbb\xbf" + text.encode()).of
    assert [of(("a",)), of(("a", 0)), of(("a", 1)), of(("a", 2)), of(("a", 2, "b"))] == [2, 2, 2, 3, 3]
    assert [of(("a", 2, 'c"d', place)) for place in range(4)] == [4, 4, 4, 5]
    assert [of(("e", "f")), of(("e", "none", 3)), of(("none",)), of(())] == [6, 6, None, None]


def test_what_is_at_a_line_of_the_programs_own_files_is_what_the_way_leads_to():
    for content in originals.files().values():
        of, rows = lines(content).of, content.decode().splitlines()
        read = value(content)
        for part in ("fields", "resources"):
            for at, one in enumerate(read.get(part, ())):
                row = rows[of((part, at, "name")) - 1]
                assert f'"name": "{one["name"]}"' in row
