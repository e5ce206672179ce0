"""The report to the province goes out before its day (plan 2022, IV.4)."""

from datetime import date

import pytest

from congkhai.findings import Severity

LATE, MISSING = "bao-cao-muon", "chua-bao-cao"


@pytest.mark.parametrize(("day", "late"), [("2022-12-14", False), ("2022-12-15", True)])
def test_before_the_15th_is_the_14th(office, day, late):
    small = office()
    small.task("bao_cao", "2022-12-15", ngay_xong=day)
    assert small.found() == ([(LATE, "cong_viec.csv", 2, "ngay_xong")] if late else [])


@pytest.mark.parametrize(("day", "late"), [("2022-12-14", False), ("2022-12-15", True)])
def test_the_report_itself_gives_the_day(office, day, late):
    small = office()
    paper = {"ma": "BC-1", "so_ky_hieu": "9/BC", "loai": "bao_cao", "co_quan_ban_hanh": "Ban Dân tộc"}
    small.add("van_ban", **paper, ngay_ban_hanh=day, trich_yeu="Báo cáo kết quả")
    small.task("bao_cao", "2022-12-15", ket_qua="BC-1", gui="UBND tỉnh")
    small.today = date(2022, 12, 20)
    assert small.found() == ([(LATE, "cong_viec.csv", 2, "ngay_xong")] if late else [])


@pytest.mark.parametrize(("today", "told"), [(date(2022, 12, 14), False), (date(2022, 12, 15), True)])
def test_not_sent_yet(office, today, told):
    small = office()
    small.today = today
    small.task("bao_cao", "2022-12-15", gui="Ủy ban nhân dân tỉnh (qua Sở Nội vụ)")
    findings = small.findings()
    assert [(finding.code, finding.severity) for finding in findings] == [(MISSING, Severity.WARNING)] * told
    for finding in findings:
        assert finding.message == (
            "Chưa ghi báo cáo kết quả đã gửi Ủy ban nhân dân tỉnh (qua Sở Nội vụ), phải gửi trước ngày "
            "15/12/2022, tức chậm nhất thứ Tư, ngày 14/12/2022."
        )


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2026)
    small.task("bao_cao", "2026-12-01")
    assert small.found() == []
