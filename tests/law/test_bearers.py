"""Whom the rows of persons and units are about."""

from congkhai.law.bearers import bearers
from tests.packages.story import sample

PERSON, UNIT = "xep_loai_ca_nhan", "xep_loai_tap_the"


def test_rows_of_persons_and_units_say_whom_they_are_about():
    agency = sample()
    cycle = agency.cycles[0]
    named = bearers(agency, {PERSON, UNIT, "bieu_quyet", "thong_bao_ca_nhan", "hoi_nghi"})
    for rating in cycle.person_ratings:
        assert str(named[PERSON, rating.place.row]) == f"{rating.official.name} ({rating.official.id})"
    for rating in cycle.unit_ratings:
        assert str(named[UNIT, rating.place.row]) == f"{rating.unit.name} ({rating.unit.id})"
    people = {rating.id: rating.official.id for rating in cycle.person_ratings}
    assert cycle.notices
    for notice in cycle.notices:
        assert named["thong_bao_ca_nhan", notice.place.row].code == people[notice.rating]
    assert {table for table, _ in named} == {PERSON, UNIT, "bieu_quyet", "thong_bao_ca_nhan"}


def test_of_other_tables_nothing_is_said():
    assert bearers(sample(), set()) == {}
