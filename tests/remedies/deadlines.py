"""Faults of days and time limits: what came late, is still to be done, or fell on a day off."""

from congkhai.rules import (
    configured,
    dates_in_cycle,
    day_off,
    decided_in_time,
    period_forms,
    report_in_time,
    self_reviews,
    self_scores,
    tasks_in_time,
    unconfirmed,
    unit_dossiers,
)
from tests.remedies.case import Case, Topic
from tests.remedies.year import PERSON, UNIT, Year, accepted, bench, cells, missing, rows

TASK, DOSSIER, PLAN, MADE_UP = "cong_viec", "ho_so", "KH-2026", "2026-11-28"
RATED = ((table, key, row) for table in (UNIT, PERSON) for key, row in rows(table).items())
DECIDED = tuple((table, key) for table, key, row in RATED if row["quyet_dinh"])
NOT_ISSUED = frozenset({configured.PLAN_NOT_ISSUED.code})


def decided_late(y: Year) -> None:
    """One official after the day of the law; the plan, the notice and the announcement went with it."""
    y.day(2026, 12, 22)
    y.paper("QD-2026-149", "149/QĐ-SDTTG", "2026-12-18")
    y.row(PERSON, "XLCN-012", quyet_dinh="QD-2026-149")
    y.row("thong_bao_ca_nhan", "TBCN-011", ngay_gui="2026-12-18")
    y.announced_anew("2026-12-18")
    y.row(TASK, "CV-13", han="2026-12-31")
    y.row(TASK, "CV-14", han="2026-12-31", ngay_xong="2026-12-21")


def never_decided(y: Year) -> None:
    y.day(2026, 12, 16)
    for table, key in DECIDED:
        y.row(table, key, quyet_dinh="")


def decisions_written_down(y: Year) -> None:
    for table, key in DECIDED:
        y.as_on_paper(table, key, "quyet_dinh")


def report_of(y: Year, **cells: str) -> None:
    y.day(2026, 12, 16)
    y.row(TASK, "CV-16", **cells)


def drafted(y: Year, task: str, day: str) -> None:
    """A time limit in a plan that has neither number nor day yet."""
    y.row("van_ban", PLAN, so_ky_hieu="", ngay_ban_hanh="")
    y.row(TASK, task, han=day)


def of_one_person() -> list[str]:
    """The self-review and the form of rating of one person, each of which has its day."""
    return [key for key, row in rows(DOSSIER).items() if row["can_bo"] == "CB-008"]


def without_self_review(y: Year) -> None:
    """Nor the form of rating, which stands for it."""
    y.drop(DOSSIER, *of_one_person())


def self_review_written_down(y: Year) -> None:
    for key in of_one_person():
        y.as_on_paper(DOSSIER, key)


FORM_OF_MARCH = {"ky": "KY-2026", "loai": "phieu_theo_doi", "can_bo": "CB-005", "bieu_mau": "M-335-01"} | {
    "loai_ky": "thang",
    "so_ky": "3",
    "ngay_nop": "2026-04-08",
}
LAW = (
    Case(
        decided_in_time.DECIDED_LATE,
        decided_late,
        lambda y: y.row("tham_so", "HAN-XEP-LOAI-DAC-BIET + 2026", van_ban="CV-UBND-2026"),
    ),
    Case(decided_in_time.NOT_DECIDED, never_decided, decisions_written_down),
    cells(dates_in_cycle.OUTSIDE_CYCLE, "y_kien", "YK-02", ngay="2025-11-30"),
    cells(dates_in_cycle.STILL_AHEAD, DOSSIER, "HS-020", ngay_nop="2026-12-19"),
)
TASKS = (
    accepted(tasks_in_time.DONE_LATE, TASK, "CV-01", ngay_xong="2026-11-16"),
    cells(tasks_in_time.SHOWN_LATE, "y_kien", "YK-02", ngay="2026-12-02"),
    cells(tasks_in_time.NOT_DONE, TASK, "CV-01", ngay_xong=""),
    cells(unconfirmed.ROW_UNCONFIRMED, TASK, "CV-18", du_thao="co"),
    Case(
        report_in_time.REPORT_LATE,
        lambda y: report_of(y, ngay_xong="2026-12-15"),
        lambda y: y.explain("bao-cao-muon", "CV-16"),
    ),
    Case(
        report_in_time.REPORT_MISSING,
        lambda y: report_of(y, ngay_xong="", ket_qua=""),
        lambda y: y.as_on_paper(TASK, "CV-16", "ngay_xong", "ket_qua"),
    ),
    accepted(self_scores.SCORE_LATE, DOSSIER, "HS-050", ngay_nop="2026-12-02"),
    missing(self_scores.SCORE_MISSING, DOSSIER, "HS-051"),
    accepted(self_reviews.PAPER_LATE, DOSSIER, "HS-019", ngay_nop="2026-11-20"),
    Case(self_reviews.PAPER_MISSING, without_self_review, self_review_written_down),
    Case(
        period_forms.FORM_LATE,
        lambda y: y.row(DOSSIER, "HS-901", **FORM_OF_MARCH),
        lambda y: y.explain(period_forms.FORM_LATE.code, "HS-901"),
    ),
    missing(period_forms.FORM_MISSING, "diem", "KY-2026 + CB-001 + thang + 3"),
    accepted(unit_dossiers.DOSSIER_LATE, DOSSIER, "HS-011", ngay_nop="2026-12-01"),
    missing(unit_dossiers.DOSSIER_MISSING, DOSSIER, "HS-010"),
)
DAYS_OFF = (
    Case(
        day_off.MEETING_ON_DAY_OFF,
        lambda y: y.row("hoi_nghi", "HN-23", ngay=MADE_UP),
        lambda y: y.row("ngay_nghi", MADE_UP, trang_thai="chinh_thuc"),
    ),
    Case(
        day_off.TASK_ON_DAY_OFF,
        lambda y: drafted(y, "CV-16", "2026-12-13"),
        lambda y: y.row(TASK, "CV-16", han="2026-12-15"),
        beside=NOT_ISSUED,
    ),
    Case(
        day_off.TASK_ENDS_ON_DAY_OFF,
        lambda y: drafted(y, "CV-16", "2026-12-14"),
        lambda y: y.row(TASK, "CV-16", han="2026-12-15"),
        beside=NOT_ISSUED,
    ),
)
FAULTS_OF_DEADLINES = Topic(name="thoi-han", bench=bench, cases=(*LAW, *TASKS, *DAYS_OFF))
