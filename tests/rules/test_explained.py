"""Warnings that the office accepts stay visible, with the reason and the paper."""

from collections.abc import Callable

import pytest

from congkhai.findings import Finding, Severity, gathered
from congkhai.rules.explained import explained
from tests.rules.build import Office

LATE, NONE = "gui-du-thao-muon", "xep-loai-thieu-quyet-dinh"
USELESS, OF_ERROR = "giai-trinh-thua", "giai-trinh-cho-loi"


@pytest.fixture
def late(office: Callable[..., Office]) -> Office:
    """Two drafts were sent a day late: two warnings, of the rows KD-2 and KD-3."""
    small = office(2022)
    for row in (3, 4):
        small.set("kiem_diem", row, ngay_gui="2022-11-22")
    return small


def explain(small: Office, code: str, subject: str, reason: str = "Trụ sở mất điện hai ngày.") -> int:
    number = len(small.tables.get("giai_trinh", ())) + 1
    said = {"ma_loi": code, "doi_tuong": subject, "ly_do": reason, "van_ban": "QD-CT"}
    return small.add("giai_trinh", ma=f"GT-{number}", ky=f"KY-{small.year}", **said)


def told(small: Office) -> list[Finding]:
    return [*explained(small.agency(), small.findings())]


def test_a_warning_passed_says_why_and_by_which_paper(late):
    explain(late, LATE, "KD-2")
    first, second = told(late)
    assert (first.code, first.place.key, first.severity) == (LATE, "KD-2", Severity.WARNING)
    assert first.passed == "Trụ sở mất điện hai ngày (Quyết định 2512/QĐ-UBND)."
    assert (second.place.key, second.passed) == ("KD-3", "")


def test_what_is_explained_and_what_is_not_are_told_apart(late):
    """The two say the same; one row stands for one row only."""
    assert len(gathered(told(late))) == 1
    explain(late, LATE, "KD-2")
    assert [(one.place.row, bool(one.passed)) for one in gathered(told(late))] == [(3, True), (4, False)]


def test_an_error_cannot_be_explained(late):
    late.set("xep_loai_ca_nhan", 7, quyet_dinh="")
    row = explain(late, NONE, "CN-06")
    errors = [finding for finding in told(late) if finding.blocks]
    assert [(one.code, one.passed) for one in errors] == [(NONE, "")]
    (useless,) = [finding for finding in told(late) if finding.code == OF_ERROR]
    assert (useless.place.table, useless.place.row, useless.place.column) == ("giai_trinh", row, "ma_loi")
    assert useless.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("code", "subject"),
    [(LATE, "KD-4"), (LATE, "KY-2022"), ("chua-ghi-ngay-gui", "KD-2"), ("khong-co-ma-nay", "KD-2")],
)
def test_a_row_that_explains_nothing_is_a_remark(late, code, subject):
    row = explain(late, code, subject)
    found = told(late)
    assert [one.passed for one in found] == ["", "", ""]
    useless = found[-1]
    assert (useless.code, useless.severity, useless.place.row) == (USELESS, Severity.INFO, row)
    assert f"mã “{code}”, dòng “{subject}”" in useless.message


def test_of_two_rows_for_one_warning_one_is_useless(late):
    explain(late, LATE, "KD-2")
    explain(late, LATE, "KD-2")
    assert [one.code for one in told(late)] == [LATE, LATE, USELESS]


def test_a_remark_needs_no_explanation(late):
    late.rule("gui-du-thao-truoc", muc_do="thong_tin")
    explain(late, LATE, "KD-2")
    assert [(one.code, one.passed) for one in told(late)] == [(LATE, ""), (LATE, ""), (USELESS, "")]


def test_a_finding_about_the_whole_cycle_is_explained_by_the_cycle(office):
    small = office(2026)
    small.rule("ty-le-xuat-sac", muc_do="canh_bao")
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    (before,) = told(small)
    assert before.place.key == "KY-2026"
    explain(small, before.code, "KY-2026")
    (after,) = told(small)
    assert after.passed
