"""The archive page is the plan as issued, word for word, misprints and all."""

import re

from tests.content.corpus import ARCHIVE, body, seed, shown

NOTE = re.compile(r"\A\s*(?:^>.*\n)+", re.M)
# The seed's own marks of emphasis, which Markdown turns into italics and bold.
EMPHASIS = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|\*(?=\S)|(?<=\S)\*")


def archived() -> list[str]:
    return shown(NOTE.sub("", body(ARCHIVE))).split()


def issued() -> list[str]:
    return EMPHASIS.sub("", seed()).split()


def test_a_reader_sees_the_plan_word_for_word():
    assert archived() == issued()


def test_the_misprints_stand():
    text = shown(body(ARCHIVE))
    assert [
        wrong for wrong in ("tiêu trí", "129 /QĐ-BĐT", "tiếp thu đề", "10.11.2020") if wrong not in text
    ] == []


def test_emphasis_of_the_plan_is_kept():
    marked = re.findall(r"\*{1,2}[^*\n]+\*{1,2}", seed())
    kept = re.sub(r"\\([-+*.])", r"\1", body(ARCHIVE))
    assert [mark for mark in marked if mark not in kept] == []


def test_a_note_says_that_it_is_an_archive():
    note = NOTE.match(body(ARCHIVE))
    assert note
    assert "Trang lưu trữ" in note[0]
