"""Who was away when people were reviewed: the rating says why, the scores say when."""

import pytest

from congkhai.law.staff import away
from congkhai.records.assemble import assemble
from tests.packages.edited import Edit, edited
from tests.packages.story import office, office_tables

#: Scores of CB-008, on unpaid leave in April and May, and of CB-018, on maternity leave from June on.
OF = {(score.official.id, score.number): score.place.key or "" for score in office().cycles[0].scores}


def gone(*edits: Edit) -> frozenset[str]:
    agency, _ = assemble(edited(office_tables(), edits))
    assert agency is not None
    return away(agency.cycles[0])


def without(who: str, *months: int) -> list[Edit]:
    return [Edit("diem", OF[who, month], None) for month in months]


def test_leave_that_was_over_by_the_reviews_excuses_nobody():
    """Ill in September and October (CB-027) or on leave in spring, both were at work in November."""
    assert gone() == {"CB-018"}


@pytest.mark.parametrize(("months", "absent"), [((12,), False), ((11, 12), True), ((10, 11, 12), True)])
def test_no_score_of_the_month_of_the_reviews(months, absent):
    assert ("CB-008" in gone(*without("CB-008", *months))) == absent


def test_a_reason_with_a_score_of_every_month_is_of_the_days_of_the_reviews():
    assert gone(Edit("xep_loai_ca_nhan", "XLCN-012", {"ma_ly_do": "nghi_om"})) == {"CB-012", "CB-018"}


def test_while_nobody_has_the_score_of_that_month_the_one_before_counts():
    late = [edit for (who, month) in OF if month > 10 for edit in without(who, month)]
    assert gone(*late) == {"CB-018", "CB-027"}


def test_without_scores_the_reason_alone_counts():
    none = [Edit("diem", key, None) for key in OF.values()]
    assert gone(*none) == {"CB-008", "CB-018", "CB-027"}
