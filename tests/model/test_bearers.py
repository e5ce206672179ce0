"""Whom the rows of persons and units are about."""

import pytest

from congkhai.model.columns import at
from tests.packages.story import office, sample


@pytest.mark.parametrize("agency", [sample, office])
def test_rows_of_persons_and_units_say_whom_they_are_about(agency):
    cycle = agency().cycles[0]
    for rating in cycle.person_ratings:
        assert str(rating.place.bearer) == f"{rating.official.name} ({rating.official.id})"
        assert at(rating, "level").bearer == rating.place.bearer
    for rating in cycle.unit_ratings:
        assert str(rating.place.bearer) == f"{rating.unit.name} ({rating.unit.id})"
    assert cycle.notices
    for notice in cycle.notices:
        assert notice.place.bearer == notice.rating.official.bearer
    for row in (*cycle.reviews, *cycle.votes, *cycle.proposals, *cycle.dossiers, *cycle.opinions):
        assert row.place.bearer == (row.official or row.unit).bearer
    for row in (*cycle.scores, *cycle.petitions, *agency().assignments, *agency().disciplines):
        assert at(row, "official").bearer == row.official.bearer


def test_other_rows_are_about_nobody():
    cycle = office().cycles[0]
    assert {row.place.bearer for row in (cycle, *cycle.meetings, *cycle.tasks, *cycle.orders)} == {None}
