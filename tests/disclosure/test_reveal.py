"""Which year is shown, in what order its documents stand, and which short names are looked for."""

from datetime import date

import pytest

from congkhai.disclosure.public import Audience
from congkhai.disclosure.reveal import (
    forbidden,
    forbidden_short,
    is_short,
    named,
    posts_and_units,
    reveal,
    titles,
)
from congkhai.text.fold import fold
from congkhai.value import replace
from tests.packages.story import sample, told

PORTAL, AGENCY = Audience.PORTAL, Audience.AGENCY
TODAY = date(2022, 12, 6)
SMALL = told("so-nho")[0]


def test_every_year_is_shown_and_names_of_every_year_count():
    earlier = replace(SMALL.cycles[0], year=2021, orders=())
    both = replace(SMALL, cycles=(earlier, *SMALL.cycles))
    shown = reveal(both, AGENCY, TODAY)
    assert [cycle.year for cycle in shown.cycles] == [2021, 2022] and shown.newest.year == 2021
    assert named(both, AGENCY, TODAY) == named(SMALL, AGENCY, TODAY) != frozenset()


def test_documents_stand_by_kind_those_without_a_day_first():
    papers = sample().documents
    shown = [papers[paper.id] for paper in reveal(sample(), PORTAL, TODAY).documents]
    assert shown == sorted(shown, key=lambda paper: (paper.kind, paper.issued or date.min))
    plan = replace(papers["KH-99"], issued=None)
    undated = reveal(replace(sample(), documents=dict(papers) | {plan.id: plan}), PORTAL, TODAY).documents
    assert next(paper.id for paper in undated if papers[paper.id].kind == plan.kind) == plan.id


@pytest.mark.parametrize(("word", "short"), [("Lò Ly", True), ("Lò Lỳ A", True), ("Lò Văn A", False)])
def test_a_phrase_of_fewer_than_six_letters_is_short(word, short):
    assert is_short(word) == short


def test_inside_the_agency_no_short_name_and_no_twin_is_looked_for():
    listed = next(official for official in SMALL.officials if fold(official.name) != official.name.lower())
    few = replace(listed, id="CB-998", name="Lò Ly")
    twin = replace(listed, id="CB-999", name=fold(listed.name).title())
    agency = replace(SMALL, officials=(*SMALL.officials, few, twin))
    names, _, twins = forbidden_short(agency, reveal(agency, PORTAL, TODAY))
    assert few.name in names and twin.name in twins
    names, _, twins = forbidden_short(agency, reveal(agency, AGENCY, TODAY))
    assert (names, twins) == ({}, {})


def test_a_short_name_stands_beside_the_posts_that_are_held_and_the_units_long_and_short():
    held = {post.position.name for post in sample().assignments}
    units = {name for unit in sample().units for name in (unit.name, unit.short)}
    assert posts_and_units(sample()) == held | units


def test_a_column_is_called_as_its_sheet_calls_it():
    assert titles(sample())["can_bo.ho_ten"] == "bảng ‘Cán bộ’, cột ‘Họ và tên’"


def test_before_the_decision_every_name_is_looked_for():
    shown = reveal(SMALL, PORTAL, date(2022, 11, 30))
    assert shown.newest.results is None
    long = {official.name for official in SMALL.officials if not is_short(official.name)}
    assert long <= set(forbidden(SMALL, shown, ()))
    few = replace(SMALL.officials[0], id="CB-999", name="Lò Ly")
    names, _, twins = forbidden_short(replace(SMALL, officials=(*SMALL.officials, few)), shown)
    assert (few.name in names, twins) == (True, {})


def test_a_twin_of_somebody_listed_who_signs_nothing_is_kept_apart():
    shown = reveal(SMALL, PORTAL, TODAY)
    assert shown.newest.results is not None
    signers = {fold(paper.signer) for paper in SMALL.documents.values()}
    names = (row.name for row in shown.newest.results.people)
    listed = next(name for name in names if fold(name) not in signers and fold(name) != name.lower())
    twin = replace(SMALL.officials[0], id="CB-998", name=fold(listed).title())
    both = replace(SMALL, officials=(*SMALL.officials, twin))
    assert twin.name in forbidden_short(both, shown)[2]


def test_the_plan_stands_with_the_year():
    plan = reveal(sample(), PORTAL, TODAY).newest.plan
    assert plan is not None and plan.title == "Kế hoạch số 99/KH-BDT ngày 21/11/2022"
    bare = replace(sample().cycles[0], plan=None)
    assert reveal(replace(sample(), cycles=(bare,)), PORTAL, TODAY).newest.plan is None
