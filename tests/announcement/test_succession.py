"""Which announcement stands, and by what number the one before it is named."""

from datetime import date

from congkhai.announcement.notice import newest_first, replacing, state, successor
from congkhai.value import replace
from tests.announcement import example


def issued(number: int, day: int, **parts: object):
    """An announcement of December 2022 under the sample's title."""
    document = replace(
        example.ISSUED.document, id=f"TB-{number}", number=f"{number}/TB-BDT", issued=date(2022, 12, day)
    )
    return replace(example.ISSUED, id=f"TBKQ-{number}", document=document, **parts)


TITLE = example.ISSUED.title
FIRST, SECOND = issued(61, 5, replaced_by=TITLE), issued(66, 12, replaced_by=TITLE)
THIRD = issued(70, 20)
OFFICE = example.changed(example.named(), announcements=(SECOND, THIRD, FIRST))


def test_the_latest_that_nothing_replaces_stands():
    assert OFFICE.newest.announcement == THIRD
    assert newest_first(OFFICE.newest) == (THIRD, SECOND, FIRST)
    assert example.unissued().newest.announcement is None
    assert example.notice(example.undecided()) is None


def test_of_corrections_under_one_title_the_next_one_replaces():
    followed = [successor(OFFICE.newest, item) for item in (FIRST, SECOND, THIRD)]
    assert followed == [SECOND, THIRD, None]


def test_a_replaced_one_says_by_which_number():
    assert [state(OFFICE.newest, item) for item in (FIRST, SECOND, THIRD)] == [
        "Đã được thay thế bởi Thông báo số 66/TB-BDT ngày 12/12/2022",
        "Đã được thay thế bởi Thông báo số 70/TB-BDT ngày 20/12/2022",
        "Hiện hành",
    ]


def test_a_successor_that_is_not_shown_is_named_by_its_title():
    alone = example.changed(example.named(), announcements=(replace(FIRST, replaced_by="Thông báo mới"),))
    assert state(alone.newest, alone.newest.announcements[0]) == "Đã được thay thế bởi Thông báo mới"


def test_the_one_that_stands_names_what_it_replaces():
    said = "Thông báo này thay thế Thông báo số 66/TB-BDT ngày 12/12/2022."
    assert replacing(OFFICE.newest, THIRD) == said
    assert replacing(OFFICE.newest, FIRST) == replacing(OFFICE.newest, None) == ""
    assert said in example.page(OFFICE).body
    made = {sheet.path: sheet.content.decode("utf-8") for sheet in example.draft(OFFICE)}
    names = ("manh-dan-cong.html", "thong-bao-in.html", "tieu-de-va-tom-tat.txt")
    assert [name for name in names if said not in made[name]] == []


def test_one_that_is_alone_replaces_nothing():
    made = [sheet.content.decode("utf-8") for sheet in example.draft(example.named())]
    assert [text for text in (*made, example.page(example.named()).body) if "này thay thế" in text] == []
