"""What the parts of a period and the periods of a year come to (NĐ 335/2025 Đ.12, 15–17)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.law.scores import (
    judged_by,
    outcome,
    result_percent,
    result_points,
    sixfold,
    span,
)
from congkhai.model.structure import Official
from congkhai.model.year import PeriodKind, PeriodScore
from congkhai.value import replace
from tests.packages.rows import row

MOST = Decimal(70)
WHO = Official(row=row(), id="CB-05", name="Nguyễn Đức Dương")
SHARES = st.decimals(0, 200, places=2)


def parts(*given: str) -> tuple[Decimal | None, ...]:
    return tuple(Decimal(part) for part in given) + (None,) * (6 - len(given))


def score(*given: str, groups: tuple[str, ...] = ("10", "10", "10"), number: int = 1) -> PeriodScore:
    return PeriodScore(
        row=row(),
        cycle="KY-2026",
        official=WHO,
        kind=PeriodKind.MONTH,
        number=number,
        provisional=False,
        groups=tuple(map(Decimal, groups)),
        parts=parts(*given),
        total=None,
    )


@pytest.mark.parametrize(
    ("given", "leads", "percent"),
    [
        (("100", "80", "90"), False, Fraction(90)),
        (("100", "100", "80"), False, Fraction(280, 3)),
        (("90", "90", "90", "100", "50", "50"), True, Fraction(470, 6)),
        (("90", "90", "90", "100", "50", "50"), False, Fraction(90)),
        (("90", "90", "90"), True, None),
        (("90", "90"), False, None),
    ],
)
def test_a_third_of_three_parts_a_sixth_of_six(given, leads, percent):
    assert result_percent(parts(*given), leads) == percent


@pytest.mark.parametrize(
    ("percent", "points"),
    [(Fraction(100), 70), (Fraction(90), 63), (Fraction(110), 70), (Fraction(280, 3), Fraction(196, 3))],
)
def test_the_points_are_a_share_of_70_and_never_more(percent, points):
    assert result_points(percent, MOST) == points


def test_a_part_over_100_percent_stands_in_for_a_lower_one_and_lifts_nobody_above_70():
    assert outcome(score("120", "80", "100"), False, MOST).points == 70
    assert outcome(score("120", "100", "100"), False, MOST).points == 70
    assert outcome(score("120", "90", "81"), False, MOST).percent == 97


def test_common_points_and_result_points_are_the_score_of_a_period():
    made = outcome(score("100", "100", "80", groups=("9.5", "8", "7")), False, MOST)
    assert made.common == Fraction(49, 2)
    assert made.total == Fraction(49, 2) + Fraction(196, 3)


def test_six_parts_count_where_the_post_is_not_known():
    six = ("90", "90", "90", "100", "50", "50")
    assert outcome(score(*six), None, MOST).percent == Fraction(470, 6)
    assert outcome(score(*six[:3]), None, MOST).percent == 90
    assert outcome(score(*six[:3]), True, MOST) is None


@given(st.lists(SHARES, min_size=6, max_size=6), st.booleans(), st.lists(SHARES, min_size=3, max_size=3))
def test_the_sixfold_score_is_the_same_to_the_last_digit(given, leads, groups):
    row = replace(score(), parts=tuple(given), groups=tuple(groups))
    assert Fraction(sixfold(row, leads, MOST)) == 6 * outcome(row, leads, MOST).total


@pytest.mark.parametrize(
    ("kind", "number", "days"),
    [
        (PeriodKind.MONTH, 2, (date(2026, 2, 1), date(2026, 2, 28))),
        (PeriodKind.MONTH, 12, (date(2026, 12, 1), date(2026, 12, 31))),
        (PeriodKind.QUARTER, 1, (date(2026, 1, 1), date(2026, 3, 31))),
        (PeriodKind.QUARTER, 4, (date(2026, 10, 1), date(2026, 12, 31))),
    ],
)
def test_the_days_of_a_period(kind, number, days):
    assert span(replace(score(number=number), kind=kind), 2026) == days


def of_year(small):
    return small.agency().cycles[0].year_scores


@pytest.fixture
def scored(office):
    small = office(2026)
    small.parameter("DIEM-KET-QUA-TOI-DA", gia_tri="70")
    return small


def test_the_year_is_the_plain_mean_of_the_months_given(scored):
    scored.score("CB-05", range(1, 11))
    scored.score("CB-05", [11], so_luong="85")
    made = of_year(scored)["CB-05"]
    assert made.mean == Fraction(1100, 11) - Fraction(15 * 70, 300) / 11
    assert [row.number for row in made.periods] == list(range(1, 12))
    assert not made.mixed


def test_a_mean_just_under_90_is_not_90(scored):
    """Eleven months at 90 and one at 89,98 print as 90,00 and are not 90."""
    scored.score("CB-05", range(1, 12), nhom_3="0")
    scored.score("CB-05", [12], nhom_3="0", nhom_2="9.98")
    mean_score = of_year(scored)["CB-05"].mean
    assert mean_score == 90 - Fraction(2, 1200)
    assert mean_score < 90


def test_thirds_that_end_in_no_decimal_are_whole_together(scored):
    """27 + 63,2333… and 27 + 62,7666… have the mean 90, not 89,999…"""
    scored.score("CB-05", [1], nhom_3="7", so_luong="91", chat_luong="90", tien_do="90")
    scored.score("CB-05", [2], nhom_3="7", so_luong="89", chat_luong="90", tien_do="90")
    assert of_year(scored)["CB-05"].mean == 90


def test_each_period_is_judged_by_the_post_held_in_it(scored):
    """A member until June, a deputy from July: three parts, then six; in the month of the change either."""
    scored.set("phan_cong", 6, den_ngay="2026-06-14")
    post = scored.tables["phan_cong"][3] | {"ma": "PC-15", "can_bo": "CB-05", "tu_ngay": "2026-06-15"}
    scored.add("phan_cong", **post)
    scored.score("CB-05", range(1, 7))
    scored.score("CB-05", range(7, 13), linh_vuc="50", to_chuc="50", doan_ket="50")
    assert of_year(scored)["CB-05"].mean == 30 + Fraction(70 + 70 * 75 // 100 + Fraction(1, 2), 2)
    scored.set("diem", 13, linh_vuc="", to_chuc="", doan_ket="")
    assert of_year(scored)["CB-05"].mean is None


def test_months_beside_quarters_give_no_mean(scored):
    scored.score("CB-05", [1, 2, 3], kind="quy")
    assert of_year(scored)["CB-05"].mean == 100
    scored.score("CB-05", [10, 11, 12])
    made = of_year(scored)["CB-05"]
    assert (made.mean, made.mixed) == (None, True)
    assert [row.number for row in made.periods] == [1, 2, 3, 10, 11, 12]


def test_a_person_is_judged_by_the_mean_else_by_what_the_row_says(scored):
    scored.score("CB-05", [1], nhom_1="5")
    scored.set("xep_loai_ca_nhan", 6, diem="99")
    scored.set("xep_loai_ca_nhan", 7, diem="88.5")
    cycle = scored.agency().cycles[0]
    judged = {rating.official.id: judged_by(cycle, rating) for rating in cycle.current_people}
    assert (judged["CB-05"], judged["CB-06"], judged["CB-04"]) == (95, Fraction("88.5"), None)


def test_a_year_without_points_for_results_has_no_scores(office):
    small = office(2022)
    small.score("CB-05", [1])
    assert of_year(small) == {}
