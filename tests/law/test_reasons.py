"""Everything on record that bears on somebody's level, told of the whole agency of 2026."""

from decimal import Decimal
from fractions import Fraction

from congkhai.law.quota import Base
from congkhai.law.reasons import Reasons, reasons
from congkhai.model.structure import Employment
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office_tables, sample


def of(id: str, *edits: Edit) -> Reasons:
    agency, _ = assembled(edited(office_tables(), edits))
    official = next(one for one in agency.officials if one.id == id)
    return reasons(agency, agency.cycles[0], official)


def test_the_scores_of_the_year_and_the_level_of_their_band():
    scored = of("CB-016").scored
    assert [one.score.number for one in scored.periods] == list(range(1, 13))
    assert [one.score.number for one in scored.periods if one.score.provisional] == [12]
    assert {one.leads for one in scored.periods} == {True}
    assert scored.judged == Fraction(181, 2)
    assert scored.band is not None and scored.band.id == "HTXSNV"
    assert scored.periods[0].outcome is not None and scored.periods[0].outcome.total == Fraction(917, 10)


def test_just_under_a_bound_is_under_it():
    """89.95 prints near 90 and is not 90."""
    scored = of("CB-025").scored
    assert scored.judged == Fraction(8995, 100)
    assert scored.band is not None and scored.band.id == "HTTNV"


def test_without_periods_the_score_of_the_row_is_judged():
    agency = sample()
    found = reasons(agency, agency.cycles[0], agency.officials[1])
    assert (found.scored.periods, found.scored.judged, found.scored.band) == ((), Fraction(177, 2), None)


def test_post_employment_and_rule_set():
    found = of("CB-013")
    assert (found.employment, found.rules.id) == (Employment.CONTRACT, "HD-ND335")
    assert found.post is not None and found.post.unit.id == "P-VP"
    assert of("CB-034", Edit("phan_cong", "PC-034", {"loai_lao_dong": "vien_chuc"})).rules.id == "VC-ND233"


def test_who_heads_what():
    assert [(one.unit.id, one.rating.level) for one in of("CB-030").headed] == [("P-KHDA", "HTNV")]
    assert [one.unit.id for one in of("CB-001").headed] == ["CQ"]
    assert of("CB-016").headed == ()


def test_discipline_counts_in_one_year():
    found = of("CB-033")
    assert [row.id for row in found.disciplines] == ["KL-01", "KL-02"]
    assert found.ground is None
    own = of("CB-033", Edit("ky_luat", "KL-01", None), Edit("ky_luat", "KL-02", {"tinh_nam": ""}))
    assert own.ground is not None and own.ground.id == "KL-02"


def test_the_shares_of_the_group_and_of_the_agency():
    shares = of("CB-016").shares
    assert shares is not None
    assert (shares.share.percent, shares.base) == (Decimal(20), Base.GOOD_ONLY)
    assert [(one.name, one.by_level[0]) for one in shares.groups] == [("Lãnh đạo, quản lý", 2), ("", 4)]
    assert of("CB-001").shares is None
    assert of("CB-029").shares is None


def test_the_road_is_in_the_order_of_time():
    found = of("CB-016")
    assert [one.meeting.id for one in found.reviews] == ["HN-10", "HN-12", "HN-17"]
    assert [one.meeting.id for one in found.votes] == ["HN-19", "HN-24"]
    assert [one.by.id for one in found.proposals] == ["P-CSDT", "HD-TD"]
    assert [one.by.id for one in of("CB-002").opinions] == ["CHIBO"]
    assert len(found.notices) == 1
    assert found.announcement is not None and found.announcement.id == "TBKQ-2026-01"


def test_a_replaced_rating_stands_before_the_one_that_replaces_it():
    agency = sample()
    person = next(one for one in agency.officials if one.id == "CB-030")
    found = reasons(agency, agency.cycles[0], person)
    assert [one.decision.id for one in found.ratings if one.decision] == ["QD-BDT-138", "QD-BDT-139"]
    assert found.rating == found.ratings[-1]
    assert [one.id for one in found.petitions] == ["KN-2022-01"]


def test_warnings_about_the_rows_are_explained_here():
    assert [one.id for one in of("CB-031").explanations] == ["GT-01"]
    assert of("CB-016").explanations == ()


def test_nobody_elses_rows_are_taken():
    """Two namesakes of one post in one division."""
    one, other = of("CB-022"), of("CB-023")
    assert {row.official.id for row in one.votes if row.official} == {"CB-022"}
    assert {row.official.id for row in other.proposals if row.official} == {"CB-023"}
    assert one.scored.judged != other.scored.judged
