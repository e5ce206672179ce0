"""Which rows plan, law and people demand of a year, of whom, and what is sure of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import pytest

from congkhai.law.demand import dossiers, meetings, proposals, reviews, votes
from congkhai.law.officers import officers
from congkhai.law.register import to_be_rated
from congkhai.law.results_due import notices, ratings
from congkhai.law.wishes import Demand, Doubt, Sitting, Wish
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import DossierKind
from congkhai.model.groups import groups
from congkhai.model.plan import Step
from congkhai.model.record import Meeting, MeetingKind, PersonRating, Proposal, Status, UnitRating, Vote
from congkhai.model.structure import Rank, Role, UnitKind
from congkhai.value import replace
from tests.packages.story import office, sample

OLD, NEW = sample(), office()
BOTH = pytest.mark.parametrize("agency", [OLD, NEW], ids=["2022", "2026"])


def demands(wishes: Iterable[Wish]) -> list[Demand]:
    return [wish for wish in wishes if isinstance(wish, Demand)]


def doubts(wishes: Iterable[Wish]) -> list[tuple[str, str]]:
    return [(wish.whom, wish.why) for wish in wishes if isinstance(wish, Doubt)]


def id_of(wish: Demand, name: str) -> str:
    """The id of the record that a field of the demanded row is."""
    return str(getattr(wish.fields[name], "id", ""))


def subject(row: Proposal | Vote) -> str:
    """The id of whom a row of the record is about."""
    return next(one.id for one in (row.official, row.unit) if one)


def about(wishes: Iterable[Wish]) -> Counter[str]:
    """How many rows are demanded of each person and unit, by id."""
    return Counter(
        id_of(wish, "official" if "official" in wish.fields else "unit") for wish in demands(wishes)
    )


def planned(cycle: Cycle, step: Step, /, **changes: object) -> Cycle:
    """The cycle with its tasks of a step changed."""
    tasks = (replace(task, **changes) if task.step is step else task for task in cycle.tasks)
    return replace(cycle, tasks=tuple(tasks))


def at_one_each(cycle: Cycle) -> Sequence[Sitting]:
    """Of each kind and body the first meeting alone, without any row of its own."""
    first: dict[object, Meeting] = {}
    for one in cycle.meetings:
        first.setdefault((one.kind, one.unit.id), one)
    return [Sitting(id=one.id, kind=one.kind, unit=one.unit) for one in first.values()]


@BOTH
def test_every_body_that_met_is_demanded_a_meeting_at_an_hour_that_nobody_knows(agency: Agency):
    made = demands(meetings(agency, agency.cycles[0]))
    held = {(one.kind, one.unit.id) for one in agency.cycles[0].meetings}
    assert {(one.fields["kind"], id_of(one, "unit")) for one in made} <= held
    assert not any("starts" in one.fields for one in made)


def test_a_council_without_a_unit_and_a_task_that_nobody_confirmed_are_doubts():
    cycle = OLD.cycles[0]
    assert doubts(meetings(OLD, cycle)) == []
    nobody = doubts(meetings(OLD, planned(cycle, Step.COUNCIL, unit=None)))
    assert {why for _, why in nobody} == {"kế hoạch chưa ghi đơn vị nào họp"} and len(nobody) == 3
    waiting = planned(cycle, Step.RATING, draft=True)
    conference = "việc “Hội nghị lãnh đạo Ban đánh giá, xếp loại cán bộ, công chức”"
    assert (conference, "chưa được xác nhận ở bảng Công việc") in doubts(votes(OLD, waiting, ()))
    without = replace(cycle, tasks=tuple(task for task in cycle.tasks if task.step is not Step.RATING))
    nothing = [one for one in meetings(OLD, without) if isinstance(one, Demand)]
    assert not any(one.fields["kind"] is MeetingKind.RATING for one in nothing)


@BOTH
def test_everybody_and_every_division_is_voted_on_and_proposed_where_the_record_says(agency: Agency):
    cycle = agency.cycles[0]
    of_divisions = replace(
        cycle, proposals=tuple(row for row in cycle.proposals if row.by.kind is not UnitKind.COUNCIL)
    )
    asked = about(proposals(agency, planned(of_divisions, Step.COUNCIL, unit=cycle.proposals[-1].by)))
    assert {*asked} == {subject(row) for row in cycle.proposals}
    at_conference = [one for one in at_one_each(cycle) if one.kind is MeetingKind.RATING]
    cast = {subject(row) for row in cycle.votes if row.meeting.kind is MeetingKind.RATING}
    assert {*about(votes(agency, cycle, at_conference))} == cast


def test_a_review_is_demanded_at_the_one_meeting_of_its_body_and_not_where_it_stands():
    cycle = NEW.cycles[0]
    bare = at_one_each(cycle)
    asked = about(reviews(NEW, cycle, bare))
    first = next(one for one in bare if one.kind is MeetingKind.PERSONAL_REVIEW)
    full = [replace(one, subjects=frozenset(asked)) if one is first else one for one in bare]
    left = about(reviews(NEW, cycle, full))
    assert asked.total() > left.total() > 0
    assert doubts(reviews(NEW, replace(cycle, places=()), bare)) == [
        ("năm 2026", "bảng Nơi kiểm điểm chưa có dòng nào")
    ]


@BOTH
def test_who_is_rated_above_is_marked_so_and_everybody_else_waits_for_the_decision(agency: Agency):
    made = demands(ratings(agency, agency.cycles[0]))
    above = about(one for one in made if one.fields["status"] is Status.SUPERIOR)
    assert {*above} == ({"CB-001", "LDB"} if agency is OLD else {"CB-001", "LDS", "CQ"})
    assert {one.fields["status"] for one in made} == {Status.SUPERIOR, Status.WAITING}
    people = [one for one in made if one.kind is PersonRating]
    assert all(one.fields["position"] and one.fields["unit"] and one.fields["months"] for one in people)
    assert {one.kind for one in made} == {PersonRating, UnitRating}


def test_months_are_those_in_which_somebody_held_a_post():
    people = [one for one in demands(ratings(OLD, OLD.cycles[0])) if one.kind is PersonRating]
    short = {id_of(one, "official"): one.fields["months"] for one in people if one.fields["months"] != 12}
    assert short == {"CB-030": 9, "CB-033": 10}


@BOTH
def test_a_notice_goes_to_whom_the_agency_itself_decided_on(agency: Agency):
    cycle = agency.cycles[0]
    told = {id_of(one, "rating") for one in demands(notices(agency, cycle))}
    assert told == {row.id for row in cycle.current_people if row.status is Status.RATED}
    undecided = tuple(replace(row, decision=None) for row in cycle.person_ratings)
    assert demands(notices(agency, replace(cycle, person_ratings=undecided))) == []


def test_papers_are_demanded_of_divisions_of_everybody_and_of_who_leads():
    made = demands(dossiers(OLD, OLD.cycles[0]))
    of_kind = Counter(one.fields["kind"] for one in made)
    assert of_kind == {DossierKind.UNIT: 6, DossierKind.SELF_REVIEW: 42, DossierKind.SELF_SCORE: 18}


def test_who_handed_in_the_rating_form_hands_in_no_self_review_beside_it():
    cycle = NEW.cycles[0]
    forms = {
        row.official.id for row in cycle.dossiers if row.official and row.kind is DossierKind.RATING_FORM
    }
    reviews_asked = (
        one for one in demands(dossiers(NEW, cycle)) if one.fields["kind"] is DossierKind.SELF_REVIEW
    )
    assert forms and not forms & {*about(reviews_asked)}
    bare = replace(cycle, dossiers=())
    # Who was away when people were reviewed is asked for nothing.
    assert forms - {*about(dossiers(NEW, bare))} == {"CB-018"}


def test_the_form_of_rating_is_asked_of_everybody_where_the_plan_orders_it():
    cycle = planned(OLD.cycles[0], Step.SELF_REVIEW, step=Step.RATING_FORM)
    asked = Counter(one.fields["kind"] for one in demands(dossiers(OLD, cycle)))
    assert asked[DossierKind.RATING_FORM] == 41 and asked[DossierKind.SELF_REVIEW] == 0


def test_a_paper_goes_to_the_unit_that_the_plan_names_and_to_none_otherwise():
    cycle = planned(OLD.cycles[0], Step.UNIT_DOSSIER, recipient="phòng tổng hợp – hành chính")
    assert {
        id_of(one, "handed_to")
        for one in demands(dossiers(OLD, cycle))
        if one.fields["kind"] is DossierKind.UNIT
    } == {"P-THHC"}
    nobody = planned(OLD.cycles[0], Step.UNIT_DOSSIER, recipient="Nơi không có")
    assert not any(
        one.fields["handed_to"]
        for one in demands(dossiers(OLD, nobody))
        if one.fields["kind"] is DossierKind.UNIT
    )


def test_divisions_meet_on_themselves_where_the_places_of_review_want_it_alone():
    cycle = planned(
        OLD.cycles[0], Step.COLLECTIVE_REVIEW, unit=next(one for one in OLD.units if one.id == "LDB")
    )
    met = {
        id_of(one, "unit")
        for one in demands(meetings(OLD, cycle))
        if one.fields["kind"] is MeetingKind.COLLECTIVE_REVIEW
    }
    assert len(met) == 7 and "LDB" in met
    alone = replace(cycle, places=tuple(place for place in cycle.places if place.kind != "don_vi"))
    bare = demands(meetings(OLD, alone))
    assert {id_of(one, "unit") for one in bare if one.fields["kind"] is MeetingKind.COLLECTIVE_REVIEW} == {
        "LDB"
    }


def ended(agency: Agency, unit: str, day: date) -> Agency:
    """The agency after a division has ended, its people still assigned to it."""
    gone = {one.id: replace(one, valid_to=day) if one.id == unit else one for one in agency.units}
    posts = tuple(replace(post, unit=gone[post.unit.id]) for post in agency.assignments)
    return replace(
        agency,
        units=tuple(gone.values()),
        assignments=posts,
        posts_of=groups(posts, lambda post: post.official.id),
        posts_in=groups(posts, lambda post: post.unit.id),
    )


def test_nothing_is_laid_out_for_a_unit_that_has_ended_and_it_is_named():
    agency = ended(NEW, "P-KHDA", date(2026, 6, 30))
    cycle = agency.cycles[0]
    for asked in (meetings(agency, cycle), ratings(agency, cycle)):
        wishes = [*asked]
        assert "P-KHDA" not in {id_of(one, "unit") for one in demands(wishes)}
        assert any(whom == "Phòng Kế hoạch – Dự án" and "30/06/2026" in why for whom, why in doubts(wishes))
    people = {post.official.name for post in agency.posts_in["P-KHDA"] if post.main}
    bare = replace(cycle, person_ratings=())
    unsure = {whom for whom, why in doubts(ratings(agency, bare)) if "đơn vị đã kết thúc" in why}
    assert people <= unsure


def test_who_left_in_the_year_and_has_no_rating_is_named_and_not_laid_out():
    post = next(post for post in NEW.assignments if post.official.id == "CB-009" and post.main)
    left = replace(post, valid_to=date(2026, 5, 31))
    posts = tuple(left if one is post else one for one in NEW.assignments)
    agency = replace(NEW, assignments=posts, posts_of=groups(posts, lambda one: one.official.id))
    cycle = replace(NEW.cycles[0], person_ratings=())
    wishes = [*ratings(agency, cycle)]
    assert "CB-009" not in about(wishes)
    assert [why for whom, why in doubts(wishes) if whom == post.official.name] == [
        "giữ nhiệm vụ đến ngày 31/05/2026, 5 tháng trong năm, chưa rõ có xếp loại hay không"
    ]
    assert not any("giữ nhiệm vụ đến" in why for _, why in doubts(ratings(agency, NEW.cycles[0])))


def test_a_review_without_a_meeting_says_of_which_kind_it_lacks_one():
    told = [why for _, why in doubts(reviews(NEW, NEW.cycles[0], ()))]
    assert any("chưa có cuộc họp loại “" in why for why in told)


def test_the_only_deputy_presides_where_the_head_is_reviewed_and_of_several_none_is_taken():
    cycle = NEW.cycles[0]
    head = next(post for post in NEW.assignments if post.position.rank is Rank.AGENCY_HEAD)
    bare = [one for one in at_one_each(cycle) if one.kind is MeetingKind.PERSONAL_REVIEW]
    known = officers(NEW, head.unit, cycle.last_day)
    assert {*known.heads} == {head.official.id} and len(known.deputies) == 1
    of_head = [
        one for one in demands(reviews(NEW, cycle, bare)) if id_of(one, "official") == head.official.id
    ]
    chaired = [one for one in of_head if "named_chair" in one.fields]
    assert any(id_of(one, "named_chair") in known.deputies for one in chaired)
    many = {post.position.id: post.position for post in NEW.assignments if not post.position.rank.leads}
    assert len(many) > 1
    # Where several positions are deputies of a body it is not sure who presides: the row has no chair.
    second = replace(head, official=NEW.officials[9], role=Role.DEPUTY, position=next(iter(many.values())))
    posts = (*NEW.assignments, second)
    agency = replace(NEW, assignments=posts, posts_in=groups(posts, lambda post: post.unit.id))
    wishes = [*reviews(agency, cycle, bare)]
    in_own = [one for one in demands(wishes) if id_of(one, "official") == head.official.id]
    assert len([one for one in in_own if "named_chair" in one.fields]) < len(chaired)
    assert any("chưa rõ cấp phó nào chủ trì" in why for _, why in doubts(wishes))


def test_an_agency_without_a_row_of_its_own_and_contract_workers_are_named():
    units = tuple(unit for unit in NEW.units if unit.kind is not UnitKind.AGENCY)
    bare = replace(NEW, units=units)
    told = dict(doubts(ratings(bare, bare.cycles[0])))
    assert "chưa có dòng của chính cơ quan" in told[NEW.cycles[0].office.name]
    assert not any("chính cơ quan" in why for _, why in doubts(ratings(OLD, OLD.cycles[0])))
    silent = tuple(row for row in OLD.parameters if row.id != "AP-DUNG-HOP-DONG")
    bare = replace(OLD.cycles[0], person_ratings=())
    named = doubts(ratings(replace(OLD, parameters=silent), bare))
    assert len([why for _, why in named if "hợp đồng" in why]) == 2
    # Of whom a row says how it stands nothing is asked.
    assert doubts(ratings(replace(OLD, parameters=silent), OLD.cycles[0])) == []


def test_who_worked_too_few_months_is_named_and_asked_for_nothing():
    bare = replace(OLD.cycles[0], person_ratings=())
    short = {whom for whom, why in doubts(ratings(OLD, bare)) if "chưa đủ 6 tháng" in why}
    assert short == {next(one.name for one in OLD.officials if one.id == "CB-040")}
    assert "CB-040" not in {official.id for official, _ in to_be_rated(OLD, bare)}
