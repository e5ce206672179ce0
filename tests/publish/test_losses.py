"""What is online does not vanish in silence: announcements by name, pages by name."""

from datetime import date
from pathlib import Path

import pytest

from congkhai.publish.losses import Coming, lost_announcements, lost_pages
from congkhai.publish.manifest import Announced
from congkhai.publish.online import Online
from congkhai.value import replace
from tests.packages.story import sample

TODAY = date(2022, 12, 6)
AGENCY = sample()
CYCLE = AGENCY.cycles[0]
ROWS = {row.id: row for row in CYCLE.announcements}
PAGES = ("thong-bao.html", "thong-bao-in.html")
OTHERS = {"index.html", "huong-dan/a.html", "assets/a.css", "du-lieu/a.csv"}
FILES = frozenset({*PAGES, *OTHERS})
OLD = Announced(
    id="TBKQ-2022-01",
    year=2022,
    number="61/TB-BDT",
    day=date(2022, 12, 5),
    title="Kết quả năm 2022",
    pages=PAGES,
)


def online(announced=(OLD,), files=FILES):
    return Online(folder=Path("x"), files=files, announced=announced, named=frozenset())


def told(*announced, files=FILES, before=None, today=TODAY, years=(2022,), rows=ROWS, allow_fewer=False):
    """Code and severity of every loss when these announcements and files are to replace those online."""
    coming = Coming(announced=announced, today=today, years=frozenset(years), rows=rows)
    before = before or online()
    lost = (
        lost_announcements(before, coming),
        lost_pages(before, files, allow_fewer=allow_fewer),
    )
    return [(loss.kind.code, loss.kind.severity.value) for losses in lost for loss in losses]


def renumbering(*announced, before=OLD, rows=ROWS):
    """The one finding that is told of the announcements."""
    coming = Coming(announced=announced, today=TODAY, years=frozenset({2022}), rows=rows)
    [loss] = lost_announcements(online((before,)), coming)
    return loss.with_facts(where="portal")


def test_what_stays_as_it_is_is_no_loss():
    assert told(OLD) == []


def test_a_replaced_announcement_is_still_told_so_nothing_is_lost():
    new = replace(OLD, id="TBKQ-2022-02", number="65/TB-BDT", day=date(2022, 12, 6))
    assert told(new, replace(OLD, pages=PAGES[:1])) == []


def test_a_spelling_or_another_key_of_the_row_is_no_loss():
    assert told(replace(OLD, title="kết  quả năm 2022", number="61/tb-bdt")) == []
    assert told(replace(OLD, id="TB-1")) == []


def test_an_announcement_without_its_row():
    assert told(rows={}) == [("thong-bao-se-mat", "error")]
    coming = Coming(announced=(), today=TODAY, years=frozenset({2022}), rows={})
    [loss] = lost_announcements(online(), coming)
    assert "Thông báo số 61/TB-BDT ngày 05/12/2022" in loss.with_facts(where="portal").message


def test_an_announcement_whose_day_is_to_come():
    row = ROWS[OLD.id]
    later = replace(row, document=replace(row.document, issued=date(2022, 12, 9)))
    assert told(rows={OLD.id: later}) == [("thong-bao-chua-den-ngay", "error")]
    assert told(today=date(2022, 12, 4)) == [("thong-bao-chua-den-ngay", "error")]


def test_a_newer_cycle_takes_nothing_off():
    assert told(OLD, years=(2023, 2022)) == []


def test_a_cycle_that_is_gone_is_named():
    assert told(years=(2023,)) == [("thong-bao-se-mat", "error")]
    coming = Coming(announced=(), today=TODAY, years=frozenset({2023}), rows=ROWS)
    [loss] = lost_announcements(online(), coming)
    assert "bảng Kỳ đánh giá không còn kỳ năm 2022" in loss.with_facts(where="portal").message


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"number": "62/TB-BDT"}, "thong-bao-doi-so"),
        ({"number": ""}, "thong-bao-doi-so"),
        ({"day": date(2022, 12, 6)}, "thong-bao-doi-so"),
        ({"title": "Kết quả khác"}, "thong-bao-doi-ten"),
        ({"title": "Kết quả khác", "id": "TB-1"}, "thong-bao-doi-ten"),
    ],
)
def test_renumbered_or_renamed(changed, code):
    assert told(replace(OLD, **changed)) == [(code, "error")]


@pytest.mark.parametrize("key", [OLD.id, "TBKQ-2022-99"])
@pytest.mark.parametrize("old", [OLD, replace(OLD, document="TB-BDT-61")])
def test_another_number_is_told_where_it_is_written(key, old):
    row = replace(ROWS[OLD.id], id=key)
    finding = renumbering(replace(old, id=key, number="62/TB-BDT"), before=old, rows={key: row})
    assert finding.code == "thong-bao-doi-so"
    assert "(số 61/TB-BDT → 62/TB-BDT)" in finding.message
    assert finding.place == row.document.place
    assert finding.place.file == "datapackage/data/van_ban.csv"


def test_key_number_and_title_changed_are_known_by_the_paper():
    old = replace(OLD, document="TB-BDT-61")
    finding = renumbering(replace(old, id="TB-1", number="62/TB-BDT", title="Khác"), before=old, rows={})
    assert finding.code == "thong-bao-doi-so"


def test_another_day_and_year_are_told_as_such():
    finding = renumbering(replace(OLD, day=date(2022, 12, 6), year=2021))
    assert "(ngày 05/12/2022 → 06/12/2022, năm đánh giá 2022 → 2021)" in finding.message


def test_what_stands_online_by_itself_is_no_other_one_renumbered():
    second = replace(OLD, id="TB-2", number="65/TB-BDT", day=date(2022, 12, 6))
    assert told(second, before=online((OLD, second)), rows={}) == [("thong-bao-se-mat", "error")]
    moved = replace(second, id=OLD.id)
    assert told(moved, before=online((OLD, second)), rows=ROWS) == [("thong-bao-se-mat", "error")]


def test_a_row_under_another_key_whose_day_is_to_come():
    old, row = replace(OLD, document=ROWS[OLD.id].document.id), ROWS[OLD.id]
    later = replace(row, id="TB-9", document=replace(row.document, issued=date(2022, 12, 9)))
    assert told(before=online((old,)), rows={"TB-9": later}) == [("thong-bao-chua-den-ngay", "error")]


def test_a_number_that_moved_to_another_row_is_still_the_same_announcement():
    other = replace(OLD, number="62/TB-BDT")
    assert told(other, replace(OLD, id="TB-2")) == []


def test_each_of_several_is_told_by_its_own_name():
    second = replace(OLD, id="TB-2", number="62/TB-BDT")
    assert told(before=online((OLD, second)), rows={}) == [("thong-bao-se-mat", "error")] * 2


@pytest.mark.parametrize("allow_fewer", [False, True])
def test_no_leave_lets_a_page_of_an_announcement_go(allow_fewer):
    found = told(OLD, files=FILES - {"thong-bao-in.html"}, allow_fewer=allow_fewer)
    assert found == [("trang-thong-bao-se-mat", "error")]


def test_a_page_of_an_announced_year_is_named_and_needs_leave():
    less = FILES - {"huong-dan/a.html"} | {"huong-dan/b.html", "c.html", "d.html"}
    assert told(OLD, files=less) == [("trang-se-mat", "error")]
    [loss] = lost_pages(online(), less, allow_fewer=False)
    assert "“huong-dan/a.html”" in loss.with_facts(where="portal").message
    assert told(OLD, files=less, allow_fewer=True) == [("khong-con-tren-trang", "info")]


def test_before_an_announcement_a_page_may_go_but_is_told():
    assert told(before=online(()), files=FILES - {"index.html"}) == [("khong-con-tren-trang", "info")]


def test_files_of_data_are_told_and_those_of_the_look_are_not():
    assert told(OLD, files=FILES - {"du-lieu/a.csv"}) == [("khong-con-tren-trang", "info")]
    assert told(OLD, files=FILES - {"assets/a.css"}) == []


def test_an_older_manifest_says_nothing_of_announcements_but_its_pages_are_held():
    assert told(before=online(None)) == []
    assert told(before=online(None), files=FILES - {"index.html"}) == [("trang-se-mat", "error")]
    draft = online(None, files=FILES - {*PAGES})
    assert told(before=draft, files=FILES - {"index.html"}) == [("khong-con-tren-trang", "info")]


def test_pages_of_each_announced_year_are_held_and_those_of_a_year_to_come_are_not():
    both = (OLD, replace(OLD, id="TBKQ-2023-01", year=2023, pages=("2023/thong-bao.html",)))
    pages = {f"{year}/{name}.html" for year in (2022, 2023, 2024) for name in ("thong-bao", "can-cu")}
    before = online(both, files=frozenset(pages))
    lost = lost_pages(before, frozenset(pages - {"2022/can-cu.html", "2024/can-cu.html"}), allow_fewer=False)
    told_of = {loss.kind.code: loss.with_facts(where="portal").message for loss in lost}
    assert set(told_of) == {"trang-se-mat", "khong-con-tren-trang"}
    assert "Năm 2022" in told_of["trang-se-mat"] and "2022/can-cu.html" in told_of["trang-se-mat"]
    assert "2024/can-cu.html" in told_of["khong-con-tren-trang"]
