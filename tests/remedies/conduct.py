"""Faults of how the year was conducted: where people are reviewed, who presides, what minutes show."""

from congkhai.rules import (
    council_proposed,
    deputy_chairs,
    leaders_reviewed_twice,
    minutes,
    minutes_adopted,
    party_opinion,
    rated_after_collective,
    rating_order,
    reviewed_in_place,
    right_form,
    units_before_agency,
    voted_in_division,
)
from congkhai.rules.tasks_in_time import SHOWN_LATE
from tests.remedies.case import Case, Topic
from tests.remedies.year import PERSON, UNIT, Year, accepted, bench, cells, missing, original, rows

MEETING, VOTE, REVIEW, DOSSIER = "hoi_nghi", "bieu_quyet", "kiem_diem", "ho_so"
PAPER, SUPERIOR = "van_ban", "QD-UBND-2026"


def superior_first(y: Year) -> None:
    """The day of the superior's decision on the agency, read wrong."""
    y.paper(SUPERIOR, "2713/QĐ-UBND", "2026-12-01", co_quan_ban_hanh="UBND tỉnh Sơn La")
    y.row(UNIT, "XLTT-01", quyet_dinh=SUPERIOR)


def reviewed_anew(y: Year) -> None:
    """Under the deputy, on the same day."""
    other = {"ma": "HN-25", "gio": "10:00", "chu_tri": "PCVP", "bien_ban": "04/BB-VP"}
    y.row(MEETING, "HN-25", **original(MEETING, "HN-11") | other)
    y.row(REVIEW, "KD-B", **original(REVIEW, "KD-022") | {"ma": "KD-B", "hoi_nghi": "HN-25", "chu_tri": ""})


REVIEWED = (
    Case(
        deputy_chairs.NOT_A_DEPUTY,
        lambda y: y.row(REVIEW, "KD-022", chu_tri="CVP"),
        reviewed_anew,
    ),
    Case(
        deputy_chairs.CHAIR_UNKNOWN,
        lambda y: y.row(MEETING, "HN-07", chu_tri=""),
        lambda y: y.row(REVIEW, "KD-007", chu_tri="PGD"),
    ),
    missing(leaders_reviewed_twice.ONE_PLACE_SHORT, REVIEW, "KD-055"),
    missing(reviewed_in_place.NOT_IN_PLACE, REVIEW, "KD-059"),
    missing(reviewed_in_place.DIVISION_NOT_REVIEWED, REVIEW, "KD-003"),
    cells(right_form.WRONG_FORM, DOSSIER, "HS-021", bieu_mau="M-LD"),
    cells(right_form.FORM_UNKNOWN, DOSSIER, "HS-021", bieu_mau=""),
)
RESULTS = tuple((table, key) for table in (UNIT, PERSON) for key in rows(table))


def not_minuted(y: Year) -> None:
    """A review of a collective without minutes, before anything is rated."""
    y.row(MEETING, "HN-01", bien_ban="")
    y.drop("thong_bao_ca_nhan", *rows("thong_bao_ca_nhan"))
    for table, key in RESULTS:
        y.drop(table, key)


def minuted(y: Year) -> None:
    """Then the year goes on as it did."""
    y.as_on_paper(MEETING, "HN-01", "bien_ban")
    for table, key in (*RESULTS, *(("thong_bao_ca_nhan", key) for key in rows("thong_bao_ca_nhan"))):
        y.as_on_paper(table, key)


MINUTES = (
    Case(minutes.MINUTES_LATE, not_minuted, minuted),
    cells(minutes.NO_MINUTES, MEETING, "HN-18", bien_ban=""),
    cells(minutes_adopted.NOT_ADOPTED, MEETING, "HN-18", thong_qua=""),
    missing(voted_in_division.NOT_VOTED_AT_HOME, VOTE, "BQ-006"),
)
RATED = (
    cells(rating_order.STEP_LATE, MEETING, "HN-23", ngay="2026-12-07"),
    cells(rating_order.STEP_EARLY, MEETING, "HN-23", ngay="2026-11-26"),
    missing(council_proposed.NOT_PROPOSED, "de_xuat", "DX-040"),
    accepted(council_proposed.PROPOSED_LATER, "de_xuat", "DX-041", ngay="2026-12-07"),
    missing(party_opinion.NOT_HEARD, "y_kien", "YK-02"),
    # The plan's own day for the opinion is past as well: another warning, of another rule.
    accepted(party_opinion.HEARD_LATER, "y_kien", "YK-02", SHOWN_LATE, ngay="2026-12-07"),
    cells(rated_after_collective.CONFERENCE_FIRST, MEETING, "HN-24", ngay="2026-11-25", gio="07:00"),
    cells(rated_after_collective.DECISION_FIRST, PAPER, "QD-2026-145", ngay_ban_hanh="2026-11-13"),
    missing(rated_after_collective.NOT_REVIEWED, REVIEW, *rows(REVIEW)),
    cells(rated_after_collective.NOT_CONCLUDED, MEETING, "HN-01", ket_luan=""),
    Case(
        units_before_agency.AFTER_SUPERIOR,
        superior_first,
        lambda y: y.row(PAPER, SUPERIOR, ngay_ban_hanh="2026-12-07"),
    ),
)
FAULTS_OF_CONDUCT = Topic(name="cach-lam", bench=bench, cases=(*REVIEWED, *MINUTES, *RATED))
