"""A paper bears the name, the symbol and the head's title that the agency had that day."""

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import not_this_year, paper

NAME, SYMBOL, TITLE = "ten-co-quan-khac-thoi", "ky-hieu-khac-thoi", "chuc-danh-khac-thoi"
OLD, NEW = "Ban Dân tộc tỉnh Sơn La", "Sở Dân tộc và Tôn giáo tỉnh Sơn La"


def renamed(small):
    """A department from 1 March 2026; the board until the day before."""
    small.set("co_quan", 2, den_ngay="2026-02-28")
    new = {"ma": "CQ-2026", "ten": NEW, "ky_hieu": "SDTTG", "chuc_danh_dung_dau": "Giám đốc"}
    small.add("co_quan", **new, tu_ngay="2026-03-01")
    small.set("ky_danh_gia", 2, co_quan="CQ-2026")
    small.set("van_ban", small.rows("van_ban", ma="QD-1")[0], co_quan_ban_hanh=NEW, so_ky_hieu="01/QĐ-SDTTG")
    return small


@pytest.mark.parametrize(
    ("issuer", "number", "title", "day", "found"),
    [
        (OLD, "07/QĐ-BDT", "TRƯỞNG BAN", "2026-02-28", []),
        (NEW, "07/QĐ-SDTTG", "GIÁM ĐỐC", "2026-03-01", []),
        (NEW, "07/QĐ-SDTTG", "KT. GIÁM ĐỐC – PHÓ GIÁM ĐỐC", "2026-03-01", []),
        (OLD, "07/QĐ-BDT", "TRƯỞNG BAN", "2026-03-01", [NAME, SYMBOL, TITLE]),
        (NEW, "07/QĐ-SDTTG", "GIÁM ĐỐC", "2026-02-28", [NAME, SYMBOL, TITLE]),
        (NEW, "07/QĐ-BDT", "GIÁM ĐỐC", "2026-03-01", [SYMBOL]),
        (NEW, "07/QĐ-SDTTG", "KT. TRƯỞNG BAN – PHÓ TRƯỞNG BAN", "2026-03-01", [TITLE]),
        (NEW, "07/QĐ-SDTTG", "TL. GIÁM ĐỐC – CHÁNH VĂN PHÒNG", "2026-03-01", []),
        (NEW, "", "", "2026-03-01", []),
    ],
)
def test_the_day_decides(office, issuer, number, title, day, found):
    small = renamed(office(2026))
    row = paper(small, "QD-7", number, day, co_quan_ban_hanh=issuer, chuc_danh_ky=title)
    columns = {NAME: "co_quan_ban_hanh", SYMBOL: "so_ky_hieu", TITLE: "chuc_danh_ky"}
    assert small.found() == [(code, "van_ban.csv", row, columns[code]) for code in found]


def test_what_it_says(office):
    small = renamed(office(2026))
    paper(small, "QD-7", "07/QĐ-SDTTG", "2026-03-02", co_quan_ban_hanh=OLD)
    (finding,) = small.findings()
    assert finding.message == (
        "Tên “Ban Dân tộc tỉnh Sơn La” không phải của cơ quan vào ngày 02/03/2026, ngày ban hành văn bản; "
        "ngày ấy là “Sở Dân tộc và Tôn giáo tỉnh Sơn La”."
    )
    assert (finding.severity, "chưa đối chiếu" in finding.source) == (Severity.WARNING, True)


def test_a_day_on_which_the_agency_has_no_name(office):
    small = renamed(office(2026))
    small.set("co_quan", 2, den_ngay="2025-12-31")
    row = paper(small, "QD-7", "07/QĐ-BDT", "2026-02-01")
    assert small.found() == [(NAME, "van_ban.csv", row, "co_quan_ban_hanh"),
                             (SYMBOL, "van_ban.csv", row, "so_ky_hieu")]  # fmt: skip
    assert "bảng Cơ quan không có dòng nào" in small.findings()[0].message


def test_a_symbol_not_yet_filled_in_is_no_fault(office):
    small = renamed(office(2026))
    small.set("co_quan", 3, ky_hieu="")
    paper(small, "QD-7", "07/QĐ-BDT", "2026-03-02", co_quan_ban_hanh=NEW)
    assert small.found() == []


def test_a_year_without_the_rule(office):
    small = renamed(office(2026))
    paper(small, "QD-7", "07/QĐ-BDT", "2026-03-02")
    not_this_year(small, "ten-co-quan-theo-ngay")
    assert small.found() == []
