"""An answer to a petition, by every way: its day and the decision that it names, at their bounds."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from congkhai.intake.petitions import contestable
from congkhai.intake.store import Store
from congkhai.value import replace
from tests.intake.counter import opened, standing
from tests.intake.petitioned import (
    KEPT,
    UNRATED,
    UNSCORED,
    WAYS,
    answered,
    changed,
    known,
    petition,
    rated_anew,
    registered,
)
from tests.packages.edited import Edit
from tests.packages.story import sample


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """With the petition of 8 December."""
    with opened(tmp_path) as made:
        assert petition(made, known()).receipt
        yield made


def told(
    store: Store, answers: Mapping[str, str], way: str = WAYS[0], edits: tuple[Edit, ...] = ()
) -> tuple[bool, list[str]]:
    """Whether it is received, and the codes of what is said of it."""
    outcome = answered(store, standing(edits) if edits else known(), answers, way)
    return outcome.receipt is not None, [one.code for one in outcome.findings]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("07/12/2026", ["nop-tra-loi-truoc-kien-nghi"]),
        ("08/12/2026", []),
        ("10/12/2026", []),
        ("11/12/2026", ["nop-tra-loi-ngay-chua-toi"]),
    ],
)
def test_an_answer_is_not_dated_before_its_petition_nor_ahead(
    store: Store, way: str, day: str, code: list[str]
):
    assert told(store, KEPT | {"ngay_giai_quyet": day}, way) == (not code, code)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("answers", "received", "code"),
    [
        (changed("07/12/2026"), False, "nop-quyet-dinh-khong-moi"),
        (changed("04/12/2026", number="146/QĐ-SDTTG"), False, "nop-quyet-dinh-khong-moi"),
        (changed("11/12/2026", "10/12/2026"), False, "nop-tra-loi-ngay-chua-toi"),
        (changed("10/12/2026", "09/12/2026"), False, "nop-quyet-dinh-sau-tra-loi"),
        (changed("08/12/2026", "08/12/2026"), True, "nop-quyet-dinh-chua-co-trong-bang"),
        (changed("10/12/2026", "10/12/2026"), True, "nop-quyet-dinh-chua-co-trong-bang"),
        (changed(number=""), True, "nop-tra-loi-cho-quyet-dinh"),
    ],
)
def test_the_new_decision_stands_between_the_petition_and_its_answer(
    store: Store, answers: dict[str, str], received: bool, code: str, way: str
):
    assert told(store, answers, way) == (received, [code])


def test_the_decision_that_was_contested_is_no_new_one_on_the_day_of_the_petition(tmp_path: Path):
    """Petition and answer come on the day of the decision itself."""
    day = date(2026, 12, 4)
    with opened(tmp_path) as store:
        assert petition(store, known(), day).receipt
        given = changed("04/12/2026", "04/12/2026", "146/QĐ-SDTTG")
        outcome = answered(store, known(), given, day=day)
        assert [one.code for one in outcome.findings] == ["nop-quyet-dinh-khong-moi"]


def test_a_decision_of_another_day_than_in_the_register_is_told(store: Store):
    listed = (registered("2026-12-08"),)
    assert told(store, changed(), edits=listed) == (False, ["nop-quyet-dinh-khac-ngay"])
    assert told(store, changed("08/12/2026"), edits=listed) == (True, [])


def test_a_change_names_the_decision_that_the_registers_have(store: Store):
    listed = (registered("2026-12-09"), rated_anew())
    outcome = answered(store, standing(listed), changed(number=""))
    assert outcome.receipt is None
    assert [one.code for one in outcome.findings] == ["nop-tra-loi-thieu-quyet-dinh"]
    assert "Quyết định số 160/QĐ-SDTTG ngày 09/12/2026" in outcome.findings[0].message
    assert told(store, changed(), edits=listed) == (True, [])


@pytest.mark.parametrize(
    ("edits", "received", "codes"),
    [
        ((), True, []),
        (UNRATED, True, ["nop-kien-nghi-khi-chua-quyet-dinh"]),
        ((*UNRATED, *UNSCORED), False, ["nop-kien-nghi-chua-co-ket-qua"]),
    ],
    ids=["rated", "scored alone", "nothing"],
)
def test_who_has_neither_level_nor_score_has_nothing_to_contest(tmp_path, edits, received, codes):
    """Đ.22 speaks of a result that was told; Đ.24.2đ of petitions about scores too."""
    now = standing(edits)
    with opened(tmp_path) as store:
        outcome = petition(store, now)
        assert (outcome.receipt is not None, [one.code for one in outcome.findings]) == (received, codes)


def test_who_is_rated_by_the_superior_and_whoever_in_an_older_year_may_petition():
    """The decision of the superior is in no register here; of NĐ 90/2020 nothing was compared."""
    cycle = known().rolls["KY-2026"].cycle
    head = next(one.official for one in cycle.current_people if one.status == "cap_tren")
    assert contestable(known().agency, replace(cycle, scores=()), head)
    old = sample()
    bare = replace(old.cycles[0], scores=(), person_ratings=())
    assert contestable(old, bare, old.officials[0])
