"""Faults of the procedure, from the review to the decision."""

from congkhai.rules import (
    agency_head,
    drafts_in_time,
    everyone_voted,
    has_decision,
    head_not_above_unit,
    level_of_year,
    not_rated,
    quota,
    review_order,
    votes_add_up,
)
from tests.remedies.case import Topic
from tests.remedies.year import PERSON, bench, cells, missing, rows

MEETING, VOTE, REVIEW = "hoi_nghi", "bieu_quyet", "kiem_diem"
OF_ONE = tuple(key for key, row in rows(VOTE).items() if row["can_bo"] == "CB-034")

FAULTS_OF_PROCEDURE = Topic(
    name="quy-trinh",
    bench=bench,
    cases=(
        cells(review_order.BEFORE_COLLECTIVE, MEETING, "HN-07", gio="07:00"),
        cells(review_order.COLLECTIVE_LAST, MEETING, "HN-01", gio="23:00"),
        missing(review_order.COLLECTIVE_MISSING, REVIEW, "KD-001"),
        cells(review_order.BEFORE_HEAD, MEETING, "HN-08", gio="12:00"),
        cells(review_order.HEAD_LAST, MEETING, "HN-07", gio="17:00"),
        cells(drafts_in_time.SENT_LATE, REVIEW, "KD-008", ngay_gui="2026-11-20"),
        cells(drafts_in_time.SENT_UNKNOWN, REVIEW, "KD-008", ngay_gui=""),
        missing(everyone_voted.NO_VOTE, VOTE, *OF_ONE),
        cells(votes_add_up.VOTES_EXCEED_PRESENT, VOTE, "BQ-002", phat_ra="99"),
        cells(votes_add_up.FEWER_ISSUED, MEETING, "HN-18", co_mat="11", trieu_tap="11"),
        cells(votes_add_up.RETURNED_EXCEED_ISSUED, VOTE, "BQ-002", phat_ra="9"),
        cells(votes_add_up.VOTES_DO_NOT_ADD_UP, VOTE, "BQ-002", phieu_muc_1="3"),
        cells(votes_add_up.PRESENT_EXCEED_INVITED, MEETING, "HN-18", co_mat="99"),
        cells(votes_add_up.PRESENT_UNKNOWN, MEETING, "HN-18", co_mat=""),
        cells(level_of_year.UNKNOWN_LEVEL, PERSON, "XLCN-003", muc="A"),
        cells(level_of_year.LEVEL_MISSING, PERSON, "XLCN-003", muc=""),
        cells(not_rated.LEVEL_OF_NOT_RATED, PERSON, "XLCN-029", muc="HTNV"),
        cells(head_not_above_unit.HEAD_ABOVE_UNIT, PERSON, "XLCN-030", muc="HTTNV"),
        cells(quota.OVER_QUOTA, PERSON, "XLCN-003", muc="HTXSNV"),
        cells(
            agency_head.HEAD_IN_OWN_DECISION,
            PERSON,
            "XLCN-001",
            trang_thai="da_xep_loai",
            muc="HTTNV",
            quyet_dinh="QD-2026-146",
        ),
        cells(has_decision.NO_DECISION, PERSON, "XLCN-003", quyet_dinh=""),
        cells(has_decision.NOT_A_DECISION, PERSON, "XLCN-003", quyet_dinh="KH-2026"),
        cells(has_decision.DECISION_INCOMPLETE, "van_ban", "QD-2026-146", nguoi_ky=""),
        cells(
            has_decision.LEVEL_WHILE_WAITING, PERSON, "XLCN-003", trang_thai="cho_quyet_dinh", quyet_dinh=""
        ),
        cells(has_decision.DECIDED_WHILE_WAITING, PERSON, "XLCN-003", trang_thai="cho_quyet_dinh", muc=""),
        cells(
            has_decision.STILL_WAITING,
            PERSON,
            "XLCN-003",
            trang_thai="cho_quyet_dinh",
            muc="",
            quyet_dinh="",
        ),
    ),
)
