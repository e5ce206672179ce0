"""Faults of what is written of collectives: figures, points, levels."""

from congkhai.rules import (
    head_not_above_unit,
    quota_of_units,
    unit_at_the_lowest,
    unit_meets_conditions,
    unit_points_add_up,
    unit_within_band,
)
from tests.remedies.case import Case, Topic
from tests.remedies.year import bench, cells

UNIT = "xep_loai_tap_the"

FAULTS_OF_UNITS = Topic(
    name="tap-the",
    bench=bench,
    cases=(
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
