"""What of a page is told once, and in words that fit."""

from congkhai import letters
from congkhai.rendering import body
from congkhai.rendering.content import ContentPage
from congkhai.rendering.outcome import outcome
from congkhai.rendering.slips import slips


def test_letters_lost_and_question_marks_are_told_apart() -> None:
    findings = [*letters.in_page("a\ufffdb\nNguy?n\nc\ufffdd\nTr?n\n", "content/a.md")]
    rows = [[finding.place.row, *(place.row for place in finding.also)] for finding in findings]
    assert sorted(rows) == [[1, 3], [2, 4]]


def test_a_question_mark_may_be_one() -> None:
    (finding,) = letters.in_page("Có không?a\n", "content/a.md")
    assert "dấu hỏi thật mà thiếu khoảng trắng" in finding.message


def test_the_remedy_of_a_merge_fits_what_is_left_of_it() -> None:
    findings = [*letters.in_page("\n=======\nb\n>>>>>>> x\n", "content/a.md")]
    assert findings
    assert all("có khi chỉ còn một, hai dòng" in finding.remedy for finding in findings)


def test_a_tag_and_its_end_are_one_finding_and_a_lone_end_is_one() -> None:
    tags = [finding.message for finding in body.faults("<b>a</b> và </i>", 1, "content/a.md")]
    assert len(tags) == 2
    assert "<b>" in tags[0]
    assert "</i>" in tags[1]


def test_a_picture_without_address_is_shown_as_it_is_read() -> None:
    page = ContentPage(
        path="a.md",
        title="A",
        audience="portal",
        body="[![]( )]( )\n",
        meta={},
        made=outcome("[![]( )]( )\n"),
    )
    for finding in slips(page, "content"):
        assert "\ufffc" not in finding.message
