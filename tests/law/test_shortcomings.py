"""What the last year's record says of shortcomings: only what a cell says, and nobody by a quota."""

from congkhai.law.shortcomings import shortcomings
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office_tables, sample

PERSON, UNIT = "xep_loai_ca_nhan", "xep_loai_tap_the"


def named(*edits: Edit) -> dict[str, str]:
    """What is said, by the code of whom it is about."""
    agency, _ = assembled(edited(office_tables(), edits))
    return {one.bearer.code: one.said for one in shortcomings(agency, agency.cycles[0])}


def test_a_unit_that_the_rows_say_has_not_mended_all():
    assert "chưa khắc phục hết" in named()["P-KHDA"]
    assert "P-KHDA" not in named(Edit(UNIT, "XLTT-07", {"da_khac_phuc": "co"}))


def test_an_empty_cell_says_nothing():
    assert "P-KHDA" not in named(Edit(UNIT, "XLTT-07", {"da_khac_phuc": ""}))
    assert list(shortcomings(sample(), sample().cycles[0])) == []


def test_a_person_put_lower_for_a_cause_and_nobody_for_the_quota():
    cause = {"ma_ly_do": "ket_luan", "ly_do": "Theo kết luận thanh tra"}
    assert named(Edit(PERSON, "XLCN-004", cause))["CB-004"].endswith("Theo kết luận thanh tra")
    assert "CB-004" not in named(Edit(PERSON, "XLCN-004", {"ma_ly_do": "ty_le"}))
