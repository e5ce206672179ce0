"""Whether a part may be received: what a form says of itself, when it comes, and what was decided before."""

import re
from datetime import date, timedelta

import pytest

from congkhai.forms.blank import Head
from congkhai.intake.fit import decided, misplaced, objections, whose
from congkhai.model.forms import Writer
from congkhai.value import replace
from tests.intake.counter import DAY, MONTH, UNDECIDED, standing
from tests.packages.edited import Edit

KNOWN, DECIDED = standing(), standing(())
ROLL = KNOWN.rolls["KY-2026"]
HEAD = Head(
    form="M-335-01",
    cycle="KY-2026",
    version=ROLL.definitions["M-335-01"].version,
    subject="CB-010",
    period=MONTH,
    writer=Writer.AUTHOR,
)


def told(**changes: object) -> str:
    misfit = misplaced(KNOWN.rolls, replace(HEAD, **changes))
    return misfit.code if misfit else ""


def version(form: str) -> str:
    return ROLL.definitions[form].version


def test_what_is_owed_fits():
    assert told() == ""
    assert told(writer=Writer.TRACKER) == ""
    assert told(form="KN", period="", version=version("KN")) == ""


@pytest.mark.parametrize(
    "cells",
    [{"rang_buoc": ". >="}, {"loai": "tinh", "cong_thuc": "${nhom_1} + 1"}],
)
def test_a_form_whose_rows_have_faults_is_not_received_and_others_are(cells):
    rolls = standing((*UNDECIDED, Edit("truong_bieu_mau", "ND335-01 + 10", cells))).rolls
    misfit = misplaced(rolls, HEAD)
    assert misfit is not None and misfit.code == "nop-mau-co-loi"
    assert misplaced(rolls, replace(HEAD, form="KN", period="", version=version("KN"))) is None


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("nop-sai-nam", {"cycle": "KY-2027"}),
        ("nop-sai-nam", {"cycle": ""}),
        ("nop-sai-mau", {"form": "M-LD"}),
        ("nop-sai-mau", {"form": "../../etc"}),
        ("nop-mau-cu", {"version": ""}),
        ("nop-mau-cu", {"version": version("KN")}),
        ("nop-phan-khong-co", {"writer": Writer.CHAIR}),
        ("nop-phan-khong-co", {"writer": Writer.AUTHORITY}),
        ("nop-cho-ai-khong-ro", {"subject": "CB-999"}),
        ("nop-cho-ai-khong-ro", {"subject": ""}),
        ("nop-mau-khong-phai-cua-minh", {"subject": "P-VP"}),
        ("nop-mau-khong-phai-cua-minh", {"subject": "HN-18"}),
        ("nop-sai-ky", {"period": "thang-13"}),
        ("nop-sai-ky", {"period": "thang-1"}),
        ("nop-sai-ky", {"period": "quy-1"}),
        ("nop-sai-ky", {"period": ""}),
        (
            "nop-mau-khong-phai-cua-minh",
            {"subject": "CB-029", "form": "M-335-02", "version": version("M-335-02")},
        ),
        ("nop-mau-khong-phai-cua-minh", {"form": "TDG-TT", "version": version("TDG-TT"), "period": ""}),
        (
            "nop-mau-khong-phai-cua-minh",
            {"form": "BB-HN", "version": version("BB-HN"), "writer": Writer.SECRETARY},
        ),
    ],
)
def test_what_fits_nothing_is_refused_by_its_reason(code: str, changes: dict[str, object]):
    assert told(**changes) == code


def test_the_refusal_names_who_is_meant_as_people_do():
    misfit = misplaced(KNOWN.rolls, replace(HEAD, subject="P-VP"))
    assert misfit and misfit.message.startswith("“Văn phòng Sở” không phải lập biểu mẫu “Mẫu số 01”")
    period = misplaced(KNOWN.rolls, replace(HEAD, subject="CB-029", period="thang-03"))
    assert period and period.code == "nop-sai-ky" and "năm 2026" in period.message


def test_who_left_may_still_hand_in_the_months_until_then():
    left = standing([*UNDECIDED, Edit("phan_cong", "PC-010", {"den_ngay": "2026-06-14"})])
    fits = [misplaced(left.rolls, replace(HEAD, period=f"thang-{at:02}")) is None for at in range(1, 13)]
    assert fits == [True] * 6 + [False] * 6


def objected(
    day: date, turn: str = MONTH, form: str = "M-335-01", *edits: Edit, free: bool = False
) -> list[str]:
    known = standing([*UNDECIDED, *edits]).rolls["KY-2026"]
    owed = known.find(form, "CB-010", turn)
    assert owed is not None
    return [one.code for one in objections(known, owed, day, after_decision=free)]


CLOSED = Edit("cong_viec", "CV-02", {"bieu_mau": "M-335-01", "nhan_muon": "khong"})


@pytest.mark.parametrize(
    ("day", "edits", "codes"),
    [
        (date(2026, 10, 31), (), ["nop-truoc-ky"]),
        (date(2026, 11, 1), (), []),
        (date(2026, 12, 7), (), []),
        (date(2026, 12, 8), (), ["nop-muon"]),
        (date(2026, 12, 7), (CLOSED,), []),
        (date(2026, 12, 8), (CLOSED,), ["nop-qua-han"]),
        (date(2027, 3, 1), (CLOSED,), ["nop-qua-han"]),
    ],
)
def test_when_it_comes(day: date, edits: tuple[Edit, ...], codes: list[str]):
    """November: from its first day until five working days after it, 7 December."""
    assert objected(day, MONTH, "M-335-01", *edits) == codes


FINAL = Edit("diem", "KY-2026 + CB-010 + thang + 11", {"trang_thai": "chinh_thuc"})


def received(writer: str) -> Edit:
    """A part of Mẫu số 01 of November that was accepted."""
    told = {"ky": "KY-2026", "loai": "phieu_theo_doi", "can_bo": "CB-010", "bieu_mau": "M-335-01"}
    told |= {"loai_ky": "thang", "so_ky": "11", "ngay_nop": "2026-12-01", "bien_nhan": "TN-2026-000001"}
    return Edit("ho_so", "HS-900", told | {"phan": writer})


def test_a_final_score_that_did_not_come_by_the_form_keeps_it_out():
    said = "nop-khi-diem-da-chinh-thuc"
    for edits, found in (
        ((FINAL,), [said]),
        ((FINAL, received("nguoi_lap")), [said]),
        ((FINAL, received("nguoi_theo_doi")), []),
        ((), []),
    ):
        assert objected(DAY, MONTH, "M-335-01", *edits) == found
    assert objected(DAY, "thang-10") == [said, "nop-muon"]
    assert objected(DAY, "", "M-335-02", FINAL) == ["nop-muon"]


def test_the_refusal_says_which_score_the_register_has():
    known = standing([*UNDECIDED, FINAL]).rolls["KY-2026"]
    owed = known.find("M-335-01", "CB-010", MONTH)
    assert owed is not None
    (told,) = objections(known, owed, DAY, after_decision=True)
    begins, ends = "Tháng 11 năm 2026 của “Mùa A Sếnh” đã có điểm chính thức", "Điểm theo dõi, đánh giá"
    assert re.fullmatch(rf"{begins} \d+,\d{{2,4}} trong bảng {ends}\.", told.message)


def test_after_the_decision_only_a_new_version_a_petition_and_what_was_not_over_then():
    known = DECIDED.rolls["KY-2026"]
    cases = {("M-335-01", MONTH): True, ("M-335-01", "thang-12"): False, ("M-335-02", ""): True}
    for (form, turn), refused in cases.items():
        owed = known.find(form, "CB-010", turn)
        day = date(2027, 1, 4)
        assert owed is not None and decided(known.cycle, owed, day) is refused
        found = {one.code for one in objections(known, owed, day, after_decision=False)}
        assert ("nop-khi-da-quyet-dinh" in found) is refused
        free = {one.code for one in objections(known, owed, day, after_decision=True)}
        assert "nop-khi-da-quyet-dinh" not in free
    petition = known.find("KN", "CB-010", "")
    assert petition is not None
    assert list(objections(known, petition, date(2026, 12, 12), after_decision=False)) == []


def test_a_decision_on_the_last_day_of_a_month_is_no_decision_about_that_month():
    for day, refused in (("2026-11-30", False), ("2026-12-01", True)):
        known = standing([Edit("van_ban", "QD-2026-146", {"ngay_ban_hanh": day})]).rolls["KY-2026"]
        owed = known.find("M-335-01", "CB-010", MONTH)
        assert owed is not None and decided(known.cycle, owed, date(2026, 12, 1)) is refused


@pytest.mark.parametrize(
    ("issued", "today", "kept_out"),
    [
        ("2026-12-04", date(2026, 12, 3), False),
        ("2026-12-04", date(2026, 12, 4), True),
        ("2026-12-04", date(2026, 12, 5), True),
        ("", date(2026, 12, 3), True),
    ],
)
def test_a_decision_keeps_a_form_out_from_its_day_and_a_petition_until_then(issued, today, kept_out):
    known = standing([Edit("van_ban", "QD-2026-146", {"ngay_ban_hanh": issued})]).rolls["KY-2026"]
    review, petition = known.find("M-335-02", "CB-010", ""), known.find("KN", "CB-010", "")
    assert review is not None and petition is not None
    found = {one.code for one in objections(known, review, today, after_decision=False)}
    assert ("nop-khi-da-quyet-dinh" in found) is kept_out
    said = [one.code for one in objections(known, petition, today, after_decision=False)]
    assert said == ([] if kept_out else ["nop-kien-nghi-khi-chua-quyet-dinh"])


def test_a_unit_that_was_recognised_hands_in_no_more():
    owed = DECIDED.rolls["KY-2026"].find("TDG-TT", "P-VP", "")
    assert owed is not None
    (unit,) = (row for row in DECIDED.rolls["KY-2026"].cycle.current_units if row.unit.id == "P-VP")
    assert unit.decided is not None
    for days, refused in ((-1, False), (0, True), (1, True)):
        today = unit.decided + timedelta(days)
        found = objections(DECIDED.rolls["KY-2026"], owed, today, after_decision=False)
        assert ("nop-khi-da-quyet-dinh" in [one.code for one in found]) is refused


def test_a_writer_is_called_by_the_words_of_the_schema():
    assert whose(KNOWN.agency, Writer.TRACKER) == "người theo dõi, đánh giá"


def test_every_key_of_the_roll_leads_to_what_it_says():
    for known in (ROLL, DECIDED.rolls["KY-2026"]):
        for key, owed in (*known.owed.items(), *known.offered.items()):
            assert owed.key == key and known.find(*key) is owed


def test_a_petition_before_anything_is_decided_is_a_remark():
    for rolls, told_of in ((KNOWN.rolls, ["nop-kien-nghi-khi-chua-quyet-dinh"]), (DECIDED.rolls, [])):
        roll = rolls["KY-2026"]
        owed = roll.find("KN", "CB-010", "")
        assert owed is not None
        found = [*objections(roll, owed, date(2026, 12, 7), after_decision=False)]
        assert [one.code for one in found if not one.blocks] == told_of
