"""The sample's meetings fit the one day that the plan leaves, in the order the plan wants."""

from collections import Counter
from datetime import date, timedelta

REVIEWS = ("kiem_diem_tap_the", "kiem_diem_ca_nhan")


def moment(meeting: dict[str, str]) -> tuple[str, str]:
    return meeting["ngay"], meeting["gio"]


def reviews_of(sample, unit: str) -> list[tuple[str, tuple[str, str]]]:
    """(role, moment) of every review of someone who works in this unit."""
    posts = {who: post["vai_tro"] for who, post in sample.posts().items() if post["don_vi"] == unit}
    return [(posts[who], moment(meeting)) for who, _, meeting in sample.reviews() if who in posts]


def test_no_two_meetings_share_a_place_or_a_chair_at_one_time(sample):
    meetings = sample.rows("hoi_nghi")
    assert len(meetings) >= 10
    assert all(m["ngay"] and m["gio"] and m["dia_diem"] and m["chu_tri"] for m in meetings)
    for column in ("dia_diem", "don_vi"):
        taken = Counter((*moment(m), m[column]) for m in meetings)
        assert max(taken.values()) == 1, column
    assert {date.fromisoformat(m["ngay"]).weekday() for m in meetings} <= {0, 1, 2, 3, 4}
    assert all(int(m["co_mat"]) <= int(m["trieu_tap"]) for m in meetings)


def test_meetings_name_nobody(sample):
    public = [m[column] for m in sample.rows("hoi_nghi") for column in ("ten", "thanh_phan", "dia_diem")]
    assert not [text for text in public for name in sample.names().values() if name in text]


def test_every_draft_went_out_on_monday_for_the_one_thursday_that_fits(sample):
    assert {row["ngay_gui"] for row in sample.rows("kiem_diem")} == {"2022-11-21"}
    assert {meeting["ngay"] for _, _, meeting in sample.reviews()} == {"2022-11-24"}
    assert {meeting["loai"] for _, _, meeting in sample.reviews()} == set(REVIEWS)


def test_three_working_days_lie_between_each_draft_and_its_meeting(sample):
    meetings = sample.by_key("hoi_nghi")
    for row in sample.rows("kiem_diem"):
        sent, held = (date.fromisoformat(day) for day in (row["ngay_gui"], meetings[row["hoi_nghi"]]["ngay"]))
        days = [sent + timedelta(days=n) for n in range((held - sent).days)]
        assert len([day for day in days if day.weekday() < 5]) >= 3, row["ma"]


def test_the_meetings_keep_the_dates_of_the_plan(sample):
    days = {kind: max(m["ngay"] for m in sample.rows("hoi_nghi") if m["loai"] == kind)
            for kind in (*REVIEWS, "hop_phong", "hoi_dong", "xep_loai")}  # fmt: skip
    councils = {m["don_vi"]: m["ngay"] for m in sample.rows("hoi_nghi") if m["loai"] == "hoi_dong"}
    assert days["kiem_diem_tap_the"] < "2022-11-26"
    assert days["kiem_diem_ca_nhan"] < "2022-11-25"
    assert days["hop_phong"] <= "2022-11-25"
    assert max(councils["HD-SK"], councils["HD-PHONG"]) < "2022-11-28"
    assert days["xep_loai"] < "2022-11-30"


def test_collectives_come_before_individuals_and_heads_before_members(sample):
    collective = [moment(m) for _, unit, m in sample.reviews() if unit]
    single = [moment(m) for who, _, m in sample.reviews() if who]
    assert max(collective) < min(single)
    for unit in ("LDB", *sample.units):
        own = reviews_of(sample, unit)
        head = min(when for role, when in own if role == "dung_dau")
        assert head < min(when for role, when in own if role != "dung_dau"), unit


def test_each_is_reviewed_where_the_plan_says(sample):
    absent = {"CB-017"}
    for who, post in sample.posts().items():
        leads = post["vai_tro"] != "thanh_vien"
        expected = {"LDB" if leads else post["don_vi"]} | ({"CHIBO"} if post["dang_vien"] == "co" else set())
        chairs_union = {row["can_bo"] for row in sample.rows("phan_cong") if row["don_vi"] == "CONGDOAN"}
        expected |= {"CONGDOAN"} if who in chairs_union else set()
        assert sample.places(who) == (set() if who in absent else expected), who


def test_a_deputy_chairs_the_review_of_the_head(sample):
    chairs = {m["don_vi"]: m["chu_tri"] for who, _, m in sample.reviews() if who == "CB-001"}
    assert chairs == {"LDB": "PTB", "CHIBO": "PBT"}
    assert {unit for _, unit, _ in sample.reviews() if unit} == {"LDB", *sample.units}


def test_every_meeting_adopted_its_minutes(sample):
    assert all(meeting["bien_ban"] and meeting["thong_qua"] == "co" for meeting in sample.rows("hoi_nghi"))


def test_tasks_are_done_on_the_days_that_the_registers_show(sample):
    """On the day of the sample only the report to the province is still to come."""
    done = {row["ma"]: row["ngay_xong"] for row in sample.rows("cong_viec")}
    assert [task for task, day in done.items() if not day] == ["CV-26"]
    assert max(done.values()) <= "2022-12-06"
    held = {
        (meeting["loai"], meeting["don_vi"]): meeting["ngay"]
        for meeting in sorted(sample.rows("hoi_nghi"), key=moment)
    }
    shown = {
        "CV-07": held["kiem_diem_tap_the", "LDB"],
        "CV-09": held["hoi_dong", "HD-SK"],
        "CV-10": held["hoi_dong", "HD-PHONG"],
        "CV-11": held["kiem_diem_ca_nhan", "CONGDOAN"],
        "CV-12": held["xep_loai", "LDB"],
        "CV-14": held["hoi_dong", "HD-TD"],
        "CV-18": held["hop_phong", "P-TTR"],
    }
    assert {task: done[task] for task in shown} == shown
    papers = sample.by_key("van_ban")
    for row in sample.rows("cong_viec"):
        if row["ket_qua"]:
            assert papers[row["ket_qua"]]["ngay_ban_hanh"] == row["ngay_xong"], row["ma"]
