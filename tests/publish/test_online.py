"""What is online, or was last, whatever has become of the link to it."""

from datetime import date

import pytest

from congkhai.findings import Kind, Place
from congkhai.publish.history import pages_online, verify
from congkhai.publish.manifest import Facts, take
from congkhai.publish.online import never_online, online, remark, told
from congkhai.publish.release import keep, switch

TODAY = date(2022, 12, 6)
KIND = Kind(code="x", message="{where}: {what}", remedy="")


@pytest.fixture
def shelf(tmp_path):
    """The folder of a portal whose second release is online."""
    site = tmp_path / "site"
    for number in range(2):
        built = tmp_path / str(number)
        built.mkdir()
        for page in range(number + 1):
            (built / f"{page}.html").write_text(str(number), encoding="utf-8")
        facts = Facts(audience="portal", today=TODAY, tool="1")
        switch(site, "portal", keep(built, site, take(built, facts)), TODAY)
    return site / "portal"


def there(shelf):
    known = online(shelf.parent, "portal")
    return known and sorted(known.files), pages_online(shelf.parent, "portal")


def test_without_the_link_the_log_says_what_was_online(shelf):
    (shelf / "current").unlink()
    assert there(shelf) == (["0.html", "1.html"], 2)
    assert not never_online(shelf.parent, "portal")


def test_without_the_log_the_newest_that_is_kept_counts(shelf):
    (shelf / "current").unlink()
    (shelf / "log.jsonl").unlink()
    assert there(shelf)[1] in (1, 2)


def test_where_nothing_was_built_nothing_was_online(tmp_path):
    assert there(tmp_path / "site" / "portal") == (None, None)
    assert never_online(tmp_path / "site", "portal")


def test_a_line_of_the_log_leads_nowhere_else(shelf):
    (shelf / "current").unlink()
    (shelf / "log.jsonl").write_text('{"release": "../../x"}\n{"release": 7}\n[]\n', encoding="utf-8")
    assert there(shelf)[1] in (1, 2)


def test_a_link_that_leads_elsewhere_is_no_release_by_its_last_name(shelf, tmp_path):
    current = shelf / "current"
    name = current.readlink().name
    (tmp_path / "khac" / name).mkdir(parents=True)
    current.unlink()
    current.symlink_to(tmp_path / "khac" / name)
    [finding] = verify(shelf.parent, "portal", TODAY)
    assert finding.code == "current-khong-phai-lien-ket"
    assert "liên kết dẫn tới chỗ khác" in finding.message
    assert there(shelf) == (["0.html", "1.html"], 2)


def test_a_whole_path_to_the_release_is_a_link_to_it(shelf):
    current = shelf / "current"
    target = current.resolve()
    current.unlink()
    current.symlink_to(target)
    assert verify(shelf.parent, "portal", TODAY) == []


def test_the_same_of_two_sites_is_said_once_and_names_both():
    said = [("A", remark(KIND, Place(), what="mất")), ("B", remark(KIND, Place(), what="mất"))]
    assert [finding.message for finding in told(said)] == ["A và B: mất"]


def test_what_differs_in_a_fact_or_a_place_stays_apart():
    said = [
        ("A", remark(KIND, Place(), what="mất")),
        ("B", remark(KIND, Place(), what="khác")),
        ("B", remark(KIND, Place(row=2), what="mất")),
    ]
    assert [finding.message for finding in told(said)] == ["A: mất", "B: khác", "B: mất"]
