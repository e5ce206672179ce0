"""Everybody who is rated has the scores of the time worked (NĐ 335/2025 Đ.17.3, Đ.11.2)."""

from datetime import date

import pytest

from congkhai.findings import Severity

FILE = "xep_loai_ca_nhan.csv"
RATED_HERE = ("CB-02", "CB-03", "CB-04", "CB-05", "CB-06")


def scored(office, months=range(1, 12), kind: str = "thang"):
    """All have their scores; CB-05 those of `months`."""
    small = office(2026)
    for who in RATED_HERE:
        if who != "CB-05":
            small.score(who, range(1, 12))
    small.score("CB-05", months, kind=kind)
    return small


@pytest.mark.parametrize(
    ("today", "given", "few"),
    [
        (date(2026, 12, 6), 11, False),
        (date(2026, 12, 6), 12, False),
        (date(2026, 12, 6), 10, True),
        (date(2026, 12, 31), 11, False),
        (date(2026, 11, 30), 10, False),
        (date(2027, 1, 4), 12, False),
        (date(2027, 1, 4), 11, True),
    ],
)
def test_the_months_over_by_today_are_asked_for(office, today, given, few):
    small = scored(office, range(1, given + 1))
    small.today = today
    code = "thieu-ky-cham-diem"
    found = [row for row in small.found() if row[2] == 6 or row[0] != code]
    early = small.rows("diem", can_bo="CB-05", so_ky="12") if today.year == 2026 else []
    assert found == [
        *([(code, FILE, 6, "so_thang")] if few else []),
        *(("diem-chinh-thuc-som", "diem.csv", row, "trang_thai") for row in early),
    ]


def test_nobody_is_told_twice_and_the_numbers_are_said(office):
    (finding,) = scored(office, range(1, 9)).findings()
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Nguyễn Đức Dương (CB-05): thiếu điểm tháng 9, 10, 11: các tháng đã qua mới có điểm của 8 "
        "tháng, theo thời gian công tác phải "
        "có 11."
    )


@pytest.mark.parametrize("month", [1, 3, 11])
@pytest.mark.parametrize("today", [date(2026, 12, 6), date(2027, 1, 4)])
def test_december_stands_in_for_no_other_month(office, month, today):
    """Twelve months less one are eleven, which is not what is asked for."""
    small = scored(office, [number for number in range(1, 13) if number != month])
    small.today = today
    (finding,) = (f for f in small.findings() if f.place.row == 6)
    assert (finding.code, finding.place.column) == ("thieu-ky-cham-diem", "so_thang")
    assert finding.message.startswith(f"Nguyễn Đức Dương (CB-05): thiếu điểm tháng {month}: ")
    small.set("xep_loai_ca_nhan", 6, so_thang="11")
    assert [f for f in small.findings() if f.place.row == 6] == []


def test_a_month_not_over_may_lack_whatever_else_does(office):
    small = scored(office, [1, 2, 3, 4, 6, 7, 8, 9, 10, 11])
    small.set("xep_loai_ca_nhan", 6, so_thang="11")
    assert small.found() == []
    small.drop("diem", can_bo="CB-05", so_ky="7")
    (finding,) = small.findings()
    assert finding.message.startswith(
        "Nguyễn Đức Dương (CB-05): thiếu điểm tháng 5, 7: "
    ) and finding.message.endswith("mới có điểm của 9 tháng, theo thời gian công tác phải có 10.")


def test_a_quarter_that_is_over_is_named(office):
    small = scored(office, [1, 3, 4], kind="quy")
    finding, early = small.findings()
    assert finding.message.startswith("Nguyễn Đức Dương (CB-05): thiếu điểm quý 2: ")
    assert early.message.startswith("Nguyễn Đức Dương (CB-05): điểm quý 4 ghi là chính thức, ")


@pytest.mark.parametrize(
    ("worked", "given", "code"),
    [
        ("7", 7, ""),
        ("7", 6, ""),
        ("7", 5, "thieu-ky-cham-diem"),
        ("6.5", 7, ""),
        ("6.5", 8, ""),
        ("6.5", 9, "thua-ky-cham-diem"),
        ("7", 9, "thua-ky-cham-diem"),
    ],
)
def test_months_not_worked_explain_what_lacks(office, worked, given, code):
    small = scored(office, range(1, given + 1))
    small.set("xep_loai_ca_nhan", 6, so_thang=worked)
    assert small.found() == ([(code, FILE, 6, "so_thang")] if code else [])


@pytest.mark.parametrize(
    ("today", "given", "few"),
    [
        (date(2026, 12, 6), 3, False),
        (date(2026, 12, 6), 2, True),
        (date(2027, 1, 4), 4, False),
        (date(2027, 1, 4), 3, True),
    ],
)
def test_an_office_that_scores_by_quarter(office, today, given, few):
    small = scored(office, range(1, given + 1), kind="quy")
    small.today = today
    told = [row for row in small.found() if row[2] == 6]
    assert told == ([("thieu-ky-cham-diem", FILE, 6, "so_thang")] if few else [])


@pytest.mark.parametrize(("worked", "given", "many"), [("6", 3, False), ("6", 4, True), ("6.5", 4, False)])
def test_more_quarters_than_were_worked(office, worked, given, many):
    """A quarter worked in part may have a score, and one more may be."""
    small = scored(office, range(1, given + 1), kind="quy")
    small.set("xep_loai_ca_nhan", 6, so_thang=worked)
    small.today = date(2027, 1, 4)
    told = [finding for finding in small.findings() if finding.place.row == 6]
    assert [finding.code for finding in told] == (["thua-ky-cham-diem"] if many else [])
    assert all(f": có điểm của {given} quý, nhiều hơn" in finding.message for finding in told)


def test_who_has_no_score_at_all_is_told(office):
    small = scored(office)
    small.drop("diem", can_bo="CB-05")
    assert small.found() == [("thieu-diem-theo-doi", FILE, 6, "can_bo")]


def test_not_whom_another_decree_or_a_superior_rates(office):
    small = scored(office)
    small.drop("diem", can_bo="CB-05")
    small.set("phan_cong", 6, loai_lao_dong="vien_chuc")
    assert small.found() == []


def test_contract_workers_are_scored_as_civil_servants(office):
    small = scored(office)
    small.drop("diem", can_bo="CB-05")
    small.set("phan_cong", 6, loai_lao_dong="hop_dong")
    assert small.found() == [("thieu-diem-theo-doi", FILE, 6, "can_bo")]


@pytest.mark.parametrize("today", [date(2026, 12, 6), date(2026, 12, 31)])
def test_december_may_be_an_estimate_until_it_is_over(office, today):
    """Told once, with how many there are."""
    small = scored(office)
    small.today = today
    for who in RATED_HERE:
        small.score(who, [12], trang_thai="tam_tinh")
    (finding,) = small.findings()
    assert (finding.code, finding.severity, finding.place.row) == ("diem-tam-tinh", Severity.INFO, None)
    assert finding.message == (
        "Có 5 người mang điểm tạm tính của tháng 12, vì tháng này đến hết ngày 31/12/2026."
    )


def test_an_estimate_of_a_month_that_is_over_is_told_at_its_row(office):
    small = scored(office)
    small.today = date(2027, 1, 1)
    (row,) = small.score("CB-04", [12], trang_thai="tam_tinh")
    (found,) = (f for f in small.findings() if f.code == "con-diem-tam-tinh")
    assert (found.place.row, found.place.column, found.severity) == (row, "trang_thai", Severity.WARNING)
    assert (
        found.message
        == "Quàng Thị Phượng (CB-04): điểm vẫn là tạm tính dù tháng 12 đã kết thúc từ ngày 31/12/2026."
    )


@pytest.mark.parametrize(
    ("number", "kind", "today", "early"),
    [
        (12, "thang", date(2026, 11, 3), True),
        (12, "thang", date(2026, 12, 10), True),
        (12, "thang", date(2026, 12, 30), True),
        (12, "thang", date(2026, 12, 31), False),
        (12, "thang", date(2027, 1, 4), False),
        (10, "thang", date(2026, 10, 29), True),
        (10, "thang", date(2026, 10, 30), False),
        (11, "thang", date(2026, 12, 10), False),
        (4, "quy", date(2026, 12, 10), True),
        (3, "quy", date(2026, 12, 10), False),
    ],
)
def test_a_score_is_not_final_while_its_period_has_working_days_to_come(office, number, kind, today, early):
    """31/10/2026 is a Saturday: October's may be final on the Friday."""
    small = office(2026)
    small.today = today
    (row,) = small.score("CB-05", [number], kind=kind)
    code = "diem-chinh-thuc-som"
    told = [(code, "diem.csv", row, "trang_thai")] if early else []
    assert [one for one in small.found() if one[0] == code] == told
    small.set("diem", row, trang_thai="tam_tinh")
    assert code not in {one for one, *_ in small.found()}


def test_what_a_score_that_is_final_too_early_is_told(office):
    small = scored(office)
    small.score("CB-05", [12])
    (finding,) = small.findings()
    assert (finding.severity, finding.place.key) == (Severity.WARNING, "KY-2026 + CB-05 + thang + 12")
    assert finding.message == (
        "Nguyễn Đức Dương (CB-05): điểm tháng 12 ghi là chính thức, trong khi hết ngày 31/12/2026 "
        "tháng này mới kết thúc."
    )


def test_where_nobody_is_scored_the_rule_says_what_it_lacks(office):
    small = office(2026)
    assert small.found() == []
    lacking = "không còn điểm tạm tính (còn thiếu: bảng Điểm theo dõi, đánh giá chưa có dòng nào của năm)"
    assert lacking in small.told()[-1].message


def test_2022_is_not_scored_by_months(office):
    small = office(2022)
    small.score("CB-06", [1], trang_thai="tam_tinh")
    assert small.found() == []


def test_months_beside_quarters_are_another_rules_to_tell(office):
    """Which periods lack cannot be said before the scores are of one kind."""
    small = scored(office, [1, 2])
    assert [row[0] for row in small.found()] == ["thieu-ky-cham-diem"]
    small.score("CB-05", [2], kind="quy")
    assert small.found() == []
    small.score("CB-05", range(3, 12))
    small.score("CB-05", [1, 3], kind="quy")
    assert small.found() == []


def test_where_somebody_is_scored_the_rule_lacks_nothing(office):
    assert not any(
        "bảng Điểm theo dõi, đánh giá chưa có dòng nào" in one.message for one in scored(office).told()
    )
