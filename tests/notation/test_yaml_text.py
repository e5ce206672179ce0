"""YAML read strictly: texts under keys that stand once."""

import time

import pytest

from congkhai.notation.misread import Misread
from congkhai.notation.yaml_text import Written, entries


@pytest.mark.parametrize(
    ("text", "why", "line"),
    [
        ("a: x\nb: y\na: z", "mục “a” ghi hai lần (dòng 1 và dòng 3)", 3),
        ("b: {a: 1, a: 1}", "mục “a” ghi hai lần (cùng ở dòng 1)", 1),
        ('a: x\n"a": z', "mục “a” ghi hai lần (dòng 1 và dòng 2)", 2),
        ("a: x\nb: 2022-02-30", "ghi ngày 2022-02-30, không có trong lịch (dòng 2)", 2),
        ("a: .inf", "ghi .inf, không phải một số (dòng 1)", 1),
        ("a: &b x\nc: *b", "dùng dấu & hoặc * để nhắc lại một phần (dòng 1)", 1),
        ("a: !!python/name:os.system", "dùng dấu ! để định kiểu (dòng 1)", 1),
        ("yes: x", "có một mục mà tên không phải chữ (dòng 1)", 1),
        ("? [a]\n: x", "có một mục mà tên không phải chữ (dòng 1)", 1),
        ("- a", "không gồm các mục dạng “tên: nội dung”", 1),
        ("a: x\nb: c: d", "sai cú pháp ở dòng 2", 2),
        ("x: y\na: [mở", "sai cú pháp ở dòng 2", 2),
        ("a: \x07", "có ký tự không được phép ở dòng 1", 1),
        ("a: " + "[" * 40, "các ngoặc hoặc các mục lồng nhau quá sâu (dòng 1)", 1),
    ],
)
def test_what_may_mean_two_things_is_not_taken(text, why, line):
    read = entries(text)
    assert isinstance(read, Misread)
    assert (read.why, read.line) == (why, line)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("a: Một trang", Written(1, ("Một trang",))),
        ("a: 'x # y'", Written(1, ("x # y",))),
        ("a: x#y", Written(1, ("x#y",))),
        ("a: x # y", Written(1, ("x",), cut="# y")),
        ("a:  # y", Written(1, (), cut="# y")),
        ("# ghi chú\na: x", Written(2, ("x",))),
        ("a: 'x' # ghi chú", Written(1, ("x",))),
        ("a: x\n  y # z", Written(1, ("x y",), cut="# z")),
        ("a:", Written(1, ())),
        ("a: [x, y]", Written(1, ("x", "y"), listed=True, kind="một danh sách")),
        ("a:\n  - x # y\n  - z", Written(1, ("x", "z"), listed=True, kind="một danh sách", cut="# y")),
        ("a: 2022", Written(1, None, kind="một số")),
        ("a: 2022-12-06", Written(1, None, kind="một ngày")),
        ("a: no", Written(1, None, kind="từ đọc là có hoặc không")),
        ("a: ~", Written(1, None, kind="từ đọc là để trống")),
        ("a: {b: c}", Written(1, None, kind="một nhóm nhiều mục")),
        ("a: [[x]]", Written(1, None, listed=True, kind="một nhóm nhiều mục")),
    ],
)
def test_what_stands_under_a_key(text, entry):
    assert entries(text) == {"a": entry}


def test_a_bomb_is_told_at_once():
    bomb = "a: &a [x, x]\n" + "\n".join(
        f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    before = time.monotonic()
    assert isinstance(entries(bomb), Misread)
    assert isinstance(entries("a: " + "[" * 200_000), Misread)
    assert time.monotonic() - before < 5


@pytest.mark.parametrize(("text", "line"), [("site_name: [", 1), ("a: b\nc: [", 2), ("a: b\nc: \x00", 2)])
def test_every_fault_is_told_with_its_line(text, line):
    read = entries(text)
    assert isinstance(read, Misread) and read.line == line and f"dòng {line}" in read.why
