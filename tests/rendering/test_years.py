"""Which year's the hand-written pages are."""

import pytest

from congkhai.findings import Severity
from congkhai.rendering.content import ContentPage, parse
from congkhai.rendering.years import Followed, left_over, of_year, years_astray
from congkhai.value import asdict

TEXT = "---\ntitle: Kế hoạch\ndoi_tuong: {}\n---\nChữ.\n\nTheo {}.\n"


def page(path: str, said: str = "Kế hoạch 99/KH-BDT", audience: str = "portal") -> ContentPage:
    made, findings = parse(TEXT.format(audience, said), path, f"content/{path}")
    assert made is not None and findings == []
    return made


def test_pages_in_content_itself_are_of_the_newest_year():
    pages = (page("ke-hoach.md"), page("2022/ke-hoach.md"))
    assert of_year(pages, 2023, 2023) == pages[:1] and of_year(pages, 2022, 2023) == pages[1:]
    assert of_year(pages, 2021, 2023) == ()


def test_a_folder_of_no_earlier_year_and_a_year_without_a_folder_are_told():
    pages = (page("ke-hoach.md"), page("2023/a.md"), page("2019/a.md"))
    told = [(finding.code, finding.place.file) for finding in years_astray(pages, (2023, 2022), "content")]
    assert told == [
        ("trang-khong-thuoc-nam-nao", "content/2019"),
        ("trang-khong-thuoc-nam-nao", "content/2023"),
        ("nam-truoc-khong-co-trang", "content/2022"),
    ]
    assert [*years_astray((page("2022/a.md"),), (2023, 2022), "content")] == []


FOLLOWED = Followed(year=2023, before=2022, number="99/KH-BDT", issued=False)


@pytest.mark.parametrize(
    ("issued", "audience", "severity"),
    [
        (False, "portal", Severity.WARNING),
        (True, "portal", Severity.ERROR),
        (True, "agency", Severity.WARNING),
    ],
)
def test_a_page_left_over_from_the_year_before_blocks_once_the_plan_is_public(issued, audience, severity):
    pages = (page("a.md", audience=audience), page("2022/a.md", audience=audience))
    followed = Followed(year=2023, before=2022, number="99/KH-BDT", issued=issued)
    (finding,) = left_over(pages, followed, "content")
    assert (finding.severity, finding.place.file, finding.place.row) == (severity, "content/a.md", 7)


def test_a_capital_at_the_head_of_a_sentence_hides_no_year():
    pages = (page("a.md", "Năm 2022"), page("2022/a.md", "Năm 2022"))
    (finding,) = left_over(pages, FOLLOWED, "content")
    assert finding.place.row == 7


@pytest.mark.parametrize("said", ["quy định", "Kế hoạch 15/KH-BDT", "năm 2023"])
def test_a_page_that_names_nothing_of_the_year_before_may_stay(said):
    assert [*left_over((page("a.md", said), page("2022/a.md", said)), FOLLOWED, "content")] == []


def test_a_page_that_was_written_anew_may_cite_the_plan_of_before():
    pages = (page("a.md", "kết quả thực hiện Kế hoạch 99/KH-BDT"), page("2022/a.md"))
    assert [*left_over(pages, FOLLOWED, "content")] == []
    assert [
        finding.facts["said"]
        for finding in left_over(
            (page("a.md", "năm 2022"), page("2022/a.md", "năm 2022")), FOLLOWED, "content"
        )
    ] == ["năm 2022"]


def test_a_page_that_was_edited_here_and_there_still_is_last_years_where_it_says_so():
    edited, issued = (
        page("a.md", "năm 2022.\n\nThêm một dòng"),
        Followed(**asdict(FOLLOWED) | {"issued": True}),
    )
    (finding,) = left_over((edited, page("2022/a.md", "năm 2022.\n\nKhác")), issued, "content")
    assert (finding.severity, finding.place.row) == (Severity.WARNING, 7)
    title = "---\ntitle: Kế hoạch năm 2022\ndoi_tuong: portal\n---\nMới cả.\n"
    (renamed, _), before = parse(title, "a.md", "content/a.md"), page("2022/a.md")
    assert renamed is not None
    (finding,) = left_over((renamed, before), issued, "content")
    assert (finding.severity, finding.place.row) == (Severity.ERROR, None)


def test_every_line_that_was_copied_is_told_at_once():
    said = "năm 2022.\n\nTừ Kế hoạch 99/KH-BDT"
    (finding,) = left_over((page("a.md", said), page("2022/a.md", said)), FOLLOWED, "content")
    assert [place.row for place in (finding.place, *finding.also)] == [7, 9]
    assert finding.facts["said"] == "năm 2022”, “99/KH-BDT"
