"""Which kinds of person the sample's people are, and who was not reviewed where the plan says."""

from datetime import date

from congkhai.law.review_places import PersonKind, kinds, missing
from congkhai.law.staff import away, divisions, leaders, posts
from congkhai.value import replace
from tests.packages.story import sample

AGENCY = sample()
CYCLE = AGENCY.cycles[0]
DAY = CYCLE.last_day
TODAY = date(2022, 12, 6)


def of(who: str) -> set[str]:
    (official,) = (one for one in AGENCY.officials if one.id == who)
    post = AGENCY.post(official, DAY)
    assert post
    return set(kinds(AGENCY, post, DAY))


def test_kinds_of_person():
    """Posts in the party, the union or a council make nobody a leader of several posts."""
    assert of("CB-001") == of("CB-022") == {PersonKind.PARTY_MEMBER, PersonKind.LEADER}
    assert of("CB-008") == {PersonKind.PARTY_MEMBER, PersonKind.STAFF_IN_PARTY}
    assert of("CB-039") == {PersonKind.STAFF_OUTSIDE}
    assert of("CB-012") == {PersonKind.CONTRACT}


def test_who_works_and_leads_on_a_day():
    assert len(list(posts(AGENCY, DAY))) == 45
    assert len(list(leaders(AGENCY, DAY))) == 18
    assert [unit.id for unit in divisions(AGENCY, DAY)] == "P-THHC P-CSDT P-TTVD P-DB P-KHDA P-TTR".split()
    assert list(posts(AGENCY, date(2010, 1, 1))) == []
    assert divisions(AGENCY, date(2010, 1, 1)) == ()
    assert away(CYCLE) == {"CB-017"}


def test_nobody_of_the_sample_is_missed():
    assert list(missing(AGENCY, CYCLE, TODAY)) == []


def test_one_review_less_is_one_place_missed():
    """Each review of a person taken away by itself; where the plan names no place none is missed.

    Those are the two contract workers, who is outside the party, and the union, which the plan leaves out.
    """
    free = {"KD-071", "KD-072", "KD-088", "KD-093"}
    for row in CYCLE.reviews:
        if row.official:
            rest = replace(CYCLE, reviews=tuple(other for other in CYCLE.reviews if other != row))
            found = [(lack.official, lack.where) for lack in missing(AGENCY, rest, TODAY)]
            wanted = [] if row.place.key in free else [(row.official, row.meeting.unit)]
            assert found == wanted, row.place.key
