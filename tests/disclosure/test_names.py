"""Names only under an order with names whose window holds today; otherwise totals."""

from datetime import date

import pytest

from congkhai.disclosure.public import Audience, PublicResults
from congkhai.disclosure.reveal import forbidden, named, reveal
from congkhai.model.agency import Agency
from congkhai.model.record import Status
from congkhai.starter.files import page_texts
from congkhai.text.fold import fold
from congkhai.value import replace
from tests.packages.story import sample, told

PORTAL, AGENCY = Audience.PORTAL, Audience.AGENCY
TODAY = date(2022, 12, 6)
SMALL = told("so-nho")[0]


def results(agency: Agency, audience: Audience, today: date) -> PublicResults:
    shown = reveal(agency, audience, today).newest.results
    assert shown is not None
    return shown


def cycle(agency: Agency, **change: object) -> Agency:
    """The agency with its one cycle changed."""
    return replace(agency, cycles=(replace(agency.cycles[0], **change),))


def orders(agency: Agency, **change: object) -> Agency:
    """Every row of `cong_khai` changed."""
    return cycle(agency, orders=tuple(replace(order, **change) for order in agency.cycles[0].orders))


@pytest.mark.parametrize(
    ("audience", "today", "shown"),
    [
        (PORTAL, date(2022, 12, 4), False),
        (PORTAL, date(2022, 12, 5), True),
        (PORTAL, date(2023, 1, 4), True),
        (PORTAL, date(2023, 1, 5), False),
        (AGENCY, date(2022, 12, 4), False),
        (AGENCY, date(2022, 12, 5), True),
        (AGENCY, date(2023, 1, 31), True),
        (AGENCY, date(2023, 2, 1), False),
    ],
)
def test_names_stand_from_the_first_to_the_last_day(audience, today, shown):
    made = results(SMALL, audience, today)
    assert (made.named, bool(made.people), made.basis is not None) == (shown, shown, shown)
    assert bool(named(SMALL, audience, today)) == shown
    assert made.totals is not None and made.totals.rows


def test_a_release_may_stay_until_the_window_it_relies_on_ends():
    assert reveal(SMALL, PORTAL, TODAY).last_day == date(2023, 1, 4)
    assert reveal(SMALL, AGENCY, TODAY).last_day == date(2023, 1, 31)
    assert reveal(SMALL, PORTAL, date(2022, 12, 4)).last_day is None
    assert reveal(orders(SMALL, names=False, full_table=True), PORTAL, TODAY).last_day == date(2023, 1, 4)
    assert reveal(orders(SMALL, names=False, full_table=False), PORTAL, TODAY).last_day == date(2023, 1, 4)
    assert reveal(cycle(SMALL, orders=()), PORTAL, TODAY).last_day is None


@pytest.mark.parametrize("audience", Audience)
def test_without_a_row_there_are_totals(audience):
    made = results(cycle(SMALL, orders=()), audience, TODAY)
    assert (made.named, made.people, made.basis, made.starts, made.ends) == (False, (), None, None, None)
    assert made.totals is not None and made.totals.rows


def test_an_order_of_one_audience_is_none_of_the_other():
    inside = tuple(order for order in SMALL.cycles[0].orders if order.audience == AGENCY)
    assert results(cycle(SMALL, orders=inside), PORTAL, TODAY).people == ()
    assert results(cycle(SMALL, orders=inside), AGENCY, TODAY).people


def test_an_order_without_names_shows_none():
    made = results(orders(SMALL, names=False), PORTAL, TODAY)
    assert (made.named, made.people) == (False, ())
    assert made.basis is not None and made.basis.number == "140/QĐ-BDT"


def test_small_counts_are_joined_on_the_portal_alone():
    outside, inside = (results(SMALL, audience, TODAY).totals for audience in (PORTAL, AGENCY))
    assert outside is not None and inside is not None
    best, good, done, not_done = (level.name for level in SMALL.cycles[0].rule_set.levels)
    assert [(row.title, row.count) for row in outside.rows] == [
        (f"{best} và {good}", 14),
        (f"{done} và {not_done}", 7),
    ]
    assert (outside.total_title, outside.total, outside.not_rated) == ("Số người được xếp loại", 21, None)
    assert [row.count for row in inside.rows] == [2, 12, 6, 1]
    assert (inside.total, inside.not_rated) == (23, 2)


def test_a_row_with_its_document_may_order_the_full_table():
    whole = results(orders(SMALL, full_table=True), PORTAL, TODAY).totals
    assert whole is not None
    assert [row.count for row in whole.rows] == [2, 12, 6, 1]
    over = results(orders(SMALL, full_table=True), PORTAL, date(2023, 1, 5)).totals
    assert over is not None and [row.count for row in over.rows] == [14, 7]


def test_without_a_threshold_the_usual_five_holds():
    bare = replace(SMALL, parameters=())
    assert results(bare, PORTAL, TODAY).totals == results(SMALL, PORTAL, TODAY).totals


def test_a_few_who_are_not_rated_stand_in_no_list_of_the_portal():
    outside, inside = (results(SMALL, audience, TODAY).people for audience in (PORTAL, AGENCY))
    assert {row.status for row in outside} == {"đã xếp loại"}
    assert len(outside) == 21
    assert {row.status for row in inside} == {"đã xếp loại", "không xếp loại", "do cấp trên xếp loại"}
    assert len(inside) == 24
    assert "Nguyễn Thị Quý" not in {row.name for row in outside}


@pytest.mark.parametrize(("few", "listed"), [(4, False), (5, True)])
def test_as_many_as_the_threshold_may_stand_there(few, listed):
    ratings = list(SMALL.cycles[0].person_ratings)
    members = [n for n, row in enumerate(ratings) if row.status is Status.RATED][-(few - 2) :]
    for n in members:
        ratings[n] = replace(ratings[n], status=Status.NOT_RATED, level="", decision=None)
    made = results(cycle(SMALL, person_ratings=tuple(ratings)), PORTAL, TODAY)
    assert ("không xếp loại" in {row.status for row in made.people}) is listed
    assert made.totals is not None and (made.totals.not_rated == few) is listed


def test_the_superiors_part_stands_in_no_list_of_the_portal():
    head = SMALL.cycles[0].person_ratings[0]
    assert head.status is Status.SUPERIOR
    assert head.official.id not in named(SMALL, PORTAL, TODAY)[SMALL.cycles[0].year]
    assert head.official.id in named(SMALL, AGENCY, TODAY)[SMALL.cycles[0].year]


def test_the_list_is_in_the_official_order():
    """Unit, position, given name; numbered from one."""
    people = results(SMALL, AGENCY, TODAY).people
    assert [row.number for row in people] == list(range(1, 25))
    posts = ["Trưởng ban", "Phó Trưởng ban", "Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên"]
    assert [row.position for row in people[:5]] == posts
    assert [row.name for row in people if row.unit == "Phòng Chính sách dân tộc"] == [
        "Lò Thị Hoà",
        "Hoàng Thị Ánh",
        "Quàng Văn Ân",
        "Vàng A Chứ",
        "Phạm Quốc Duy",
        "Trần Đình Đương",
        "Sùng A Giao",
        "Bạc Cầm Khuyên",
        "Lường Văn Ột",
        "Mùa Thị Sua",
        "Cà Văn Thơm",
        "Tòng Thị Ươi",
    ]
    units = [row.unit for row in people]
    assert units == sorted(units, key=units.index)


def test_before_the_decision_there_is_nothing():
    assert reveal(SMALL, AGENCY, date(2022, 11, 30)).newest.results is None
    assert reveal(SMALL, AGENCY, date(2022, 12, 1)).newest.results is not None


@pytest.mark.parametrize("lacking", [{"number": ""}, {"issued": None}, {"issued": date(2022, 12, 7)}])
def test_nobody_is_named_by_a_decision_not_in_hand(lacking):
    """Neither those it rates, nor those who stand beside them without a decision."""
    ratings = tuple(
        replace(row, decision=replace(row.decision, **lacking)) if row.decision else row
        for row in SMALL.cycles[0].person_ratings
    )
    changed = cycle(SMALL, person_ratings=ratings)
    for audience in Audience:
        made = results(changed, audience, TODAY)
        assert made.people == ()
        assert named(changed, audience, TODAY) == {}
        assert made.totals is not None and sum(row.count for row in made.totals.rows) == 0
    assert bool(results(changed, AGENCY, date(2022, 12, 7)).people) is (lacking.get("issued") is not None)


def test_a_rating_without_a_decision_is_never_shown():
    first = next(row for row in SMALL.cycles[0].person_ratings if row.status is Status.RATED)
    ratings = tuple(
        replace(row, decision=None) if row is first else row for row in SMALL.cycles[0].person_ratings
    )
    changed = cycle(SMALL, person_ratings=ratings)
    before, after = (named(one, AGENCY, TODAY)[one.cycles[0].year] for one in (SMALL, changed))
    assert before - after == {first.official.id}


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("lacking", [{"number": ""}, {"issued": None}, {"issued": date(2022, 12, 7)}])
def test_an_order_not_issued_lets_out_no_name(audience, lacking):
    rows = SMALL.cycles[0].orders
    changed = cycle(
        SMALL, orders=tuple(replace(row, document=replace(row.document, **lacking)) for row in rows)
    )
    made = results(changed, audience, TODAY)
    assert (made.named, made.people, made.basis) == (False, (), None)
    assert named(changed, audience, TODAY) == {}
    issued = lacking.get("issued") is not None
    assert bool(named(changed, audience, date(2022, 12, 7))) is issued


@pytest.mark.parametrize(
    ("lacking", "shown"),
    [({}, True), ({"number": ""}, False), ({"issued": None}, False), ({"issued": date(2022, 12, 7)}, False)],
)
def test_an_announcement_is_issued_with_its_number_and_its_day(lacking, shown):
    agency = sample()
    (row,) = agency.cycles[0].announcements
    changed = cycle(agency, announcements=(replace(row, document=replace(row.document, **lacking)),))
    assert bool(reveal(changed, PORTAL, TODAY).newest.announcements) is shown


def test_a_replaced_rating_stands_until_the_day_of_the_new_decision():
    (new,) = (row for row in sample().cycles[0].person_ratings if row.replaces)
    old = next(row for row in sample().cycles[0].person_ratings if row.id == new.replaces)
    assert old.decision is not None and new.decision is not None and new.decision.issued is not None
    moved = replace(new.decision, issued=date(2022, 12, 20))
    ratings = tuple(
        replace(row, decision=moved) if row is new else row for row in sample().cycles[0].person_ratings
    )
    agency = cycle(sample(), person_ratings=ratings)
    for today, number in ((date(2022, 12, 19), old.decision.number), (date(2022, 12, 20), moved.number)):
        lines = [row for row in results(agency, AGENCY, today).people if row.name == new.official.name]
        assert number in {row.decision for row in lines}
        assert len(results(agency, AGENCY, today).people) == 45


def test_on_the_day_the_names_of_the_list_may_show_and_no_other():
    shown = reveal(SMALL, PORTAL, TODAY)
    hidden = {word for word, column in forbidden(SMALL, shown, ()).items() if column == "can_bo.ho_ten"}
    assert shown.newest.results is not None
    assert not {fold(name) for name in hidden} & {fold(row.name) for row in shown.newest.results.people}
    # The head (Lò Văn Hoà) is not in the list, but somebody of that name (Lò Văn Hòa) is.
    assert hidden == {"Nguyễn Thị Quý", "Cầm Thị Ngoan"}


def test_after_the_window_no_name_may_show():
    shown = reveal(SMALL, PORTAL, date(2023, 1, 5))
    hidden = {word for word, column in forbidden(SMALL, shown, ()).items() if column == "can_bo.ho_ten"}
    long = {official.name for official in SMALL.officials if sum(map(str.isalpha, official.name)) >= 6}
    assert hidden == long
    assert len(long) > 20


def test_what_must_not_show_inside_the_agency_is_what_is_restricted():
    portal, agency = (
        set(forbidden(sample(), reveal(sample(), a, TODAY), page_texts()).values()) for a in Audience
    )
    assert "xep_loai_ca_nhan.ly_do" in agency
    assert "can_bo.ho_ten" not in agency
    assert "hoi_nghi.ten" in portal - agency
    assert agency <= portal


def test_short_words_and_public_words_are_not_looked_for():
    agency = sample()
    (table,) = (table for table in agency.tables if table.name == "hoi_nghi")
    words = frozenset({"Bốn", "Tinh uy Son La", "Ghi chú kín"})
    columns = tuple(replace(c, words=words) if c.name == "ket_luan" else c for c in table.columns)
    tables = tuple(replace(t, columns=columns) if t is table else t for t in agency.tables)
    changed = replace(agency, tables=tables)
    hidden = forbidden(changed, reveal(changed, PORTAL, TODAY), page_texts())
    assert [word for word, column in hidden.items() if column == "hoi_nghi.ket_luan"] == ["Ghi chú kín"]


def test_the_year_asked_for_is_the_year_shown():
    year = told("nho-2026")[0]
    assert reveal(year, AGENCY, date(2026, 12, 4)).newest.rule_set == "Nghị định số 335/2025/NĐ-CP"
    assert [row.level for row in results(year, AGENCY, date(2026, 12, 4)).people].count(
        "Hoàn thành xuất sắc nhiệm vụ"
    ) == 1


def test_of_two_orders_that_hold_the_narrower_is_followed():
    rows = SMALL.cycles[0].orders
    longer = tuple(replace(order, names=False, ends=date(2024, 1, 1)) for order in rows)
    for both in ((*rows, *longer), (*longer, *rows)):
        made = results(cycle(SMALL, orders=both), PORTAL, TODAY)
        assert (made.named, made.people, made.ends) == (False, (), date(2024, 1, 1))
    later = tuple(replace(order, ends=date(2024, 1, 1)) for order in rows)
    made = results(cycle(SMALL, orders=(*rows, *later)), PORTAL, TODAY)
    assert (made.named, made.ends) == (True, date(2024, 1, 1))


def test_what_one_order_keeps_back_another_does_not_let_out():
    rows = SMALL.cycles[0].orders
    named_only = tuple(replace(order, names=True, full_table=False) for order in rows)
    table_only = tuple(replace(order, names=False, full_table=True) for order in rows)
    for both in ((*named_only, *table_only), (*table_only, *named_only)):
        made = results(cycle(SMALL, orders=both), PORTAL, TODAY)
        assert made.people == () and made.totals is not None
        assert [row.count for row in made.totals.rows] == [14, 7]
