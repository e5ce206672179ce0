"""Faults of what comes before a rating and what after it."""

from congkhai.rules import awards_last, before_party_and_awards, rated_on_review
from tests.remedies.case import Case, Topic
from tests.remedies.year import PERSON, Year, bench, cells, missing, rows

TASK = "cong_viec"
PARTY, AWARDS = "CV-17", "CV-18"


def done(y: Year, task: str, day: str) -> None:
    y.row(TASK, task, ngay_xong=day)


def party_after_awards(y: Year) -> None:
    y.day(2026, 12, 11)
    done(y, PARTY, "2026-12-10")
    done(y, AWARDS, "2026-12-09")


def party_without_a_rating(y: Year) -> None:
    """The decisions are signed and not yet written down."""
    done(y, PARTY, "2026-12-09")
    for key in DECIDED:
        y.row(PERSON, key, quyet_dinh="")


def ratings_written(y: Year) -> None:
    for key in DECIDED:
        y.as_on_paper(PERSON, key, "quyet_dinh")


DECIDED = tuple(key for key, row in rows(PERSON).items() if row["quyet_dinh"])

FAULTS_OF_ORDER = Topic(
    name="truoc-sau",
    bench=bench,
    cases=(
        missing(rated_on_review.NOT_REVIEWED, "kiem_diem", "KD-026", "KD-059"),
        cells(rated_on_review.REVIEWED_LATER, "van_ban", "QD-2026-146", ngay_ban_hanh="2026-11-04"),
        Case(
            awards_last.AWARDS_FIRST,
            party_after_awards,
            lambda y: y.explain("thi-dua-truoc-dang-vien", AWARDS),
        ),
        Case(
            before_party_and_awards.DONE_BEFORE_RATING,
            lambda y: done(y, PARTY, "2026-12-03"),
            lambda y: y.explain("lam-truoc-xep-loai-cong-chuc", PARTY),
        ),
        Case(before_party_and_awards.DONE_WITHOUT_RATING, party_without_a_rating, ratings_written),
    ),
)
