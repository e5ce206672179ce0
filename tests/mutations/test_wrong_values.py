"""One cell of the whole agency of 2026 made wrong: something is found at its row, or the reason is here."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from congkhai.tables.load import load
from tests.mutations import wrong
from tests.mutations.wrong import Wrong
from tests.packages.edited import Edit
from tests.packages.story import OFFICE, sheets
from tests.rules.build import lay

CHOSEN = "the office sets it; there is nothing to hold it against"
ELSEWHERE = "the paper that says so is not in the package"
#: What passes unseen, with the reason. What is seen in every row tried must leave the list.
UNSEEN = {
    ("co_quan", "tu_ngay"): "how long the office goes without a name is for the decision that renames it",
    ("co_quan", "den_ngay"): "two names on one day are told at the row of the later name",
    ("cong_khai", "den_ngay"): "an office may show results for longer than the least time",
    ("ky_danh_gia", "tu_ngay"): CHOSEN,
    ("ky_danh_gia", "den_ngay"): CHOSEN,
    ("ky_luat", "hieu_luc_tu"): ELSEWHERE,
    ("phan_cong", "tu_ngay"): ELSEWHERE,
    ("van_ban", "hieu_luc_tu"): ELSEWHERE,
    ("van_ban", "hieu_luc_den"): ELSEWHERE,
    ("van_ban", "ngay_ban_hanh"): ELSEWHERE,
}


@pytest.mark.parametrize("made", [wrong.levels, wrong.raised, wrong.counts, wrong.scores])
def test_a_wrong_level_count_or_score_is_found_at_its_row(made: Callable[[], Iterator[tuple[Wrong, Edit]]]):
    tried = list(made())
    assert len(tried) >= 10
    assert [kind for kind, edit in tried if not wrong.seen(edit)] == []


def test_a_wrong_date_is_found_at_its_row_or_the_reason_is_given():
    unseen = Counter((kind.table, kind.column) for kind, edit in wrong.days() if not wrong.seen(edit))
    assert set(unseen) == set(UNSEEN)


def test_every_date_of_the_package_is_tried():
    tried = {(kind.table, kind.column) for kind, _ in wrong.days()}
    assert len(tried) >= 20
    assert set(UNSEEN) <= tried


def test_a_key_that_no_row_has_is_found_at_its_row():
    """Every pointer of every table at once, each at a row and with a key of its own."""
    spoilt, places = wrong.dangling(sheets(OFFICE))
    with TemporaryDirectory() as folder:
        _, findings = load(lay(Path(folder), spoilt))
    told = {(one.place.table, one.place.row, one.place.column) for one in findings if one.blocks}
    assert len(places) >= 40
    assert [place for place in places if place not in told] == []
