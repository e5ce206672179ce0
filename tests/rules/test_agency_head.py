"""The agency's head and its collective are rated by the superior (NĐ 335/2025 Đ.10.2a)."""

import pytest

from congkhai.findings import Severity

CODE = "dung-dau-trong-quyet-dinh-cua-minh"


@pytest.mark.parametrize(("year", "severity"), [(2022, Severity.WARNING), (2026, Severity.ERROR)])
def test_the_head_in_the_agencys_own_decision(office, year, severity):
    small = office(year)
    small.set("xep_loai_ca_nhan", 2, quyet_dinh="QD-1", muc="HTTNV")
    small.set("xep_loai_tap_the", 2, quyet_dinh="QD-1", muc="HTTNV")
    findings = small.findings()
    assert {finding.severity for finding in findings} == {severity}
    assert [(finding.code, finding.place.row, finding.place.column) for finding in findings] == [
        (CODE, 2, "quyet_dinh"),
        (CODE, 2, "quyet_dinh"),
    ]
    assert findings[0].message == (
        "Lò Văn Hoà (CB-01), người đứng đầu cơ quan, có trong quyết định 01/QĐ-BDT do chính cơ quan ban hành"
        "; việc xếp loại thuộc cấp trên."
    )
    assert findings[1].message.startswith(
        "Tập thể lãnh đạo Ban (LDB), tập thể lãnh đạo cơ quan, có trong quyết định 01/QĐ-BDT "
    )


def test_the_superiors_decision_is_right(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 2, quyet_dinh="QD-CT", muc="HTTNV")
    small.set("xep_loai_tap_the", 2, quyet_dinh="QD-CT", muc="HTTNV")
    assert small.found() == []


def test_the_issuer_is_known_by_any_spelling(office):
    small = office(2026)
    small.set("van_ban", small.rows("van_ban", ma="QD-1")[0], co_quan_ban_hanh="BAN DÂN TỘC  TỈNH SƠN LA")
    small.set("xep_loai_ca_nhan", 2, quyet_dinh="QD-1", muc="HTTNV")
    assert small.found() == [(CODE, "xep_loai_ca_nhan.csv", 2, "quyet_dinh")]


def test_what_was_replaced_by_the_superiors_decision_is_past(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 2, quyet_dinh="QD-1", muc="HTTNV")
    mended = {"ma": "CN-11", "quyet_dinh": "QD-CT", "thay_the": "CN-01"}
    small.add("xep_loai_ca_nhan", **small.tables["xep_loai_ca_nhan"][0] | mended)
    assert small.found() == []


def test_of_the_agency_itself_the_article_on_organisations_is_cited(office):
    small = office(2026)
    small.add("don_vi", ma="CQ", ten="Ban Dân tộc tỉnh Sơn La", loai="co_quan")
    row = {"ma": "TT-9", "ky": "KY-2026", "don_vi": "CQ", "trang_thai": "cap_tren"}
    small.add("xep_loai_tap_the", **row, muc="HTTNV", quyet_dinh="QD-1")
    (finding,) = small.findings()
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 5 khoản 2"
