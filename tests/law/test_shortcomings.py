"""What the last year's record says of shortcomings: only what a cell says, and nobody by a quota."""

from congkhai.law.shortcomings import left_open
from congkhai.value import replace
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office_tables, sample

PERSON, UNIT = "xep_loai_ca_nhan", "xep_loai_tap_the"


def named(*edits: Edit) -> dict[str, str]:
    """What is said, by the code of whom it is about."""
    agency, _ = assembled(edited(office_tables(), edits))
    return {one.bearer.code: one.said for one in left_open(agency, 2027)}


def test_a_unit_that_the_rows_say_has_not_mended_all():
    assert "chưa khắc phục hết" in named()["P-KHDA"]
    assert "P-KHDA" not in named(Edit(UNIT, "XLTT-07", {"da_khac_phuc": "co"}))


def test_an_empty_cell_says_nothing():
    assert "P-KHDA" not in named(Edit(UNIT, "XLTT-07", {"da_khac_phuc": ""}))
    assert list(left_open(sample(), 2023)) == []


def test_a_person_put_lower_for_a_cause_and_nobody_for_the_quota():
    cause = {"ma_ly_do": "ket_luan", "ly_do": "Theo kết luận thanh tra"}
    assert named(Edit(PERSON, "XLCN-004", cause))["CB-004"].endswith("Theo kết luận thanh tra")
    assert "CB-004" not in named(Edit(PERSON, "XLCN-004", {"ma_ly_do": "ty_le"}))


def test_it_stands_until_the_new_years_row_says_it_is_mended_whatever_years_lie_between():
    agency, _ = assembled(office_tables())
    old = agency.cycles[0]
    row = next(rating for rating in old.unit_ratings if rating.id == "XLTT-07")
    empty = replace(old, id="KY-2027", year=2027, unit_ratings=(), person_ratings=())
    own = replace(old, id="KY-2028", year=2028, unit_ratings=(replace(row, mended=True),), person_ratings=())
    assert {one.bearer.code for one in left_open(replace(agency, cycles=(empty, old)), 2028)} == {"P-KHDA"}
    assert [*left_open(replace(agency, cycles=(own, empty, old)), 2028)] == []
    assert [*left_open(agency, 2026)] == []
