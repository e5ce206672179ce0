"""Warnings that the office accepts stay visible, with the reason and the paper."""

from collections.abc import Callable

import pytest

from congkhai.findings import Finding, Severity, gathered
from congkhai.records.assemble import assemble
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
    agency, _ = assemble(small.read())
    assert agency is not None
    return [*explained(agency, small.findings())]


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


OTHER_YEAR = {"ma": "KY-2023", "nam": "2023", "co_quan": "CQ-2022", "bo_quy_dinh": "ND90-48"}
SCORE, TWICE = "diem-tren-100", "bieu-quyet-trung"


def of_other_year(small: Office, row: int) -> None:
    """The explanation is put down for a cycle that has nothing else."""
    if not small.rows("ky_danh_gia", ma="KY-2023"):
        small.add("ky_danh_gia", **OTHER_YEAR)
    small.set("giai_trinh", row, ky="KY-2023")


def passed(small: Office, code: str) -> list[bool]:
    return [bool(one.passed) for one in told(small) if one.code == code]


def above_a_hundred(small: Office) -> tuple[str, str]:
    small.set("xep_loai_tap_the", 3, diem="103")
    return SCORE, "TT-2"


def voted_twice(small: Office) -> tuple[str, str]:
    small.add("bieu_quyet", **small.tables["bieu_quyet"][1] | {"ma": "BQ-9"})
    return TWICE, "BQ-9"


def sent_late(small: Office) -> tuple[str, str]:
    small.set("kiem_diem", 3, ngay_gui="2022-11-22")
    return LATE, "KD-2"


@pytest.mark.parametrize("warned", [sent_late, above_a_hundred, voted_twice])
def test_a_warning_of_one_year_is_not_explained_in_another(office, warned):
    small = office(2022)
    code, subject = warned(small)
    row = explain(small, code, subject)
    assert passed(small, code) == [True]
    of_other_year(small, row)
    assert passed(small, code) == [False]
    (useless,) = [one for one in told(small) if one.code == USELESS]
    assert useless.place.row == row
    assert "cảnh báo nào đang có của kỳ KY-2023" in useless.message


def test_a_paper_of_no_year_is_explained_in_any(office):
    """Which cycle answers for a paper changes when another cycle comes between."""
    small = office(2022)
    (decision,) = small.rows("van_ban", ma="QD-1")
    small.set("van_ban", decision, nguoi_ky="TS. Hà Văn Đức")
    (code,) = {one.code for one in small.findings()}
    row = explain(small, code, "QD-1")
    assert passed(small, code) == [True]
    of_other_year(small, row)
    assert passed(small, code) == [True]


def test_of_two_years_that_warn_each_needs_its_own(office):
    """A rule that rests on a paper no longer in force warns in each year in which it holds."""
    small = office(2022)
    small.add("ky_danh_gia", **OTHER_YEAR)
    cited = {"loai": "huong_dan", "trich_yeu": "Hướng dẫn", "co_quan_ban_hanh": "Sở Nội vụ"}
    small.add("van_ban", ma="HD-9", hieu_luc_den="2021-12-31", **cited)
    held = {"muc_do": "loi", "bat": "co", "tu_nam": "2022", "den_nam": "2023", "van_ban": "HD-9"}
    small.drop("quy_tac", ma="so-van-ban-dan")
    small.add("quy_tac", ma="so-van-ban-dan", ten="Số dẫn", doi_chieu="chua_doi_chieu", **held)
    code = "can-cu-het-hieu-luc"
    assert passed(small, code) == [False, False]
    key = next(one.place.key for one in told(small) if one.code == code)
    row = explain(small, code, key or "")
    assert sorted(passed(small, code)) == [False, True]
    of_other_year(small, row)
    assert sorted(passed(small, code)) == [False, True]
