"""Faults of the scores of the months, and of the year's."""

from datetime import date
from functools import cache

from congkhai.rules import periods_complete, scores_within_bounds, shares_within_whole, year_score_is_mean
from congkhai.tables.table import Tables
from tests.packages.edited import Edit, edited
from tests.packages.story import TODAY, office_tables
from tests.remedies.case import Case, Topic
from tests.remedies.year import PERSON, Year, bench, cells, missing, original, rows

SCORE = "diem"
AFTER_THE_YEAR = date(2027, 1, 4)


def month(official: str, number: int, kind: str = "thang") -> str:
    return f"KY-2026 + {official} + {kind} + {number}"


#: Of somebody without a post that leads, of a deputy.
MEMBERS, DEPUTYS = month("CB-010", 3), month("CB-006", 3)
LEADERS_PARTS = ("linh_vuc", "to_chuc", "doan_ket")


def parts(text: str) -> dict[str, str]:
    return dict.fromkeys(LEADERS_PARTS, text)


def month_named_quarter(y: Year) -> None:
    y.row(SCORE, month("CB-034", 5), loai_ky="quy")


def month_named_month(y: Year) -> None:
    y.row(SCORE, month("CB-034", 5, "quy"), loai_ky="thang")


def beyond_the_form(y: Year) -> None:
    """The third group is wrong in the office's list of criteria too."""
    y.row("tieu_chi", "TC335-III", diem_toi_da="15")
    y.row(SCORE, MEMBERS, nhom_3="12")


def more_than_assigned(y: Year) -> None:
    """102 % in time, the total and the year's score being what follows."""
    y.row(SCORE, MEMBERS, tien_do="102", tong="95.2")
    y.row(PERSON, "XLCN-010", diem="92.38")


def by_quarter_at_first(y: Year) -> None:
    held = original(SCORE, month("CB-034", 2)) | {"loai_ky": "quy", "so_ky": "1"}
    y.drop(SCORE, *(month("CB-034", number) for number in (1, 2, 3)))
    y.row(SCORE, month("CB-034", 1, "quy"), **held)


def by_month_all_year(y: Year) -> None:
    y.drop(SCORE, month("CB-034", 1, "quy"))
    for number in (1, 2, 3):
        y.as_on_paper(SCORE, month("CB-034", number))


FAULTS_OF_SCORES = Topic(
    name="diem",
    bench=bench,
    cases=(
        missing(periods_complete.NO_SCORES, SCORE, *(month("CB-034", n) for n in range(1, 13))),
        missing(periods_complete.TOO_FEW, SCORE, month("CB-034", 9), month("CB-034", 10)),
        cells(periods_complete.TOO_MANY, PERSON, "XLCN-027", so_thang="8"),
        cells(periods_complete.FINAL_TOO_EARLY, SCORE, month("CB-034", 12), trang_thai="chinh_thuc"),
        Case(scores_within_bounds.NO_SUCH_QUARTER, month_named_quarter, month_named_month),
        cells(scores_within_bounds.GROUP_ABOVE_MOST, SCORE, MEMBERS, nhom_1="95"),
        Case(
            scores_within_bounds.COMMON_ABOVE_MOST,
            beyond_the_form,
            lambda y: y.as_on_paper(SCORE, MEMBERS, "nhom_3"),
        ),
        cells(scores_within_bounds.NEITHER_50_NOR_100, SCORE, DEPUTYS, to_chuc="75"),
        cells(scores_within_bounds.LEADERS_PART_MISSING, SCORE, DEPUTYS, **parts("")),
        cells(scores_within_bounds.LEADERS_PART_OF_MEMBER, SCORE, MEMBERS, **parts("100")),
        cells(scores_within_bounds.TOTAL_DIFFERS, SCORE, MEMBERS, tong="60"),
        Case(
            shares_within_whole.OVER_100,
            more_than_assigned,
            lambda y: y.explain("ty-le-vuot-100", MEMBERS),
        ),
        cells(year_score_is_mean.MEAN_DIFFERS, PERSON, "XLCN-005", diem="90"),
        cells(year_score_is_mean.MISSING, PERSON, "XLCN-017", diem=""),
        Case(year_score_is_mean.MIXED, by_quarter_at_first, by_month_all_year),
    ),
)


@cache
def after_the_year() -> Tables:
    """The agency when December is over: its scores are confirmed, the last tasks done."""
    last = [key for key, row in rows(SCORE).items() if row["trang_thai"] == "tam_tinh"]
    done = {"CV-17": "2026-12-18", "CV-18": "2026-12-25"}
    return edited(
        office_tables(),
        [
            *(Edit(SCORE, key, {"trang_thai": "chinh_thuc"}) for key in last),
            *(Edit("cong_viec", key, {"ngay_xong": day}) for key, day in done.items()),
        ],
    )


def estimated(y: Year) -> None:
    y.row(SCORE, month("CB-034", 12), trang_thai="tam_tinh")


def confirmed(y: Year) -> None:
    y.row(SCORE, month("CB-034", 12), trang_thai="chinh_thuc")


def confirmed_otherwise(y: Year) -> None:
    """The form gives another score than the estimate."""
    y.row(SCORE, month("CB-034", 12), trang_thai="chinh_thuc", nhom_1="8.6", tong="64.85")
    y.row(PERSON, "XLCN-034", diem="64.55")


def final_after_the_decision(y: Year) -> None:
    """The form of December came in January, of somebody rated on the 4th of December."""
    y.row(SCORE, month("CB-034", 12), nhom_1="8.6", tong="64.85")
    came = {"ky": "KY-2026", "loai": "phieu_theo_doi", "can_bo": "CB-034", "ngay_nop": "2027-01-04"}
    y.row("ho_so", "HS-901", **came, loai_ky="thang", so_ky="12")


def on_the_day(y: Year) -> None:
    estimated(y)
    y.day(TODAY.year, TODAY.month, TODAY.day)


def when_it_is_over(y: Year) -> None:
    confirmed(y)
    y.day(2027, 1, 4)


FAULTS_AFTER_THE_YEAR = Topic(
    name="het-nam",
    bench=lambda folder: Year(after_the_year, AFTER_THE_YEAR),
    cases=(
        Case(periods_complete.PROVISIONAL, on_the_day, when_it_is_over),
        Case(periods_complete.STILL_PROVISIONAL, estimated, confirmed_otherwise),
        Case(
            year_score_is_mean.FINAL_SINCE,
            final_after_the_decision,
            lambda y: y.explain(year_score_is_mean.FINAL_SINCE.code, "XLCN-034"),
        ),
    ),
)
