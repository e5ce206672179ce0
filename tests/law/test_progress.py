"""How far the plan has come on a day, told of the whole agency's December of 2026."""

from datetime import date

import pytest

from congkhai.disclosure import tallies
from congkhai.law.progress import Progress, State, before, board, overdue_before
from congkhai.model.record import MeetingKind
from congkhai.value import replace
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office, office_tables

AGENCY = office()
CYCLE = AGENCY.cycles[0]
#: The tasks of the plan by their step, as they are called here.
DRAFTS, PERSONS_DRAFTS, COLLECTIVES, PERSONS = "CV-03", "CV-04", "CV-05", "CV-06"
DIVISIONS, DOSSIERS, SCORES, PARTY = "CV-07", "CV-08", "CV-09", "CV-10"
COUNCIL, RATING, DECISION, PUBLICATION, REPORT, AWARDS = "CV-11", "CV-12", "CV-13", "CV-15", "CV-16", "CV-18"
UNRECORDED = [Edit("cong_viec", f"CV-{n:02d}", {"ngay_xong": "", "ket_qua": ""}) for n in range(1, 19)]


def on(day: str, *edits: Edit) -> dict[str, Progress]:
    """The board on a day, by task, after the edits; the plan's own days of completion are taken away."""
    agency, _ = assembled(edited(office_tables(), [*UNRECORDED, *edits]))
    return {step.task.id: step for step in board(agency, agency.cycles[0], date.fromisoformat(day))}


def cells(table: str, key: str) -> dict[str, str]:
    """The cells of a row as they stand, without its key."""
    row = next(row for row in office_tables().tables[table].records if row.key == key)
    return {column: text for column, text in row.texts.items() if column != "ma"}


def missing(step: Progress) -> list[str]:
    assert step.shown is not None
    return [subject.id for subject in step.shown.missing]


@pytest.mark.parametrize(
    ("task", "open", "done"),
    [
        ("CV-02", "2026-11-18", "2026-11-19"),
        (DRAFTS, "2026-11-18", "2026-11-20"),
        (COLLECTIVES, "2026-11-24", "2026-11-25"),
        (PERSONS, "2026-11-25", "2026-11-26"),
        (DIVISIONS, "2026-11-26", "2026-11-27"),
        (DOSSIERS, "2026-11-29", "2026-11-30"),
        (SCORES, "2026-11-26", "2026-11-27"),
        (PARTY, "2026-11-29", "2026-11-30"),
        (COUNCIL, "2026-11-30", "2026-12-01"),
        (RATING, "2026-12-01", "2026-12-02"),
        (DECISION, "2026-12-03", "2026-12-04"),
        (PUBLICATION, "2026-12-06", "2026-12-07"),
    ],
)
def test_a_step_is_done_on_the_day_its_register_shows_it(task, open, done):
    assert on(open)[task].state is not State.DONE
    assert on(done)[task].state is State.DONE


@pytest.mark.parametrize(
    ("step", "open", "done", "counted"),
    [
        ("phieu_xep_loai", "2026-11-26", "2026-11-27", "đã nhận phiếu xếp loại cả năm của 32 trên 32 người"),
        ("cong_nhan_don_vi", "2026-12-02", "2026-12-03", "đã công nhận kết quả của 5 trên 5 tập thể"),
        ("thong_bao_ca_nhan", "2026-12-06", "2026-12-07", "đã gửi thông báo cho 32 trên 32 người"),
    ],
)
def test_a_step_of_the_decree_alone_is_done_on_the_day_its_register_shows_it(step, open, done, counted):
    of_step = Edit("cong_viec", "CV-18", {"buoc": step, "sau_viec": ""})
    assert on(open, of_step)["CV-18"].state is not State.DONE
    shown = on(done, of_step)["CV-18"]
    assert shown.state is State.DONE
    assert tallies.counted(shown.task.step, shown.shown) == counted


def test_who_was_told_once_is_told_though_a_later_rating_replaces_the_one_told():
    again = Edit(
        "xep_loai_ca_nhan", "XLCN-99", {**cells("xep_loai_ca_nhan", "XLCN-003"), "thay_the": "XLCN-003"}
    )
    step = Edit("cong_viec", "CV-18", {"buoc": "thong_bao_ca_nhan", "sau_viec": ""})
    assert on("2026-12-07", step, again)["CV-18"].state is State.DONE


def test_what_no_register_holds_is_done_by_the_tasks_own_row():
    day = "2026-12-10"
    assert on(day)[REPORT].state is not State.DONE
    done = on(day, Edit("cong_viec", REPORT, {"ngay_xong": "2026-12-09"}))[REPORT]
    assert (done.state, done.finished) == (State.DONE, date(2026, 12, 9))
    assert on(day, Edit("cong_viec", REPORT, {"ngay_xong": "2026-12-11"}))[REPORT].state is not State.DONE
    by_paper = Edit("cong_viec", REPORT, {"ket_qua": "BC-2026-210"})
    assert on(day, by_paper)[REPORT].finished == date(2026, 12, 9)
    assert on("2026-12-08", by_paper)[REPORT].state is not State.DONE


#: A task for what the dossiers hold, which no register shows: the dossiers follow it, and are in on 30/11.
MINUTES = Edit(
    "cong_viec",
    "CV-19",
    {"ky": "KY-2026", "thu_tu": "19", "ten": "Lập biên bản", "ai": "Các phòng", "sau_viec": DIVISIONS}
    | {"loai_han": "khong_han", "dieu_khoan": "III.5"},
)
FOLLOWED = Edit("cong_viec", DOSSIERS, {"sau_viec": "CV-19"})


@pytest.mark.parametrize(("day", "state"), [("2026-11-29", State.WAITING), ("2026-11-30", State.DONE)])
def test_what_no_register_holds_is_done_once_the_registers_show_what_follows_it(day, state):
    """On which day it was done nothing says."""
    step = on(day, MINUTES, FOLLOWED)["CV-19"]
    assert (step.state, step.finished) == (state, None)


def test_what_is_shown_only_after_its_last_day_does_not_say_that_it_was_done_in_time():
    for last, state in (("2026-11-30", State.DONE), ("2026-11-29", State.LATE)):
        dated = Edit("cong_viec", "CV-19", {"loai_han": "cham_nhat", "han": last})
        assert on("2026-12-01", MINUTES, FOLLOWED, dated)["CV-19"].state is state


def test_a_row_that_names_a_day_ahead_is_not_overruled_by_what_follows():
    ahead = Edit("cong_viec", "CV-19", {"ngay_xong": "2026-12-05"})
    assert on("2026-12-01", MINUTES, FOLLOWED, ahead)["CV-19"].state is State.WAITING
    assert on("2026-12-05", MINUTES, FOLLOWED, ahead)["CV-19"].finished == date(2026, 12, 5)


def test_a_register_of_its_own_is_not_overruled_by_what_follows():
    """The dossiers are in, and one division has not met."""
    apart = Edit("hoi_nghi", "HN-18", {"loai": "xep_loai"})
    steps = on("2026-11-30", apart)
    assert steps[DOSSIERS].state is State.DONE
    assert steps[DIVISIONS].state is not State.DONE


def test_counts_say_what_is_there_and_who_is_missing():
    step = on("2026-11-28")[DOSSIERS]
    assert step.shown is not None
    assert (step.shown.there, step.shown.total, missing(step)) == (4, 5, ["P-KHDA"])
    opinions = on("2026-11-30", Edit("y_kien", "YK-03", {"ngay": "2026-12-01"}))[PARTY]
    assert missing(opinions) == ["CB-003"]
    proposals = [Edit("de_xuat", key, None) for key in ("DX-055", "DX-056")]
    assert missing(on("2026-12-01", *proposals)[COUNCIL]) == ["CB-017", "CB-018"]
    undecided = Edit("xep_loai_ca_nhan", "XLCN-009", {"quyet_dinh": ""})
    assert missing(on("2026-12-04", undecided)[DECISION]) == ["CB-009"]


def test_a_review_without_conclusion_minutes_or_adoption_is_not_over():
    bare = {"ket_luan": "", "bien_ban": "", "thong_qua": ""}
    assert missing(on("2026-11-25", Edit("hoi_nghi", "HN-01", bare))[COLLECTIVES]) == ["LDS"]
    assert on("2026-11-25", Edit("hoi_nghi", "HN-01", bare | {"thong_qua": "co"}))[COLLECTIVES].shown.whole


@pytest.mark.parametrize(("day", "told"), [("2026-11-24", []), ("2026-11-25", ["HN-01"])])
def test_a_meeting_that_was_held_and_lacks_its_conclusion_is_named(day, told):
    bare = {"ket_luan": "", "bien_ban": "", "thong_qua": ""}
    seen = on(day, Edit("hoi_nghi", "HN-01", bare))[COLLECTIVES].shown
    assert [meeting.id for meeting in seen.unconcluded] == told
    assert (
        on(day, Edit("hoi_nghi", "HN-01", bare | {"bien_ban": "1/BB"}))[COLLECTIVES].shown.unconcluded == ()
    )


def test_nobody_on_contract_is_missed_unless_the_agency_rates_them():
    gone = [Edit("ho_so", key, None) for key in ("HS-024", "HS-025")]
    assert missing(on("2026-11-19", *gone)["CV-02"]) == ["CB-013", "CB-014"]
    not_rated = Edit("tham_so", "AP-DUNG-HOP-DONG + 2026", {"gia_tri_chu": "khong"})
    assert missing(on("2026-11-19", *gone, not_rated)["CV-02"]) == []


def test_who_was_ill_or_on_leave_is_not_missed():
    reviews = [Edit("kiem_diem", row.place.key or "", None) for row in CYCLE.reviews if is_of(row, "CB-018")]
    assert missing(on("2026-11-26", *reviews)[PERSONS]) == []
    well = Edit("xep_loai_ca_nhan", "XLCN-018", {"ma_ly_do": ""})
    assert missing(on("2026-11-26", *reviews, well)[PERSONS]) == ["CB-018"]


def is_of(row, id: str) -> bool:
    return row.official is not None and row.official.id == id


@pytest.mark.parametrize(
    ("task", "day", "state"),
    [
        (DOSSIERS, "2026-11-20", State.WAITING),
        (DOSSIERS, "2026-11-23", State.DUE),
        (DOSSIERS, "2026-11-29", State.DUE),
        (REPORT, "2026-12-14", State.DUE),
        (REPORT, "2026-12-15", State.LATE),
        (COUNCIL, "2026-11-30", State.DUE),
    ],
)
def test_due_within_five_working_days_and_late_after_the_last_day(task, day, state):
    assert on(day)[task].state is state


def test_before_a_day_ends_the_evening_before_and_at_latest_ends_that_evening():
    steps = on("2026-11-18")
    assert steps[DOSSIERS].limit.day == date(2026, 11, 30)
    assert steps[COUNCIL].limit.day == date(2026, 12, 1)
    weekend = on("2026-11-18", Edit("cong_viec", COUNCIL, {"han": "2026-11-29"}))[COUNCIL].limit
    assert (weekend.day, weekend.working) == (date(2026, 11, 29), date(2026, 11, 27))


def test_days_left_and_days_past_are_working_days():
    """From Wednesday 18/11 to Thursday 26/11, without the weekend and the holiday of Tuesday 24/11."""
    assert on("2026-11-18")[PERSONS].left == 6
    assert on("2026-12-17")[REPORT].left == 3


def test_drafts_are_counted_back_from_the_first_meeting_recorded():
    limit = on("2026-11-10")[DRAFTS].limit
    assert (limit.day, limit.meeting, limit.days) == (date(2026, 11, 19), date(2026, 11, 25), 3)
    assert (limit.off, limit.made_up) == ({date(2026, 11, 24): "Ngày Văn hóa Việt Nam"}, [])


def test_without_a_meeting_drafts_are_counted_back_from_the_later_tasks_last_day():
    meetings = [one for one in CYCLE.meetings if one.kind is MeetingKind.PERSONAL_REVIEW]
    other = [Edit("hoi_nghi", one.id, {"loai": "hop_phong"}) for one in meetings]
    limit = on("2026-11-10", *other)[PERSONS_DRAFTS].limit
    assert (limit.day, limit.meeting) == (date(2026, 11, 20), date(2026, 11, 26))


def test_a_last_day_that_is_a_holiday_is_no_day_for_a_meeting():
    """Reviewed before 25/11, so on Monday 23/11 at the latest: Tuesday 24/11 is the Day of Culture."""
    meetings = [one for one in CYCLE.meetings if one.kind is MeetingKind.PERSONAL_REVIEW]
    other = [Edit("hoi_nghi", one.id, {"loai": "hop_phong"}) for one in meetings]
    limit = on("2026-11-10", *other, Edit("cong_viec", PERSONS, {"han": "2026-11-25"}))[PERSONS_DRAFTS].limit
    assert (limit.day, limit.meeting) == (date(2026, 11, 18), date(2026, 11, 23))


def test_the_decision_waits_for_council_party_and_conference():
    assert [task.id for task in on("2026-11-20")[DECISION].waits] == [PARTY, COUNCIL, RATING]
    assert [task.id for task in on("2026-12-01")[DECISION].waits] == [RATING]
    assert on("2026-12-02")[DECISION].waits == ()


def test_who_waits_for_the_decision_lacks_one():
    waiting = {"trang_thai": "cho_quyet_dinh", "muc": "", "quyet_dinh": ""}
    rows = [Edit("xep_loai_ca_nhan", "XLCN-003", waiting), Edit("xep_loai_tap_the", "XLTT-03", waiting)]
    before, after = (on("2026-12-04", *edits)[DECISION].shown for edits in ([], rows))
    assert before and after
    assert (before.total, before.there - 2) == (after.total, after.there)


def test_what_is_done_waits_for_nothing():
    """Even where the task that should have come first is open."""
    late_opinion = Edit("y_kien", "YK-03", {"ngay": "2026-12-20"})
    steps = on("2026-12-04", late_opinion)
    assert (steps[PARTY].state, steps[DECISION].state) == (State.LATE, State.DONE)
    assert steps[DECISION].waits == ()


def test_rows_and_steps_together_say_what_comes_first():
    orders = [order for order in AGENCY.step_orders if order.holds(CYCLE.year)]
    first = {id: [task.id for task in tasks] for id, tasks in before(CYCLE.tasks, orders).items()}
    assert first[PERSONS] == [PERSONS_DRAFTS, COLLECTIVES]
    assert first[DOSSIERS] == [DIVISIONS]
    assert first[AWARDS] == [DECISION, "CV-17"]
    assert first["CV-01"] == []


def test_without_rows_of_law_the_plan_alone_says_what_comes_first():
    first = {id: [task.id for task in tasks] for id, tasks in before(CYCLE.tasks, ()).items()}
    assert first[AWARDS] == ["CV-17"]


def test_a_plan_without_days_waits():
    undated = Edit("cong_viec", REPORT, {"loai_han": "khong_han", "han": ""})
    step = on("2026-12-20", undated)[REPORT]
    assert (step.state, step.limit) == (State.WAITING, None)


def test_what_the_year_before_left_late_is_counted_once_the_next_is_opened():
    agency, _ = assembled(edited(office_tables(), UNRECORDED))
    old = agency.cycles[0]
    new = replace(old, id="KY-2027", year=2027, tasks=(), starts=None, ends=None)
    both = replace(agency, cycles=(new, old))
    late = sum(step.state is State.LATE for step in board(agency, old, date(2027, 1, 20)))
    assert late and overdue_before(both, new, date(2027, 1, 20)) == (2026, late)
    assert overdue_before(both, old, date(2027, 1, 20)) is None
    assert overdue_before(both, new, date(2026, 11, 1)) is None
