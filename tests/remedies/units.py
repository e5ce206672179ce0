"""Faults of who has a result, and of what is written of collectives: figures, points, levels."""

from congkhai.rules import (
    everyone_rated,
    head_not_above_unit,
    post_as_assigned,
    quota_of_units,
    unit_at_the_lowest,
    unit_meets_conditions,
    unit_points_add_up,
    unit_within_band,
)
from tests.remedies.case import Case, Topic
from tests.remedies.year import Year, bench, cells, missing

UNIT, PERSON, NOTICE = "xep_loai_tap_the", "xep_loai_ca_nhan", "thong_bao_ca_nhan"


def left_out(y: Year) -> None:
    """The clerk's row and the notice that goes with it."""
    y.drop(NOTICE, "TBCN-008")
    y.drop(PERSON, "XLCN-009")


def written(y: Year) -> None:
    y.as_on_paper(PERSON, "XLCN-009")
    y.as_on_paper(NOTICE, "TBCN-008")


def not_rated(y: Year) -> None:
    y.row(UNIT, "XLTT-06", trang_thai="khong_xep_loai", muc="", quyet_dinh="", diem="")


FAULTS_OF_UNITS = Topic(
    name="tap-the",
    bench=bench,
    cases=(
        cells(post_as_assigned.OTHER_UNIT, PERSON, "XLCN-009", don_vi="P-CSDT"),
        cells(post_as_assigned.OTHER_POSITION, PERSON, "XLCN-009", chuc_vu="CV"),
        Case(everyone_rated.PERSON_LEFT_OUT, left_out, written),
        missing(everyone_rated.UNIT_LEFT_OUT, UNIT, "XLTT-06"),
        Case(
            everyone_rated.UNIT_WITHOUT_REASON,
            not_rated,
            lambda y: y.row(UNIT, "XLTT-06", ly_do="Phòng mới thành lập từ ngày 01/10/2026."),
        ),
        cells(quota_of_units.OVER_QUOTA_OF_UNITS, UNIT, "XLTT-04", muc="HTXSNV"),
        cells(unit_points_add_up.UNIT_POINTS_ABOVE_MOST, UNIT, "XLTT-03", diem_chung="37.5"),
        cells(unit_points_add_up.UNIT_SCORE_DIFFERS, UNIT, "XLTT-03", diem="90"),
        cells(unit_within_band.UNIT_ABOVE_BAND, UNIT, "XLTT-07", muc="HTTNV"),
        cells(unit_within_band.UNIT_BELOW_BAND, UNIT, "XLTT-04", ly_do=""),
        Case(
            unit_meets_conditions.CONDITION_UNMET,
            lambda y: y.row(UNIT, "XLTT-05", ty_le_hoan_thanh="95"),
            lambda y: y.row(UNIT, "XLTT-05", muc="HTNV", ly_do="Lũ quét, phải hoãn một lớp tập huấn."),
            beside=frozenset({head_not_above_unit.HEAD_ABOVE_UNIT.code}),
        ),
        cells(unit_meets_conditions.FIGURE_MISSING, UNIT, "XLTT-05", ty_le_hoan_thanh=""),
        Case(
            unit_at_the_lowest.WRONGDOING,
            lambda y: y.row(UNIT, "XLTT-07", sai_pham="co"),
            lambda y: y.row(UNIT, "XLTT-07", muc="KHTNV"),
            # Its head is to be rated anew as well.
            beside=frozenset({head_not_above_unit.HEAD_ABOVE_UNIT.code}),
        ),
        Case(
            unit_at_the_lowest.TOO_LITTLE_DONE,
            lambda y: y.row(UNIT, "XLTT-07", ty_le_hoan_thanh="65"),
            lambda y: y.row(UNIT, "XLTT-07", ly_do="Thiên tai, không triển khai được ba nhiệm vụ."),
        ),
        cells(unit_at_the_lowest.UNIT_WITHOUT_CAUSE, UNIT, "XLTT-07", muc="KHTNV"),
    ),
)
